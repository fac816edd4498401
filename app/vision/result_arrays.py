"""MediaPipe's landmarks as arrays, out of the structure that its C library fills.

Its own Python makes an object of each of the 478 landmarks, over a millisecond a face in which no
other Python runs; a frame of a recording has three faces. The numbers are the same. This leans on
the inside of mediapipe 0.10.31, the version that is pinned; the test beside it compares both ways.
"""

# mediapipe ships no types; what leaves this file is typed.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Found:
    """One face. Shape: points (478, 3), shares of the picture's width, height and width;
    matrix (4, 4), from the head to the camera.
    """

    points: NDArray[np.float64]
    matrix: NDArray[np.float64]


def detect_for_video(native: Any, image: Any, t_ms: int) -> Found | None:
    """Find the face in the next picture of a landmarker in VIDEO mode; None where there is none.

    Raises: RuntimeError, ValueError of the library.
    """
    from mediapipe.tasks.python.vision.face_landmarker import FaceLandmarkerResultC

    result = FaceLandmarkerResultC()
    library = native._lib
    library.MpFaceLandmarkerDetectForVideo(
        native._handle, image._image_ptr, None, t_ms, ctypes.byref(result)
    )
    try:
        if not (result.face_landmarks_count and result.facial_transformation_matrixes_count):
            return None
        matrix = result.facial_transformation_matrixes[0].to_numpy().astype(np.float64)
        return Found(_points(result.face_landmarks[0]), matrix)
    finally:
        library.MpFaceLandmarkerCloseResult(ctypes.byref(result))


def _points(found: Any) -> NDArray[np.float64]:
    """Copy x, y and z, the first three of the floats that a landmark takes the room of."""
    from mediapipe.tasks.python.components.containers.landmark_c import NormalizedLandmarkC

    room = ctypes.sizeof(NormalizedLandmarkC) // ctypes.sizeof(ctypes.c_float)
    floats = ctypes.cast(found.landmarks, ctypes.POINTER(ctypes.c_float))
    all_of_them = np.ctypeslib.as_array(floats, (found.landmarks_count, room))
    return all_of_them[:, :3].astype(np.float64)
