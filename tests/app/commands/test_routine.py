"""`routine` as a person meets it: the steps, their seconds, and whether it is open."""

import re
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.commands.routine import RoutineOptions, routine
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.gate import Gate
from app.session.own_sets import Own
from app.store.log import Log
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang, Texts
from exercises.library import Library, load_library
from tests.app.commands.conftest import Run


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "data")


def answer(paths: DataPaths, library: Library, **said: bool) -> None:
    """Answer every safety question so that nothing is locked, but for those named."""
    paths.prepare()
    with Log(paths) as log:
        gate = Gate(library, log.journal, SystemClock())
        for name, flag in library.care.red_flags.items():
            gate.answer(name, said.get(name, flag.trigger != "yes"))


def show(paths: DataPaths, *words: str, lang: Lang = Lang.EN, **options: object) -> list[str]:
    found = RoutineOptions(words[0], flags=words[1:], dry_run=True, **options)  # type: ignore[arg-type]
    return routine(found, paths, Texts(lang))


def rows(lines: list[str]) -> list[list[str]]:
    cells = [[c.strip() for c in line.strip("│").split("│")] for line in lines if "│" in line]
    return [row for row in cells if row[0].isdecimal()]


LENGTHS = [("m10", 80, 600, 40, 720), ("m12", 80, 720, 40, 840), ("m15", 90, 900, 60, 1050)]


@pytest.mark.parametrize(("length", "prep", "hands_on", "relax", "total"), LENGTHS)
@pytest.mark.parametrize("flags", [(), ("carotid_disease",), ("lid_not_closing", "stroke_or_tia")])
@pytest.mark.parametrize("lang", Lang)
def test_the_seconds_of_the_table_add_up_to_the_sums_below_it(
    paths: DataPaths,
    length: str,
    prep: int,
    hands_on: int,
    relax: int,
    total: int,
    flags: tuple[str, ...],
    lang: Lang,
):
    lines = show(paths, "massage", *flags, lang=lang, length=length)
    found = rows(lines)
    texts = Texts(lang)
    by_part = dict.fromkeys(("prep", "massage", "relax"), 0)
    for part in by_part:
        word = texts(f"phase.{part}")
        by_part[part] = sum(int(row[-1]) for row in found if row[2] == word)
    assert by_part == {"prep": prep, "massage": hands_on, "relax": relax}
    (sums,) = [line for line in lines if " = " in line]
    assert re.findall(r"\d+", sums)[:4] == [str(n) for n in (prep, hands_on, relax, total)]
    starts = [60 * int(m) + int(s) for m, _, s in (row[-2].partition(":") for row in found)]
    assert starts == [sum(int(r[-1]) for r in found[:n]) for n in range(len(found))]
    assert len(found) == 21 - {0: 0, 1: 2, 2: 3}[len(flags)]


def test_the_table_in_chinese_names_steps_and_side(paths: DataPaths):
    lines = show(paths, "massage", lang=Lang.ZH, length="m12", affected=Affected.LEFT)
    found = rows(lines)
    assert lines[0] == "面部按摩 · 12 分钟"
    assert found[0][1:] == ["洗手", "准备", "两侧", "–", "0:00", "30"]
    assert found[10][1:] == ["微笑线", "按摩", "左侧", "2", "5:55", "65"]
    assert "准备 80 秒 + 按摩 720 秒 + 静息 40 秒 = 共 840 秒（14:00）" in lines


def test_what_is_left_out_is_said_with_its_reason(paths: DataPaths):
    lines = show(paths, "massage", "carotid_disease", "faints_on_neck_pressure")
    (side,) = [line for line in lines if "Side of the neck" in line]
    assert side == (
        "Left out: Side of the neck (Narrowed or plaque-lined neck arteries; Faints when the neck "
        "is pressed); its 105 s go to the other steps of the massage."
    )


def test_length_and_side_come_from_the_settings(paths: DataPaths):
    paths.prepare()
    SettingsFile(paths.settings).save(Settings(massage_length="m15", affected=Affected.RIGHT))
    lines = show(paths, "massage")
    assert lines[0] == "Face massage · 15 minutes"
    assert rows(lines)[10][3] == "right"
    assert rows(show(paths, "massage", affected=Affected.LEFT))[10][3] == "left"


@pytest.mark.parametrize("lang", Lang)
def test_every_set_adds_up(paths: DataPaths, library: Library, lang: Lang):
    for name, item in library.sets.items():
        lines = show(paths, name, lang=lang)
        assert lines[0].split(" · ")[0] == item.name.of(lang.value)
        seconds = 0.0
        for row in rows(lines):
            if row[2].isdecimal():
                paces = [float(cell) for cell in row[3:8]]
                by_hand = paces[0] + int(row[2]) * sum(paces[1:])
                assert float(row[-1]) == pytest.approx(by_hand)
            seconds += float(row[-1])
        assert seconds == pytest.approx(item.est_s, abs=0.5)
        assert len(rows(lines)) == len(item.exercises) + len(item.break_after)
        (sums,) = [line for line in lines if str(item.est_s) in line and "│" not in line]
        assert f"{round(seconds)}" in sums


@pytest.mark.parametrize("name", ["massage", "vowels"])
def test_without_answers_nothing_is_open_and_no_folder_is_made(paths: DataPaths, name: str):
    assert "have not been answered" in show(paths, name)[-1]
    with pytest.raises(UsageFailure, match="routine_locked"):
        routine(RoutineOptions(name), paths, Texts(Lang.EN))
    assert not paths.root.exists()


