"""What a result page shows, in words, and what it can do besides being read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.findings import Confidence
from app.domain.records import SessionId
from app.domain.review import FlagKey, Review
from ui.viewmodels.preview import Preview
from ui.viewmodels.result_facts import PlotData
from ui.viewmodels.result_numbers import NumberRow
from ui.words import Outcome

if TYPE_CHECKING:
    from app.session.moments import Moment

ReadMoment = Callable[[float, float, Callable[[], bool], bool], "Moment"]
"""Read the pictures between two seconds; told whether it is cancelled, and whether landmarks are
wanted. Runs in a thread of its own; may raise UserFacing."""


class ReviewsLike(Protocol):
    """What the page needs of `app.session.reviews.Reviews`."""

    def disputed(self, session_id: SessionId) -> Mapping[FlagKey, Review]: ...
    def say_not_right(self, session_id: SessionId, flag: FlagKey, note: str = "") -> None: ...
    def take_back(self, session_id: SessionId, flag: FlagKey) -> None: ...


@dataclass(frozen=True, slots=True)
class ResultParts:
    """`reviews` and `read_moment` are None where nothing can be marked or played.

    `algorithm_version` and `constants` are those by which the recording was judged; `preview` is
    the view that the person chose, None where none was chosen yet.
    """

    algorithm_version: str = ""
    constants: Mapping[str, float] = field(default_factory=dict[str, float])
    reviews: ReviewsLike | None = None
    read_moment: ReadMoment | None = None
    preview: Preview | None = None
    note: str = ""
    """What the person noted when it was recorded."""


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One flag; `words` name pattern, side and how clear it was."""

    key: FlagKey
    words: str
    can_doubt: bool
    is_doubted: bool
    note: str


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One movement, or the resting face; all times in seconds of the recording.

    `at_s` is where to look first, `spans` is where something moved along.
    """

    name: str
    words: str
    start_s: float
    end_s: float
    at_s: float
    spans: tuple[tuple[float, float], ...] = ()
    flags: tuple[FlagRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the list; `outcome` None marks the resting face.

    `doubt` says that the person holds something in it to be not right.
    """

    exercise: str
    name: str
    outcome: Outcome | None
    word: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A face; `band` is the part of its height to show, from 0 at the top to 1."""

    path: Path
    caption: str
    band: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Detail:
    exercise: str
    outcome: Outcome | None
    headline: str
    body: str
    confidence: Confidence | None
    means: str
    next: str
    reasons: tuple[str, ...]
    lost: int
    """Repetitions that could not be judged, of `repeats`."""
    repeats: int
    pictures: tuple[Picture, ...]
    numbers: tuple[NumberRow, ...]
    made_by: str
    plot: PlotData | None
    moments: tuple[MomentRow, ...]
    marked: str
    """How many flags the person marked as not right; empty where none."""
