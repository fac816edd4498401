import logging
import os
import shutil
import stat
import threading
from pathlib import Path

import av
import numpy as np
import pytest

from app.errors import RecordingFailure, StorageFailure
from app.frames import Frame
from app.media.reader import VideoReader
from app.media.recorder import MatroskaWriter, Recorder, RecorderOptions
from tests.app.media.pictures import EXACT, MS, frames, noise, number_in, picture, write_mkv

LIVE = RecorderOptions()
# 30 fps, a stall of almost two seconds, then a slow camera in bad light.
UNEVEN_MS = [*range(0, 1000, 33), 2950, *range(3000, 5000, 71)]


def read_all(path: Path) -> list[Frame]:
    with VideoReader(path) as reader:
        return list(reader)


@pytest.mark.parametrize("options", [LIVE, EXACT], ids=["live", "exact"])
def test_every_frame_is_in_the_file_at_its_own_time(
    tmp_path: Path, options: RecorderOptions
) -> None:
    path = tmp_path / "a.mkv"
    recorder = Recorder(MatroskaWriter(path, 160, 120, options))
    for frame in frames(UNEVEN_MS):
        recorder.put(frame)
    recorder.finish()
    read = read_all(path)
    assert [number_in(frame.pixels) for frame in read] == list(range(len(UNEVEN_MS)))
    assert [frame.t_ns / MS for frame in read] == pytest.approx(UNEVEN_MS, abs=1)
    assert (recorder.written, recorder.dropped, recorder.error) == (len(UNEVEN_MS), 0, None)


@pytest.mark.parametrize("options", [LIVE, EXACT], ids=["live", "exact"])
@pytest.mark.parametrize("step_ms", [8, 33, 70, 400])
def test_there_is_a_keyframe_at_least_every_second(
    tmp_path: Path, options: RecorderOptions, step_ms: int
) -> None:
    path = tmp_path / "a.mkv"
    times = list(range(0, 4000, step_ms))
    write_mkv(path, [Frame(noise(i, 64, 48), t * MS, i) for i, t in enumerate(times)], options)
    with av.open(str(path)) as file:
        keys = [packet.pts for packet in file.demux(video=0) if packet.size and packet.is_keyframe]
    assert keys[0] == 0
    # The first frame that is a second or more after the last keyframe is the next one.
    gaps = np.diff([*keys, times[-1]])
    assert gaps.max() < 1000 + step_ms


def test_gaps_in_the_frame_numbers_count_as_dropped(tmp_path: Path) -> None:
    shown = [Frame(picture(n), n * 33 * MS, n) for n in (2, 3, 7, 8, 20)]
    writer = write_mkv(tmp_path / "a.mkv", shown)
    assert (writer.written, writer.dropped) == (5, 2 + 3 + 11)


