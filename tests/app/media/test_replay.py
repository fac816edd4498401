import time
from pathlib import Path

import pytest

from app.clock import SystemClock, VirtualClock
from app.errors import SourceFailure
from app.media.replay import PacedVideo
from tests.app.media.pictures import MS, frames, number_in, write_mkv

TIMES_MS = [0, 40, 50, 200, 260]


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "a.mkv"
    write_mkv(path, frames(TIMES_MS))
    return path


def test_each_frame_comes_when_its_time_has_come(video: Path) -> None:
    clock = VirtualClock()
    clock.sleep_until_ns(7_000 * MS)
    with PacedVideo(video, clock) as source:
        assert (source.info.kind, source.info.width) == ("file", 160)
        for number, t_ms in enumerate(TIMES_MS):
            frame = source.read()
            assert frame is not None
            assert (number_in(frame.pixels), frame.t_ns) == (number, t_ms * MS)
            assert clock.monotonic_ns() == (7_000 + t_ms) * MS
        assert source.read() is None


def test_it_takes_as_long_as_the_video(video: Path) -> None:
    with PacedVideo(video, SystemClock()) as source:
        source.read()
        began_s = time.monotonic()
        while source.read() is not None:
            pass
        assert 0.24 < time.monotonic() - began_s < 2.0


def test_a_closed_video_gives_no_frame(video: Path) -> None:
    with PacedVideo(video, VirtualClock()) as source:
        assert source.read() is not None
        source.close()
        source.close()
        assert source.read() is None


def test_what_is_no_video_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceFailure):
        PacedVideo(tmp_path / "gone.mkv", VirtualClock())
