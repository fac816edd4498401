"""The real face tracker, as the app runs it, reduced to what these tests read."""

from pathlib import Path

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions
from mediapipe.tasks.python.vision import (
    FaceLandmarker,
    FaceLandmarkerOptions,
    RunningMode,
)

from app.domain.sides import Sides
from app.frames import Pixels

_PAIRS = Sides(
    left=((386, 374), (385, 380), (387, 373)),
    right=((159, 145), (158, 153), (160, 144)),
)
_FRAME_MS = 33


class FaceTracker:
    def __init__(self, model_file: Path) -> None:
        options = FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=str(model_file)),
            running_mode=RunningMode.VIDEO,
        )
        self._landmarker = FaceLandmarker.create_from_options(options)
        self._t_ms = 0

    def find(self, pixels: Pixels) -> np.ndarray | None:
        """Landmarks (478, 2) px, or None where no face is found."""
        height, width = pixels.shape[:2]
        rgb = cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
        result = self._landmarker.detect_for_video(image, self._t_ms)
        self._t_ms += _FRAME_MS
        if not result.face_landmarks:
            return None
        return np.array([(p.x * width, p.y * height) for p in result.face_landmarks[0]])

    def close(self) -> None:
        self._landmarker.close()


def lid_gap_px(landmarks: np.ndarray) -> Sides[float]:
    def gap(pairs: tuple[tuple[int, int], ...]) -> float:
        ends = landmarks[np.array(pairs)]
        return float(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1).mean())

    return _PAIRS.map(gap)
