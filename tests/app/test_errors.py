import re
from string import Formatter

import pytest

from app import errors
from app.errors import (
    Bug,
    MirrorMendError,
    ModelFailure,
    RecordingFailure,
    ReportFailure,
    ShapeError,
    SourceFailure,
    StorageFailure,
    UsageFailure,
    UserFacing,
)
from app.texts import Lang, Texts, all_keys
from tests.app.sources import FAILURES, Raised, raised

RAISED = raised()
# Said by app.cli for ContentError, which belongs to the layer below.
BY_HAND = {"content_invalid": {"file", "what", "to_do"}}
# The log of the app tells which file; the person has only one.
NOT_SAID = {"database_busy": {"path"}}


def fields_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_scan_sees_the_failures() -> None:
    assert {each.key for each in RAISED} >= {"camera_missing", "disk_full", "report_nothing"}
    assert {each.kind for each in RAISED} == set(FAILURES)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("each", RAISED, ids=lambda each: each.place)
def test_every_failure_has_a_sentence_with_exactly_its_fields(each: Raised, lang: Lang) -> None:
    marks = {name: f"<{name}>" for name in each.fields}
    marks["free_mb"] = 7
    kind = getattr(errors, each.kind)
    sentence = Texts(lang).explain(kind(each.key, **{n: marks[n] for n in each.fields}))
    for name in each.fields - NOT_SAID.get(each.key, set()):
        assert str(marks[name]) in sentence, f"{name} is passed, but not said"
    assert not re.search(r"[{}]", sentence)


@pytest.mark.parametrize("lang", Lang)
def test_a_content_error_has_a_sentence(lang: Lang) -> None:
    for key, fields in BY_HAND.items():
        assert Texts(lang)(f"error.{key}", **dict.fromkeys(fields, "x"))


def test_no_sentence_is_left_of_a_failure_that_is_gone() -> None:
    written = {key.removeprefix("error.") for key in all_keys() if key.startswith("error.")}
    assert written == {each.key for each in RAISED} | set(BY_HAND)


def test_the_drawn_tree_names_every_key_under_its_failure() -> None:
    drawn: dict[str, set[str]] = {}
    kind = ""
    for line in (errors.__doc__ or "").splitlines():
        named = re.search(r"[├└]── (\w+)\s+(.*)", line)
        if named:
            kind, line = named.groups()  # noqa: PLW2901 - the rest of the line
        if kind in FAILURES:
            drawn.setdefault(kind, set()).update(re.findall(r"[a-z]+_[a-z_]+", line))
    made: dict[str, set[str]] = {}
    for each in RAISED:
        made.setdefault(each.kind, set()).add(each.key)
    assert drawn == made


def test_every_class_is_in_the_tree() -> None:
    classes = {
        name
        for name, thing in vars(errors).items()
        if isinstance(thing, type) and issubclass(thing, MirrorMendError)
    }
    assert set(
        re.findall(r"\b[A-Z]\w*(?:Error|Failure|Facing)\b|\bBug\b", errors.__doc__ or "")
    ) == (classes)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (UsageFailure, 2),
        (SourceFailure, 3),
        (ModelFailure, 4),
        (StorageFailure, 5),
        (RecordingFailure, 5),
        (ReportFailure, 6),
    ],
)
def test_exit_codes_are_the_documented_ones(kind: type[UserFacing], code: int) -> None:
    error = kind("some_key", path="/x", free_mb=3)
    assert error.exit_code == code
    assert (error.key, error.fields) == ("some_key", {"path": "/x", "free_mb": 3})
    assert str(error) == "some_key {'path': '/x', 'free_mb': 3}"
    assert str(kind("some_key")) == "some_key"


def test_a_bug_is_nothing_that_the_person_can_act_on() -> None:
    assert issubclass(ShapeError, Bug)
    assert not issubclass(Bug, UserFacing)
