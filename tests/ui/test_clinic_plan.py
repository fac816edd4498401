"""A clinician writes a plan in the clinician's view, saves it, and a patient can read it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from app.clock import VirtualClock
from app.report.bundle.verify import Verdict
from app.report.plan.signed import read_plan
from app.session.bundle_access import BundleAccess
from app.session.plan_bounds import objections_to
from app.session.plan_words import PlanWords
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from tests.app.store import samples
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.clinic import ClinicPage
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel
from ui.viewmodels.plan_writer import PlanWriterModel

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


class Answers:
    """Stands in for the system's file dialogs."""

    def __init__(self) -> None:
        self.plan_answer = self.out = None
        self.proposed = ""

    def plan(self, parent: object):
        return self.plan_answer

    def plan_out(self, parent: object, name: str):
        self.proposed = name
        return self.out


@pytest.fixture
def clinic(qtbot, dressed, tmp_path):  # noqa: F811
    pages: list[tuple[ClinicPage, Host]] = []

    def make(lang: Lang = Lang.EN) -> ClinicPage:
        paths, clock, texts = DataPaths(tmp_path / "clinic"), VirtualClock(NOW), Texts(lang)
        model = ClinicModel(BundleAccess(paths), clock, LIBRARY, texts)
        writer = PlanWriterModel(paths, clock, LIBRARY, texts)
        page = ClinicPage(dressed(Theme(lang=lang)), model, Answers(), None, writer)
        host = Host(page, (1280, 800))
        qtbot.addWidget(host)
        page.show()
        page.begin()
        pages.append((page, host))
        QCoreApplication.processEvents()
        return page

    yield make
    for page, _ in pages:
        page.close()


def write(page: ClinicPage, qtbot) -> None:
    page.plan_button.click()
    plan = page.plan
    assert plan.author.hasFocus()
    qtbot.keyClicks(plan.author, "Dr Lin")
    qtbot.keyClicks(plan.person, "Mrs Chen")
    plan.note.setPlainText("Small.\nSlow.")
    qtbot.keyClicks(plan.cards[0].name, "Mornings")
    for name in ("closed_smile", "soft_blink"):
        plan.cards[0].add.picked.emit(name)


@pytest.mark.parametrize("lang", list(Lang))
def test_a_plan_is_written_saved_and_read(clinic, qtbot, tmp_path, lang) -> None:
    page = clinic(lang)
    write(page, qtbot)
    plan = page.plan
    row = plan.cards[0].rows["closed_smile"]
    assert row.hold.text.text().strip("保持Hold 秒s") == "3"
    for _ in range(9):
        row.hold.more.click()
    qtbot.keyClick(row.reps, Qt.Key.Key_Up)
    assert not row.hold.more.isEnabled(), "no further than the content allows"
    for _ in range(9):
        row.move_in.more.click()
    qtbot.keyClick(row.move_out, Qt.Key.Key_Up)
    plan.reps.less.click()
    page._dialogs.out = tmp_path / "out.mmplan"
    page.save.click()
    assert page._dialogs.proposed == "Mrs Chen.mmplan"
    found = read_plan(tmp_path / "out.mmplan", lambda key: None)
    assert found.verdict is Verdict.UNKNOWN
    made = found.plan
    assert (made.author, made.person, made.note) == ("Dr Lin", "Mrs Chen", "Small.\nSlow.")
    smile, blink = made.sets[0].exercises
    assert (smile.dose.hold_s, smile.dose.reps, blink.exercise) == (5.0, 4, "soft_blink")
    usual = LIBRARY.exercise("closed_smile").doses.starter
    assert smile.dose.move_in_s == 2 * usual.move_in_s, "at most twice as slow"
    assert smile.dose.move_out_s == usual.move_out_s + 1
    told = PlanWords(Texts(lang), LIBRARY).sets(made)[0].exercises
    assert f"{smile.dose.move_in_s:g}" in told[0], "the patient is told"
    assert "slowly" not in told[1]
    assert (made.rules.running_reps, made.rules.fatigue) == (2, 6)
    assert objections_to(made, LIBRARY) == ()
    assert found.fingerprint in page.notice.text.text(), "the number that the patient sees too"


def test_sets_are_added_ordered_and_taken_out(clinic, qtbot) -> None:
    page = clinic()
    write(page, qtbot)
    plan, model = page.plan, page._writer
    plan.cards[0].rows["soft_blink"].up.setFocus()
    plan.cards[0].rows["soft_blink"].up.click()
    assert [one.exercise for one in model.sets[0].exercises] == ["soft_blink", "closed_smile"]
    assert plan.cards[0].rows["soft_blink"].out.hasFocus(), "at the top the keyboard stays close"
    plan.more.click()
    assert len(plan.cards) == 2
    plan.cards[1].remove.click()
    plan.cards[0].rows["soft_blink"].out.click()
    assert [one.exercise for one in model.sets[0].exercises] == ["closed_smile"]
    plan.cards[0].remove.click()
    assert len(plan.cards) == 1
    assert not plan.cards[0].rows, "the last set is emptied"
    assert plan.cards[0].name.text() == ""


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30"])
def test_what_is_missing_or_no_day_is_said(clinic, qtbot, tmp_path, day) -> None:
    page = clinic()
    page._dialogs.out = tmp_path / "out.mmplan"
    page.plan_button.click()
    page.save.click()
    assert "Something is missing" in page.notice.text.text()
    page._on_back()
    write(page, qtbot)
    qtbot.keyClicks(page.plan.last_day, day)
    page.save.click()
    assert "2026-12-31" in page.notice.text.text()
    assert not (tmp_path / "out.mmplan").exists()


def test_an_unsaved_plan_is_asked_about_and_waits(clinic, qtbot) -> None:
    page = clinic()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    write(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.title.text() == "Clinician view"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert left == []
    assert "not saved" in page.notice.text.text()
    assert page.plan.author.text() == "Dr Lin", "nothing is lost"
    page.notice.action.click()
    assert left == [True]


def test_an_earlier_plan_is_begun_with(clinic, qtbot, tmp_path) -> None:
    page = clinic()
    page.plan_button.click()
    page._dialogs.plan_answer = samples.DATA / "plan-1.mmplan"
    page.plan.earlier.click()
    assert page.plan.author.text() == "林治疗师"
    assert len(page.plan.cards) == 2
    assert page.plan.cards[0].rows["closed_smile"].rest.value == 8
    (tmp_path / "letter.mmplan").write_text("no plan")
    page._dialogs.plan_answer = tmp_path / "letter.mmplan"
    page.plan.earlier.click()
    assert "Not a therapist's plan" in page.notice.text.text()
    assert page.plan.author.text() == "林治疗师"


@pytest.mark.parametrize("lang", list(Lang))
def test_everything_has_a_name_for_a_screen_reader(clinic, qtbot, lang) -> None:
    page = clinic(lang)
    write(page, qtbot)
    for row in page.plan.cards[0].rows.values():
        for button in (row.up, row.down, row.out, row.hold.less, row.hold.more, row.rest.more):
            assert button.accessibleName()
    assert all(each.text() != "{value}" for each in page.plan.findChildren(QLabel))
