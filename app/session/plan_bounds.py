"""What a therapist's plan may ask for: never more than the content allows, never laxer rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.stop_rules import FATIGUE_LIMIT, RUNNING_REPS
from app.session.doses import BLOCK, DOSES, INTRO_S, PLACEHOLDER, REST, dosed, timed
from app.store.plan_json import PlanDose, PlannedSet, PlanRules, TherapistPlan
from exercises.library import Library
from exercises.references import duration_s
from exercises.schema import Bilingual, Dose, Exercise, ExerciseSet

_LEAST_REPS: Final = 1
_ORDER: Final = 400
"""After the content's own sets and before those of one's own."""


class Beyond(StrEnum):
    """Why a plan is refused; sentences in core.yaml under `plan_beyond.*`."""

    UNKNOWN_EXERCISE = "unknown_exercise"
    HOLD = "hold"
    REPS = "reps"
    FASTER = "faster"
    """Moving in or out quicker than the content asks for."""
    REST = "rest"
    TOO_LONG = "too_long"
    RUNNING_REPS = "running_reps"
    FATIGUE = "fatigue"


@dataclass(frozen=True, slots=True)
class Objection:
    """`thing` is the exercise or set; `asked` and `allowed` in seconds or a count."""

    beyond: Beyond
    thing: str = ""
    asked: float = 0.0
    allowed: float = 0.0


@dataclass(frozen=True, slots=True)
class DoseBounds:
    """What one exercise may be given: the content's two doses are the corners."""

    least: PlanDose
    most: PlanDose


def bounds_of(exercise: Exercise) -> DoseBounds:
    """Return how little and how much of an exercise a plan may ask for.

    Holds and repetitions end at the larger of the content's doses; moving and resting may take
    longer than there, to twice as long, but never shorter.
    """
    both = exercise.doses.starter, exercise.doses.standard
    move_in, move_out, rest = (
        min(getattr(dose, name) for dose in both) for name in ("move_in_s", "move_out_s", "rest_s")
    )
    hold = min(1.0, *(dose.hold_s for dose in both))
    return DoseBounds(
        PlanDose(move_in, hold, move_out, rest, _LEAST_REPS),
        PlanDose(
            2 * move_in,
            max(dose.hold_s for dose in both),
            2 * move_out,
            2 * max(dose.rest_s for dose in both),
            max(dose.reps for dose in both),
        ),
    )


def starter_dose(exercise: Exercise) -> PlanDose:
    """Return the dose that a plan begins with."""
    dose = exercise.doses.starter
    return PlanDose(dose.move_in_s, dose.hold_s, dose.move_out_s, dose.rest_s, dose.reps)


def usual_rules() -> PlanRules:
    """Return the rules of the content; a plan may only be stricter."""
    return PlanRules(RUNNING_REPS, FATIGUE_LIMIT, None)


def objections_to(plan: TherapistPlan, library: Library) -> tuple[Objection, ...]:
    """Return everything in a plan that goes beyond what is safe; nothing: it may be offered."""
    found = [*_of_rules(plan.rules)]
    for each in plan.sets:
        own = [*_of_set(each, library)]
        found += own
        if not any(one.beyond is Beyond.UNKNOWN_EXERCISE for one in own):
            asked, allowed = seconds_of(each, library), longest_s(library)
            if asked > allowed:
                found.append(Objection(Beyond.TOO_LONG, each.name, asked, allowed))
    return tuple(found)


def longest_s(library: Library) -> float:
    """Return how long the longest training of the content takes in its standard dose."""
    rest = library.mirror.block_rest_s
    return max(
        duration_s(dosed(each, kind), library.exercises, rest)
        for each in library.sets.values()
        if each.level != "record"
        for kind in DOSES
    )


def seconds_of(each: PlannedSet, library: Library) -> float:
    """Return how long a set takes, with its introductions and rests."""
    made = set_of(each, "plan", PLACEHOLDER, library, 0)
    return duration_s(made, library.exercises, library.mirror.block_rest_s)


def set_of(
    each: PlannedSet, id_: str, name: Bilingual, library: Library, place: int
) -> ExerciseSet:
    """Return a set of a plan as the rest of the app knows sets; unknown exercises are left out."""
    picked = [one for one in each.exercises if one.exercise in library.exercises]
    ids = tuple(one.exercise for one in picked)
    return timed(
        library,
        ExerciseSet(
            schema_version=1,
            id=id_,
            order=_ORDER + place,
            name=PLACEHOLDER,
            level="starter",
            exercises=(REST, *ids),
            break_after=ids[BLOCK - 1 : -1 : BLOCK],
            intro_s=INTRO_S,
            dose_kind="own",
            own_dose=library.exercise(REST).doses.starter,
            overrides=_doses(each, ids),
            est_s=1,
        ),
        name,
    )


def _doses(each: PlannedSet, known: tuple[str, ...]) -> Mapping[str, Dose]:
    return {
        one.exercise: Dose(
            move_in_s=one.dose.move_in_s,
            hold_s=one.dose.hold_s,
            move_out_s=one.dose.move_out_s,
            rest_s=one.dose.rest_s,
            reps=one.dose.reps,
        )
        for one in each.exercises
        if one.exercise in known
    }


def _of_rules(rules: PlanRules) -> Iterator[Objection]:
    for beyond, asked, allowed in (
        (Beyond.RUNNING_REPS, rules.running_reps, RUNNING_REPS),
        (Beyond.FATIGUE, rules.fatigue, FATIGUE_LIMIT),
    ):
        if not 1 <= asked <= allowed:
            yield Objection(beyond, "", asked, allowed)


def _of_set(each: PlannedSet, library: Library) -> Iterator[Objection]:
    for one in each.exercises:
        exercise = library.exercises.get(one.exercise)
        if exercise is None or one.exercise == REST:
            yield Objection(Beyond.UNKNOWN_EXERCISE, one.exercise)
            continue
        yield from _of_dose(one.exercise, one.dose, bounds_of(exercise))


def _of_dose(name: str, dose: PlanDose, bounds: DoseBounds) -> Iterator[Objection]:
    least, most = bounds.least, bounds.most
    if not least.hold_s <= dose.hold_s <= most.hold_s:
        yield Objection(Beyond.HOLD, name, dose.hold_s, most.hold_s)
    if not least.reps <= dose.reps <= most.reps:
        yield Objection(Beyond.REPS, name, dose.reps, most.reps)
    moves = ((dose.move_in_s, least.move_in_s), (dose.move_out_s, least.move_out_s))
    for asked, allowed in moves:
        if not allowed <= asked <= 2 * allowed:
            yield Objection(Beyond.FASTER, name, asked, allowed)
    if not least.rest_s <= dose.rest_s <= most.rest_s:
        yield Objection(Beyond.REST, name, dose.rest_s, least.rest_s)
