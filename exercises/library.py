"""All content, read once and checked, with lookups by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from exercises import references
from exercises.care_library import CareLibrary, read_care
from exercises.errors import ContentError
from exercises.reader import read_file, read_folder
from exercises.schema import (
    Bilingual,
    Exercise,
    ExerciseSet,
    MirrorLibrary,
    Pattern,
    Source,
    SourceList,
)
from exercises.schema_learn import LearnPage
from exercises.schema_massage import (
    MASSAGE,
    STEPS,
    Massage,
    MassageCommon,
    MassageStep,
    check_massage,
)


@dataclass(frozen=True, slots=True)
class Library:
    """The mappings keep the order in which lists show their entries."""

    mirror: MirrorLibrary
    exercises: Mapping[str, Exercise]
    patterns: Mapping[str, Pattern]
    sets: Mapping[str, ExerciseSet]
    sources: Mapping[str, Source]
    massage: Massage
    care: CareLibrary
    learn: Mapping[str, LearnPage]

    def exercise(self, id_: str) -> Exercise:
        """Raises: ContentError if there is no such exercise."""
        if id_ not in self.exercises:
            raise _unknown(references.EXERCISES, "exercise", id_)
        return self.exercises[id_]

    def pattern(self, id_: str) -> Pattern:
        """Raises: ContentError if there is no such pattern."""
        if id_ not in self.patterns:
            raise _unknown(references.PATTERNS, "pattern", id_)
        return self.patterns[id_]

    def set(self, id_: str) -> ExerciseSet:
        """Raises: ContentError if there is no such set."""
        if id_ not in self.sets:
            raise _unknown(references.SETS, "set", id_)
        return self.sets[id_]

    def source(self, id_: str) -> Source:
        """Raises: ContentError if there is no such source."""
        if id_ not in self.sources:
            raise _unknown(references.SOURCES, "source", id_)
        return self.sources[id_]

    def patterns_of(self, exercise_id: str) -> tuple[Pattern, ...]:
        """Return what is watched during an exercise.

        Raises: ContentError if there is no such exercise.
        """
        return tuple(self.patterns[name] for name in self.exercise(exercise_id).watch)

    def duration_s(self, set_id: str) -> float:
        """Add up introductions, doses and the rests between blocks.

        Raises: ContentError if there is no such set.
        """
        return references.duration_s(self.set(set_id), self.exercises, self.mirror.block_rest_s)

    def fill(self, text: Bilingual, lang: str, side: str) -> str:
        """Return the text in `zh` or `en` with the words for `left`, `right` or `unknown` put in.

        Raises: ValueError for another language or side.
        """
        words = self.mirror.placeholders.side
        by_side = {"left": words.left, "right": words.right, "unknown": words.unknown}
        if side not in by_side:
            raise ValueError(f"a side is left, right or unknown, not {side!r}")
        return text.of(lang).replace("{side}", by_side[side].of(lang))


def load_library(root: Path | None = None) -> Library:
    """Read and check all content; `root` is the folder of `sources.yaml`, by default our own.

    Raises: ContentError naming the file and the key.
    """
    root = Path(__file__).resolve().parent if root is None else root
    sources = read_file(root, references.SOURCES, SourceList).sources
    mirror = read_file(root, references.MIRROR, MirrorLibrary)
    exercises = read_folder(root, references.EXERCISES, Exercise)
    patterns = read_folder(root, references.PATTERNS, Pattern)
    sets = read_folder(root, references.SETS, ExerciseSet)
    references.check_sources(mirror, exercises, patterns, sets, sources)
    references.check_movements(mirror, exercises, patterns, sets)
    references.check_times(mirror, exercises, sets)
    massage = Massage(
        read_file(root, MASSAGE, MassageCommon),
        MappingProxyType(read_folder(root, STEPS, MassageStep)),
    )
    check_massage(massage)
    references.check_massage_sources(massage, sources)
    care = read_care(root, sources)
    references.check_care(care, massage, sets)
    learn = read_folder(root, references.LEARN, LearnPage)
    references.check_learn_sources(learn, sources)
    return Library(
        mirror=mirror,
        exercises=MappingProxyType(exercises),
        patterns=MappingProxyType(patterns),
        sets=MappingProxyType(sets),
        sources=MappingProxyType(dict(sources)),
        massage=massage,
        care=care,
        learn=MappingProxyType(learn),
    )


def _unknown(place: str, what: str, id_: str) -> ContentError:
    return ContentError(place, f'There is no {what} "{id_}".', "Add its file, or correct the id.")
