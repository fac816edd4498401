"""What the tracker saw in one frame."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.sides import Sides


@dataclass(frozen=True, slots=True)
class HalfFace:
    """One side's half, doubled into a whole face and tracked by itself.

    Shape: landmarks_px (478, 3) float64, read-only; appearance (15, 19) float16, read-only.
    Units: pixels of the composite; `scale` composite pixels per frame pixel; `gap_ratio` share of
    the outer-canthal distance. The last two serve the occlusion gate; see occlusion.py.
    """

    landmarks_px: NDArray[np.float64]
    scale: float
    gap_ratio: float = np.nan
    appearance: NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class FaceObservation:
    """One tracked face.

    Shape: landmarks_px (478, 3) float64, head_to_camera (4, 4) float64; both read-only.
    Units: pixels of the frame (x right, y down, z towards the scene on the scale of x); the matrix
    in the tracker's own metric units.
    Frame: image as the camera saw it, never mirrored; landmark 33 is the person's right eye.
    """

    landmarks_px: NDArray[np.float64]
    head_to_camera: NDArray[np.float64]
    halves: Sides[HalfFace | None] | None = None
    """None with standard tracking; a side is None where its composite shows no face."""
