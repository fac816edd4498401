"""Pucker, brow, puff and nose wrinkle: the same indices behind other movements."""

from dataclasses import replace

import numpy as np
import pytest

from app.domain.findings import Analysis, Reason, Strength
from app.domain.patterns import Driver, Index, Watch
from app.domain.series import Signals
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.signals import CLOSURE, SMILE, Person, frozen, judge, only, perform, script

PUCKER = Watch("P4_pucker_eye", Driver.PUCKER, Index.EYE)
BROW = Watch("P5_brow_mouth", Driver.BROW, Index.CORNER)
PUFF = Watch("P3_puff_eyelid", Driver.PUFF, Index.EYE)
SNARL = Watch("P9_snarl_eye", Driver.SNARL, Index.EYE)
INWARD = Sides(-0.05, -0.05)
STILL = Sides(0.0, 0.0)
OPEN = Sides(0.0, 0.0)


def verdict(person: Person, watch: Watch, exercise: str = SMILE, reps: int = 3) -> Analysis:
    plan = script("rest_baseline", exercise, reps=reps)
    return judge(perform(plan, person), plan, watches={exercise: (watch,)}).analysis


def test_an_eye_that_narrows_with_a_pucker_is_flagged():
    found = verdict(Person(narrowing=only(Side.LEFT, 0.3), smile=INWARD), PUCKER)
    assert {(f.pattern, f.side, f.strength) for f in found.flags} == {
        ("P4_pucker_eye", Side.LEFT, Strength.CLEAR)
    }


def test_a_smile_is_no_pucker():
    found = verdict(Person(narrowing=only(Side.LEFT, 0.3)), PUCKER)
    assert {m.reason for m in found.movements} == {Reason.NO_MOVEMENT}


@pytest.mark.parametrize("watch", [PUFF, SNARL])
def test_without_figures_nothing_is_more_than_slight(watch: Watch):
    """No landmark shows a puff or a nose wrinkle: the asked hold stands in for it."""
    found = verdict(Person(narrowing=only(Side.LEFT, 0.5), smile=STILL), watch)
    assert len(found.flags) == 3
    assert {f.strength for f in found.flags} == {Strength.SLIGHT}


def raised(signals: Signals, by: float) -> Signals:
    """The brows go up, together, from second 4 on."""
    up = frozen(signals.brow_up.left + by * (signals.t_s > 4))
    return replace(signals, brow_up=Sides(up, up))


@pytest.mark.parametrize(("by", "reason"), [(0.04, None), (0.005, Reason.NO_MOVEMENT)])
def test_a_corner_that_rises_with_the_brows_is_flagged(by: float, reason: Reason | None):
    plan = script("rest_baseline", CLOSURE)
    person = Person(lift=only(Side.LEFT, 4.0), closure=OPEN)
    signals = raised(perform(plan, person).signals(), by)
    found = judge(signals, plan, watches={CLOSURE: (BROW,)}).analysis
    assert {m.reason for m in found.movements} == {reason}
    assert {f.side for f in found.flags} == (set() if reason else {Side.LEFT})


def test_millimetres_follow_the_curve_with_composites_only():
    plan = script("rest_baseline", SMILE)
    signals = perform(plan, Person(narrowing=only(Side.LEFT, 0.25))).signals()
    composite = replace(signals, corner_hemi_up=signals.corner_up)
    plain = judge(signals, plan, Affected.LEFT).curves
    curved = judge(composite, plan, Affected.LEFT).curves
    assert np.nanmin(plain.aperture_left_mm) / 9 == pytest.approx(0.75, abs=0.02)
    assert np.nanmin(curved.aperture_left_mm) / 9 == pytest.approx(0.58, abs=0.02)
    assert np.nanmin(curved.aperture_left_ratio) == pytest.approx(0.75, abs=0.02)
    assert np.nanmedian(curved.aperture_right_mm) == pytest.approx(9.0, abs=0.1)
