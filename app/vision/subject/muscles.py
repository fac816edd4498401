"""Displacement fields: where each control point goes when one movement is at its fullest."""

from typing import Final

import numpy as np

from app.domain.sides import Side
from app.vision.subject.anatomy import (
    BROW_PEAK,
    CHEEK,
    CORNER,
    EYE_RING,
    INNER_CANTHUS,
    LOWER_FOLD,
    LOWER_LIP_INNER,
    LOWER_LIP_OUTER,
    LOWER_MARGIN,
    MOUTH_INNER,
    MOUTH_OUTER,
    OUTER_CANTHUS,
    UPPER_FOLD,
    UPPER_MARGIN,
    UPPER_SOCKET,
    Anatomy,
    outward,
)
from app.vision.subject.arrays import Doubles, bell, smooth_step
from app.vision.subject.face import FaceParameters

_Vector = tuple[float, float, float]
_UPPER_LIP: Final = (13, 82, 81, 80, 312, 311, 310, 0, 37, 39, 40, 267, 269, 270, 11, 12, 38)
_UPPER_LIP_SKIN: Final = (268, 72, 302)
_LOWER_LIP: Final = (14, 87, 178, 88, 317, 402, 318, 17, 84, 181, 91, 314, 405, 321, 15, 16)
_LIPS_PART_FROM: Final = 0.35
_LIPS_APART_AT: Final = 0.85


