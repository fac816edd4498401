"""A clinician's computer may be old: a report with a film is looked at in little memory."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from app.clock import VirtualClock
from app.domain.framing import Framing
from app.frames import Frame, freeze
from app.media.recorder import MatroskaWriter, RecorderOptions
from app.session.bundling import BundleOptions, export_bundle
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.report import sample
from tests.app.store.stock import shelve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SESSION = "2026-11-22T060530Z-cd34"
MOST_MIB = 300
NEEDLESS = ("mediapipe", "sqlalchemy", "alembic", "typst", "matplotlib")

LOOK = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.bootstrap as bootstrap
from ui.run import run
from app.session.choices import LaunchOptions
shown = bootstrap.MainWindow.show
def show(window):
    shown(window)
    QTimer.singleShot(0, lambda: wait(window, 0))
def wait(window, quiet):
    page = window.clinic.page
    film = None if page is None or page.work is None else page.work.film
    there = film is not None and film.has_pictures
    if quiet < 5:
        QTimer.singleShot(100, lambda: wait(window, quiet + 1 if there else 0))
        return
    status = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    size = list(film._moment.moment.shots[0].frame.pixels.shape)
    loaded = [name for name in sys.argv[3:] if name in sys.modules]
    print(json.dumps([peak / 1024, size, len(film._moment.moment.shots), loaded]), flush=True)
    was_read = not window._models.records.is_loading
    window.clinic.leave()
    leave(window, was_read)
def leave(window, was_read):
    if window._models.records.is_loading:
        QTimer.singleShot(20, lambda: leave(window, was_read))
    else:
        print(json.dumps(was_read), flush=True)
        window.close()
bootstrap.MainWindow.show = show
options = LaunchOptions(None, bootstrap.Lang.EN, opens_clinic=True, bundle=Path(sys.argv[1]))
sys.exit(run(options, Path(sys.argv[2])))
"""


def film(path: Path, start_s: float, end_s: float) -> None:
    """Write a film in 720p like those of the app, with pictures in one stretch of it only."""
    ground = np.linspace(30, 220, 1280, dtype=np.uint8)
    pixels = np.repeat(np.broadcast_to(ground[None, :, None], (720, 1280, 1)), 3, axis=2)
    writer = MatroskaWriter(path, 1280, 720, RecorderOptions())
    times = (0.0, *np.arange(start_s, end_s, 1 / 30))
    for n, t_s in enumerate(times):
        writer.write(Frame(freeze(np.roll(pixels, 4 * n, axis=1)), round(t_s * 1e9), n))
    writer.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("patient")
    studio = Studio(DataPaths(folder / "data"), load_library(), VirtualClock(), APP_VERSION)
    studio.open()
    record = sample.record(id_=SESSION, day=22)
    place = shelve(studio.paths, record)
    seen = next(flag for flag in record.verdict.analysis.flags)
    film(place.video, max(0.1, seen.start_s - 1), seen.end_s + 1)
    place.write_framing(Framing(1280, 720, *([((0.3, 0.1), (0.7, 0.1), (0.5, 0.9))] * 4)))
    export_bundle(
        studio, BundleOptions([SESSION], Lang.EN, with_clips=True), NOW, folder / "report.mmz"
    )
    studio.close()
    return folder / "report.mmz"


def test_a_report_with_a_film_is_looked_at_in_little_memory(report, tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(report), str(tmp_path / "clinic"), *NEEDLESS],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told, was_read = done.stdout.splitlines()
    peak_mib, (height, width, _), count, loaded = json.loads(told)
    assert width / height == pytest.approx(1.15, abs=0.02), "the face is cut out of 16 to 9"
    assert count > 30
    assert peak_mib <= MOST_MIB, f"{peak_mib:.0f} MiB"
    assert loaded == []
    assert was_read == "false", "the log of this computer waits until the clinician has left"
