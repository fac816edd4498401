"""What was done of a training, as the journal keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.course import Course, Pass
from app.domain.routine import StepPhase
from app.domain.routine_record import RoutineRecord, StepDone, StepOutcome
from app.domain.sides import Affected


class Left(StrEnum):
    """Why a pass through an exercise ended before its time."""

    SKIPPED = "skipped"
    RULE = "rule"
    """A stop rule ended it: that is all that is wanted of it today."""


@dataclass(slots=True)
class Said:
    """What the person says on the way; keys are ids of exercises."""

    ratings: dict[str, int] = field(default_factory=dict[str, int])
    fatigue: int | None = None


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """What a record is made of; `left` says of passes cut off why, by their second of start."""

    set_id: str
    dose: str | None
    affected: Affected
    started_at: datetime
    ended_at: datetime
    course: Course
    t_s: float
    has_reached_end: bool
    left: Mapping[float, Left]
    pauses: int
    said: Said


def record_of_training(facts: TrainingFacts) -> RoutineRecord:
    """Write down what was really done, exercise by exercise, in the order of first doing."""
    course, t_s = facts.course, facts.t_s
    spent = dict[str, float]()
    outcomes = dict[str, StepOutcome]()
    for pass_ in course.passes:
        if pass_.start_s >= t_s:
            continue
        exercise = course.blocks[pass_.place][0].exercise
        spent[exercise] = spent.get(exercise, 0.0) + min(course.end_s(pass_), t_s) - pass_.start_s
        if outcomes.get(exercise) is not StepOutcome.DONE:
            outcomes[exercise] = _outcome(facts, pass_)
    steps = (
        StepDone(name, StepPhase.EXERCISE, round(seconds, 3), outcomes[name])
        for name, seconds in spent.items()
    )
    return RoutineRecord(
        routine=facts.set_id,
        length=facts.dose,
        affected=facts.affected,
        started_at=facts.started_at,
        ended_at=facts.ended_at,
        has_reached_end=facts.has_reached_end,
        steps=tuple(steps),
        pauses=facts.pauses,
        ratings=tuple(facts.said.ratings.items()),
        fatigue=facts.said.fatigue,
    )


def _outcome(facts: TrainingFacts, pass_: Pass) -> StepOutcome:
    why = facts.left.get(pass_.start_s)
    if why is Left.SKIPPED:
        return StepOutcome.SKIPPED
    if why is Left.RULE:
        return StepOutcome.DONE
    planned_s = sum(beat.length_s for beat in facts.course.blocks[pass_.place])
    is_whole = facts.has_reached_end or facts.t_s - pass_.start_s >= planned_s - 0.2
    return StepOutcome.DONE if is_whole else StepOutcome.PARTLY
