"""What a view needs of each frame, and what it keeps where the face is lost for a moment."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.domain.sides import Affected
from app.frames import Frame, Pixels
from ui.viewmodels.preview import Preview

LASTS_NS: Final = 300_000_000

Points = NDArray[np.float64]


def image_of(frame: Frame) -> QImage:
    """Return the frame as an image of its own memory; not mirrored."""
    return _image(frame.pixels)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is there to be painted: an image, not mirrored, or the points of an outline.

    `is_waiting`: the view needs a face and there is none.
    """

    image: QImage | None = None
    points: Points | None = None
    is_waiting: bool = False


class ViewPicture:
    """Makes a frame into what one view shows of it.

    A view that somebody chose in order not to see their plain reflection never falls back to it:
    a lost face keeps its outline, or its seam, for 0.3 s of the picture; after that nothing.
    """

    def __init__(self, affected: Affected) -> None:
        self._affected = affected
        self._points: Points | None = None
        self._points_ns = 0

    def forget(self) -> None:
        self._points = None

    def see(self, preview: Preview, frame: Frame, points: Points | None) -> Seen:
        """Take a frame in; `points` are its landmarks, None without a face."""
        kept = self._kept(frame.t_ns, points)
        match preview:
            case Preview.MIRROR:
                return Seen(image_of(frame))
            case Preview.BLUR:
                from app.vision.view_pictures import blurred

                return Seen(_image(blurred(frame.pixels)))
            case Preview.HEALTHY_SIDE:
                return self._healthy(frame, kept)
            case Preview.OUTLINE:
                return Seen(points=kept, is_waiting=kept is None)
            case Preview.OFF:
                return Seen()

    def _kept(self, t_ns: int, points: Points | None) -> Points | None:
        if points is not None:
            self._points, self._points_ns = points, t_ns
        elif not 0 <= t_ns - self._points_ns <= LASTS_NS:
            self._points = None
        return self._points

    def _healthy(self, frame: Frame, points: Points | None) -> Seen:
        from app.vision.view_pictures import healthy_on_both

        side = self._affected.side
        if points is None or side is None:
            return Seen(is_waiting=True)
        pixels = healthy_on_both(frame.pixels, points, side)
        # Turned too far for a seam: the outline instead.
        return Seen(points=points) if pixels is None else Seen(_image(pixels))


def _image(pixels: Pixels) -> QImage:
    whole = np.ascontiguousarray(pixels)
    height, width = whole.shape[:2]
    borrowed = QImage(
        whole.data, width, height, whole.strides[0], QImage.Format.Format_BGR888
    ).copy()
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)
