"""The two halves of a face, each read by itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.measures import outer_canthal_distance_px
from app.domain.observation import FaceObservation, HalfFace
from app.domain.occlusion import half_gap_ratio
from app.domain.sides import Side, Sides
from app.frames import Frame
from app.vision.appearance import appearance_of
from app.vision.composite import Composites, composites_of
from app.vision.tracker import Landmarker


@dataclass(frozen=True, slots=True)
class DoubledFace:
    """One frame's face with each half doubled into a whole one; any thread may read a half.

    `looks` of the skin as in `app.vision.appearance`; `ocd_px` in pixels of the composites.
    """

    composites: Composites
    looks: Sides[NDArray[np.float16]]
    ocd_px: float
    t_ns: int

    def half(self, finder: Landmarker, side: Side) -> HalfFace | None:
        """Read one half; None where it shows no face.

        Raises: ModelFailure if the model fails.
        """
        found = finder.find(self.composites.faces.of(side), self.t_ns)
        if found is None:
            return None
        points_px = found.landmarks_px
        gap_ratio = half_gap_ratio(self.composites.whole_px, points_px, self.ocd_px, side)
        return HalfFace(points_px, self.composites.scale, gap_ratio, self.looks.of(side))


def doubled(frame: Frame, face: FaceObservation) -> DoubledFace | None:
    """Double the halves of a face that was found in this frame; None for one without height."""
    composites = composites_of(frame.pixels, face.landmarks_px)
    if composites is None:
        return None
    looks = appearance_of(composites.upright, composites.whole_px)
    ocd_px = composites.scale * outer_canthal_distance_px(face.landmarks_px)
    return DoubledFace(composites, looks, ocd_px, frame.t_ns)
