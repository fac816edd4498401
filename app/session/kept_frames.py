"""What is kept of each frame while a recording is looked at.

An object for each frame takes two to three times the room of its numbers in arrays: half an hour
of film is 54,000 frames. So they are gathered block by block.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import landmarks as lm
from app.domain.contours import Outline, OutlineMaker
from app.domain.framing import outline_of
from app.domain.measures import FaceReading, read_face, signals_of
from app.domain.observation import FaceObservation
from app.domain.series import Signals, joined
from app.frames import Frame

_BLOCK: Final = 256


@dataclass(frozen=True, slots=True)
class FaceBox:
    """Where the face was in one frame; pixels, person's own left and right not swapped."""

    left: float
    top: float
    right: float
    bottom: float


class KeptFrames:
    """Takes the frames of a recording in their order; one thread."""

    def __init__(self) -> None:
        self.count = 0
        self.has_face = False
        self.boxes: list[FaceBox | None] = []
        self._maker = OutlineMaker()
        self._unseen = outline_of(np.full((lm.COUNT, 2), np.nan))
        self._readings: list[FaceReading | None] = []
        self._times_s: list[float] = []
        self._resting: list[NDArray[np.float32]] = []
        self._signals: list[Signals] = []
        self._outlines: list[NDArray[np.float32]] = []

    def see(self, frame: Frame, face: FaceObservation | None) -> None:
        """Take a frame, with its face if it shows one."""
        self.count += 1
        self._times_s.append(frame.t_s)
        if face is None:
            self._readings.append(None)
            self.boxes.append(None)
            self._resting.append(self._unseen)
        else:
            self.has_face = True
            self._readings.append(read_face(face))
            self.boxes.append(_box(face.landmarks_px))
            self._resting.append(outline_of(face.landmarks_px))
            self._maker.see(frame.t_s, face.landmarks_px)
        if len(self._readings) == _BLOCK:
            self._gather()

    def signals(self) -> Signals:
        """Give what was read of all frames, once: nothing of it is kept here any longer."""
        self._gather()
        return joined(self._signals)

    def outlines(self) -> NDArray[np.float32]:
        """Give the resting outlines. Shape: (n, 60, 2) px; NaN in frames without a face."""
        self._gather()
        return np.concatenate(self._outlines)

    def outline(self) -> Outline | None:
        """Give the lines of the moving face; None where no frame showed one."""
        return self._maker.outline()

    def _gather(self) -> None:
        if not self._readings:
            return
        self._signals.append(signals_of(self._readings, np.array(self._times_s, np.float64)))
        self._outlines.append(np.stack(self._resting))
        self._readings, self._times_s, self._resting = [], [], []


def _box(points: np.ndarray) -> FaceBox:
    left, top = points[:, :2].min(axis=0)
    right, bottom = points[:, :2].max(axis=0)
    return FaceBox(float(left), float(top), float(right), float(bottom))
