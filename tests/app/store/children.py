"""Programs that tests start, to be killed or starved without harm to the tests themselves."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def start_child(code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start Python code in a program of its own, warnings being errors as in the tests."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_child(code: str, *arguments: str | Path) -> tuple[int, str]:
    """Run Python code to its end; return its exit code and what it printed."""
    child = start_child(code, *arguments)
    out, err = child.communicate(timeout=120)
    return child.returncode, out + err
