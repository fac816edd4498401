"""Our care list and questions against the document that they were taken from."""

from typing import Any

import pytest

from exercises.library import Library
from tests.exercises.shared import needs_content, original_of, pair, two

pytestmark = needs_content


@pytest.fixture(scope="module")
def original() -> dict[str, Any]:
    return original_of("care.yaml")


def test_items(library: Library, original: dict[str, Any]):
    assert list(library.care.items) == [entry["id"] for entry in original["items"]]
    for entry in original["items"]:
        ours = library.care.items[entry["id"]]
        for key in ("title", "why", "reminder", "exceptions"):
            assert pair(getattr(ours, key)) == entry.get(key), (ours.id, key)
        for key in ("origin", "schedule", "linked_to"):
            assert getattr(ours, key) == entry.get(key), (ours.id, key)
        assert (ours.basis, list(ours.sources)) == (entry["evidence"], entry["sources"])


def test_log_fields(library: Library, original: dict[str, Any]):
    for entry in original["items"]:
        ours = library.care.items[entry["id"]].log
        assert [field.key for field in ours] == [field["key"] for field in entry["log"]]
        for field, theirs in zip(ours, entry["log"], strict=True):
            assert (field.type, pair(field.label)) == (theirs["type"], theirs["label"])
            for key in ("required", "auto", "multiple"):
                assert getattr(field, key) == theirs.get(key, False)
            assert (field.min, field.max) == (theirs.get("min"), theirs.get("max"))
            assert [option.id for option in field.options] == theirs.get("options", [])


def test_red_flags(library: Library, original: dict[str, Any]):
    assert list(library.care.red_flags) == [entry["id"] for entry in original["red_flags"]]
    for entry in original["red_flags"]:
        ours = library.care.red_flags[entry["id"]]
        assert (pair(ours.ask), pair(ours.say)) == (entry["ask"], entry["say"])
        assert (ours.level, ours.trigger, ours.note) == (
            entry["level"],
            entry["trigger"],
            entry.get("note"),
        )
        assert list(ours.asked) == entry["asked"]
        assert [str(action) for action in ours.actions] == entry["actions"]
        assert list(ours.sources) == entry["sources"]


def test_common_texts(library: Library, original: dict[str, Any]):
    common = library.care.common
    assert pair(common.title) == original["title"]
    assert common.numbers.model_dump() == original["numbers"]
    assert {name: {"fallback": pair(text)} for name, text in common.placeholders} == original[
        "number_placeholders"
    ]
    assert {name: (level.order, pair(level.name)) for name, level in common.levels.items()} == {
        name: (entry["order"], two(entry)) for name, entry in original["red_flag_levels"].items()
    }
    assert {name: pair(text) for name, text in common.disclaimer} == original["disclaimer"]
    assert common.claims.model_dump(mode="json") == original["claims"]
    assert [entry.model_dump(mode="json") for entry in common.accessibility] == original[
        "accessibility"
    ]


def test_sources(library: Library, original: dict[str, Any]):
    for name, entry in original["sources"].items():
        if name in library.sources:
            assert library.source(name).model_dump() == entry
