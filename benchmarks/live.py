"""The live path: 30 frames per second recorded, tracked and painted in the real session page."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from app.clock import SystemClock
from app.domain.sides import Affected
from app.domain.tracking import TrackingMode
from app.frames import Frame, SourceInfo
from app.session.capture import Capture
from app.session.choices import DemoChoice
from app.session.doses import DoseKind
from app.session.live import CaptureState
from app.session.script import script_of
from app.session.studio import Studio, make_live_tracker
from app.session.watches import coach_of
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from app.vault.files import KEYRING
from app.vault.sealed import is_sealed
from app.version import APP_VERSION
from benchmarks.clip import frames
from exercises.library import load_library

_FPS = 30


@dataclass(frozen=True, slots=True)
class Played:
    """What the camera shows, in which session, and for how long."""

    seconds: float = 15.0
    set_id: str = "first_look"
    dose: DoseKind | None = None
    pictures: tuple[Frame, ...] | None = None
    is_locked: bool = False


class ClipCamera:
    """Plays pictures round and round as a camera would, by default the clip at 30 a second.

    It never waits for its reader: a frame that was not fetched in time is lost, and its number
    with it.
    """

    def __init__(
        self,
        clock: SystemClock,
        pictures: tuple[Frame, ...] | None = None,
        fps: int = _FPS,
        seconds: float = 15.0,
    ) -> None:
        self._clock = clock
        self._frames = frames() if pictures is None else pictures
        self._fps = fps
        self._seconds = seconds
        self._start_ns: int | None = None
        self._last = -1
        self.grabbed_ns: dict[int, int] = {}
        height, width = self._frames[0].pixels.shape[:2]
        self.info = SourceInfo("camera", "clip", width, height, float(fps), False)

    def read(self) -> Frame | None:
        if self._start_ns is None:
            self._start_ns = self._clock.monotonic_ns()
        now_ns = self._clock.monotonic_ns() - self._start_ns
        number = max(self._last + 1, now_ns * self._fps // 1_000_000_000)
        if number / self._fps >= self._seconds:
            return None
        self._clock.sleep_until_ns(self._start_ns + number * 1_000_000_000 // self._fps)
        t_ns = self._clock.monotonic_ns()
        self.grabbed_ns[t_ns - self._start_ns] = t_ns
        self._last = number
        pixels = self._frames[number % len(self._frames)].pixels
        return Frame(pixels, t_ns - self._start_ns, number)

    def close(self) -> None:
        """Nothing is held open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class TimedTracker:
    """Notes what each frame took, how often the halves were to be read, and what came of it."""

    mode = TrackingMode.SIDE_DECOUPLED

    def __init__(self) -> None:
        self._tracker = make_live_tracker()
        self.spent_ms: list[float] = []
        self.every: list[int] = []
        self.loads: list[float] = []
        self.reads = 0
        self._newest: object = None

    def track(self, frame: Frame):
        began = time.perf_counter()
        face = self._tracker.track(frame)
        self.spent_ms.append(1000 * (time.perf_counter() - began))
        self.every.append(self._tracker.every)
        if self._tracker.load is not None:
            self.loads.append(self._tracker.load)
        if face is not None and face.halves is not None:
            newest = face.halves.left
            if newest is not None and self._newest is not newest:
                self._newest = newest
                self.reads += 1
        return face

    def close(self) -> None:
        self._tracker.close()


def live_path() -> dict[str, float]:
    return measured(Played())