def test_an_open_routine_is_for_the_window(paths: DataPaths, library: Library):
    answer(paths, library)
    assert not any("cannot start" in line for line in show(paths, "massage"))
    with pytest.raises(UsageFailure, match="routine_needs_window"):
        routine(RoutineOptions("massage"), paths, Texts(Lang.EN))


@pytest.mark.parametrize("lang", Lang)
def test_a_lock_is_shown_with_the_plan_and_refuses_without(
    paths: DataPaths, library: Library, lang: Lang
):
    answer(paths, library, RF09_skin=True)
    say = library.care.red_flags["RF09_skin"].say.of(lang.value)
    lines = show(paths, "massage", lang=lang)
    assert len(rows(lines)) == 21
    assert any(say in line for line in lines)
    with pytest.raises(UsageFailure) as refused:
        routine(RoutineOptions("massage"), paths, Texts(lang))
    assert say in Texts(lang).explain(refused.value)
    with pytest.raises(UsageFailure, match="routine_needs_window"):
        routine(RoutineOptions("vowels"), paths, Texts(lang))


def test_what_the_gate_leaves_out_is_left_out(paths: DataPaths, library: Library):
    answer(paths, library, RF11_neck_history=True)
    lines = show(paths, "massage")
    assert len(rows(lines)) == 19
    assert "massage 720 s" in "\n".join(lines)
    (side,) = [line for line in lines if line.startswith("Left out: Side of the neck")]
    assert "its 105 s" in side


def test_the_command_itself(run_main: Run, tmp_path: Path):
    data = ("--data", tmp_path / "data")
    ran = run_main(
        "routine", "massage", "--length", "m12", "--lang", "zh", "--affected", "left",
        "--dry-run", "--flag", "carotid_disease", "--flag", "lid_not_closing", *data,
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert len(rows(ran.out.splitlines())) == 18
    assert "按摩 720 秒" in ran.out
    assert not (tmp_path / "data").exists()


REFUSED = [
    (("routine", "massages", "--dry-run"), "massage, pattern_P1"),
    (("routine", "massage", "--length", "m20", "--dry-run"), "m10, m12, m15"),
    (("routine", "massage", "--flag", "carotid", "--dry-run"), "carotid_disease, stroke_or_tia"),
    (("routine", "vowels"), "Vowel set cannot start now."),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_it_does_not_know_or_may_not_do_ends_in_a_sentence(
    run_main: Run, tmp_path: Path, words: tuple[str, ...], said: str
):
    ran = run_main(*words, "--lang", "en", "--data", tmp_path / "data")
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_an_unknown_routine_lists_the_known_ones(paths: DataPaths, library: Library):
    with pytest.raises(UsageFailure, match="routine_unknown") as refused:
        show(paths, "massages")
    assert refused.value.fields["known"] == ", ".join(("massage", *library.sets))


@pytest.mark.parametrize("lang", Lang)
def test_the_weekly_recording_shows_its_takes_and_their_seconds(
    paths: DataPaths, library: Library, lang: Lang
) -> None:
    answer(paths, library)
    lines = show(paths, "recording_weekly", lang=lang)
    found = rows(lines)
    weekly = library.set("recording_weekly")
    assert len(found) == len(weekly.exercises) == 8
    assert [row[1] for row in found] == [
        library.exercise(name).name.of(lang) for name in weekly.exercises
    ]
    assert sum(float(row[-1]) for row in found) == library.duration_s("recording_weekly") == 264
    assert {float(row[3]) for row in found} == {8.0}, "to try it and to be counted in"
    assert not paths.sessions.exists() or not list(paths.sessions.iterdir())


def test_both_doses_of_a_training(paths: DataPaths) -> None:
    gentle = show(paths, "pattern_P2", dose="starter")
    usual = show(paths, "pattern_P2", dose="standard")
    assert [row[2] for row in rows(gentle)] == ["1", "3", "3", "3"]
    assert [row[2] for row in rows(usual)] == ["1", "5", "5", "5"]
    assert "336 s in all (5:36)" in usual
    assert "standard dose" in usual[0]
    paths.prepare()
    SettingsFile(paths.settings).save(Settings(training_dose="standard"))
    assert rows(show(paths, "pattern_P2")) == rows(usual), "by default that of the settings"
    assert show(paths, "recording_weekly", dose="standard") == show(paths, "recording_weekly")
    with pytest.raises(UsageFailure, match="dose_unknown"):
        show(paths, "pattern_P2", dose="double")


def test_an_own_set_by_its_name_or_id(paths: DataPaths, library: Library) -> None:
    paths.prepare()
    own = Own(OwnSetsFile(paths.own_sets), library, SystemClock())
    made, gone = own.make("Morning", ["closed_smile", "snarl"]), own.make("Gone", ["snarl"])
    own.delete(gone.id)
    lines = show(paths, "Morning")
    assert lines == show(paths, made.id)
    assert lines[0].startswith("Morning")
    assert [row[1] for row in rows(lines)][1:] == ["Closed-lip smile", "Small nose wrinkle"]
    assert sum(float(row[-1]) for row in rows(lines)) == 29 + 59 + 59
    for name in ("Gone", gone.id, "evening"):
        with pytest.raises(UsageFailure) as refused:
            show(paths, name)
        assert "Morning" in str(refused.value.fields["known"])
        assert "Gone" not in str(refused.value.fields["known"])
