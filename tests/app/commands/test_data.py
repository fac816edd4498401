"""`main.py log` and `main.py delete` as a person meets them."""

import csv
import json
import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.commands import delete as command
from app.commands.delete import DeleteOptions, delete
from app.commands.log import LogOptions, show_log
from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.safety_entries import answered
from app.errors import StorageFailure, UsageFailure
from app.session.choices import LogFormat
from app.session.log_lines import LineKind, LogLine, details_of
from app.store.erasing import mark_everything
from app.store.log import Log
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from exercises.library import load_library
from tests.app.commands.conftest import Run
from tests.app.store import samples
from tests.app.store.routine_samples import FULL
from tests.app.store.stock import put_session

ENGLISH, CHINESE = Texts(Lang.EN), Texts(Lang.ZH)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    """A week with one thing of each kind, two of them private."""
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    with Log(paths) as log:
        put_session(paths, log, 1)
        no = answered(said=False, occasion=None, ends=(), details={}, is_correction=False)
        things: list[tuple[EntryKind, str, dict[str, object], bool]] = [
            (EntryKind.ROUTINE, "massage", FULL.values(), False),
            (EntryKind.ROUTINE, "pattern_P2", FULL.values(), False),
            (EntryKind.DIARY, "symptom_check", {"fields": {"pain": 3}}, False),
            (EntryKind.DIARY, "mood_check", {"fields": {"mood": 2}}, True),
            (EntryKind.SKIP, "massage", {"reason": "tired"}, False),
            (EntryKind.MARK, "botulinum_toxin", {"note": "left,\n2 points"}, False),
            (EntryKind.GATE, "RF01_stroke_like", dict(no), False),
            (EntryKind.GATE, "RF14_mood", dict(no), True),
            (EntryKind.MARK, "visit", {"note": "ENT", "fields": {"advice": "slower"}}, False),
            (EntryKind.TOTAL, "saq", {"value": 31.1, "rater": "clinician", "name": ""}, False),
            (EntryKind.NOTE, "day", {"text": "windy"}, False),
            (EntryKind.SESSION_NOTE, "s1", {"text": "my own word"}, True),
        ]
        for number, (kind, subject, values, is_private) in enumerate(things):
            at = NOON + timedelta(days=number)
            name = EntryId(f"20261123T{number:06d}.000000Z-{os.urandom(4).hex()}")
            body = {"schema_version": 1, **values}
            log.journal.append(Entry(name, at, kind, subject, body, is_private))
    return paths


def shown(paths: DataPaths, texts: Texts = ENGLISH, **wanted: object) -> list[str]:
    base = {"first": None, "last": None, "form": LogFormat.TABLE, "with_private": False}
    return list(show_log(LogOptions(**{**base, **wanted}), paths, texts))


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (
            ENGLISH,
            [
                *("recording", "Face massage", "Pain (0–10): 3", "tired", "botulinum toxin"),
                *("ENT", "slower", "SAQ", "31.1; clinician", "windy"),
            ],
        ),
        (
            CHINESE,
            [
                *("录像", "面部按摩", "疼痛（0–10）: 3", "累了", "肉毒素注射", "您觉得不对"),
                *("SAQ 联带运动评估问卷", "31.1; 医生", "这一天的备注"),
            ],
        ),
    ],
)
def test_the_table_says_what_was_done(paths: DataPaths, texts: Texts, words: list[str]):
    page = "\n".join(shown(paths, texts))
    assert [word for word in words if word not in page] == []
    assert "{" not in page


def test_years_of_rows_stand_in_one_table(paths: DataPaths, monkeypatch: pytest.MonkeyPatch):
    whole = shown(paths)
    monkeypatch.setattr("app.commands.log._BLOCK", 3)
    assert shown(paths) == whole


def test_a_finding_of_three_repetitions_is_one_with_its_count() -> None:
    found = ["P2_smile_eye left clear"] * 3 + ["P2_smile_eye left slight"]
    line = LogLine(
        NOON, LineKind.RECORDING, "first_look", "s1", {"duration_s": 38.0, "found": found}
    )
    _, clear, slight = details_of(line, load_library(), ENGLISH).split("; ")
    assert clear.endswith(" ×3")
    assert "×" not in slight


def test_answers_are_said_as_they_were_chosen() -> None:
    values = {"fields": {"twitch": "as_usual", "eye": ["dry", "watery"], "later": "unheard_of"}}
    line = LogLine(NOON, LineKind.CARE, "symptom_check", "e1", values)
    english, chinese = (details_of(line, load_library(), t) for t in (ENGLISH, CHINESE))
    assert ": As usual; " in english
    assert ": Dry, " in english
    assert "和平时一样" in chinese
    assert chinese.endswith(": unheard_of"), "what a later program writes stands as it is"


def test_what_is_private_is_only_there_when_asked_for(paths: DataPaths):
    for form in LogFormat:
        without = "\n".join(shown(paths, form=form))
        whole = "\n".join(shown(paths, form=form, with_private=True))
        assert "Mood" not in without
        assert "Mood" in whole
    private = {e["subject"] for e in entries_of(paths, with_private=True) if e["private"]}
    assert private == {"mood_check", "RF14_mood", "s1"}


