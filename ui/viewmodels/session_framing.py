"""Sitting where one sat in the last recording, frame by frame."""

from app.domain.camera_check import CheckState
from app.domain.framing import Change, Framing, FramingMatch
from app.session.live import LiveView


class FramingGuide:
    """Compares what the camera check shows with the last recording; GUI thread only."""

    def __init__(self, before: Framing) -> None:
        self._match = FramingMatch(before)
        self._now_s = 0.0
        self._since_s: float | None = None

    @property
    def before(self) -> Framing:
        return self._match.before

    @property
    def change(self) -> Change | None:
        """Return the one thing to change first; None where nothing is, or no face is seen."""
        return self._match.change

    def see(self, view: LiveView) -> None:
        face, (height, width) = view.observation, view.frame.pixels.shape[:2]
        self._now_s = view.frame.t_s
        points = None if face is None else face.landmarks_px
        self._match.see(self._now_s, points, width, height)
        if not self._match.is_matched:
            self._since_s = None
        elif self._since_s is None:
            self._since_s = self._now_s

    def good_s(self, check: CheckState) -> float | None:
        """Return for how long check and framing have both been well; None where this one is not."""
        return None if self._since_s is None else min(check.good_s, self._now_s - self._since_s)
