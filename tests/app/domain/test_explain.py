import math
from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.constants import Constants
from app.domain.explain import Ground, ground_of
from app.domain.findings import PatternMeasure, Unit
from app.domain.tracking import TrackingMode

NOW = Constants().as_dict()
EYE = PatternMeasure("P2_smile_eye", 0.7, 0.9, 0.2, 0.01, 0.1, Unit.OF_REST)
CORNER = PatternMeasure("P1_blink_mouth", 3.0, 1.0, 2.0, 0.1, 1.5, Unit.PERCENT_OCD)


@pytest.mark.parametrize(
    ("measure", "ground"),
    [
        (EYE, Ground.LOWER_CUT),
        (CORNER, Ground.LOWER_CUT),
        (replace(EYE, noise=0.0457, threshold=0.1372), Ground.NOISE),
        (replace(CORNER, noise=0.6, threshold=1.8), Ground.NOISE),
        (replace(EYE, threshold=0.15), Ground.LONE_SMILE),
        (replace(EYE, noise=0.05, threshold=0.15), Ground.NOISE),
        (replace(EYE, pattern="P4_pucker_eye", threshold=0.15), Ground.OTHER),
        (replace(EYE, threshold=0.12), Ground.OTHER),
        (replace(EYE, threshold=math.nan), Ground.OTHER),
    ],
)
def test_what_set_the_threshold(measure: PatternMeasure, ground: Ground) -> None:
    assert ground_of(measure, NOW) is ground


def test_without_a_timeline_only_clear_differences_count() -> None:
    assert ground_of(replace(EYE, threshold=0.15), NOW, is_free=True) is Ground.UPPER_CUT
    noisy = replace(EYE, noise=0.06, threshold=0.18)
    assert ground_of(noisy, NOW, is_free=True) is Ground.NOISE


def test_standard_tracking_has_cuts_of_its_own() -> None:
    constants = Constants.of_mode(TrackingMode.STANDARD).as_dict()
    assert ground_of(replace(EYE, threshold=0.08), constants) is Ground.LOWER_CUT
    assert ground_of(replace(EYE, threshold=0.08), NOW) is Ground.OTHER


@pytest.mark.parametrize("constants", [{}, {"eye_slight": math.nan}])
def test_a_verdict_without_its_constants_is_not_explained(constants: Mapping[str, float]) -> None:
    assert ground_of(EYE, constants) is Ground.OTHER
