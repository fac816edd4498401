"""From the moments of a routine to what is said and sounded."""

from app.domain.routine_player import Cue, CueKind
from app.domain.sides import Affected
from app.texts import Lang
from exercises.schema_massage import Massage
from ui.viewmodels.routine_words import RoutineWords
from ui.voice.chimes import Chime
from ui.voice.kit import VoiceKit
from ui.voice.lines import Urgency


class RoutineVoice:
    """GUI thread only. What is said is shown by whoever listens to the kit."""

    def __init__(self, massage: Massage, words: RoutineWords, kit: VoiceKit) -> None:
        self._massage, self._words, self._kit = massage, words, kit

    def sound(self, cue: Cue, affected: Affected, lang: Lang) -> None:
        """Say and ring what belongs to a moment."""
        speaker, chimes = self._kit.speaker, self._kit.chimes
        step = self._massage.steps[cue.step]
        match cue.kind:
            case CueKind.STEP_STARTED:
                chimes.ring(Chime.STEP)
                speaker.say(self._words.fill(step.prompt, affected, lang), lang)
            case CueKind.RESUMED:
                speaker.say(self._words.fill(step.prompt, affected, lang), lang)
            case CueKind.MID_STEP:
                chimes.ring(Chime.HALF)
                speaker.say(self._words.fill(step.cue_mid, affected, lang), lang, Urgency.CUE)
            case CueKind.REMAINING:
                speaker.say(self._words.remaining(cue.remaining_s), lang, Urgency.CUE)
            case CueKind.PAUSED | CueKind.INTERRUPTED | CueKind.ENDED:
                speaker.pause()
            case CueKind.FINISHED:
                chimes.ring(Chime.END)
                speaker.say(self._words.finished(), lang)

    def stop(self) -> None:
        self._kit.speaker.stop()
        self._kit.chimes.stop()
