"""Chin-length hair with a parting on the person's left."""

from typing import Final

import numpy as np

from app.vision.subject.arrays import Doubles, bell, smooth_step, table
from app.vision.subject.atlas_layout import HAIR_BOX_PX
from app.vision.subject.parts import Material, Part, make_part

_CENTRE_CM: Final = np.array([0.0, 3.6, -3.9])
_RADII_CM: Final = np.array([7.35, 8.7, 8.9])
# The lower edge, from the forehead (0) past temple and cheek to the nape (1).
_EDGE_AT: Final = (0.0, 0.12, 0.22, 0.30, 0.355, 0.41, 0.47, 0.60, 1.0)
_EDGE_Y_CM: Final = (7.75, 7.35, 6.25, 4.6, 2.2, -1.2, -4.4, -5.3, -5.6)
_CURLED_IN: Final = 0.10
_PARTING_X_CM: Final = 2.0
# More points in front than behind, where nobody looks.
_FRONT_CROWDING: Final = 0.5


def make_hair() -> Part:
    return make_part(_shape, 96, 30, Material.HAIR, _strands, lambda _v: 1.0)


def _shape(steps: Doubles, v: Doubles) -> Doubles:
    u = steps - _FRONT_CROWDING * np.sin(2.0 * np.pi * steps) / (2.0 * np.pi)
    azimuth = 2.0 * np.pi * u
    back = np.abs(((u + 0.5) % 1.0) - 0.5) * 2.0
    rise = np.clip((v - _CURLED_IN) / (1.0 - _CURLED_IN), 0.0, 1.0)
    edge = table(back, _EDGE_AT, _EDGE_Y_CM) + _wave(azimuth, back)
    radius, height = _profile(edge, rise)
    swell = 1.0 + _thickness(azimuth, back, rise)
    curl = np.clip((_CURLED_IN - v) / _CURLED_IN, 0.0, 1.0)
    reach = radius * swell * (1.0 - 0.42 * curl)
    x = _RADII_CM[0] * np.sin(azimuth) * reach
    z = _RADII_CM[2] * np.cos(azimuth) * reach
    y = height * swell + 0.45 * curl
    points = np.stack([x, y, z], axis=1) + _CENTRE_CM
    return _with_parting(points, rise)


def _profile(edge_y_cm: Doubles, rise: Doubles) -> tuple[Doubles, Doubles]:
    """Relative radius and height above the centre: a dome that hangs straight below it."""
    lowest = (edge_y_cm - _CENTRE_CM[1]) / _RADII_CM[1]
    start = np.arcsin(np.clip(lowest, 0.0, 0.98)) + np.minimum(lowest, 0.0)
    angle = start + (np.pi / 2.0 - start) * rise
    above, below = np.maximum(angle, 0.0), np.minimum(angle, 0.0)
    radius = np.cos(above) - 0.06 * below**2
    height = (np.sin(above) + below) * _RADII_CM[1]
    return radius, height


def _wave(azimuth: Doubles, back: Doubles) -> Doubles:
    """Makes the edge a little uneven, as cut hair is."""
    fringe = smooth_step(0.34, 0.10, back)
    sweep = -0.55 * np.sin(azimuth - 0.28) * fringe
    return sweep * 0.6 + 0.03 * np.sin(23.0 * azimuth) + 0.03 * np.sin(41.0 * azimuth + 1.0)


def _thickness(azimuth: Doubles, back: Doubles, rise: Doubles) -> Doubles:
    body = 0.060 + 0.120 * np.sqrt(np.clip(rise * 3.5, 0.0, 1.0))
    sides = 0.045 * smooth_step(0.15, 0.45, back) * smooth_step(1.0, 0.5, rise)
    locks = 0.010 * np.sin(7.0 * azimuth + 3.0 * rise) * smooth_step(0.02, 0.25, rise)
    return body + sides + locks * smooth_step(1.0, 0.7, rise)


def _with_parting(points: Doubles, rise: Doubles) -> Doubles:
    groove = bell(points[:, 0], _PARTING_X_CM, 0.45) * smooth_step(-5.0, 1.0, points[:, 2])
    groove = groove * smooth_step(6.5, 9.0, points[:, 1]) * smooth_step(0.0, 0.1, rise)
    points[:, 1] -= 0.45 * groove
    return points


def _strands(_u: Doubles, _v: Doubles, points: Doubles) -> Doubles:
    """Strands fall sideways from the parting, so one strand keeps its distance to the front."""
    left, top, width, height = HAIR_BOX_PX
    x, y, z = points.T
    strand = np.clip((z - 0.22 * y + 15.0) / 20.5, 0.0, 1.0)
    way = np.clip((np.abs(x - _PARTING_X_CM) + np.clip(11.0 - y, 0.0, None)) / 28.0, 0.0, 1.0)
    return np.stack([left + strand * width, top + way * height], axis=1)
