"""Why something is not heard, as a value and in words."""

from enum import StrEnum

from PySide6.QtCore import QObject

from app.texts import Lang


class Silence(StrEnum):
    """Reasons, the first that holds is the one to tell."""

    OFF = "off"
    NO_ENGINE = "no_engine"
    NO_VOICE_FOR_LANGUAGE = "no_voice_for_language"
    NO_AUDIO = "no_audio"


class SilenceWords(QObject):
    """One sentence for each reason, with what to do next."""

    def voice(self, silence: Silence, lang: Lang) -> str:
        """Say why nothing is read aloud; `lang` is the language that was wanted."""
        return {
            Silence.OFF: self.tr("The voice is off. All that would be spoken stands in captions."),
            Silence.NO_ENGINE: self.tr(
                "This computer has no program that reads text aloud; captions and chimes take "
                "over. On Linux, install speech-dispatcher and speech-dispatcher-espeak-ng, then "
                "start MirrorMend again."
            ),
            Silence.NO_VOICE_FOR_LANGUAGE: self._no_voice(lang),
            Silence.NO_AUDIO: self.tr(
                "No loudspeaker or headphones were found; captions take over. Connect one, or "
                "look at the sound settings of this computer."
            ),
        }[silence]

    def chimes(self, silence: Silence) -> str:
        """Say why no chime is heard."""
        if silence is Silence.OFF:
            return self.tr("Chimes are off. Each change is still shown on the screen.")
        return self.tr(
            "No chime can be played: no sound output was found. Each change is still shown on "
            "the screen."
        )

    def _no_voice(self, lang: Lang) -> str:
        if lang is Lang.ZH:
            return self.tr(
                "This computer has no Mandarin voice; captions and chimes take over. Add one in "
                "the speech settings of the system, then start MirrorMend again."
            )
        return self.tr(
            "This computer has no English voice; captions and chimes take over. Add one in the "
            "speech settings of the system, then start MirrorMend again."
        )
