from dataclasses import replace

import numpy as np
import pytest

from app.domain.baseline import Rest
from app.domain.constants import Constants
from app.domain.live_limits import LiveLimits
from app.domain.measures import FaceReading
from app.domain.recent import RecentFrames
from app.domain.sides import Sides

FPS = 25.0
OPEN = FaceReading(
    yaw_deg=0.0,
    pitch_deg=0.0,
    roll_deg=0.0,
    ocd_px=150.0,
    iris_px=20.0,
    lid_gap=Sides(0.1, 0.1),
    corner_up=Sides(-0.6, -0.6),
    corner_out=Sides(0.25, 0.25),
    brow_up=Sides(0.2, 0.2),
    gaze=Sides(0.5, 0.5),
    corner_hemi_up=Sides(-0.6, -0.6),
    upper_lid=Sides(0.06, 0.06),
    whole_lid_gap=Sides(0.1, 0.1),
    half_gap=Sides(0.01, 0.01),
    lips_apart=0.02,
)


def shut_on_the_whole_face(share: Sides[float]) -> FaceReading:
    """The halves are still those of an earlier frame, with open eyes."""
    return replace(OPEN, whole_lid_gap=share.map(lambda open_share: 0.1 * open_share))


@pytest.fixture
def recent() -> RecentFrames:
    frames = RecentFrames(LiveLimits(), Constants())
    for number in range(100):
        frames.add(number / FPS, OPEN)
    return frames


@pytest.mark.parametrize(
    ("share", "is_blink"),
    [(Sides(0.1, 0.1), True), (Sides(0.1, 0.8), False), (Sides(0.9, 0.9), False)],
    ids=["both shut", "one shut draws the other", "both nearly open"],
)
def test_the_whole_face_shows_a_blink_before_its_halves_are_read(recent, share, is_blink) -> None:
    rest = recent.learn(0.0, 3.96)
    assert isinstance(rest, Rest)
    recent.add(4.0, shut_on_the_whole_face(share))
    _, compared = recent.compared(rest)
    assert compared.blink[-1] == is_blink
    assert not compared.blink[:-4].any()


def test_lips_that_open_and_close_talk_and_lips_that_part_slowly_do_not(recent) -> None:
    assert not recent.is_talking()
    for number in range(100, 150):
        recent.add(number / FPS, replace(OPEN, lips_apart=0.02 + 0.0005 * (number - 100)))
        assert not recent.is_talking()
    for number in range(150, 160):
        syllable = 0.05 * (1.0 + np.sin(2 * np.pi * 3.0 * number / FPS))
        recent.add(number / FPS, replace(OPEN, lips_apart=0.02 + syllable))
    assert recent.is_talking()


def test_without_a_face_nobody_talks() -> None:
    frames = RecentFrames(LiveLimits(), Constants())
    frames.add(0.0, None)
    assert not frames.is_talking()
