"""A guided routine as it is planned: steps one after the other, each with its seconds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class StepPhase(StrEnum):
    """What a step is for; time that a step leaves free stays within its phase."""

    PREP = "prep"
    MASSAGE = "massage"
    RELAX = "relax"
    EXERCISE = "exercise"
    BREAK = "break"

    @property
    def is_practice(self) -> bool:
        """Tell whether this is what the routine is for, not what frames it."""
        return self in (StepPhase.MASSAGE, StepPhase.EXERCISE)


class StepSide(StrEnum):
    """Which side of the person a step is for; unknown: the affected one, which was not said."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step; its texts stand beside its id in the content.

    `can_finish`: the person may say that it is done before its time is over.
    """

    id: str
    phase: StepPhase
    seconds: float
    side: StepSide = StepSide.BOTH
    region: str | None = None
    can_finish: bool = False
    has_mid_cue: bool = False

    @property
    def length_ns(self) -> int:
        return round(self.seconds * 1e9)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A step that this person does not do; without `flags` the safety gate says so."""

    id: str
    seconds: float
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueRules:
    """When something is said within a step.

    The middle is announced in steps of at least `mid_min_s`; the seconds of `remaining_s` in
    steps that are longer than that.
    """

    mid_fraction: float = 0.5
    mid_min_s: float = 28.0
    remaining_s: tuple[float, ...] = (10.0,)


@dataclass(frozen=True, slots=True)
class RoutinePlan:
    """`routine` is the id of the massage or of an exercise set; `length` the one chosen."""

    routine: str
    length: str | None
    steps: tuple[PlannedStep, ...]
    left_out: tuple[LeftOut, ...] = ()
    cues: CueRules = CueRules()

    @property
    def total_s(self) -> float:
        return sum(step.seconds for step in self.steps)

    @property
    def hands_on_s(self) -> float:
        """Return the seconds of massage, without preparation and rest."""
        return self.phase_s(StepPhase.MASSAGE)

    def phase_s(self, phase: StepPhase) -> float:
        return sum(step.seconds for step in self.steps if step.phase is phase)

    def without(self, ids: Collection[str], begin: int = 0) -> "RoutinePlan":
        """Leave out more steps, from place `begin` on; steps before it keep place and time."""
        kept = self.steps[:begin]
        gone = tuple(LeftOut(s.id, s.seconds, ()) for s in self.steps[begin:] if s.id in ids)
        steps = (*kept, *share_out(self.steps[begin:], ids))
        return replace(self, steps=steps, left_out=(*self.left_out, *gone))


def share_out(steps: Sequence[PlannedStep], left_out: Collection[str]) -> tuple[PlannedStep, ...]:
    """Leave steps out and give their time to the others of the same phase, in proportion.

    Units: whole seconds; the sum of a phase stays exact (largest remainder, the earlier step
    first), and no step gets shorter. A phase of which nothing is left loses its time.
    """
    if not any(step.id in left_out for step in steps):
        return tuple(steps)
    seconds = dict[str, int]()
    for phase in dict.fromkeys(step.phase for step in steps):
        seconds |= _shares([step for step in steps if step.phase is phase], left_out)
    return tuple(replace(s, seconds=seconds[s.id]) for s in steps if s.id in seconds)


def _shares(steps: Sequence[PlannedStep], left_out: Collection[str]) -> dict[str, int]:
    total_s = sum(int(step.seconds) for step in steps)
    kept = [(step.id, int(step.seconds)) for step in steps if step.id not in left_out]
    kept_s = sum(seconds for _, seconds in kept)
    parts = {id_: divmod(seconds * total_s, kept_s) for id_, seconds in kept}
    missing_s = (total_s if kept else 0) - sum(whole for whole, _ in parts.values())
    # sorted() keeps the order of the steps among equal remainders.
    first = sorted(parts, key=lambda id_: -parts[id_][1])[:missing_s]
    return {id_: whole + (id_ in first) for id_, (whole, _) in parts.items()}
