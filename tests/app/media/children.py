"""Programs that record until they are killed or starved; run as `-m tests.app.media.children`."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from app.errors import UserFacing
from app.frames import Frame
from app.media.recorder import MatroskaWriter, Recorder, RecorderOptions
from app.vault.files import KEYRING
from tests.app.media.pictures import MS, noise, picture

ROOT = Path(__file__).resolve().parents[3]
LIMIT_BYTES = 400_000
KEY = bytes(range(32))


def start(*words: object, out: Path) -> "subprocess.Popen[str]":
    """Start one; what it prints goes to a file, which outlives a kill."""
    with out.open("w") as printed:
        return _start(words, printed)


def _start(words: Sequence[object], printed: IO[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.app.media.children", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=printed,
        stderr=subprocess.PIPE,
        text=True,
    )


def record(path: Path) -> None:
    """Record 30 frames per second for 6 s at most; print the time of each after handing it over."""
    recorder = Recorder(MatroskaWriter(path, 640, 480, RecorderOptions()))
    began_ns = time.monotonic_ns()
    for number in range(180):
        time.sleep(max(0.0, (began_ns + number * 1_000_000_000 / 30 - time.monotonic_ns()) / 1e9))
        t_ns = time.monotonic_ns() - began_ns if number else 0
        recorder.put(Frame(picture(number, 640, 480), t_ns, number))
        print(t_ns // MS, flush=True)
    recorder.finish()


def starve(path: Path) -> None:
    """Record until the file may not grow any more; print what the recorder says."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT_BYTES, LIMIT_BYTES))
    recorder = Recorder(MatroskaWriter(path, 320, 240, RecorderOptions()))
    given = 0
    try:
        for number in range(600):
            recorder.put(Frame(noise(number), number * 33 * MS, number))
            given += 1
    except UserFacing as error:
        print("put", type(error).__name__, error.key, flush=True)
    try:
        recorder.finish()
    except UserFacing as error:
        print("finish", type(error).__name__, error.key, error.fields["path"], flush=True)
    print("given", given, "written", recorder.written, flush=True)


if __name__ == "__main__":
    if sys.argv[3:] == ["locked"]:
        KEYRING.add(Path(sys.argv[2]).parent.parent, KEY)
    {"record": record, "starve": starve}[sys.argv[1]](Path(sys.argv[2]))
