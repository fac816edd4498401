"""The settings of the day: reminders, quiet hours, how long the massage is."""

from datetime import time

from PySide6.QtCore import Qt, QTime

from app.domain.plan import PlanItem
from ui.reminding import Reminder


def test_reminders_are_off_until_asked_for(open_shell):
    shell = open_shell()
    card = shell.window.settings.reminders
    assert not card.is_on.isChecked()
    assert not card.rows[PlanItem.MASSAGE].at.isEnabled()
    card.is_on.click()
    assert shell.saved[-1].reminders_on
    assert card.rows[PlanItem.MASSAGE].at.isEnabled()


def test_a_part_is_reminded_of_at_its_own_time_or_not_at_all(open_shell):
    shell = open_shell()
    card = shell.window.settings.reminders
    card.is_on.click()
    line = card.rows[PlanItem.MASSAGE]
    assert line.at.text() == "08:10"
    line.at.setTime(QTime(19, 45))
    assert shell.preferences.schedule().times[PlanItem.MASSAGE] == time(19, 45)
    line.tick.click()
    assert PlanItem.MASSAGE not in shell.preferences.schedule().times
    assert not line.at.isEnabled()
    line.tick.click()
    assert shell.preferences.schedule().times[PlanItem.MASSAGE] == time(19, 45)


def test_a_time_in_the_quiet_hours_is_pointed_out(open_shell):
    shell = open_shell()
    shell.window.show_page("settings")
    shell.window.settings.show_tab("practice")
    card = shell.window.settings.reminders
    card.is_on.click()
    assert not card.unheard.isVisible()
    card.quiet_from.setTime(QTime(20, 0))
    assert card.unheard.text() == "In the quiet hours, so never reminded of: Care list"
    assert card.unheard.isVisible()
    assert shell.saved[-1].quiet_from == "20:00"


def test_typing_a_time_is_no_shortcut(open_shell, qtbot):
    shell = open_shell()
    shell.window.show_page("settings")
    card = shell.window.settings.reminders
    card.is_on.click()
    field = card.rows[PlanItem.WASH].at
    field.setFocus()
    field.setSelectedSection(field.Section.HourSection)
    qtbot.keyClicks(field, "11")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    card.is_on.setFocus()
    assert shell.preferences.schedule().times[PlanItem.WASH].hour == 11
    assert shell.window.pages.currentWidget() is shell.window.settings


def test_the_length_of_the_massage_is_kept(open_shell):
    shell = open_shell()
    shell.window.settings.massage.lengths.buttons()[2].click()
    assert shell.saved[-1].massage_length == "m15"


def test_without_a_tray_the_window_reminds_and_leads_there(open_shell, qtbot):
    shell = open_shell()
    messages = shell.window.messages
    messages.remind(Reminder(PlanItem.MASSAGE, "Face massage", "Face washed?"))
    assert messages.notice.text.text() == "Face washed?"
    with qtbot.waitSignal(messages.item_requested) as asked:
        shell.window.messages.item_requested.disconnect(shell.window.open_item)
        messages.notice.action.click()
    assert asked.args == ["massage"]
    assert not messages.isVisible()


def test_where_one_lives_is_chosen_and_kept(open_shell):
    shell = open_shell()
    shell.window.show_page("settings")
    place = shell.window.settings.safety.place
    assert (place.text(), place.accessibleName()) == ("Choose…", "Emergency number: Choose…")
    menu = place.menu_of_places
    next(each for each in menu.actions() if each.text() == "Hong Kong").trigger()
    assert shell.saved[-1].country == "HK"
    assert place.text() == "Hong Kong"
    menu.actions()[-1].trigger()
    assert shell.saved[-1].country is None
