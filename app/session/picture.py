"""A live picture that is only looked at: tracked beside it, and nothing written anywhere."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.timeline import Script
from app.errors import UserFacing
from app.frames import Frame, Source
from app.session.choices import CameraChoice, DemoChoice
from app.session.live import CaptureState, CaptureStatus, LiveView
from app.session.script import ScriptClock
from app.session.slot import LatestSlot
from app.session.sources import open_source
from app.session.workers import all_ended, explained, run_tracker

if TYPE_CHECKING:
    from app.vision.tracker import Tracker


class LivePicture:
    """Camera and tracker, each in a thread of its own.

    `start` and `stop` return at once and belong to one thread; `latest` and `status` may be called
    from any. `on_news` is called from a worker thread when a view is ready after the last one was
    taken, and when the state changes.
    """

    def __init__(
        self,
        make_source: Callable[[], Source],
        make_tracker: "Callable[[], Tracker]",
        on_news: Callable[[], None],
        *,
        is_synthetic: bool = False,
    ) -> None:
        self.is_synthetic = is_synthetic
        self._make_source = make_source
        self._make_tracker = make_tracker
        self._on_news = on_news
        self._frames: LatestSlot[Frame] = LatestSlot()
        self._views: LatestSlot[LiveView] = LatestSlot()
        self._stopping = threading.Event()
        self._state = CaptureState.STARTING
        self._error: UserFacing | None = None
        self._camera = threading.Thread(target=self._run_camera, name="picture", daemon=True)
        self._tracker = threading.Thread(target=self._run_tracker, name="tracker", daemon=True)

    def start(self) -> None:
        self._tracker.start()
        self._camera.start()

    def stop(self) -> None:
        self._stopping.set()

    def latest(self) -> LiveView | None:
        return self._views.take()

    def status(self) -> CaptureStatus:
        state = self._state
        return CaptureStatus(
            state=state,
            error=self._error if state is CaptureState.FAILED else None,
            recorded=0,
            dropped=0,
            untracked=self._frames.replaced,
        )

    def join(self, timeout_s: float) -> bool:
        """Wait for the threads; True if all have ended."""
        return all_ended((self._camera, self._tracker), timeout_s)

    def _run_camera(self) -> None:
        try:
            self._show()
        except Exception as error:  # noqa: BLE001 - the body of a thread
            self._error = self._error or explained(error)
        self._frames.close()
        self._become(CaptureState.STOPPED if self._error is None else CaptureState.FAILED)

    def _show(self) -> None:
        with self._make_source() as source:
            while not self._stopping.is_set() and (frame := source.read()) is not None:
                self._become(CaptureState.RUNNING)
                self._frames.put(frame)

    def _run_tracker(self) -> None:
        run_tracker(self._make_tracker, self._track, self._give_up)

    def _track(self, tracker: "Tracker") -> None:
        while (frame := self._frames.wait()) is not None:
            view = LiveView(frame, tracker.track(frame), frame.t_s, None)
            if self._views.put(view):
                self._on_news()

    def _give_up(self, error: UserFacing) -> None:
        self._error = self._error or error
        self._stopping.set()

    def _become(self, state: CaptureState) -> None:
        if state is not self._state:
            self._state = state
            self._on_news()


def open_picture(
    choice: CameraChoice | DemoChoice, clock: Clock, on_news: Callable[[], None]
) -> LivePicture:
    """Prepare the picture of a camera or of the demo person at rest; nothing runs yet."""
    from app.session.trackers import make_live_tracker

    def source() -> Source:
        return open_source(choice, ScriptClock(Script(())), clock)

    is_synthetic = isinstance(choice, DemoChoice)
    return LivePicture(source, make_live_tracker, on_news, is_synthetic=is_synthetic)
