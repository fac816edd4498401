from pathlib import Path

import pytest

from exercises.library import Library, load_library
from exercises.schema_care import Action
from tests.exercises.spoiling import check_one_mistake, refusal
from tests.exercises.test_library import texts_in

TWITCH = "care/red_flags/RF05_new_twitch.yaml"
PROCEDURE = "care/red_flags/RF10_procedure.yaml"
NECK = "care/red_flags/RF11_neck_history.yaml"
COVER = "care/red_flags/RF15_eye_cover.yaml"
MOOD = "care/red_flags/RF14_mood.yaml"
CHECK = "care/items/symptom_check.yaml"
WASH = "care/items/face_wash_warm.yaml"
COMMON = "care/care.yaml"
COUNTRIES = ["CN", "HK", "MO", "TW", "GB", "EU", "US"]


def test_everything_is_there(library: Library, content: Path):
    assert (len(library.care.items), len(library.care.red_flags)) == (11, 15)
    assert len(list(content.rglob("care/**/*.yaml"))) == 11 + 15 + 1


def test_every_text_is_there_in_both_languages(library: Library):
    care = library.care
    files = (care.common, *care.items.values(), *care.red_flags.values())
    texts = [text for file in files for text in texts_in(file)]
    assert len(texts) > 150
    for text in texts:
        assert any("一" <= letter <= "鿿" for letter in text.zh), text
        assert not any("一" <= letter <= "鿿" for letter in text.en), text


def test_everything_to_choose_from_can_be_read(library: Library):
    """Both languages name every option, and no two options of a field alike."""
    fields = [field for item in library.care.items.values() for field in item.log if field.options]
    assert len(fields) == 11
    for field in fields:
        for lang in ("zh", "en"):
            names = [option.name.of(lang) for option in field.options]
            assert len(set(names)) == len(names) > 1


def test_actions_are_read_into_their_parts(library: Library):
    flags = library.care.red_flags
    assert flags["RF08_dizzy_in_session"].actions == (
        Action("stop_session"),
        Action("disable_step", "platysma"),
        Action("disable_step", "neck_back"),
        Action("log_event"),
    )
    assert flags["RF10_procedure"].actions[0] == Action("lock", "massage", "massage_ok_from")
    assert Action("keep", "care") in flags["RF13_diagnosis"].actions
    assert {str(action) for flag in flags.values() for action in flag.actions} >= {
        "stop_all",
        "show_emergency_screen",
        "lock:massage_until:massage_ok_from",
        "keep:care",
    }


