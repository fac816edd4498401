"""How much of each exercise is asked for: the gentle dose of the beginning, or the usual one."""

from typing import Final, Literal

from exercises.schema import ExerciseSet

DoseKind = Literal["starter", "standard"]
DOSES: Final[tuple[DoseKind, ...]] = ("starter", "standard")


def dosed(chosen: ExerciseSet, dose: str | None) -> ExerciseSet:
    """Return a set with another dose; None, or a set with doses of its own: as it is."""
    if dose is None or chosen.dose_kind in ("own", dose):
        return chosen
    return chosen.model_copy(update={"dose_kind": dose})