class MuscleFields:
    """All movements that add up; lids and jaw turn instead and have modules of their own.

    Shape of every field: (468, 3).  Units: cm at full movement.  Frame: head.
    """

    def __init__(self, vertices: Doubles, anatomy: Anatomy) -> None:
        self._points = vertices
        self._anatomy = anatomy
        fields = [
            *(self._smile(side) for side in Side),
            *(self._lips_apart(side) for side in Side),
            *(self._brow_raise(side) for side in Side),
            self._pucker(),
            self._cheek_puff(),
            self._snarl(),
            self._bump((0.0, -4.2, 5.5), (1.0, 1.0, 3.0), (0.22, 0.0, 0.0)),
            self._bump((0.0, -4.2, 5.5), (1.0, 1.0, 3.0), (0.0, 0.04, 0.0)),
        ]
        self._fields = np.stack(fields)

    def displacement(self, face: FaceParameters) -> Doubles:
        """Sum of all movements of this face."""
        philtrum = face.smile_left - face.smile_right
        strengths = [
            *(face.smile_left, face.smile_right),
            *(_lip_parting(face.smile_left), _lip_parting(face.smile_right)),
            *(face.brow_left, face.brow_right, face.pucker, face.cheek_puff, face.snarl),
            *(philtrum, abs(philtrum)),
        ]
        return np.tensordot(np.array(strengths), self._fields, axes=1)

    def _bump(self, centre: _Vector, width: _Vector, push: _Vector) -> Doubles:
        away = (self._points - centre) / width
        weight = np.exp(-0.5 * (away**2).sum(axis=1))
        return weight[:, None] * np.array(push)

    def _bump_at(self, landmark: int, width: _Vector, push: _Vector) -> Doubles:
        x, y, z = (float(value) for value in self._points[landmark])
        return self._bump((x, y, z), width, push)

    def _own_side(self, side: Side, overlap_cm: float = 0.9) -> Doubles:
        x = self._points[:, 0] * outward(side)
        return smooth_step(-overlap_cm, overlap_cm, x)[:, None]

    def _smile(self, side: Side) -> Doubles:
        """Corner out, up and back; cheek up and forward; lower lid up, upper lid still."""
        sign = outward(side)
        on = self._anatomy.on
        corner, cheek = (self._anatomy.one(side, i) for i in (CORNER, CHEEK))
        field = self._bump_at(corner, (1.35, 1.25, 2.5), (sign * 0.85, 0.85, -0.45))
        lift = self._bump_at(cheek, (1.5, 1.2, 3.0), (sign * 0.25, 0.42, 0.38))
        lift[list({*MOUTH_INNER, *MOUTH_OUTER})] = 0.0
        field = (field + lift) * self._own_side(side)
        arch = np.sin(np.pi * np.arange(1, 8) / 8.0)[:, None]
        field[on(side, LOWER_MARGIN)] = arch * (0.0, 0.10, 0.0) + (0.0, 0.0, 0.02)
        field[on(side, LOWER_FOLD)] += arch * (0.0, 0.10, 0.0) + (0.0, 0.0, 0.03)
        field[on(side, (*UPPER_MARGIN, OUTER_CANTHUS, INNER_CANTHUS))] = 0.0
        return field

    def _lips_apart(self, side: Side) -> Doubles:
        """What a broad smile adds: the lips part around the midline and show the teeth."""
        x = self._points[:, 0] * outward(side)
        reach = 0.55 * smooth_step(-1.2, 1.0, x) + 0.45 * smooth_step(-0.3, 1.0, x)
        reach = reach * bell(x, 0.0, 1.9)
        field = np.zeros_like(self._points)
        upper, lower = [*_UPPER_LIP, *_UPPER_LIP_SKIN], list(_LOWER_LIP)
        field[upper, 1] = 0.17 * reach[upper]
        field[lower, 1] = -0.13 * reach[lower]
        return field

    def _brow_raise(self, side: Side) -> Doubles:
        """Brow and forehead up; the lids follow little, or the eye would seem to open."""
        on = self._anatomy.on
        x, y, _ = self._points[self._anatomy.one(side, BROW_PEAK)]
        height = self._points[:, 1]
        vertical = np.where(height < y, bell(height, y, 0.75), bell(height, y, 2.2))
        weight = bell(self._points[:, 0], x, 2.0) * vertical
        weight = weight[:, None] * smooth_step(-1.0, 0.8, self._points[:, :1] * outward(side))
        weight[height > 8.0] *= 0.2
        field = weight * (0.0, 1.0, -0.12)
        field[on(side, EYE_RING)] = 0.0
        field[on(side, UPPER_MARGIN)] = (0.0, 0.05, 0.0)
        field[on(side, UPPER_FOLD)] = (0.0, 0.13, 0.0)
        field[on(side, UPPER_SOCKET)] = (0.0, 0.50, 0.0)
        return field

    def _pucker(self) -> Doubles:
        centre = (0.0, -4.4, 5.2)
        weight = self._bump(centre, (1.9, 1.5, 3.0), (1.0, 1.0, 1.0))
        away = self._points - centre
        gather = np.stack(
            [-0.42 * away[:, 0], -0.10 * away[:, 1], np.full(len(away), 0.75)], axis=1
        )
        return weight * gather

    def _cheek_puff(self) -> Doubles:
        field = sum(
            (
                self._bump((sign * 4.6, -3.4, 3.0), (1.7, 1.7, 3.0), (sign * 0.95, 0.0, 0.75))
                for sign in (1.0, -1.0)
            ),
            np.zeros_like(self._points),
        )
        field[list({*MOUTH_INNER, *MOUTH_OUTER})] *= 0.25
        return field

    def _snarl(self) -> Doubles:
        """Nose wings and upper lip up, brows down; lower lip and eyes still."""
        field = -self._bump((0.0, 4.2, 5.0), (1.6, 1.0, 3.0), (0.0, 0.30, 0.0))
        for side in Side:
            sign = outward(side)
            wing, lip = (self._anatomy.one(side, i) for i in (98, 39))
            field += self._bump_at(wing, (0.9, 0.8, 2.0), (sign * 0.12, 0.42, 0.0))
            field += self._bump_at(lip, (1.0, 0.7, 2.0), (sign * 0.08, 0.45, 0.1))
            field[self._anatomy.on(side, EYE_RING)] = 0.0
        field[[*LOWER_LIP_INNER, *LOWER_LIP_OUTER, 15, 16]] = 0.0
        return field


def _lip_parting(smile: float) -> float:
    return float(smooth_step(_LIPS_PART_FROM, _LIPS_APART_AT, smile))
