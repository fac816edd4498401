"""Time to a shown window against a bare PySide6 window: whole processes, in turn."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PAIRS = 7

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

# The launcher finds the application that is there, and its event loop ends once the window stands.
_OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
QTimer.singleShot(0, app.quit)
from app.session.choices import LaunchOptions
from ui.bootstrap import run
sys.exit(run(LaunchOptions(None, None), Path(sys.argv[1])))
"""


def startup_ratio() -> dict[str, float]:
    """Return ours over bare: the median of paired runs, after one warm-up."""
    with tempfile.TemporaryDirectory() as folder:
        _timed(_BARE)
        _timed(_OURS, folder)
        pairs = [(_timed(_BARE), _timed(_OURS, folder)) for _ in range(_PAIRS)]
    return {
        "startup_ratio": statistics.median(ours / bare for bare, ours in pairs),
        "startup_s": statistics.median(ours for _, ours in pairs),
        "bare_window_s": statistics.median(bare for bare, _ in pairs),
    }


def _timed(code: str, *words: str) -> float:
    began = time.perf_counter()
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, env=environ, check=True)
    return time.perf_counter() - began
