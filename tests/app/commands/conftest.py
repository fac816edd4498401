import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def run_main(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run main.py as a person would, in a process of its own with a home of its own."""
    home = tmp_path_factory.mktemp("home")

    def run(*words: object, cwd: Path = ROOT, **environ: str) -> Ran:
        base = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *map(str, words)],
            cwd=cwd,
            env=base | environ,
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
