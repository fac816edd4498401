"""Neck and shoulders."""

import numpy as np

from app.vision.subject.arrays import Doubles, smooth_step, table
from app.vision.subject.atlas_layout import COLLAR_PX, NECK_PX, SHIRT_PX
from app.vision.subject.parts import Material, Part, at_swatch, make_part

_COLLAR_END = 0.06


def make_neck() -> Part:
    """A tube that turns with the head at its top and stands still at its foot."""
    return make_part(
        _neck, 40, 14, Material.SKIN, at_swatch(NECK_PX), lambda v: 1.0 - smooth_step(0.05, 0.75, v)
    )


def make_torso() -> Part:
    return make_part(_torso, 64, 24, Material.CLOTH, _cloth, lambda _v: 0.0)


def _neck(u: Doubles, v: Doubles) -> Doubles:
    azimuth = 2.0 * np.pi * u
    radius = table(v, (0.0, 0.45, 0.8, 1.0), (4.75, 4.6, 5.2, 8.0))
    x = 1.05 * radius * np.sin(azimuth)
    z = 0.95 * radius * np.cos(azimuth) - 4.0 - 1.5 * v
    return np.stack([x, -4.5 - 12.5 * v, z], axis=1)


def _torso(u: Doubles, v: Doubles) -> Doubles:
    azimuth = 2.0 * np.pi * u
    rows = (0.0, 0.12, 0.3, 0.55, 0.8, 1.0)
    half_width = table(v, rows, (5.5, 8.0, 13.2, 17.8, 19.8, 20.4))
    height = table(v, rows, (-13.6, -14.4, -15.6, -17.4, -21.2, -32.0))
    depth = table(v, (0.0, 0.3, 0.6, 1.0), (5.0, 7.2, 8.8, 10.5))
    dip = 0.9 * np.cos(azimuth) * np.clip(1.0 - v / 0.12, 0.0, 1.0)
    x, z = np.sin(azimuth) * half_width, np.cos(azimuth) * depth - 5.5
    return np.stack([x, height - dip, z], axis=1)


def _cloth(_u: Doubles, v: Doubles, _points: Doubles) -> Doubles:
    return np.where((v < _COLLAR_END)[:, None], np.array(COLLAR_PX), np.array(SHIRT_PX))
