"""A report over one session, in a process that has made none before."""

import subprocess
import sys
import tempfile
from pathlib import Path

from app.clock import SystemClock
from app.session.choices import DemoChoice
from app.session.offline import record_all
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.version import APP_VERSION
from benchmarks.clip import frames
from exercises.library import load_library

ROOT = Path(__file__).resolve().parent.parent

_EXPORT = """
import sys, time
from pathlib import Path
from app.clock import SystemClock
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang
from exercises.library import load_library
root = Path(sys.argv[1])
studio = Studio(DataPaths(root), load_library(), SystemClock(), "bench")
studio.open()
began = time.perf_counter()
studio.export_report([s.id for s in studio.summaries()], Lang.ZH, root / "report.pdf")
print(time.perf_counter() - began)
studio.close()
"""


def report_s() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        _one_session(Path(folder))
        command = [sys.executable, "-c", _EXPORT, folder]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return {"report_s": float(done.stdout)}


def _one_session(root: Path) -> None:
    from app.domain.sides import Affected
    from app.session.script import script_of

    studio = Studio(DataPaths(root), load_library(), SystemClock(), APP_VERSION)
    studio.open()
    script = script_of(studio.library, "first_look")
    folder = studio.begin(DemoChoice("oral-ocular-left"), "first_look", Affected.LEFT, script)
    record_all(_Replay(), folder.video, script.length_s, lambda done: None)
    studio.finish(folder.id)
    studio.close()


class _Replay:
    """The clip's frames as a source."""

    def __init__(self) -> None:
        from app.frames import SourceInfo

        self._frames = iter(frames())
        self.info = SourceInfo("demo", "clip", 640, 480, 25.0, True)

    def read(self):
        return next(self._frames, None)
