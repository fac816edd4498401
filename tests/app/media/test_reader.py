import gc
import logging
import os
import socket
import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.errors import SourceFailure
from app.media.reader import VideoReader
from app.media.recorder import MatroskaWriter, RecorderOptions
from tests.app.media.pictures import (
    EXACT,
    MS,
    frames,
    number_in,
    picture,
    write_mkv,
    write_mp4,
    write_sound,
)

STEADY_MS = list(range(0, 5000, 33))


@pytest.fixture(scope="module")
def mkv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clips") / "clip.mkv"
    write_mkv(path, frames(STEADY_MS))
    return path


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mp4(tmp_path_factory.mktemp("clips") / "clip.mp4", STEADY_MS)


def refusal(path: Path) -> SourceFailure:
    with pytest.raises(SourceFailure) as refused:
        VideoReader(path)
    return refused.value


def cut(path: Path, share: float, out: Path) -> Path:
    whole = path.read_bytes()
    out.write_bytes(whole[: int(len(whole) * share)])
    return out


def test_a_whole_video_is_read_frame_by_frame(mkv: Path) -> None:
    with VideoReader(mkv) as reader:
        assert (reader.info.kind, reader.info.label) == ("file", "clip.mkv")
        assert (reader.info.width, reader.info.height) == (160, 120)
        assert reader.info.nominal_fps == pytest.approx(30, abs=1)
        read = list(reader)
        assert reader.read() is None
        assert not reader.is_truncated
        assert reader.expected_frames == pytest.approx(len(STEADY_MS), abs=3)
    assert [frame.number for frame in read] == list(range(len(STEADY_MS)))
    assert [number_in(frame.pixels) for frame in read] == list(range(len(STEADY_MS)))


def test_an_mp4_states_its_frames(mp4: Path) -> None:
    with VideoReader(mp4) as reader:
        assert reader.expected_frames == len(STEADY_MS)
        assert sum(1 for _ in reader) == len(STEADY_MS)
        assert not reader.is_truncated


@pytest.mark.parametrize("movflags", ["", "faststart", "frag_keyframe+empty_moov"])
def test_a_varying_frame_rate_is_kept(tmp_path: Path, movflags: str) -> None:
    times = [0, 20, 90, 130, 300, 310, 900, 930, 2600]
    path = write_mp4(tmp_path / "a.mp4", times, movflags=movflags)
    with VideoReader(path) as reader:
        assert [frame.t_ns / MS for frame in reader] == pytest.approx(times, abs=1)
        assert not reader.is_truncated


def test_times_begin_at_zero_though_the_file_begins_later(tmp_path: Path) -> None:
    path = write_mp4(tmp_path / "a.mp4", [500, 533, 566])
    with VideoReader(path) as reader:
        assert [frame.t_ns / MS for frame in reader] == pytest.approx([0, 33, 66], abs=1)


def test_pictures_are_read_only(mkv: Path) -> None:
    with VideoReader(mkv) as reader:
        frame = reader.read()
        assert frame is not None
        with pytest.raises(ValueError, match="read-only"):
            frame.pixels[0, 0] = 0


def test_closing_twice_is_safe_and_then_there_is_no_frame(mkv: Path) -> None:
    reader = VideoReader(mkv)
    assert reader.read() is not None
    reader.close()
    reader.close()
    # PyAV itself crashes the process here.
    assert reader.read() is None
    assert list(reader) == []


@pytest.mark.parametrize("share", [0.3, 0.6, 0.85])
def test_a_recording_that_was_cut_off_gives_what_it_holds(
    mkv: Path, tmp_path: Path, share: float
) -> None:
    with VideoReader(cut(mkv, share, tmp_path / "cut.mkv")) as reader:
        read = list(reader)
        assert reader.is_truncated
    assert share * 0.7 < len(read) / len(STEADY_MS) < share * 1.2
    assert [number_in(frame.pixels) for frame in read[:-1]] == list(range(len(read) - 1))


def test_an_mp4_cut_off_behind_its_index_gives_what_it_holds(tmp_path: Path) -> None:
    whole = write_mp4(tmp_path / "a.mp4", STEADY_MS, movflags="faststart")
    with VideoReader(cut(whole, 0.6, tmp_path / "cut.mp4")) as reader:
        assert 60 < sum(1 for _ in reader) < 120
        assert reader.is_truncated


def test_an_mp4_cut_off_before_its_index_is_said_to_be_unreadable(
    mp4: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert refusal(cut(mp4, 0.6, tmp_path / "cut.mp4")).key == "video_unreadable"
    assert capfd.readouterr().err == ""


def test_a_recording_whose_end_was_never_written_is_read(tmp_path: Path) -> None:
    writer = MatroskaWriter(tmp_path / "live.mkv", 160, 120, RecorderOptions())
    for frame in frames(STEADY_MS):
        writer.write(frame)
    killed = tmp_path / "killed.mkv"
    killed.write_bytes((tmp_path / "live.mkv").read_bytes())
    writer.close()
    with VideoReader(killed) as reader:
        assert reader.expected_frames == 0
        assert sum(1 for _ in reader) > len(STEADY_MS) - 33


def test_damage_in_the_middle_gives_what_stands_before_it(
    mp4: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    spoilt = bytearray(mp4.read_bytes())
    begin, end = int(len(spoilt) * 0.4), int(len(spoilt) * 0.6)
    spoilt[begin:end] = np.random.default_rng(1).bytes(end - begin)
    path = tmp_path / "private name.mp4"
    path.write_bytes(spoilt)
    with VideoReader(path) as reader:
        read = list(reader)
        assert reader.is_truncated
    assert 10 < len(read) < len(STEADY_MS)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "private name" not in caplog.text
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("random.mp4", np.random.default_rng(7).bytes(20_000)),
        ("text.txt", b"not a video\n" * 200),
        ("text.mp4", b"not a video\n" * 200),
        ("one-byte.mkv", b"x"),
    ],
)
def test_what_is_no_video_is_refused_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    failure = refusal(path)
    assert (failure.key, failure.fields) == ("video_unreadable", {"path": str(path)})
    assert capfd.readouterr() == ("", "")


