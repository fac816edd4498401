"""How many faces a single picture shows, and how large."""

# mediapipe ships no types; what leaves this file is typed.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from app.errors import ModelFailure
from app.frames import Pixels
from app.vision.model import MODEL_FILE, loaded, verified_model

_MOST: Final = 2

Points = NDArray[np.float64]


class FaceFinder:
    """Looks at pictures one by one, in any order; at most two faces are told apart.

    One thread at a time may call it.
    """

    def __init__(self, model: Path = MODEL_FILE) -> None:
        """Load the model.

        Raises: ModelFailure if the model is missing, altered, or will not run here.
        """
        self._native: Any = _create(verified_model(model))

    def find(self, pixels: Pixels) -> tuple[Points, ...]:
        """Return the landmarks of each face, the largest first.

        Shape: pixels (h, w, 3) BGR; each face (478, 3).  Units: pixels.
        Raises: ModelFailure if the model fails.
        """
        import mediapipe as mp

        height, width = pixels.shape[:2]
        rgb = cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)
        try:
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
            faces = self._native.detect(image).face_landmarks
        except (RuntimeError, ValueError) as error:
            raise ModelFailure("tracking_failed", detail=str(error)[:200]) from error
        scale = (width, height, width)
        found = [np.array([(p.x, p.y, p.z) for p in face], np.float64) * scale for face in faces]
        return tuple(sorted(found, key=face_width_px, reverse=True))

    def close(self) -> None:
        self._native.close()


def face_width_px(points: Points) -> float:
    """Return how wide a face is in the picture.

    Shape: (478, 3) or more columns.  Units: pixels.
    """
    return float(np.ptp(points[:, 0]))


def _create(model: Path) -> object:
    from mediapipe.tasks.python import vision

    return loaded(model, running_mode=vision.RunningMode.IMAGE, num_faces=_MOST)
