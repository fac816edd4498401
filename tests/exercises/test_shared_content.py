"""Our texts against the document that they were taken from."""

from typing import Any

import pytest

from exercises.library import Library
from tests.exercises.shared import needs_content, original_of, pair, two

pytestmark = needs_content


@pytest.fixture(scope="module")
def original() -> dict[str, Any]:
    return original_of("mirror.yaml")


def test_exercises(library: Library, original: dict[str, Any]):
    assert list(library.exercises) == [entry["id"] for entry in original["exercises"]]
    for entry in original["exercises"]:
        ours = library.exercise(entry["id"])
        for key in ("name", "instruct", "watch_note", "goal", "avoid"):
            assert pair(getattr(ours, key)) == entry[key], (ours.id, key)
        for key in ("kind", "eyes_closed"):
            assert getattr(ours, key) == entry[key]
        assert ours.measured == entry.get("measured", True)
        assert list(ours.watch) == entry["watch"]
        assert list(ours.evidence) == entry["evidence"]
        assert ours.doses.starter.model_dump() == entry["dose"]["starter"]
        assert ours.doses.standard.model_dump() == entry["dose"]["standard"]


def test_sunnybrook_items(library: Library, original: dict[str, Any]):
    for entry in original["exercises"]:
        ours, theirs = library.exercise(entry["id"]).sunnybrook, entry["sunnybrook"]
        assert (ours is None) == (theirs is None)
        if ours is not None:
            assert ours.domain == theirs["domain"]
            assert [i.zh for i in ours.items] == theirs.get("items_zh", [theirs.get("item_zh")])
            assert [i.en for i in ours.items] == theirs.get("items_en", [theirs.get("item_en")])


def test_patterns(library: Library, original: dict[str, Any]):
    assert list(library.patterns) == [entry["id"] for entry in original["patterns"]]
    for entry in original["patterns"]:
        ours = library.pattern(entry["id"])
        for key in ("name", "voluntary", "unwanted"):
            assert pair(getattr(ours, key)) == entry[key], (ours.id, key)
        for key in ("seed", "type", "metric"):
            assert getattr(ours, key) == entry[key]
        assert list(ours.exercises) == entry["exercises"]
        assert list(ours.evidence) == entry["evidence"]


def test_sets(library: Library, original: dict[str, Any]):
    assert list(library.sets) == [*(entry["id"] for entry in original["sequences"]), "first_look"]
    for entry in original["sequences"]:
        ours = library.set(entry["id"])
        assert pair(ours.name) == entry["name"]
        assert (ours.level, ours.est_s) == (entry["level"], entry["est_s"])
        assert list(ours.exercises) == entry["exercises"]
        assert list(ours.break_after) == entry.get("break_after", [])
        is_record = entry["level"] == "record"
        assert ours.intro_s == (original["recording"] if is_record else original)["intro_s"]


def test_recording_doses(library: Library, original: dict[str, Any]):
    doses = dict(original["recording"]["dose"])
    weekly = library.set("recording_weekly")
    assert weekly.own_dose is not None
    assert weekly.own_dose.model_dump() == doses.pop("default")
    assert {name: dose.model_dump() for name, dose in weekly.overrides.items()} == doses


def test_common_texts(library: Library, original: dict[str, Any]):
    mirror = library.mirror
    assert pair(mirror.title) == original["title"]
    assert [pair(text) for text in mirror.principles] == original["principles"]
    assert [(v.id, pair(v.name)) for v in mirror.view_modes] == [
        (entry["id"], two(entry)) for entry in original["view_modes"]
    ]
    assert {name: pair(text) for name, text in mirror.cues_common} == original["cues_common"]
    for side, text in mirror.placeholders.side:
        for lang in ("zh", "en"):
            assert text.of(lang) == original["placeholders"]["side"][lang][side]
    rating = original["self_rating"]
    assert [step.value for step in mirror.self_rating.steps] == rating["scale"]
    for lang in ("zh", "en"):
        said = [step.label.of(lang) for step in mirror.self_rating.steps]
        assert said == rating["labels"][lang]
    assert mirror.self_rating.note == rating["note"]


def test_common_rules(library: Library, original: dict[str, Any]):
    mirror = library.mirror
    assert mirror.effort_max_of_10 == original["effort_max_of_10"]
    assert mirror.block_rest_s == original["block_rest_s"]
    gate = original["gate"]
    assert list(mirror.gate.requires) == gate["requires"]
    assert (mirror.gate.otherwise, list(mirror.gate.src)) == (gate["else"], gate["src"])
    assert [(r.when, r.then, r.cue) for r in mirror.stop_rules] == [
        (entry["if"], entry["then"], entry["cue"]) for entry in original["stop_rules"]
    ]
    assert [(a.id, pair(a.text), a.why, list(a.src)) for a in mirror.avoid] == [
        (entry["id"], two(entry), entry["why"], entry["src"]) for entry in original["avoid"]
    ]
    metrics = dict(original["metrics"])
    assert mirror.metrics_rule == metrics.pop("rule")
    ours = {name: m.model_dump(mode="json") for name, m in mirror.metrics.items()}
    assert ours == metrics
    recording = mirror.recording.model_dump(mode="json")
    left_out = {"dose", "intro_s"}
    assert recording == {k: v for k, v in original["recording"].items() if k not in left_out}


def test_sources(library: Library, original: dict[str, Any]):
    ours = {name: source.model_dump() for name, source in library.sources.items()}
    theirs: dict[str, Any] = {}
    for name in ("mirror", "massage", "care"):
        theirs |= original_of(f"{name}.yaml")["sources"]
    assert ours == {name: theirs[name] for name in ours}
    assert set(original["sources"]) <= set(ours)
