import json
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.store.routine_file import FORMAT, RoutineFile
from tests.app.store import samples
from tests.app.store.routine_samples import OPEN


@pytest.fixture
def file(tmp_path: Path) -> RoutineFile:
    return RoutineFile(tmp_path / "routine-open.json")


def test_what_is_kept_comes_back_to_the_nanosecond(file: RoutineFile):
    file.save(OPEN)
    assert file.load() == OPEN
    assert file.path.stat().st_mode & 0o777 == 0o600
    file.save(replace(OPEN, tightness_before=None))
    assert file.load() == replace(OPEN, tightness_before=None)
    assert [p.name for p in file.path.parent.iterdir()] == ["routine-open.json"]


def test_routine_open_1(file: RoutineFile):
    shipped = samples.DATA / "routine-open-1.json"
    file.path.write_bytes(shipped.read_bytes())
    assert file.load() == OPEN
    file.save(OPEN)
    assert file.path.read_bytes() == shipped.read_bytes()


def test_no_file_is_no_routine(file: RoutineFile):
    assert file.load() is None
    file.remove()


def test_gone_after_removing(file: RoutineFile):
    file.save(OPEN)
    file.remove()
    assert file.load() is None


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def apply(raw: bytes) -> bytes:
        body = json.loads(raw)
        change(body)
        return json.dumps(body).encode()

    return apply


SPOILT = {
    "cut": cut,
    "empty": lambda raw: b"",
    "no version": changed(lambda body: body.pop("schema_version")),
    "index": changed(lambda body: body["state"].update(index=2)),
    "index below": changed(lambda body: body["state"].update(index=-1)),
    "no steps": changed(lambda body: body["plan"].update(steps=[])),
    "id twice": changed(lambda body: body["plan"]["steps"][1].update(id="prep_hands")),
    "time below": changed(lambda body: body["plan"]["steps"][1].update(seconds=-1)),
    "into below": changed(lambda body: body["state"].update(into_ns=-1)),
    "tally below": changed(lambda body: body["state"]["tallies"][0].update(active_ns=-1)),
    "no time": changed(lambda body: body["plan"]["steps"][1].update(seconds=None)),
    "unknown status": changed(lambda body: body["state"].update(status="dancing")),
    "no offset": changed(lambda body: body.update(started_at="2026-11-23T08:10:00")),
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_damaged_file_is_put_aside_and_counts_as_none(
    file: RoutineFile, spoil: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
):
    file.save(OPEN)
    spoilt = spoil(file.path.read_bytes())
    file.path.write_bytes(spoilt)
    with caplog.at_level(logging.WARNING):
        assert file.load() is None
    aside = file.path.with_name("routine-open.damaged-1.json")
    assert aside.read_bytes() == spoilt
    assert not file.path.exists()
    assert "routine-open.damaged-1.json" in caplog.text
    assert file.load() is None


def test_a_file_of_a_newer_app_is_put_aside_unchanged(
    file: RoutineFile, caplog: pytest.LogCaptureFixture
):
    newer = json.dumps({"schema_version": FORMAT.version + 1, "x": 1}).encode()
    file.path.write_bytes(newer)
    with caplog.at_level(logging.WARNING):
        assert file.load() is None
    assert file.path.with_name("routine-open.newer-1.json").read_bytes() == newer