def test_frames_of_one_time_stay_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    times_ns = [0, 33 * MS, 33 * MS, 33 * MS + 400_000, 20 * MS, 66 * MS]
    write_mkv(path, [Frame(picture(n), t, n) for n, t in enumerate(times_ns)])
    read = read_all(path)
    assert [number_in(frame.pixels) for frame in read] == [0, 1, 2, 3, 4, 5]
    assert [frame.t_ns // MS for frame in read] == [0, 33, 34, 35, 36, 66]


def test_an_odd_size_loses_one_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    write_mkv(path, frames(range(0, 300, 33), 161, 121))
    read = read_all(path)
    assert {frame.pixels.shape for frame in read} == {(120, 160, 3)}
    assert [number_in(frame.pixels) for frame in read] == list(range(10))


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    before = os.umask(0)
    try:
        write_mkv(path, frames([0, 33]))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_exact_recordings_of_the_same_frames_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.mkv", "b.mkv"):
        write_mkv(tmp_path / name, frames(UNEVEN_MS))
    assert (tmp_path / "a.mkv").read_bytes() == (tmp_path / "b.mkv").read_bytes()


@pytest.mark.parametrize("is_synthetic", [True, False])
def test_the_file_says_whether_it_shows_the_demo_person(tmp_path: Path, is_synthetic: bool) -> None:
    path = tmp_path / "a.mkv"
    write_mkv(path, frames([0, 33]), RecorderOptions(is_exact=True, is_synthetic=is_synthetic))
    with av.open(str(path)) as file:
        words = str(file.metadata).lower()
    assert "mirrormend" in words
    assert ("synthetic demo person" in words) is is_synthetic
    with VideoReader(path) as reader:
        assert reader.info.is_synthetic is is_synthetic


def test_the_file_is_never_far_behind_the_recording(tmp_path: Path) -> None:
    """What a kill at any moment would leave: all but the cluster that is being filled."""
    writer = MatroskaWriter(tmp_path / "a.mkv", 160, 120, LIVE)
    behind_ms: list[float] = []
    for frame in frames(range(0, 5000, 33)):
        writer.write(frame)
        if frame.number % 5 == 4 and frame.t_s > 0.7:
            left = tmp_path / "left.mkv"
            left.write_bytes((tmp_path / "a.mkv").read_bytes())
            with av.open(str(left)) as file:
                last_ms = max(packet.pts for packet in file.demux(video=0) if packet.size)
            behind_ms.append(frame.t_ns / MS - last_ms)
    writer.close()
    assert len(behind_ms) > 20
    assert max(behind_ms) <= 500 + 33


def put_all(recorder: Recorder, count: int) -> None:
    for frame in frames(range(0, count * 33, 33)):
        recorder.put(frame)


class StuckWriter:
    """Takes no frame before it is let go; then it may fail."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.go = threading.Event()
        self.trouble = trouble
        self.taken: list[int] = []
        self.is_closed = False

    def write(self, frame: Frame) -> None:
        assert self.go.wait(5)
        if self.trouble is not None:
            raise self.trouble
        self.taken.append(frame.number)

    def close(self) -> None:
        self.is_closed = True


def test_put_waits_and_drops_nothing_when_the_disk_is_slow() -> None:
    writer = StuckWriter()
    recorder = Recorder(writer)  # pyright: ignore[reportArgumentType] - a fake disk
    handed: list[int] = []

    def produce() -> None:
        for frame in frames(range(0, 1320, 33)):
            recorder.put(frame)
            handed.append(frame.number)

    producer = threading.Thread(target=produce)
    producer.start()
    producer.join(0.5)
    assert producer.is_alive(), "the producer was not made to wait"
    waiting_for = len(handed)
    assert waiting_for < 40
    writer.go.set()
    producer.join(5)
    recorder.finish()
    assert writer.taken == list(range(40))
    assert writer.is_closed


def test_on_a_busy_machine_less_than_half_a_second_waits_to_be_written() -> None:
    """Five pictures a second: by number alone, three seconds of them would wait."""
    writer = StuckWriter()
    recorder = Recorder(writer)  # pyright: ignore[reportArgumentType] - a fake disk
    handed: list[int] = []

    def produce() -> None:
        for frame in frames(range(0, 4000, 200)):
            recorder.put(frame)
            handed.append(frame.number)

    producer = threading.Thread(target=produce)
    producer.start()
    producer.join(0.5)
    assert len(handed) <= 3, "one that is being written, and two within 0.4 s"
    writer.go.set()
    producer.join(5)
    recorder.finish()
    assert writer.taken == list(range(20))


def test_a_mistake_in_the_writer_ends_the_recording_with_a_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    writer = StuckWriter(RuntimeError("what the person must not read"))
    recorder = Recorder(writer)  # pyright: ignore[reportArgumentType] - a fake disk
    writer.go.set()
    with pytest.raises(RecordingFailure) as refused:
        put_all(recorder, 300)
    assert (refused.value.key, refused.value.fields) == (
        "recording_failed",
        {"detail": "RuntimeError"},
    )
    with pytest.raises(RecordingFailure):
        recorder.finish()
    assert writer.is_closed
    assert [(r.levelno, r.exc_info is not None) for r in caplog.records] == [(logging.ERROR, True)]


def test_a_picture_that_cannot_be_encoded_is_a_recording_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    recorder = Recorder(MatroskaWriter(path, 160, 120, LIVE))
    for frame in frames(range(0, 330, 33)):
        recorder.put(frame)
    grey = np.zeros((120, 160), np.uint8)
    recorder.put(Frame(grey, 400 * MS, 10))
    with pytest.raises(RecordingFailure) as refused:
        recorder.finish()
    assert refused.value.key == "recording_failed"
    assert len(read_all(path)) == 10


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure) as refused:
        MatroskaWriter(tmp_path / "gone" / "a.mkv", 160, 120, LIVE)
    assert refused.value.key == "folder_not_writable"
    assert refused.value.fields == {"path": str(tmp_path / "gone")}


def test_a_file_in_place_of_the_folder_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageFailure) as refused:
        MatroskaWriter(tmp_path / "file" / "a.mkv", 160, 120, LIVE)
    assert refused.value.key == "folder_not_writable"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_said_at_once(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageFailure) as refused:
            MatroskaWriter(tmp_path / "a.mkv", 160, 120, LIVE)
    finally:
        tmp_path.chmod(0o700)
    assert refused.value.key == "folder_not_writable"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_when_writing_and_when_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.symlink_to("/dev/full")
    writer = MatroskaWriter(path, 160, 120, LIVE)
    recorder = Recorder(writer)
    with pytest.raises(StorageFailure) as refused:
        put_all(recorder, 300)
    assert refused.value.key == "disk_full"
    assert refused.value.fields["path"] == str(tmp_path)
    free_mb = shutil.disk_usage(tmp_path).free / 1e6
    assert int(refused.value.fields["free_mb"]) == pytest.approx(free_mb, rel=0.02), "not MiB"
    with pytest.raises(StorageFailure) as again:
        recorder.finish()
    assert again.value is refused.value


def test_a_recording_without_a_frame_can_be_ended(tmp_path: Path) -> None:
    recorder = Recorder(MatroskaWriter(tmp_path / "a.mkv", 160, 120, LIVE))
    recorder.finish()
    assert recorder.written == 0
