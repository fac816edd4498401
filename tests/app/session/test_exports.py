from pathlib import Path

import numpy as np
import pytest

from app.errors import StorageFailure
from app.frames import Frame, freeze
from app.media.reader import VideoReader
from app.session.analysis import Cancelled
from app.session.exports import save_clip, save_picture


def frames(count: int) -> list[Frame]:
    return [
        Frame(freeze(np.full((48, 64, 3), 40 + 20 * n, np.uint8)), n * 33_000_000, n)
        for n in range(count)
    ]


@pytest.mark.parametrize("is_synthetic", [False, True])
def test_a_clip_holds_every_frame_and_says_when_it_is_synthetic(tmp_path: Path, is_synthetic: bool):
    path = tmp_path / "pair.mkv"
    save_clip(path, frames(5), is_synthetic=is_synthetic)
    with VideoReader(path) as reader:
        assert reader.info.is_synthetic is is_synthetic
        assert [round(frame.t_s, 2) for frame in reader] == [0.0, 0.03, 0.07, 0.1, 0.13]
    assert [each.name for each in tmp_path.iterdir()] == ["pair.mkv"]


def test_a_clip_that_is_given_up_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "pair.mkv"
    path.write_bytes(b"before")
    calls = iter((False, False, True))
    with pytest.raises(Cancelled):
        save_clip(path, frames(5), is_synthetic=False, is_cancelled=lambda: next(calls))
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["pair.mkv"]


def test_a_picture_is_a_png(tmp_path: Path):
    save_picture(tmp_path / "pair.png", frames(1)[0])
    assert (tmp_path / "pair.png").read_bytes().startswith(b"\x89PNG")


def test_a_folder_that_takes_no_files_is_said(tmp_path: Path):
    with pytest.raises(StorageFailure):
        save_clip(tmp_path / "gone" / "pair.mkv", frames(2), is_synthetic=False)
    with pytest.raises(StorageFailure):
        save_picture(tmp_path / "gone" / "pair.png", frames(1)[0])
