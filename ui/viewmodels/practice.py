"""The sets that can be practised, the dose, and the person's own sets; GUI thread only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from app.errors import UserFacing
from app.session.doses import DOSES, REST, DoseKind, dosed
from app.store.own_sets import OwnSet
from exercises.library import Library
from exercises.references import duration_s
from ui.preferences import Preferences

DEFAULT_SET: Final = "pattern_P2"


class OwnLike(Protocol):
    """What this needs of `app.session.own_sets.Own`."""

    @property
    def sets(self) -> tuple[OwnSet, ...]: ...

    library: Library

    def offered(self) -> tuple[str, ...]: ...
    def make(self, name: str, exercises: Sequence[str]) -> OwnSet: ...
    def change(self, id_: str, name: str, exercises: Sequence[str]) -> None: ...
    def move(self, id_: str, by: int) -> None: ...
    def delete(self, id_: str) -> None: ...
    def restore(self, id_: str) -> None: ...


@dataclass(frozen=True, slots=True)
class SetShown:
    """One set in the list; `place` and `of` are those among the own sets, 0 of 0 for others."""

    id: str
    name: str
    exercises: tuple[str, ...]
    total_s: float
    is_of_day: bool
    is_own: bool
    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An own set while it is put together; without an id it is a new one."""

    id: str | None
    name: str
    picked: tuple[str, ...]


class PracticeModel(QObject):
    """Signals: `changed()`; `wrote()` an own set is another one now; `refused(UserFacing)` where
    something could not be done.
    """

    changed = Signal()
    wrote = Signal()
    refused = Signal(object)

    def __init__(self, own: OwnLike, preferences: Preferences) -> None:
        super().__init__()
        self._own = own
        self._preferences = preferences
        self.draft: Draft | None = None
        self.deleted: OwnSet | None = None
        self._was_of_day = False
        preferences.changed.connect(self.changed)

    # --- facts -------------------------------------------------------------------------------

    @property
    def library(self) -> Library:
        return self._own.library

    @property
    def lang(self) -> str:
        return self._preferences.lang().value

    @property
    def dose(self) -> DoseKind:
        return self._preferences.settings.training_dose

    @property
    def sets(self) -> tuple[SetShown, ...]:
        own = [each.id for each in self._own.sets if each.id in self.library.sets]
        chosen = self._preferences.settings.training_set
        offered = self._own.offered()
        of_day = chosen if chosen in offered else DEFAULT_SET
        return tuple(
            SetShown(
                id=id_,
                name=self.library.set(id_).name.of(self.lang),
                exercises=self._names(self.library.set(id_).exercises),
                total_s=self.total_s(id_),
                is_of_day=id_ == of_day,
                is_own=id_ in own,
                place=own.index(id_) + 1 if id_ in own else 0,
                of=len(own) if id_ in own else 0,
            )
            for id_ in offered
        )

    @property
    def pickable(self) -> tuple[tuple[str, str], ...]:
        """Return `(id, name)` of every exercise that a set can be made of."""
        found = self.library.exercises.values()
        return tuple((e.id, e.name.of(self.lang)) for e in found if e.id != REST)

    def total_s(self, set_id: str) -> float:
        chosen = dosed(self.library.set(set_id), self.dose)
        return duration_s(chosen, self.library.exercises, self.library.mirror.block_rest_s)

    def name_of(self, exercise: str) -> str:
        return self.library.exercise(exercise).name.of(self.lang)

    # --- requests ----------------------------------------------------------------------------

    def use_dose(self, dose: str) -> None:
        if dose in DOSES:
            self._preferences.use_training(self._preferences.settings.training_set, dose)

    def use_set(self, set_id: str) -> None:
        """Propose this set on Today from now on."""
        self._preferences.use_training(set_id, self.dose)

    def start_draft(self, set_id: str | None = None) -> None:
        """Begin to put a set together, or to change one."""
        old = next((each for each in self._own.sets if each.id == set_id), None)
        self.draft = Draft(None, "", ()) if old is None else Draft(old.id, old.name, old.exercises)
        self.deleted = None
        self.changed.emit()

    def name_draft(self, name: str) -> None:
        if self.draft is not None:
            self.draft = Draft(self.draft.id, name, self.draft.picked)

    def pick(self, exercise: str, is_picked: bool) -> None:
        """Put an exercise at the end of the draft, or take it out."""
        if self.draft is None:
            return
        picked = [name for name in self.draft.picked if name != exercise]
        if is_picked:
            picked.append(exercise)
        self._redraft(picked)

    def shift(self, exercise: str, by: int) -> None:
        """Move an exercise of the draft up or down; at the ends it stays."""
        if self.draft is None or exercise not in self.draft.picked:
            return
        picked = list(self.draft.picked)
        place = picked.index(exercise)
        other = min(max(place + by, 0), len(picked) - 1)
        picked[place], picked[other] = picked[other], picked[place]
        self._redraft(picked)

    def keep_draft(self) -> bool:
        """Write the draft down; returns whether that could be done."""
        draft = self.draft
        if draft is None:
            return False
        try:
            if draft.id is None:
                self._own.make(draft.name, draft.picked)
            else:
                self._own.change(draft.id, draft.name, draft.picked)
        except UserFacing as error:
            self.refused.emit(error)
            return False
        self.draft = None
        self.wrote.emit()
        self.changed.emit()
        return True

    def drop_draft(self) -> None:
        self.draft = None
        self.changed.emit()

    def move(self, set_id: str, by: int) -> None:
        self._try(lambda: self._own.move(set_id, by))

    def delete(self, set_id: str) -> None:
        """Take an own set away; it can be brought back until something else is done."""
        old = next((each for each in self._own.sets if each.id == set_id), None)
        if old is None or not self._try(lambda: self._own.delete(set_id)):
            return
        self.deleted = old
        self._was_of_day = self._preferences.settings.training_set == set_id
        if self._was_of_day:
            self._preferences.use_training(None, self.dose)
        self.changed.emit()

    def undo(self) -> None:
        gone, self.deleted = self.deleted, None
        if gone is not None and self._try(lambda: self._own.restore(gone.id)) and self._was_of_day:
            self.use_set(gone.id)

    def forget_deleted(self) -> None:
        self.deleted = None
        self.changed.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserFacing as error:
            self.refused.emit(error)
            return False
        self.wrote.emit()
        self.changed.emit()
        return True

    def _redraft(self, picked: Sequence[str]) -> None:
        assert self.draft is not None
        self.draft = Draft(self.draft.id, self.draft.name, tuple(picked))
        self.changed.emit()

    def _names(self, exercises: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.name_of(name) for name in exercises)
