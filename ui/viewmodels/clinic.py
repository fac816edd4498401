"""A clinician's work on one report: what is open, what is looked at, what was said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.agreement import Agreement
from app.domain.sides import Side
from app.domain.sunnybrook import SunnybrookForm
from app.errors import StorageFailure, UsageFailure, UserFacing
from app.report.bundle.entries import Entries
from app.report.bundle.problems import BundleRefused
from app.report.bundle.review_json import Judgement, Opinion, Rating, ResultKey
from app.report.bundle.reviews import Doubt
from app.report.bundle.verify import Verification
from app.report.results import PatternResult
from app.session.bundle_access import BundleAccess
from app.session.clinic import ClinicSession, OpenReport, key_of
from app.session.watches import watches_of
from app.texts import Texts
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import ResultParts

if TYPE_CHECKING:
    from app.clock import Clock
    from app.domain.series import Curves
    from app.session.moments import Moment
    from exercises.library import Library


class ClinicState(Enum):
    EMPTY = "empty"
    OPENING = "opening"
    LOCKED = "locked"
    """Behind a password that was not given, or was wrong."""
    REFUSED = "refused"
    """Altered, no bundle, or unreadable: nothing of it is shown."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Opened:
    report: OpenReport
    sessions: tuple[ClinicSession, ...]
    entries: Entries


