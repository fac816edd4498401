"""Every way in which a file can be wrong ends in a sentence that names the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exercises.library import load_library
from tests.exercises.spoiling import (
    CLOSURE,
    COMMON,
    PATTERN,
    SMILE,
    VOWELS,
    WEEKLY,
    check_one_mistake,
    refusal,
    swap,
)

EDITS = [
    pytest.param(SMILE, "kind:", "colour: red\nkind:", '"colour" is not known', id="unknown key"),
    pytest.param(SMILE, "  starter:\n", "  starter:\n    x: 1\n", '"doses.starter.x"', id="nested"),
    pytest.param(SMILE, "  zh: 张嘴微笑\n", "", '"name.zh" is missing', id="missing zh"),
    pytest.param(
        SMILE, "  en: Smaller smile, open eyes.\n", "", '"goal.en" is missing', id="missing en"
    ),
    pytest.param(SMILE, "zh: 张嘴微笑", "zh: ' '", "the text is empty", id="blank text"),
    pytest.param(SMILE, "zh: 笑小一点，眼睛睁着。", "zh: |\n    笑", "line break", id="line break"),
    pytest.param(SMILE, "zh: 张嘴微笑", "zh:", '"sunnybrook.items.0.zh"', id="null text"),
    pytest.param(SMILE, "schema_version: 1", "schema_version: 2", "newer", id="newer"),
    pytest.param(SMILE, "schema_version: 1", "schema_version: 0", "not a version", id="older"),
    pytest.param(SMILE, "schema_version: 1", "schema_version: yes", "not a version", id="flag"),
    pytest.param(SMILE, "schema_version: 1\n", "", '"schema_version"', id="no version"),
    pytest.param(COMMON, "schema_version: 1", "schema_version: 7", "newer", id="newer common"),
    pytest.param("sources.yaml", "schema_version: 1", "schema_version: 2", "newer", id="sources"),
    pytest.param(SMILE, "id: open_smile", "id: smile", "Name the file", id="id and file name"),
    pytest.param(SMILE, "id: open_smile", "id: ../smile", '"id" is wrong', id="id with a path"),
    pytest.param(SMILE, "driver: smile", "driver: grin", '"driver" is wrong', id="driver"),
    pytest.param(SMILE, "eyes_closed: false", "eyes_closed: 'no'", '"eyes_closed"', id="flag text"),
    pytest.param(SMILE, "reps: 3", "reps: 0", '"doses.starter.reps"', id="no repetitions"),
    pytest.param(SMILE, "hold_s: 3", "hold_s: .nan", '"doses.starter.hold_s"', id="nan"),
    pytest.param(SMILE, "hold_s: 3", "hold_s: '3'", '"doses.starter.hold_s"', id="number as text"),
    pytest.param(SMILE, "hold_s: 3", "hold_s: -3", '"doses.starter.hold_s"', id="negative"),
    pytest.param(
        SMILE, "kind: sunny", "kind: drill\nkind: sunny", '"kind" stands twice', id="twice"
    ),
    pytest.param(CLOSURE, "kind: sunny", "id: x\nkind: sunny", '"id" stands twice', id="two ids"),
    pytest.param(SMILE, "  - P2_smile_eye", "  - P99", '"watch" names the pattern "P99"', id="pat"),
    pytest.param(SMILE, "  - SEED", "  - S99", '"evidence" names the source "S99"', id="source"),
    pytest.param(
        PATTERN, "  - SEED", "  - S99", '"evidence" names the source "S99"', id="p source"
    ),
    pytest.param(PATTERN, "  - open_smile", "  - grin", 'exercise "grin"', id="p exercise"),
    pytest.param(PATTERN, "  - open_smile", "  - snarl", "does not watch", id="does not watch"),
    pytest.param(PATTERN, "metric: palp", "metric: x_palp", '"metric" names', id="metric"),
    pytest.param(VOWELS, "  - vowel_o", "  - vowel_x", 'exercise "vowel_x"', id="s exercise"),
    pytest.param(VOWELS, "  - vowel_o", "  - vowel_u", "names one exercise twice", id="s twice"),
    pytest.param(VOWELS, "est_s: 161", "est_s: 160", "add up to 161", id="length"),
    pytest.param(VOWELS, "est_s:", "src: [S99]\nest_s:", '"src" names the source', id="s source"),
    pytest.param(VOWELS, "est_s:", "break_after: [snarl]\nest_s:", "does not hold", id="break"),
    pytest.param(VOWELS, "dose_kind: starter", "dose_kind: own", '"own_dose"', id="no own dose"),
    pytest.param(WEEKLY, "dose_kind: own", "dose_kind: starter", '"own_dose"', id="spare own dose"),
    pytest.param(WEEKLY, "  soft_blink:", "  vowel_o:", "does not hold", id="override"),
    pytest.param(COMMON, "    - S54", "    - S99", '"gate.src" names the source', id="gate"),
    pytest.param(COMMON, "      - S13", "      - S99", '"avoid.max_effort.src"', id="avoid"),
    pytest.param(COMMON, "      - S05", "      - S99", '.after" names', id="metric source"),
    pytest.param(COMMON, "    - S31", "    - S99", '"recording.src"', id="recording"),
    pytest.param(COMMON, "cue: rescue", "cue: shout", '"stop_rules.0.cue"', id="cue"),
    pytest.param(COMMON, "zh: 左侧", "zh: '{place}'", "placeholders in zh and en", id="one-sided"),
    pytest.param(
        SMILE, "kind: sunnybrook", "kind: sunnybrook\n\tx", "not YAML near line", id="tab"
    ),
    pytest.param(SMILE, "driver: smile", "driver: [smile", "not YAML near line", id="bracket"),
    pytest.param(SMILE, "driver: smile", "driver: !!python/name:os.system", "not YAML", id="tag"),
    pytest.param(SMILE, "driver: smile", "driver: 2024-99-99", "not YAML", id="bad date"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), EDITS)
def test_one_mistake(content: Path, file: str, old: str, new: str, said: str):
    check_one_mistake(content, file, old, new, said)


def test_an_unknown_placeholder(content: Path):
    swap(
        content, SMILE, "zh: 张嘴微笑\n      en: Open-mouth smile", "zh: '{who}'\n      en: '{who}'"
    )
    assert "nothing fills the placeholder {who}" in refusal(content).what


def test_a_sunnybrook_exercise_says_its_item(content: Path):
    swap(content, "mirror/exercises/soft_blink.yaml", "kind: extra", "kind: sunnybrook")
    assert 'needs the key "sunnybrook"' in refusal(content).what


def test_only_some_of_many_mistakes_are_listed(content: Path):
    (content / SMILE).write_text("schema_version: 1\nid: open_smile\n", encoding="utf-8")
    error = refusal(content)
    assert error.what.count("is missing.") == 5
    assert error.what.endswith("And 7 more.")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"# only a remark\n", "empty", id="remark"),
        pytest.param(b"just words", "not a list of keys", id="words"),
        pytest.param(b"- a\n- b\n", "not a list of keys", id="list"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "not a text file", id="binary"),
        pytest.param(b"\x00\x01\x02", "not YAML", id="control bytes"),
        pytest.param("名: 值".encode("gb18030"), "not a text file", id="other encoding"),
        pytest.param(b"a: 1\n---\nb: 2\n", "not YAML", id="two documents"),
        pytest.param(b"a: &x [*x]\n", '"schema_version"', id="endless"),
        pytest.param(b"? [a, b]\n: 1\n", "not YAML", id="key that is a list"),
    ],
)
@pytest.mark.parametrize("file", [SMILE, PATTERN, VOWELS, COMMON, "sources.yaml"])
def test_not_a_content_file(content: Path, file: str, raw: bytes, said: str):
    (content / file).write_bytes(raw)
    error = refusal(content)
    assert error.file == file
    assert said in error.what


def test_a_byte_order_mark_does_no_harm(content: Path):
    path = content / SMILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_library(content) == load_library()


def remove_file(content: Path) -> str:
    (content / COMMON).unlink()
    return COMMON


def empty_folder(content: Path) -> str:
    for path in (content / "mirror" / "sets").iterdir():
        path.unlink()
    return "mirror/sets"


def no_content(content: Path) -> str:
    content.rename(content.with_name("elsewhere"))
    return "sources.yaml"


def folder_for_file(content: Path) -> str:
    (content / SMILE).unlink()
    (content / SMILE).mkdir()
    return SMILE


@pytest.mark.parametrize("spoil", [remove_file, empty_folder, no_content, folder_for_file])
def test_what_is_not_there(content: Path, spoil: Callable[[Path], str]):
    file = spoil(content)
    assert refusal(content).file == file


def test_an_exercise_that_is_gone_is_named_by_who_needs_it(content: Path):
    (content / SMILE).unlink()
    assert 'names the exercise "open_smile", which is not there' in refusal(content).what
