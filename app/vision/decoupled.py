"""Side-decoupled tracking: the whole face, and each half by itself."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.measures import outer_canthal_distance_px
from app.domain.observation import FaceObservation, HalfFace
from app.domain.occlusion import half_gap_ratio
from app.domain.sides import Side, Sides
from app.domain.tracking import TrackingMode
from app.frames import Frame
from app.vision.appearance import appearance_of
from app.vision.composite import composites_of
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
        composites = None if face is None else composites_of(frame.pixels, face.landmarks_px)
        if face is None or composites is None:
            return face

        def half(side: Side) -> HalfFace | None:
            found = self._halves.of(side).find(composites.faces.of(side), frame.t_ns)
            if found is None:
                return None
            gap_ratio = half_gap_ratio(composites.whole_px, found.landmarks_px, ocd_px, side)
            return HalfFace(found.landmarks_px, composites.scale, gap_ratio, looks.of(side))

        looks = appearance_of(composites.upright, composites.whole_px)
        ocd_px = composites.scale * outer_canthal_distance_px(face.landmarks_px)
        left = self._beside.submit(half, Side.LEFT)
        right = half(Side.RIGHT)
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
