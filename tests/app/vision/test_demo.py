import time

import numpy as np
import pytest

from app.clock import SystemClock, VirtualClock
from app.domain.timeline import Beat, Prompt, Script
from app.frames import Frame
from app.vision.demo import FPS, DemoSource
from app.vision.subject.persons import PERSONS

SMILE = Script((Beat("open_smile", 1, 1, 0.0, 0.2, 1.0, 0.2, 0.2),))


def asked(t_ns: int) -> Prompt | None:
    return SMILE.prompt_at(t_ns / 1e9)


def shown(count: int, person: str = "oral-ocular-left") -> list[Frame]:
    with DemoSource(PERSONS[person], asked, VirtualClock()) as source:
        read = [source.read() for _ in range(count)]
    return [frame for frame in read if frame is not None]


def test_two_runs_give_the_same_frames() -> None:
    first, second = shown(10), shown(10)
    assert [frame.t_ns for frame in first] == [n * 10**9 // FPS for n in range(10)]
    assert [frame.number for frame in first] == list(range(10))
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one.pixels, other.pixels)
        assert one.t_ns == other.t_ns


def test_it_does_what_is_asked() -> None:
    calm = DemoSource(PERSONS["healthy"], lambda t_ns: None, VirtualClock())
    with calm:
        still = [calm.read() for _ in range(8)][-1]
    smiling = shown(8, "healthy")[-1]
    assert still is not None
    mouth = np.s_[300:380, 240:400]
    # All else is the same, frame for frame.
    moved = np.abs(still.pixels[mouth].astype(int) - smiling.pixels[mouth]).mean()
    assert moved > 1.5


def test_it_says_that_it_is_synthetic() -> None:
    with DemoSource(PERSONS["oral-ocular-right"], asked, VirtualClock()) as source:
        info = source.info
        frame = source.read()
    assert (info.kind, info.label, info.is_synthetic) == ("demo", "oral-ocular-right", True)
    assert frame is not None
    assert frame.pixels.shape == (info.height, info.width, 3) == (480, 640, 3)
    assert info.nominal_fps == FPS
    with pytest.raises(ValueError, match="read-only"):
        frame.pixels[0, 0] = 0


def test_with_a_real_clock_it_keeps_the_time() -> None:
    with DemoSource(PERSONS["healthy"], asked, SystemClock()) as source:
        began_ns = time.monotonic_ns()
        read = [source.read() for _ in range(6)]
        spent_ns = time.monotonic_ns() - began_ns
    times = [frame.t_ns for frame in read if frame]
    assert all(t_ns >= n * 10**9 // FPS for n, t_ns in enumerate(times))
    assert spent_ns >= 5 * 10**9 // FPS
    assert times[-1] <= spent_ns


def test_once_closed_there_is_no_frame() -> None:
    source = DemoSource(PERSONS["healthy"], asked, VirtualClock())
    assert source.read() is not None
    source.close()
    source.close()
    assert source.read() is None
