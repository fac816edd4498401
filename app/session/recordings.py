"""Recordings of a set over time: the framing of the last one, what is missing today, notes."""

import os
from dataclasses import dataclass

from app.clock import Clock
from app.domain.constants import Constants
from app.domain.framing import Framing
from app.domain.journal import Entry, EntryKind, new_entry_id
from app.domain.patterns import REST_EXERCISE
from app.domain.records import SessionId, SessionRecord
from app.domain.session_note import newest_note, note_values
from app.errors import SourceFailure
from app.session.choices import DemoChoice, SourceChoice
from app.session.keeping import Keeping
from app.session.studio import Studio
from app.store.sessions import SessionFolder

_NOTES = (EntryKind.SESSION_NOTE,)


@dataclass(frozen=True, slots=True)
class Missing:
    """A recording of today that broke off: `exercises` is what going on with it would ask."""

    exercises: tuple[str, ...]
    recorded: int
    """How many of the set's exercises are recorded already."""


class Recordings:
    """Stands on an open studio. Any thread may use it; every method may raise StorageFailure."""

    def __init__(self, studio: Studio, clock: Clock) -> None:
        self._studio = studio
        self._clock = clock

    def last_framing(self, set_id: str, choice: SourceChoice) -> Framing | None:
        """Return where the face sat in the newest recording of a set; None where none tells.

        The demo person sits in places of its own.
        """
        is_demo = isinstance(choice, DemoChoice)
        for summary in self._studio.summaries():
            if summary.set_id == set_id and summary.synthetic is is_demo:
                folder = SessionFolder(self._studio.paths.session(summary.id))
                if folder.path.is_dir() and (framing := folder.framing()) is not None:
                    return framing
        return None

    def missing(self, set_id: str, choice: SourceChoice) -> Missing | None:
        """Return what today's recordings of a set lack; None where they lack nothing, or all.

        Each part is a session of its own, with a resting face of its own.
        """
        asked = self._studio.library.set(set_id).exercises
        done = set[str]()
        for record in self._today(set_id, is_demo=isinstance(choice, DemoChoice)):
            done |= self._whole(record)
        done &= set(asked) - {REST_EXERCISE}
        missing = [each for each in asked if each not in done and each != REST_EXERCISE]
        if not done or not missing:
            return None
        rest = [each for each in asked if each == REST_EXERCISE]
        return Missing((*rest, *missing), len(asked) - len(missing))

    def note(self, session_id: SessionId) -> str:
        """Return what was noted of a session; empty where nothing was."""
        return note_of(self._studio, session_id)

    def say(self, session_id: SessionId, text: str) -> None:
        """Note something of a session in place of what was noted before."""
        journal, now = self._studio.journal, self._clock.now()
        before = newest_note(journal.entries(_NOTES, subject=session_id))
        if text == ("" if before is None else before[1]):
            return
        journal.append(
            Entry(
                id=new_entry_id(now, os.urandom(4)),
                at=now,
                kind=EntryKind.SESSION_NOTE,
                subject=session_id,
                values=note_values(text),
                is_private=True,
                replaces=None if before is None else before[0].id,
            )
        )

    def delete(self, session_id: SessionId) -> None:
        """Remove a session that is over, with its line in the log and its note.

        Raises: UsageFailure session_in_use; StorageFailure.
        """
        Keeping(self._studio, self._clock).delete_sessions((session_id,))

    def _today(self, set_id: str, *, is_demo: bool) -> list[SessionRecord]:
        today = self._clock.now().date()
        ids = [s.id for s in self._studio.summaries(today) if s.set_id == set_id]
        records = [self._studio.record(i) for i in (*ids, *self._studio.unfinished())]
        zone = self._clock.now().tzinfo
        return [
            record
            for record in records
            if record.meta.set_id == set_id
            and record.meta.synthetic is is_demo
            and record.meta.started_at.astimezone(zone).date() == today
        ]

    def _whole(self, record: SessionRecord) -> set[str]:
        """Return the exercises of which enough repetitions are recorded whole."""
        end_s = self._length_s(record)
        library, needed = self._studio.library, Constants().repeats_needed
        chosen = library.set(record.meta.set_id)
        made = [item.exercise for item in record.timeline.items if item.end_s <= end_s]
        reps = {name: chosen.dose_for(library.exercise(name)).reps for name in chosen.exercises}
        return {name for name in chosen.exercises if made.count(name) >= min(needed, reps[name])}

    def _length_s(self, record: SessionRecord) -> float:
        if record.verdict is not None:
            return record.verdict.source.duration_s
        from app.media.reader import film_length_s

        folder = SessionFolder(self._studio.paths.session(record.meta.id))
        try:
            return film_length_s(folder.video)
        except SourceFailure:
            return 0.0


def note_of(studio: Studio, session_id: SessionId) -> str:
    """Return what the person noted of a session; empty where nothing was.

    Raises: StorageFailure.
    """
    found = newest_note(studio.journal.entries(_NOTES, subject=session_id))
    return "" if found is None else found[1]
