"""The massage: its lengths hold what their labels say, and no file can say otherwise."""

import math
from pathlib import Path

import pytest
import yaml

from exercises.errors import ContentError
from exercises.library import Library, load_library
from exercises.schema_massage import PHASES, MassageStep

ORDER = [
    "prep_hands", "prep_face", "prep_settle", "frontalis_lift", "frontalis_circles", "glabella",
    "temples", "orbital_rim", "nose_side", "cheek_mid", "zygomaticus_major", "risorius_buccinator",
    "masseter", "upper_lip", "lower_lip", "mentalis", "depressors", "platysma", "neck_back",
    "cool_relax", "cool_checkin",
]  # fmt: skip
HEAD = "massage/massage.yaml"
LIFT = "massage/steps/frontalis_lift.yaml"
REST = "massage/steps/cool_relax.yaml"


def swap(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_twenty_one_steps_from_washing_to_the_check_in(library: Library):
    assert list(library.massage.steps) == ORDER
    assert [s.phase for s in library.massage.steps.values()] == (
        ["prep"] * 3 + ["massage"] * 16 + ["relax"] * 2
    )


@pytest.mark.parametrize(
    ("length", "prep_s", "hands_on_s", "relax_s", "total_s"),
    [("m10", 80, 600, 40, 720), ("m12", 80, 720, 40, 840), ("m15", 90, 900, 60, 1050)],
)
def test_the_minutes_of_the_label_are_minutes_of_massage(
    library: Library, length: str, prep_s: int, hands_on_s: int, relax_s: int, total_s: int
):
    steps = library.massage.steps.values()
    sums = [sum(s.duration_s[length] for s in steps if s.phase == phase) for phase in PHASES]
    assert sums == [prep_s, hands_on_s, relax_s]
    assert sum(sums) == library.massage.lengths[length].total_s == total_s
    assert hands_on_s == 60 * int(length[1:])


def test_twelve_minutes_is_what_the_app_offers_first(library: Library):
    assert library.massage.common.default_length == "m12"
    assert list(library.massage.lengths) == ["m10", "m12", "m15"]


def test_hands_press_gently_and_never_when_nothing_is_massaged(library: Library):
    scale = library.massage.common.pressure_scale
    assert (scale.min, scale.max, scale.of) == (1, 3, 10)
    for step in library.massage.steps.values():
        allowed = (1, 2, 3) if step.phase == "massage" else (0, 1)
        assert step.pressure in allowed, step.id


def test_the_neck_and_the_eye_rim_can_be_left_out(library: Library):
    skippable = {s.id: s.skippable_by for s in library.massage.steps.values() if s.skippable_by}
    neck = (
        "carotid_disease", "stroke_or_tia", "faints_on_neck_pressure",
        "neck_surgery_or_radiotherapy",
    )  # fmt: skip
    eye = ("eye_red_or_painful", "lid_not_closing", "recent_eye_surgery")
    assert skippable == {"orbital_rim": eye, "platysma": neck, "neck_back": neck}


def test_one_side_is_named_where_one_side_is_meant(library: Library):
    for step in library.massage.steps.values():
        assert ("{side}" in step.prompt.en) == (step.side == "affected")


def spoken_s(step: MassageStep) -> float:
    chinese = sum(1 for letter in step.prompt.zh if "一" <= letter <= "鿿")
    return max(chinese / 4, len(step.prompt.en.split()) / 2.5)


def test_a_prompt_is_said_before_its_shortest_step_is_over(library: Library):
    """Source: CONTENT 1.3: at most 80 % at 4 characters or 2.5 words a second."""
    for step in library.massage.steps.values():
        assert spoken_s(step) <= 0.8 * min(step.duration_s.values()) + 1e-9, step.id


def test_every_step_with_a_mid_cue_is_long_enough_for_it(library: Library):
    shortest_s = library.massage.common.timer_rules.mid_cue_min_step_s
    cued = [s for s in library.massage.steps.values() if s.cue_mid]
    assert len(cued) == 9
    assert all(min(s.duration_s.values()) >= shortest_s for s in cued)


def test_both_sides_of_the_neck_get_the_same_time(library: Library):
    step = library.massage.steps["neck_back"]
    assert step.one_side_at_a_time
    assert step.cue_mid is not None
    assert math.isclose(library.massage.common.timer_rules.mid_cue_at_fraction, 0.5)


EDITS = [
    pytest.param(HEAD, "hands_on_s: 720", "hands_on_s: 721", "minutes", id="label"),
    pytest.param(HEAD, "total_s: 840", "total_s: 720", "total_s", id="total"),
    pytest.param(HEAD, "default_length: m12", "default_length: m20", "names no length", id="def"),
    pytest.param(HEAD, "mid_cue_at_fraction: 0.5", "mid_cue_at_fraction: 1.5", "mid_cue", id="mid"),
    pytest.param(HEAD, "auto_advance: true", "auto_advance: false", "auto_advance", id="auto"),
    pytest.param(HEAD, "  recent_eye_surgery:", "  eye_surgery:", "skippable_by", id="flag"),
    pytest.param(LIFT, "  m12: 45\n", "  m12: 46\n", "add up to 721 s", id="sum"),
    pytest.param(LIFT, "  m12: 45\n", "", 'nothing for the length "m12"', id="length missing"),
    pytest.param(LIFT, "  m12: 45\n", "  m12: 45\n  m20: 9\n", '"duration_s" names', id="m20"),
    pytest.param(LIFT, "  m12: 45\n", "  m12: 45.5\n", "duration_s.m12", id="half a second"),
    pytest.param(LIFT, "  m12: 45\n", "  m12: 0\n", "duration_s.m12", id="no time"),
    pytest.param(LIFT, "pressure: 2", "pressure: 4", "the scale ends at 3", id="pressure"),
    pytest.param(LIFT, "phase: massage", "phase: relax", 'comes after "relax"', id="phase"),
    pytest.param(LIFT, "side: both", "side: left", '"side" is wrong', id="side"),
    pytest.param(LIFT, "direction:\n", "route:\n", '"direction" is missing', id="direction"),
    pytest.param(LIFT, "  - S40", "  - S99", '"evidence" names the source "S99"', id="source"),
    pytest.param(REST, "phase: relax", "phase: massage", 'needs "muscle"', id="no muscle"),
    pytest.param(REST, "order: 200", "order: 35", 'comes after "relax"', id="order"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), EDITS)
def test_one_mistake(content: Path, file: str, old: str, new: str, said: str):
    swap(content, file, old, new)
    with pytest.raises(ContentError) as caught:
        load_library(content)
    assert str(caught.value).startswith(("massage/", caught.value.file))
    assert said in str(caught.value)
    assert caught.value.to_do.endswith(".")


def test_a_renamed_technique_is_named_by_the_first_step_that_needs_it(content: Path):
    swap(content, HEAD, "  glide:\n", "  slide:\n")
    with pytest.raises(ContentError, match='"technique" names "glide"') as caught:
        load_library(content)
    assert caught.value.file == LIFT


def test_a_new_step_is_one_new_file_and_the_sum_notices_it(content: Path):
    data = yaml.safe_load((content / LIFT).read_text(encoding="utf-8"))
    data |= {"id": "ears", "order": 195}
    path = content / "massage" / "steps" / "ears.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(ContentError, match="add up to 640 s"):
        load_library(content)
