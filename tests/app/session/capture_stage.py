"""One capture from a fake source to a real recording, with a test holding the strings."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.coach import Coach
from app.domain.timeline import Beat, Script
from app.frames import Frame, Source
from app.media.reader import VideoReader
from app.session.capture import Capture
from app.session.live import CaptureState, CaptureStatus
from app.store.sessions import SessionFolder
from app.vision.tracker import Tracker
from tests.app.session.fakes import FakeTracker

ONE_S = Script((Beat("open_smile", 1, 1, 0.2, 0.2, 0.3, 0.2, 0.1),))
ENDLESS = Script((Beat("open_smile", 1, 1, 0.0, 0.2, 9e9, 0.2, 0.1),))
FRAMES_IN_ONE_S = 31
RUNNING, PAUSED = CaptureState.RUNNING, CaptureState.PAUSED
FINISHED, STOPPED, FAILED = CaptureState.FINISHED, CaptureState.STOPPED, CaptureState.FAILED


class Stage:
    """A capture with what it is made of, and what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = SessionFolder(folder)
        self.states: list[CaptureState] = []
        self.capture: Capture | None = None

    def play(
        self,
        source: Source | Exception,
        tracker: Tracker | Exception | None = None,
        script: Script = ONE_S,
        *,
        is_synthetic: bool = False,
        prepare: Callable[[tuple[str, ...]], None] | None = None,
        meanwhile: Callable[[Capture], None] = lambda capture: None,
        coach: Coach | None = None,
    ) -> CaptureStatus:
        """Run to the end."""
        capture = self.capture = Capture(
            make_source=lambda clock: raised_or(source),
            make_tracker=lambda: raised_or(tracker or FakeTracker()),
            script=script,
            folder=self.folder,
            on_news=self.note,
            is_synthetic=is_synthetic,
            prepare=prepare,
            coach=coach,
        )
        assert capture.status() == CaptureStatus(CaptureState.STARTING, None, 0, 0, 0)
        capture.start()
        meanwhile(capture)
        assert capture.join(20)
        return capture.status()

    def note(self) -> None:
        assert threading.current_thread().name in ("camera", "tracker")
        if self.capture is not None:
            self.states.append(self.capture.status().state)

    def recorded(self) -> list[Frame]:
        with VideoReader(self.folder.video) as reader:
            return list(reader)


def raised_or(thing: object) -> object:
    if isinstance(thing, Exception):
        raise thing
    return thing


@pytest.fixture(name="stage")
def new_stage(tmp_path: Path) -> Stage:
    folder = tmp_path / "2026-11-23T041500Z-0001"
    folder.mkdir()
    return Stage(folder)


def pace(number: int) -> None:
    time.sleep(0.002)
