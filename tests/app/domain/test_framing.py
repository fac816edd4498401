"""Sitting where one sat last time: what to change is said in the person's own sides."""

import numpy as np
import pytest

from app.domain.framing import Change, Framing, FramingMatch, framing_over, outline_of
from app.domain.landmarks import COUNT
from app.errors import ShapeError

WIDTH, HEIGHT = 640, 480


def face(dx: float = 0.0, dy: float = 0.0, size: float = 1.0) -> np.ndarray:
    """Points on an ellipse around the middle, as wide as a face at arm's length."""
    turn = np.linspace(0, 2 * np.pi, COUNT)
    points = np.zeros((COUNT, 3))
    points[:, 0] = WIDTH / 2 + dx + 80 * size * np.cos(turn)
    points[:, 1] = HEIGHT / 2 + dy + 110 * size * np.sin(turn)
    return points


def last() -> Framing:
    outlines = np.stack([outline_of(face())] * 5)
    outlines[1] = np.nan
    outlines[2] += 300  # a frame that the median leaves alone
    framing = framing_over(outlines, np.array([1, 1, 1, 1, 1], bool), WIDTH, HEIGHT)
    assert framing is not None
    return framing


def settled(points: np.ndarray, *, scale: float = 1.0, width: int = WIDTH) -> FramingMatch:
    match = FramingMatch(last())
    for n in range(60):
        match.see(n / 25, points * scale, round(width * scale), round(HEIGHT * scale))
    return match


@pytest.mark.parametrize(
    ("moved", "change"),
    [
        ({"size": 0.85}, Change.NEARER),
        ({"size": 1.2}, Change.FURTHER),
        # The camera's right is the person's left: who sits too far right in the picture goes right.
        ({"dx": 40}, Change.RIGHT),
        ({"dx": -40}, Change.LEFT),
        ({"dy": 40}, Change.UP),
        ({"dy": -40}, Change.DOWN),
        ({"dy": 40, "size": 0.8}, Change.NEARER),
        ({}, None),
        ({"dx": 12, "dy": -12, "size": 1.05}, None),
    ],
)
def test_it_says_the_one_thing_to_change(moved: dict[str, float], change: Change | None) -> None:
    match = settled(face(**moved))
    assert match.change is change
    assert match.is_matched == (change is None)
    assert settled(face(**moved), scale=2.0).change is change, "whatever the camera's pixels"


def test_a_wider_picture_of_the_same_place_is_the_same_place() -> None:
    wide = face()
    wide[:, 0] += 100
    assert settled(wide, width=WIDTH + 200).is_matched


def test_it_does_not_flicker_at_the_limit_and_is_not_fooled_by_one_frame() -> None:
    match = settled(face(dx=40))
    t_s = 3.0
    for n, dx in enumerate((26, 28, 26, 28, 26, 28)):
        match.see(t_s + n / 5, face(dx=dx), WIDTH, HEIGHT)
        assert match.change is Change.RIGHT
    for n in range(60):
        match.see(5 + n / 25, face(dx=10), WIDTH, HEIGHT)
    assert match.is_matched
    match.see(7.44, face(dx=90), WIDTH, HEIGHT)
    assert match.is_matched


def test_without_a_face_nothing_is_said_and_nothing_matches() -> None:
    match = settled(face(dx=40))
    match.see(5.0, None, WIDTH, HEIGHT)
    assert match.change is None
    assert not match.is_matched
    assert not FramingMatch(last()).is_matched


def test_a_rest_that_shows_no_face_has_no_framing() -> None:
    unseen = np.full((3, 60, 2), np.nan, np.float32)
    assert framing_over(unseen, np.ones(3, bool), WIDTH, HEIGHT) is None
    seen = np.stack([outline_of(face())])
    assert framing_over(seen, np.zeros(1, bool), WIDTH, HEIGHT) is None
    assert framing_over(seen, np.ones(1, bool), 0, 0) is None


def test_what_is_no_face_is_refused() -> None:
    for shape in ((478,), (100, 3)):
        with pytest.raises(ShapeError):
            outline_of(np.zeros(shape))


def test_how_far_the_face_moved_in_the_picture_is_kept_without_slips_of_the_tracker() -> None:
    steps = [outline_of(face(dx=n / 5)) for n in range(-200, 201)]
    steps[7] = outline_of(face(dx=-300))
    steps[8] = np.full_like(steps[8], np.nan)
    rest = np.zeros(401, bool)
    rest[195:206] = True
    framing = framing_over(np.stack(steps), rest, WIDTH, HEIGHT)
    assert framing is not None
    assert framing.reach is not None
    left, top, right, bottom = framing.reach
    oval = np.array(framing.oval) * (WIDTH, HEIGHT)
    assert oval[:, 0].min() - left * WIDTH == pytest.approx(40, abs=2)
    assert right * WIDTH - oval[:, 0].max() == pytest.approx(40, abs=2)
    assert (top * HEIGHT, bottom * HEIGHT) == pytest.approx(
        (oval[:, 1].min(), oval[:, 1].max()), abs=1
    )
