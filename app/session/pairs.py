"""Then and now: the same expression out of two recordings, made alike and on one clock."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import numpy as np

from app.domain.findings import Movement
from app.domain.measured import Judged, Take
from app.domain.patterns import REST_EXERCISE
from app.domain.records import SessionId
from app.errors import SourceFailure
from app.session.day_links import links_of
from app.session.names import IMPORTED_SET
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder, SessionStore
from app.store.work import going_out

if TYPE_CHECKING:
    from app.frames import Frame
    from app.session.moments import Moment, Shot
    from exercises.library import Library

T = TypeVar("T")
_FIRST_SET: Final = "first_look"
_BEFORE_S: Final = 2.5
_AFTER_S: Final = 3.0
_STEP_NS: Final = 33_333_333
MOST: Final = 30
_LAST: Final = 10

IsCancelled = Callable[[], bool]
ReadMoment = Callable[[Path, float, float, IsCancelled], "Moment"]


@dataclass(frozen=True, slots=True)
class Aligned:
    """One recording of a pair.  `times_ns` of its frames count from the beginning of the hold."""

    take: Take
    shots: "tuple[Shot, ...]"
    times_ns: tuple[int, ...]
    hold_ns: int
    """How long the movement was held."""

    def place_at(self, t_ns: int) -> int:
        """Return the frame nearest to a moment."""
        gaps = np.abs(np.asarray(self.times_ns) - t_ns)
        return int(np.argmin(gaps))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two recordings on one clock, `times_ns`, whose zero is the beginning of both holds."""

    then: Aligned
    now: Aligned
    times_ns: tuple[int, ...]

    @property
    def best(self) -> int:
        """Return the place in the middle of the shorter hold."""
        middle = min(self.then.hold_ns, self.now.hold_ns) // 2
        return int(np.argmin(np.abs(np.asarray(self.times_ns) - middle)))

    @property
    def is_synthetic(self) -> bool:
        return self.then.take.synthetic or self.now.take.synthetic


class PairLog(Protocol):
    """What is needed of `app.store.log.Log`."""

    def judged(self, sets: Collection[str], apart_from: str) -> tuple[Judged, ...]: ...
    def takes(self, ids: Collection[SessionId]) -> tuple[Take, ...]: ...


class Pairs:
    """Any thread may use it; nothing of a pair is kept."""

    def __init__(
        self,
        paths: DataPaths,
        log: PairLog,
        library: "Library",
        read: ReadMoment | None = None,
    ) -> None:
        self.library = library
        self._paths = paths
        self._store = SessionStore(paths)
        self._log = log
        self._read = read or read_moment
        self._sets = (links_of(library).recording_set, IMPORTED_SET, _FIRST_SET)

    def takes(self) -> tuple[Take, ...]:
        """Return what can be compared, oldest first; the demo person's only where all are.

        Those whose film was deleted have nothing to show. Of very many, the first, the last ones
        and some evenly between: only of these is more read.

        Raises: StorageFailure.
        """
        judged = self._log.judged(self._sets, REST_EXERCISE)
        shown = [each for each in judged if self._has_film(each.session)]
        own = [each for each in shown if not each.synthetic]
        offered = [each.session for each in spread(own or shown)]
        return tuple(
            replace(take, exercises=take.exercises - {REST_EXERCISE})
            for take in self._log.takes(offered)
        )

    def pair(self, then: Take, now: Take, exercise: str, is_cancelled: IsCancelled) -> Pair:
        """Read one expression out of both recordings.

        Raises: SourceFailure where a film has gone or shows no face; StorageFailure; ModelFailure;
        Cancelled.
        """
        first, second = (self._aligned(take, exercise, is_cancelled) for take in (then, now))
        start = max(first.times_ns[0], second.times_ns[0])
        end = min(first.times_ns[-1], second.times_ns[-1])
        return Pair(first, second, tuple(range(start, end + 1, _STEP_NS)) or (start,))

    def save(
        self,
        path: Path,
        frames: "Sequence[Frame]",
        *,
        is_synthetic: bool,
        is_cancelled: IsCancelled,
    ) -> None:
        """Write a picture or, where the name ends in mkv, a clip, outside of the data folder.

        What a kill leaves half written there is removed at the next start.

        Raises: as `app.session.exports.save_shown`.
        """
        from app.session.exports import save_shown

        with going_out(self._paths, path):
            save_shown(path, frames, is_synthetic=is_synthetic, is_cancelled=is_cancelled)

    def _has_film(self, session: SessionId) -> bool:
        return SessionFolder(self._paths.session(session)).video.exists()

    def _aligned(self, take: Take, exercise: str, is_cancelled: IsCancelled) -> Aligned:
        from app.session.moments import upright_shots

        folder = self._store.folder(take.session)
        record = folder.load()
        movements = () if record.verdict is None else record.verdict.analysis.movements
        shown = typical(movements, exercise)
        if shown is None or not folder.video.exists():
            raise SourceFailure("video_unreadable", path=folder.video.name)
        hold_s = min(shown.hold_end_s - shown.hold_start_s, _AFTER_S)
        onset_s = max(shown.onset_s, shown.hold_start_s - _BEFORE_S)
        moment = self._read(folder.video, onset_s, shown.hold_start_s + hold_s, is_cancelled)
        shots = upright_shots(moment.shots)
        if not shots:
            raise SourceFailure("video_no_face", path=folder.video.name)
        zero_ns = round(shown.hold_start_s * 1e9)
        times_ns = tuple(shot.t_ns - zero_ns for shot in shots)
        return Aligned(take, shots, times_ns, round(hold_s * 1e9))


def spread(takes: Sequence[T]) -> tuple[T, ...]:
    """Return at most `MOST` of these: the first, the last ten, and others evenly between."""
    if len(takes) <= MOST:
        return tuple(takes)
    count = MOST - _LAST
    early = (round(n * (len(takes) - _LAST - 1) / (count - 1)) for n in range(count))
    return (*(takes[n] for n in early), *takes[-_LAST:])


def typical(movements: Collection[Movement], exercise: str) -> Movement | None:
    """Return the repetition nearest to the median of all that could be judged; None: none could.

    Not the one that shows most: that would choose what is seen.
    """
    usable = [m for m in movements if m.exercise == exercise and m.usable]
    indices = [m.measures[0].index if m.measures else 0.0 for m in usable]
    if not usable:
        return None
    middle = float(np.nanmedian(indices)) if np.isfinite(indices).any() else 0.0
    gaps = [abs(index - middle) if np.isfinite(index) else np.inf for index in indices]
    return usable[int(np.argmin(gaps))]


def read_moment(video: Path, start_s: float, end_s: float, is_cancelled: IsCancelled) -> "Moment":
    """Read the frames with the landmarks by which they are made alike."""
    from app.session.moments import moment_of

    return moment_of(video, start_s, end_s, is_cancelled, with_landmarks=True)
