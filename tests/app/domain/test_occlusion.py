"""What is covered is not judged; what is not known to be covered is not lost."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis import Result
from app.domain.baseline import RestRefusal, learn_rest
from app.domain.findings import Abstention, Reason
from app.domain.measures import read_face, signals_of
from app.domain.occlusion import (
    COLUMNS,
    appearance_change,
    covered_frames,
    half_gap_ratio,
    typical_appearance,
)
from app.domain.series import Appearance, Floats, Signals
from app.domain.sides import Side, Sides
from app.errors import ShapeError
from tests.app.domain.faces import Face
from tests.app.domain.signals import (
    CLOSURE,
    CONSTANTS,
    SMILE,
    Person,
    hold_of,
    judge,
    perform,
    script,
    times,
)
from tests.app.domain.test_halves import with_halves

PLAN = script("rest_baseline", SMILE, CLOSURE, reps=1)
SMILING = hold_of(PLAN, SMILE)
PATCHES = 15
FAR = 2 * CONSTANTS.cover_max_gap_ratio
LIPS = {Side.LEFT: [291, 270, 267, 314, 321, 375], Side.RIGHT: [61, 40, 37, 84, 91, 146]}
CHIN = {Side.LEFT: [378, 400, 377, 395], Side.RIGHT: [149, 176, 148, 170]}


def landmarks(seed: int = 3) -> Floats:
    return np.random.default_rng(seed).uniform(0, 384, (478, 3))


def skin(frames: int, contrast: float = 0.0, noise: float = 0.01, seed: int = 5) -> Appearance:
    """A face that keeps still: flat patches, or patches with stripes of their own."""
    draw = np.random.default_rng(seed)
    looks = np.full((frames, 2, PATCHES, COLUMNS), 4.5, np.float32)
    looks[..., :16:2] += contrast
    looks[..., -3:-1] = (0.3, -0.2)
    looks[..., -1] = 0.02
    looks[..., :16] += draw.normal(0, noise, looks[..., :16].shape)
    return looks


def pattern(size: float) -> Floats:
    """Fingers on a patch: light and dark side by side, no lighter on the whole."""
    return np.tile([size, size, -size, -size], 4)


def with_gap(signals: Signals, start_s: float, end_s: float, gap: float = FAR) -> Signals:
    """Let the right half disagree with the whole face for a while."""
    during = (signals.t_s >= start_s) & (signals.t_s < end_s)
    right = np.where(during, gap, 0.01)
    return replace(signals, half_gap=Sides(np.full(right.shape, 0.01), right))


def recording(length_s: float = 4.0) -> Signals:
    return perform(PLAN, Person(), times(30.0, length_s)).signals()


# --- the halves against the whole face ----------------------------------------------------------


@pytest.mark.parametrize("side", list(Side))
def test_the_gap_is_that_of_the_sides_own_lips(side: Side):
    whole = landmarks()
    half = whole.copy()
    half[LIPS[side], 1] += 6.0
    assert half_gap_ratio(whole, half, 100.0, side) == pytest.approx(0.06)
    assert half_gap_ratio(whole, half, 100.0, side.other) == 0.0


def test_a_chin_out_of_place_counts_less_than_lips():
    whole = landmarks()
    half = whole.copy()
    half[CHIN[Side.LEFT], 0] -= 10.0
    assert half_gap_ratio(whole, half, 100.0, Side.LEFT) == pytest.approx(0.037)


@given(
    turn=st.floats(-3.0, 3.0),
    scale=st.floats(0.2, 5.0),
    shift=st.tuples(st.floats(-200, 200), st.floats(-200, 200)),
)
def test_the_gap_does_not_depend_on_size_place_or_roll(
    turn: float, scale: float, shift: tuple[float, float]
):
    way = scale * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    whole, half = landmarks(1)[:, :2], landmarks(2)[:, :2]
    plain = half_gap_ratio(whole, half, 100.0, Side.LEFT)
    moved = half_gap_ratio(whole @ way.T + shift, half @ way.T + shift, 100 * scale, Side.LEFT)
    assert moved == pytest.approx(plain)


def test_a_face_without_size_has_no_gap():
    assert np.isnan(half_gap_ratio(landmarks(), landmarks(), 0.0, Side.LEFT))


# --- the skin against its own rest ----------------------------------------------------------------


def test_still_skin_does_not_change():
    looks = skin(20)
    assert appearance_change(looks, looks[0], CONSTANTS).max() == 0.0


@given(brighter=st.floats(-1.0, 1.0), warmer=st.floats(-0.5, 0.5))
def test_another_light_or_white_balance_is_no_change(brighter: float, warmer: float):
    looks = skin(2)
    lit = looks.copy()
    lit[1, ..., :16] += brighter
    lit[1, ..., -3] += warmer
    assert appearance_change(lit, looks[0], CONSTANTS)[1] == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize("side", [0, 1])
def test_more_fingers_change_more_and_either_side_counts(side: int):
    found: list[float] = []
    for patches in (0, 2, 5):
        looks = skin(2)
        looks[1, side, :patches, :16] += pattern(0.3)
        found.append(float(appearance_change(looks, looks[0], CONSTANTS)[1]))
    assert found[0] == 0.0
    assert 0.0 < found[1] < found[2]
    assert found[2] > CONSTANTS.cover_max_change


@pytest.mark.parametrize("columns", [slice(0, 16), slice(-3, -1)])
def test_one_patch_alone_cannot_cover_a_face(columns: slice):
    """A reflection in a pair of glasses is far off in one patch, and no hand."""
    looks = skin(2)
    looks[1, 0, 4, columns] += 9.0
    assert 0.0 < appearance_change(looks, looks[0], CONSTANTS)[1] < CONSTANTS.cover_max_change


def test_a_patch_with_its_own_contrast_may_shift():
    """A brow, a beard or the rim of glasses one texel further along is no hand."""
    striped = skin(2, contrast=0.4)
    striped[1, ..., :16] = np.roll(striped[1, ..., :16], 1, axis=-1)
    flat = skin(2)
    flat[1, ..., :16] += striped[1, ..., :16] - striped[0, ..., :16]
    assert appearance_change(striped, striped[0], CONSTANTS)[1] < CONSTANTS.cover_max_change / 2
    assert appearance_change(flat, flat[0], CONSTANTS)[1] > CONSTANTS.cover_max_change


def test_what_was_not_seen_has_no_change():
    looks = skin(3)
    looks[1, 0, 7, 2] = np.nan
    change = appearance_change(looks, looks[0], CONSTANTS)
    assert np.isfinite(change).tolist() == [True, False, True]


def test_appearances_of_another_kind_are_refused():
    with pytest.raises(ShapeError):
        appearance_change(skin(2), skin(2)[0, :, :3], CONSTANTS)
    with pytest.raises(ShapeError):
        appearance_change(skin(2)[..., :5], skin(2)[0, ..., :5], CONSTANTS)


def test_many_frames_are_read_as_few_are():
    looks = skin(1203, noise=0.2)
    whole = appearance_change(looks, looks[0], CONSTANTS)
    assert whole[1100:] == pytest.approx(appearance_change(looks[1100:], looks[0], CONSTANTS))


def test_the_typical_appearance_is_the_median_of_what_is_usable():
    signals = replace(recording(2.0), appearance=skin(60))
    looks = signals.appearance
    assert looks is not None
    looks[:20, ..., 0] = 9.0
    looks[30] = np.nan
    usable = signals.t_s >= 20 / 30
    typical = typical_appearance(signals, usable)
    assert typical is not None
    assert typical[..., 0] == pytest.approx(4.5, abs=0.02)
    assert typical_appearance(signals, np.zeros(60, np.bool_)) is None
    assert typical_appearance(recording(2.0), usable) is None


# --- frames ---------------------------------------------------------------------------------------


def test_without_composites_nothing_is_known_to_be_covered():
    assert not covered_frames(recording(), None, CONSTANTS).any()


def test_a_hand_is_found_by_what_the_halves_invent():
    covered = covered_frames(with_gap(recording(), 1.0, 2.5), None, CONSTANTS)
    assert covered[32:73].all()
    assert not covered[:28].any()
    assert not covered[77:].any()


def test_a_hand_is_found_by_what_the_skin_looks_like():
    looks = skin(120)
    looks[30:60, 1, :6, :16] += pattern(0.4)
    covered = covered_frames(replace(recording(), appearance=looks), None, CONSTANTS)
    assert covered[32:58].all()
    assert not covered[:28].any()
    assert not covered[62:].any()


def test_two_weak_signs_make_one_strong_sign():
    looks = skin(120)
    looks[30:60, 1, :3, :16] += pattern(0.14)
    by_skin = replace(recording(), appearance=looks)
    by_gap = with_gap(recording(), 1.0, 2.0, 0.8 * CONSTANTS.cover_max_gap_ratio)
    both = replace(by_skin, half_gap=by_gap.half_gap)
    marked = [covered_frames(s, None, CONSTANTS)[45] for s in (by_skin, by_gap, both)]
    assert marked == [False, False, True]


def test_one_odd_frame_is_no_hand_and_a_short_gap_no_clear_view():
    odd = with_gap(recording(), 2.0, 2.04)
    assert not covered_frames(odd, None, CONSTANTS).any()
    twice = recording()
    first, second = with_gap(twice, 1.0, 2.0).half_gap, with_gap(twice, 2.3, 3.0).half_gap
    assert first is not None
    assert second is not None
    joined = replace(twice, half_gap=Sides(first.left, np.fmax(first.right, second.right)))
    assert covered_frames(joined, None, CONSTANTS)[35:85].all()


def test_readings_that_are_missing_do_not_cover():
    signals = recording()
    nothing = np.full(signals.t_s.shape, np.nan)
    looks = skin(120)
    looks[:] = np.nan
    unread = replace(signals, half_gap=Sides(nothing, nothing), appearance=looks)
    assert not covered_frames(unread, None, CONSTANTS).any()
    assert not covered_frames(unread, skin(1)[0], CONSTANTS).any()


def test_the_rest_is_the_measure_where_there_is_one():
    """Two looks, each for half of the recording: which is the odd one, only the rest tells."""
    looks = skin(120)
    looks[60:, 1, :6, -3:-1] += 0.3
    signals = replace(recording(), appearance=looks)
    assert covered_frames(signals, looks[0], CONSTANTS)[65:].all()
    assert covered_frames(signals, looks[-1], CONSTANTS)[:55].all()
    assert not covered_frames(signals, looks[-1], CONSTANTS)[65:].any()


# --- what becomes of them -------------------------------------------------------------------------


def covered_while(start_s: float, end_s: float) -> Result:
    return judge(with_gap(perform(PLAN, Person()).signals(), start_s, end_s), PLAN)


def test_readings_carry_the_gap_and_the_appearance():
    seen = with_halves(Face(), Face(), Face())
    assert seen.halves is not None
    looks = skin(1)[0].astype(np.float16)
    left, right = seen.halves.left, seen.halves.right
    assert left is not None
    assert right is not None
    halves = Sides(
        left=replace(left, gap_ratio=0.01, appearance=looks[0]),
        right=replace(right, gap_ratio=0.02, appearance=looks[1]),
    )
    whole = read_face(replace(seen, halves=halves))
    lost = read_face(replace(seen, halves=Sides(None, halves.right)))
    signals = signals_of([whole, None, lost], np.array([0.0, 0.04, 0.08]))
    assert signals.half_gap is not None
    assert signals.half_gap.right == pytest.approx([0.02, np.nan, 0.02], nan_ok=True)
    assert signals.half_gap.left == pytest.approx([0.01, np.nan, np.nan], nan_ok=True)
    assert signals.appearance is not None
    assert signals.appearance.shape == (3, 2, PATCHES, COLUMNS)
    assert np.isfinite(signals.appearance[:, 0, 0, 0]).tolist() == [True, False, False]
    assert not signals.appearance.flags.writeable
    plain = signals_of([read_face(Face().observed())], np.array([0.0]))
    assert plain.half_gap is None
    assert plain.appearance is None
    assert signals_of([read_face(seen)], np.array([0.0])).appearance is None


def test_a_covered_rest_is_refused_and_says_why():
    signals = with_gap(perform(PLAN, Person()).signals(), 0.0, 3.0)
    refused = learn_rest(signals, 0.5, 3.5, CONSTANTS)
    assert isinstance(refused, RestRefusal)
    assert refused.reason is Reason.FACE_COVERED


def test_a_rest_covered_for_a_moment_is_learned_from_the_rest_of_it():
    signals = with_gap(perform(PLAN, Person()).signals(), 0.0, 1.2)
    learned = learn_rest(signals, 0.5, 3.5, CONSTANTS)
    assert not isinstance(learned, RestRefusal)
    assert learned.summary.usable_s == pytest.approx(2.3, abs=0.15)


@pytest.mark.parametrize("cover", [(-1.0, 9.0), (-0.2, 0.2), (-1.5, -0.05)])
def test_a_covered_movement_is_not_judged_and_says_why(cover: tuple[float, float]):
    """Throughout; in the hold; and all but the end of it."""
    start_s, end_s = SMILING[0] + cover[0], SMILING[1] + cover[1]
    found = covered_while(start_s, end_s).analysis
    smile, closure = found.movements
    assert smile.reason is Reason.FACE_COVERED
    assert not smile.usable
    assert not smile.measures
    assert closure.usable is (end_s < hold_of(PLAN, CLOSURE)[0])


def test_a_covered_movement_too_small_to_see_is_put_down_to_the_cover():
    signals = perform(PLAN, Person(smile=Sides(0.0, 0.0))).signals()
    shown = judge(signals, PLAN).analysis.movements[0]
    hidden = with_gap(signals, SMILING[0] - 0.5, SMILING[1] + 0.3)
    assert shown.reason is Reason.NO_MOVEMENT
    assert judge(hidden, PLAN).analysis.movements[0].reason is Reason.FACE_COVERED


def test_covered_frames_are_not_usable_and_named():
    found = covered_while(SMILING[0], SMILING[0] + 0.6)
    t_s, usable = found.curves.t_s, found.curves.usable
    assert not usable[(t_s > SMILING[0] + 0.1) & (t_s < SMILING[0] + 0.5)].any()
    assert usable[(t_s > 1.0) & (t_s < 3.0)].all()
    named = [a for a in found.analysis.abstentions if a.reason is Reason.FACE_COVERED]
    assert len(named) >= 1
    assert Abstention(named[0].start_s, named[0].end_s, Reason.FACE_COVERED) == named[0]
    assert named[-1].end_s == pytest.approx(SMILING[0] + 0.6, abs=0.1)


def test_a_hand_passing_by_is_not_worth_a_sentence():
    found = covered_while(1.0, 1.3).analysis
    assert Reason.FACE_COVERED not in {a.reason for a in found.abstentions}


def test_a_turned_head_is_not_called_covered():
    """Far to the side the halves disagree with no hand in sight."""
    around = (SMILING[0] - 0.6, SMILING[1] + 0.6)
    late = perform(PLAN, Person()).turn(*around, yaw_deg=14.0).signals()
    found = judge(with_gap(late, SMILING[0], SMILING[1]), PLAN).analysis
    assert found.movements[0].reason is Reason.HEAD_MOVED
    assert Reason.FACE_COVERED not in {a.reason for a in found.abstentions}
