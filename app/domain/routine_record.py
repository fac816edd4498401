"""What was really done of a routine: the `values` of a ROUTINE entry of the journal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.journal import JsonValue
from app.domain.routine import RoutinePlan, StepPhase
from app.domain.routine_player import PlayerState, PlayerStatus
from app.domain.sides import Affected

SCHEMA_VERSION: Final = 2
"""Version 1 knew no `ratings` and no `fatigue`: there was no training yet."""
NEW_TWITCH: Final = "RF05_new_twitch"
PAIN_WORSE: Final = "RF06_pain_worse"
_SCALE: Final = range(11)


class StepOutcome(StrEnum):
    """How a step was left; one that was never come to is not in the record."""

    DONE = "done"
    SKIPPED = "skipped"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class StepDone:
    """`seconds` are those spent on the step, over all its passes; more than planned if repeated."""

    id: str
    phase: StepPhase
    seconds: float
    outcome: StepOutcome


@dataclass(frozen=True, slots=True)
class AfterAnswers:
    """What the person says afterwards; None: not said. Scales run from 0 to 10."""

    tightness: int | None = None
    pain: int | None = None
    is_pain_worse: bool | None = None
    has_new_twitch: bool | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for value in (self.tightness, self.pain):
            if value is not None and value not in _SCALE:
                raise ValueError(f"{value} is not on a scale from 0 to 10")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return the warning-sign rules that these answers say yes to; the gate must hear them."""
        found = ((NEW_TWITCH, self.has_new_twitch), (PAIN_WORSE, self.is_pain_worse))
        return tuple(rule for rule, is_so in found if is_so)


@dataclass(frozen=True, slots=True)
class RoutineRecord:
    """One routine as it went; nothing in it is planned. `has_reached_end`: not ended early.

    `length` is that of a massage, or the dose of a training.
    """

    routine: str
    length: str | None
    affected: Affected
    started_at: datetime
    ended_at: datetime
    has_reached_end: bool
    steps: tuple[StepDone, ...]
    left_out: tuple[str, ...] = ()
    pauses: int = 0
    interruptions: int = 0
    tightness_before: int | None = None
    after: AfterAnswers | None = None
    ratings: tuple[tuple[str, int], ...] = ()
    """`(exercise, 0..3)`: the extra movement as the person noticed it; never added up."""
    fatigue: int | None = None
    """How tired the face was on the way, 0 to 10, as last said."""

    @property
    def active_s(self) -> float:
        return _sum(step.seconds for step in self.steps)

    @property
    def practice_s(self) -> float:
        """Return the seconds of massage or exercise, without preparation and rest."""
        return _sum(step.seconds for step in self.steps if step.phase.is_practice)

    @property
    def skipped(self) -> tuple[str, ...]:
        return tuple(step.id for step in self.steps if step.outcome is StepOutcome.SKIPPED)

    @property
    def is_whole(self) -> bool:
        """Tell whether it was gone through to the end with something practised on the way."""
        done = (s for s in self.steps if s.phase.is_practice and s.outcome is StepOutcome.DONE)
        return self.has_reached_end and any(done)

    def values(self) -> dict[str, JsonValue]:
        """Return the body of the journal entry."""
        after = self.after
        return {
            "schema_version": SCHEMA_VERSION,
            "length": self.length,
            "affected": self.affected.value,
            "started_at": self.started_at.isoformat(),
            "ended_at": self.ended_at.isoformat(),
            "has_reached_end": self.has_reached_end,
            "active_s": self.active_s,
            "practice_s": self.practice_s,
            "steps": [
                {
                    "id": s.id,
                    "phase": s.phase.value,
                    "done_s": s.seconds,
                    "outcome": s.outcome.value,
                }
                for s in self.steps
            ],
            "skipped": list(self.skipped),
            "left_out": list(self.left_out),
            "pauses": self.pauses,
            "interruptions": self.interruptions,
            "tightness_before": self.tightness_before,
            "after": None if after is None else _after_values(after),
            "ratings": dict(self.ratings),
            "fatigue": self.fatigue,
        }


