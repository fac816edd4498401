"""A therapist's plan in use: looked at, accepted, put aside and taken up again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from app.clock import Clock
from app.domain.stop_rules import USUAL, StopLimits
from app.errors import ReportFailure, UsageFailure
from app.report.plan.signed import ReadPlan, read_plan
from app.session.bundle_access import BundleAccess
from app.session.plan_bounds import Objection, objections_to, set_of
from app.store.keys import LABEL_LIMIT
from app.store.paths import DataPaths
from app.store.plan_json import PlannedSet, TherapistPlan, day_of
from app.store.therapist_plans import KeptPlan, TherapistPlansFile
from app.texts import Lang, Texts
from exercises.library import Library
from exercises.schema import Bilingual, ExerciseSet

DOSE: Final = "starter"
"""What the settings say while a plan is followed; its sets bring doses of their own."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan as it came; `objections` say why it goes too far. Nothing is changed by it."""

    read: ReadPlan
    objections: tuple[Objection, ...] = ()
    is_kept: bool = False
    """Whether the same plan was accepted before."""
    is_over: bool = False
    """Whether its last day has gone by."""

    @property
    def plan(self) -> TherapistPlan | None:
        return self.read.plan if self.read.is_intact else None

    @property
    def can_be_accepted(self) -> bool:
        return self.plan is not None and not (self.objections or self.is_over)


class Chooses(Protocol):
    """What Today proposes: `ui.preferences.Preferences`, or the settings of a command."""

    def chosen(self) -> tuple[str | None, str]: ...
    def use_training(self, set_id: str | None, dose: str) -> None: ...


