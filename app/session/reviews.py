"""What the person says about flags: kept in the journal beside them, never in their place."""

import os
from collections.abc import Callable, Collection, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from app.clock import Clock
from app.domain.journal import Entry, EntryKind, new_entry_id
from app.domain.records import SessionId
from app.domain.review import (
    FlagKey,
    Review,
    Said,
    disputed,
    newest,
    read_reviews,
    review_values,
)

if TYPE_CHECKING:
    from app.domain.trends import Doubt  # brings numpy, and the first window waits

_KINDS = (EntryKind.REVIEW,)


class ReviewJournal(Protocol):
    """What reviews need of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def entries(
        self, kinds: Collection[EntryKind], *, subject: str | None = None
    ) -> tuple[Entry, ...]: ...


class Reviews:
    """Doubts about flags, read from the journal anew each time. Any thread may use it.

    Raises in every method: StorageFailure from the journal.
    """

    def __init__(self, journal: ReviewJournal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def disputed(self, session_id: SessionId) -> Mapping[FlagKey, Review]:
        """Return the flags of a session that the person holds to be not right."""
        return disputed(self._of(session_id))

    def counts(self) -> Mapping[SessionId, int]:
        """Return how many flags of each session are held to be not right, where any is."""
        return {session: len(flags) for session, flags in self.doubts().items() if flags}

    def doubts(self) -> Mapping[SessionId, Collection[FlagKey]]:
        """Return the flags that are held to be not right, of every session spoken about."""
        reviews = sorted(read_reviews(self._journal.entries(_KINDS)), key=lambda r: r.session)
        return {
            session: tuple(disputed(group))
            for session, group in groupby(reviews, key=lambda r: r.session)
        }

    def doubted(self) -> "frozenset[Doubt]":
        """Return the same flags as trends name them."""
        return frozenset(
            (session, key.exercise, key.pattern)
            for session, keys in self.doubts().items()
            for key in keys
        )

    def say_not_right(self, session_id: SessionId, flag: FlagKey, note: str = "") -> None:
        """Write a doubt down; said again, with another note, it replaces the one before."""
        known = self.disputed(session_id).get(flag)
        if known is None or known.note != note:
            self._say(session_id, flag, Said.NOT_RIGHT, note)

    def take_back(self, session_id: SessionId, flag: FlagKey) -> None:
        """Withdraw a doubt; that it was there stays in the journal. Without one nothing changes."""
        if flag in self.disputed(session_id):
            self._say(session_id, flag, Said.WITHDRAWN)

    def follow(self, session_id: SessionId, renamed: Callable[[FlagKey], FlagKey | None]) -> None:
        """Let doubts follow movements that were given other names.

        `renamed` says which flag it is now; a doubt whose flag is there no more is withdrawn.
        """
        doubts = self.disputed(session_id)
        moved = [(key, renamed(key), review.note) for key, review in doubts.items()]
        changed = [each for each in moved if each[0] != each[1]]
        for old, _new, _note in changed:
            self.take_back(session_id, old)
        for _old, new, note in changed:
            if new is not None:
                self.say_not_right(session_id, new, note)

    def _say(self, session_id: SessionId, flag: FlagKey, said: Said, note: str = "") -> None:
        before = newest(self._of(session_id)).get(flag)
        now = self._clock.now()
        self._journal.append(
            Entry(
                id=new_entry_id(now, os.urandom(4)),
                at=now,
                kind=EntryKind.REVIEW,
                subject=session_id,
                values=review_values(flag, said, note),
                replaces=None if before is None else before.entry,
            )
        )

    def _of(self, session_id: SessionId) -> tuple[Review, ...]:
        return read_reviews(self._journal.entries(_KINDS, subject=session_id))
