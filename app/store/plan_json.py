"""plan.json: what a therapist asks of one person. A writer of its own signs it (`app.report.plan`).

Doses are given in full, so that a plan says the same whatever a later version of the content says.
Nothing of the safety gate stands in it: there is no key with which a lock could be opened.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from app.domain.plain import lines, one_line
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

FORMAT: Final = Versioned(refuses_twins=True)
FORMAT_NAME: Final = "mirrormend-plan"
NAME_LIMIT: Final = 60
NOTE_LIMIT: Final = 2000
MOST_SETS: Final = 8
MOST_EXERCISES: Final = 24
_LONGEST_S: Final = 600.0
_MOST_REPS: Final = 100


@dataclass(frozen=True, slots=True)
class PlanDose:
    """How one exercise is timed; `rest_s` follows every repetition."""

    move_in_s: float
    hold_s: float
    move_out_s: float
    rest_s: float
    reps: int


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    exercise: str
    dose: PlanDose


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set; the resting face before its exercises is not named, it always comes first."""

    name: str
    exercises: tuple[PlannedExercise, ...]


@dataclass(frozen=True, slots=True)
class PlanRules:
    """When an exercise or a session ends: as mirror.yaml says, or sooner.

    `running_reps` repetitions in a row with the unwanted movement end the exercise; from a
    tiredness of `fatigue` of 10 on an end is offered. `last_day`, such as 2026-12-31, is the last
    day for which the plan is meant; None: until another word.
    """

    running_reps: int
    fatigue: int
    last_day: str | None


@dataclass(frozen=True, slots=True)
class TherapistPlan:
    """`sender` is the public key of the installation that signed it, in hex."""

    format: str
    id: str
    made_at: datetime
    app_version: str
    author: str
    person: str
    note: str
    sets: tuple[PlannedSet, ...]
    rules: PlanRules
    sender: str


def encode_plan(plan: TherapistPlan) -> bytes:
    return FORMAT.dump(encode(plan))


def decode_plan(raw: bytes, path: Path) -> TherapistPlan:
    """Read a plan whose form is sound; whether it is safe is `app.session.plan_bounds`'s to say.

    Raises: StorageFailure file_damaged or file_newer; Refused where it is another program's.
    """
    body = FORMAT.parse(raw, path)
    if body.get("format") != FORMAT_NAME:
        raise Refused("format: not a plan of this program")
    try:
        plan = decode(TherapistPlan, body, null_is_nan=False)
        check_form(plan)
    except (Refused, RecursionError) as error:
        raise damaged(path) from error
    return plan


def check_form(plan: TherapistPlan) -> None:
    """Raise Refused where a plan is longer than any plan, or holds what nobody can read."""
    if not plan.id.isascii() or not plan.id.isalnum() or len(plan.id) > NAME_LIMIT:
        raise Refused("id")
    names = (plan.author, plan.person, *(each.name for each in plan.sets))
    if any(name != one_line(name) or len(name) > NAME_LIMIT for name in names):
        raise Refused("a name is too long, or holds what cannot be printed")
    if plan.note != lines(plan.note) or len(plan.note) > NOTE_LIMIT:
        raise Refused("note")
    if not all((plan.author, plan.sets, *(each.name for each in plan.sets))):
        raise Refused("without author, set, or name of a set")
    if len(plan.sets) > MOST_SETS:
        raise Refused("sets: too many")
    for each in plan.sets:
        _check_set(each)
    if plan.rules.last_day is not None:
        day_of(plan.rules.last_day)


def day_of(text: str) -> date:
    """Raises: Refused if this is no day such as 2026-12-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("last_day") from error


def _check_set(each: PlannedSet) -> None:
    ids = [one.exercise for one in each.exercises]
    if not 0 < len(ids) <= MOST_EXERCISES or len(set(ids)) < len(ids):
        raise Refused("exercises: none, too many, or one twice")
    for one in each.exercises:
        if len(one.exercise) > NAME_LIMIT or one.exercise != one_line(one.exercise):
            raise Refused("exercise")
        dose = one.dose
        seconds = (dose.move_in_s, dose.hold_s, dose.move_out_s, dose.rest_s)
        if any(not 0 <= s <= _LONGEST_S for s in seconds) or not 0 < dose.reps <= _MOST_REPS:
            raise Refused("dose")