class TherapistPlans:
    """GUI thread or a command; one thread at a time. Every change is on disk when it returns.

    Raises in every change: StorageFailure.
    """

    def __init__(
        self,
        paths: DataPaths,
        content: Library,
        clock: Clock,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        """Read what was accepted.

        Raises: StorageFailure file_unreadable, folder_not_writable.
        """
        self._file = TherapistPlansFile(paths.therapist_plans)
        self._access = BundleAccess(paths)
        self.content = content
        self._clock = clock
        self.on_change = on_change
        self._all = self._file.load()
        self.library = with_plans(content, self._all)

    # --- facts -------------------------------------------------------------------------------

    @property
    def current(self) -> KeptPlan | None:
        """Return the plan that is followed."""
        return next((kept for kept in self._all if kept.put_aside_at is None), None)

    @property
    def last(self) -> KeptPlan | None:
        """Return the plan that was put aside last, if none is followed."""
        aside = [kept for kept in self._all if kept.put_aside_at is not None]
        if self.current is not None or not aside:
            return None
        return max(aside, key=lambda kept: kept.put_aside_at or kept.accepted_at)

    @property
    def hidden(self) -> frozenset[str]:
        """Return the sets that have a name and are not offered: those of plans put aside."""
        current = self.current
        return frozenset(
            id_ for kept in self._all if kept is not current for id_, _ in sets_of(kept.plan)
        )

    def set_ids(self) -> tuple[str, ...]:
        """Return the sets of the plan that is followed."""
        current = self.current
        found = () if current is None else tuple(id_ for id_, _ in sets_of(current.plan))
        return tuple(id_ for id_ in found if id_ in self.library.sets)

    def is_over(self, plan: TherapistPlan) -> bool:
        last = plan.rules.last_day
        return last is not None and self._today() > day_of(last)

    def limits_of(self, set_id: str) -> StopLimits:
        """Return when the stop rules act in a set."""
        for kept in self._all:
            if set_id in dict(sets_of(kept.plan)):
                rules = kept.plan.rules
                return StopLimits(rules.running_reps, rules.fatigue)
        return USUAL

    def look(self, path: Path) -> Offer:
        """Read a plan file without changing anything.

        Raises: SourceFailure path_missing or path_is_folder; StorageFailure.
        """
        read = read_plan(path, self._access.label_of)
        if not read.is_intact or read.plan is None:
            return Offer(read)
        plan = read.plan
        is_kept = any(kept.plan == plan for kept in self._all)
        return Offer(read, objections_to(plan, self.content), is_kept, self.is_over(plan))

    # --- changes -----------------------------------------------------------------------------

    def accept(self, offer: Offer, chooses: Chooses) -> KeptPlan:
        """Follow a plan from now on; one that was followed is put aside.

        Raises: ReportFailure plan_refused; StorageFailure.
        """
        plan = offer.plan
        if plan is None or not offer.can_be_accepted:
            raise ReportFailure("plan_refused")
        now = self._clock.now()
        before = self.current
        set_, dose = chooses.chosen()
        if before is not None and set_ in self.set_ids():
            set_, dose = before.set_before, before.dose_before
        kept = KeptPlan(plan, offer.read.sender or plan.author, now, None, set_, dose)
        others = [self._aside(one) for one in self._all if one.plan.id != plan.id]
        if offer.read.sender is None:
            senders = self._access.senders
            # Whoever writes a plan names themselves: not as somebody else who is known already.
            is_taken = any(one.label == plan.author for one in senders.all())
            digits = f" ({offer.read.fingerprint[:4]})" if is_taken else ""
            senders.remember(plan.sender, f"{plan.author[: LABEL_LIMIT - len(digits)]}{digits}")
        self._write((*others, kept))
        chooses.use_training(self.set_ids()[0], DOSE)
        return kept

    def put_aside(self, chooses: Chooses) -> None:
        """Follow the plan no longer; Today proposes what it did before. Without one: nothing.

        Raises: StorageFailure.
        """
        current = self.current
        if current is None:
            return
        was_proposed = chooses.chosen()[0] in self.set_ids()
        self._write(tuple(self._aside(one) for one in self._all))
        if was_proposed:
            chooses.use_training(current.set_before, current.dose_before)

    def take_up(self, chooses: Chooses) -> None:
        """Follow the plan again that was put aside last.

        Raises: UsageFailure plan_none, plan_over; ReportFailure plan_refused where this version
            holds that it goes too far; StorageFailure.
        """
        last = self.last
        if last is None:
            raise UsageFailure("plan_none")
        if self.is_over(last.plan):
            raise UsageFailure("plan_over", day=last.plan.rules.last_day or "")
        if objections_to(last.plan, self.content):
            raise ReportFailure("plan_refused")
        set_, dose = chooses.chosen()
        again = replace(last, put_aside_at=None, set_before=set_, dose_before=dose)
        self._write(tuple(again if one is last else one for one in self._all))
        chooses.use_training(self.set_ids()[0], DOSE)

    # --- inside ------------------------------------------------------------------------------

    def _today(self) -> date:
        return self._clock.now().date()

    def _aside(self, kept: KeptPlan) -> KeptPlan:
        if kept.put_aside_at is not None:
            return kept
        return replace(kept, put_aside_at=self._clock.now())

    def _write(self, plans: tuple[KeptPlan, ...]) -> None:
        self._file.save(plans)
        self._all = plans
        self.library = with_plans(self.content, plans)
        self.on_change()


def sets_of(plan: TherapistPlan) -> tuple[tuple[str, PlannedSet], ...]:
    """Return the sets of a plan with the ids that the rest of the app knows them by."""
    return tuple((f"plan_{plan.id}_{n}", each) for n, each in enumerate(plan.sets, 1))


def with_plans(content: Library, plans: tuple[KeptPlan, ...]) -> Library:
    """Return the content with the sets of plans in it, put aside or not: old sessions name them.

    A set of which no exercise is known any more is left out, and so is a plan that this version
    holds to go too far: its file may have been written by hand.
    """
    sets = dict[str, ExerciseSet]()
    for kept in plans:
        if objections_to(kept.plan, content):
            continue
        for id_, each in sets_of(kept.plan):
            sets[id_] = set_of(each, id_, _name(each.name), content, len(sets))
    return replace(content, sets=MappingProxyType({**content.sets, **sets}))


def plans_of(paths: DataPaths, content: Library) -> Library:
    """Return the content with the plans of a data folder, where there are any.

    Raises: StorageFailure file_unreadable, folder_not_writable.
    """
    if not paths.therapist_plans.exists():
        return content
    return with_plans(content, TherapistPlansFile(paths.therapist_plans).load())


def _name(name: str) -> Bilingual:
    words: Mapping[Lang, str] = {lang: Texts(lang)("plan.set_name", name=name) for lang in Lang}
    # What a person writes is no text of the content: braces in it are not filled in.
    return Bilingual.model_construct(zh=words[Lang.ZH], en=words[Lang.EN])
