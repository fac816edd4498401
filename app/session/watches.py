"""From the exercise library to what the detector looks for."""

from types import MappingProxyType

from app.domain.patterns import JUDGED, Driver, Index, Watch, Watches
from exercises.library import Library
from exercises.schema import Exercise, Pattern


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


def _watch(exercise: Exercise, pattern: Pattern) -> Watch | None:
    drivers = {driver.value: driver for driver in Driver}
    indices = {index.value: index for index in Index}
    driver, index = drivers.get(exercise.driver), indices.get(pattern.index)
    if pattern.id not in JUDGED or driver is None or index is None:
        return None
    return Watch(pattern.id, driver, index)
