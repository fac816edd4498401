"""Our massage against the document that it was taken from."""

from typing import Any

import pytest

from exercises.library import Library
from tests.exercises.shared import needs_content, original_of, pair, two

pytestmark = needs_content


@pytest.fixture(scope="module")
def original() -> dict[str, Any]:
    return original_of("massage.yaml")


def test_texts_of_the_steps(library: Library, original: dict[str, Any]):
    assert list(library.massage.steps) == [entry["id"] for entry in original["steps"]]
    for entry in original["steps"]:
        ours = library.massage.steps[entry["id"]]
        for key in ("name", "safety", "prompt", "cue_mid"):
            assert pair(getattr(ours, key)) == entry.get(key), (ours.id, key)
        for key in ("phase", "region", "side", "pressure", "advance"):
            assert getattr(ours, key) == entry[key], (ours.id, key)
        assert list(ours.evidence) == entry["evidence"]
        assert list(ours.skippable_by) == entry.get("skippable_by", [])
        assert ours.one_side_at_a_time == entry.get("one_side_at_a_time", False)


def test_seconds_are_those_of_massage_only(library: Library, original: dict[str, Any]):
    on_top = original["lengths_massage_only"]["prep_relax_from"]
    for entry in original["steps"]:
        ours = library.massage.steps[entry["id"]]
        theirs = entry["duration_s_massage_only"] or {
            name: entry["duration_s"][column] for name, column in on_top.items()
        }
        assert dict(ours.duration_s) == theirs, ours.id


def test_lengths(library: Library, original: dict[str, Any]):
    for name, ours in library.massage.lengths.items():
        theirs = original["lengths_massage_only"][name]
        assert pair(ours.label) == original["lengths"][name]["label"]
        assert (ours.prep_s, ours.hands_on_s, ours.relax_s, ours.total_s) == (
            theirs["prep_s"], theirs["hands_on_s"], theirs["relax_s"], theirs["wall_clock_s"],
        )  # fmt: skip
    assert library.massage.common.default_length == original["default_length"]


def test_muscles_directions_and_techniques(library: Library, original: dict[str, Any]):
    techniques = library.massage.common.techniques
    for entry in original["steps"]:
        ours, technique = library.massage.steps[entry["id"]], entry["technique"]
        assert ours.technique == technique["id"]
        assert pair(techniques[ours.technique].name) == two(technique)
        assert techniques[ours.technique].s_per_stroke == technique.get("s_per_stroke")
        muscle, direction = entry["muscle"], entry["direction"]
        assert (ours.muscle is None, ours.direction is None) == (muscle is None, direction is None)
        if ours.muscle and ours.direction:
            assert pair(ours.muscle.name) == two(muscle)
            assert (ours.muscle.latin, ours.muscle.nerve) == (muscle["la"], muscle["nerve"])
            assert pair(ours.direction.text) == two(direction)
            assert (ours.direction.start, ours.direction.end) == (
                direction["from"],
                direction["to"],
            )


def test_what_all_steps_share(library: Library, original: dict[str, Any]):
    common = library.massage.common
    assert pair(common.title) == original["title"]
    assert pair(common.side_question) == original["side_question"]
    assert pair(common.pressure_scale.text) == two(original["pressure_scale"])
    assert [(r.id, pair(r.text)) for r in common.rules] == [
        (entry["id"], two(entry)) for entry in original["rules"]
    ]
    ours = {name: pair(text) for name, text in common.profile_flags.items()}
    assert ours == original["profile_flags"]
    assert common.timer_rules.model_dump(mode="json") == original["timer_rules"]


def test_the_words_for_the_sides_are_those_of_the_mirror(
    library: Library, original: dict[str, Any]
):
    for side, text in library.mirror.placeholders.side:
        for lang in ("zh", "en"):
            assert text.of(lang) == original["placeholders"]["side"][lang][side]


def test_sources(library: Library, original: dict[str, Any]):
    for name, theirs in original["sources"].items():
        assert library.source(name).model_dump() == theirs
