"""Looking at a recording again, every frame of it."""

import hashlib
import queue
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.analysis import Result, analyse
from app.domain.constants import Constants
from app.domain.contours import Outline
from app.domain.findings import RestSummary
from app.domain.framing import Framing, framing_over
from app.domain.observation import FaceObservation
from app.domain.patterns import Watches
from app.domain.records import SourceFacts, TrackingFacts, Verdict
from app.domain.series import Signals
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.domain.tracking import TrackingMode
from app.errors import MirrorMendError, SourceFailure
from app.frames import Frame
from app.media.reader import VideoReader
from app.session.kept_frames import FaceBox, KeptFrames
from app.vault.files import open_plain
from app.vision.tracker import Tracker, TwoStepTracker

Progress = Callable[[int, int], None]
_Found = tuple[Frame, FaceObservation | None]
_Find = Callable[[Frame], FaceObservation | None]
_Finish = Callable[[Frame, FaceObservation | None], FaceObservation | None]

_AHEAD_FRAMES: Final = 3
"""Enough to even out what two threads take; a picture of 4K is 25 MB."""


class Cancelled(MirrorMendError):  # noqa: N818 - a wish of the person, not an error
    """The person asked to stop; nothing was written."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """One recording's verdict with what was needed to reach it."""

    signals: Signals
    result: Result
    verdict: Verdict
    boxes: tuple[FaceBox | None, ...]
    ms_per_frame: float
    is_truncated: bool
    framing: Framing | None = None
    """Where the resting face sat in the picture."""
    outline: Outline | None = None
    """The lines of the moving face, without its picture."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What was read of every frame, before anything is judged.

    Shape: outlines (n, 60, 2) px, see `domain/framing.py`; NaN in frames without a face.
    """

    signals: Signals
    boxes: tuple[FaceBox | None, ...]
    outlines: NDArray[np.float32]
    width: int
    height: int
    is_synthetic: bool
    mode: TrackingMode
    ms_per_frame: float
    is_truncated: bool
    outline: Outline | None = None


def analyse_video(
    path: Path,
    timeline: Timeline,
    affected: Affected,
    watches: Watches,
    make_tracker: Callable[[], Tracker],
    *,
    progress: Progress = lambda done, total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    is_synthetic: bool = False,
) -> Analysed:
    """Track every frame of a video and judge it.

    Frames are decoded, and the whole face found, ahead in a second thread. The same file gives the
    same verdict.

    Raises: SourceFailure if the file is no video or shows no face anywhere; ModelFailure;
    Cancelled.
    """
    tracked = track_video(
        path,
        make_tracker,
        progress=progress,
        is_cancelled=is_cancelled,
        is_synthetic=is_synthetic,
    )
    return judge_tracked(tracked, timeline, affected, watches)


def track_video(
    path: Path,
    make_tracker: Callable[[], Tracker],
    *,
    progress: Progress = lambda done, total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    is_synthetic: bool = False,
) -> Tracked:
    """Read the face in every frame of a video.

    Raises: SourceFailure if the file is no video or shows no face anywhere; ModelFailure;
    Cancelled.
    """
    with VideoReader(path, is_synthetic=is_synthetic) as reader, closing(make_tracker()) as tracker:
        began_s = time.perf_counter()
        kept = _track(reader, tracker, progress, is_cancelled)
        spent_s = time.perf_counter() - began_s
        info, is_truncated = reader.info, reader.is_truncated
        mode = tracker.mode
    if not kept.has_face:
        raise SourceFailure("video_no_face", path=str(path))
    return Tracked(
        signals=kept.signals(),
        boxes=tuple(kept.boxes),
        outlines=kept.outlines(),
        width=info.width,
        height=info.height,
        is_synthetic=info.is_synthetic,
        mode=mode,
        ms_per_frame=1000 * spent_s / kept.count,
        is_truncated=is_truncated,
        outline=kept.outline(),
    )


def judge_tracked(
    tracked: Tracked, timeline: Timeline, affected: Affected, watches: Watches
) -> Analysed:
    """Judge what was read; the timeline is cut where the recording ends."""
    signals = tracked.signals
    duration_s = float(signals.t_s[-1]) + (1.0 / signals.fps if signals.fps else 0.0)
    constants = Constants.of_mode(tracked.mode)
    result = analyse(signals, _asked(timeline, duration_s), affected, watches, constants)
    verdict = Verdict(
        analysis=result.analysis,
        source=SourceFacts(
            fps=signals.fps,
            frames=signals.t_s.size,
            duration_s=duration_s,
            width=tracked.width,
            height=tracked.height,
            synthetic=tracked.is_synthetic,
        ),
        tracking=TrackingFacts(tracked.mode, float(signals.tracked.mean())),
    )
    return Analysed(
        signals,
        result,
        verdict,
        tracked.boxes,
        tracked.ms_per_frame,
        tracked.is_truncated,
        _framing(tracked, result.analysis.rest),
        tracked.outline,
    )


def _asked(timeline: Timeline, end_s: float) -> Timeline:
    """Return what was asked before the end; never nothing where something was to be asked.

    Without any item movements would be looked for by themselves, which is another promise.
    """
    cut = timeline.until(end_s)
    return cut if cut.items else Timeline(timeline.items[:1])


def sha256_of(path: Path) -> str:
    """Return the hash of a file, read in pieces."""
    with open_plain(path, allow_cut=True) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _track(
    reader: VideoReader, tracker: Tracker, progress: Progress, is_cancelled: Callable[[], bool]
) -> KeptFrames:
    kept = KeptFrames()
    find, finish = _steps(tracker)
    ahead = _Ahead(reader, find)
    try:
        while (found := ahead.next()) is not None:
            if is_cancelled():
                raise Cancelled
            kept.see(found[0], finish(*found))
            progress(kept.count, max(reader.expected_frames, kept.count))
        # How many a file says it has is a guess where it is cut off or its frame rate varies.
        progress(kept.count, kept.count)
    finally:
        ahead.close()
    return kept


def _steps(tracker: Tracker) -> tuple[_Find, _Finish]:
    """Return what may be done ahead to each frame, and what is left to do."""
    if isinstance(tracker, TwoStepTracker):
        return tracker.find, tracker.halve
    return lambda _frame: None, lambda frame, _face: tracker.track(frame)


def _framing(tracked: Tracked, rest: RestSummary | None) -> Framing | None:
    if rest is None:
        return None
    t_s = tracked.signals.t_s
    resting = (t_s >= rest.start_s) & (t_s <= rest.end_s)
    return framing_over(tracked.outlines, resting, tracked.width, tracked.height)


class _Ahead:
    """Decodes a few frames ahead of their use, and finds the face in them.

    `next` and `close` belong to one thread; `find` is called in another.
    """

    def __init__(self, reader: VideoReader, find: _Find) -> None:
        self._reader = reader
        self._find = find
        self._queue: queue.Queue[_Found | BaseException | None] = queue.Queue(_AHEAD_FRAMES)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ahead", daemon=True)
        self._thread.start()

    def next(self) -> _Found | None:
        item = self._queue.get()
        if isinstance(item, BaseException):
            raise item
        return item

    def close(self) -> None:
        self._closing.set()
        while self._thread.is_alive():
            try:
                self._queue.get(timeout=0.05)
            except queue.Empty:
                continue
        self._thread.join()

    def _run(self) -> None:
        try:
            for frame in self._reader:
                self._queue.put((frame, self._find(frame)))
                if self._closing.is_set():
                    return
            self._queue.put(None)
        except Exception as error:  # noqa: BLE001 - handed to the thread that asks for frames
            self._queue.put(error)
