"""Reminders and the tray over a fake where the desktop begins."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.domain.journal import EntryId
from app.domain.plan import CareRow, DayFacts, Done, Plan, PlanItem, plan_day
from app.store.settings import Settings
from exercises.schema_care import CareItem
from tests.ui.shell_fakes import LIBRARY
from ui.preferences import Preferences
from ui.reminding import Reminder, Reminding
from ui.tray import Tray

DAY = date(2026, 11, 23)
CARE_ID = {
    PlanItem.WASH: "face_wash_warm",
    PlanItem.MASSAGE: "massage",
    PlanItem.MIRROR: "mirror_training",
    PlanItem.RECORDING: "expression_recording",
    PlanItem.CARE: "symptom_check",
}


class FakeClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

    def monotonic_ns(self) -> int:
        return 0

    def now(self) -> datetime:
        return self.at

    def sleep_until_ns(self, deadline_ns: int) -> None: ...


class FakeDay:
    """A plan in which a test ticks things off; counts how often it is asked."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.done: list[PlanItem] = []
        self.error: Exception | None = None
        self.asked = 0

    def plan(self) -> Plan:
        self.asked += 1
        if self.error is not None:
            raise self.error
        now = self.clock.now()
        is_ticked = PlanItem.CARE in self.done
        care = (CareRow("symptom_check", True, EntryId("e") if is_ticked else None),)
        return plan_day(DayFacts(now, 7, [Done(item, now) for item in self.done], care=care))

    def reminder_of(self, plan: Plan, item: PlanItem) -> CareItem:
        return LIBRARY.care.items[CARE_ID[item]]


class FakeIcon(QObject):
    """What of QSystemTrayIcon the tray uses."""

    activated = Signal(object)
    messageClicked = Signal()  # noqa: N815 - Qt's name
    can_speak = True

    def __init__(self, _icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self.messages: list[tuple[str, str]] = []
        self.is_shown = False
        self.tip, self.menu = "", None

    def setToolTip(self, tip: str) -> None:
        self.tip = tip

    def setContextMenu(self, menu: object) -> None:
        self.menu = menu

    def supportsMessages(self) -> bool:
        return self.can_speak

    def showMessage(self, title: str, text: str, _icon: object, _ms: int) -> None:
        self.messages.append((title, text))

    def show(self) -> None:
        self.is_shown = True

    def hide(self) -> None:
        self.is_shown = False


class Dumb(FakeIcon):
    can_speak = False


class Desk:
    def __init__(self, *, icon: type[FakeIcon] | None = FakeIcon, **settings: object) -> None:
        wanted = {"language": "en", "reminders_on": True, "quiet_from": "21:30", **settings}
        self.saved: list[Settings] = []
        self.preferences = Preferences(Settings.model_validate(wanted), self.saved.append)
        self.clock = FakeClock()
        self.day: FakeDay | None = FakeDay(self.clock)
        self.reminding = Reminding(self.preferences, self.clock, lambda: self.day)
        self.icons: list[FakeIcon] = []
        self.tray = Tray(
            self.reminding,
            self.preferences,
            lambda: self.day,
            QIcon(),
            has_tray=lambda: icon is not None,
            make_icon=lambda picture, parent: self._icon(icon, picture, parent),
        )
        self.notices: list[Reminder] = []
        self.begun: list[str] = []
        self.opened: list[bool] = []
        self.tray.notice_requested.connect(self.notices.append)
        self.tray.item_requested.connect(self.begun.append)
        self.tray.open_requested.connect(lambda: self.opened.append(True))

    def _icon(self, kind: type[FakeIcon] | None, picture: QIcon, parent: QObject) -> FakeIcon:
        assert kind is not None
        self.icons.append(kind(picture, parent))
        return self.icons[-1]

    @property
    def messages(self) -> list[tuple[str, str]]:
        return self.icons[0].messages

    def look_at(self, text: str, day: date = DAY) -> None:
        self.clock.at = datetime.combine(day, time.fromisoformat(text), UTC)
        self.reminding.look()

    def run_until(self, text: str) -> None:
        end = datetime.combine(DAY, time.fromisoformat(text), UTC)
        while self.clock.at < end:
            self.clock.at += timedelta(minutes=1)
            self.reminding.look()


@pytest.fixture(name="at_desk")
def desks(qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(**wanted: object) -> Desk:
        made.append(Desk(**wanted))
        return made[-1]

    yield make
    for desk in made:
        desk.tray.close()
        desk.tray.deleteLater()
        desk.reminding.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
