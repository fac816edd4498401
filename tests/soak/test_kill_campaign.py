"""`make soak`: many kills at random moments of recording. Part 8 adds more faults."""

import random
import signal
import sys
import time
from pathlib import Path

import pytest

from app.media.reader import VideoReader
from tests.app.media import children

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9"),
]

FRAME_MS = 34


@pytest.mark.parametrize("number", range(25))
def test_a_killed_recording_opens_and_misses_less_than_a_second(tmp_path: Path, number: int):
    moment_s = random.Random(time.time_ns() + number).uniform(0.8, 5.5)
    path, printed = tmp_path / "killed.mkv", tmp_path / "printed.txt"
    child = children.start("record", path, out=printed)
    while not printed.stat().st_size and child.poll() is None:
        time.sleep(0.01)
    time.sleep(moment_s)
    child.send_signal(signal.SIGKILL)
    error = child.communicate(timeout=10)[1]
    assert child.returncode == -signal.SIGKILL, error
    given_ms = [int(line) for line in printed.read_text().splitlines()]
    with VideoReader(path) as reader:
        read_ms = [frame.t_ns / 1e6 for frame in reader]
    assert given_ms[-1] - read_ms[-1] <= 1000 + FRAME_MS, moment_s
