"""`main.py import` in a process of its own, on a film coded as a phone does it."""

import json
import shutil
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.session.offline import record_all
from app.session.script import ScriptClock
from app.session.sources import demo_source
from tests.app.commands.conftest import Ran, Run
from tests.app.media.phone import write_film
from tests.app.session.conftest import SHORT
from tests.app.session.test_importing import recoded

Taken = tuple[Ran, Path]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("film")
    with demo_source("oral-ocular-left", ScriptClock(SHORT), VirtualClock()) as source:
        record_all(source, folder / "demo.mkv", SHORT.length_s, lambda written: None)
    return recoded(folder / "demo.mkv", folder / "IMG_0001.MOV", rotation=90)


@pytest.fixture(scope="module")
def taken_in(run_main: Run, film: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Take the film in without names: it is read once, and copied for each test."""
    data = tmp_path_factory.mktemp("taken") / "data"
    ran = run_main("import", film, "--data", data, "--affected", "left", "--lang", "en")
    return ran, data


@pytest.fixture
def data(taken_in: Taken, tmp_path: Path) -> Path:
    return Path(shutil.copytree(taken_in[1], tmp_path / "data"))


def test_the_table_first_then_the_names(
    run_main: Run, film: Path, taken_in: Taken, data: Path
) -> None:
    words = ("import", film, "--data", data, "--affected", "left", "--lang", "en")
    first = taken_in[0]
    assert first.code == 0, first.err
    assert "1 movements were found" in first.out
    assert "outward" in first.out
    assert "closed_smile" in first.out
    assert "--expression 1=open_smile" in first.out
    assert "--filmed-as-stated" in first.out

    second = run_main(*words, "--expression", "1=closed_smile", "--filmed-as-stated")
    assert second.code == 0, second.err
    assert "--expression" not in second.out
    (session,) = (data / "sessions").iterdir()
    assert {path.name for path in session.iterdir()} == {
        "session.json", "timeline.json", "video.mov", "thumbs", "framing.json",
        "outline.bin", "series.npz", "run.json", "analysis.json",
    }  # fmt: skip
    assert (session / "video.mov").read_bytes() == film.read_bytes()
    meta = json.loads((session / "session.json").read_bytes())
    assert meta["started_at"].startswith("2026-06-03T12:00:00")
    analysis = json.loads((session / "analysis.json").read_bytes())
    assert analysis["mode"] == "guided"
    assert [m["exercise"] for m in analysis["movements"]] == ["closed_smile"]
    assert [(f["pattern"], f["side"]) for f in analysis["flags"]] == [("P2_smile_eye", "left")]


@pytest.mark.parametrize(
    ("answer", "said"),
    [("smile", "smile"), ("1=", "1="), ("1=dance", "dance")],
)
def test_an_answer_that_makes_no_sense_is_refused_before_the_film_is_read(
    run_main: Run, film: Path, tmp_path: Path, answer: str, said: str
) -> None:
    data = tmp_path / "data"
    ran = run_main("import", film, "--data", data, "--expression", answer)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not list((data / "sessions").glob("*"))


@pytest.mark.soak  # in `make test`: tests/app/session/test_importing.py, without the command
def test_an_answer_about_no_movement_is_refused(run_main: Run, film: Path, data: Path) -> None:
    ran = run_main("import", film, "--data", data, "--expression", "9=snarl")
    assert ran.code == 2
    assert "9" in ran.err
    assert "Traceback" not in ran.err


def test_a_film_without_movement_says_so(run_main: Run, film: Path, tmp_path: Path) -> None:
    wall = write_film(tmp_path / "wall.mp4", [33 * n for n in range(91)])
    data = tmp_path / "data"
    ran = run_main("import", wall, "--data", data, "--lang", "zh")
    assert ran.code == 3
    assert "没有看到脸" in ran.err
    assert list((data / "sessions").iterdir()) == []
