"""A session with a camera that misbehaves: what the person is told, and what is kept.

Fake is only what stands in the place of OpenCV's camera.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import cv2
import pytest

from app.clock import VirtualClock
from app.domain.sides import Affected
from app.errors import UserFacing
from app.media.reader import VideoReader
from app.session.capture import Capture
from app.session.choices import CameraChoice
from app.session.live import CaptureState
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.store.sessions import SessionStore
from app.texts import Lang, Texts
from app.version import APP_VERSION
from exercises.library import Library
from tests.app.session.fakes import FakeTracker
from tests.app.vision.cameras import STEP_NS, FakeCapture

HALF_WAY = 200


@dataclass
class Bench:
    studio: Studio
    clock: VirtualClock
    capture: FakeCapture

    def record(self) -> Capture:
        """Record until the session is over, whatever the reason."""
        over = threading.Event()
        holder: list[Capture] = []

        def on_news() -> None:
            if holder and holder[0].status().state.is_over:
                over.set()

        made = self.studio.new_capture(CameraChoice(0), "first_look", Affected.LEFT, on_news)
        holder.append(made)
        made.start()
        assert over.wait(60)
        assert made.join(10)
        return made

    def film(self) -> list[float]:
        """The moments of the pictures in the film of the one session, in seconds."""
        (session_id,) = SessionStore(self.studio.paths).ids()
        with VideoReader(SessionStore(self.studio.paths).folder(session_id).video) as reader:
            return [frame.t_s for frame in reader]


@pytest.fixture
def bench(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    clock = VirtualClock(datetime(2026, 11, 27, 9, 30, tzinfo=UTC))
    capture = FakeCapture(clock)
    monkeypatch.setattr(cv2, "VideoCapture", lambda index: capture)
    monkeypatch.setattr("app.session.studio.make_live_tracker", FakeTracker)
    studio = Studio(DataPaths(tmp_path / "data"), library, clock, APP_VERSION)
    studio.open()
    yield Bench(studio, clock, capture)
    studio.close()


def told(made: Capture) -> str:
    error = made.status().error
    assert isinstance(error, UserFacing)
    assert Texts(Lang.ZH).explain(error)
    assert "kept" in Texts(Lang.EN).explain(error)
    return error.key


def vanishes(bench: Bench) -> None:
    bench.capture.grabs = lambda n: n < HALF_WAY


def sleeps(bench: Bench) -> None:
    def grabs(number: int) -> bool:
        if number == HALF_WAY:
            bench.clock.sleep_until_ns(bench.clock.monotonic_ns() + 7200 * 10**9)
        return True

    bench.capture.grabs = grabs


def turns(bench: Bench) -> None:
    bench.capture.size = lambda n: (72, 128) if n < HALF_WAY else (128, 72)


@pytest.mark.parametrize(
    ("fault", "key"),
    [(vanishes, "camera_lost"), (sleeps, "camera_lost"), (turns, "camera_changed")],
)
def test_what_was_recorded_before_the_fault_is_kept_and_offered(
    bench: Bench, fault: Callable[[Bench], None], key: str
) -> None:
    fault(bench)
    made = bench.record()
    assert made.status().state is CaptureState.FAILED
    assert told(made) == key
    assert len(bench.film()) == HALF_WAY - 1, "the first only told the size"
    assert bench.studio.unfinished() == (made.session_id,)


def test_after_a_fault_the_next_session_records_again(bench: Bench) -> None:
    vanishes(bench)
    first = bench.record()
    bench.capture.is_open, bench.capture.grabs = True, lambda n: True
    second = bench.record()
    assert second.status().state is CaptureState.FINISHED
    assert bench.studio.unfinished() == tuple(sorted((first.session_id, second.session_id))[::-1])


@pytest.mark.parametrize(
    "kind",
    ["stutters", *(pytest.param(k, marks=pytest.mark.soak) for k in ("slows down", "bursts"))],
)
def test_a_session_goes_on_with_an_uneven_camera(bench: Bench, kind: str) -> None:
    """It is recorded to its end, every picture at its own moment and none of them twice."""
    if kind == "stutters":
        bench.capture.grabs = lambda n: n % 50 > 20 or n < 2
    if kind == "slows down":

        def grabs(number: int) -> bool:
            bench.capture.step_ns = STEP_NS if number < HALF_WAY else 4 * STEP_NS
            return True

        bench.capture.grabs = grabs
    if kind == "bursts":

        def bursts(number: int) -> bool:
            bench.capture.step_ns = 5 * STEP_NS if number % 5 == 0 else 0
            return True

        bench.capture.grabs = bursts
    made = bench.record()
    status = made.status()
    assert status.state is CaptureState.FINISHED
    times_s = bench.film()
    assert all(a < b for a, b in pairwise(times_s))
    assert times_s[-1] == pytest.approx(made.script.length_s, abs=1.1)
    assert status.recorded == len(times_s)
    assert (status.dropped > 0) == (kind == "stutters")
