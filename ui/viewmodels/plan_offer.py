"""A therapist's plan that lies before the person: what it asks, and whether it may be followed."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.stop_rules import StopLimits
from app.errors import UserFacing
from app.report.bundle.verify import Verdict
from app.session.plan_words import PlanWords, SetWords
from app.session.therapist_plans import Chooses, Offer
from app.store.plan_json import TherapistPlan
from app.store.therapist_plans import KeptPlan
from app.texts import Texts
from exercises.library import Library
from ui.preferences import Preferences


class PlansLike(Protocol):
    """What the window needs of `app.session.therapist_plans.TherapistPlans`."""

    content: Library

    @property
    def current(self) -> KeptPlan | None: ...
    @property
    def last(self) -> KeptPlan | None: ...
    def set_ids(self) -> tuple[str, ...]: ...
    def is_over(self, plan: TherapistPlan) -> bool: ...
    def limits_of(self, set_id: str) -> StopLimits: ...
    def look(self, path: Path) -> Offer: ...
    def accept(self, offer: Offer, chooses: Chooses) -> KeptPlan: ...
    def put_aside(self, chooses: Chooses) -> None: ...
    def take_up(self, chooses: Chooses) -> None: ...


class PlanOfferModel(QObject):
    """GUI thread only. Nothing is changed before `accept`.

    Signals: `accepted()`; `failed(UserFacing)` where accepting could not be written down.
    """

    accepted = Signal()
    failed = Signal(object)

    def __init__(self, plans: PlansLike, offer: Offer, name: str, preferences: Preferences) -> None:
        """Take what was read from the file that is called `name`."""
        super().__init__()
        self._plans = plans
        self._preferences = preferences
        self.offer = offer
        self.name = name

    @property
    def texts(self) -> Texts:
        return Texts(self._preferences.lang())

    @property
    def _words(self) -> PlanWords:
        return PlanWords(self.texts, self._plans.content)

    @property
    def plan(self) -> TherapistPlan | None:
        return self.offer.plan

    @property
    def is_new_sender(self) -> bool:
        return self.offer.read.verdict is Verdict.UNKNOWN

    @property
    def replaced(self) -> TherapistPlan | None:
        """Return the plan that would be put aside."""
        current = self._plans.current
        return None if current is None or self.offer.is_kept else current.plan

    def verdict(self) -> str:
        return self.texts(f"plan_verdict.{self.offer.read.verdict}")

    def about(self) -> str:
        return "" if self.plan is None else self._words.about(self.plan)

    def sets(self) -> tuple[SetWords, ...]:
        return () if self.plan is None else self._words.sets(self.plan)

    def rules(self) -> tuple[str, ...]:
        return () if self.plan is None else self._words.rules(self.plan)

    def reasons(self) -> tuple[str, ...]:
        """Say why it is not offered; empty where it may be followed."""
        offer = self.offer
        if offer.plan is None:
            problem = offer.read.problem
            found = () if problem is None else (self._words.trouble(problem, self.name),)
            return (self.verdict(), *found)
        if offer.objections:
            told = (self._words.objection(one) for one in offer.objections)
            return (*told, self.texts("error.plan_refused"))
        if offer.is_over:
            return (self.texts("error.plan_over", day=offer.plan.rules.last_day),)
        return ()

    def accept(self) -> None:
        try:
            self._plans.accept(self.offer, self._preferences)
        except UserFacing as error:
            self.failed.emit(error)
            return
        self.accepted.emit()


class PlanCardModel(QObject):
    """The plan that is followed or was put aside last, for the practice page; GUI thread only.

    Signals: `changed()`; `refused(UserFacing)` where something could not be done.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, plans: PlansLike, preferences: Preferences) -> None:
        super().__init__()
        self._plans = plans
        self._preferences = preferences

    @property
    def current(self) -> TherapistPlan | None:
        kept = self._plans.current
        return None if kept is None else kept.plan

    @property
    def last(self) -> TherapistPlan | None:
        kept = self._plans.last
        return None if kept is None else kept.plan

    @property
    def _words(self) -> PlanWords:
        return PlanWords(Texts(self._preferences.lang()), self._plans.content)

    @property
    def set_ids(self) -> tuple[str, ...]:
        return self._plans.set_ids()

    @property
    def over(self) -> str:
        """Return the last day of the plan that is followed, where that is over."""
        plan = self.current
        return plan.rules.last_day or "" if plan is not None and self._plans.is_over(plan) else ""

    def about(self, plan: TherapistPlan) -> str:
        return self._words.about(plan)

    def rules(self, plan: TherapistPlan) -> tuple[str, ...]:
        return self._words.rules(plan)

    def put_aside(self) -> None:
        self._try(self._plans.put_aside)

    def take_up(self) -> None:
        self._try(self._plans.take_up)

    def _try(self, act: Callable[[Chooses], None]) -> None:
        try:
            act(self._preferences)
        except UserFacing as error:
            self.refused.emit(error)
        self.changed.emit()
