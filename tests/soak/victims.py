"""Programs that do one thing on real data until they are killed.

Run as `python -m tests.soak.victims WHAT ROOT`; each prints `ready` when it is about to begin, and
`done` if nobody killed it.
"""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np

from app.clock import SystemClock
from app.domain.records import SessionId
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.bundle_access import BundleAccess
from app.session.bundling import BundleOptions, export_bundle
from app.session.choices import CameraChoice
from app.session.clinic import OpenReport
from app.session.keeping import Keeping
from app.session.live import CaptureState
from app.session.studio import Studio
from app.store.erasing import erase_everything
from app.store.lock_file import new_recovery_key
from app.store.lock_state import needs_key
from app.store.locking import (
    change_passphrase,
    is_unsettled,
    set_lock,
    settle,
    take_lock_off,
    unlock,
)
from app.store.log import Log
from app.store.paths import DataPaths
from app.texts import Lang
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.media.pictures import picture
from tests.app.store.locked_stock import OTHER, QUICK, WORDS

PASSWORD = "a long password"
_CHANGES = 50


class Camera:
    """Stands where OpenCV's camera stands: 640×480, 30 pictures a second in real time.

    Prints the moment in ms of every picture that it gave.
    """

    def __init__(self, _index: int) -> None:
        self._count = 0
        self._began_s = time.monotonic()

    def isOpened(self) -> bool:
        return True

    def set(self, _key: int, _value: float) -> bool:
        return True

    def get(self, key: int) -> float:
        return 30.0 if key == cv2.CAP_PROP_FPS else 0.0

    def read(self) -> tuple[bool, np.ndarray]:
        self._count += 1
        time.sleep(max(0.0, self._began_s + self._count / 30 - time.monotonic()))
        pixels = picture(self._count % 256, 640, 480).copy()
        if self._count == 2:  # the first only told the size
            ready()
        print(f"{time.monotonic() * 1000:.0f}", flush=True)
        return True, pixels

    def release(self) -> None:
        pass


def record(paths: DataPaths) -> None:
    """Record as the window does: camera thread, recorder thread, tracker thread."""
    cv2.VideoCapture = Camera
    with_studio(paths, _record)


def _record(studio: Studio) -> None:
    capture = studio.new_capture(CameraChoice(0), "first_look", Affected.LEFT, on_news=lambda: None)
    capture.start()
    while not capture.status().state.is_over:
        time.sleep(0.01)
    assert capture.status().state is CaptureState.FINISHED, capture.status()


def analyse(paths: DataPaths) -> None:
    import mediapipe  # noqa: F401 - loading it is not what is to be killed

    def run(studio: Studio) -> None:
        (session_id,) = studio.unfinished()
        ready()
        studio.finish(session_id)

    with_studio(paths, run)


def migrate(paths: DataPaths) -> None:
    import alembic.command  # noqa: F401 - as above
    import sqlalchemy.orm  # noqa: F401

    ready()
    with Log(paths):
        pass


def export(paths: DataPaths) -> None:
    _export(paths, None)


def export_locked(paths: DataPaths) -> None:
    _export(paths, PASSWORD)


def _export(paths: DataPaths, password: str | None) -> None:
    def run(studio: Studio) -> None:
        ids = [summary.id for summary in studio.summaries()]
        options = BundleOptions(
            ids, Lang.EN, with_pictures=True, with_clips=True, password=password
        )
        ready()
        export_bundle(studio, options, SystemClock().now(), paths.root.parent / "report.mmz")

    with_studio(paths, run)


def review(paths: DataPaths) -> None:
    """Look at a locked report as a clinician does, its film out of the bundle."""
    ready()
    access = BundleAccess(paths, PASSWORD)
    with OpenReport(paths.root.parent / "locked.mmz", access, SystemClock(), {}) as report:
        assert all(report.clip(session) for session in report.sessions())
        print("open", flush=True)
        time.sleep(60)


def back_up(paths: DataPaths) -> None:
    def run(studio: Studio) -> None:
        ready()
        Keeping(studio, SystemClock()).back_up(
            paths.root.parent / "backup.zip", with_films=True, on_progress=lambda done, of: None
        )

    with_studio(paths, run)


def delete(paths: DataPaths) -> None:
    """Delete the older of two sessions."""

    def run(studio: Studio) -> None:
        ids = sorted(summary.id for summary in studio.summaries())
        ready()
        Keeping(studio, SystemClock()).delete_sessions([SessionId(ids[0])])

    with_studio(paths, run)


def delete_all(paths: DataPaths) -> None:
    ready()
    erase_everything(paths)


def lock(paths: DataPaths) -> None:
    ready()
    set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)


def unlock_for_good(paths: DataPaths) -> None:
    ready()
    take_lock_off(paths)


def change_words(paths: DataPaths) -> None:
    """Change the passphrase there and back: once takes but a few milliseconds."""
    ready()
    for _ in range(_CHANGES):
        change_passphrase(paths, OTHER)
        change_passphrase(paths, WORDS)


def open_up(paths: DataPaths) -> None:
    """Open locked data as the door does, and end what a kill broke off."""
    if not needs_key(paths):
        return
    try:
        unlock(paths, WORDS)
    except UsageFailure:
        unlock(paths, OTHER)
    if is_unsettled(paths):
        settle(paths)


def with_studio(paths: DataPaths, run: Callable[[Studio], None]) -> None:
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        run(studio)
    finally:
        studio.close()


def ready() -> None:
    print("ready", flush=True)


DEEDS: Mapping[str, Callable[[DataPaths], None]] = {
    "record": record,
    "analyse": analyse,
    "migrate": migrate,
    "export": export,
    "export_locked": export_locked,
    "review": review,
    "back_up": back_up,
    "delete": delete,
    "delete_all": delete_all,
    "lock": lock,
    "take_lock_off": unlock_for_good,
    "change_passphrase": change_words,
}

if __name__ == "__main__":
    folder = DataPaths(Path(sys.argv[2]))
    open_up(folder)
    DEEDS[sys.argv[1]](folder)
    print("done", flush=True)
