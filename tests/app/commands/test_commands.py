"""analyze, report, doctor, rebuild-log as a person meets them; bad input above all."""

import json
import shutil
from pathlib import Path

import pytest

from app.frames import Frame, freeze
from app.media.recorder import MatroskaWriter, RecorderOptions
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer
from tests.app.commands.conftest import Ran, Run


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of a resting face."""
    path = tmp_path_factory.mktemp("clip") / "rest.mkv"
    renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
    writer = MatroskaWriter(path, 640, 480, RecorderOptions(is_exact=True))
    for number in range(50):
        pixels = renderer.render(FaceParameters(), number).pixels
        writer.write(Frame(freeze(pixels), number * 40_000_000, number))
    writer.close()
    return path


def sentence(ran: Ran) -> str:
    """The one sentence in which a failure ends."""
    assert "Traceback" not in ran.err
    assert ran.code != 0
    return ran.err.strip().splitlines()[-1]


def test_analyze_writes_three_files_and_says_what_it_saw(run_main: Run, clip: Path, tmp_path: Path):
    ran = run_main("analyze", clip, "--affected", "left", "--out", tmp_path, "--lang", "en")
    assert ran.code == 0, ran.err
    assert "50 frames, 2.0 s; a face was seen in 100% of them." in ran.out
    assert {p.name for p in tmp_path.iterdir()} == {"analysis.json", "series.csv", "run.json"}
    analysis = json.loads((tmp_path / "analysis.json").read_text())
    assert analysis["mode"] == "free"
    assert [a["reason"] for a in analysis["abstentions"]] == ["no_movement"]
    assert "smiles and puckered lips were looked for" in ran.out
    assert len((tmp_path / "series.csv").read_text().splitlines()) == 51
    assert "Looking at the recording" in ran.err, "no progress was shown"


def test_a_truncated_video_is_read_as_far_as_it_goes(run_main: Run, clip: Path, tmp_path: Path):
    cut = tmp_path / "cut.mkv"
    raw = clip.read_bytes()
    cut.write_bytes(raw[: len(raw) * 6 // 10])
    ran = run_main("analyze", cut, "--out", tmp_path / "out", "--lang", "en")
    assert ran.code == 0, ran.err
    frames = json.loads((tmp_path / "out" / "analysis.json").read_text())["source"]["frames"]
    assert 10 <= frames < 50


BAD = {
    "empty.mp4": (b"", "is empty"),
    "noise.mp4": (bytes(range(256)) * 400, "No picture could be read"),
    "text.mp4": (b"this is not a video\n" * 50, "No picture could be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_video_ends_in_a_sentence(run_main: Run, tmp_path: Path, name: str):
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    ran = run_main("analyze", tmp_path / name, "--out", tmp_path / "out", "--lang", "en")
    assert ran.code == 3
    assert words in sentence(ran)
    assert not list((tmp_path / "out").glob("*")), "half a result was left"


def test_a_video_without_a_face_says_so(run_main: Run, tmp_path: Path):
    import numpy as np

    path = tmp_path / "wall.mkv"
    writer = MatroskaWriter(path, 320, 240, RecorderOptions())
    for number in range(20):
        grey = np.full((240, 320, 3), 120, np.uint8)
        writer.write(Frame(freeze(grey), number * 40_000_000, number))
    writer.close()
    ran = run_main("analyze", path, "--out", tmp_path / "out", "--lang", "zh")
    assert ran.code == 3
    assert "没有看到脸" in sentence(ran)


def test_missing_paths_and_folders_are_named(run_main: Run, tmp_path: Path):
    ran = run_main("analyze", tmp_path / "gone.mp4", "--out", tmp_path / "o", "--lang", "en")
    assert "There is no file" in sentence(ran)
    ran = run_main("analyze", tmp_path, "--out", tmp_path / "o", "--lang", "en")
    assert "is a folder" in sentence(ran)


@pytest.mark.parametrize("words", [("demo",), ("report",)])
def test_an_output_folder_that_cannot_be_made_is_named(
    run_main: Run, tmp_path: Path, words: tuple[str, ...]
):
    (tmp_path / "file").write_text("in the way")
    out = tmp_path / "file" / "out"
    data = ["--data", tmp_path / "file" / "data"] if words == ("report",) else []
    ran = run_main(*words, "--out", out, "--lang", "en", *data)
    assert ran.code == 5
    assert "cannot be written to" in sentence(ran)


def test_analyze_names_an_output_folder_that_cannot_be_made(
    run_main: Run, tmp_path: Path, clip: Path
):
    (tmp_path / "file").write_text("in the way")
    ran = run_main("analyze", clip, "--out", tmp_path / "file" / "out", "--lang", "en")
    assert ran.code == 5
    assert "cannot be written to" in sentence(ran)


def test_a_timeline_that_makes_no_sense_is_refused(run_main: Run, clip: Path, tmp_path: Path):
    timeline = tmp_path / "timeline.json"
    timeline.write_text('{"schema_version": 1, "items": [{"exercise": "open_smile"}]}')
    ran = run_main(
        "analyze", clip, "--timeline", timeline, "--out", tmp_path / "out", "--lang", "en"
    )
    assert ran.code == 2
    assert "timeline" in sentence(ran)


def test_an_altered_model_is_refused_without_a_traceback(run_main: Run, clip: Path, tmp_path: Path):
    copy = tmp_path / "app"
    root = Path(__file__).resolve().parents[3]
    for name in ("app", "exercises", "ui", "assets", "main.py"):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name)
        else:
            shutil.copy(source, copy / name)
    model = copy / "assets" / "models" / "face_landmarker.task"
    model.write_bytes(model.read_bytes()[:-1] + b"x")
    import os
    import subprocess
    import sys

    def analyse() -> Ran:
        done = subprocess.run(
            [sys.executable, "main.py", "analyze", str(clip), "--out", str(tmp_path / "out")],
            cwd=copy,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    assert "not the original one" in sentence(analyse())
    model.unlink()
    ran = analyse()
    assert ran.code == 4
    assert "is missing" in sentence(ran)


def test_a_report_about_nothing_says_so(run_main: Run, tmp_path: Path):
    ran = run_main("report", "--out", tmp_path / "o", "--data", tmp_path / "d", "--lang", "en")
    assert ran.code == 6
    assert "nothing to report" in sentence(ran)


def test_a_date_that_is_none_is_named(run_main: Run, tmp_path: Path):
    ran = run_main("report", "--from", "yesterday", "--out", tmp_path / "o", "--lang", "en")
    assert ran.code == 2
    assert "yesterday is not a date" in sentence(ran)


def test_doctor_names_every_part(run_main: Run, tmp_path: Path):
    ran = run_main("doctor", "--data", tmp_path, "--lang", "en", QT_QPA_PLATFORM="offscreen")
    assert ran.code == 0, ran.err
    for part in ("Face model", "Face tracking", "Camera", "Chinese font", "Data folder", "Display"):
        assert part in ran.out
    assert "Voice" in ran.out


def test_rebuild_log_restores_what_the_folders_hold(run_main: Run, tmp_path: Path):
    ran = run_main("rebuild-log", "--data", tmp_path, "--lang", "en")
    assert ran.code == 0, ran.err
    assert "0 sessions" in ran.out


def test_without_a_display_the_window_says_what_to_do(run_main: Run):
    ran = run_main("--lang", "en")
    assert ran.code == 2
    assert "no display" in sentence(ran)


def test_a_wrong_word_is_explained(run_main: Run):
    ran = run_main("analyse")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_the_language_of_the_system_is_used(run_main: Run, tmp_path: Path):
    missing = tmp_path / "gone.mp4"
    ran = run_main("analyze", missing, "--out", tmp_path / "o", LANG="zh_CN.UTF-8")
    assert "找不到" in sentence(ran)
    ran = run_main("analyze", missing, "--out", tmp_path / "o", LANG="C")
    assert "There is no file" in sentence(ran)
