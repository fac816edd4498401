"""Free mode: a recording in which nobody was asked for anything."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.analysis import analyse
from app.domain.findings import Abstention, Analysis, Basis, Mode, Reason, Strength
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Timeline
from tests.app.domain.signals import CONSTANTS, Take, mirrored, only, times

LENGTH_S = 24.0
SMILES = (4.0, 9.0, 14.0, 19.0)


def talk(fps: float = 30.0, seed: int = 7) -> Take:
    """Somebody who sits there; the mouth moves less than a movement."""
    take = Take(times(fps, LENGTH_S)).noise(seed=seed)
    for side in Side:
        take.corner_up[side] += 0.015 * np.sin(9 * take.t_s)
    return take


def move(take: Take, start_s: float, out: float, up: float = 0.0, length_s: float = 1.5) -> Take:
    """Move both corners, in shares of the outer-canthal distance."""
    during = take.during(start_s, start_s + length_s)
    for side in Side:
        take.corner_out[side][during] += out
        take.corner_up[side][during] += up
    return take


def smiling(narrowing: Sides[float], at: tuple[float, ...] = SMILES, fps: float = 30.0) -> Take:
    take = talk(fps)
    for start_s in at:
        move(take, start_s, 0.06, 0.05).narrow(start_s, start_s + 1.5, narrowing)
    return take


def wander(take: Take) -> Take:
    """Let one eye open and narrow all the time, with nothing else moving."""
    take.opening[Side.LEFT] *= 1 + 0.25 * np.sin(1.5 * take.t_s)
    return take


def find(take: Take, affected: Affected = Affected.UNKNOWN) -> Analysis:
    return analyse(take.signals(), Timeline(()), affected, {}, CONSTANTS).analysis


def named(analysis: Analysis) -> list[tuple[str, int]]:
    return [(m.exercise, m.rep) for m in analysis.movements]


@pytest.mark.parametrize("affected", Affected)
def test_smiles_of_a_healthy_person_are_found_and_not_flagged(affected: Affected):
    analysis = find(smiling(Sides(0.25, 0.31)), affected)
    assert analysis.mode is Mode.FREE
    assert named(analysis) == [("free_smile", rep) for rep in (1, 2, 3, 4)]
    for movement, start_s in zip(analysis.movements, SMILES, strict=True):
        assert movement.usable
        assert movement.onset_s == pytest.approx(start_s, abs=0.2)
        assert movement.end_s == pytest.approx(start_s + 1.5, abs=0.2)
    assert analysis.flags == ()
    assert analysis.abstentions == ()


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("is_known", [True, False])
def test_an_eye_that_narrows_with_every_smile_is_clear(side: Side, is_known: bool):
    affected = Affected(side.value) if is_known else Affected.UNKNOWN
    analysis = find(smiling(only(side, 0.4)), affected)
    assert [(f.pattern, f.side, f.strength) for f in analysis.flags] == [
        ("P2_smile_eye", side, Strength.CLEAR)
    ] * 4
    assert {f.basis for f in analysis.flags} == {
        Basis.SIDE_KNOWN if is_known else Basis.SIDE_UNKNOWN
    }


def test_every_flag_leads_to_the_numbers_behind_it():
    analysis = find(smiling(only(Side.LEFT, 0.4)), Affected.LEFT)
    movements = {(m.exercise, m.rep): m for m in analysis.movements}
    assert len(analysis.flags) == 4
    for flag in analysis.flags:
        movement = movements[flag.exercise, flag.rep]
        (measure,) = movement.measures
        assert (movement.hold_start_s, movement.hold_end_s) == (flag.start_s, flag.end_s)
        assert flag.start_s <= flag.peak_s <= flag.end_s
        assert measure.left == pytest.approx(0.6, abs=0.03)
        assert measure.right == pytest.approx(1.0, abs=0.03)
        assert measure.index == flag.index == pytest.approx(0.4, abs=0.03)
        assert measure.threshold == flag.threshold == CONSTANTS.eye_clear
        assert movement.rest == analysis.rest
        assert measure.noise == analysis.rest.eye_noise > 0 if analysis.rest else False


def test_an_eye_that_narrows_with_every_pucker_is_found():
    take = talk()
    for start_s in SMILES:
        move(take, start_s, -0.06).narrow(start_s, start_s + 1.5, only(Side.RIGHT, 0.3))
    analysis = find(take, Affected.RIGHT)
    assert named(analysis) == [("free_pucker", rep) for rep in (1, 2, 3, 4)]
    assert {(f.pattern, f.side) for f in analysis.flags} == {("P4_pucker_eye", Side.RIGHT)}


def test_the_weaker_side_is_not_called_synkinesis():
    assert find(smiling(only(Side.RIGHT, 0.4)), Affected.LEFT).flags == ()


def test_a_difference_that_is_not_clear_is_no_flag():
    assert find(smiling(only(Side.LEFT, 0.13)), Affected.LEFT).flags == ()


@pytest.mark.parametrize(("count", "flags"), [(1, 1), (2, 2)])
def test_one_or_two_smiles_are_at_most_slight(count: int, flags: int):
    analysis = find(smiling(only(Side.LEFT, 0.4), SMILES[:count]), Affected.LEFT)
    assert [f.strength for f in analysis.flags] == [Strength.SLIGHT] * flags


@pytest.mark.parametrize(
    ("narrow", "strengths"),
    [(1, []), (2, [Strength.CLEAR] * 2)],
)
def test_of_four_smiles_two_must_show_it(narrow: int, strengths: list[Strength]):
    take = smiling(Sides(0.0, 0.0))
    for start_s in SMILES[:narrow]:
        take.narrow(start_s, start_s + 1.5, only(Side.LEFT, 0.4))
    assert [f.strength for f in find(take, Affected.LEFT).flags] == strengths


def test_two_of_many_smiles_are_at_most_slight():
    take = talk()
    for number in range(8):
        start_s = 2.0 + 2.7 * number
        move(take, start_s, 0.06, 0.05, length_s=1.0)
        take.narrow(start_s, start_s + 1.0, only(Side.LEFT, 0.4 if number < 2 else 0.0))
    analysis = find(take, Affected.LEFT)
    assert len(analysis.movements) == 8
    assert [f.strength for f in analysis.flags] == [Strength.SLIGHT] * 2


def test_a_difference_shorter_than_a_third_of_a_second_is_no_flag():
    take = smiling(Sides(0.0, 0.0))
    for start_s in SMILES:
        take.narrow(start_s + 0.5, start_s + 0.7, only(Side.LEFT, 0.4))
    assert find(take, Affected.LEFT).flags == ()


def test_a_wink_without_a_smile_is_no_movement():
    take = talk()
    for start_s in SMILES:
        take.narrow(start_s, start_s + 1.0, only(Side.LEFT, 0.8))
    analysis = find(take)
    assert analysis.flags == analysis.movements == ()
    assert analysis.abstentions == (Abstention(0.0, float(take.t_s[-1]), Reason.NO_MOVEMENT),)


def test_a_jaw_that_drops_is_named_and_not_judged():
    """Its corners go inward as well, but further down."""
    take = talk()
    for start_s in SMILES:
        move(take, start_s, -0.04, -0.08).narrow(start_s, start_s + 1.5, only(Side.LEFT, 0.4))
    analysis = find(take)
    assert [(m.exercise, m.reason) for m in analysis.movements] == [
        ("free_other", Reason.NOT_MEASURED)
    ] * 4
    assert analysis.flags == ()
    assert [a.reason for a in analysis.abstentions] == [Reason.NO_MOVEMENT]


def test_a_smile_with_the_head_turned_is_not_judged_and_says_why():
    take = smiling(only(Side.LEFT, 0.4)).turn(3.5, 6.0, yaw_deg=25)
    analysis = find(take, Affected.LEFT)
    first = analysis.movements[0]
    assert (first.usable, first.reason) == (False, Reason.HEAD_MOVED)
    assert len(analysis.flags) == 3
    reasons = [a.reason for a in analysis.abstentions]
    assert sorted(reasons) == [Reason.HEAD_MOVED, Reason.HEAD_TURNED]


def test_eyes_that_are_shut_for_a_while_are_named():
    analysis = find(smiling(Sides(0.0, 0.0)).narrow(11.0, 13.0, 0.8))
    (shut,) = analysis.abstentions
    assert shut.reason is Reason.EYES_CLOSED
    assert (shut.start_s, shut.end_s) == (pytest.approx(11, abs=0.1), pytest.approx(13, abs=0.1))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda take: take.lose(0, 99), Reason.NO_FACE),
        (lambda take: take.lose(0, 14), Reason.FACE_LOST),
        (lambda take: take.turn(0, 15, yaw_deg=25), Reason.HEAD_TURNED),
        (lambda take: take.turn(0, 15, pitch_deg=-20), Reason.HEAD_TURNED),
        (lambda take: take.narrow(0, 99, 0.8), Reason.EYES_CLOSED),
        (lambda take: take.narrow(0, 99, only(Side.LEFT, 0.5)), Reason.REST_UNEVEN),
        (wander, Reason.REST_UNSTEADY),
        (lambda take: take.lose(0.8, 1.0) and Take(times(30, 0.8)), Reason.REST_SHORT),
    ],
)
def test_a_recording_without_a_resting_face_says_why(spoil, reason: Reason):
    analysis = find(spoil(smiling(only(Side.LEFT, 0.4))))
    assert (analysis.rest, analysis.movements, analysis.flags) == (None, (), ())
    assert analysis.abstentions[0].start_s == 0.0
    assert reason in {a.reason for a in analysis.abstentions}


def test_a_face_that_is_far_away_says_so():
    take = talk()
    take.ocd_px[:] = 60
    assert [a.reason for a in find(take).abstentions] == [Reason.FACE_SMALL]


def test_a_head_that_never_keeps_still_says_so():
    take = talk()
    take.yaw_deg[:] = np.where((take.t_s * 2) % 2 < 1, 11.5, -11.5) * 2
    take.yaw_deg[0] = 0.0
    assert find(take).abstentions[0].reason in {Reason.HEAD_TURNED, Reason.HEAD_MOVED}


def test_a_mouth_that_never_keeps_still_says_so():
    take = talk()
    for side in Side:
        take.corner_up[side] += 2.0 * np.sin(6 * take.t_s)
    assert [a.reason for a in find(take).abstentions] == [Reason.REST_UNSTEADY]


def test_a_recording_without_frames_says_nothing():
    analysis = find(Take(np.zeros(0)))
    assert (analysis.movements, analysis.abstentions, analysis.mode) == ((), (), Mode.FREE)


def test_a_long_smile_does_not_become_the_resting_face():
    """Four tenths of the time; the middle of all frames alone would lie between."""
    take = talk()
    move(take, 5.0, 0.06, 0.05, length_s=9.5).narrow(5.0, 14.5, only(Side.LEFT, 0.4))
    analysis = find(take, Affected.LEFT)
    (movement,) = analysis.movements
    assert movement.measures[0].left == pytest.approx(0.6, abs=0.03)
    assert movement.measures[0].right == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize("affected", Affected)
def test_a_smile_for_most_of_the_time_never_names_the_wrong_side(affected: Affected):
    """The smile becomes the middle; when it fades, the left eye opens wide."""
    take = talk()
    for start_s in (1.0, 7.0, 13.0, 19.0):
        move(take, start_s, 0.09, 0.03, length_s=4.5)
        take.narrow(start_s, start_s + 4.5, only(Side.LEFT, 0.3))
    analysis = find(take, affected)
    assert "free_pucker" in {m.exercise for m in analysis.movements}
    assert {f.side for f in analysis.flags} <= {Side.LEFT}


@pytest.mark.parametrize("fps", [15.0, 24.0, 30.0, 60.0])
def test_the_frame_rate_does_not_change_the_verdict(fps: float):
    analysis = find(smiling(only(Side.LEFT, 0.4), fps=fps), Affected.LEFT)
    assert [f.strength for f in analysis.flags] == [Strength.CLEAR] * 4


@settings(max_examples=25, deadline=None)
@given(
    left=st.floats(0, 0.6),
    right=st.floats(0, 0.6),
    affected=st.sampled_from(Affected),
    blink_s=st.floats(0, 24),
    yaw_deg=st.floats(-14, 14),
)
def test_the_mirrored_person_gets_the_mirrored_verdict(
    left: float, right: float, affected: Affected, blink_s: float, yaw_deg: float
):
    signals = smiling(Sides(left, right)).blink(blink_s, 0.3).turn(0, 9, yaw_deg).signals()
    other = Affected(affected.side.other.value) if affected.side else affected
    one = analyse(signals, Timeline(()), affected, {}, CONSTANTS).analysis
    two = analyse(mirrored(signals), Timeline(()), other, {}, CONSTANTS).analysis
    assert [replace(f, side=f.side.other, index=abs(f.index)) for f in two.flags] == [
        replace(f, index=abs(f.index)) for f in one.flags
    ]
    assert [(m.onset_s, m.reason) for m in two.movements] == [
        (m.onset_s, m.reason) for m in one.movements
    ]
    assert two.abstentions == one.abstentions


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), affected=st.sampled_from(Affected))
def test_noise_alone_is_never_flagged(seed: int, affected: Affected):
    take = smiling(Sides(0.2, 0.22)).noise(eye=0.02, corner_percent=0.3, seed=seed)
    assert find(take, affected).flags == ()


def test_a_twitch_of_the_mouth_is_no_movement():
    assert find(move(talk(), 5.0, 0.06, length_s=0.25)).movements == ()


def test_a_face_behind_a_hand_says_so():
    signals = smiling(only(Side.LEFT, 0.4)).signals()
    hidden = np.full(signals.t_s.shape, 1.0)
    hidden.flags.writeable = False
    covered = replace(signals, half_gap=Sides(hidden, hidden))
    analysis = analyse(covered, Timeline(()), Affected.LEFT, {}, CONSTANTS).analysis
    assert (analysis.rest, analysis.flags) == (None, ())
    assert {a.reason for a in analysis.abstentions} == {Reason.FACE_COVERED}
