"""A therapist's plan while a clinician writes it; GUI thread only."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.errors import UserFacing
from app.report.bundle.manifest import fingerprint
from app.session.doses import REST
from app.session.plan_bounds import DoseBounds, bounds_of, seconds_of
from app.session.plan_words import PlanWords
from app.session.plan_writing import PlanDraft, draft_of, finished, save_plan
from app.session.therapist_plans import TherapistPlans
from app.store.paths import DataPaths
from app.store.plan_json import PlanDose, PlannedExercise, PlannedSet, PlanRules
from app.texts import Texts
from exercises.library import Library


class PlanWriterModel(QObject):
    """Signals: `changed()` sets or exercises are others; `replaced()` all of it is another one;
    `saved(path, fingerprint)`; `failed(str)` with the sentences to show.
    """

    changed = Signal()
    replaced = Signal()
    saved = Signal(object, str)
    failed = Signal(str)

    def __init__(self, paths: DataPaths, clock: Clock, library: Library, texts: Texts) -> None:
        super().__init__()
        self._paths = paths
        self._clock = clock
        self._texts = texts
        self.library = library
        self.words = PlanWords(texts, library)
        self.draft = PlanDraft(sets=(PlannedSet("", ()),))
        self.is_touched = False

    # --- facts -------------------------------------------------------------------------------

    @property
    def sets(self) -> tuple[PlannedSet, ...]:
        return self.draft.sets

    def pickable(self, place: int) -> tuple[tuple[str, str], ...]:
        """Return `(id, name)` of the exercises that a set does not hold yet."""
        held = {one.exercise for one in self.sets[place].exercises}
        ids = (id_ for id_ in self.library.exercises if id_ not in held and id_ != REST)
        return tuple((id_, self.words.name(id_)) for id_ in ids)

    def bounds(self, exercise: str) -> DoseBounds:
        return bounds_of(self.library.exercise(exercise))

    def minutes(self, place: int) -> int:
        return max(1, round(seconds_of(self.sets[place], self.library) / 60))

    # --- requests ----------------------------------------------------------------------------

    def write(self, *, author: str, person: str, note: str) -> None:
        self._take(replace(self.draft, author=author, person=person, note=note), tells=False)

    def rule(self, rules: PlanRules) -> None:
        self._take(replace(self.draft, rules=rules), tells=False)

    def name_set(self, place: int, name: str) -> None:
        named = replace(self.sets[place], name=name)
        self._take(self.draft.with_set(place, named), tells=False)

    def add_set(self) -> None:
        self._take(replace(self.draft, sets=(*self.sets, PlannedSet("", ()))))

    def remove_set(self, place: int) -> None:
        """Take a set out; the last one is emptied instead."""
        left = tuple(each for n, each in enumerate(self.sets) if n != place)
        self._take(replace(self.draft, sets=left or (PlannedSet("", ()),)))

    def add(self, place: int, exercise: str) -> None:
        self._take(self.draft.with_exercise(place, exercise, self.library))

    def remove(self, place: int, exercise: str) -> None:
        kept = tuple(one for one in self.sets[place].exercises if one.exercise != exercise)
        self._change(place, kept)

    def move(self, place: int, exercise: str, by: int) -> None:
        held = list(self.sets[place].exercises)
        here = next(n for n, one in enumerate(held) if one.exercise == exercise)
        there = min(max(here + by, 0), len(held) - 1)
        held[here], held[there] = held[there], held[here]
        self._change(place, tuple(held))

    def dose(self, place: int, exercise: str, change: Callable[[PlanDose], PlanDose]) -> None:
        held = tuple(
            PlannedExercise(one.exercise, change(one.dose)) if one.exercise == exercise else one
            for one in self.sets[place].exercises
        )
        self._take(
            self.draft.with_set(place, replace(self.sets[place], exercises=held)), tells=False
        )

    def begin_with(self, path: Path) -> None:
        """Go on from a plan that was written before."""
        try:
            offer = TherapistPlans(self._paths, self.library, self._clock).look(path)
        except UserFacing as error:
            self.failed.emit(self._texts.explain(error))
            return
        if offer.plan is None:
            problem = offer.read.problem
            told = "" if problem is None else self.words.trouble(problem, path.name)
            verdict = self._texts(f"plan_verdict.{offer.read.verdict}")
            self.failed.emit(f"{verdict} {told}".strip())
            return
        self.draft, self.is_touched = draft_of(offer.plan), False
        self.replaced.emit()

    def check(self) -> bool:
        """Tell whether the draft can be saved; `failed` says why not."""
        far = self.draft.objections(self.library)
        if far:
            self.failed.emit("\n".join(self.words.objection(one) for one in far))
            return False
        try:
            finished(self.draft, self._paths, self._clock, self.library)
        except UserFacing as error:
            self.failed.emit(self._texts.explain(error))
            return False
        return True

    def save(self, path: Path) -> None:
        try:
            plan = save_plan(self.draft, path, self._paths, self._clock, self.library)
        except UserFacing as error:
            self.failed.emit(self._texts.explain(error))
            return
        self.is_touched = False
        self.saved.emit(path, fingerprint(bytes.fromhex(plan.sender)))

    # --- inside ------------------------------------------------------------------------------

    def _change(self, place: int, exercises: tuple[PlannedExercise, ...]) -> None:
        self._take(self.draft.with_set(place, replace(self.sets[place], exercises=exercises)))

    def _take(self, draft: PlanDraft, *, tells: bool = True) -> None:
        if draft == self.draft:
            return
        self.draft, self.is_touched = draft, True
        if tells:
            self.changed.emit()
