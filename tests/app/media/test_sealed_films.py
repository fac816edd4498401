"""A film in a locked data folder is what it would be in an open one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.errors import SourceFailure
from app.media.importing import probe
from app.media.reader import VideoReader, film_length_s
from app.session.analysis import sha256_of
from app.vault.files import KEYRING
from app.vault.sealed import is_sealed
from tests.app.media.pictures import EXACT, frames, write_mkv

TIMES_MS = range(0, 4000, 33)


@pytest.fixture
def film(tmp_path: Path) -> Iterator[Path]:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    KEYRING.add(tmp_path, bytes(range(32)))
    write_mkv(sessions / "video.mkv", frames(TIMES_MS), EXACT)
    assert is_sealed(sessions / "video.mkv")
    yield sessions / "video.mkv"
    KEYRING.drop(tmp_path)


def test_frames_parts_length_and_hash_are_those_of_the_plain_film(
    film: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "video.mkv"
    write_mkv(plain, frames(TIMES_MS), EXACT)
    assert sha256_of(film) == sha256_of(plain)
    assert film_length_s(film) == film_length_s(plain)
    assert probe(film) == probe(plain)
    with VideoReader(film) as one, VideoReader(plain) as other:
        assert one.info == other.info
        assert one.expected_frames == other.expected_frames
        for start_s, end_s in ((2.0, 2.5), (0.0, 0.2), (3.5, 9.0)):
            parts = zip(one.between(start_s, end_s), other.between(start_s, end_s), strict=True)
            for sealed, open_ in parts:
                assert (sealed.t_ns, sealed.number) == (open_.t_ns, open_.number)
                assert np.array_equal(sealed.pixels, open_.pixels)
        assert not one.is_truncated


def test_an_altered_film_is_refused_and_not_shown_wrong(film: Path) -> None:
    raw = bytearray(film.read_bytes())
    raw[len(raw) // 2] ^= 1
    film.write_bytes(raw)
    with pytest.raises(SourceFailure) as refused, VideoReader(film) as reader:
        list(reader)
    assert refused.value.key == "video_unreadable"
    film.write_bytes(raw[:200])
    with pytest.raises(SourceFailure) as cut:
        VideoReader(film)
    assert cut.value.key in ("video_unreadable", "video_empty")
