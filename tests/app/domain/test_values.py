"""Constants, sides and records: values that files and screens rely on."""

import json
import math
from dataclasses import fields, replace
from datetime import UTC, datetime

import numpy as np
import pytest

from app.domain import constants
from app.domain.constants import Constants
from app.domain.findings import Analysis
from app.domain.patterns import JUDGED, WITHOUT_FIGURES
from app.domain.records import (
    SessionId,
    SessionMeta,
    SessionRecord,
    SessionState,
    SourceFacts,
    TrackingFacts,
    Verdict,
)
from app.domain.series import Curves
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Timeline
from app.errors import ShapeError
from tests.app.domain.signals import CORNER, EYE, Take, judge, script, times

UNITS = ("_mm", "_s", "_deg", "_px", "_percent", "_percentile")
PLAIN = {
    "rest_max_eye_noise": "shares of rest",
    "rest_min_side_ratio": "shares",
    "blink_depth": "shares of rest",
    "eye_task_min_opening": "shares of rest",
    "hold_driver_share": "shares",
    "driver_min_smile": "shares of the mouth's width",
    "driver_min_closure": "shares of rest",
    "eye_slight": "shares of rest",
    "eye_clear": "shares of rest",
    "gaze_max_change_ratio": "shares of the line between the canthi",
    "lid_whole_weight": "shares",
    "lid_whole_max": "shares of rest",
    "lid_least_travel": "shares of the lid gap",
    "smile_support": "shares of rest",
    "eye_error": "shares of rest",
    "cover_max_gap_ratio": "shares of the outer-canthal distance",
    "cover_max_change": "sum of excesses, in shares of each tolerance",
    "cover_light_log": "natural logarithm of a pixel value",
    "cover_colour_log": "natural logarithm of a ratio of pixel values",
    "cover_pattern_log": "natural logarithm of a pixel value",
    "cover_contrast_factor": "times the patch's own contrast",
    "cover_colour_contrast_factor": "times the patch's own colour contrast",
    "cover_patch_cap": "shares of its tolerance",
    "gaze_min_opening": "shares of the other eye's opening",
    "noise_factor": "times",
    "repeats_for_clear": "repetitions",
    "repeats_needed": "repetitions",
    "confidence_high_margin": "times the noise",
    "confidence_medium_margin": "times the noise",
    "confidence_medium_share": "shares of a full hold",
    "free_pucker_max_rise": "shares of the inward way",
    "free_own_share": "shares of the cut",
    "free_clear_share": "shares of the judged movements",
    "free_shut_gap_ratio": "shares of the outer-canthal distance",
    "free_min_tracked_share": "shares of the frames",
    "free_max_eye_noise": "shares of rest",
    "free_noise_factor": "times",
}
"""Constants without a unit in their name, and what they count; a new one must be named here."""


@pytest.mark.parametrize("name", [field.name for field in fields(Constants)])
def test_every_constant_is_a_positive_number_with_a_unit(name: str):
    value = getattr(Constants(), name)
    assert math.isfinite(value)
    assert value > 0
    assert name.endswith(UNITS) or name in PLAIN


def test_constants_are_written_whole_and_read_back_the_same():
    written = json.loads(json.dumps(Constants().as_dict(), allow_nan=False))
    assert Constants(**written) == Constants()
    assert list(written) == [field.name for field in fields(Constants)]
    changed = replace(Constants(), eye_slight=0.11)
    assert changed.as_dict()["eye_slight"] == 0.11


def test_the_constants_fit_each_other():
    c = Constants()
    assert c.eye_slight < c.eye_clear
    assert c.corner_slight_percent < c.corner_clear_percent
    assert c.rest_min_usable_s <= c.rest_window_s
    assert c.hold_min_usable_s <= c.hold_full_usable_s
    assert c.repeats_needed <= c.repeats_for_clear
    assert c.pose_max_change_deg <= c.pose_max_yaw_deg
    assert c.blink_margin_s < c.blink_closing_s
    assert c.hold_driver_share < 1
    assert c.hold_driver_percentile <= 100


def test_where_the_numbers_come_from_is_said():
    assert "docs/measures.md" in str(constants.__doc__)
    assert constants.ALGORITHM_VERSION.count(".") == 2


def test_only_patterns_with_figures_are_judged():
    figures = {"P1_blink_mouth", "P2_smile_eye", "P4_pucker_eye", "P5_brow_mouth"}
    assert {EYE.pattern, CORNER.pattern} <= figures
    assert figures == JUDGED - WITHOUT_FIGURES
    assert WITHOUT_FIGURES < JUDGED, "the others are never more than slight"


def test_sides_are_the_persons_own_and_swap():
    pair = Sides(left=1, right=2)
    assert (pair.of(Side.LEFT), pair.of(Side.RIGHT)) == (1, 2)
    assert pair.map(str) == Sides("1", "2")
    assert pair.swapped == Sides(2, 1)
    assert pair.swapped.swapped == pair
    assert (Side.LEFT.other, Side.RIGHT.other) == (Side.RIGHT, Side.LEFT)


def test_the_affected_side_may_be_unknown():
    assert Affected.LEFT.side is Side.LEFT
    assert Affected.RIGHT.side is Side.RIGHT
    assert Affected.UNKNOWN.side is None


def test_curves_take_columns_of_one_length_and_let_nobody_change_them():
    curves = judge(Take(times(30, 5.0)), script("rest_baseline")).curves
    for field in fields(Curves):
        assert not getattr(curves, field.name).flags.writeable, field.name
    with pytest.raises(ShapeError, match="blink"):
        replace(curves, blink=np.zeros(3, np.bool_))


def test_a_session_is_recorded_until_it_has_a_verdict():
    meta = SessionMeta(
        SessionId("1"),
        datetime(2026, 1, 2, tzinfo=UTC),
        "short",
        "demo",
        "demo",
        True,
        Affected.LEFT,
        "0.1.0",
    )
    recorded = SessionRecord(meta, Timeline(()), None, None, None)
    assert recorded.state is SessionState.RECORDED
    verdict = Verdict(
        Analysis(Affected.LEFT, None, (), (), ()),
        SourceFacts(30.0, 1, 0.03, 640, 480, True),
        TrackingFacts("standard", 1.0),
    )
    assert replace(recorded, verdict=verdict).state is SessionState.ANALYSED
