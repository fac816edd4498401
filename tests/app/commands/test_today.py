"""`main.py today` as a person meets it."""

import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.commands.today import TodayOptions, plan_lines, today
from app.domain.journal import EntryId
from app.domain.plan import CareRow, DayFacts, Done, PlanItem, plan_day
from app.errors import UsageFailure
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from exercises.library import load_library
from tests.app.commands.conftest import Run

ORDER = ["wash", "massage", "mirror", "care", "recording"]


def lines(out: str) -> dict[str, str]:
    """The rows of both tables by their id."""
    words = [line.split() for line in out.splitlines() if line.startswith(" ")]
    known = {*PlanItem, "sunglasses", "avoid_spicy", "mood_check"}
    return {word: " ".join(row) for row in words for word in row if word in known}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["从哪一项开始都可以", "接下来：温水洁面", "约 12:00 分", "0 / 4 项", "先问几个"]),
        ("en", ["Start anywhere", "Next: Warm-water face wash", "about 12:00 min", "0 of 4"]),
    ],
)
def test_the_plan_of_a_first_day(run_main: Run, tmp_path: Path, lang: str, words: list[str]):
    ran = run_main("today", "--lang", lang, "--data", tmp_path / "data")
    assert ran.code == 0, ran.err
    assert [word for word in words if word not in ran.out] == []
    table = ran.out.split("\n\n")[1]
    assert [name for name in lines(table) if name in ORDER] == ORDER
    assert "{" not in ran.out
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_skipping_ticking_and_taking_back(run_main: Run, tmp_path: Path):
    data = ("--data", tmp_path / "data", "--lang", "en")
    ran = run_main("today", "--skip", "mirror=tired", "--done", "face_wash_warm", *data)
    assert ran.code == 0, ran.err
    assert "not today (tired)" in lines(ran.out)["mirror"]
    assert "done" in lines(ran.out)["wash"]
    assert "Next: Face massage" in ran.out
    ran = run_main("today", "--unskip", "mirror", "--undo", "face_wash_warm", *data)
    assert "any time today" in lines(ran.out)["mirror"]
    assert "next" in lines(ran.out)["wash"]
    ran = run_main("today", "--skip", "massage", *data)
    assert "not today (other)" in lines(ran.out)["massage"]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--skip", "yoga"), "There is no part of the day called yoga. Choose one of: wash,"),
        (("--unskip", "yoga"), "There is no part of the day called yoga."),
        (("--skip", "wash=lazy"), "There is no reason called lazy. Choose one of: tired,"),
        (("--done", "yoga"), "The care list has nothing called yoga to tick."),
        (("--undo", "expression_recording"), "nothing called expression_recording"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_written(
    run_main: Run, tmp_path: Path, option: tuple[str, str], words: str
):
    data = ("--data", tmp_path / "data", "--lang", "en")
    ran = run_main("today", "--skip", "massage=away", *option, *data)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert "any time today" in lines(run_main("today", *data).out)["massage"]


def test_a_lock_shows_on_the_command_line_too(run_main: Run, tmp_path: Path):
    data = ("--data", tmp_path / "data", "--lang", "en")
    assert run_main("gate", "--answer", "RF05_new_twitch=yes", *data).code == 0
    out = run_main("today", *data).out
    assert "locked (RF05_new_twitch)" in lines(out)["massage"]
    assert "locked (RF05_new_twitch)" in lines(out)["mirror"]
    assert "next" in lines(out)["wash"]


# --- in this process: days that take weeks to come about --------------------------------------

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def told(lang: Lang, *done: Done, **facts: object) -> str:
    planned = {PlanItem.MASSAGE: 720.0, PlanItem.MIRROR: 212.0}
    plan = plan_day(DayFacts(NOW, 7, done, planned_s=planned, **facts))
    return "\n".join(plan_lines(plan, load_library(), Texts(lang)))


def test_a_day_on_which_nothing_is_left() -> None:
    done = [Done(item, NOW, 720.0) for item in PlanItem]
    care = (CareRow("sunglasses", True, EntryId("e")),)
    for lang, words in (
        (Lang.EN, ("Nothing more for today.", "1 of 1", "12:00 of 12:00 min · 09:30", "1 of the")),
        (
            Lang.ZH,
            ("今天没有别的要做了。", "1 / 1 项", "12:00 / 12:00 分 · 09:30", "有 1 天在练习"),
        ),
    ):
        text = told(lang, *done, care=care)
        assert [word for word in words if word not in text] == []


def test_a_day_between_two_recordings_after_some_time_away() -> None:
    recorded = Done(PlanItem.RECORDING, NOW - timedelta(days=5), 264.0)
    visit = date(2026, 12, 3)
    text = told(Lang.EN, recorded, interrupted=PlanItem.MASSAGE, visits=[visit])
    assert "Good to see you." in text
    assert "not due (from 2026-11-25)" in text
    assert "next (was broken off, can be gone on with)" in text
    assert "Next visit: 2026-12-03" in text
    assert "miss" not in text.lower()
    assert "又见面了" in told(Lang.ZH, recorded)


def test_the_command_writes_and_takes_back(tmp_path: Path) -> None:
    paths, texts = DataPaths(tmp_path / "data"), Texts(Lang.EN)
    options = TodayOptions(skip=("mirror=tired",), done=("sunglasses",))
    rows = lines("\n".join(today(options, paths, texts)))
    assert "not today (tired)" in rows["mirror"]
    assert "written down" in rows["sunglasses"]
    options = TodayOptions(unskip=("mirror",), undo=("sunglasses",))
    rows = lines("\n".join(today(options, paths, texts)))
    assert "any time today" in rows["mirror"]
    assert "open" in rows["sunglasses"]
    for wrong in (TodayOptions(skip=("wash=lazy",)), TodayOptions(unskip=("yoga",))):
        with pytest.raises(UsageFailure):
            today(wrong, paths, texts)
