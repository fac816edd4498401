"""The clinician's page over a real report."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.clock import VirtualClock
from app.domain.contours import Outline, OutlineMaker
from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.review import FlagKey
from app.domain.totals import Rater, total_values
from app.session.bundle_access import BundleAccess
from app.session.bundling import BundleOptions, export_bundle
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from app.version import APP_VERSION
from tests.app.domain.faces import Face
from tests.app.report import sample
from tests.app.store.stock import shelve
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.clinic import ClinicPage
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel, ClinicState

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SESSIONS = ("2026-11-15T060530Z-ab12", "2026-11-22T060530Z-cd34")


@pytest.fixture(name="report", scope="module")
def made_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("patient")
    studio = Studio(DataPaths(folder / "data"), LIBRARY, VirtualClock(), APP_VERSION)
    studio.open()
    for day, name in zip((15, 22), SESSIONS, strict=True):
        record = sample.record(id_=name, day=day)
        place = shelve(studio.paths, record)
        if day == 22:
            place.write_outline(smiles(), synthetic=False)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for number, (kind, subject, values) in enumerate(
        (
            (EntryKind.TOTAL, "saq", total_values(46.7, Rater.SELF, "")),
            (EntryKind.DIARY, "symptom_check", {"fields": {"pain": 3, "eye": ["dry"]}}),
            (EntryKind.DIARY, "mood_check", {"fields": {"mood": 1}}),
        )
    ):
        studio.journal.append(Entry(EntryId(f"e{number}"), at, kind, subject, values))
    newest = studio.record(SESSIONS[1]).verdict
    assert newest is not None
    for flag in newest.analysis.flags[:2]:
        studio.reviews.say_not_right(SESSIONS[1], FlagKey.of(flag), "<b>I was laughing</b>")
    options = BundleOptions(SESSIONS, Lang.EN, with_outline=True)
    export_bundle(studio, options, NOW, folder / "report.mmz")
    studio.close()
    return folder / "report.mmz"


def smiles() -> Outline:
    """A face over the whole made-up session; one second in which it was not seen."""
    maker = OutlineMaker()
    for n in range(96 * 10):
        if not 520 < n < 532:
            maker.see(n / 10, Face().observed().landmarks_px)
    outline = maker.outline()
    assert outline is not None
    return outline


class Desk:
    """Stands in for the system's file dialogs."""

    def __init__(self) -> None:
        self.chosen: Path | None = None

    def bundle(self, parent: object) -> Path | None:
        return self.chosen

    def review(self, parent: object, name: str) -> Path | None:
        return self.chosen


@pytest.fixture(name="clinic")
def clinic_page(qtbot, dressed, tmp_path):  # noqa: F811
    pages: list[tuple[ClinicPage, Host]] = []

    def make(path: Path | None, lang: Lang = Lang.EN, size=(1280, 800), words=18) -> ClinicPage:
        access = BundleAccess(DataPaths(tmp_path / "clinic"))
        model = ClinicModel(access, VirtualClock(NOW), LIBRARY, Texts(lang))
        page = ClinicPage(dressed(Theme(text_size=words)), model, Desk(), path)
        host = Host(page, size)
        qtbot.addWidget(host)
        page.show()
        page.begin()
        pages.append((page, host))
        states = (ClinicState.OPENING,)
        qtbot.waitUntil(lambda: model.state not in states, timeout=30_000)
        QCoreApplication.processEvents()
        return page

    yield make
    for page, _ in pages:
        page.close()
