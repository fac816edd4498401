from pathlib import Path

import cv2
import numpy as np
import pytest

from app.errors import SourceFailure, StorageFailure
from app.media.stills import frames_numbered, png_of
from tests.app.media.pictures import frames, number_in, picture, write_mkv


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "a.mkv"
    write_mkv(path, frames(range(0, 660, 33)))
    return path


def test_the_wanted_frames_are_found(video: Path) -> None:
    found = frames_numbered(video, [11, 3, 3])
    assert {number: number_in(frame.pixels) for number, frame in found.items()} == {3: 3, 11: 11}


def test_frames_that_are_not_there_are_left_out(video: Path) -> None:
    assert set(frames_numbered(video, [19, 20, 5000])) == {19}


def test_nothing_is_opened_for_nothing(tmp_path: Path) -> None:
    assert frames_numbered(tmp_path / "gone.mkv", []) == {}
    with pytest.raises(SourceFailure):
        frames_numbered(tmp_path / "gone.mkv", [1])


def test_a_png_gives_the_picture_back() -> None:
    data = png_of(picture(5))
    again = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(again, picture(5))


def test_an_empty_picture_is_said_to_have_failed() -> None:
    with pytest.raises(StorageFailure) as refused:
        png_of(picture(5)[:0])
    assert refused.value.key == "picture_failed"
