"""Our reading pages against the document that they were taken from."""

from typing import Any

import pytest

from exercises.library import Library
from tests.exercises.shared import needs_content, original_of, pair

INCLUDED = {
    "care.yaml": "care_items",
    "mirror.yaml#avoid": "avoid",
    "care.yaml#disclaimer": "disclaimer",
}

pytestmark = needs_content


@pytest.fixture(scope="module")
def original() -> list[dict[str, Any]]:
    return original_of("learn.yaml")["pages"]


def whole(entry: dict[str, Any]) -> dict[str, str]:
    """Put an English sentence together again: unquoted, YAML took its commas for separators."""
    rest = [key for key in entry if key not in ("zh", "en")]
    return {"zh": entry["zh"], "en": ", ".join([entry["en"], *rest])}


def test_pages(library: Library, original: list[dict[str, Any]]):
    assert list(library.learn) == [entry["id"] for entry in original]
    for entry in original:
        ours = library.learn[entry["id"]]
        assert pair(ours.title) == whole(entry["title"])
        assert (ours.intro and pair(ours.intro)) == (entry.get("intro") and whole(entry["intro"]))
        assert list(ours.sources) == entry.get("sources", [])
        said = entry.get("items_from") or entry.get("body_from")
        assert ours.includes == (said and INCLUDED[said])
        told = ours.body or ours.questions
        body = [whole(each) for each in entry.get("body", [])]
        assert "".join(each.zh for each in told) == "".join(each["zh"] for each in body)
        assert " ".join(each.en for each in told) == " ".join(each["en"] for each in body)


def test_causes(library: Library, original: list[dict[str, Any]]):
    entries = next(entry["items"] for entry in original if entry["id"] == "causes")
    assert [cause.id for cause in library.learn["causes"].causes] == [e["id"] for e in entries]
    for ours, entry in zip(library.learn["causes"].causes, entries, strict=True):
        for key in ("name", "what", "seen_as", "named_treatments"):
            assert pair(getattr(ours, key)) == whole(entry[key]), (ours.id, key)