def measured(played: Played) -> dict[str, float]:
    """Return the figures of a session in the real page, recorded, tracked and coached."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        return _measure(app, Path(folder), played)


def _measure(app, root: Path, played: Played) -> dict[str, float]:
    from ui.pages.session import SessionPage
    from ui.theme import Theme, ThemeName, stylesheet
    from ui.viewmodels.preview import Preview
    from ui.viewmodels.session import SessionViewModel

    studio = ClipStudio(root, played)
    theme = Theme(ThemeName.LIGHT, 18)
    app.setStyleSheet(stylesheet(theme))
    model = SessionViewModel(
        studio,
        DemoChoice("healthy"),
        played.set_id,
        Affected.LEFT,
        Texts(Lang.EN),
        preview=Preview.MIRROR,
    )
    page = SessionPage(theme, model)
    page.resize(1280, 800)
    page.show()
    painted_ms = _watch_painting(page, model, studio)
    cpu_s = time.process_time()
    model.begin()
    _run_until_over(studio.capture)
    cpu_s = time.process_time() - cpu_s
    studio.capture.join(5)
    status = studio.capture.status()
    page.close()
    model.close()
    studio.close()
    delivered = len(studio.camera.grabbed_ns)
    assert status.state in (CaptureState.FINISHED, CaptureState.STOPPED), status
    tracker = studio.tracker
    return {
        "live_fps": len(tracker.spent_ms) / played.seconds,
        "live_ms_per_frame": float(np.mean(tracker.spent_ms[5:])),
        "live_halves_every_median": float(np.median(tracker.every)),
        "live_halves_every_max": float(np.max(tracker.every)),
        "live_load": float(np.median(tracker.loads)),
        "live_halves_fps": tracker.reads / played.seconds,
        "frame_to_paint_p50_ms": float(np.percentile(painted_ms, 50)),
        "frame_to_paint_p95_ms": float(np.percentile(painted_ms, 95)),
        "painted_fps": len(painted_ms) / played.seconds,
        "recorded_frames_dropped": float(status.dropped + delivered - status.recorded),
        "recorded_fps": status.recorded / played.seconds,
        "live_cpu_percent": 100 * cpu_s / played.seconds,
    }


def _run_until_over(capture: Capture) -> None:
    """Run the event loop as the app does: asleep where nothing happens."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if capture.status().state.is_over else None)
    look.start(100)
    loop.exec()


def _watch_painting(page, model, studio: "ClipStudio") -> list[float]:
    """Note, each time the picture has been painted, how old its frame is."""
    from ui.widgets.video_view import VideoView

    spent_ms: list[float] = []
    newest: list[int] = []
    model.framed.connect(lambda view: newest.append(view.frame.t_ns))
    original = VideoView.paintEvent

    def painted(self, event) -> None:
        original(self, event)
        if newest:
            grabbed = studio.camera.grabbed_ns[newest[-1]]
            spent_ms.append((time.monotonic_ns() - grabbed) / 1e6)
            newest.clear()

    VideoView.paintEvent = painted
    return spent_ms


class ClipStudio:
    """The studio with the clip as its camera."""

    def __init__(self, root: Path, played: Played) -> None:
        self._played = played
        self._paths = DataPaths(root)
        if played.is_locked:
            self._paths.prepare()
            set_lock(self._paths, "a passphrase", new_recovery_key(), cost=16)
        self._studio = Studio(self._paths, load_library(), SystemClock(), APP_VERSION)
        self._studio.open()
        self.library = self._studio.library

    def new_capture(
        self, choice, set_id, affected, on_news, *, checks_camera=False, dose=None, exercises=None
    ) -> Capture:
        script = script_of(self.library, set_id, self._played.dose or dose)
        folder = self._folder = self._studio.begin(choice, set_id, affected, script)
        self.camera = ClipCamera(SystemClock(), self._played.pictures, seconds=self._played.seconds)
        self.tracker = TimedTracker()
        self.capture = Capture(
            make_source=lambda clock: self.camera,
            make_tracker=lambda: self.tracker,
            script=script,
            folder=folder,
            on_news=on_news,
            is_synthetic=False,
            coach=coach_of(self.library, affected),
        )
        return self.capture

    def finish(self, session_id, progress, is_cancelled):
        return self._studio.finish(session_id, progress, is_cancelled)

    def close(self) -> None:
        assert is_sealed(self._folder.video) is self._played.is_locked
        self._studio.close()
        KEYRING.drop(self._paths.root)
