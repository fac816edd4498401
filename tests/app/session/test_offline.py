from pathlib import Path

import numpy as np
import pytest

from app.clock import VirtualClock
from app.errors import SourceFailure
from app.media.reader import VideoReader
from app.session.offline import record_all
from app.session.script import ScriptClock
from app.session.sources import demo_source
from tests.app.media.pictures import number_in
from tests.app.session.conftest import SHORT
from tests.app.session.fakes import FakeSource


def test_frames_before_the_end_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    counts: list[int] = []
    writer = record_all(FakeSource(), path, 0.5, counts.append)
    assert (writer.written, writer.dropped) == (16, 0)
    assert counts == list(range(1, 17))
    with VideoReader(path) as reader:
        assert [number_in(frame.pixels) for frame in reader] == list(range(16))


def test_a_source_may_end_before(tmp_path: Path) -> None:
    writer = record_all(FakeSource(range(5)), tmp_path / "a.mkv", 9.0, lambda written: None)
    assert writer.written == 5


def test_what_was_written_before_a_failure_is_kept(tmp_path: Path) -> None:
    def before(number: int) -> None:
        if number == 7:
            raise SourceFailure("camera_lost", index=0)

    path = tmp_path / "a.mkv"
    with pytest.raises(SourceFailure):
        record_all(FakeSource(before=before), path, 9.0, lambda written: None)
    with VideoReader(path) as reader:
        assert sum(1 for _ in reader) == 7


def test_the_demo_person_gives_the_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("a.mkv", "b.mkv"):
        with demo_source("oral-ocular-right", ScriptClock(SHORT), VirtualClock()) as source:
            record_all(source, tmp_path / name, 0.2, lambda written: None)
    assert (tmp_path / "a.mkv").read_bytes() == (tmp_path / "b.mkv").read_bytes()


def test_the_demo_person_is_marked_in_every_frame(demo_video: Path) -> None:
    with VideoReader(demo_video) as reader:
        assert reader.info.is_synthetic
        for frame in reader:
            bar = frame.pixels[-20:].astype(int)
            assert np.median(bar) < 60
            assert bar.max() > 180
