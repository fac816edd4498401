"""The same recording gives the same files, whatever the machine has to share among cores."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.timeline import Beat, Script
from app.session.offline import record_all
from app.session.script import ScriptClock
from app.session.sources import demo_source
from app.store.timeline_json import encode_timeline
from tests.app.commands.conftest import ROOT

SHORT = Script(
    (
        Beat("rest_baseline", 1, 1, 0.0, 0.2, 2.0, 0.1, 0.1),
        Beat("open_smile", 1, 1, 0.0, 0.4, 0.8, 0.3, 0.2),
    )
)

# Set before MediaPipe starts its threads, so that they all share what is left.
ON_CORES = """
import os, runpy, sys
os.sched_setaffinity(0, {int(core) for core in sys.argv[1].split(",")})
sys.argv = ["main.py", *sys.argv[2:]]
runpy.run_path("main.py", run_name="__main__")
"""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a rest and one smile of the demo person, and what was asked."""
    folder = tmp_path_factory.mktemp("recording")
    with demo_source("oral-ocular-left", ScriptClock(SHORT), VirtualClock()) as source:
        record_all(source, folder / "video.mkv", SHORT.length_s, lambda written: None)
    (folder / "timeline.json").write_bytes(encode_timeline(SHORT.timeline()))
    return folder


def analysed_on(cores: set[int], recording: Path, out: Path) -> dict[str, bytes]:
    words = ["--affected", "left", "--timeline", recording / "timeline.json", "--out", out]
    names = ",".join(map(str, cores))
    command = [sys.executable, "-c", ON_CORES, names, "analyze", recording / "video.mkv", *words]
    done = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env={**os.environ, "HOME": str(out.parent), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name: (out / name).read_bytes() for name in ("analysis.json", "series.csv")}


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs Linux to choose cores")
def test_one_core_and_all_cores_write_the_same_bytes(recording: Path, tmp_path: Path) -> None:
    cores = os.sched_getaffinity(0)
    if len(cores) < 2:
        pytest.skip("needs two cores")
    one = analysed_on({min(cores)}, recording, tmp_path / "one")
    moved = Path(shutil.copytree(recording, tmp_path / "elsewhere"))
    every = analysed_on(cores, moved, tmp_path / "every")
    assert one == every
    verdict = json.loads(every["analysis.json"])
    assert verdict["movements"][0]["usable"], "there was something to agree about"
    assert len(every["series.csv"].splitlines()) > 90
