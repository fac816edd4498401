"""The reader on films as phones write them."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from app.errors import SourceFailure
from app.media.importing import probe
from app.media.reader import VideoReader
from tests.app.media.phone import write_film
from tests.app.media.pictures import MS, number_in, picture

STEADY_MS = [33 * n for n in range(60)]
VARYING_MS = [0, 20, 90, 130, 300, 310, 900, 930, 1500, 1533, 1600]


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("suffix", ["mp4", "mov"])
def test_frames_come_in_their_order_at_their_times(tmp_path: Path, codec: str, suffix: str) -> None:
    """B-frames are stored out of order, their decoding times begin before zero."""
    path = write_film(tmp_path / f"a.{suffix}", VARYING_MS, codec=codec, has_sound=True)
    with VideoReader(path) as reader:
        read = list(reader)
        assert not reader.is_truncated
    assert [number_in(frame.pixels) for frame in read] == list(range(len(VARYING_MS)))
    assert [frame.t_ns / MS for frame in read] == pytest.approx(VARYING_MS, abs=1)


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("is_flipped", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_all_eight_ways_of_holding_a_phone(
    tmp_path: Path, codec: str, rotation: int, is_flipped: bool
) -> None:
    path = write_film(
        tmp_path / "a.mov", [0, 33, 66], codec=codec, rotation=rotation, is_flipped=is_flipped
    )
    upright = np.rot90(picture(0), rotation // 90)
    expected = upright[:, ::-1] if is_flipped else upright
    with VideoReader(path) as reader:
        frame = reader.read()
    assert frame is not None
    assert frame.pixels.shape == expected.shape
    assert np.abs(frame.pixels.astype(int) - expected).mean() < 8


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_mirror_image_in_a_session_is_turned_round(tmp_path: Path, codec: str) -> None:
    plain = write_film(tmp_path / "video.mov", [0, 33, 66], codec=codec, rotation=90)
    mirrored = tmp_path / "video.mirrored.mov"
    mirrored.write_bytes(plain.read_bytes())
    with VideoReader(plain) as one, VideoReader(mirrored) as other:
        first, second = one.read(), other.read()
    assert first is not None
    assert second is not None
    assert np.array_equal(first.pixels[:, ::-1], second.pixels)


def test_a_film_that_begins_before_its_sound_starts_at_zero(tmp_path: Path) -> None:
    """An edit list says what is skipped: the muxer writes one for a late start."""
    path = write_film(tmp_path / "a.mp4", [700 + t for t in STEADY_MS], has_sound=True)
    with VideoReader(path) as reader:
        times = [frame.t_ns / MS for frame in reader]
    assert times == pytest.approx(STEADY_MS, abs=1)


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_part_is_the_same_as_in_the_whole(tmp_path: Path, codec: str) -> None:
    path = write_film(tmp_path / "a.mp4", STEADY_MS, codec=codec)
    with VideoReader(path) as reader:
        whole = [f for f in reader if 0.9 <= f.t_s <= 1.4]
    with VideoReader(path) as reader, closing(reader.between(0.9, 1.4)) as part:
        found = list(part)
    assert [f.t_ns for f in found] == [f.t_ns for f in whole]
    assert [f.number for f in found] == list(range(len(whole)))
    assert [number_in(f.pixels) for f in found] == [number_in(f.pixels) for f in whole]


def test_parts_can_be_asked_for_in_any_order_and_beyond_the_end(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mp4", STEADY_MS)
    with VideoReader(path) as reader:
        late = [number_in(f.pixels) for f in reader.between(1.5, 1.6)]
        early = [number_in(f.pixels) for f in reader.between(-1.0, 0.1)]
        assert list(reader.between(50.0, 60.0)) == []
    assert list(reader.between(0.0, 1.0)) == [], "closed"
    assert (late, early) == ([46, 47, 48], [0, 1, 2, 3])


def test_a_codec_without_a_decoder_is_named_as_the_reason(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mp4", [0, 33, 66])
    path.write_bytes(path.read_bytes().replace(b"avc1", b"zzzz"))
    with pytest.raises(SourceFailure) as refused:
        VideoReader(path)
    assert refused.value.key == "video_codec"


def test_words_in_a_film_that_are_no_unicode_do_not_matter(tmp_path: Path) -> None:
    path = write_film(tmp_path / "old.avi", list(range(0, 3000, 100)), tags={"title": "Zhongwen"})
    raw = path.read_bytes()
    assert b"Zhongwen" in raw
    path.write_bytes(raw.replace(b"Zhongwen", "中文中文".encode("gbk")))
    assert probe(path).width == 160
    with VideoReader(path) as reader:
        assert sum(1 for _ in reader) == 30
