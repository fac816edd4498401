"""The practice page: sets to begin, the dose, sets of one's own from making to undoing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.errors import StorageFailure
from app.session.own_sets import Own
from app.store.own_sets import OwnSetsFile
from app.store.settings import Settings
from app.texts import Lang
from tests.ui.plan_desk import PlanDesk
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.practice import PracticePage
from ui.preferences import Preferences
from ui.theme import Theme, ThemeName
from ui.viewmodels.practice import PracticeModel


@pytest.fixture
def opened(qtbot, tmp_path, dressed):  # noqa: F811
    hosts: list[Host] = []

    def make(theme=None, lang=Lang.EN, size=(1096, 800), **settings):
        theme = dressed(theme or Theme(lang=lang))
        own = Own(OwnSetsFile(tmp_path / "own-sets.json"), LIBRARY, SystemClock())
        preferences = Preferences(Settings(language=lang.value, **settings), lambda _: None)
        page = PracticePage(theme, PracticeModel(own, preferences))
        page.set_theme(theme)
        host = Host(page, size)
        qtbot.addWidget(host)
        hosts.append(host)
        page.show()
        page.focus_first()
        QApplication.processEvents()
        return page, own, preferences

    yield make
    hosts.clear()


def make_set(page, qtbot, name, *exercises):
    page.make.click()
    assert page.editor.name.hasFocus()
    qtbot.keyClicks(page.editor.name, name)
    for exercise in exercises:
        page.editor.ticks[exercise].click()
    page.editor.keep.click()
    QApplication.processEvents()


@pytest.mark.parametrize("lang", list(Lang))
def test_every_set_but_the_recordings_can_be_begun(opened, lang):
    page, _, _ = opened(lang=lang)
    begun: list[str] = []
    page.start_requested.connect(begun.append)
    for row in list(page.rows.values()):
        assert row.name.text()
        row.start.click()
    assert begun == [
        "pattern_P1",
        "pattern_P2",
        "pattern_P3",
        "five_standard",
        "vowels",
        "full_starter",
    ]
    assert page.rows["pattern_P2"].start.hasFocus(), "the set of the day has the keyboard"


def test_the_dose_changes_how_long_each_set_takes(opened):
    page, _, preferences = opened()
    assert page.rows["pattern_P2"].detail.text().startswith("3 min 32 s")
    page.dose.buttons()[1].click()
    assert preferences.settings.training_dose == "standard"
    assert page.rows["pattern_P2"].detail.text().startswith("5 min 36 s")


def test_a_set_is_put_on_today(opened):
    page, _, preferences = opened()
    assert page.rows["pattern_P2"].of_day.text() == "On Today"
    page.rows["vowels"].of_day.click()
    assert preferences.settings.training_set == "vowels"
    assert page.rows["vowels"].of_day.isChecked()
    assert not page.rows["pattern_P2"].of_day.isChecked()


def test_making_changing_ordering_deleting_and_undoing(opened, qtbot):
    page, own, _ = opened()
    assert page.empty.isVisible()
    make_set(page, qtbot, "Morning u", "soft_blink", "closed_smile")
    make_set(page, qtbot, "Evening", "snarl")
    morning, evening = (each.id for each in own.sets)
    assert own.sets[0].exercises == ("soft_blink", "closed_smile"), "in the order of picking"
    assert not page.empty.isVisible()
    assert "Soft blink · Closed-lip smile" in page.rows[morning].detail.text()
    page.rows[evening].up.click()
    assert [each.id for each in own.sets] == [evening, morning]
    assert not page.rows[evening].up.isEnabled()
    page.rows[morning].change.click()
    assert page.editor.name.text() == "Morning u"
    page.editor.rows[1].up.click()
    page.editor.rows[1].out.click()
    page.editor.ticks["lip_pucker"].click()
    page.editor.name.selectAll()
    qtbot.keyClicks(page.editor.name, "Noon")
    qtbot.keyClick(page.editor.name, Qt.Key.Key_Tab)
    page.editor.keep.click()
    found = next(each for each in own.sets if each.id == morning)
    assert (found.name, found.exercises) == ("Noon", ("closed_smile", "lip_pucker"))
    page.rows[morning].delete.click()
    assert page.undo.text.text() == "Deleted: Noon"
    assert morning not in page.rows
    page.undo.action.click()
    assert morning in page.rows
    assert not page.undo.isVisible()


def test_the_set_of_the_day_deleted_and_brought_back(opened, qtbot):
    page, own, preferences = opened()
    make_set(page, qtbot, "Mine", "snarl")
    (mine,) = (each.id for each in own.sets)
    page.rows[mine].of_day.click()
    page.rows[mine].delete.click()
    assert preferences.settings.training_set is None
    assert page.rows["pattern_P2"].of_day.isChecked()
    page.undo.action.click()
    assert preferences.settings.training_set == mine


def test_what_is_missing_is_said_in_place(opened, qtbot):
    page, own, _ = opened()
    page.make.click()
    page.editor.keep.click()
    assert page.editor.problem.text.text() == "Give the set a name first."
    qtbot.keyClicks(page.editor.name, "Mine")
    page.editor.keep.click()
    assert page.editor.problem.text.text() == "Choose at least one exercise."
    assert page.step_back()
    assert page.make.isVisible()
    assert own.sets == ()
    assert not page.step_back()


def test_a_full_disk_is_told_and_nothing_lost(opened, qtbot, monkeypatch):
    page, own, _ = opened()
    make_set(page, qtbot, "Mine", "snarl")
    (mine,) = (each.id for each in own.sets)

    def full(_sets: object) -> None:
        raise StorageFailure("disk_full", path="x", free_mb=0)

    monkeypatch.setattr(own._file, "save", full)
    page.rows[mine].delete.click()
    assert page.problem.isVisible()
    assert mine in page.rows


@pytest.mark.parametrize("size", [(1096, 800), (840, 700)])
@pytest.mark.parametrize("text_size", [18, 28])
def test_nothing_is_wider_than_the_page(opened, qtbot, size, text_size):
    page, _, _ = opened(Theme(ThemeName.LIGHT, text_size, Lang.EN), size=size)
    make_set(page, qtbot, "A rather long name of a set", "snarl", "soft_blink", "vowel_u")
    content = page._list.widget()
    assert content.minimumSizeHint().width() <= page._list.viewport().width()
    page.rows[list(page.rows)[-1]].change.click()
    QApplication.processEvents()
    editor = page.editor.layout().itemAt(0).widget()
    assert editor.widget().minimumSizeHint().width() <= editor.viewport().width()


def test_a_chosen_set_is_what_today_begins(open_shell, qtbot, tmp_path):
    desk = PlanDesk(tmp_path)
    desk.answer_everything()
    shell = open_shell(desk=desk)
    shell.window.show_page("practice")
    page = shell.window.pages.currentWidget()
    make_set(page, qtbot, "Mine", "snarl")
    (mine,) = (each.id for each in desk.own.sets)
    page.rows[mine].start.click()
    assert [session.set_id for session in shell.sessions] == [mine]
    assert desk.day.links.planned_s[mine] == pytest.approx(88.0)
    desk.log.close()
