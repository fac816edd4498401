"""What the app can do, for the window and the commands alike.

Everything that needs OpenCV, MediaPipe or PyAV is imported when it is used: the window shows first.
"""

import logging
import os
import platform
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.days import earliest_of
from app.domain.records import (
    RunFacts,
    SessionId,
    SessionMeta,
    SessionRecord,
    SessionSummary,
)
from app.domain.sides import Affected
from app.domain.timeline import Script
from app.errors import SourceFailure, StorageFailure
from app.session.choices import DemoChoice, FileChoice, SourceChoice
from app.session.reviews import Reviews
from app.session.script import script_of
from app.session.sources import affected_side, check_choice, described, open_source
from app.session.trackers import make_live_tracker, make_tracker
from app.session.watches import coach_of, watches_of
from app.store.erasing import erase_everything, finish_deleting, is_erasing
from app.store.files import write_atomic
from app.store.lock_state import refuse_if_locked
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.restoring import finish_restoring
from app.store.sessions import SessionFolder, SessionStore, new_session_id
from app.store.work import clear_leftovers, clear_temporaries, going_out
from app.texts import Lang
from exercises.library import Library

if TYPE_CHECKING:
    from app.session.analysis import Analysed, Progress
    from app.session.capture import Capture
    from app.store.journal import Journal

_log = logging.getLogger(__name__)
_LIBRARIES = ("mediapipe", "opencv-python-headless", "av", "numpy")


