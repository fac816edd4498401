"""`gate` as a person meets it: what is locked, why, and what opens it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.commands.gate import GateOptions, gate, locked_lines
from app.commands.report import rebuild
from app.domain.safety_rules import Occasion, Routine
from app.errors import UsageFailure
from app.session.gate import Gate
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang, Texts
from exercises.library import Library, load_library
from tests.app.commands.conftest import Run
from tests.app.session.gate_fakes import WallClock

EN, ZH = Texts(Lang.EN), Texts(Lang.ZH)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def paths(tmp_path: Path, library: Library) -> DataPaths:
    """Return a data folder in which everything was answered without firing, two days ago."""
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    with Log(paths) as log:
        clock = WallClock(datetime.now(UTC).astimezone() - timedelta(days=2))
        doors = Gate(library, log.journal, clock)
        for flag in doors.due(Occasion.ONBOARDING):
            doors.answer(flag.id, flag.trigger == "no")
    return paths


def run(paths: DataPaths, texts: Texts = EN, **options: tuple[str, ...]) -> str:
    return "\n".join(gate(GateOptions(**options), paths, texts))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (EN, ["Face massage: answer the safety questions first", "without an answer: 13.",
              "Mirror expression training: answer", "RF13_diagnosis: Has a doctor told you"]),
        (ZH, ["面部按摩：先回答安全问题", "还有 13 个问题没有回答", "表情肌镜像训练：先回答",
              "RF13_diagnosis: 有没有医生告诉过您"]),
    ],
)  # fmt: skip
def test_a_first_look_asks_everything(tmp_path: Path, texts: Texts, said: list[str]) -> None:
    out = run(DataPaths(tmp_path / "new"), texts)
    for words in said:
        assert words in out
    assert out.count("\n  RF") == 13


def test_when_all_is_well_it_says_so(paths: DataPaths) -> None:
    dailies = ("RF02_eye", "RF03_new_face_weakness", "RF04_ear_rash", "RF06_pain_worse")
    run(paths, answers=(*(f"{name}=no" for name in dailies), "RF05_new_twitch=否"))
    assert run(paths) == (
        "Face massage: open\nMirror expression training: open\nNo question is due now."
    )
    assert run(paths, ZH) == "面部按摩：可以做\n表情肌镜像训练：可以做\n现在没有要回答的问题。"


@pytest.mark.parametrize(
    ("texts", "screen", "locked", "way_out"),
    [
        (EN, "*** See your doctor soon ***\nWith new twitching, stop massage and training",
         "Face massage: locked", "Stays locked until you confirm"),
        (ZH, "*** 尽快复诊 ***\n出现新的抽动，请先停止按摩和训练", "面部按摩：已锁定",
         "一直锁定，直到您确认已和医生谈过"),
    ],
)  # fmt: skip
def test_a_yes_locks_says_why_and_stays(
    paths: DataPaths, texts: Texts, screen: str, locked: str, way_out: str
) -> None:
    out = run(paths, texts, answers=("RF05_new_twitch=yes",))
    assert screen in out
    for _ in range(2):
        assert locked in out
        assert way_out in out
        assert "main.py gate --spoken-with-clinician RF05_new_twitch" in out
        out = run(paths, texts)
    assert locked not in run(paths, texts, spoken=("RF05_new_twitch",))


def test_the_most_urgent_screen_shows_the_number_of_the_country(paths: DataPaths) -> None:
    SettingsFile(paths.settings).save(Settings(country="TW"))
    out = run(paths, answers=("RF05_new_twitch=yes", "RF01_stroke_like=yes"))
    assert "*** 119 · Call emergency services now ***\nThis could be a stroke" in out
    assert out.count("***\nWith new twitching") == 0


def test_a_slip_is_taken_back(paths: DataPaths) -> None:
    run(paths, answers=("RF02_eye=yes",))
    assert "Face massage: open" in run(paths, wrong_button=("RF02_eye",))


def test_steps_left_out_say_how_they_come_back(paths: DataPaths) -> None:
    out = run(paths, answers=("RF11_neck_history=yes", "RF15_eye_cover=yes", "RF07_lump=yes"))
    assert "Left out: Side of the neck (RF11_neck_history); its time goes to the other" in out
    assert "Left out: Eye-socket rim (RF15_eye_cover)" in out
    assert out.count("--spoken-with-clinician RF11_neck_history") == 1
    assert "until your answer to this question changes: RF15_eye_cover" in out
    assert "A visit is advised: RF07_lump" in out
    assert "A visit is advised" not in run(paths, spoken=("RF07_lump",))


def test_a_step_may_be_left_out_for_two_reasons(paths: DataPaths) -> None:
    out = run(paths, answers=("RF11_neck_history=yes", "RF08_dizzy_in_session=yes"))
    assert out.count("Left out: Back of the neck") == 1
    assert "(RF08_dizzy_in_session, RF11_neck_history)" in out


def test_a_day_to_come_is_named_and_a_day_that_has_come_is_asked_about(paths: DataPaths) -> None:
    answers = ("RF10_procedure=yes",)
    out = run(paths, answers=answers, ask_again=("RF10_procedure=2999-01-01",))
    assert "The app asks again from 2999-01-01 on; the date alone opens nothing." in out
    out = run(paths, ask_again=("RF10_procedure=2026-01-02",))
    assert "2026-01-02 has come. Has your clinician agreed" in out
    assert "Face massage: locked" in out
    assert "Mirror expression training: open" in out


def test_a_question_after_a_word_with_a_clinician_is_about_what_is_new(
    tmp_path: Path, library: Library
) -> None:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    spoken_at = datetime.now(UTC).astimezone() - timedelta(days=2)
    with Log(paths) as log:
        doors = Gate(library, log.journal, WallClock(spoken_at))
        doors.answer("RF05_new_twitch", True)
        doors.confirm_seen_clinician("RF05_new_twitch")
    assert f"Only about what is new since {spoken_at:%Y-%m-%d %H:%M}, when" in run(paths)


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"answers": ("RF05_new_twitch=maybe",)}, "answer_invalid"),
        ({"answers": ("RF05_new_twitch",)}, "answer_invalid"),
        ({"answers": ("RF99=yes",)}, "rule_unknown"),
        ({"wrong_button": ("RF99",)}, "rule_unknown"),
        ({"spoken": ("RF99",)}, "rule_unknown"),
        ({"ask_again": ("RF99=2026-12-01",)}, "rule_unknown"),
        ({"ask_again": ("RF10_procedure=soon",)}, "date_invalid"),
        ({"ask_again": ("RF10_procedure",)}, "date_invalid"),
    ],
)
def test_what_cannot_be_read_writes_nothing(
    paths: DataPaths, options: dict[str, tuple[str, ...]], key: str
) -> None:
    before = run(paths)
    good = (*options.pop("answers", ()), "RF02_eye=yes")
    with pytest.raises(UsageFailure, match=key):
        run(paths, answers=good, **options)
    assert run(paths) == before


def test_other_commands_can_say_why_a_routine_is_closed(paths: DataPaths, library: Library) -> None:
    with Log(paths) as log:
        doors = Gate(library, log.journal, WallClock())
        assert locked_lines(library, doors, Routine.MIRROR, EN) == []
        doors.answer("RF12_stage", True)
        assert locked_lines(library, doors, Routine.MASSAGE, EN) == []
        reason, text, way_out = locked_lines(library, doors, Routine.MIRROR, EN)
    assert "Ask a clinician first (RF12_stage)" in reason
    assert text.strip().startswith("Expression training stays off for now.")
    assert "--spoken-with-clinician RF12_stage" in way_out


@pytest.mark.parametrize("texts", [EN, ZH], ids=["en", "zh"])
def test_a_restored_log_asks_again_and_keeps_its_locks(paths: DataPaths, texts: Texts) -> None:
    run(paths, answers=("RF09_skin=yes",))
    paths.database.write_bytes(b"no longer a database")
    assert texts("rebuild.ask_anew") in rebuild(paths, texts)
    out = run(paths, texts)
    assert "RF09_skin" in out
    assert out.count("\n  RF") == 13
    assert "\n  RF08_dizzy_in_session" in out, "its answer may be among those lost"


def test_a_log_without_answers_is_restored_without_a_word_about_them(tmp_path: Path) -> None:
    said = rebuild(DataPaths(tmp_path / "data"), EN)
    assert said == ["The log is restored: 0 sessions."]


def test_a_lock_holds_from_one_run_to_the_next(run_main: Run, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data", "--lang", "en")
    ran = run_main("gate", "--answer", "RF05_new_twitch=yes", "--answer", "RF02_eye=no", *data)
    assert (ran.code, ran.err) == (0, "")
    assert "Mirror expression training: locked" in run_main("gate", *data).out
    routine = run_main("routine", "massage", *data)
    assert routine.code != 0
    assert "With new twitching, stop massage and training" in routine.err
    refused = run_main("gate", "--wrong-button", "RF99", *data)
    assert refused.code == 2
    assert refused.err.startswith("There is no safety question called RF99.")


def test_neither_a_day_nor_a_rebuilt_log_lifts_a_lock(run_main: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    data = ("--data", folder, "--lang", "zh")
    run_main("gate", "--answer", "RF10_procedure=yes", *data)
    past = run_main("gate", "--ask-again", "RF10_procedure=2026-01-01", *data)
    assert "面部按摩：已锁定" in past.out, "the day has come, and opens nothing"
    (folder / "mirrormend.db").write_bytes(b"no longer a database")
    rebuilt = run_main("rebuild-log", *data)
    assert (rebuilt.code, "安全问题会再问一遍" in rebuilt.out) == (0, True)
    refused = run_main("routine", "massage", *data)
    assert refused.code != 0
    assert "RF10_procedure" in refused.err
    said = run_main("gate", "--spoken-with-clinician", "RF10_procedure", *data)
    assert "面部按摩：已锁定" not in said.out


def test_every_country_that_can_be_chosen_has_its_number(library: Library) -> None:
    choices = Settings.model_json_schema()["properties"]["country"]["anyOf"][0]["enum"]
    assert set(choices) == set(library.care.common.numbers.emergency)
