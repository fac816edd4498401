"""Where the head stands, and where its points fall in the picture."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.vision.subject.arrays import Floats
from app.vision.subject.face import FaceParameters

_PIVOT_CM: Final = np.array([0.0, -4.0, -4.5], np.float32)
_DISTANCE_CM: Final = 50.0
_FOCAL_RATIO: Final = 660.0 / 640.0
_CENTRE_HEIGHT: Final = 0.49
# The raster samples pixel centres; the tracker's coordinates count from the pixel's corner.
_PIXEL_CENTRE: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One head position in front of one camera.

    Frame: camera-aligned cm, axes as in the head frame; pictures have their origin at the top
    left, x right, y down. The picture is not mirrored: the person's left is on its right.
    """

    rotation: Floats
    shift: Floats
    focal_px: float
    width: int
    height: int

    @classmethod
    def of(cls, face: FaceParameters, width: int, height: int) -> "View":
        shift = np.array([face.shift_x_cm, face.shift_y_cm, 0.0], np.float32)
        focal_px = _FOCAL_RATIO * width * face.scale
        return cls(_rotation(face), shift, focal_px, width, height)

    def turn(self, directions: Floats) -> Floats:
        """Turn head directions (n, 3) with the head."""
        return directions @ self.rotation.T

    def place(self, points: Floats, share: Floats | None = None) -> Floats:
        """Move head points (n, 3) with the head; `share` (n, 1) is how much each goes along."""
        moved = (points - _PIVOT_CM) @ self.rotation.T + (_PIVOT_CM + self.shift)
        if share is not None:
            moved = points + share * (moved - points)
        return moved.astype(np.float32, copy=False)

    def project(self, placed: Floats) -> Floats:
        """Pixel positions (n, 2) of placed points (n, 3), counted in pixel centres."""
        zoom = self.focal_px / (_DISTANCE_CM - placed[:, 2])
        x = self.width / 2.0 + zoom * placed[:, 0]
        y = self.height * _CENTRE_HEIGHT - zoom * placed[:, 1]
        return np.stack([x, y], axis=1).astype(np.float32)

    def project_head(self, points: Floats) -> Floats:
        return self.project(self.place(points))

    def px_per_cm(self, z_cm: float = 0.0) -> float:
        return self.focal_px / (_DISTANCE_CM - z_cm)


def tracker_pixels(projected: Floats) -> Floats:
    """The same positions in the tracker's counting, where a pixel's corner is its origin."""
    return projected + np.float32(_PIXEL_CENTRE)


def _rotation(face: FaceParameters) -> Floats:
    yaw, pitch, roll = np.deg2rad([face.yaw_deg, face.pitch_deg, face.roll_deg])
    cy, sy, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
    cr, sr = np.cos(roll), np.sin(roll)
    turn = np.array([[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]])
    nod = np.array([[1.0, 0.0, 0.0], [0.0, cp, -sp], [0.0, sp, cp]])
    tilt = np.array([[cr, -sr, 0.0], [sr, cr, 0.0], [0.0, 0.0, 1.0]])
    return (tilt @ turn @ nod).astype(np.float32)
