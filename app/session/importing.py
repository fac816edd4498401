"""A film from a phone becomes a session: looked at, taken in, its movements named, and judged."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import Clock
from app.domain.constants import Constants
from app.domain.found import Search, search, timeline_of
from app.domain.patterns import REST_EXERCISE as REST
from app.domain.records import SessionId, SessionMeta, SessionRecord
from app.domain.review import FlagKey
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.errors import SourceFailure, UsageFailure
from app.frames import Frame
from app.media.importing import VideoFacts, probe, samples
from app.media.reader import MIRRORED_NAME
from app.session.analysis import (
    Cancelled,
    Progress,
    Tracked,
    judge_tracked,
    sha256_of,
    track_video,
)
from app.session.names import IMPORTED_SET
from app.session.studio import Studio
from app.session.trackers import make_tracker
from app.session.watches import watches_of
from app.store.importing import take_in
from app.store.sessions import SessionStore, new_session_id
from app.vault.files import plain_size
from app.version import APP_VERSION
from exercises.library import Library
from exercises.schema import Exercise

if TYPE_CHECKING:
    from app.vision.faces import Points

IMPORTED: Final = "import"
"""`source_kind` of a session that was filmed elsewhere."""

_SAMPLES: Final = 8
_LEAST_FACE_PX: Final = 240
_LEAST_FPS: Final = 20.0
_SHARE_OF_TWO: Final = 0.3
_EARLIEST_YEAR: Final = 2005

IsCancelled = Callable[[], bool]


class Note(StrEnum):
    """What may make a film hard to read; none of it forbids taking it in."""

    NO_FACE = "no_face"
    TWO_FACES = "two_faces"
    FACE_SMALL = "face_small"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film that could be taken in.

    `still` is a picture out of it and `face` its landmarks, both as filmed; None without a face.
    `filmed_at` is what the file says where it is plausible: the person has to confirm it.
    """

    path: Path
    facts: VideoFacts
    notes: tuple[Note, ...]
    still: Frame
    face: "Points | None"
    filmed_at: datetime | None