def entries_of(paths: DataPaths, **wanted: object) -> list[dict[str, object]]:
    (page,) = shown(paths, form=LogFormat.JSON, **wanted)
    whole = json.loads(page)
    assert whole["schema_version"] == 1
    return whole["entries"]


def test_json_holds_everything_and_csv_one_line_each(paths: DataPaths):
    entries = entries_of(paths)
    assert [e["at"] for e in entries] == sorted(str(e["at"]) for e in entries)
    kinds = {e["kind"] for e in entries}
    assert kinds == {
        *("recording", "massage", "training", "care", "skipped", "mark", "total", "safety"),
        *("doubt", "note"),
    }
    (care,) = (e for e in entries if e["kind"] == "care")
    assert care["values"] == {"schema_version": 1, "fields": {"pain": 3}}
    rows = list(csv.DictReader(shown(paths, form=LogFormat.CSV)))
    assert [row["id"] for row in rows] == [e["id"] for e in entries]
    assert "left, 2 points" in {row["details"] for row in rows}


def test_a_day_is_that_of_the_clock_on_the_wall(paths: DataPaths):
    day = NOON.date() + timedelta(days=2)
    (only,) = entries_of(paths, first=day, last=day)
    assert only["subject"] == "symptom_check"
    assert shown(paths, first=NOON.date() + timedelta(days=90)) == [
        "Nothing was written down in this time."
    ]


def test_the_log_can_be_asked_for_from_the_first_day_there_is_to_the_last(paths: DataPaths):
    assert entries_of(paths, first=date.min, last=date.max) == entries_of(paths)


def test_the_command_line_of_the_log(run_main: Run, paths: DataPaths):
    ran = run_main(
        "log",
        "--from",
        "2026-11-25",
        "--to",
        "2026-11-25",
        "--format",
        "csv",
        "--lang",
        "en",
        "--data",
        paths.root,
    )
    assert ran.code == 0, ran.err
    assert [line.split(",")[1] for line in ran.out.splitlines()] == ["kind", "care"]
    assert run_main("log", "--from", "yesterday", "--data", paths.root).code == 2


# --- delete ----------------------------------------------------------------------------------


def session_of(paths: DataPaths) -> str:
    with Log(paths) as log:
        (found,) = log.ids()
    return found


def test_nothing_goes_without_a_yes(paths: DataPaths, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr(command, "ask", lambda question, yes: asked.append(question))
    id_ = session_of(paths)
    for options in (
        DeleteOptions(sessions=(id_,)),
        DeleteOptions(videos=(id_,)),
        DeleteOptions(everything=True),
    ):
        assert delete(options, paths, ENGLISH) == ["Nothing was deleted."]
    assert session_of(paths) == id_
    assert (paths.session(samples.record(1).meta.id) / "video.mkv").exists()
    assert all("cannot be undone" in question for question in asked)
    assert id_ in asked[0]
    assert "The numbers stay" in asked[1]
    assert "1 recordings" in asked[2]


def test_a_film_then_the_session_then_everything(paths: DataPaths):
    id_ = session_of(paths)
    folder = paths.session(samples.record(1).meta.id)
    said = delete(DeleteOptions(videos=(id_,), is_sure=True), paths, ENGLISH)
    assert said == ["Films deleted: 1. Their numbers are still there."]
    assert not (folder / "video.mkv").exists()
    assert (folder / "analysis.json").exists()
    said = delete(DeleteOptions(sessions=(id_,), is_sure=True), paths, ENGLISH)
    assert said == ["Recordings deleted: 1."]
    assert not folder.exists()
    subjects = {e["subject"] for e in entries_of(paths)}
    assert "massage" in subjects
    assert id_ not in subjects
    (said,) = delete(DeleteOptions(everything=True, is_sure=True), paths, ENGLISH)
    assert said.startswith("Everything was deleted.")
    assert list(paths.root.iterdir()) == []


def test_what_cannot_be_deleted_is_refused_before_anything_goes(paths: DataPaths):
    id_ = session_of(paths)
    (paths.session(samples.record(1).meta.id) / "analysis.json").unlink()
    with pytest.raises(UsageFailure, match="film_not_looked_at"):
        delete(DeleteOptions(videos=(id_,), is_sure=True), paths, ENGLISH)
    with pytest.raises(StorageFailure, match="session_missing"):
        delete(DeleteOptions(sessions=(id_, "none"), is_sure=True), paths, ENGLISH)
    with pytest.raises(UsageFailure, match="nothing_to_delete"):
        delete(DeleteOptions(), paths, ENGLISH)
    assert session_of(paths) == id_


def test_a_start_ends_a_deletion_of_everything_that_was_killed(paths: DataPaths):
    mark_everything(paths)
    assert entries_of(paths) == []
    assert not paths.erasing_mark.exists()


def test_the_command_line_of_delete(run_main: Run, paths: DataPaths):
    ran = run_main("delete", "--everything", "--lang", "zh", "--data", paths.root)
    assert (ran.code, ran.out) == (0, "什么都没有删。\n"), "nobody said yes"
    assert "1 次录像" in ran.err
    ran = run_main("delete", "--everything", "--yes", "--lang", "zh", "--data", paths.root)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("全部删除了。")
    assert list(paths.root.iterdir()) == []
    ran = run_main("delete", "--lang", "en", "--data", paths.root)
    assert (ran.code, "--session ID" in ran.err) == (2, True)
