"""What a recording page shows, and what it needs of the recordings before."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from app.domain.findings import Reason
from app.domain.records import SessionId
from app.domain.timeline import Phase, TimelineItem
from app.session.live import LiveView
from exercises.library import Library
from ui.preferences import Preferences
from ui.viewmodels.session_facts import ExpressionRow
from ui.voice.kit import VoiceKit

if TYPE_CHECKING:
    from app.session.recordings import Missing

COUNT_IN_S = 3
"""The last seconds of getting ready are counted; before them the movement may be tried."""


class RecordingsLike(Protocol):
    """The part of `app.session.recordings.Recordings` that the page needs."""

    def say(self, session_id: SessionId, text: str) -> None: ...
    def delete(self, session_id: SessionId) -> None: ...


class WatchLike(Protocol):
    """The part of `app.session.takes.TakeWatch` that the page needs."""

    def see(self, view: LiveView) -> None: ...
    def check(self, exercise: str, items: tuple[TimelineItem, ...]) -> Reason | None: ...


@dataclass(frozen=True, slots=True)
class RecordingDesk:
    """`missing` is what a recording of today that broke off still lacks."""

    library: Library
    recordings: RecordingsLike
    preferences: Preferences
    kit: VoiceKit
    make_watch: Callable[[], WatchLike]
    missing: "Missing | None" = None


class RecordingStage(Enum):
    """What the recording is at, beyond the stages of every session."""

    TAKE = "take"
    OFFER = "offer"
    """A take would be better made again: again, or keep it?"""
    REVIEW = "review"
    """All takes are made: keep, delete, or make some of them again?"""


class Sure(Enum):
    """What is asked once more before it is done."""

    DELETE = "delete"
    START_OVER = "start_over"


class TakePhase(Enum):
    """The parts of a take as a person knows them."""

    PRACTICE = "practice"
    COUNT_IN = "count_in"
    GO = "go"


@dataclass(frozen=True, slots=True)
class TakeWords:
    """What stands beside the picture in a take."""

    name: str
    cue: str
    instruct: str


@dataclass(frozen=True, slots=True)
class TakeRow:
    """One expression in the review."""

    place: int
    row: ExpressionRow


def take_phase(phase: Phase, left_s: float, exercise: str, still: Collection[str]) -> TakePhase:
    """Say which part of a take this is; a face at rest is nothing to try beforehand."""
    if phase is not Phase.READY:
        return TakePhase.GO
    if exercise in still or left_s <= COUNT_IN_S:
        return TakePhase.COUNT_IN
    return TakePhase.PRACTICE


@dataclass(frozen=True, slots=True)
class Offer:
    """A take that would be better made again, and why."""

    place: int
    reason: Reason
