"""Light on the figure, worked out per point: triangles are only a few pixels wide."""

from types import MappingProxyType
from typing import Final

import numpy as np

from app.vision.subject.arrays import Bytes, Floats
from app.vision.subject.face import FaceParameters
from app.vision.subject.parts import Material, unit

_KEY_AZIMUTH_DEG: Final = -28.0
_KEY_ELEVATION_DEG: Final = 34.0
_SIDE_SWING_DEG: Final = 60.0
_FILL_DIRECTION: Final = (0.75, 0.05, 0.66)
# Light creeps around the terminator, red furthest: a cheap stand-in for scatter under the skin.
_WRAP_BGR: Final = (0.22, 0.30, 0.42)
_GLOSS: Final = MappingProxyType(
    {
        Material.FACE: 0.050,
        Material.HOLE: 0.050,
        Material.SKIN: 0.040,
        Material.HAIR: 0.050,
        Material.CLOTH: 0.008,
        Material.BACKGROUND: 0.0,
    }
)
_CHIN_SHADOW: Final = 0.70


def brightness(face: FaceParameters) -> float:
    """Strength of the light, 1 in a bright room."""
    return 0.35 + 1.3 * face.light


def light_points(
    normals: Floats, materials: Bytes, below_chin_cm: Floats, face: FaceParameters
) -> Floats:
    """Irradiance in BGR and mirrored light of each point, (n, 4).

    Shape: normals (n, 3), materials (n,), below_chin_cm (n, 2): right and down from the chin.
    Frame: camera-aligned.
    """
    key = _key_direction(face)
    half = unit((key + np.array([0.0, 0.0, 1.0], np.float32))[None])[0]
    fill = np.array(_FILL_DIRECTION, np.float32)
    facing = normals @ np.stack([key, fill, half], axis=1)
    wrap = np.array(_WRAP_BGR, np.float32)
    diffuse = np.clip((facing[:, :1] + wrap) / (1.0 + wrap), 0.0, 1.2)
    diffuse *= 0.75 + 0.25 * diffuse
    around = 0.24 * np.clip(facing[:, 1:2] + 0.2, 0.0, None) + 0.20 + 0.10 * normals[:, 1:2]
    shade = _chin_shadow(materials, below_chin_cm) * np.float32(brightness(face))
    lobe = np.clip(facing[:, 2], 0.0, 1.0) ** 8
    gloss = np.array([_GLOSS[m] for m in Material], np.float32)[materials]
    lit = np.empty((len(normals), 4), np.float32)
    lit[:, :3] = (0.80 * diffuse + around) * shade[:, None]
    lit[:, 3] = (lobe * lobe + 0.35 * lobe) * gloss * np.float32(brightness(face))
    return lit


def _key_direction(face: FaceParameters) -> Floats:
    azimuth = np.deg2rad(_KEY_AZIMUTH_DEG + _SIDE_SWING_DEG * face.side_light)
    elevation = np.deg2rad(_KEY_ELEVATION_DEG)
    flat = np.cos(elevation)
    return np.array([np.sin(azimuth) * flat, np.sin(elevation), np.cos(azimuth) * flat], np.float32)


def _chin_shadow(materials: Bytes, below_chin_cm: Floats) -> Floats:
    across, down = below_chin_cm[:, 0], below_chin_cm[:, 1]
    fade = np.exp(-np.clip(down - 0.3, 0.0, None) / 2.6 - (across / 7.5) ** 2)
    shadowed = (materials == Material.SKIN) | (materials == Material.CLOTH)
    return np.where(shadowed & (down > -6.0), 1.0 - _CHIN_SHADOW * fade, 1.0).astype(np.float32)
