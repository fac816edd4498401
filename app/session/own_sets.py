"""Own exercise sets in use: made, changed, put in order, deleted and brought back."""

import logging
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError

from app.clock import Clock
from app.domain.journal import new_entry_id
from app.errors import UsageFailure
from app.session.doses import BLOCK, INTRO_S, PLACEHOLDER, REST, timed
from app.session.therapist_plans import plans_of
from app.store.own_sets import OwnSet, OwnSetsFile
from app.store.paths import DataPaths
from exercises.library import Library, load_library
from exercises.schema import Bilingual, ExerciseSet

NAME_LIMIT: Final = 40
_ORDER: Final = 500
_log = logging.getLogger(__name__)


class Own:
    """The person's own sets over the content's. GUI thread or a command; one thread at a time.

    Every change is on disk when it returns. Raises in every change: StorageFailure;
    UsageFailure own_set_unknown.
    """

    def __init__(
        self,
        file: OwnSetsFile,
        library: Library,
        clock: Clock,
        on_change: Callable[[Library], None] = lambda library: None,
        hidden: Collection[str] = (),
    ) -> None:
        """Read the sets; `on_change` gets the library with them after every change.

        `hidden` are sets of the content that have a name and are not offered.

        Raises: StorageFailure file_unreadable, folder_not_writable.
        """
        self._file = file
        self._content = library
        self._clock = clock
        self.on_change = on_change
        self._hidden = hidden
        self._all = file.load()
        self.library = merged(library, self._all)

    @property
    def sets(self) -> tuple[OwnSet, ...]:
        """Return those that are there, in their order."""
        return tuple(each for each in self._all if each.deleted_at is None)

    def offered(self) -> tuple[str, ...]:
        """Return the ids of all sets that can be practised: the content's, then the own ones."""
        content = self._content.sets.values()
        ready = (s.id for s in content if s.level != "record" and s.id not in self._hidden)
        return (*ready, *(each.id for each in self.sets if each.id in self.library.sets))

    def make(self, name: str, exercises: Sequence[str]) -> OwnSet:
        """Put a new set at the end.

        Raises: UsageFailure own_set_nameless, own_set_empty.
        """
        name, picked = self._checked(name, exercises)
        stamp = new_entry_id(self._clock.now(), os.urandom(4))
        made = OwnSet(f"own_{''.join(c for c in stamp if c.isalnum())}", name, picked)
        self._write((*self._all, made))
        return made

    def change(self, id_: str, name: str, exercises: Sequence[str]) -> None:
        """Give a set another name or other exercises.

        Raises: UsageFailure own_set_nameless, own_set_empty.
        """
        old = self._find(id_)
        name, picked = self._checked(name, exercises)
        self._swap(replace(old, name=name, exercises=picked))

    def move(self, id_: str, by: int) -> None:
        """Move a set among those that are there; at the ends it stays."""
        here = list(self.sets)
        place = here.index(self._find(id_))
        other = place + by
        if not 0 <= other < len(here):
            return
        here[place], here[other] = here[other], here[place]
        gone = (each for each in self._all if each.deleted_at is not None)
        self._write((*here, *gone))

    def delete(self, id_: str) -> None:
        """Take a set away; what was done with it keeps its name."""
        self._swap(replace(self._find(id_), deleted_at=self._clock.now()))

    def restore(self, id_: str) -> None:
        """Bring a deleted set back to where it was."""
        found = next((s for s in self._all if s.id == id_ and s.deleted_at is not None), None)
        if found is not None:
            self._swap(replace(found, deleted_at=None))

    def use_content(self, library: Library, hidden: Collection[str]) -> None:
        """Go by other content from now on: the therapist's plan is another one."""
        self._content, self._hidden = library, hidden
        self.library = merged(library, self._all)
        self.on_change(self.library)

    def _checked(self, name: str, exercises: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        name = " ".join("".join(c if c.isprintable() else " " for c in name).split())[:NAME_LIMIT]
        if not name:
            raise UsageFailure("own_set_nameless")
        known = self._content.exercises
        picked = tuple(dict.fromkeys(e for e in exercises if e in known and e != REST))
        if not picked:
            raise UsageFailure("own_set_empty")
        return name, picked

    def _find(self, id_: str) -> OwnSet:
        found = next((each for each in self.sets if each.id == id_), None)
        if found is None:
            raise UsageFailure("own_set_unknown", name=id_)
        return found

    def _swap(self, changed: OwnSet) -> None:
        self._write(tuple(changed if each.id == changed.id else each for each in self._all))

    def _write(self, sets: tuple[OwnSet, ...]) -> None:
        self._file.save(sets)
        self._all = sets
        self.library = merged(self._content, sets)
        self.on_change(self.library)


def merged(library: Library, sets: Sequence[OwnSet]) -> Library:
    """Return the content with own sets in it, deleted ones too: old sessions name them.

    A set of which no exercise is known any more is left out, and one with an id that is none.
    """
    own = dict[str, ExerciseSet]()
    for place, each in enumerate(sets):
        known = (name for name in each.exercises if name in library.exercises and name != REST)
        picked = tuple(dict.fromkeys(known))
        if not picked or each.id in library.sets:
            continue
        try:
            own[each.id] = _exercise_set(library, each, picked, place)
        except ValidationError:  # an id that somebody else wrote into the file
            _log.warning("own set number %d cannot be used", place)
    return replace(library, sets=MappingProxyType({**library.sets, **own}))


def library_of(paths: DataPaths) -> Library:
    """Load the content with the plans and own sets of a data folder, where there are any.

    Raises: StorageFailure file_unreadable, folder_not_writable.
    """
    library = plans_of(paths, load_library())
    if not paths.own_sets.exists():
        return library
    return merged(library, OwnSetsFile(paths.own_sets).load())


def _exercise_set(
    library: Library, own: OwnSet, picked: tuple[str, ...], place: int
) -> ExerciseSet:
    return timed(
        library,
        ExerciseSet(
            schema_version=1,
            id=own.id,
            order=_ORDER + place,
            name=PLACEHOLDER,
            level="starter",
            exercises=(REST, *picked),
            break_after=picked[BLOCK - 1 : -1 : BLOCK],
            intro_s=INTRO_S,
            dose_kind="starter",
            est_s=1,
        ),
        Bilingual.model_construct(zh=own.name, en=own.name),
    )
