"""The report page: what is seen is what goes out."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.clock import VirtualClock
from app.errors import StorageFailure
from app.report.bundle.sealed import is_sealed
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang
from app.version import APP_VERSION
from tests.app.report import sample
from tests.app.store.stock import shelve
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.report import ReportPage
from ui.theme import Theme
from ui.viewmodels.report import Period, ReportModel
from ui.viewmodels.studio_view import Records

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def stored(folder: Path, days_ago: tuple[int, ...]) -> Studio:
    studio = Studio(DataPaths(folder / "data"), LIBRARY, VirtualClock(NOW), APP_VERSION)
    studio.open()
    for ago in days_ago:
        when = NOW - timedelta(days=ago)
        record = sample.record(id_=f"{when:%Y-%m-%d}T060530Z-{ago:04x}")
        shelve(studio.paths, replace(record, meta=replace(record.meta, started_at=when)))
        studio.sessions_log.put(studio.record(record.meta.id))
    return studio


class Desk:
    def __init__(self) -> None:
        self.chosen: Path | None = None

    def report(self, parent: object, name: str) -> Path | None:
        assert name.endswith(".pdf")
        return self.chosen

    def review(self, parent: object, name: str) -> Path | None:
        assert name.endswith(".mmz")
        return self.chosen


@pytest.fixture
def opened(qtbot, dressed, tmp_path):  # noqa: F811
    made: list[tuple[ReportPage, Host, Records, Studio]] = []

    def make(days_ago: tuple[int, ...], lang: Lang = Lang.EN) -> ReportPage:
        studio = stored(tmp_path, days_ago)
        records = Records(lambda: studio)
        model = ReportModel(records, lambda: studio, VirtualClock(NOW), lambda: lang)
        page = ReportPage(dressed(Theme()), model, Desk(), lambda: lang)
        host = Host(page, (1096, 800))
        qtbot.addWidget(host)
        page.show()
        records.refresh()
        qtbot.waitUntil(lambda: not records.is_loading, timeout=10_000)
        made.append((page, host, records, studio))
        QCoreApplication.processEvents()
        return page

    yield make
    for page, _, records, studio in made:
        page.shut_down()
        records.close()
        studio.close()


@pytest.mark.parametrize("lang", list(Lang))
def test_the_preview_shows_the_report(opened, qtbot, lang) -> None:
    page = opened((5, 12), lang)
    qtbot.waitUntil(lambda: page.preview.pages >= 2, timeout=30_000)
    assert page.back.isEnabled() is False
    assert page.on.isEnabled()
    before = page.place.text()
    page.on.click()
    assert page.place.text() != before
    picture = page.preview.grab().toImage()
    middle = [picture.pixelColor(x, 40) for x in range(0, picture.width(), 7)]
    assert any(color.lightness() > 250 for color in middle), "the paper is drawn"


def test_the_period_chooses_what_goes_in(opened, qtbot) -> None:
    page = opened((5, 40, 200))
    assert len(page._model.chosen) == 2
    page.period.buttons()[0].click()
    assert len(page._model.chosen) == 1
    page.period.buttons()[2].click()
    assert page._model.choices.period is Period.ALL
    assert [s.started_at for s in page._model.chosen] == sorted(
        s.started_at for s in page._model.chosen
    )


def test_nothing_recorded_says_what_to_do(opened) -> None:
    page = opened(())
    assert page.empty.isVisible()
    assert not page.save_pdf.isEnabled()
    assert not page.save_bundle.isEnabled()


def test_what_is_chosen_is_saved(opened, qtbot, tmp_path) -> None:
    page = opened((5,))
    page.name.setText("Lin Mei")
    page._dialogs.chosen = tmp_path / "out.mmz"
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.save_bundle.click()
    qtbot.waitUntil(page.notice.isVisible, timeout=30_000)
    assert bar.maximum() > 0
    assert bar.value() == 0, "what was pressed is far below what is said"
    assert str(tmp_path) in page.notice.text.text().replace("\u200b", "")
    with zipfile.ZipFile(tmp_path / "out.mmz") as archive:
        assert b"Lin Mei" in archive.read("manifest.json")
        assert not [n for n in archive.namelist() if "thumbs" in n or "video" in n]
    page._dialogs.chosen = tmp_path / "out.pdf"
    qtbot.waitUntil(page.save_pdf.isEnabled, timeout=10_000)
    page.save_pdf.click()
    qtbot.waitUntil((tmp_path / "out.pdf").exists, timeout=30_000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_outline_is_not_ticked_and_says_what_it_gives_away(opened) -> None:
    page = opened((5,))
    assert not page.outline.isChecked()
    assert "told by its lines" in page._rows["outline"].note.text()
    page.outline.click()
    assert page._model.choices.with_outline


def test_a_short_password_cannot_be_saved_and_a_long_one_locks(opened, qtbot, tmp_path) -> None:
    page = opened((5,))
    page.password.setText("short")
    assert not page.save_bundle.isEnabled()
    page.password.setText("a long password")
    page._dialogs.chosen = tmp_path / "out.mmz"
    page.save_bundle.click()
    qtbot.waitUntil(page.notice.isVisible, timeout=30_000)
    assert is_sealed(tmp_path / "out.mmz")


def test_what_could_not_be_saved_is_said(opened, qtbot, tmp_path) -> None:
    page = opened((5,))
    (tmp_path / "file").write_text("x")
    page._dialogs.chosen = tmp_path / "file" / "out.mmz"
    with qtbot.waitSignal(page._model.failed, timeout=30_000) as caught:
        page.save_bundle.click()
    assert isinstance(caught.args[0], StorageFailure)
    assert page.notice.isVisible()
    assert page.save_bundle.isEnabled(), "it can be tried again"
