import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.filters import bridge, grey_closing, odd_frames, running_median, runs, widen

quick = settings(max_examples=60, deadline=None)
NAN = np.nan
EMPTY = np.zeros(0)
values = st.lists(st.floats(-5, 5), min_size=1, max_size=40).map(np.array)
gappy = st.lists(st.floats(-5, 5) | st.just(NAN), min_size=1, max_size=40).map(np.array)
widths = st.integers(0, 8).map(lambda half: 2 * half + 1)
masks = st.lists(st.booleans(), max_size=40).map(lambda found: np.array(found, np.bool_))


def test_gaps_are_bridged_with_straight_lines_and_flat_ends():
    gaps = np.array([NAN, 1.0, NAN, NAN, 4.0, NAN])
    assert bridge(gaps).tolist() == [1.0, 1.0, 2.0, 3.0, 4.0, 4.0]
    assert np.isnan(gaps[0]), "the input stays as it was"
    assert np.isnan(bridge(np.full(3, NAN))).all()


def test_a_single_outlier_leaves_no_trace_and_an_edge_stays_sharp():
    step = np.array([0.0, 0.0, 9.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    assert running_median(step, 3).tolist() == [0, 0, 0, 0, 0, 1, 1, 1]


@quick
@given(gappy, widths)
def test_the_median_fills_no_gap_and_makes_none(signal: np.ndarray, width: int):
    smooth = running_median(signal, width)
    assert (np.isnan(smooth) == np.isnan(signal)).all()


@quick
@given(values, widths)
def test_filters_run_alike_in_both_directions_and_stay_within_the_values(
    signal: np.ndarray, width: int
):
    for filtered in (running_median, grey_closing):
        there, back = filtered(signal, width), filtered(signal[::-1], width)[::-1]
        assert there.tolist() == back.tolist()
        assert there.min() >= signal.min()
        assert there.max() <= signal.max()


@quick
@given(values, widths)
def test_closing_only_ever_fills_and_filling_twice_is_filling_once(signal: np.ndarray, width: int):
    closed = grey_closing(signal, width)
    assert (closed >= signal).all()
    assert grey_closing(closed, width).tolist() == closed.tolist()


def test_closing_fills_a_short_valley_and_keeps_a_long_one():
    signal = np.array([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1.0])
    assert grey_closing(signal, 5).tolist() == [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1]


def test_nothing_in_gives_nothing_out():
    none = np.zeros(0, np.bool_)
    assert bridge(EMPTY).size == running_median(EMPTY, 3).size == grey_closing(EMPTY, 3).size == 0
    assert widen(none, 2).size == 0
    assert runs(none) == []


def test_widening_by_nothing_is_a_copy():
    mask = np.array([False, True])
    same = widen(mask, 0)
    assert same.tolist() == mask.tolist()
    assert same is not mask


def test_widening_takes_in_neighbours_on_both_sides_and_stops_at_the_ends():
    mask = np.array([1, 0, 0, 0, 0, 1, 0, 0], bool)
    assert widen(mask, 2).tolist() == [True, True, True, True, True, True, True, True]
    assert widen(mask, 1).tolist() == [True, True, False, False, True, True, True, False]


@quick
@given(masks)
def test_runs_name_every_true_once(mask: np.ndarray):
    rebuilt = np.zeros_like(mask)
    ends = -2
    for first, last in runs(mask):
        assert first > ends + 1, "runs do not touch"
        rebuilt[first : last + 1] = True
        ends = last
    assert rebuilt.tolist() == mask.tolist()


@pytest.mark.parametrize(
    ("seconds", "fps", "frames"),
    [(0.7, 30, 21), (0.7, 15, 11), (0.5, 30, 15), (0.5, 60, 31), (0.2, 10, 3), (0.0, 30, 3)],
)
def test_seconds_become_an_odd_number_of_frames(seconds: float, fps: float, frames: int):
    assert odd_frames(seconds, fps) == frames


@quick
@given(st.floats(0, 3), st.floats(0, 120))
def test_odd_frames_are_odd_and_last_as_long_as_asked(seconds: float, fps: float):
    frames = odd_frames(seconds, fps)
    assert frames % 2 == 1
    assert frames >= 3
    assert frames == 3 or abs(frames - seconds * fps) <= 1.5
