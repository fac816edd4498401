"""Side-decoupled tracking: the whole face, and each half by itself."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.observation import FaceObservation
from app.domain.sides import Side, Sides
from app.domain.tracking import TrackingMode
from app.frames import Frame
from app.vision.halves import doubled
from app.vision.model import MODEL_FILE
from app.vision.tracker import Landmarker


class SideDecoupledTracker:
    """Three landmarkers: one on the frame, one on each composite, the two side by side.

    One thread at a time may call `track`. Whoever has many frames may call `find` in one thread and
    `halve` in another, both in the order of the frames: a frame is then found while the one before
    it is halved.
    """

    mode = TrackingMode.SIDE_DECOUPLED

    def __init__(self, model: Path = MODEL_FILE) -> None:
        """Load the models.

        Raises: ModelFailure if the model is missing, altered, or will not run here; what was
        loaded until then is closed.
        """
        with ExitStack() as opened:
            self._whole = opened.enter_context(closing(Landmarker(model)))
            self._halves = Sides(
                left=opened.enter_context(closing(Landmarker(model))),
                right=opened.enter_context(closing(Landmarker(model))),
            )
            self._beside = ThreadPoolExecutor(1, thread_name_prefix="hemiface")
            opened.callback(self._beside.shutdown)
            self._opened = opened.pop_all()

    def track(self, frame: Frame) -> FaceObservation | None:
        """Find the face and its halves; a half that shows no face is None.

        Raises: ModelFailure if a model fails.
        """
        return self.halve(frame, self.find(frame))

    def find(self, frame: Frame) -> FaceObservation | None:
        """Find the whole face. One thread at a time, which need not be that of `halve`.

        Raises: ModelFailure if the model fails.
        """
        return self._whole.find(frame.pixels, frame.t_ns)

    def halve(self, frame: Frame, face: FaceObservation | None) -> FaceObservation | None:
        """Add its halves to a face that was found in this frame.

        Raises: ModelFailure if a model fails.
        """
        both = None if face is None else doubled(frame, face)
        if face is None or both is None:
            return face
        left = self._beside.submit(both.half, self._halves.left, Side.LEFT)
        right = both.half(self._halves.right, Side.RIGHT)
        return replace(face, halves=Sides(left=left.result(), right=right))

    def close(self) -> None:
        """Release the native parts; safe to repeat."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
