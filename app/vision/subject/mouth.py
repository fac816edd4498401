"""What shows between the lips: teeth, tongue and darkness."""

from typing import Final

import cv2
import numpy as np

from app.vision.subject.arrays import Doubles, Floats
from app.vision.subject.camera import View
from app.vision.subject.face import FaceParameters
from app.vision.subject.jaw import turn_jaw
from app.vision.subject.light import brightness
from app.vision.subject.patch import Patch

_DARK_BGR: Final = (38, 30, 70)
_TONGUE_BGR: Final = (96, 84, 176)
_LOWER_TEETH_BGR: Final = (176, 190, 196)
_UPPER_TEETH_BGR: Final = (214, 226, 230)
_TOOTH_GAP_BGR: Final = (182, 194, 202)
_ARCH_POINTS: Final = 25


def paint_mouth(patch: Patch, lips: Floats, view: View, face: FaceParameters) -> None:
    """Paint the inside of the mouth; `lips` (n, 2) px is the inner edge of the lips."""
    if patch.is_empty:
        return
    coverage = patch.inside(lips)
    scene = patch.scene(_DARK_BGR)

    def with_jaw(points: Doubles) -> Floats:
        turned = turn_jaw(points, np.ones(len(points)), face.jaw_open)
        return view.project_head(turned.astype(np.float32))

    scene.polygon(with_jaw(_tongue()), _TONGUE_BGR)
    lower = with_jaw(_arch(-4.40, 2.8)), with_jaw(_arch(-5.1, 2.8))
    scene.polygon(np.concatenate([lower[0], lower[1][::-1]]), _LOWER_TEETH_BGR)
    top = view.project_head(_arch(-3.3, 3.0).astype(np.float32))
    bottom = view.project_head(_scalloped(_arch(-4.42, 3.0)).astype(np.float32))
    scene.polygon(np.concatenate([top, bottom[::-1]]), _UPPER_TEETH_BGR)
    for i in range(2, _ARCH_POINTS - 2, 2):
        scene.line(np.stack([top[i], bottom[i]]), _TOOTH_GAP_BGR)
    shadow = cv2.GaussianBlur(coverage, (0, 0), max(0.8, 0.22 * view.px_per_cm()))
    light = np.clip(0.5 + 0.5 * brightness(face), 0.3, 1.2)
    shade = (0.50 + 0.50 * np.asarray(shadow, np.float32)) * np.float32(light)
    patch.paint((scene.colors() * shade[..., None]).astype(np.float32), coverage)


def _arch(height_cm: float, radius_cm: float) -> Doubles:
    """A row of teeth seen from in front, (25, 3) cm in the head frame."""
    angle = np.linspace(-1.30, 1.30, _ARCH_POINTS)
    x, z = 0.85 * radius_cm * np.sin(angle), 1.75 + radius_cm * np.cos(angle)
    return np.stack([x, np.full(_ARCH_POINTS, height_cm), z], axis=1)


def _scalloped(arch: Doubles) -> Doubles:
    angle = np.linspace(-1.30, 1.30, _ARCH_POINTS)
    return arch - np.stack([0.0 * angle, 0.05 * np.cos(9.0 * angle), 0.0 * angle], axis=1)


def _tongue() -> Doubles:
    angle = np.linspace(0.0, 2.0 * np.pi, 24)
    return np.stack([1.5 * np.cos(angle), -4.75 + 0.35 * np.sin(angle), np.full(24, 3.4)], axis=1)
