"""Which line stands in the strip: what is seen before what is asked for; calm, and never twice."""

from typing import Final

from app.domain.feedback import LinkedMovement
from app.domain.timeline import Prompt
from ui.viewmodels.training_facts import CueKind, CueShown
from ui.viewmodels.training_voice import TrainingVoice
from ui.viewmodels.training_words import TrainingWords

QUIET_S: Final = 6.0
"""For so long the same kind of cue is not said again (DESIGN §4.3)."""
_STAYS_S: Final = 2.5
_ANSWER_STAYS_S: Final = 3.0
_REASON_AFTER_S: Final = 1.0
"""A hiccup shorter than this is not worth a word."""
_NONE: Final = CueShown(CueKind.SAID, "")


class Cues:
    """GUI thread only. Time is that of the frames: it stands still where they do."""

    def __init__(self, words: TrainingWords, voice: TrainingVoice) -> None:
        self._words, self._voice = words, voice
        self._now_s = 0.0
        self._phase: CueShown = _NONE
        self._passing: CueShown | None = None
        self._passing_until_s = 0.0
        self._linked: CueShown | None = None
        self._linked_until_s = 0.0
        self._said_s = -QUIET_S
        self._stop: str = ""
        self._reason = ""
        self._reason_since_s: float | None = None

    def at(self, now_s: float) -> None:
        self._now_s = now_s
        if self._passing is not None and now_s >= self._passing_until_s:
            self._passing = None

    def phase(self, prompt: Prompt, following: str | None, *, eyes_closed: bool) -> None:
        """A new phase has begun: show it and say it."""
        self._phase = self._words.prompt(prompt, following)
        before, self._stop = self._stop, ""
        self._voice.phase(prompt, eyes_closed=eyes_closed, before=before)

    def linked(self, linked: LinkedMovement, *, is_new: bool) -> None:
        """An unwanted movement is seen; said once, and not again within `QUIET_S`."""
        self._linked = self._words.linked(linked)
        self._linked_until_s = self._now_s + _STAYS_S
        if is_new and self._now_s - self._said_s >= QUIET_S:
            self._said_s = self._now_s
            self._voice.cue(self._words.rescue())

    def unlinked(self) -> None:
        """Nothing of the kind is seen; the cue stays long enough to be read."""
        if self._now_s >= self._linked_until_s:
            self._linked = None

    def stopped(self) -> None:
        """The exercise has been ended by a rule; it is said before the next one is announced."""
        self._linked = None
        self._pass_by(self._words.stop(), 2 * _STAYS_S)
        self._stop = self._words.stop().what

    def smaller(self) -> None:
        self._pass_by(self._words.smaller(), _ANSWER_STAYS_S)
        self._voice.cue(self._words.smaller().what)

    def judge(self, is_moving: bool, reason: str) -> None:
        """Keep why nothing is judged; told only when it lasts, and only where it matters."""
        if not reason or not is_moving:
            self._reason_since_s = None
            self._reason = ""
            return
        if self._reason_since_s is None:
            self._reason_since_s = self._now_s
        if self._now_s - self._reason_since_s >= _REASON_AFTER_S:
            self._reason = reason

    def shown(self, standing: CueShown | None, *, has_captions: bool) -> CueShown:
        """Return the line that stands in the strip now.

        Without captions only what the app sees is shown, not what it asks for.
        """
        if standing is not None:
            return standing
        if self._linked is not None:
            return self._linked
        if self._passing is not None:
            return self._passing
        asked = self._phase if has_captions else _NONE
        if self._reason:
            return CueShown(CueKind.SILENT, asked.what or self._reason, self._reason)
        return asked

    def lines(self, exercises: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return all lines there may be, large and small."""
        return self._words.lines(exercises)

    def _pass_by(self, cue: CueShown, lasts_s: float) -> None:
        self._passing, self._passing_until_s = cue, self._now_s + lasts_s
