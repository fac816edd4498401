"""Killing real programs at random moments of what they do."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.app.store.children import ROOT


@dataclass(frozen=True, slots=True)
class Killed:
    """`said` are the lines printed after `ready`; `after_s` when the kill came."""

    said: list[str]
    after_s: float
    was_done: bool


def start(deed: str, root: Path, printed: Path) -> "subprocess.Popen[bytes]":
    """Start a victim; what it prints goes to a file, which outlives a kill."""
    with printed.open("wb") as out, printed.with_suffix(".err").open("wb") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.soak.victims", deed, str(root)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
        )


def length_s(deed: str, root: Path) -> float:
    """Let a victim live and return how long it took from `ready` to its end."""
    printed = root.parent / "printed.txt"
    child = start(deed, root, printed)
    _wait_for_ready(child, printed)
    began_s = time.monotonic()
    while b"done" not in printed.read_bytes() and child.poll() is None:
        time.sleep(0.002)
    took_s = time.monotonic() - began_s
    assert child.wait(timeout=300) == 0, printed.with_suffix(".err").read_text()
    return took_s


def kill(deed: str, root: Path, moment_s: Callable[[random.Random], float], seed: str) -> Killed:
    """Start a victim and kill it so long after it was ready."""
    printed = root.parent / "printed.txt"
    child = start(deed, root, printed)
    try:
        _wait_for_ready(child, printed)
        after_s = moment_s(random.Random(seed))
        time.sleep(after_s)
    finally:
        child.send_signal(signal.SIGKILL)
        code = child.wait(timeout=30)
    lines = printed.read_text().split("\n")
    assert code in (0, -signal.SIGKILL), printed.with_suffix(".err").read_text()
    said = lines[lines.index("ready") + 1 : -1]  # the last line may be half written
    return Killed(said, after_s, "done" in said)


def _wait_for_ready(child: "subprocess.Popen[bytes]", printed: Path) -> None:
    until_s = time.monotonic() + 120
    while b"ready" not in printed.read_bytes() and time.monotonic() < until_s:
        if child.poll() is not None:
            raise AssertionError(printed.with_suffix(".err").read_text())
        time.sleep(0.005)
