"""Text to speech behind a small door: the Protocol, and Qt's engines behind it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from app.texts import Lang
from ui.voice.quiet import plugins_kept_quiet
from ui.voice.silence import Silence

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

STOP_MS = 500

_LANGUAGES = {Lang.ZH: QLocale.Language.Chinese, Lang.EN: QLocale.Language.English}
_PREFERRED = {
    Lang.ZH: (QLocale.Country.China, QLocale.Country.Singapore, QLocale.Country.Taiwan),
    Lang.EN: (QLocale.Country.UnitedKingdom, QLocale.Country.UnitedStates),
}
# Voices that call themselves Chinese there speak Cantonese.
_OTHERWISE_SPOKEN = (QLocale.Country.HongKong, QLocale.Country.Macau)
_MANDARIN = "mandarin"

_log = logging.getLogger(__name__)


class EngineState(Enum):
    STARTING = "starting"
    READY = "ready"
    ABSENT = "absent"
    """It is not there, or is there no more."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What to say and how: `volume_ratio` 0 to 1, `rate_ratio` -1 to 1 with 0 as usual."""

    number: int
    text: str
    lang: Lang
    volume_ratio: float
    rate_ratio: float


class Engine(Protocol):
    """Speaks one utterance at a time; all of it in the GUI thread.

    While it is starting, it speaks no language yet.
    """

    state: EngineState

    def listen(self, on_ended: Callable[[int], None], on_failed: Callable[[Silence], None]) -> None:
        """Say whom to tell that an utterance was spoken to its end, or cannot be heard."""
        ...

    def watch(self, on_state: Callable[[], None]) -> None:
        """Say whom to tell that `state` is another."""
        ...

    def speaks(self, lang: Lang) -> bool: ...

    def say(self, utterance: Utterance) -> None:
        """Say this; whatever is being said is ended first, without `ended`."""
        ...

    def stop(self) -> None: ...
    def close(self) -> None: ...


def engine_names() -> tuple[str, ...]:
    """Name the engines that Qt knows on this system; whether they work shows when they open."""
    with plugins_kept_quiet():
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError as error:
            _log.info("no QtTextToSpeech: %s", error)
            return ()
        return tuple(name for name in QTextToSpeech.availableEngines() if name != "mock")


def open_qt_engines(names: Sequence[str] = ()) -> "tuple[QtEngine, ...]":
    """Open these engines, or those of this system; empty where there is none that works.

    It may take a second: speech-dispatcher lists some ten thousand voices of espeak-ng.
    """
    names = names or engine_names()
    if not names:
        return ()
    with plugins_kept_quiet():
        from PySide6.QtTextToSpeech import QTextToSpeech

        known = QTextToSpeech.availableEngines()
        names = [name for name in names if name in known]
        opened = {name: QTextToSpeech(name) for name in names}
        working = [s for s in opened.values() if s.state() is not QTextToSpeech.State.Error]
    _log.info("speech engines: %d of %s", len(working), list(names))
    return tuple(QtEngine(speech) for speech in working)


def best_locale(spoken: Sequence[QLocale], lang: Lang) -> QLocale | None:
    """Choose among the locales of an engine; None where none of them is that language."""
    fitting = [
        locale
        for locale in spoken
        if locale.language() is _LANGUAGES[lang] and locale.territory() not in _OTHERWISE_SPOKEN
    ]
    wanted = _PREFERRED[lang]

    def rank(locale: QLocale) -> int:
        place = locale.territory()
        return wanted.index(place) if place in wanted else len(wanted)

    return min(fitting, key=rank, default=None)


class QtEngine(QObject):
    """One of Qt's engines.

    Speech-dispatcher tells of the end of an utterance some milliseconds after it was stopped, by
    then the next one would be taken for ended (seen with 0.11.4): so the next one waits for that.

    Signals: `ended(number)`, `failed(Silence)`.
    """

    ended = Signal(int)
    failed = Signal(object)
    state = EngineState.READY

    def __init__(self, speech: "QTextToSpeech") -> None:
        super().__init__()
        self._speech = speech
        self._number: int | None = None
        self._waiting: Utterance | None = None
        self._voices: dict[Lang, QVoice] = {}
        self._guard = QTimer(self, singleShot=True, interval=STOP_MS)
        self._guard.timeout.connect(self._start)
        speech.stateChanged.connect(self._on_state)
        speech.errorOccurred.connect(self._on_error)

    def listen(self, on_ended: Callable[[int], None], on_failed: Callable[[Silence], None]) -> None:
        self.ended.connect(on_ended)
        self.failed.connect(on_failed)

    def watch(self, on_state: Callable[[], None]) -> None:
        """It is there as long as it is open."""

    def speaks(self, lang: Lang) -> bool:
        return self._voice(lang) is not None

    def say(self, utterance: Utterance) -> None:
        self._number = None
        self._waiting = utterance
        is_busy = self._is_busy()
        self._speech.stop()
        if is_busy and self._is_busy():
            self._guard.start()
        else:
            self._start()

    def stop(self) -> None:
        self._number = self._waiting = None
        self._guard.stop()
        self._speech.stop()

    def close(self) -> None:
        self.stop()
        self._speech.stateChanged.disconnect(self._on_state)
        self._speech.errorOccurred.disconnect(self._on_error)
        self._speech.deleteLater()
        self.deleteLater()

    def _start(self) -> None:
        utterance, self._waiting = self._waiting, None
        self._guard.stop()
        if utterance is None:
            return
        voice = self._voice(utterance.lang)
        if voice is None:
            self.failed.emit(Silence.NO_VOICE_FOR_LANGUAGE)
            return
        self._speech.setVoice(voice)
        self._speech.setVolume(utterance.volume_ratio)
        self._speech.setRate(utterance.rate_ratio)
        self._number = utterance.number
        self._speech.say(utterance.text)

    def _is_busy(self) -> bool:
        from PySide6.QtTextToSpeech import QTextToSpeech

        return self._speech.state() not in (QTextToSpeech.State.Ready, QTextToSpeech.State.Error)

    def _voice(self, lang: Lang) -> "QVoice | None":
        """Find a voice once; the engine is left with that language."""
        if lang not in self._voices:
            locale = best_locale(self._speech.availableLocales(), lang)
            found = self._first(locale) if locale is not None else self._unlabelled(lang)
            if found is None:
                return None
            self._voices[lang] = found
        return self._voices[lang]

    def _first(self, locale: QLocale) -> "QVoice | None":
        self._speech.setLocale(locale)
        return next(iter(self._speech.availableVoices()), None)

    def _unlabelled(self, lang: Lang) -> "QVoice | None":
        """Find Mandarin by name: espeak-ng calls it "cmn", which Qt 6.11 takes for no language."""
        plain = QLocale.c()
        if lang is not Lang.ZH or plain not in self._speech.availableLocales():
            return None
        self._speech.setLocale(plain)
        return next(
            (v for v in self._speech.availableVoices() if _MANDARIN in v.name().lower()), None
        )

    def _on_state(self, _state: object) -> None:
        if self._is_busy():
            return
        if self._waiting is not None:
            self._start()
        elif self._number is not None:
            number, self._number = self._number, None
            self.ended.emit(number)

    def _on_error(self, reason: object, _text: str) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        _log.warning("speech failed: %s", reason)
        is_sound = reason is QTextToSpeech.ErrorReason.Playback
        self.failed.emit(Silence.NO_AUDIO if is_sound else Silence.NO_ENGINE)
