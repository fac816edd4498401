"""What the camera check decides by, with the reasons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """A finding comes above `enter` and goes below `leave`; between them it stays as it is."""

    enter: float
    leave: float


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """Every number that the check decides by.

    Source, unless another is named: own figures, tests/app/vision/test_picture_quality.py.
    """

    # Centre of the face off the centre of the frame: beyond this the chin, the crown or an ear
    # leaves the picture in ordinary head movements.
    across: Limit = Limit(0.20, 0.17)
    down: Limit = Limit(0.20, 0.17)
    # Least room between the face and the edge of the frame, negative: the face is cut off.
    edge: Limit = Limit(-0.01, -0.02)
    # A resting face below 75 px of outer-canthal distance is not judged (constants.py); a fifth
    # more leaves room for leaning back. Negative, as less is worse.
    far_px: Limit = Limit(-90.0, -98.0)
    # Nearer than this a lens of a laptop draws the nose large and a smile leaves the frame.
    near_height: Limit = Limit(0.82, 0.77)
    # Bright parts of the face (90th percentile), so that dark skin in good light is not "dark".
    dark: Limit = Limit(-62.0, -70.0)
    burnt_ratio: Limit = Limit(0.12, 0.08)
    # One cheek at 1.8 times the light of the other; the demo's lamp at its side makes 1.5, turning
    # the head by 15 degrees 1.25.
    side_light_log: Limit = Limit(0.6, 0.5)
    background_ratio: Limit = Limit(2.2, 1.9)
    # A resting face turned or nodded by more than 12 degrees is not judged (constants.py).
    yaw_deg: Limit = Limit(11.0, 9.0)
    pitch_deg: Limit = Limit(11.5, 9.5)
    roll_deg: Limit = Limit(14.0, 12.0)
    # Sharp faces, filmed or drawn, have .037 to .11; out of focus by 2 % of the outer-canthal
    # distance .019, by 3 % .009.
    sharpness: Limit = Limit(-0.018, -0.022)
    glare_ratio: Limit = Limit(0.04, 0.025)
    # Below 12 frames a second the shortest usable hold, 0.3 s, has fewer than four of them.
    fps: Limit = Limit(-12.0, -14.0)
    # With fewer rows a face at arm's length has less than the 75 px of `far_px`.
    height_px: Limit = Limit(-340.0, -345.0)

    # A finding comes after, and goes after, so long a time without a break.
    raise_s: float = 0.4
    drop_s: float = 0.6
    fps_window_s: float = 2.0
    fps_least_s: float = 1.0
