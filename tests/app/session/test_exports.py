import signal
import sys
from pathlib import Path

import numpy as np
import pytest

from app.errors import StorageFailure
from app.frames import Frame, freeze
from app.media.reader import VideoReader
from app.session.analysis import Cancelled
from app.session.exports import save_clip, save_picture
from app.store.paths import DataPaths
from app.store.work import clear_leftovers
from tests.app.store.children import start_child

ENDLESS = """
import sys, time
from itertools import count
from pathlib import Path
import numpy as np
from app.frames import Frame, freeze
from app.session.pairs import Pairs
from app.store.paths import DataPaths
from exercises.library import load_library

def frames():
    for n in count():
        if n == 5:
            print("writing", flush=True)
        time.sleep(0.01)
        yield Frame(freeze(np.full((48, 64, 3), 40, np.uint8)), n * 33_000_000, n)

pairs = Pairs(DataPaths(Path(sys.argv[1])), None, load_library())
pairs.save(Path(sys.argv[2]), frames(), is_synthetic=False, is_cancelled=lambda: False)
"""


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


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_a_clip_that_a_kill_left_half_written_goes_at_the_next_start(tmp_path: Path):
    """It shows the face, and nobody would look for a file whose name begins with a dot."""
    paths, out = DataPaths(tmp_path / "data"), tmp_path / "desk" / "pair.mkv"
    out.parent.mkdir()
    child = start_child(ENDLESS, paths.root, out)
    assert child.stdout
    assert child.stdout.readline() == "writing\n"
    clear_leftovers(paths)
    assert len(list(out.parent.iterdir())) == 1, "one that is being written stays"
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=10)
    clear_leftovers(paths)
    assert list(out.parent.iterdir()) == []