def test_a_recording_killed_before_its_first_picture_is_unreadable(
    mkv: Path, tmp_path: Path
) -> None:
    path = tmp_path / "head.mkv"
    path.write_bytes(mkv.read_bytes()[:700])
    assert refusal(path).key == "video_unreadable"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    assert refusal(path).key == "video_empty"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    failure = refusal(tmp_path / "gone.mp4")
    assert (failure.key, failure.fields) == ("path_missing", {"path": str(tmp_path / "gone.mp4")})


def test_a_folder_is_said_to_be_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).key == "path_is_folder"


def test_a_file_with_sound_only_is_refused(tmp_path: Path) -> None:
    assert refusal(write_sound(tmp_path / "sound.wav")).key == "video_unreadable"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read anything"
)
def test_a_file_that_may_not_be_read_is_refused(mkv: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(mkv.read_bytes())
    path.chmod(0)
    assert refusal(path).key == "video_unreadable"


def test_a_file_named_like_an_address_is_still_a_file(
    mkv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("12:30.mkv").write_bytes(mkv.read_bytes())
    with VideoReader(Path("12:30.mkv")) as reader:
        assert reader.info.label == "12:30.mkv"


@pytest.mark.parametrize("name", ["list.m3u8", "list.mp4", "list.txt"])
def test_a_playlist_does_not_make_the_app_go_online(tmp_path: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.ts"
        playlist = tmp_path / name
        playlist.write_text(
            f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{address}\n#EXT-X-ENDLIST\n"
        )
        opening = threading.Thread(target=refusal, args=(playlist,))
        opening.start()
        with pytest.raises(TimeoutError):
            server.accept()
        opening.join(5)
        assert not opening.is_alive()


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_phone_video_stands_upright(tmp_path: Path, rotation: int) -> None:
    path = write_mp4(tmp_path / "a.mp4", [0, 33, 66], rotation=rotation)
    # OpenCV reads the same display matrix with code of its own.
    other = cv2.VideoCapture(str(path))
    try:
        _, expected = other.read()
    finally:
        other.release()
    turned_back = {90: -1, 180: 2, 270: 1}[rotation]
    with VideoReader(path) as reader:
        frame = reader.read()
        assert frame is not None
        assert (reader.info.width, reader.info.height) == frame.pixels.shape[1::-1]
    assert frame.pixels.shape == expected.shape
    assert np.abs(frame.pixels.astype(int) - expected).mean() < 8
    assert np.abs(np.rot90(frame.pixels, turned_back).astype(int) - picture(0)).mean() < 8


def test_whoever_opens_the_file_may_know_that_it_is_synthetic(mkv: Path) -> None:
    with VideoReader(mkv, is_synthetic=True) as reader:
        assert reader.info.is_synthetic
    with VideoReader(mkv) as reader:
        assert not reader.info.is_synthetic


def test_a_still_end_is_no_broken_end(tmp_path: Path) -> None:
    """The last picture of a screen recording may stand for seconds."""
    whole = write_mp4(tmp_path / "a.mp4", [0, 33, 66, 3000])
    write_mkv(tmp_path / "b.mkv", frames([0, 33, 66, 3000]), EXACT)
    for path in (whole, tmp_path / "b.mkv"):
        with VideoReader(path) as reader:
            assert sum(1 for _ in reader) == 4
            assert not reader.is_truncated


def test_frames_that_were_let_go_of_wait_for_no_garbage_collector(mkv: Path) -> None:
    """In the window it seldom runs; at 12 MB for a frame in 4K, hundreds would wait for it."""
    gc.collect()
    gc.disable()
    try:
        before = sum(type(each).__name__ == "VideoFrame" for each in gc.get_objects())
        with VideoReader(mkv) as reader:
            assert sum(1 for _ in reader) == len(STEADY_MS)
        left = sum(type(each).__name__ == "VideoFrame" for each in gc.get_objects())
    finally:
        gc.enable()
    assert left - before <= 2


def test_frames_for_looking_at_come_no_larger_than_wanted(mkv: Path) -> None:
    with VideoReader(mkv, shorter_px=60) as reader:
        assert (reader.info.width, reader.info.height) == (80, 60)
        read = list(reader)
    assert [frame.t_ns // MS for frame in read] == STEADY_MS
    with VideoReader(mkv) as reader:
        whole = [cv2.resize(f.pixels, (80, 60), interpolation=cv2.INTER_AREA) for f in reader]
    off = np.abs(np.array(whole, np.float64) - np.array([f.pixels for f in read])).mean()
    assert off < 4, "the same pictures"
    with VideoReader(mkv, shorter_px=500) as reader:
        assert (reader.info.width, reader.info.height) == (160, 120), "never larger"
