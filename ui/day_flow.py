"""From a press on Today to the page that does it, and back: the safety gate stands on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from app.domain.plan import PlanItem
from app.domain.safety_rules import LockUp, Occasion, Routine, Stop
from app.errors import UserFacing
from app.session.consent import check_consent, keeps_films
from ui.full_pages import FullPage, FullPages
from ui.theme import Theme
from ui.viewmodels.today import SourceKind, TodayModel
from ui.viewmodels.today_plan import PlanModel

if TYPE_CHECKING:
    from app.session.choices import SourceChoice
    from app.session.gate import Outcome
    from ui.pages.gate import GateFlow
    from ui.pages.gate_locks import GateLocks
    from ui.pages.gate_unwell import UnwellPage
    from ui.pages.routine import RoutinePage
    from ui.pages.session import SessionPage
    from ui.viewmodels.gate import GateModel
    from ui.viewmodels.gate_facts import Asks

RECORDING_SET = "recording_weekly"
_BEHIND = {
    PlanItem.MASSAGE: Routine.MASSAGE,
    PlanItem.MIRROR: Routine.MIRROR,
    PlanItem.RECORDING: Routine.MIRROR,
}
_Made = TypeVar("_Made")
_AT_START = (Occasion.ONBOARDING, Occasion.STARTUP)


class Runs(Protocol):
    """What the view-models of session and massage can both do."""

    def pause(self) -> None: ...
    def end(self) -> None: ...


@dataclass(frozen=True, slots=True)
class FlowFactories:
    """Pages that are made anew each time; each may raise UserFacing."""

    session: "Callable[[Theme, SourceChoice, str], SessionPage]"
    routine: "Callable[[Theme], RoutinePage]"
    gate: "Callable[[], GateModel]"
    questions: "Callable[[Theme, Asks], GateFlow]"
    after: "Callable[[Theme, tuple[str, ...]], GateFlow]"
    locks: "Callable[[Theme, Routine | None], GateLocks]"
    unwell: "Callable[[Theme, Occasion], UnwellPage]"
    discard: "Callable[[str], None]" = lambda _session_id: None
    """Deletes the film of a session, where the person has not agreed that it is kept."""


class DayFlow(QObject):
    """Nothing starts before the questions due are answered, nor while the gate locks it.

    Signals: `came_back()` Today is to be shown as it now is; `result_requested(session_id)`;
    `refused(UserFacing)` with what went wrong; `wrote()` when something of the day is new.
    """

    came_back = Signal()
    result_requested = Signal(str)
    refused = Signal(object)
    wrote = Signal()

    def __init__(
        self,
        pages: FullPages,
        factories: FlowFactories,
        today: TodayModel,
        plan: PlanModel,
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(pages)
        self._pages = pages
        self._factories = factories
        self._today = today
        self._plan = plan
        self._theme = theme
        self._runs_as = Routine.MIRROR
        self._running: FullPage | None = None
        """The session or massage, which may lie below a screen of the gate."""
        self._unwell: UnwellPage | None = None
        self._later: Callable[[], None] | None = None
        """What follows a session that ended while "Unwell?" lay over it."""

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def hold(self) -> None:
        """Let what runs stand still."""
        if self._running is not None:
            _runs(self._running).pause()

    # --- beginnings --------------------------------------------------------------------------

    def start_up(self) -> None:
        """Ask what has to be asked when the app starts."""
        self._ask_all(_AT_START, self.came_back.emit, self._come_back)

    def begin(self, item: PlanItem) -> None:
        """Begin a part of the day, after the questions that come before it."""
        routine = _BEHIND[item]
        start = self._start_massage if item is PlanItem.MASSAGE else self._filmed(item)
        self._open(routine, start)

    def first_look(self) -> None:
        """Record the short set that needs no plan."""
        self._open(Routine.MIRROR, lambda: self._start_session(self._today.set_id))

    def train(self, set_id: str) -> None:
        """Practise a certain set, after the questions that come before it."""
        self._open(Routine.MIRROR, lambda: self._start_session(set_id))

    def explain(self, item: PlanItem) -> None:
        """Show what locks a part of the day, and what ends it."""
        self._show_locks(_BEHIND.get(item))

    def explain_all(self) -> None:
        """Show all that the safety answers close."""
        self._show_locks(None)

    def ask(self, rules: tuple[str, ...]) -> None:
        """Put certain questions: what was said elsewhere may be a warning sign."""
        self._ask(rules, self._come_back, self._come_back)

    def unwell(self) -> None:
        """Show what one can press when something is wrong; what runs stands still."""
        if self._unwell is not None:
            return
        self.hold()
        occasion = Occasion.IN_SESSION_BUTTON if self.is_running else Occasion.ANY_TIME_BUTTON
        made = self._make(lambda: self._factories.unwell(self._theme(), occasion))
        if made is None:
            return
        self._unwell = made
        made.fired.connect(self._on_fired)
        made.closed.connect(lambda _outcome: self._close_unwell())
        made.left.connect(self._close_unwell)
        self._pages.push(made)

    def shut_down(self) -> None:
        """Stop whatever runs and take all pages away; what was done is kept."""
        self._running = self._unwell = self._later = None
        self._pages.drop_all()

    # --- the gate ----------------------------------------------------------------------------

    def _open(self, routine: Routine, start: Callable[[], None]) -> None:
        """Start where the gate lets one; ask first, and show a lock in place of asking."""
        try:
            gate = self._factories.gate()
            is_due, is_locked = bool(gate.due(routine)), bool(gate.standing().locks_of(routine))
        except UserFacing as error:
            self.refused.emit(error)
            return
        if is_locked:
            self._show_locks(routine)
        elif is_due:
            self._ask(routine, lambda: self._start_if_open(routine, start), self._come_back)
        else:
            self._start_if_open(routine, start)

    def _start_if_open(self, routine: Routine, start: Callable[[], None]) -> None:
        try:
            is_locked = self._factories.gate().standing().is_locked(routine)
        except UserFacing as error:
            self.refused.emit(error)
            return
        if is_locked:
            self._show_locks(routine)
        else:
            start()

    def _ask_all(
        self,
        asks: tuple[Occasion, ...],
        then: Callable[[], None],
        ended: Callable[[], None],
    ) -> None:
        """Ask one occasion after the other; going back, or a stop, ends it."""
        try:
            gate = self._factories.gate()
            waiting = tuple(each for each in asks if gate.due(each))
        except UserFacing as error:
            self.refused.emit(error)
            then()
            return
        if not waiting:
            then()
            return
        self._ask(waiting[0], lambda: self._ask_all(waiting[1:], then, ended), ended)

    def _ask(self, asks: "Asks", passed: Callable[[], None], ended: Callable[[], None]) -> None:
        page = self._make(lambda: self._factories.questions(self._theme(), asks))
        if page is not None:
            self._show_questions(page, passed, ended)

    def _show_questions(
        self, page: "GateFlow", passed: Callable[[], None], ended: Callable[[], None]
    ) -> None:
        def leave(then: Callable[[], None]) -> None:
            self._pages.drop(page)
            self.wrote.emit()
            then()

        page.fired.connect(self._on_fired)
        page.passed.connect(lambda: leave(passed))
        page.closed.connect(lambda _outcome: leave(ended))
        page.left.connect(lambda: leave(ended))
        self._pages.push(page)

    def _show_locks(self, routine: Routine | None) -> None:
        page = self._make(lambda: self._factories.locks(self._theme(), routine))
        if page is None:
            return

        def leave() -> None:
            self._pages.drop(page)
            self._come_back()

        page.left.connect(leave)
        page.answer_requested.connect(self._on_answer_requested)
        self._pages.push(page)

    def _on_answer_requested(self, asks: "Asks") -> None:
        """Ask on top of the locks, which follow every answer by themselves."""
        self._ask(asks, self.wrote.emit, self.wrote.emit)

    def _on_fired(self, outcome: "Outcome") -> None:
        """Stop at once what runs, where the answer says so or locks just that."""
        ends = any(
            isinstance(act, Stop) or (isinstance(act, LockUp) and act.routine is self._runs_as)
            for act in outcome.actions
        )
        if self._running is not None and ends:
            _runs(self._running).end()

    def _close_unwell(self) -> None:
        page, self._unwell = self._unwell, None
        later, self._later = self._later, None
        if page is not None:
            self._pages.drop(page)
            self.wrote.emit()
        if later is not None:
            later()

    # --- sessions and massage ----------------------------------------------------------------

    def discard(self, session_id: str) -> None:
        """Delete the film of a session that was measured, for want of consent to keep it."""
        self._try(lambda: self._factories.discard(session_id))

    def _filmed(self, item: PlanItem) -> Callable[[], None]:
        is_training = item is PlanItem.MIRROR
        set_id = self._plan.training_set if is_training else RECORDING_SET
        return lambda: self._start_session(set_id)

    def _start_session(self, set_id: str) -> None:
        self._today.remember_source()
        choice, settings = self._today.choice(), self._today.preferences.settings
        try:
            check_consent(settings, choice, is_kept=set_id == RECORDING_SET)
        except UserFacing as error:
            self.refused.emit(error)
            return
        page = self._make(lambda: self._factories.session(self._theme(), choice, set_id))
        if page is None:
            return
        is_demo = self._today.kind is SourceKind.DEMO
        self._running, self._runs_as = page, Routine.MIRROR

        def ask(then: Callable[[], None]) -> None:
            self._ask_all((Occasion.POST_SESSION,), then, then)

        def discard(session_id: str | None) -> None:
            if session_id is not None and not keeps_films(settings, choice):
                self.discard(session_id)

        def finished(session_id: str) -> None:
            def show() -> None:
                discard(session_id)
                self._show_result(session_id)

            self._end(page, show if is_demo else lambda: ask(show))

        def left() -> None:
            has_moved = page.view_model.has_recording and not is_demo
            session_id = page.view_model.session_id if has_moved else None
            self._end(page, (lambda: ask(self._come_back)) if has_moved else self._come_back)
            discard(session_id)

        page.finished.connect(finished)
        page.left.connect(left)
        page.unwell_requested.connect(self.unwell)
        self._pages.push(page)

    def _start_massage(self) -> None:
        page = self._make(lambda: self._factories.routine(self._theme()))
        if page is None:
            return
        self._running, self._runs_as = page, Routine.MASSAGE

        def finished(rules: object) -> None:
            named = tuple(cast("tuple[str, ...]", rules))
            self._end(page, lambda: self._after_massage(named))

        def left() -> None:
            self._end(page, self._come_back)

        page.finished.connect(finished)
        page.left.connect(left)
        page.unwell_requested.connect(self.unwell)
        self._pages.push(page)

    def _end(self, page: FullPage, then: Callable[[], None]) -> None:
        """Take the page away; what follows waits until "Unwell?" above it is closed."""
        self._running = None
        self._pages.drop(page)
        if self._unwell is None:
            then()
        else:
            self._later = then

    def _after_massage(self, rules: tuple[str, ...]) -> None:
        if not rules:
            self._come_back()
            return
        page = self._make(lambda: self._factories.after(self._theme(), rules))
        if page is not None:
            self._show_questions(page, self._come_back, self._come_back)

    def _show_result(self, session_id: str) -> None:
        self.wrote.emit()
        self.result_requested.emit(session_id)

    def _come_back(self) -> None:
        self.wrote.emit()
        self.came_back.emit()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserFacing as error:
            self.refused.emit(error)

    def _make(self, make: Callable[[], _Made]) -> _Made | None:
        try:
            return make()
        except UserFacing as error:
            self.refused.emit(error)
            return None


def _runs(page: FullPage) -> Runs:
    return cast("Runs", cast("SessionPage | RoutinePage", page).view_model)
