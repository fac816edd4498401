"""How far one session is: what runs, what came of it, and what the person asked for meanwhile."""

from dataclasses import dataclass
from typing import Final

from app.domain.timeline import Prompt
from app.session.live import CaptureState, CaptureStatus, LiveView
from ui.viewmodels.session_facts import CaptureLike, Stage

_FACE_MISSING_AFTER_S: Final = 1.0
_MISSING_FRAMES: Final = 3
_MISSING_FOR_S: Final = 0.5
"""So many frames in a row, and for so long: a slow machine may show a single one in a second."""
_NOT_YET: Final = CaptureStatus(CaptureState.STARTING, None, 0, 0, 0)


@dataclass(slots=True)
class SessionRun:
    """Empty before anything runs; the stage is computed from these facts, never kept."""

    capture: CaptureLike | None = None
    status: CaptureStatus = _NOT_YET
    error: Exception | None = None
    view: LiveView | None = None
    seen_ns: int | None = None
    """When a face was last seen, by the clock of the frames."""
    missing: int = 0
    """Frames in a row without a face, the first of them at `missing_ns`."""
    missing_ns: int = 0
    has_begun: bool = False
    waits: bool = False
    asks: bool = False
    wants_pause: bool = False
    wanted_end: bool = False
    is_analysing: bool = False
    was_looked_at: bool = False

    @property
    def stage(self) -> Stage:
        if self.is_analysing:
            return Stage.ANALYSING
        if self.error is not None or self.status.state.is_over:
            return Stage.OVER
        if self.capture is None:
            return Stage.CHOOSING
        if self.asks:
            return Stage.ASKING
        if self.capture.checks_camera and not self.has_begun:
            return Stage.CHECKING
        if self.status.state in (CaptureState.STARTING, CaptureState.CHECKING):
            return Stage.STARTING
        return Stage.PAUSED if self.wants_pause else Stage.RUNNING

    @property
    def has_recording(self) -> bool:
        """Tell whether there is anything to look at: frames, and a movement that was asked for."""
        if self.capture is None or self.view is None or self.status.recorded == 0:
            return False
        return bool(self.capture.script.timeline().until(self.view.script_s).items)

    @property
    def is_face_missing(self) -> bool:
        """Tell whether no face has been seen for so long that the person should know."""
        if self.view is None or self.missing < _MISSING_FRAMES:
            return False
        now_ns = self.view.frame.t_ns
        gone_s, missing_s = (now_ns - (self.seen_ns or 0)) / 1e9, (now_ns - self.missing_ns) / 1e9
        return gone_s >= _FACE_MISSING_AFTER_S and missing_s >= _MISSING_FOR_S

    @property
    def prompt(self) -> Prompt | None:
        if self.view is not None:
            return self.view.prompt
        return None if self.capture is None else self.capture.script.prompt_at(0.0)

    def see(self, view: LiveView) -> None:
        self.view = view
        t_ns = view.frame.t_ns
        if view.observation is not None or self.seen_ns is None:
            self.seen_ns = t_ns
        if view.observation is not None:
            self.missing = 0
            return
        self.missing += 1
        if self.missing == 1:
            self.missing_ns = t_ns
