"""`plan` as a person types it."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import main
from app.report.plan.signed import write_plan
from app.store.paths import DataPaths
from app.store.settings import SettingsFile
from tests.app.report.bundle.made import KEY
from tests.app.report.plan.sample import PLAN


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.mmplan"
    write_plan(replace(PLAN, rules=replace(PLAN.rules, last_day=None)), KEY, path)
    return path


def run(*words: object) -> int:
    return main([str(word) for word in words], lambda options, data: 0, dict)


def training(data: Path) -> str | None:
    return SettingsFile(DataPaths(data).settings).load().training_set


def test_shown_accepted_put_aside_and_taken_up(data, file, capsys) -> None:
    assert run("plan", "--data", data, "--lang", "en") == 0
    assert "no therapist's plan" in capsys.readouterr().out
    assert run("plan", file, "--data", data, "--lang", "en") == 2
    said = capsys.readouterr().out
    assert "hold for 4 s, 4 time(s)" in said
    assert "telephone" in said
    assert not data.exists(), "looking writes nothing"
    assert run("plan", file, "--accept", "--data", data, "--lang", "zh") == 0
    assert training(data) == f"plan_{PLAN.id}_1"
    assert run("plan", file, "--data", data) == 0, "the sender is known now"
    capsys.readouterr()
    assert run("today", "--data", data, "--lang", "en") == 0
    assert run("routine", f"plan_{PLAN.id}_1", "--dry-run", "--data", data, "--lang", "en") == 0
    assert run("plan", "--data", data, "--lang", "en") == 0
    assert "You follow this plan" in capsys.readouterr().out
    assert run("plan", "--put-aside", "--data", data) == 0
    assert training(data) is None
    assert run("plan", "--data", data, "--lang", "en") == 0
    assert "put aside" in capsys.readouterr().out
    assert run("plan", "--take-up", "--data", data) == 0
    assert training(data) == f"plan_{PLAN.id}_1"


def test_refused_with_the_reason(data, file, capsys) -> None:
    loose = replace(PLAN, rules=replace(PLAN.rules, fatigue=9))
    write_plan(loose, KEY, file)
    assert run("plan", file, "--accept", "--data", data, "--lang", "en") == 6
    said = capsys.readouterr().out
    assert "from 6 at the latest" in said
    assert training(data) is None
    file.write_bytes(b"PK")
    assert run("plan", file, "--accept", "--data", data, "--lang", "zh") == 4
    assert run("plan", "--take-up", "--data", data) == 2
