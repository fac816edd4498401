"""Data in the person's hands: how much there is, and deleting of it."""

from calendar import monthrange
from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.clock import Clock
from app.domain.records import SessionId, SessionState
from app.errors import UsageFailure
from app.session.studio import Studio
from app.store.archive import Archive, Manifest, Wish, write_archive
from app.store.erasing import delete_films, delete_sessions
from app.store.location import Location
from app.store.moving import check_new_place
from app.store.restoring import Restored, restore
from app.store.schema import Schema
from app.store.sessions import SessionFolder, SessionStore
from app.store.stored import Progress, Sizes, Stored
from app.store.work import going_out
from app.version import APP_VERSION


class Keeping:
    """Stands on an open studio. Any thread may use it."""

    def __init__(self, studio: Studio, clock: Clock, location: Location | None = None) -> None:
        """Take the parts; without a location the data cannot be moved."""
        self._studio = studio
        self._clock = clock
        self._location = location
        self._sessions = SessionStore(studio.paths)
        self._sizes = Sizes(studio.paths)

    def stored(self, on_progress: Progress = lambda done, of: None) -> Stored:
        """Add up what lies in the data folder.

        Raises: StorageFailure.
        """
        return self._sizes.measure(on_progress)

    def check(self, sessions: Collection[SessionId], films: Collection[SessionId] = ()) -> None:
        """Refuse what cannot be deleted, before anybody is asked about it.

        Raises: UsageFailure session_in_use, or film_not_looked_at where there are no numbers that
            could stay; StorageFailure session_missing.
        """
        for session_id in self._studio.in_use() & {*sessions, *films}:
            raise UsageFailure("session_in_use", id=session_id)
        for session_id in {*sessions, *films}:
            if SessionFolder(self._studio.paths.session(session_id)).is_in_use:
                raise UsageFailure("session_in_use", id=session_id)
        known = self._studio.sessions_log.ids()
        for session_id in sessions:
            if session_id not in known:
                self._sessions.folder(session_id)
        for session_id in films:
            if not self._sessions.folder(session_id).analysis.exists():
                raise UsageFailure("film_not_looked_at", id=session_id)

    def delete_sessions(self, session_ids: Collection[SessionId]) -> tuple[str, ...]:
        """Delete sessions for good, with all that was said about them.

        Returns the names of damaged copies of the log, which may still hold their numbers.

        Raises: as `check`; StorageFailure.
        """
        self.check(session_ids)
        return delete_sessions(self._studio.paths, self._studio.sessions_log, session_ids)

    def delete_films(self, session_ids: Collection[SessionId]) -> None:
        """Delete recordings and their pictures for good; the numbers stay.

        Raises: as `check`; StorageFailure.
        """
        self.check((), session_ids)
        delete_films(self._studio.paths, session_ids)

    def back_up(self, out: Path, *, with_films: bool, on_progress: Progress) -> Manifest:
        """Write everything into one file; see `app.store.archive.write_archive`.

        Raises: StorageFailure; what `on_progress` raises.
        """
        studio = self._studio
        wish = Wish(APP_VERSION, self._clock.now(), with_films, studio.in_use())
        with going_out(studio.paths, out):
            return write_archive(studio.paths, out, wish, on_progress)

    def look_at(self, path: Path) -> Manifest:
        """Say what a backup holds, before it is taken in.

        Raises: SourceFailure; StorageFailure archive_damaged, file_newer, file_unreadable.
        """
        with closing(Archive(path, Schema().revisions)) as archive:
            return archive.manifest

    def restore(self, path: Path, on_progress: Progress, passphrase: str | None = None) -> Restored:
        """Add what a backup holds and is missing here; nothing that is here is replaced.

        `passphrase`: that of the data when the backup was made, where it was locked.

        Raises: as `look_at`; StorageFailure disk_full, folder_not_writable; what `on_progress`
            raises: everything is then as it was.
        """
        with closing(Archive(path, Schema().revisions)) as archive:
            studio = self._studio
            return restore(studio.paths, studio.sessions_log, archive, on_progress, passphrase)

    def check_new_place(self, folder: Path) -> None:
        """Refuse a folder that the data cannot move to; see `app.store.location`.

        Raises: UsageFailure place_given, place_not_empty, place_inside; StorageFailure.
        """
        if self._location is None:
            raise UsageFailure("place_given")
        check_new_place(self._studio.paths.root, folder)

    def films_older_than(self, months: int) -> tuple[SessionId, ...]:
        """Return the sessions whose film is older than so many months; see `films_before`."""
        return self.films_before(months_before(self._clock.now(), months))

    def films_before(self, moment: datetime) -> tuple[SessionId, ...]:
        """Return the sessions older than this that still have a film, and numbers to stay."""
        found = (
            SessionFolder(self._studio.paths.session(s.id))
            for s in self._studio.sessions_log.summaries(before=moment)
            if s.state is SessionState.ANALYSED
        )
        return tuple(folder.id for folder in found if folder.films() or folder.pictures())


def months_before(moment: datetime, months: int) -> datetime:
    """Return the same day so many months ago, or the last day of that month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
