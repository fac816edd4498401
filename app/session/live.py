"""What a running session shows of itself, for any kind of front end."""

from dataclasses import dataclass
from enum import Enum

from app.domain.camera_check import CheckState
from app.domain.feedback import Feedback
from app.domain.observation import FaceObservation
from app.domain.timeline import Prompt
from app.errors import UserFacing
from app.frames import Frame


class CaptureState(Enum):
    """A session begins STARTING and ends in FINISHED, STOPPED or FAILED."""

    STARTING = "starting"
    CHECKING = "checking"
    """The picture is looked at; nothing is recorded before `Capture.begin`."""
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    """The whole script was done."""
    STOPPED = "stopped"
    """Ended early by the person."""
    FAILED = "failed"
    """Camera lost, disk full, ...; what was recorded is kept."""

    @property
    def is_over(self) -> bool:
        return self in (CaptureState.FINISHED, CaptureState.STOPPED, CaptureState.FAILED)


@dataclass(frozen=True, slots=True)
class LiveView:
    """The newest tracked frame; `observation` is None where no face was found.

    `script_s` is the second of the script that the frame belongs to (pauses taken out), `prompt`
    what is asked then; None before the first frame and after the end. `check` is how the picture
    stands while it is checked, None from then on; `picture` the same from then on, read now and
    then. `feedback` is what can be said about the movement while the script runs.
    """

    frame: Frame
    observation: FaceObservation | None
    script_s: float
    prompt: Prompt | None
    check: CheckState | None = None
    feedback: Feedback | None = None
    picture: CheckState | None = None


@dataclass(frozen=True, slots=True)
class CaptureStatus:
    """Counts since the start.

    `dropped` frames never reached the recording (the source skipped their numbers); `untracked`
    frames were recorded but skipped by the live tracker, which only gives feedback.
    """

    state: CaptureState
    error: UserFacing | None
    recorded: int
    dropped: int
    untracked: int
