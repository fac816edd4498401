"""Reports that are altered, newer, locked, none, or reviewed before, at the clinician's page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.clock import VirtualClock
from app.report.bundle.manifest import fingerprint
from app.report.bundle.sealed import seal
from app.session.bundle_access import BundleAccess
from app.session.clinic import OpenReport
from app.store.keys import installation_key, public_bytes
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from tests.app.report.bundle import made
from tests.ui.clinic_bench import NOW, Desk, clinic_page, made_report  # noqa: F401
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.clinic import ClinicPage
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel, ClinicState


def test_a_compared_sender_is_known_from_then_on(clinic, report, qtbot) -> None:
    page = clinic(report)
    assert not page.work.aside.origin.name.isVisible(), "it takes no room until it is wanted"
    page.work.aside.origin.check.click()
    page.work.aside.origin.name.setText("Mrs Lin")
    page.work.aside.origin.accept.click()
    qtbot.waitUntil(lambda: page._model.state is ClinicState.OPEN, timeout=10_000)
    assert "Mrs Lin" in page.work.aside.origin.verdict.text()
    assert not page.work.aside.origin.digits.isVisible()


@pytest.mark.parametrize("lang", list(Lang))
def test_an_altered_report_says_why_and_shows_nothing(clinic, report, tmp_path, lang) -> None:
    path = tmp_path / "altered.mmz"
    path.write_bytes(report.read_bytes())
    made.rezipped(path, lambda n, c: c + b" " if n == "summary.csv" else c)
    page = clinic(path, lang)
    assert page._model.state is ClinicState.REFUSED
    assert "summary.csv" in page.door.sentence.text()
    assert not page.work.isVisible()
    assert not page.save.isVisible()
    assert "MM-" not in page.person.text()


@pytest.mark.parametrize(
    ("lang", "words"), [(Lang.EN, "Update MirrorMend"), (Lang.ZH, "请更新镜愈")]
)
def test_a_report_of_a_newer_version_asks_for_an_update_and_blames_nobody(
    clinic, report, tmp_path, lang, words
) -> None:
    newer = b'{"schema_version": 99, "format": "mirrormend-bundle"}'
    path = tmp_path / "newer.mmz"
    path.write_bytes(report.read_bytes())
    made.rezipped(path, lambda n, c: newer if n == "manifest.json" else c)
    page = clinic(path, lang)
    assert page._model.state is ClinicState.REFUSED
    assert words in page.door.sentence.text()
    assert len(page.door.sentence.text().splitlines()) == 1, "nobody is told not to rely on it"


def test_the_name_of_a_file_is_no_markup(clinic, tmp_path) -> None:
    page = clinic(None)
    page.subtitle.say("<img src=x>.mmz")
    assert page.subtitle.accessibleName() == "<img src=x>.mmz"
    assert "<img" not in page.subtitle.toolTip()


def test_what_is_no_report_says_so(clinic, tmp_path) -> None:
    (tmp_path / "letter.mmz").write_text("Dear doctor")
    page = clinic(tmp_path / "letter.mmz")
    assert page._model.state is ClinicState.REFUSED
    assert "letter.mmz" in page.door.sentence.text()
    assert "ask the sender for it again" in page.door.sentence.text(), "what to do next"


def test_a_password_is_asked_for_and_a_wrong_one_may_be_corrected(
    clinic, report, tmp_path, qtbot
) -> None:
    seal(report, "a long password", tmp_path / "locked.mmz")
    page = clinic(tmp_path / "locked.mmz")
    assert page._model.state is ClinicState.LOCKED
    assert page.door.password.isVisible()
    for typed, state in (("wrong password", ClinicState.LOCKED), ("a long password", None)):
        page.door.password.setText(typed)
        page.door.unlock.click()
        qtbot.waitUntil(lambda: page._model.state is not ClinicState.OPENING, timeout=30_000)
        assert page._model.state is (state or ClinicState.OPEN)


def test_without_a_report_it_says_what_one_is(clinic, qtbot) -> None:
    page = clinic(None)
    assert page._model.state is ClinicState.EMPTY
    assert ".mmz" in page.door.sentence.text()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_report_dropped_on_the_window_opens_the_clinicians_view(qtbot, tmp_path, qapp) -> None:
    from PySide6.QtWidgets import QStackedWidget

    from ui.clinic_entry import ClinicEntry, is_report
    from ui.full_pages import FullPages

    assert is_report(tmp_path / "A.MMZ")
    assert not is_report(tmp_path / "a.mp4")
    frames = QStackedWidget()
    qtbot.addWidget(frames)
    full = FullPages(frames)
    access = BundleAccess(DataPaths(tmp_path / "clinic"))

    def make(theme: Theme, path: Path | None) -> ClinicPage:
        model = ClinicModel(access, VirtualClock(NOW), LIBRARY, Texts(Lang.EN))
        return ClinicPage(theme, model, Desk(), path)

    entry = ClinicEntry(full, make, Theme)
    entry.open()
    first = entry.page
    entry.open()
    assert entry.page is first, "one at a time"
    first.left.emit()
    assert full.is_empty


@pytest.mark.parametrize("lang", list(Lang))
def test_a_second_clinician_sees_both_reviews_and_whose_key_is_new(
    clinic, report, tmp_path, lang
) -> None:
    elsewhere = BundleAccess(DataPaths(tmp_path / "first clinic"))
    path = tmp_path / "reviewed.mmz"
    with OpenReport(report, elsewhere, VirtualClock(NOW), {}) as first:
        first.write_note("Come again in May.", "Dr Ma")
        first.export(path)
    mine = BundleAccess(DataPaths(tmp_path / "clinic"))
    with OpenReport(report, mine, VirtualClock(NOW), {}) as own:
        own.write_note("I see it differently.", "Dr Xu")
    page = clinic(path, lang)
    assert page.work.aside.reviewer.text() == "Dr Xu"
    assert page.notice.isVisible()
    assert "Dr Ma" in page.notice.text.text()
    assert page.work.aside.origin.reviewed.isVisible(), "somebody signed the review"
    theirs = fingerprint(public_bytes(installation_key(elsewhere.paths.installation_key)))
    assert page.work.aside.origin.digits.text() == theirs
    page.notice.action.click()
    assert (page.work.aside.reviewer.text(), page.work.aside.note.text()) == (
        "Dr Ma",
        "Come again in May.",
    )
    assert not page.notice.isVisible()
    page.work.aside.origin.name.setText("Clinic East")
    page.work.aside.origin.accept.click()
    assert mine.senders.all()[0].label == "Clinic East"


def test_a_review_that_cannot_be_read_is_kept_and_said(clinic, report, tmp_path) -> None:
    mine = BundleAccess(DataPaths(tmp_path / "clinic"))
    with OpenReport(report, mine, VirtualClock(NOW), {}) as own:
        own.write_note("Lost.", "Dr Xu")
    (kept,) = mine.paths.clinic.iterdir()
    kept.write_bytes(b"\0")
    page = clinic(report)
    assert page._model.state is ClinicState.OPEN
    assert "damaged-1" in page.notice.text.text()


def test_curves_that_cannot_be_read_leave_the_rest(clinic, report, tmp_path) -> None:
    path = tmp_path / "odd.mmz"
    path.write_bytes(report.read_bytes())
    made.resigned(path, lambda name, raw: b"frame\n" if name.endswith("series.csv") else raw)
    page = clinic(path)
    assert page._model.state is ClinicState.OPEN
    assert page.notice.isVisible()
    assert page.work.verdicts.cards, "the findings are there"
