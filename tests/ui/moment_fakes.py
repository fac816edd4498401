"""Moments of a known look, and a reader that hands them out when a test lets it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from app.errors import UserFacing
from app.frames import Frame, freeze
from app.session.moments import Moment, Shot
from tests.ui.session_fakes import face

OWN_RIGHT, OWN_LEFT = (30, 60, 200), (200, 60, 30)
"""RGB of the halves; a camera sees the person's own right on the left of the picture."""


def moment(start_s: float, end_s: float, fps: float = 25.0, *, has_face: bool = True) -> Moment:
    """The person's own right half in one colour, the own left in the other."""
    pixels = np.empty((90, 100, 3), np.uint8)
    pixels[:, :50], pixels[:, 50:] = OWN_RIGHT[::-1], OWN_LEFT[::-1]
    times_s = np.arange(start_s, end_s, 1 / fps)
    points = face().landmarks_px if has_face else None
    shots = tuple(
        Shot(Frame(freeze(pixels.copy()), round(t * 1e9), n), points) for n, t in enumerate(times_s)
    )
    return Moment(shots, len(shots) // 2)


@dataclass
class FakeReader:
    """Stands for `moment_of`; `hold` blocks its thread until it is set or cancelled."""

    error: UserFacing | None = None
    hold: threading.Event | None = None
    asked: list[tuple[float, float, bool]] = field(default_factory=list)

    def __call__(
        self, start_s: float, end_s: float, is_cancelled: Callable[[], bool], with_landmarks: bool
    ) -> Moment:
        self.asked.append((start_s, end_s, with_landmarks))
        while self.hold is not None and not self.hold.wait(0.005):
            if is_cancelled():
                break
        if self.error is not None:
            raise self.error
        return moment(start_s, end_s, has_face=with_landmarks)
