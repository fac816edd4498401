"""Reminders and the tray, with a fake where the desktop begins."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.domain.plan import PlanItem
from app.errors import StorageFailure
from app.store.settings import Settings
from app.texts import Lang
from tests.ui.shell_fakes import LIBRARY
from tests.ui.tray_fakes import DAY, Dumb, FakeClock, desks  # noqa: F401
from ui.i18n import Language
from ui.icons import pixmap
from ui.preferences import Preferences
from ui.reminding import EVERY_MS, Reminding
from ui.tray import Tray


def test_a_reminder_comes_to_the_desktop_in_the_persons_language(at_desk) -> None:
    for lang in Lang:
        desk = at_desk(language=lang.value)
        desk.run_until("08:01")
        wash = LIBRARY.care.items["face_wash_warm"]
        assert desk.messages == [(wash.title.of(lang), wash.reminder.of(lang))]
        assert desk.notices == []


def test_the_day_is_reminded_of_once_and_only_what_is_open(at_desk) -> None:
    desk = at_desk()
    desk.day.done = [PlanItem.WASH, PlanItem.MIRROR]
    desk.run_until("23:00")
    titles = [title for title, _ in desk.messages]
    assert titles == [
        "Face massage, 10–15 minutes",
        "Record expressions to see change",
        "How it feels today",
    ]


def test_without_a_tray_the_window_says_it_and_the_app_does_not_stay(at_desk) -> None:
    desk = at_desk(icon=None)
    assert not desk.tray.is_available
    assert not desk.tray.keeps_running
    desk.run_until("08:01")
    assert [notice.item for notice in desk.notices] == [PlanItem.WASH]
    assert desk.notices[0].text.startswith("Time to wash your face")


def test_where_the_tray_cannot_speak_the_window_says_it(at_desk) -> None:
    desk = at_desk(icon=Dumb)
    desk.run_until("08:01")
    assert desk.messages == []
    assert [notice.item for notice in desk.notices] == [PlanItem.WASH]


def test_switched_off_nothing_watches_and_nothing_comes(at_desk) -> None:
    desk = at_desk(reminders_on=False)
    assert not desk.reminding.is_watching
    assert not desk.tray.keeps_running
    assert not desk.tray.hush.isEnabled()
    desk.run_until("23:00")
    assert desk.messages == []
    assert at_desk(reminder_times={}).reminding.is_watching is False


def test_switching_on_in_the_afternoon_does_not_catch_up(at_desk) -> None:
    desk = at_desk(reminders_on=False)
    desk.clock.at = desk.clock.at.replace(hour=15)
    desk.preferences.use_reminders(True)
    assert desk.reminding.is_watching
    desk.run_until("23:00")
    assert [title for title, _ in desk.messages] == ["How it feels today"]


def test_it_looks_once_a_minute_and_reads_the_plan_only_when_a_time_has_come(at_desk) -> None:
    assert EVERY_MS == 60_000
    desk = at_desk()
    before = desk.day.asked
    desk.run_until("07:59")
    assert desk.day.asked == before
    desk.run_until("08:00")
    assert desk.day.asked == before + 1


def test_the_timer_really_looks(at_desk, qtbot: QtBot) -> None:
    desk = at_desk()
    timer = desk.reminding.findChild(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert timer.interval() == EVERY_MS
    desk.clock.at = desk.clock.at.replace(hour=8)
    with qtbot.waitSignal(desk.reminding.reminded, timeout=1000):
        timer.setInterval(1)


def test_after_sleep_one_reminder_comes_and_none_at_night(at_desk) -> None:
    desk = at_desk()
    desk.look_at("12:00")
    desk.look_at("12:20")
    assert [title for title, _ in desk.messages] == ["Gentle warm-water face wash"]
    night = at_desk()
    night.look_at("23:00")
    night.look_at("07:30", DAY + timedelta(days=1))
    assert night.messages == []


def test_later_brings_it_back_once(at_desk) -> None:
    desk = at_desk(reminder_times={"wash": "08:00"})
    assert not desk.tray.later.isEnabled()
    desk.run_until("08:03")
    assert desk.tray.later.isEnabled()
    desk.tray.later.trigger()
    assert not desk.tray.later.isEnabled()
    assert desk.reminding.next_at() == (desk.clock.at + timedelta(minutes=15), PlanItem.WASH)
    desk.reminding.snooze()
    desk.run_until("12:00")
    assert len(desk.messages) == 2


def test_quiet_for_today_lasts_today_and_can_be_taken_back(at_desk) -> None:
    desk = at_desk()
    desk.tray.hush.trigger()
    assert desk.saved[-1].hushed_on == "2026-11-23"
    assert desk.reminding.is_hushed
    assert desk.reminding.next_at() is None
    desk.run_until("12:00")
    assert desk.messages == []
    desk.tray.hush.trigger()
    assert desk.saved[-1].hushed_on is None
    assert not desk.tray.hush.isChecked()
    desk.run_until("23:00")
    assert [title for title, _ in desk.messages] == ["How it feels today"]


def test_quiet_for_today_is_over_tomorrow(at_desk) -> None:
    desk = at_desk(hushed_on="2026-11-23")
    assert desk.tray.hush.isChecked()
    desk.look_at("07:59", DAY + timedelta(days=1))
    desk.look_at("08:00", DAY + timedelta(days=1))
    desk.tray.menu.aboutToShow.emit()
    assert not desk.tray.hush.isChecked()
    assert len(desk.messages) == 1


def test_another_time_holds_at_once(at_desk) -> None:
    desk = at_desk(reminder_times={"wash": "08:00"})
    desk.run_until("08:05")
    desk.preferences.use_reminder_time(PlanItem.WASH, time(9, 30))
    desk.preferences.use_reminder_time(PlanItem.MIRROR, time(9))
    desk.preferences.use_reminder_time(PlanItem.MIRROR, None)
    desk.preferences.use_quiet_hours(time(22), time(6))
    assert dict(desk.saved[-1].reminder_times) == {"wash": "09:30"}
    desk.run_until("21:45")
    assert len(desk.messages) == 2
    assert desk.saved[-1].quiet_from == "22:00"


def test_a_plan_that_cannot_be_read_is_asked_for_again(at_desk, caplog) -> None:
    desk = at_desk()
    desk.day.error = StorageFailure("database_busy")
    desk.look_at("08:00")
    desk.tray.menu.aboutToShow.emit()
    assert desk.messages == []
    assert "database_busy" in caplog.text
    assert not desk.tray.begin.isEnabled()
    desk.day.error = None
    desk.look_at("08:01")
    assert len(desk.messages) == 1
    caplog.clear()


def test_before_the_log_is_open_nothing_is_lost(at_desk) -> None:
    desk = at_desk()
    day, desk.day = desk.day, None
    desk.look_at("08:00")
    desk.tray.refresh()
    assert desk.reminding.next_at() is None
    assert not desk.tray.begin.isEnabled()
    desk.day = day
    desk.look_at("08:02")
    assert len(desk.messages) == 1


def test_the_menu_offers_the_next_thing(at_desk, qtbot: QtBot) -> None:
    desk = at_desk()
    desk.day.done = [PlanItem.WASH]
    desk.tray.menu.aboutToShow.emit()
    assert desk.tray.begin.text() == "Next: Face massage, 10–15 minutes"
    desk.tray.begin.trigger()
    assert desk.begun == ["massage"]
    desk.day.done = list(PlanItem)
    desk.tray.menu.aboutToShow.emit()
    assert desk.tray.begin.text() == "Nothing more for today"
    assert not desk.tray.begin.isEnabled()
    desk.tray.open.trigger()
    assert desk.opened == [True]
    with qtbot.waitSignal(desk.tray.quit_requested):
        desk.tray.quit.trigger()


def test_a_click_on_the_icon_or_the_message_opens_the_window(at_desk) -> None:
    desk = at_desk()
    icon = desk.icons[0]
    assert icon.is_shown
    assert icon.menu is desk.tray.menu
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert desk.opened == []
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert desk.opened == [True]
    icon.messageClicked.emit()
    assert desk.begun == []
    desk.run_until("08:01")
    icon.messageClicked.emit()
    assert desk.begun == ["wash"]
    desk.tray.close()
    assert not icon.is_shown
    assert not desk.reminding.is_watching


def test_the_menu_follows_the_language(at_desk, qapp: QApplication) -> None:
    desk = at_desk()
    language = Language(qapp)
    said: list[bool] = []
    desk.tray.menu.language_changed.connect(lambda: said.append(True))
    language.use(Lang.ZH)
    QCoreApplication.processEvents()
    language.use(Lang.EN)
    QCoreApplication.processEvents()
    language.close()
    assert said, "a hidden menu hears of the language too"
    assert desk.tray.quit.text() == "Quit"


# Without a window system Qt has no tray to hang the icon into, and says so.
@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_qts_own_icon_takes_what_the_tray_gives_it(at_desk) -> None:
    desk = at_desk()
    made: list[QSystemTrayIcon] = []

    def real(icon: QIcon, parent: QObject) -> QSystemTrayIcon:
        made.append(QSystemTrayIcon(icon, parent))
        return made[-1]

    logo = QIcon(pixmap("logo", QColor("black"), 64))
    tray = Tray(
        desk.reminding,
        desk.preferences,
        lambda: desk.day,
        logo,
        has_tray=lambda: True,
        make_icon=real,
    )
    desk.look_at("08:00")
    assert tray.keeps_running
    assert made[0].contextMenu() is tray.menu
    assert made[0].toolTip() == "MirrorMend · 镜愈"
    opened: list[bool] = []
    tray.open_requested.connect(lambda: opened.append(True))
    made[0].activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    made[0].messageClicked.emit()
    assert opened == [True, True]
    tray.close()


def test_the_desktops_own_tray_can_be_asked(qapp: QApplication) -> None:
    preferences = Preferences(Settings(), lambda settings: None)
    reminding = Reminding(preferences, FakeClock(), lambda: None)
    tray = Tray(reminding, preferences, lambda: None, QIcon())
    assert tray.is_available == QSystemTrayIcon.isSystemTrayAvailable()
    tray.close()