def test_only_what_is_about_mood_is_private(library: Library):
    assert [flag.id for flag in library.care.red_flags.values() if flag.is_private] == ["RF14_mood"]
    assert [item.id for item in library.care.items.values() if item.private] == ["mood_check"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_number_of_every_country_is_filled_in(library: Library, country: str):
    number = library.care.emergency_number(country)
    text = library.care.fill(library.care.red_flags["RF01_stroke_like"].say, country)
    assert number is not None
    assert f"请现在就拨打{number}，" in text.zh
    assert f"Call {number} now" in text.en


@pytest.mark.parametrize("country", [None, "XX", ""])
def test_without_a_country_words_stand_for_the_numbers(library: Library, country: str | None):
    assert library.care.emergency_number(country) is None
    text = library.care.fill(library.care.red_flags["RF14_mood"].say, country)
    assert "当地心理援助热线" in text.zh
    assert "当地急救电话" in text.zh
    assert "call your local crisis line. If you are in immediate danger, call your local" in text.en


def test_only_one_country_has_a_support_line_that_we_know(library: Library):
    say = library.care.red_flags["RF14_mood"].say
    assert "拨打心理援助热线12356；" in library.care.fill(say, "CN").zh
    assert "your local crisis line" in library.care.fill(say, "GB").en


def test_no_placeholder_is_left_in_anything_said(library: Library):
    for flag in library.care.red_flags.values():
        for country in (None, *COUNTRIES):
            said = library.care.fill(flag.say, country)
            assert "{" not in said.zh + said.en


EDITS = [
    pytest.param(TWITCH, "level:", "colour: red\nlevel:", '"colour" is not known', id="unknown"),
    pytest.param(TWITCH, "- suggest_visit", "- suggest", "there is no action 'suggest'", id="act"),
    pytest.param(TWITCH, "- lock:mirror", "- lock:care", "no action 'lock:care'", id="lock what"),
    pytest.param(TWITCH, "- lock:mirror", "- lock:mirror_until:", "no action", id="until nothing"),
    pytest.param(TWITCH, "- lock:mirror", "- 7", "no action 7", id="number"),
    pytest.param(TWITCH, "- lock:mirror", "- keep:massage", "no action 'keep:massage'", id="keep"),
    pytest.param(TWITCH, "- lock:mirror", "- lock:massage", "one entry twice", id="twice"),
    pytest.param(
        TWITCH, "- lock:mirror", "- lock:massage_until:date", "one routine twice", id="two locks"
    ),
    pytest.param(
        TWITCH, "- log_event", "- log_event\n  - log_private", "openly and privately", id="logs"
    ),
    pytest.param(TWITCH, "  - daily", "  - hourly", '"asked.1" is wrong', id="occasion"),
    pytest.param(TWITCH, "  - daily", "  - post_session", '"asked" holds one', id="asked twice"),
    pytest.param(TWITCH, "level: revisit", "level: grave", '"level" is wrong', id="level"),
    pytest.param(TWITCH, "trigger: 'yes'", "trigger: yes", '"trigger" is wrong', id="bool"),
    pytest.param(TWITCH, "  - S24", "  - S99", '"sources" names the source "S99"', id="source"),
    pytest.param(
        TWITCH,
        "trigger:",
        "lasts_until: answered_otherwise\ntrigger:",
        "a lock lasts until a clinician was seen",
        id="lock that an answer ends",
    ),
    pytest.param(PROCEDURE, "massage_ok_from", "some_day", "no item logs", id="date nowhere"),
    pytest.param(PROCEDURE, "massage_ok_from", "clinic", "no item logs", id="not a date"),
    pytest.param(NECK, "disable_step:platysma", "disable_step:nose", 'step "nose"', id="no step"),
    pytest.param(COVER, "- lid_not_closing", "- lid", 'the profile flag "lid"', id="no flag"),
    pytest.param(MOOD, "{support}", "{helpline}", "placeholders in zh and en differ", id="one"),
    pytest.param(CHECK, "min: 0", "min: '0'", '"log.0.min" is wrong', id="number as text"),
    pytest.param(CHECK, "max: 10", "max: 0", '"min" is not below "max"', id="empty range"),
    pytest.param(CHECK, "type: int", "type: bool", "exactly when", id="range of a flag"),
    pytest.param(CHECK, "type: enum", "type: str", '"options" stands there', id="options of text"),
    pytest.param(CHECK, "id: same", "id: less", "one option twice", id="option twice"),
    pytest.param(CHECK, "key: pain_vs_usual", "key: pain", "one key twice", id="key twice"),
    pytest.param(CHECK, "type: text\n", "type: text\n    multiple: true\n", "is for enum", id="x"),
    pytest.param(WASH, "massage:prep_face", "massage:prep", '"linked_to" names', id="link"),
    pytest.param(WASH, "massage:prep_face", "log:prep", '"linked_to" is wrong', id="bad link"),
    pytest.param(WASH, "zh: 温水轻柔洁面", "zh: '{side}'", "placeholders", id="side in care"),
    pytest.param(WASH, "  - S46", "  - S99", '"sources" names the source "S99"', id="i source"),
    pytest.param(COMMON, "    - S33", "    - S99", '"claims.src" names', id="claims source"),
    pytest.param(COMMON, "      - S51", "      - S99", "accessibility.dry_eye", id="a source"),
    pytest.param(COMMON, "    CN: '120'", "    CN: 'abc'", "emergency.CN", id="no number"),
    pytest.param(COMMON, "    CN: '120'", "    XX: '120'", "emergency.XX", id="no country"),
    pytest.param(COMMON, "    order: 2", "    order: 1", "one place twice", id="level order"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), EDITS)
def test_one_mistake(content: Path, file: str, old: str, new: str, said: str):
    check_one_mistake(content, file, old, new, said)


def test_nothing_else_than_the_numbers_is_filled_in(content: Path):
    path = content / WASH
    text = path.read_text(encoding="utf-8").replace("zh: 温水轻柔洁面", "zh: '{side}'")
    path.write_text(text.replace("en: Gentle warm-water face wash", "en: '{side}'"), "utf-8")
    assert "nothing fills the placeholder {side}" in refusal(content).what


def test_a_level_without_a_name_is_refused(content: Path):
    path = content / COMMON
    text = path.read_text(encoding="utf-8")
    start = text.index("  pause:\n")
    path.write_text(text[:start] + text[text.index("  gate:\n") :], encoding="utf-8")
    assert '"levels" lacks "pause"' in refusal(content).what


def test_a_new_question_is_one_new_file(content: Path):
    text = (content / TWITCH).read_text(encoding="utf-8")
    new = text.replace("RF05_new_twitch", "RF16_new").replace("order: 50\n", "")
    (content / "care/red_flags/RF16_new.yaml").write_text(new, encoding="utf-8")
    assert list(load_library(content).care.red_flags)[-1] == "RF16_new"