class Imports:
    """Takes films in, one at a time; any one thread at a time may call it.

    What was read of the film taken in last is kept, so that naming does not read it again.
    """

    def __init__(self, studio: Studio, clock: Clock) -> None:
        self._studio = studio
        self._clock = clock
        self._store = SessionStore(studio.paths)
        self._tracked: tuple[SessionId, Tracked] | None = None
        self._found: tuple[SessionId, Affected, Search] | None = None

    @property
    def library(self) -> Library:
        return self._studio.library

    def examine(self, path: Path) -> Candidate:
        """Look at a film before it is taken in: a few pictures of it.

        Raises: SourceFailure, see `probe`; ModelFailure.
        """
        from app.vision.faces import FaceFinder

        facts = probe(path)
        times_s = [facts.duration_s * (n + 0.5) / _SAMPLES for n in range(_SAMPLES)]
        frames = samples(path, [0.0, *times_s])
        if not frames:
            raise SourceFailure("video_unreadable", path=path.name)
        with closing(FaceFinder()) as finder:
            faces = [finder.find(frame.pixels) for frame in frames]
        shown = next((n for n in _inside_out(len(frames)) if faces[n]), len(frames) // 2)
        return Candidate(
            path=path,
            facts=facts,
            notes=_notes(faces, facts),
            still=frames[shown],
            face=faces[shown][0] if faces[shown] else None,
            filmed_at=self._plausible(facts.filmed_at),
        )

    def import_video(
        self,
        path: Path,
        affected: Affected,
        progress: Progress = lambda done, total: None,
        is_cancelled: IsCancelled = lambda: False,
        *,
        filmed_at: datetime | None = None,
        is_mirrored: bool = False,
    ) -> SessionId:
        """Copy a film byte for byte into a session of its own; progress is in bytes.

        `filmed_at` is the session's time, by default now. `is_mirrored`: it shows a mirror image,
        as some phones film themselves. A film that waits for its names already is not taken in
        twice; its side and date then become those said now.

        Raises: SourceFailure, StorageFailure; Cancelled: nothing is left of it.
        """
        facts = probe(path)
        waiting = self._waiting_copy(path, is_mirrored)
        if waiting is not None:
            self._redate(waiting, affected, filmed_at)
            return waiting
        started_at = filmed_at or self._clock.now()
        meta = SessionMeta(
            id=new_session_id(started_at, os.urandom(2)),
            started_at=started_at,
            set_id=IMPORTED_SET,
            source_kind=IMPORTED,
            source_label=path.name,
            synthetic=facts.is_synthetic,
            affected=affected,
            app_version=APP_VERSION,
        )

        def tell(done: int, total: int) -> None:
            if is_cancelled():
                raise Cancelled
            progress(done, total)

        return take_in(self._studio.paths, meta, path, _name(path, is_mirrored), tell).id

    def found_movements(
        self,
        session_id: SessionId,
        progress: Progress = lambda done, total: None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> Search:
        """Find the movements of a film that was taken in; progress is in frames.

        Raises: SourceFailure, ModelFailure, StorageFailure, Cancelled: the session is then still
        there and can be looked at later. Only after video_no_face it is gone.
        """
        try:
            tracked = self._read(session_id, progress, is_cancelled)
        except SourceFailure as error:
            if error.key == "video_no_face":  # a copy that shows nothing is of no use to anybody
                self.discard(session_id)
            raise
        affected = self._studio.record(session_id).meta.affected
        known = self._found
        if known is not None and known[:2] == (session_id, affected):
            return known[2]
        found = search(tracked.signals, affected, Constants.of_mode(tracked.mode))
        self._found = session_id, affected, found
        return found

    def name_movements(
        self,
        session_id: SessionId,
        answers: Mapping[int, str],
        progress: Progress = lambda done, total: None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> SessionRecord:
        """Judge the film by what the person says that its movements were, and log it.

        `answers` gives the exercise of each movement by its place in `found_movements`; one that
        is missing was none. Answers given again replace those before.

        Raises: UsageFailure expression_unknown or movement_unknown; else as `found_movements`.
        """
        found = self.found_movements(session_id, progress, is_cancelled)
        self._check(answers, found)
        tracked = self._read(session_id, progress, is_cancelled)
        folder = self._store.folder(session_id)
        timeline = timeline_of(found, answers, float(tracked.signals.t_s[-1]))
        before = folder.load()
        analysed = judge_tracked(tracked, timeline, before.meta.affected, watches_of(self.library))
        folder.write_timeline(timeline)
        record = self._studio.keep(session_id, analysed)
        flags = {FlagKey.of(flag) for flag in analysed.verdict.analysis.flags}
        self._studio.reviews.follow(session_id, _renaming(before.timeline, timeline, flags))
        return record

    def keep_names(self, session_id: SessionId, answers: Mapping[int, str]) -> None:
        """Write down the names given so far, to go on later; nothing is judged.

        Of a film that was judged before, the names it was judged by stay.

        Raises: UsageFailure, as `name_movements`; StorageFailure.
        """
        found = self.found_movements(session_id)
        self._check(answers, found)
        folder = self._store.folder(session_id)
        known = folder.load()
        if known.verdict is None and (answers or known.timeline.items):
            end_s = float(self._read(session_id, _silent, _never).signals.t_s[-1])
            folder.write_timeline(timeline_of(found, answers, end_s))

    def names(self, session_id: SessionId) -> Mapping[int, str]:
        """Return the names given so far, by the place of the movement in `found_movements`."""
        found = self.found_movements(session_id)
        items = self._studio.record(session_id).timeline.items
        named = {item.hold_start_s: item.exercise for item in items if item.exercise != REST}
        return {
            number: named[round(movement.start_s, 3)]
            for number, movement in enumerate(found.movements)
            if round(movement.start_s, 3) in named
        }

    def video(self, session_id: SessionId) -> Path:
        return self._store.folder(session_id).video

    def discard(self, session_id: SessionId) -> None:
        """Remove a film that was taken in and not named; the original is where it was.

        Raises: StorageFailure session_missing or folder_not_writable.
        """
        self._tracked = self._found = None
        self._store.delete(session_id)

    def _read(
        self, session_id: SessionId, progress: Progress, is_cancelled: IsCancelled
    ) -> Tracked:
        if self._tracked is not None and self._tracked[0] == session_id:
            return self._tracked[1]
        folder = self._store.folder(session_id)
        tracked = track_video(
            folder.video,
            make_tracker,
            progress=progress,
            is_cancelled=is_cancelled,
            is_synthetic=folder.load().meta.synthetic,
        )
        self._tracked = session_id, tracked
        return tracked

    def check_names(self, names: Iterable[str]) -> None:
        """Tell before a film is read that a name is not one.

        Raises: UsageFailure expression_unknown.
        """
        known = {exercise.id for exercise in nameable(self.library)}
        for name in names:
            if name not in known:
                raise UsageFailure("expression_unknown", name=name, known=", ".join(sorted(known)))

    def _check(self, answers: Mapping[int, str], found: Search) -> None:
        self.check_names(answers.values())
        for number in answers:
            if not 0 <= number < len(found.movements):
                raise UsageFailure(
                    "movement_unknown", number=number + 1, count=len(found.movements)
                )

    def _waiting_copy(self, path: Path, is_mirrored: bool) -> SessionId | None:
        """Return the session in which the same bytes wait for their names."""
        size = path.stat().st_size
        for session_id in self._studio.unfinished():
            folder = self._store.folder(session_id)
            is_same = (
                folder.load().meta.source_kind == IMPORTED
                and folder.video.name == _name(path, is_mirrored)
                and plain_size(folder.video) == size
            )
            if is_same and sha256_of(folder.video) == sha256_of(path):
                return session_id
        return None

    def _redate(
        self, session_id: SessionId, affected: Affected, filmed_at: datetime | None
    ) -> None:
        folder = self._store.folder(session_id)
        meta = folder.load().meta
        started_at = filmed_at or meta.started_at
        folder.write_meta(replace(meta, affected=affected, started_at=started_at))

    def _plausible(self, stated: datetime | None) -> datetime | None:
        """Return a date that a clock has set: phones that lost theirs say 1904 or 1970."""
        if stated is None or stated.year < _EARLIEST_YEAR:
            return None
        return stated if stated <= self._clock.now() + timedelta(hours=1) else None


def nameable(library: Library, found: "tuple[str, ...]" = ()) -> tuple[Exercise, ...]:
    """Return the expressions that a movement can be, those whose driver is in `found` first."""
    order = {driver: place for place, driver in enumerate(found)}
    usable = [
        exercise
        for exercise in library.exercises.values()
        if exercise.kind in ("sunnybrook", "extra") and exercise.measured
    ]
    return tuple(sorted(usable, key=lambda e: (order.get(e.driver, len(order)), e.order)))


def _renaming(
    old: Timeline, new: Timeline, flags: Collection[FlagKey]
) -> Callable[[FlagKey], FlagKey | None]:
    """Return what says which flag stands now where another stood: movements keep their times."""
    starts = {(item.exercise, item.rep): item.hold_start_s for item in old.items}
    now = {item.hold_start_s: item for item in new.items}

    def renamed(key: FlagKey) -> FlagKey | None:
        item = now.get(starts.get((key.exercise, key.rep), -1.0))
        if item is None:
            return None
        moved = replace(key, exercise=item.exercise, rep=item.rep)
        return moved if moved in flags else None

    return renamed


def _silent(_done: int, _of: int) -> None:
    """Nobody watches: what was read already is not read again."""


def _never() -> bool:
    return False


def _name(path: Path, is_mirrored: bool) -> str:
    suffix = path.suffix.lower()
    if not re.fullmatch(r"\.\w{1,10}", suffix):
        suffix = ".video"  # a name such as `film.mp4 ` or `film.mp4?` is not one everywhere
    return f"{MIRRORED_NAME if is_mirrored else 'video'}{suffix}"


def _inside_out(count: int) -> list[int]:
    return sorted(range(count), key=lambda n: abs(n - count // 2))


def _notes(faces: "list[tuple[Points, ...]]", facts: VideoFacts) -> tuple[Note, ...]:
    from app.vision.faces import face_width_px

    seen = [found for found in faces if found]
    widths = sorted(face_width_px(found[0]) for found in seen)
    notes: list[Note] = []
    if not seen:
        notes.append(Note.NO_FACE)
    elif sum(len(found) > 1 for found in seen) >= _SHARE_OF_TWO * len(faces):
        notes.append(Note.TWO_FACES)
    if widths and widths[len(widths) // 2] < _LEAST_FACE_PX:
        notes.append(Note.FACE_SMALL)
    if 0 < facts.fps < _LEAST_FPS:
        notes.append(Note.SLOW)
    return tuple(notes)
