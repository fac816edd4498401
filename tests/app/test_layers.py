"""app/ and exercises/ are complete without Qt, and importing them does nothing heavy."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BLOCKED = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} is blocked")
        return None

sys.meta_path.insert(0, NoQt())
for name in ("PySide6", "PySide6.QtCore", "shiboken6", "pyqtgraph"):
    try:
        importlib.import_module(name)
    except ImportError as error:
        assert "is blocked" in str(error), error
    else:
        raise SystemExit(f"{name} was not blocked")

def forgive(name):
    raise

count = 0
for root in ("app", "exercises"):
    package = importlib.import_module(root)
    for module in pkgutil.walk_packages(package.__path__, root + ".", onerror=forgive):
        # Alembic itself runs these, with a database at hand.
        if not module.name.startswith("app.store.migrations."):
            importlib.import_module(module.name)
            count += 1
assert not {"PySide6", "shiboken6", "pyqtgraph"} & set(sys.modules)
print(count)
"""

LIGHT = """
import sys
import app.cli, app.session.studio
heavy = {"cv2", "mediapipe", "av", "matplotlib", "typst", "alembic", "PySide6"}
print(sorted(heavy & set(sys.modules)))
"""


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_everything_below_the_window_imports_without_qt() -> None:
    done = run(BLOCKED)
    assert (done.returncode, done.stderr) == (0, "")
    files = [
        path
        for root in ("app", "exercises")
        for path in (ROOT / root).rglob("*.py")
        if "versions" not in path.parts and path.name != "env.py"
    ]
    assert int(done.stdout) > 0.9 * len(files) - 10, "the walk missed modules"


def test_the_window_does_not_wait_for_heavy_libraries() -> None:
    done = run(LIGHT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "[]"
