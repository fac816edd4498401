"""Time to a shown window against a bare PySide6 window: whole processes, in turn."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from app.store.settings import Settings, SettingsFile
from tests.ui.shell_fakes import SET_UP

ROOT = Path(__file__).resolve().parent.parent
_PAIRS = 7

# Monotonic time is one for all processes of a machine.
_STOP = """
def stop():
    import time
    print(time.monotonic())
    app.quit()
QTimer.singleShot(0, stop)
"""

_BARE = f"""
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
{_STOP}
app.exec()
"""

# The launcher finds the application that is there, and its event loop ends once the window stands.
_OURS = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
{_STOP}
from app.session.choices import LaunchOptions
from ui.launch import launch
sys.exit(launch(LaunchOptions(None, None), Path(sys.argv[1])))
"""


def startup_ratio() -> dict[str, float]:
    """Return ours over bare: the median of paired runs, after one warm-up.

    The warm-up leaves compiled modules behind, as the first start on a person's machine does;
    both programs find theirs, whatever this shell says about writing them.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        SettingsFile(Path(folder) / "settings.json").save(Settings(**SET_UP))
        environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        _timed(environ, _BARE)
        _timed(environ, _OURS, folder)
        pairs = [(_timed(environ, _BARE), _timed(environ, _OURS, folder)) for _ in range(_PAIRS)]
    return {
        "startup_ratio": statistics.median(ours / bare for bare, ours in pairs),
        "startup_s": statistics.median(ours for _, ours in pairs),
        "bare_window_s": statistics.median(bare for bare, _ in pairs),
    }


def _timed(environ: Mapping[str, str], code: str, *words: str) -> float:
    """Return the seconds from the start of the process until its window stands and waits."""
    command = [sys.executable, "-c", code, *words]
    began = time.monotonic()
    ran = subprocess.run(command, cwd=ROOT, env=environ, check=True, capture_output=True, text=True)
    return float(ran.stdout) - began
