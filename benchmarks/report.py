"""A report over one session, and over twelve weeks, in a process that has made none before."""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app.clock import SystemClock
from app.session.choices import DemoChoice
from app.session.offline import record_all
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from app.store.sessions import SessionStore, new_session_id
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
ids = [s.id for s in studio.summaries()]
studio.export_report(ids, Lang(sys.argv[2]), root / "report.pdf", with_pictures=True)
print(time.perf_counter() - began)
studio.close()
"""


def report_s() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        _one_session(Path(folder))
        one = _timed(folder, "zh")
        _twelve_weeks(Path(folder))
        twelve = {lang: _timed(folder, lang) for lang in ("zh", "en")}
    print(f"report over 12 weeks: {twelve}")
    return {"report_s": one, "report_12_s": max(twelve.values())}


def _timed(folder: str, lang: str) -> float:
    command = [sys.executable, "-c", _EXPORT, folder, lang]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _twelve_weeks(root: Path) -> None:
    """Put the one session there eleven times more, each a week earlier."""
    paths = DataPaths(root)
    store = SessionStore(paths)
    (first,) = store.ids()
    source = store.folder(first)
    meta = source.load().meta
    for week in range(1, 12):
        at = meta.started_at - timedelta(days=7 * week)
        copy = store.create(replace(meta, id=new_session_id(at, bytes((0, week))), started_at=at))
        for name in ("timeline.json", "analysis.json", "series.npz", "run.json"):
            shutil.copyfile(source.path / name, copy.path / name)
        shutil.copytree(source.thumbs, copy.thumbs, dirs_exist_ok=True)
    rebuild_log(paths, lambda done, of: None)


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
