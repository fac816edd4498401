"""The columns that people see and that go into series.csv."""

from dataclasses import fields, replace

import numpy as np
import pytest

from app.domain.series import Curves, Signals
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Script
from tests.app.domain.signals import (
    CLOSURE,
    CONSTANTS,
    LID_GAP,
    OCD_MM,
    SMILE,
    Person,
    Take,
    hold_of,
    judge,
    mirrored,
    only,
    perform,
    pick,
    script,
    times,
)

PLAN = script("rest_baseline", SMILE, CLOSURE, reps=1)
UNGUIDED = Script(())
MEASURED = [f.name for f in fields(Curves) if f.name.startswith(("aperture", "corner", "brow"))]
OPEN_MM = LID_GAP * OCD_MM


def at(curves: Curves, name: str, second: float) -> float:
    column = getattr(curves, name)
    return float(column[np.argmin(np.abs(curves.t_s - second))])


def test_a_smile_reads_in_millimetres_and_shares_of_rest():
    person = Person(narrowing=Sides(0.3, 0.1), smile=Sides(0.05, 0.07), lift=only(Side.RIGHT, 3.0))
    made = perform(PLAN, person)
    made.brow_up[Side.RIGHT] += 0.03  # a brow that sits higher, at rest too
    made.brow_up[Side.LEFT][made.during(*hold_of(PLAN, SMILE))] += 0.04
    curves = judge(made, PLAN).curves
    smiling = sum(hold_of(PLAN, SMILE)) / 2
    closing = sum(hold_of(PLAN, CLOSURE)) / 2
    assert at(curves, "aperture_left_mm", 2.0) == pytest.approx(OPEN_MM)
    assert at(curves, "aperture_left_mm", smiling) == pytest.approx(0.7 * OPEN_MM)
    assert at(curves, "aperture_right_ratio", smiling) == pytest.approx(0.9)
    assert at(curves, "corner_left_out_mm", smiling) == pytest.approx(0.05 * OCD_MM)
    assert at(curves, "corner_right_out_mm", smiling) == pytest.approx(0.07 * OCD_MM)
    assert at(curves, "corner_right_up_mm", closing) == pytest.approx(0.03 * OCD_MM)
    assert at(curves, "corner_left_up_mm", closing) == pytest.approx(0.0)
    assert at(curves, "brow_left_mm", smiling) == pytest.approx(0.04 * OCD_MM)
    assert at(curves, "brow_right_mm", smiling) == pytest.approx(0.0)


def test_the_ruler_is_the_iris():
    """Half the picture size changes nothing; a larger iris in the same face makes it smaller."""
    signals = perform(PLAN, Person()).signals()
    near = judge(signals, PLAN).curves.aperture_left_mm
    far = replace(signals, ocd_px=signals.ocd_px / 2, iris_px=signals.iris_px / 2)
    assert judge(far, PLAN).curves.aperture_left_mm == pytest.approx(near)
    large = replace(signals, iris_px=signals.iris_px * 1.25)
    assert judge(large, PLAN).curves.aperture_left_mm == pytest.approx(near / 1.25)


@pytest.mark.parametrize("plan", [PLAN, UNGUIDED])
def test_the_ruler_is_the_one_of_the_constants(plan: Script):
    made = perform(PLAN, Person())
    other = replace(CONSTANTS, iris_mm=2 * CONSTANTS.iris_mm)
    usual, doubled = (judge(made, plan, constants=c).curves for c in (CONSTANTS, other))
    assert doubled.aperture_right_mm == pytest.approx(2 * usual.aperture_right_mm)


def test_a_lost_face_leaves_gaps_in_every_column_and_nowhere_else():
    curves = judge(perform(PLAN, Person()).lose(2.0, 2.6), PLAN).curves
    gap = (curves.t_s >= 2.0) & (curves.t_s < 2.6)
    assert (curves.tracked == ~gap).all()
    for name in [*MEASURED, "yaw_deg", "pitch_deg", "roll_deg"]:
        assert (np.isnan(getattr(curves, name)) == gap).all(), name
    assert not curves.usable[gap].any()
    assert not curves.blink[gap].any()


def test_frames_are_counted_and_times_kept():
    made = perform(PLAN, Person())
    curves = judge(made, PLAN).curves
    assert curves.frame.tolist() == list(range(made.t_s.size))
    assert curves.t_s.tolist() == made.t_s.tolist()


def test_usable_means_tracked_still_and_not_blinking():
    made = perform(PLAN, Person()).blink(2.0, 0.3).turn(8.2, 8.8, yaw_deg=20).lose(0.2, 0.4)
    curves = judge(made, PLAN).curves
    turned = (curves.t_s >= 8.2) & (curves.t_s < 8.8)
    assert at(curves, "blink", 2.0) == 1
    assert (curves.usable == (curves.tracked & ~curves.blink & ~turned)).all()
    assert curves.usable.sum() > 0.8 * curves.usable.size


