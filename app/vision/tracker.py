"""MediaPipe's face landmark model behind one narrow door."""

# mediapipe ships no types; what leaves this file is typed.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import ctypes
import threading
import weakref
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, runtime_checkable

import cv2

from app.domain.observation import FaceObservation
from app.domain.tracking import TrackingMode
from app.errors import ModelFailure
from app.frames import Frame, Pixels
from app.vision.model import MODEL_FILE, loaded, verified_model
from app.vision.result_arrays import Found, detect_for_video


class Tracker(Protocol):
    """Finds the one face in each frame of one running picture."""

    @property
    def mode(self) -> TrackingMode: ...
    def track(self, frame: Frame) -> FaceObservation | None: ...
    def close(self) -> None: ...


@runtime_checkable
class TwoStepTracker(Tracker, Protocol):
    """A tracker whose first step may run ahead, in a thread of its own: `track` is both."""

    def find(self, frame: Frame) -> FaceObservation | None: ...
    def halve(self, frame: Frame, face: FaceObservation | None) -> FaceObservation | None: ...


class Landmarker:
    """One landmark model in VIDEO mode; pictures must come in the order of their time.

    One thread at a time may call it. Close it; one that was forgotten is closed when it is
    collected, and says nothing at the end of the process.
    """

    def __init__(self, model: Path = MODEL_FILE) -> None:
        """Load the model.

        Raises: ModelFailure if the model is missing, altered, or will not run here.
        """
        self._native: Any = _create(verified_model(model))
        self._release = weakref.finalize(self, _let_go, self._native)
        self._last_ms = -1

    def find(self, pixels: Pixels, t_ns: int) -> FaceObservation | None:
        """Find the face in a BGR picture; None where there is none, which is no error.

        Raises: ModelFailure if the model fails.
        """
        import mediapipe as mp

        rgb = cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)
        self._last_ms = max(self._last_ms + 1, t_ns // 1_000_000)
        try:
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
            found = detect_for_video(self._native, image, self._last_ms)
        except (RuntimeError, ValueError) as error:
            raise ModelFailure("tracking_failed", detail=str(error)[:200]) from error
        return None if found is None else _observation(found, pixels)

    def close(self) -> None:
        """Release the native part; safe to repeat."""
        self._native = None
        self._release()


class FaceTracker:
    """Standard tracking: the whole face, once. One thread at a time may call it."""

    mode = TrackingMode.STANDARD

    def __init__(self, model: Path = MODEL_FILE) -> None:
        """Load the model.

        Raises: ModelFailure if the model is missing, altered, or will not run here.
        """
        self._landmarker = Landmarker(model)

    def track(self, frame: Frame) -> FaceObservation | None:
        """Find the face; None where there is none.

        Raises: ModelFailure if the model fails.
        """
        return self._landmarker.find(frame.pixels, frame.t_ns)

    def close(self) -> None:
        self._landmarker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _create(model: Path) -> object:
    from mediapipe.tasks.python import vision

    return loaded(
        model,
        running_mode=vision.RunningMode.VIDEO,
        num_faces=1,
        output_facial_transformation_matrixes=True,
    )


def _let_go(native: Any) -> None:
    """Close the native part, unless the process is ending.

    MediaPipe closes through a thread of its own, which Python has ended by then: its __del__ would
    fail and print. One reference more, and it is not called; the system takes back what is left.
    """
    if threading.main_thread().is_alive():
        native.close()
    else:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(native))


def _observation(found: Found, pixels: Pixels) -> FaceObservation:
    height, width = pixels.shape[:2]
    points, matrix = found.points * (width, height, width), found.matrix
    points.flags.writeable = matrix.flags.writeable = False
    return FaceObservation(points, matrix)
