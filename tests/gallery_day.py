"""Pictures of the day for `make shots`: Today's states, the safety gate, the massage."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.journal import EntryKind
from app.domain.plan import PlanItem, SkipReason
from app.domain.routine_player import Command
from app.domain.sides import Affected
from app.session.choices import DemoChoice
from app.session.routine_plan import plan_massage
from tests.ui.plan_desk import LIBRARY, PlanDesk
from ui.bootstrap import Assembly
from ui.pages.gate import GateFlow
from ui.pages.gate_locks import GateLocks
from ui.pages.gate_unwell import UnwellPage
from ui.pages.routine import RoutinePage
from ui.viewmodels.routine_facts import Stage

_Page = TypeVar("_Page", bound=QWidget)
NARROW = (1024, 700)
SHOWN_STEPS = ("frontalis", "orbital_rim", "zygomaticus_major", "neck_back")


class Photographer(Protocol):
    size: int

    def wait(self, until: Callable[[], bool], at_most_s: float = 60.0) -> None: ...
    def shoot(self, window: QWidget, name: str) -> None: ...


class Studio:
    """Opens the window on a folder in which something was written down before."""

    def __init__(
        self,
        photographer: Photographer,
        root: Path,
        opened: Callable[[Path], AbstractContextManager[Assembly]],
    ) -> None:
        self.photographer = photographer
        self._root = root
        self._opened = opened

    @contextmanager
    def window(self, prepare: Callable[[PlanDesk], None] | None) -> Iterator[Assembly]:
        shutil.rmtree(self._root, ignore_errors=True)
        desk = PlanDesk(self._root)
        desk.clock.at = datetime.now().astimezone()
        if prepare is not None:
            prepare(desk)
        desk.log.close()
        with self._opened(self._root) as assembly:
            if self.photographer.size > 18:
                assembly.window.resize(*NARROW)
            self.photographer.wait(lambda: assembly.models.plan.plan is not None)
            if prepare is not None:
                answer_no(assembly)
            yield assembly
        shutil.rmtree(self._root)

    def shoot(self, assembly: Assembly, name: str) -> None:
        """Take the window; where its page scrolls, its end as well."""
        self.photographer.shoot(assembly.window, name)
        areas = [each for each in assembly.window.findChildren(QScrollArea) if each.isVisible()]
        bars = [area.verticalScrollBar() for area in areas]
        longest = max(bars, key=lambda bar: bar.maximum(), default=None)
        if longest is not None and longest.maximum() > 0:
            longest.setValue(longest.maximum())
            self.photographer.shoot(assembly.window, f"{name}_end")
            longest.setValue(0)


def answer_no(assembly: Assembly) -> None:
    """Answer what is asked: nothing is wrong today."""
    QCoreApplication.processEvents()
    while isinstance(page := assembly.window.frames.currentWidget(), GateFlow):
        for rule in page.questions.rows:
            page.questions.answered.emit(rule, LIBRARY.care.red_flags[rule].trigger != "yes")
        page.questions.go_on.click()
        QCoreApplication.processEvents()


# --- Today ------------------------------------------------------------------------------------


def _usual(desk: PlanDesk) -> None:
    """An ordinary morning: well, and something done on the days before."""
    now = desk.clock.at
    desk.clock.at = now - timedelta(days=1)
    desk.answer_everything()
    desk.clock.at = now
    for back in (1, 2, 4):
        at = now - timedelta(days=back)
        desk.write(at, EntryKind.DIARY, "face_wash_warm", fields={"done": True})


def _all_done(desk: PlanDesk) -> None:
    _usual(desk)
    desk.day.mark_done("face_wash_warm")
    run = desk.routines.begin(plan_massage(LIBRARY.massage, "m12"), Affected.LEFT)
    run.apply(Command.START)
    while not run.state.status.is_over:
        desk.clock.ns += 1_000_000_000
        desk.clock.at += timedelta(seconds=1)
        run.tick()
    for row in desk.day.plan().care:
        if row.is_counted:
            desk.day.mark_done(row.id)
    desk.day.skip(PlanItem.MIRROR, SkipReason.TIRED)
    desk.day.skip(PlanItem.RECORDING, SkipReason.NO_TIME)


def _rest_day(desk: PlanDesk) -> None:
    _usual(desk)
    for item in PlanItem:
        desk.day.skip(item, SkipReason.TIRED)


def _locked(desk: PlanDesk) -> None:
    desk.answer_everything(fires="RF05")


def _visit_near(desk: PlanDesk) -> None:
    _usual(desk)
    day = (desk.clock.at + timedelta(days=3)).date().isoformat()
    visits = next(i for i in LIBRARY.care.items.values() if i.schedule == "user_set")
    key = next(field.key for field in visits.log if field.type == "date")
    desk.day.mark_done(visits.id, {key: day})


def _returning(desk: PlanDesk) -> None:
    desk.answer_everything()
    at = desk.clock.at - timedelta(days=40)
    desk.write(at, EntryKind.DIARY, "face_wash_warm", fields={"done": True})


def _broken_off(desk: PlanDesk) -> None:
    _usual(desk)
    run = desk.routines.begin(plan_massage(LIBRARY.massage, "m12"), Affected.LEFT)
    run.apply(Command.START)
    for _ in range(200):
        desk.clock.ns += 1_000_000_000
        run.tick()


TODAYS = {
    "usual": _usual,
    "all_done": _all_done,
    "rest_day": _rest_day,
    "locked": _locked,
    "visit_near": _visit_near,
    "returning": _returning,
    "broken_off": _broken_off,
}


def todays(studio: Studio) -> None:
    """Take Today as it stands on different days, and its care list."""
    for name, prepare in TODAYS.items():
        with studio.window(prepare) as assembly:
            studio.shoot(assembly, f"today_{name}")
            if name == "usual":
                assembly.window.show_care()
                studio.shoot(assembly, "care")


# --- gate -------------------------------------------------------------------------------------


def gate(studio: Studio) -> None:
    """Take the questions of each occasion, the screen of each rule, locks and "Unwell?"."""
    with studio.window(None) as assembly:
        _expect(assembly, GateFlow)
        studio.shoot(assembly, "gate_onboarding")
    with studio.window(_usual) as assembly:
        flow = assembly.window.flow
        flow.begin(PlanItem.MASSAGE)
        studio.shoot(assembly, "gate_before_massage")
        _expect(assembly, GateFlow).left.emit()
        flow.ask(("RF14_mood",))
        studio.shoot(assembly, "gate_mood")
        _expect(assembly, GateFlow).left.emit()
        flow.unwell()
        studio.shoot(assembly, "gate_unwell")
        _expect(assembly, UnwellPage).left.emit()
        for rule, flag in LIBRARY.care.red_flags.items():
            flow.ask((rule,))
            page = _expect(assembly, GateFlow)
            page.questions.answered.emit(rule, flag.trigger == "yes")
            if not page.screens.isVisible():
                page.questions.go_on.click()
            studio.photographer.wait(page.screens.isVisible)
            studio.shoot(assembly, f"gate_{rule}")
            page.left.emit()
        flow.explain(PlanItem.MASSAGE)
        locks = _expect(assembly, GateLocks)
        studio.shoot(assembly, "gate_locks")
        locks.cards[0].spoken.click()
        studio.shoot(assembly, "gate_locks_confirm")
        locks.left.emit()


def _expect(assembly: Assembly, kind: type[_Page]) -> _Page:
    QCoreApplication.processEvents()
    page = assembly.window.frames.currentWidget()
    assert isinstance(page, kind), page
    return page


# --- massage ----------------------------------------------------------------------------------


def massage(studio: Studio, *, every_step: bool) -> None:
    """Take the player: choosing, each step's drawing, pause, end question, own face, after."""
    with studio.window(_usual) as assembly:
        assembly.models.today.use_choice(DemoChoice("healthy"))
        assembly.window.flow.begin(PlanItem.MASSAGE)
        answer_no(assembly)
        page = _expect(assembly, RoutinePage)
        model = page.view_model
        studio.shoot(assembly, "massage_start")
        page.start.start.click()
        for number, step in enumerate(LIBRARY.massage.steps):
            if every_step or step in SHOWN_STEPS:
                studio.shoot(assembly, f"massage_{number + 1:02d}_{step}")
            if step == SHOWN_STEPS[2]:
                _disturbed(studio, assembly, page)
            model.move(Command.SKIP)
        if model.stage is not Stage.AFTER:
            model.end()
        studio.shoot(assembly, "massage_after")
    with studio.window(_broken_off) as assembly:
        assembly.window.flow.begin(PlanItem.MASSAGE)
        answer_no(assembly)
        studio.shoot(assembly, "massage_resume")


def _disturbed(studio: Studio, assembly: Assembly, page: RoutinePage) -> None:
    model = page.view_model
    began = model.progress
    assert began is not None
    studio.photographer.wait(lambda: model.progress is not None and model.progress != began)
    model.toggle_pause()
    studio.shoot(assembly, "massage_paused")
    model.ask_end()
    studio.shoot(assembly, "massage_end")
    model.keep_going()
    page.own_face.click()
    studio.photographer.shoot(assembly.window, "massage_own_face_waiting")
    studio.photographer.wait(lambda: page.work.own is not None and page.work.own.shows_picture)
    studio.shoot(assembly, "massage_own_face")
    page.own_face.click()
