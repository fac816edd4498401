"""A face of known measures: boxes and dots in head millimetres, seen by a camera without lens.

Head frame: origin between the eyes, x to the person's left, y up, z out of the face. Only the
landmarks that are measured stand where a face has them; the rest fill an ellipsoid.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.domain import landmarks as lm
from app.domain.observation import FaceObservation
from app.domain.sides import Side, Sides

Array = NDArray[np.float64]

OCD_MM = 90.0
IRIS_MM = 11.7
CORNER_MM = (25.0, -62.0, 6.0)
BROW_MM = 17.0


@dataclass(frozen=True)
class Face:
    opening_mm: Sides[float] = field(default_factory=lambda: Sides(9.0, 9.0))
    corner_up_mm: Sides[float] = field(default_factory=lambda: Sides(0.0, 0.0))
    corner_out_mm: Sides[float] = field(default_factory=lambda: Sides(0.0, 0.0))
    brow_up_mm: Sides[float] = field(default_factory=lambda: Sides(0.0, 0.0))
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    px_per_mm: float = 2.0
    at_px: tuple[float, float, float] = (320.0, 240.0, 0.0)

    def observed(self) -> FaceObservation:
        rotation = rotation_of(self.yaw_deg, self.pitch_deg, self.roll_deg)
        camera = self._head_mm() @ rotation.T
        points = camera * np.array([1.0, -1.0, -1.0]) * self.px_per_mm + np.array(self.at_px)
        matrix = np.eye(4)
        matrix[:3, :3] = rotation
        matrix[:3, 3] = (1.0, -2.0, -400.0)
        return FaceObservation(frozen(points), frozen(matrix))

    def mirrored(self) -> "Face":
        return replace(
            self,
            opening_mm=self.opening_mm.swapped,
            corner_up_mm=self.corner_up_mm.swapped,
            corner_out_mm=self.corner_out_mm.swapped,
            brow_up_mm=self.brow_up_mm.swapped,
            yaw_deg=-self.yaw_deg,
            roll_deg=-self.roll_deg,
        )

    def _head_mm(self) -> Array:
        points = _filling()
        for side, outward in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
            points[lm.OUTER_CANTHUS.of(side)] = (outward * OCD_MM / 2, 0, 0)
            points[lm.INNER_CANTHUS.of(side)] = (outward * 16, 0, 0)
            for along, (upper, lower) in zip((0, 5, -5), lm.LID_PAIRS.of(side), strict=True):
                half = self.opening_mm.of(side) / 2
                points[upper] = (outward * (30 + along), half, 2)
                points[lower] = (outward * (30 + along), -half, 2)
            points[lm.ORAL_COMMISSURE.of(side)] = (
                outward * (CORNER_MM[0] + self.corner_out_mm.of(side)),
                CORNER_MM[1] + self.corner_up_mm.of(side),
                CORNER_MM[2],
            )
            for number, landmark in enumerate(lm.BROW.of(side)):
                height = BROW_MM + self.brow_up_mm.of(side)
                points[landmark] = (outward * (20 + 7 * number), height, 8)
        for outward, (across, upright) in ((-1, lm.IRIS_DIAMETERS[:2]), (1, lm.IRIS_DIAMETERS[2:])):
            for (first, second), way in ((across, (1, 0)), (upright, (0, 1))):
                for landmark, sign in ((first, 1), (second, -1)):
                    dx, dy = (sign * part * IRIS_MM / 2 for part in way)
                    points[landmark] = (outward * 30 + dx, dy, 2)
        return points


def rotation_of(yaw_deg: float, pitch_deg: float, roll_deg: float) -> Array:
    """Roll after yaw after pitch, built from the three elementary turns."""
    (cy, cp, cr) = np.cos(np.radians([yaw_deg, pitch_deg, roll_deg]))
    (sy, sp, sr) = np.sin(np.radians([yaw_deg, pitch_deg, roll_deg]))
    yaw = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    pitch = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    roll = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return roll @ yaw @ pitch


def mirror(face: FaceObservation, width_px: float) -> FaceObservation:
    """What a mirrored camera would have delivered, with the landmarks renamed to fit."""
    points = face.landmarks_px * np.array([-1.0, 1.0, 1.0]) + np.array([width_px, 0.0, 0.0])
    swapped = points.copy()
    for left, right in _partners():
        swapped[left], swapped[right] = points[right], points[left]
    flip = np.diag([-1.0, 1.0, 1.0, 1.0])
    return FaceObservation(frozen(swapped), frozen(flip @ face.head_to_camera @ flip))


def frozen(values: Array) -> Array:
    values.flags.writeable = False
    return values


def _partners() -> list[tuple[int, int]]:
    pairs = [
        (lm.OUTER_CANTHUS.left, lm.OUTER_CANTHUS.right),
        (lm.INNER_CANTHUS.left, lm.INNER_CANTHUS.right),
        (lm.ORAL_COMMISSURE.left, lm.ORAL_COMMISSURE.right),
        *zip(lm.BROW.left, lm.BROW.right, strict=True),
        *zip(range(474, 478), range(469, 473), strict=True),
    ]
    for left, right in zip(lm.LID_PAIRS.left, lm.LID_PAIRS.right, strict=True):
        pairs += zip(left, right, strict=True)
    return pairs


def _filling() -> Array:
    turn = np.linspace(0.0, 40.0, lm.COUNT)
    height = np.linspace(70.0, -100.0, lm.COUNT)
    return np.stack([65 * np.sin(turn), height, 30 * np.cos(turn)], axis=1)