class Studio:
    """Sessions from start to report. Any thread may call it between `open` and `close`."""

    def __init__(self, paths: DataPaths, library: Library, clock: Clock, app_version: str) -> None:
        self.library = library
        self.paths = paths
        self._clock = clock
        self._app_version = app_version
        self._sessions = SessionStore(paths)
        self._log = Log(paths)
        self._captures: dict[SessionId, Capture] = {}
        self._finishing: list[SessionId] = []
        """Sessions that are being looked at; a deletion would take the film away below."""

    def open(self) -> None:
        """Make the data folder ready, open the log, and end what was broken off.

        Raises: StorageFailure.
        """
        if is_erasing(self.paths):
            erase_everything(self.paths)
        refuse_if_locked(self.paths)
        self.paths.prepare()
        clear_leftovers(self.paths)
        self._log.open()
        try:
            clear_temporaries(self._written_to())
            finish_deleting(self.paths, self._log)
            finish_restoring(self.paths, self._log)
        except StorageFailure as error:
            # What is marked stays out of sight; the next start tries again.
            _log.warning("what was broken off could not be ended: %s", error)

    def _written_to(self) -> Iterator[Path]:
        """Give the folders in which a kill may have left something half written."""
        paths = self.paths
        yield from (paths.root, paths.backups, paths.installation_key.parent, paths.clinic)
        known = self._log.ids()
        for session_id in self._sessions.ids():
            if session_id not in known:
                folder = self._sessions.folder(session_id)
                yield from (folder.path, folder.thumbs)

    def close(self) -> None:
        """Close the log and back it up if it changed."""
        self._log.close()

    @property
    def journal(self) -> "Journal":
        return self._log.journal

    @property
    def sessions_log(self) -> Log:
        return self._log

    @property
    def reviews(self) -> Reviews:
        return Reviews(self._log.journal, self._clock)

    def new_capture(
        self,
        choice: SourceChoice,
        set_id: str,
        affected: Affected,
        on_news: Callable[[], None],
        *,
        checks_camera: bool = False,
        dose: str | None = None,
        exercises: Collection[str] | None = None,
    ) -> "Capture":
        """Prepare a session: its folder with what will be asked; nothing runs yet.

        With `checks_camera` the picture is looked at first and the folder made when the recording
        begins; in a video file nothing can be changed, so that it is not checked. `dose` is
        `starter` or `standard`, None that of the set; `exercises` leaves the others of it out.

        Raises: StorageFailure, UsageFailure (unknown demo person).
        """
        from app.session.capture import Capture

        check_choice(choice)
        affected = affected_side(choice, affected)
        script = script_of(self.library, set_id, dose, exercises)
        is_checked = checks_camera and not isinstance(choice, FileChoice)
        session_id = new_session_id(self._clock.now(), os.urandom(2))
        folder = SessionFolder(self.paths.session(session_id))

        def prepare(notes: tuple[str, ...]) -> None:
            self.begin(choice, set_id, affected, script, notes, session_id)

        if not is_checked:
            prepare(())
        capture = Capture(
            make_source=lambda clock: open_source(choice, clock, self._clock),
            make_tracker=make_live_tracker,
            script=script,
            folder=folder,
            on_news=on_news,
            is_synthetic=isinstance(choice, DemoChoice),
            prepare=prepare if is_checked else None,
            coach=coach_of(self.library, affected),
        )
        self._captures[folder.id] = capture
        return capture

    def begin(
        self,
        choice: SourceChoice,
        set_id: str,
        affected: Affected,
        script: Script,
        camera_notes: tuple[str, ...] = (),
        session_id: SessionId | None = None,
    ) -> SessionFolder:
        """Make a session folder and write down what will be asked."""
        now = self._clock.now()
        kind, label = described(choice)
        folder = self._sessions.create(
            SessionMeta(
                id=session_id or new_session_id(now, os.urandom(2)),
                started_at=now,
                set_id=set_id,
                source_kind=kind,
                source_label=label,
                synthetic=isinstance(choice, DemoChoice),
                affected=affected,
                app_version=self._app_version,
                camera_notes=camera_notes,
            )
        )
        folder.write_timeline(script.timeline())
        return folder

    def finish(
        self,
        session_id: SessionId,
        progress: "Progress" = lambda done, total: None,
        is_cancelled: Callable[[], bool] = lambda: False,
        dropped: int | None = None,
    ) -> SessionRecord:
        """Analyse a recording, keep the verdict beside it and enter it in the log.

        `dropped` counts the frames that never reached the recording, where the caller knows.

        Raises: SourceFailure (no face, unreadable), ModelFailure, StorageFailure, Cancelled; the
        recording is kept in any case.
        """
        from app.session.analysis import analyse_video

        folder = self._sessions.folder(session_id)
        record = folder.load()
        self._finishing.append(session_id)
        try:
            with folder.being_used():
                analysed = analyse_video(
                    folder.video,
                    record.timeline,
                    record.meta.affected,
                    watches_of(self.library),
                    make_tracker,
                    progress=progress,
                    is_cancelled=is_cancelled,
                    is_synthetic=record.meta.synthetic,
                )
        except SourceFailure:
            # Looked at, and nothing to see: the log knows it, so that it is not offered again.
            self._log.put(record)
            raise
        else:
            return self.keep(session_id, analysed, dropped)
        finally:
            self._finishing.remove(session_id)

    def keep(
        self, session_id: SessionId, analysed: "Analysed", dropped: int | None = None
    ) -> SessionRecord:
        """Write a verdict beside its recording and enter it in the log.

        Raises: StorageFailure.
        """
        from app.session.thumbnails import thumbnails_of

        folder = self._sessions.folder(session_id)
        for name, picture in thumbnails_of(folder.video, analysed).items():
            write_atomic(folder.thumbnail(name), picture)
        if analysed.framing is not None:
            folder.write_framing(analysed.framing)
        if analysed.outline is not None:
            folder.write_outline(analysed.outline, synthetic=analysed.verdict.source.synthetic)
        folder.write_analysis(
            analysed.verdict,
            analysed.result.curves,
            run_facts(
                folder.video,
                analysed,
                self._dropped(session_id) if dropped is None else dropped,
                self._clock.now(),
                self._app_version,
            ),
            app_version=self._app_version,
        )
        record = folder.load()
        self._log.put(record)
        return record

    def summaries(self, since: date | None = None) -> tuple[SessionSummary, ...]:
        """Return the log, newest first."""
        doubts = self.reviews.counts()
        return tuple(
            replace(s, disputed=doubts[s.id]) if s.id in doubts else s
            for s in self._log.summaries(since=None if since is None else earliest_of(since))
            if since is None or s.started_at.date() >= since
        )

    def unfinished(self) -> tuple[SessionId, ...]:
        """Return sessions that were recorded but not looked at, newest first.

        One that another program is recording or looking at just now is not among them.
        """
        known = set(self._log.ids())
        known |= self.in_use()
        waiting = (self._sessions.folder(i) for i in self._sessions.ids() if i not in known)
        return tuple(
            folder.id
            for folder in reversed(list(waiting))
            if folder.video.exists() and folder.video.stat().st_size > 0 and not folder.is_in_use
        )

    def in_use(self) -> frozenset[SessionId]:
        """Return the sessions that are being recorded or looked at by this program."""
        # A copy: another thread may begin a session just now.
        captures = tuple(self._captures.items())
        running = (i for i, c in captures if not c.status().state.is_over)
        return frozenset((*running, *self._finishing))

    def record(self, session_id: SessionId) -> SessionRecord:
        return self._sessions.folder(session_id).load()

    def thumbnails(self, session_id: SessionId) -> Mapping[str, Path]:
        folder = self._sessions.folder(session_id)
        return {path.stem: path for path in sorted(folder.thumbs.glob("*.png"))}

    def export_report(
        self,
        session_ids: Sequence[SessionId],
        lang: Lang,
        out: Path,
        *,
        with_pictures: bool = False,
    ) -> Path:
        """Write one PDF over these sessions; pictures of the face only if they are asked for.

        Raises: ReportFailure, StorageFailure.
        """
        from app.report.pdf import write_report
        from app.session.reporting import report_request

        request = report_request(self, session_ids, lang, self._clock.now(), self._app_version)
        with going_out(self.paths, out):
            return write_report(request if with_pictures else request.without_pictures(), out)

    def _dropped(self, session_id: SessionId) -> int | None:
        capture = self._captures.get(session_id)
        return None if capture is None else capture.status().dropped


def run_facts(
    video: Path, analysed: "Analysed", dropped: int | None, now: datetime, app_version: str
) -> RunFacts:
    """Say with what and when a recording was analysed."""
    from app.session.analysis import sha256_of

    return RunFacts(
        analysed_at=now,
        ms_per_frame=round(analysed.ms_per_frame, 2),
        source_sha256=sha256_of(video),
        frames_recorded=analysed.verdict.source.frames,
        frames_dropped=dropped,
        versions=(
            ("app", app_version),
            ("python", platform.python_version()),
            *((name, version(name)) for name in _LIBRARIES),
        ),
    )
