"""What is said and rung in a training; everything of it is shown too."""

from typing import Final

from app.domain.timeline import Phase, Prompt
from app.texts import Lang
from ui.viewmodels.training_words import TrainingWords
from ui.voice.chimes import Chime
from ui.voice.kit import VoiceKit
from ui.voice.lines import Urgency

_LEAST_S: Final = 1.5
"""A shorter phase is over before its cue is said."""


class TrainingVoice:
    """GUI thread only."""

    def __init__(self, words: TrainingWords, kit: VoiceKit) -> None:
        self._words, self._kit = words, kit

    @property
    def is_speaking(self) -> bool:
        return self._kit.speaker.is_speaking

    def prepare(self) -> None:
        self._kit.prepare()

    def phase(self, prompt: Prompt, *, eyes_closed: bool, before: str = "") -> None:
        """Say what a phase asks for; with closed eyes a tone marks hold and end.

        `before` is said first, where an exercise has just been ended.
        """
        beat, phase = prompt.beat, prompt.phase
        if phase is Phase.READY:
            self._kit.chimes.ring(Chime.STEP)
            self._say(f"{before} {self._words.intro(beat.exercise)}".strip())
            return
        if eyes_closed and phase is Phase.HOLD:
            self._kit.chimes.ring(Chime.HALF)
        if eyes_closed and phase is Phase.REST:
            self._kit.chimes.ring(Chime.END)
        lasts_s = {
            Phase.IN: _LEAST_S,
            Phase.HOLD: beat.hold_s,
            Phase.OUT: beat.out_s,
            Phase.REST: beat.rest_s,
        }[phase]
        if lasts_s >= _LEAST_S:
            self._say(self._words.said(phase))

    def cue(self, text: str) -> None:
        """Say a cue at once: it is about what is seen now."""
        self._say(text)

    def end(self) -> None:
        self._kit.chimes.ring(Chime.END)
        self._say(self._words.end())

    def pause(self) -> None:
        self._kit.speaker.pause()

    def stop(self) -> None:
        self._kit.speaker.stop()
        self._kit.chimes.stop()

    def _say(self, text: str) -> None:
        self._kit.speaker.say(text, self._lang, Urgency.PROMPT)

    @property
    def _lang(self) -> Lang:
        return self._words.lang