def test_a_recording_without_prompts_is_drawn_against_its_own_middle():
    """The last third is a smile; the middle of the whole is the calm face."""
    made = Take(times(30, 9.0)).blink(1.0, 0.3).narrow(6.5, 9.0, only(Side.LEFT, 0.3))
    curves = judge(made, UNGUIDED).curves
    assert at(curves, "aperture_left_mm", 3.0) == pytest.approx(OPEN_MM)
    assert at(curves, "aperture_left_ratio", 3.0) == pytest.approx(1.0)
    assert at(curves, "aperture_left_ratio", 8.0) == pytest.approx(0.7)
    assert at(curves, "aperture_right_ratio", 8.0) == pytest.approx(1.0)
    assert at(curves, "blink", 1.0) == 1


def far_away(signals: Signals) -> Signals:
    return replace(signals, ocd_px=signals.ocd_px * 0.3, iris_px=signals.iris_px * 0.3)


@pytest.mark.parametrize(
    "made",
    [
        perform(PLAN, Person()).turn(0, 99, yaw_deg=25).signals(),
        perform(PLAN, Person()).noise(eye=0.07).signals(),
        perform(PLAN, Person()).narrow(0, 99, only(Side.LEFT, 0.5)).signals(),
        far_away(perform(PLAN, Person()).signals()),
        perform(PLAN, Person()).lose(0.0, 6.5).signals(),
    ],
)
def test_without_a_fit_rest_there_are_still_curves(made: Signals):
    """A refused rest means no verdict, not an empty picture."""
    result = judge(made, PLAN)
    assert result.analysis.rest is None
    assert result.analysis.flags == ()
    for name in MEASURED:
        assert np.isfinite(getattr(result.curves, name)[made.tracked]).all(), name
    assert np.nanmedian(result.curves.aperture_right_ratio) == pytest.approx(1.0, abs=0.05)


def test_a_face_seen_in_one_frame_of_five_still_has_curves():
    made = Take(times(30, 10.0)).lose(0.0, 4.0).lose(6.0, 10.0)
    curves = judge(made, UNGUIDED).curves
    assert np.isfinite(curves.aperture_left_mm).sum() == 60


def unseen(curves: Curves) -> bool:
    return all(np.isnan(getattr(curves, name)).all() for name in MEASURED)


def test_no_face_at_all_gives_empty_columns():
    made = Take(times(30, 3.0)).lose(0.0, 3.0)
    curves = judge(made, PLAN).curves
    assert unseen(curves)
    assert not curves.usable.any()
    assert not curves.blink.any()


def test_a_recording_that_is_nothing_but_a_blink_has_no_middle():
    shut = Take(np.arange(5) / 25)
    shut.narrow(0.03, 0.13, 0.9)
    curves = judge(shut, UNGUIDED).curves
    assert unseen(curves)
    assert curves.tracked.all()


@pytest.mark.parametrize("stamps", [[], [0.0], [0.0, 0.04], [1.0, 1.0, 1.0]])
def test_a_recording_of_next_to_nothing_is_no_crash(stamps: list[float]):
    result = judge(Take(np.array(stamps)), UNGUIDED)
    assert result.curves.frame.size == len(stamps)
    assert result.analysis.flags == ()
    if stamps:
        assert result.curves.aperture_left_ratio == pytest.approx(np.ones(len(stamps)))


def test_the_mirrored_person_has_mirrored_curves():
    signals = perform(PLAN, Person(narrowing=only(Side.LEFT, 0.3))).blink(2, 0.3).noise().signals()
    one = judge(signals, PLAN, Affected.LEFT).curves
    other = judge(mirrored(signals), PLAN, Affected.RIGHT).curves
    for name in MEASURED:
        partner = name.replace("left", "#").replace("right", "left").replace("#", "right")
        assert getattr(one, name).tolist() == getattr(other, partner).tolist(), name
    assert one.usable.tolist() == other.usable.tolist()
    assert one.blink.tolist() == other.blink.tolist()


def test_the_recording_may_be_read_again_afterwards():
    """Curves freeze their own columns, never those of the recording."""
    signals = pick(perform(PLAN, Person()).signals(), np.arange(200))
    loose = replace(signals, yaw_deg=signals.yaw_deg.copy(), t_s=signals.t_s.copy())
    judge(loose, PLAN)
    assert loose.yaw_deg.flags.writeable
    assert loose.t_s.flags.writeable
