"""Mood, and what was answered about it, leave no trace in anything that leaves the computer."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.journal import EntryKind
from app.session.bundling import BundleOptions, export_bundle
from app.session.day import Day
from app.session.gate import Gate
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.store.settings import Settings
from app.texts import Lang
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.report import sample
from tests.app.session.gate_fakes import WallClock, answer_all
from tests.app.store.stock import shelve

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SESSION = "2026-11-22T060530Z-ab12"
SECRET = "Wolkenbruch"
TRACES = (b"RF14", b"mood", SECRET.encode(), "心情".encode(), b"12356")


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    made = Studio(DataPaths(tmp_path / "data"), load_library(), WallClock(NOW), APP_VERSION)
    made.open()
    record = sample.record(id_=SESSION)
    folder = shelve(made.paths, record)
    folder.video.write_bytes(b"film" * 1000)
    yield made
    made.close()


def say_all(studio: Studio) -> None:
    """Answer as somebody who is not well, and write that into the care list, too."""
    clock = WallClock(NOW)
    gate = Gate(studio.library, studio.journal, clock, "CN")
    gate.answer("RF14_mood", True, {"note": SECRET})
    gate.note("RF14_mood", {"note": SECRET})
    day = Day(studio.library, studio.journal, studio.sessions_log.summaries, gate, clock, Settings)
    mood = studio.library.care.items["mood_check"]
    assert mood.private
    assert mood.log
    day.mark_done("mood_check", {each.key: SECRET for each in mood.log if each.type == "text"})


def contents(studio: Studio, out: Path) -> dict[str, bytes]:
    options = BundleOptions([SESSION], Lang.ZH, name="Lin Mei", with_pictures=True, with_clips=True)
    export_bundle(studio, options, NOW, out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nothing_private_is_in_what_leaves(studio: Studio, tmp_path: Path) -> None:
    answer_all(Gate(studio.library, studio.journal, WallClock(NOW), "CN"))
    before = contents(studio, tmp_path / "before.mmz")
    say_all(studio)
    private = [e for e in studio.journal.entries((EntryKind.GATE, EntryKind.DIARY)) if e.is_private]
    assert {entry.subject for entry in private} == {"RF14_mood", "mood_check"}
    after = contents(studio, tmp_path / "after.mmz")
    assert after.keys() == before.keys()
    assert {"report.pdf", "summary.csv", "fhir.json"} <= after.keys()
    for name, content in after.items():
        assert content == before[name], f"{name} shows that something private was written down"
        for trace in TRACES:
            assert trace not in content, (name, trace)


def test_what_is_not_private_does_change_the_report(studio: Studio, tmp_path: Path) -> None:
    """The comparison above can fail: a diary line or a warning sign in the period is printed."""
    before = contents(studio, tmp_path / "before.mmz")["report.pdf"]
    then = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    gate = Gate(studio.library, studio.journal, WallClock(then), "CN")
    gate.answer("RF02_eye", True, {})
    warned = contents(studio, tmp_path / "warned.mmz")["report.pdf"]
    assert warned != before
    gate.answer("RF14_mood", True, {"note": SECRET})
    assert contents(studio, tmp_path / "mood.mmz")["report.pdf"] == warned
