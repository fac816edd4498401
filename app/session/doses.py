"""How much of each exercise is asked for, and what all sets have in common."""

from typing import Final, Literal

from exercises.library import Library
from exercises.references import duration_s
from exercises.schema import Bilingual, ExerciseSet

DoseKind = Literal["starter", "standard"]
DOSES: Final[tuple[DoseKind, ...]] = ("starter", "standard")
"""The gentle dose of the beginning, and the usual one."""
REST: Final = "rest_baseline"
"""What every set begins with: all movements are compared with it."""
BLOCK: Final = 3
"""After so many exercises comes the longer rest, as in the content's own longest set."""
INTRO_S: Final = 14.0
PLACEHOLDER: Final = Bilingual(zh="-", en="-")


def dosed(chosen: ExerciseSet, dose: str | None) -> ExerciseSet:
    """Return a set with another dose; None, or a set with doses of its own: as it is."""
    if dose is None or chosen.dose_kind in ("own", dose):
        return chosen
    return chosen.model_copy(update={"dose_kind": dose})


def timed(library: Library, made: ExerciseSet, name: Bilingual) -> ExerciseSet:
    """Give a set that a person put together its name and its time.

    What a person writes is no text of the content: braces in it are not filled in, and the set is
    made without it, so that they are not taken for a mistake either.
    """
    whole_s = duration_s(made, library.exercises, library.mirror.block_rest_s)
    return made.model_copy(update={"name": name, "est_s": round(whole_s)})
