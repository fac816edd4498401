"""What the bars of a training stand for in each exercise, and how they keep calm."""

from typing import TYPE_CHECKING, Final

from app.domain.feedback import Feedback
from app.domain.patterns import JUDGED
from app.domain.sides import Side, Sides
from app.domain.timeline import Prompt
from ui.viewmodels.training_facts import Bars, Part

if TYPE_CHECKING:
    from exercises.library import Library

_HOLDS_S: Final = 1.0
_PARTS: Final = frozenset(Part)


class Held:
    """Keeps what was last read for a moment, so that bars do not flicker with every blink."""

    def __init__(self) -> None:
        self.shown: Sides[float] | None = None
        self._read_s = 0.0

    def see(self, t_s: float, read: Sides[float] | None) -> None:
        if read is not None:
            self.shown, self._read_s = read, t_s
        elif not 0 <= t_s - self._read_s < _HOLDS_S:
            self.shown = None

    def forget(self) -> None:
        self.shown = None


class Parts:
    """Looks an exercise up: what stands in place of bars, what moves, what may ride along."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    def bars(self, prompt: Prompt | None) -> Bars:
        if prompt is None:
            return Bars.SHOWN
        exercise = self._library.exercise(prompt.beat.exercise)
        if exercise.kind == "baseline":
            return Bars.LEARNING
        if exercise.eyes_closed:
            return Bars.HIDDEN_EYES
        is_free = exercise.driver == "none" or not exercise.measured
        return Bars.HIDDEN_HAND if is_free else Bars.SHOWN

    def moving(self, prompt: Prompt | None) -> Part:
        """Return what moves, where its sides can be told apart."""
        driver = "" if prompt is None else self._library.exercise(prompt.beat.exercise).driver
        return Part(driver) if driver in _PARTS else Part.NONE

    def has_eyes(self, prompt: Prompt | None) -> bool:
        """Tell whether an eye may ride along, and can be judged."""
        if prompt is None:
            return False
        patterns = self._library.patterns_of(prompt.beat.exercise)
        return any(pattern.index == "eye" and pattern.id in JUDGED for pattern in patterns)

    def narrowing(self, feedback: Feedback | None) -> Side | None:
        """Return the side whose eye a cue names."""
        linked = None if feedback is None else feedback.linked
        pattern = None if linked is None else self._library.patterns.get(linked.pattern)
        is_eye = pattern is not None and pattern.index == "eye"
        return linked.side if linked is not None and is_eye else None
