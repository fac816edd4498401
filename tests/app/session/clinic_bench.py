"""A patient's report with a film, and a clinician's desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.framing import Framing
from app.session.bundle_access import BundleAccess
from app.session.bundling import BundleOptions, export_bundle
from app.session.clinic import OpenReport
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.report import sample
from tests.app.store import samples
from tests.app.store.stock import shelve

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SESSIONS = ("2026-11-15T060530Z-ab12", "2026-11-22T060530Z-cd34")
FRAMING = Framing(640, 480, *([((0.4, 0.3), (0.6, 0.3), (0.5, 0.7))] * 4))
WATCHED = {"open_smile": ("P2_smile_eye",), "closed_smile": ("P2_smile_eye",)}


@pytest.fixture(name="report", scope="module")
def made_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a patient's report with one film."""
    folder = tmp_path_factory.mktemp("patient")
    studio = Studio(DataPaths(folder / "data"), load_library(), VirtualClock(), APP_VERSION)
    studio.open()
    for day, name in zip((15, 22), SESSIONS, strict=True):
        record = sample.record(id_=name, day=day)
        place = shelve(studio.paths, record)
        if day == 22:
            place.video.write_bytes(b"film" * 1000)
            place.write_framing(FRAMING)
            place.write_outline(samples.OUTLINE, synthetic=False)
    out = folder / "report.mmz"
    options = BundleOptions(SESSIONS, Lang.EN, with_clips=True, with_outline=True)
    export_bundle(studio, options, NOW, out)
    studio.close()
    return out


@pytest.fixture(name="desk")
def clinic_desk(tmp_path: Path) -> BundleAccess:
    return BundleAccess(DataPaths(tmp_path / "clinic"))


def opened(path: Path, desk: BundleAccess) -> OpenReport:
    return OpenReport(path, desk, VirtualClock(NOW), WATCHED)
