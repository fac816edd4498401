"""The resting face: learnt from a calm window, refused with the reason a person can act on."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.baseline import Rest, RestRefusal, learn_rest
from app.domain.findings import Reason
from app.domain.series import Signals
from app.domain.sides import Side, Sides
from tests.app.domain.signals import (
    BROW_UP,
    CONSTANTS,
    CORNER_OUT,
    CORNER_UP,
    LID_GAP,
    OCD_MM,
    Take,
    mirrored,
    only,
    pick,
    times,
)


def take(fps: float = 30.0, length_s: float = 3.0) -> Take:
    return Take(times(fps, length_s))


def learn(made: Take | Signals, start_s: float = 0.0, end_s: float = 3.0) -> Rest | RestRefusal:
    signals = made.signals() if isinstance(made, Take) else made
    return learn_rest(signals, start_s, end_s, CONSTANTS)


def learnt(made: Take | Signals) -> Rest:
    rest = learn(made)
    assert isinstance(rest, Rest), rest
    return rest


def refused(made: Take | Signals, start_s: float = 0.0, end_s: float = 3.0) -> Reason:
    refusal = learn(made, start_s, end_s)
    assert isinstance(refusal, RestRefusal), refusal
    assert (refusal.start_s, refusal.end_s) == (start_s, end_s)
    return refusal.reason


@pytest.mark.parametrize("fps", [12.0, 15.0, 30.0, 60.0])
def test_a_calm_face_is_learnt_in_millimetres(fps: float):
    rest = learnt(take(fps).noise())
    assert rest.summary.aperture_left_mm == pytest.approx(LID_GAP * OCD_MM, abs=0.1)
    assert rest.summary.aperture_right_mm == pytest.approx(LID_GAP * OCD_MM, abs=0.1)
    assert rest.summary.mm_per_ocd == pytest.approx(OCD_MM)
    assert rest.summary.usable_s == pytest.approx(3.0, abs=0.1)
    assert rest.mouth_width == pytest.approx(2 * CORNER_OUT)
    assert rest.corner_up == Sides(
        pytest.approx(CORNER_UP, abs=1e-3), pytest.approx(CORNER_UP, abs=1e-3)
    )
    assert rest.brow_up == Sides(BROW_UP, BROW_UP)
    assert 0 < rest.summary.eye_noise < 0.02
    assert 0 < rest.summary.corner_noise < 0.25


def test_the_head_need_not_be_straight_only_still():
    rest = learnt(take().turn(0, 9, yaw_deg=8, pitch_deg=-9))
    assert (rest.summary.yaw_deg, rest.summary.pitch_deg) == (8, -9)


def test_blinks_are_cut_out():
    calm, blinking = learnt(take()), learnt(take().blink(0.8, 0.3).blink(2.0, 0.3))
    assert blinking.lid_gap == calm.lid_gap
    assert blinking.summary.eye_noise == pytest.approx(0, abs=1e-9)
    assert blinking.summary.usable_s < 2.6


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
def test_a_palsied_lid_that_cannot_close_spoils_no_rest(side: Side, fps: float):
    """Only the healthy eye blinks; the difference of the eyes must not look like unrest."""
    still = take(fps).noise(eye=0.005)
    blinking = take(fps).blink(0.8, 0.3, only(side, 0.95)).blink(2.1, 0.3, only(side, 0.95))
    rest = learnt(blinking.noise(eye=0.005))
    assert rest.lid_gap.of(side) == pytest.approx(learnt(still).lid_gap.of(side), rel=0.02)
    assert rest.summary.eye_noise < 0.02


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (take().lose(0, 9), Reason.NO_FACE),
        (take().lose(0, 2), Reason.FACE_LOST),
        (take().lose(0, 1.4).blink(1.7, 0.3).blink(2.3, 0.3), Reason.REST_SHORT),
        (take().turn(0, 9, yaw_deg=13), Reason.HEAD_TURNED),
        (take().turn(0, 9, yaw_deg=-13), Reason.HEAD_TURNED),
        (take().turn(0, 9, pitch_deg=13), Reason.HEAD_TURNED),
        (take().turn(0, 9, pitch_deg=-13), Reason.HEAD_TURNED),
        (take().turn(2, 3, yaw_deg=9), Reason.HEAD_MOVED),
        (take().turn(2, 3, pitch_deg=-9), Reason.HEAD_MOVED),
        (take().noise(eye=0.06), Reason.REST_UNSTEADY),
        (take().noise(corner_percent=0.6), Reason.REST_UNSTEADY),
        (take().narrow(0, 9, only(Side.LEFT, 0.45)), Reason.REST_UNEVEN),
        (take().narrow(0, 9, only(Side.RIGHT, 0.45)), Reason.REST_UNEVEN),
    ],
)
def test_an_unfit_rest_is_refused_with_its_reason(made: Take, reason: Reason):
    assert refused(made) is reason
    assert refused(mirrored(made.signals())) is reason


@pytest.mark.parametrize(
    "made",
    [
        take().lose(0, 1.4),
        take().turn(0, 9, yaw_deg=11.5, pitch_deg=-11.5),
        take().turn(2, 3, yaw_deg=7.5),
        take().noise(eye=0.025, corner_percent=0.25),
        take().narrow(0, 9, only(Side.LEFT, 0.35)),
    ],
)
def test_just_inside_the_limits_will_do(made: Take):
    learnt(made)


def test_a_face_far_away_is_too_small_to_read():
    signals = take().signals()
    small = replace(signals, ocd_px=signals.ocd_px * 0.4, iris_px=signals.iris_px * 0.4)
    assert refused(small) is Reason.FACE_SMALL
    near = replace(signals, ocd_px=signals.ocd_px * 0.43, iris_px=signals.iris_px * 0.43)
    assert learnt(near).summary.mm_per_ocd == pytest.approx(OCD_MM)


def test_a_window_outside_the_recording_is_no_rest():
    assert refused(take(), 5.0, 8.0) is Reason.NO_REST


def test_a_window_that_is_too_short_is_refused():
    assert refused(take(), 0.0, 1.0) is Reason.REST_SHORT


@pytest.mark.parametrize("stamps", [[0.0], [1.0, 1.0, 1.0, 1.0]])
def test_frames_that_last_no_time_are_no_rest(stamps: list[float]):
    """One frame, or a camera that gives every frame the same time."""
    assert refused(Take(np.array(stamps))) is Reason.REST_SHORT


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    eye=st.floats(0.0, 0.02),
    at_s=st.floats(0.5, 2.5),
    uneven=st.floats(0.0, 0.3),
)
def test_the_mirrored_face_rests_the_same(seed: int, eye: float, at_s: float, uneven: float):
    made = take().narrow(0, 9, only(Side.LEFT, uneven)).blink(at_s).turn(0, 9, yaw_deg=4)
    signals = made.noise(eye=eye, seed=seed).signals()
    rest, other = learnt(signals), learnt(mirrored(signals))
    assert other.lid_gap == rest.lid_gap.swapped
    assert other.corner_up == rest.corner_up.swapped
    assert other.corner_out == rest.corner_out.swapped
    assert other.brow_up == rest.brow_up.swapped
    assert other.summary == replace(
        rest.summary,
        aperture_left_mm=rest.summary.aperture_right_mm,
        aperture_right_mm=rest.summary.aperture_left_mm,
        yaw_deg=-rest.summary.yaw_deg,
    )


def test_the_noise_is_that_which_a_held_look_would_not_average_out():
    """Quick trembling of .03 between the eyes leaves little over half a second; a sway stays."""
    trembling = learnt(take().noise(eye=0.021)).summary.eye_noise
    assert 0 < trembling < 0.015
    swaying = take()
    swaying.opening[Side.LEFT] += 0.042 * np.sin(2 * np.pi * 0.4 * swaying.t_s)
    assert learnt(swaying).summary.eye_noise > 0.025


def test_more_trembling_is_more_noise():
    levels = [learnt(take().noise(eye=eye)).summary.eye_noise for eye in (0.0, 0.01, 0.03)]
    assert levels == sorted(levels)
    assert levels[0] == 0.0


def test_frames_before_and_after_the_window_do_not_matter():
    made = take(length_s=9.0).narrow(0, 2, 0.5).turn(6, 9, yaw_deg=30).noise()
    alone = made.signals()
    inside = pick(alone, np.flatnonzero((alone.t_s >= 2.5) & (alone.t_s <= 5.5)))
    whole, part = learn(made, 2.5, 5.5), learn(inside, 2.5, 5.5)
    assert isinstance(whole, Rest)
    assert isinstance(part, Rest)
    assert whole.lid_gap == part.lid_gap
