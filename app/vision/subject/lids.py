"""Closing the eyes: lid rows slide over the eyeball towards their meeting line."""

from typing import Final

import numpy as np

from app.domain.sides import Side, Sides
from app.vision.subject.anatomy import (
    LOWER_FOLD,
    LOWER_MARGIN,
    UPPER_FOLD,
    UPPER_MARGIN,
    UPPER_SOCKET,
    Anatomy,
)
from app.vision.subject.arrays import Doubles, Indices

EYEBALL_RADIUS_CM: Final = 1.25
EYEBALL_CENTRES_CM: Final = Sides(left=(3.17, 2.66, 2.62), right=(-3.17, 2.66, 2.62))
_LID_THICKNESS_CM: Final = 0.05
# The lids meet this far up from the lower one: most of a blink is done by the upper lid.
_MEETING: Final = 0.14


class Lids:
    """The lid rows of one eye."""

    def __init__(self, anatomy: Anatomy, side: Side) -> None:
        self._upper = anatomy.on(side, UPPER_MARGIN)
        self._lower = anatomy.on(side, LOWER_MARGIN)
        self._upper_fold = anatomy.on(side, UPPER_FOLD)
        self._upper_socket = anatomy.on(side, UPPER_SOCKET)
        self._lower_fold = anatomy.on(side, LOWER_FOLD)
        self._margins = np.concatenate([self._upper, self._lower])
        self._eyeball = EYEBALL_CENTRES_CM.of(side)

    def close(self, points: Doubles, blink: float) -> None:
        """Move the lids in place; blink 0 leaves them wide open, 1 shuts the eye.

        Shape: points (468, 3).  Units: cm.  Frame: head.
        """
        upper, lower = points[self._upper], points[self._lower]
        meeting = lower + _MEETING * (upper - lower)
        arch = np.sin(np.pi * np.arange(1, 8) / 8.0)[:, None]
        forward = np.array([0.0, 0.0, blink])
        down, up = blink * (meeting - upper), blink * (meeting - lower)
        points[self._upper] = upper + down + 0.06 * arch * forward
        points[self._lower] = lower + up + 0.03 * arch * forward
        points[self._upper_fold] += 0.62 * down + 0.13 * arch * forward
        points[self._upper_socket] += 0.12 * down
        points[self._lower_fold] += 0.5 * up
        self._keep_in_front(points, self._margins)

    def _keep_in_front(self, points: Doubles, rows: Indices) -> None:
        x, y, z = self._eyeball
        flat = (points[rows, 0] - x) ** 2 + (points[rows, 1] - y) ** 2
        bulge = np.sqrt(np.clip(EYEBALL_RADIUS_CM**2 - flat, 0.0, None))
        surface = np.where(bulge > 0.0, z + bulge + _LID_THICKNESS_CM, -np.inf)
        points[rows, 2] = np.maximum(points[rows, 2], surface)