def made_of(
    plan: RoutinePlan,
    state: PlayerState,
    affected: Affected,
    started_at: datetime,
    ended_at: datetime,
    tightness_before: int | None,
) -> RoutineRecord:
    """Write down what a player's state says was done, in the order of first doing.

    Units: seconds in whole milliseconds, rounded down, so that they never add up to more than
    the time that passed.
    """
    known = {step.id: step.phase for step in plan.steps}
    steps: list[StepDone] = []
    for tally in state.tallies:
        outcome = StepOutcome.DONE if tally.passes else StepOutcome.PARTLY
        if tally.is_skipped and not tally.passes:
            outcome = StepOutcome.SKIPPED
        if tally.active_ns or outcome is not StepOutcome.PARTLY:
            seconds = tally.active_ns // 1_000_000 / 1000
            # A step can only be gone from the plan if it was left out later on: a massage step.
            phase = known.get(tally.step, StepPhase.MASSAGE)
            steps.append(StepDone(tally.step, phase, seconds, outcome))
    return RoutineRecord(
        routine=plan.routine,
        length=plan.length,
        affected=affected,
        started_at=started_at,
        ended_at=ended_at,
        has_reached_end=state.status is PlayerStatus.FINISHED,
        steps=tuple(steps),
        left_out=tuple(step.id for step in plan.left_out),
        pauses=state.pauses,
        interruptions=state.interruptions,
        tightness_before=tightness_before,
    )


def read_record(routine: str, values: Mapping[str, JsonValue]) -> RoutineRecord:
    """Read the subject and body of a ROUTINE entry.

    Raises: ValueError if the body is of another version or not what `values()` writes.
    """
    try:
        return _read(routine, values)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a record of a routine: {error!r}") from error


def _read(routine: str, values: Mapping[str, JsonValue]) -> RoutineRecord:
    version = values["schema_version"]
    if version not in (1, SCHEMA_VERSION) or isinstance(version, bool):
        raise ValueError(f"schema_version: {version!r}")
    if version == 1:
        values = {**values, "ratings": {}, "fatigue": None}
    after = values["after"]
    length = values["length"]
    return RoutineRecord(
        routine=routine,
        length=None if length is None else _text(length),
        affected=Affected(_text(values["affected"])),
        started_at=datetime.fromisoformat(_text(values["started_at"])),
        ended_at=datetime.fromisoformat(_text(values["ended_at"])),
        has_reached_end=values["has_reached_end"] is True,
        steps=tuple(_read_step(step) for step in _list(values["steps"])),
        left_out=tuple(_text(name) for name in _list(values["left_out"])),
        pauses=_whole(values["pauses"]),
        interruptions=_whole(values["interruptions"]),
        tightness_before=_optional(values["tightness_before"]),
        after=None if after is None else _read_after(_object(after)),
        ratings=tuple((name, _whole(value)) for name, value in _object(values["ratings"]).items()),
        fatigue=_optional(values["fatigue"]),
    )


def _read_step(raw: JsonValue) -> StepDone:
    step = _object(raw)
    seconds = step["done_s"]
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError("done_s")
    return StepDone(
        id=_text(step["id"]),
        phase=StepPhase(_text(step["phase"])),
        seconds=float(seconds),
        outcome=StepOutcome(_text(step["outcome"])),
    )


def _after_values(after: AfterAnswers) -> dict[str, JsonValue]:
    return {
        "tightness": after.tightness,
        "pain": after.pain,
        "is_pain_worse": after.is_pain_worse,
        "has_new_twitch": after.has_new_twitch,
        "note": after.note,
    }


def _read_after(raw: Mapping[str, JsonValue]) -> AfterAnswers:
    return AfterAnswers(
        tightness=_optional(raw["tightness"]),
        pain=_optional(raw["pain"]),
        is_pain_worse=_yes_or_no(raw["is_pain_worse"]),
        has_new_twitch=_yes_or_no(raw["has_new_twitch"]),
        note=_text(raw["note"]),
    )


def _sum(seconds: Iterable[float]) -> float:
    return round(sum(seconds), 3)


def _object(value: JsonValue) -> Mapping[str, JsonValue]:
    if not isinstance(value, Mapping):
        raise TypeError("not an object")
    return value


def _list(value: JsonValue) -> Sequence[JsonValue]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError("not a list")
    return value


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _whole(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _optional(value: JsonValue) -> int | None:
    return None if value is None else _whole(value)


def _yes_or_no(value: JsonValue) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise TypeError("neither yes nor no")
    return value
