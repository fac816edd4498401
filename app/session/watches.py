"""From the exercise library to what the detector looks for."""

from types import MappingProxyType
from typing import Final

from app.domain.coach import Coach
from app.domain.exercise_coach import Coached
from app.domain.patterns import JUDGED, Driver, Index, Watch, Watches
from app.domain.sides import Affected
from exercises.library import Library
from exercises.schema import Exercise, Pattern

_DRIVERS: Final = MappingProxyType({driver.value: driver for driver in Driver})


def watches_of(library: Library) -> Watches:
    """Return, for every exercise that is measured, the patterns that can be judged in it."""
    found = {
        exercise.id: tuple(
            watch
            for pattern in library.patterns_of(exercise.id)
            if (watch := _watch(exercise, pattern)) is not None
        )
        for exercise in library.exercises.values()
        if exercise.measured
    }
    return MappingProxyType({name: watches for name, watches in found.items() if watches})


def coach_of(library: Library, affected: Affected) -> Coach:
    """Return what guides a person live through any exercises of the library."""
    watches = watches_of(library)
    exercises = {
        exercise.id: Coached(
            driver=_DRIVERS.get(exercise.driver) if exercise.measured else None,
            watches=watches.get(exercise.id, ()),
        )
        for exercise in library.exercises.values()
    }
    return Coach(exercises, affected)


def _watch(exercise: Exercise, pattern: Pattern) -> Watch | None:
    indices = {index.value: index for index in Index}
    driver, index = _DRIVERS.get(exercise.driver), indices.get(pattern.index)
    if pattern.id not in JUDGED or driver is None or index is None:
        return None
    return Watch(pattern.id, driver, index)
