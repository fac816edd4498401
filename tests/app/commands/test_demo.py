"""The whole main job without a window."""

import csv
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.media.reader import VideoReader
from app.store.log import Log
from app.store.paths import DataPaths
from tests.app.commands.conftest import ROOT, Ran, Run

# A minute on an idle machine; one that has ten other things to do takes ten.
pytestmark = pytest.mark.timeout(1000)


def run_demo(base: Path, person: str, lang: str) -> tuple[Ran, Path]:
    words = ["demo", "--out", str(base / "demo"), "--person", person, "--lang", lang]
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(base), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr), base / "demo"


@pytest.fixture(scope="session")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """Run the demo once: it takes most of a minute. What it calls: tests/soak/test_privacy.py."""
    return run_demo(tmp_path_factory.mktemp("left"), "oral-ocular-left", "zh")


def test_the_left_eye_is_flagged_and_nothing_on_the_right(left: tuple[Ran, Path]):
    ran, out = left
    assert ran.code == 0, ran.err
    flags = json.loads((out / "analysis.json").read_text())["flags"]
    assert {(f["pattern"], f["side"]) for f in flags} == {("P2_smile_eye", "left")}


@pytest.mark.soak
def test_a_healthy_person_has_no_flag(tmp_path: Path):
    ran, out = run_demo(tmp_path, "healthy", "en")
    assert ran.code == 0, ran.err
    analysis = json.loads((out / "analysis.json").read_text())
    assert analysis["flags"] == []
    assert all(m["usable"] for m in analysis["movements"]), "not flagged because not judged"
    assert "does not mean there is none" in ran.out


def test_it_leaves_session_log_and_report(left: tuple[Ran, Path]):
    _, out = left
    (session,) = (out / "data" / "sessions").iterdir()
    names = {p.name for p in session.iterdir()}
    assert {"video.mkv", "timeline.json", "series.npz", "analysis.json", "run.json"} <= names
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    with Log(DataPaths(out / "data")) as log:
        (line,) = log.summaries()
    assert line.id == session.name
    assert ("P2_smile_eye", "left", "clear") in line.flags


def test_everything_says_that_the_person_is_synthetic(left: tuple[Ran, Path]):
    ran, out = left
    (session,) = (out / "data" / "sessions").iterdir()
    assert "合成演示人物" in ran.out
    for name in ("session.json", "run.json"):
        assert json.loads((session / name).read_text())["synthetic"] is True
    assert json.loads((out / "analysis.json").read_text())["source"]["synthetic"] is True
    with VideoReader(session / "video.mkv") as video:
        assert video.info.is_synthetic


def test_health_data_is_private(left: tuple[Ran, Path]):
    _, out = left
    for path in (out / "data").rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert stat.S_IMODE((out / "report.pdf").stat().st_mode) == 0o600


def test_the_curves_show_the_eye_narrowing_with_the_smile(left: tuple[Ran, Path]):
    _, out = left
    with (out / "series.csv").open() as file:
        rows = list(csv.DictReader(file))
    movement = json.loads((out / "analysis.json").read_text())["movements"][1]
    held = [
        r for r in rows if movement["hold_start_s"] <= float(r["t_s"]) <= movement["hold_end_s"]
    ]
    left_eye = sum(float(r["aperture_left_ratio"]) for r in held) / len(held)
    right_eye = sum(float(r["aperture_right_ratio"]) for r in held) / len(held)
    assert left_eye < right_eye - 0.08
    assert max(float(r["corner_left_out_mm"]) for r in held) > 2


@pytest.mark.soak
def test_two_runs_give_the_same_analysis_byte_for_byte(left: tuple[Ran, Path], tmp_path: Path):
    (_, first), (ran, again) = left, run_demo(tmp_path, "oral-ocular-left", "zh")
    assert ran.code == 0, ran.err
    for name in ("analysis.json", "series.csv"):
        assert (again / name).read_bytes() == (first / name).read_bytes()
    videos = [next(out.rglob("video.mkv")).read_bytes() for out in (again, first)]
    assert videos[0] == videos[1]


def test_an_unknown_person_is_refused_with_the_choice(run_main: Run, tmp_path: Path):
    ran = run_main("demo", "--out", tmp_path, "--person", "nobody", "--lang", "en")
    assert ran.code == 2
    assert "healthy, oral-ocular-left, oral-ocular-right" in ran.err
    assert "Traceback" not in ran.err
