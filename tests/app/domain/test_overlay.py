from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.overlay import FadingOverlay

SQUARE = np.array([[100.0, 100.0], [140.0, 100.0], [140.0, 140.0], [100.0, 140.0]])
WIDTH = 200.0
FRAME_S = 0.04


def settled(overlay: FadingOverlay, points: np.ndarray = SQUARE, t_s: float = 0.0) -> float:
    """Show a still face for a second; returns when."""
    for _ in range(26):
        shown = overlay.see(points, WIDTH, t_s)
        t_s += FRAME_S
    assert shown.opacity == 1.0
    return t_s


def test_a_face_that_comes_is_faded_in_not_switched_on():
    overlay = FadingOverlay()
    opacities = [overlay.see(SQUARE, WIDTH, i * FRAME_S).opacity for i in range(10)]
    assert opacities[0] == 0.0
    assert all(0.0 <= b - a <= 0.2 for a, b in pairwise(opacities))
    assert opacities[-1] == 1.0


@pytest.mark.parametrize("how", ["lost", "covered", "nan"])
def test_a_hidden_face_fades_out_where_it_was(how):
    overlay = FadingOverlay()
    t_s = settled(overlay)
    elsewhere = SQUARE + 30.0
    elsewhere = np.full_like(SQUARE, np.nan) if how == "nan" else elsewhere
    opacities = []
    for _ in range(12):
        seen = None if how == "lost" else elsewhere
        shown = overlay.see(seen, WIDTH, t_s, is_covered=how == "covered")
        t_s += FRAME_S
        assert shown.points == pytest.approx(SQUARE)
        opacities.append(shown.opacity)
    assert 0.0 < opacities[2] < 1.0
    assert opacities[-1] == 0.0


def test_a_leap_is_never_followed_while_anything_is_visible():
    overlay = FadingOverlay()
    t_s = settled(overlay)
    there = SQUARE + 90.0
    last, opacity = SQUARE, 1.0
    for _ in range(40):
        shown = overlay.see(there, WIDTH, t_s)
        t_s += FRAME_S
        moved = np.abs(shown.points - last).max()
        assert moved < 1.0 or opacity == 0.0
        last, opacity = shown.points, shown.opacity
    assert shown.points == pytest.approx(there)
    assert shown.opacity == 1.0


def test_a_face_that_comes_back_near_goes_on_from_where_it_faded():
    overlay = FadingOverlay()
    t_s = settled(overlay)
    faded = overlay.see(None, WIDTH, t_s)
    back = overlay.see(SQUARE + 2.0, WIDTH, t_s + FRAME_S)
    assert 0.0 < faded.opacity < 1.0
    assert back.opacity > faded.opacity
    assert np.abs(back.points - SQUARE).max() <= 2.0


def test_jitter_is_calmed():
    overlay = FadingOverlay()
    noise = np.random.default_rng(5).normal(0.0, 1.0, (200, 4, 2))
    shown = [overlay.see(SQUARE + n, WIDTH, i * FRAME_S).points for i, n in enumerate(noise)]
    steps = np.abs(np.diff(np.array(shown)[40:], axis=0)).mean()
    assert steps < 0.5 * np.abs(np.diff(noise[40:], axis=0)).mean()


@pytest.mark.parametrize("widths_per_s", [0.2, 0.6, 1.2])
def test_a_moving_head_is_followed_within_two_percent(widths_per_s):
    overlay = FadingOverlay()
    t_s = settled(overlay)
    for i in range(1, 40):
        true = SQUARE + np.array([widths_per_s * WIDTH * i * FRAME_S, 0.0])
        shown = overlay.see(true, WIDTH, t_s + i * FRAME_S)
    assert np.abs(shown.points - true).max() < 0.02 * WIDTH


def test_a_side_that_turns_away_is_as_faint_as_it_is_visible():
    overlay = FadingOverlay()
    t_s = settled(overlay)
    for i in range(20):
        shown = overlay.see(SQUARE, WIDTH, t_s + i * FRAME_S, visibility=0.4)
    assert shown.opacity == pytest.approx(0.4)


def test_another_shape_waits_until_the_first_has_faded():
    overlay = FadingOverlay()
    t_s = settled(overlay)
    other = np.vstack([SQUARE, SQUARE])
    sizes = [len(overlay.see(other, WIDTH, t_s + i * FRAME_S).points) for i in range(15)]
    assert sizes[0] == 4
    assert sizes[-1] == 8


def test_the_same_moment_twice_changes_nothing():
    overlay = FadingOverlay()
    t_s = settled(overlay)
    first = overlay.see(SQUARE, WIDTH, t_s)
    again = overlay.see(SQUARE + 5.0, WIDTH, t_s)
    assert again.points == pytest.approx(first.points)
    assert again.opacity == first.opacity


def test_nothing_was_ever_seen():
    shown = FadingOverlay().see(None, WIDTH, 0.0)
    assert shown.points is None
    assert shown.opacity == 0.0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["seen", "lost", "covered"]),
            st.floats(-300, 300),
            st.floats(0.0, 0.5),
        ),
        max_size=40,
    )
)
def test_what_can_be_seen_never_jumps(events):
    overlay = FadingOverlay()
    t_s, before = 0.0, None
    for how, shift, step_s in events:
        t_s += step_s
        points = None if how == "lost" else SQUARE + shift
        shown = overlay.see(points, WIDTH, t_s, is_covered=how == "covered")
        assert 0.0 <= shown.opacity <= 1.0
        if before is not None and before.opacity > 0.0 and shown.points is not None:
            moved = np.abs(shown.points - before.points).max()
            assert moved <= WIDTH * (0.08 + 2.0 * 0.25)
        before = shown
