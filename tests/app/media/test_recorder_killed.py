"""What is left of a recording when the program or the disk gives out."""

import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from subprocess import Popen

import pytest

from app.media.reader import VideoReader
from app.vault.files import KEYRING
from app.vault.sealed import is_sealed
from tests.app.media import children

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9 and rlimits")

FRAME_MS = 34


@pytest.fixture(params=["plain", "locked"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Where a session lies, in a data folder that is locked or not."""
    root, sessions = tmp_path / "data", tmp_path / "data" / "sessions"
    sessions.mkdir(parents=True)
    if request.param == "locked":
        KEYRING.add(root, children.KEY)
    yield sessions
    KEYRING.drop(root)


def how(path: Path) -> tuple[str, ...]:
    return () if KEYRING.of_file(path) is None else ("locked",)


def test_kill_9_costs_less_than_the_last_second(tmp_path: Path, folder: Path) -> None:
    seed = time.time_ns()
    chance = random.Random(seed)
    moments_s = sorted(chance.uniform(1.3, 5.3) for _ in range(3))
    paths = [folder / f"{n}.mkv" for n in range(3)]
    printed = [tmp_path / f"{n}.txt" for n in range(3)]
    running = [
        children.start("record", path, *how(path), out=out)
        for path, out in zip(paths, printed, strict=True)
    ]
    while not all(out.stat().st_size for out in printed) and None in map(Popen.poll, running):
        time.sleep(0.02)
    began_s = time.monotonic()
    for moment_s, child in zip(moments_s, running, strict=True):
        time.sleep(max(0.0, began_s + moment_s - time.monotonic()))
        child.send_signal(signal.SIGKILL)
    errors = [child.communicate(timeout=10)[1] for child in running]
    assert [child.returncode for child in running] == [-signal.SIGKILL] * 3, (seed, errors)
    for path, out in zip(paths, printed, strict=True):
        assert is_sealed(path) is bool(how(path))
        given_ms = [int(line) for line in out.read_text().splitlines()]
        with VideoReader(path) as reader:
            read_ms = [frame.t_ns / 1e6 for frame in reader]
        missing_ms = given_ms[-1] - read_ms[-1]
        assert missing_ms <= 1000 + FRAME_MS, (seed, moments_s, missing_ms)
        # What is there has no hole: frame by frame the times that were handed over.
        assert read_ms == pytest.approx(given_ms[: len(read_ms)], abs=1), seed
        assert all(later > earlier for earlier, later in pairwise(read_ms))


def test_a_disk_that_fills_up_is_said_and_the_file_so_far_opens(
    tmp_path: Path, folder: Path
) -> None:
    path = folder / "full.mkv"
    said = tmp_path / "said.txt"
    child = children.start("starve", path, *how(path), out=said)
    _, err = child.communicate(timeout=30)
    assert (child.returncode, err) == (0, "")
    put, finish, counts = said.read_text().splitlines()
    assert put == "put StorageFailure disk_full"
    assert finish == f"finish StorageFailure disk_full {folder}"
    _, given, _, written = counts.split()
    assert int(given) < 600
    assert path.stat().st_size <= children.LIMIT_BYTES
    with VideoReader(path) as reader:
        kept = sum(1 for _ in reader)
    assert 5 < kept <= int(written)
