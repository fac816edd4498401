"""Side-decoupled tracking: the whole face, and each half by itself."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.observation import FaceObservation, HalfFace
from app.domain.sides import Sides
from app.domain.tracking import TrackingMode
from app.frames import Frame, Pixels
from app.vision.composite import composites_of
from app.vision.model import MODEL_FILE
from app.vision.tracker import Landmarker


class SideDecoupledTracker:
    """Three landmarkers: one on the frame, one on each composite, the two side by side.

    One thread at a time may call it.
    """

    mode = TrackingMode.SIDE_DECOUPLED

    def __init__(self, model: Path = MODEL_FILE) -> None:
        """Load the models.

        Raises: ModelFailure if the model is missing, altered, or will not run here.
        """
        self._whole = Landmarker(model)
        self._halves = Sides(left=Landmarker(model), right=Landmarker(model))
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="hemiface")

    def track(self, frame: Frame) -> FaceObservation | None:
        """Find the face and its halves; a half that shows no face is None.

        Raises: ModelFailure if a model fails.
        """
        face = self._whole.find(frame.pixels, frame.t_ns)
        composites = None if face is None else composites_of(frame.pixels, face.landmarks_px)
        if face is None or composites is None:
            return face

        def half(landmarker: Landmarker, pixels: Pixels) -> HalfFace | None:
            found = landmarker.find(pixels, frame.t_ns)
            return None if found is None else HalfFace(found.landmarks_px, composites.scale)

        left = self._beside.submit(half, self._halves.left, composites.faces.left)
        right = half(self._halves.right, composites.faces.right)
        return replace(face, halves=Sides(left=left.result(), right=right))

    def close(self) -> None:
        """Release the native parts; safe to repeat."""
        self._beside.shutdown()
        for landmarker in (self._whole, self._halves.left, self._halves.right):
            landmarker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