class ClinicModel(QObject):
    """GUI thread only; opening and exporting run in a thread of their own.

    Signals: `changed()`; `progressed(done, of)` in bytes; `failed(UserFacing)`; `exported(path)`;
    `reviewed_twice(Review)`: the file brought a review, and another was begun here;
    `undone(exercise)` in the session that is shown.
    """

    changed = Signal()
    progressed = Signal(int, int)
    failed = Signal(object)
    exported = Signal(object)
    reviewed_twice = Signal(object)
    undone = Signal(str)

    def __init__(
        self,
        access: BundleAccess,
        clock: "Clock",
        library: "Library",
        texts: Texts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.texts = texts
        self._access = access
        self._clock = clock
        self._watched = {
            exercise: tuple(watch.pattern for watch in watches)
            for exercise, watches in watches_of(library).items()
        }
        self.path: Path | None = None
        self._password: str | None = None
        self._opened: _Opened | None = None
        self.error: Exception | None = None
        self._is_opening = False
        self._shown = 0
        self._out: Path | None = None
        self._before: list[tuple[ResultKey, Judgement | None]] = []
        self.is_exporting = False
        self._job = Job(self._open, self)
        self._job.progress.connect(self.progressed)
        self._job.succeeded.connect(self._on_opened)
        self._job.failed.connect(self._on_failed)
        self._export = Job(self._write, self)
        self._export.progress.connect(self.progressed)
        self._export.succeeded.connect(self._on_exported)
        self._export.failed.connect(self._on_export_failed)

    # --- facts -------------------------------------------------------------------------------

    @property
    def state(self) -> ClinicState:
        if self._is_opening:
            return ClinicState.OPENING
        if isinstance(self.error, UsageFailure):
            return ClinicState.LOCKED
        if self.error is not None:
            return ClinicState.REFUSED
        if self._opened is None:
            return ClinicState.EMPTY
        is_intact = self._opened.report.manifest is not None
        return ClinicState.OPEN if is_intact else ClinicState.REFUSED

    @property
    def is_password_wrong(self) -> bool:
        return isinstance(self.error, UsageFailure) and self.error.key == "password_wrong"

    @property
    def report(self) -> OpenReport:
        """Return the open report; only in the state OPEN."""
        assert self._opened is not None, "a report is opened first"
        return self._opened.report

    @property
    def verification(self) -> Verification | None:
        return None if self._opened is None else self._opened.report.verification

    @property
    def sessions(self) -> tuple[ClinicSession, ...]:
        return () if self._opened is None else self._opened.sessions

    @property
    def entries(self) -> Entries:
        """Return what the person entered beside the recordings."""
        return Entries() if self._opened is None else self._opened.entries

    @property
    def session(self) -> ClinicSession | None:
        return self.sessions[self._shown] if self.sessions else None

    @property
    def agreement(self) -> Agreement:
        return self.report.agreement(self.sessions)

    def open_results(self, session: ClinicSession) -> int:
        """Count the results of a session that nothing was said about yet."""
        review = self.report.review
        return sum(review.judgement(key_of(session, result)) is None for result in session.results)

    def results(self, exercise: str) -> tuple[PatternResult, ...]:
        """Return what an expression of the session that is shown was looked at for."""
        session = self.session
        found = () if session is None else session.results
        return tuple(result for result in found if result.exercise == exercise and result.pattern)

    def doubts(self, result: PatternResult) -> tuple[Doubt, ...]:
        """Return which repetitions of a result the person holds to be not right."""
        session = self.session
        found = () if session is None else session.doubts
        wanted = (result.exercise, result.pattern)
        return tuple(doubt for doubt in found if (doubt.exercise, doubt.pattern) == wanted)

    def result_model(self) -> ResultViewModel | None:
        """Return the result of the session that is shown, in words, with its film if it came."""
        session = self.session
        if session is None:
            return None
        parts = ResultParts(
            algorithm_version=session.judged.algorithm_version,
            constants=session.judged.constants,
            read_moment=self._reader(session) if session.video or session.outline else None,
        )
        record = replace(session.record, curves=self._curves(session))
        return ResultViewModel(record, self.library, self.texts, {}, parts)

    def _curves(self, session: ClinicSession) -> "Curves | None":
        """Read what the plots show; where it cannot be read, the rest is shown without."""
        try:
            return self.report.curves(session)
        except (UserFacing, BundleRefused) as error:
            self.failed.emit(error)
            return None

    def sentence(self, error: Exception) -> str:
        """Say what went wrong, and what to do."""
        if isinstance(error, BundleRefused):
            problem = error.problem
            name = problem.path or (self.path.name if self.path else "")
            return self.texts(f"bundle_trouble.{problem.trouble}", path=name)
        return self.texts.explain(error)

    @staticmethod
    def mistake(error: Exception | None) -> Exception | None:
        """Return the error where it is a mistake of ours, and not the report's."""
        return None if isinstance(error, UserFacing | BundleRefused) else error

    # --- requests ----------------------------------------------------------------------------

    def open(self, path: Path, password: str | None = None) -> None:
        """Open a report; the one before is closed, and what was said of it is kept."""
        self._let_go()
        self.path, self._password, self.error = path, password or None, None
        self._is_opening = True
        self._job.start()
        self.changed.emit()

    def stop_opening(self) -> None:
        self._job.cancel()
        self._is_opening = False
        self.changed.emit()

    def choose(self, session_id: str) -> None:
        ids = [session.id for session in self.sessions]
        if session_id in ids:
            self._shown = ids.index(session_id)
            self.changed.emit()

    def judge(self, result: PatternResult, opinion: Opinion, note: str, side: Side | None) -> None:
        """Keep what is said of a result of the session that is shown."""
        key = self.key_of(result)
        self._remember(key)
        self._keep(lambda: self.report.judge(key, opinion, note, side))

    def take_back(self, result: PatternResult) -> None:
        key = self.key_of(result)
        self._remember(key)
        self._keep(lambda: self.report.take_back(key))

    def undo(self) -> None:
        """Have the result that was judged last as it was before, and show it."""
        if not self._before:
            return
        key, old = self._before.pop()
        report = self.report
        if old is None:
            self._keep(lambda: report.take_back(key))
        else:
            self._keep(lambda: report.judge(key, old.opinion, old.note, old.side))
        self.choose(key.session)
        self.undone.emit(key.exercise)

    def _remember(self, key: ResultKey) -> None:
        self._before.append((key, self.report.review.judgement(key)))

    def rate(self, form: SunnybrookForm, note: str) -> None:
        session = self.session
        if session is not None:
            rating = Rating(session.id, form, note, self._clock.now())
            self._keep(lambda: self.report.rate(rating))

    def take_other(self) -> None:
        """Go on with the review that the file brought; the one of here stays beside it."""
        self._before.clear()
        self._keep(self.report.take_other)

    def write_note(self, note: str, reviewer: str) -> None:
        review = self.report.review
        if (note, reviewer) != (review.note, review.reviewer):
            self._keep(lambda: self.report.write_note(note, reviewer))

    def remember_sender(self, label: str) -> None:
        """Take the sender in as known; called once the fingerprint was compared."""
        sender = self.report.verification.key
        if sender is None or self.path is None:
            return
        self._keep(lambda: self._access.senders.remember(sender, label))
        self.open(self.path, self._password)

    def export(self, out: Path) -> None:
        self._out = out
        self.is_exporting = True
        self._export.start()
        self.changed.emit()

    def close(self) -> None:
        """Stop everything and remove what lay on the disk; safe to repeat."""
        self._export.close()
        self._job.close()
        self._let_go()

    # --- inside ------------------------------------------------------------------------------

    def key_of(self, result: PatternResult) -> ResultKey:
        """Name a result of the session that is shown."""
        session = self.session
        assert session is not None, "a result belongs to a session"
        return key_of(session, result)

    def _keep(self, write: Callable[[], object]) -> None:
        try:
            write()
        except UserFacing as error:
            self.failed.emit(error)
        self.changed.emit()

    def _open(self, progress: Progress, is_cancelled: IsCancelled) -> _Opened:
        assert self.path is not None, "opened with a path"
        access = replace(self._access, password=self._password)
        report = OpenReport(self.path, access, self._clock, self._watched, progress)
        try:
            sessions, entries = report.sessions(), report.entries()
        except BaseException:
            report.close()
            raise
        if is_cancelled():
            report.close()
        return _Opened(report, sessions, entries)

    def _write(self, progress: Progress, _is_cancelled: IsCancelled) -> Path:
        assert self._out is not None, "exported to a path"
        self.report.export(self._out, progress)
        return self._out

    def _reader(self, session: ClinicSession) -> "Callable[..., Moment]":
        report = self.report
        rest = session.judged.verdict.analysis.rest
        rest_s = None if rest is None else (rest.start_s, rest.end_s)

        def read_moment(
            start_s: float, end_s: float, is_cancelled: Callable[[], bool], with_landmarks: bool
        ) -> "Moment":
            from app.session.moments import moment_of, moment_of_outline

            if session.video is None or (with_landmarks and session.outline is not None):
                outline = report.outline(session)
                assert outline is not None, "only sessions with film or outline have a reader"
                return moment_of_outline(outline, start_s, end_s, rest_s)
            clip = report.clip(session, is_cancelled)
            assert clip is not None, "it has a film"
            # Without the face model, which needs twice the memory of all the rest.
            return moment_of(
                clip,
                start_s,
                end_s,
                is_cancelled,
                with_landmarks=False,
                framing=session.framing,
                finds_face=False,
            )

        return read_moment

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.report.close()
        self._opened, self._shown = None, 0
        self._before.clear()

    def _on_opened(self, opened: _Opened) -> None:
        self._is_opening, self._opened = False, opened
        self.changed.emit()
        if opened.report.aside is not None:
            self.failed.emit(StorageFailure("review_damaged", aside=opened.report.aside))
        if opened.report.other is not None:
            self.reviewed_twice.emit(opened.report.other)

    def _on_failed(self, error: Exception) -> None:
        self._is_opening, self.error = False, error
        self.changed.emit()

    def _on_exported(self, path: Path) -> None:
        self.is_exporting = False
        self.changed.emit()
        self.exported.emit(path)

    def _on_export_failed(self, error: Exception) -> None:
        self.is_exporting = False
        self.changed.emit()
        self.failed.emit(error)
