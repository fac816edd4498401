"""What the demo person's face does in one frame."""

from dataclasses import dataclass
from typing import Final

RESTING_BLINK: Final = 0.07


@dataclass(frozen=True, slots=True)
class FaceParameters:
    """One expression, one head position, one light.

    Movements are 0 at rest and 1 at their fullest. `blink_*` is lid closure and rests at .07:
    wide open eyes look startled. Yaw turns to the person's left, pitch nods down, roll tilts
    towards the person's right shoulder. Shifts are in the person's directions, left and up.
    `scale` 1 is half a metre away. `light` .5 is a bright room; `side_light` moves the lamp
    across, gaze is -1..1 to the person's left and up, `noise` is that of the sensor.
    """

    blink_left: float = RESTING_BLINK
    blink_right: float = RESTING_BLINK
    smile_left: float = 0.0
    smile_right: float = 0.0
    brow_left: float = 0.0
    brow_right: float = 0.0
    pucker: float = 0.0
    jaw_open: float = 0.0
    cheek_puff: float = 0.0
    snarl: float = 0.0
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    shift_x_cm: float = 0.0
    shift_y_cm: float = 0.0
    scale: float = 1.0
    light: float = 0.5
    side_light: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    noise: float = 0.25
