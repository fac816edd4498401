"""A clinician's work on one report: open, look, judge, rate, hand on; the report stays as it is."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from threading import Lock
from types import TracebackType
from typing import Final, Self

from app.clock import Clock
from app.domain.agreement import Agreement, agreement
from app.domain.contours import Outline
from app.domain.framing import Framing
from app.domain.records import SessionRecord
from app.domain.series import Curves
from app.domain.sides import Side
from app.domain.timeline import Timeline
from app.errors import ReportFailure, SourceFailure, StorageFailure
from app.report.bundle.archive import LARGEST_JSON
from app.report.bundle.entries import NAME as ENTRIES
from app.report.bundle.entries import Entries, decode_entries
from app.report.bundle.manifest import BundleKind, Manifest
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.report.bundle.review_json import (
    NAME,
    Judgement,
    Opinion,
    Rating,
    ResultKey,
    Review,
    decode_review,
    encode_review,
)
from app.report.bundle.reviewed import ORIGINAL, sha256_of, take_out
from app.report.bundle.reviews import NAME as DOUBTS
from app.report.bundle.reviews import Doubt, decode_doubts
from app.report.bundle.writer import Contents, write_bundle
from app.report.results import PatternResult, Word, results_of
from app.session.bundle_access import BundleAccess
from app.store.analysis_json import AnalysisFile, decode_analysis
from app.store.aside import put_aside
from app.store.files import read_bytes, write_atomic
from app.store.framing_json import NAME as FRAMING
from app.store.framing_json import decode_framing
from app.store.keys import installation_key
from app.store.outline_file import LARGEST as LARGEST_OUTLINE
from app.store.outline_file import NAME as OUTLINE
from app.store.outline_file import decode_outline
from app.store.paths import make_folder
from app.store.series_files import decode_csv
from app.store.session_json import decode_session
from app.store.timeline_json import decode_timeline
from app.store.work import going_out, work_folder
from app.version import APP_VERSION

_LARGEST_TOTAL: Final = 48 * 2**20
"""Of the JSON of all sessions together; ten years of daily recordings have about half of it."""
_SEEN: Final = frozenset({Word.SEEN, Word.UNSURE})


@dataclass(frozen=True, slots=True)
class ClinicSession:
    """One session of a report.

    `video` and `outline` are their names in the bundle, None where the person did not send them.
    `framing` is where the resting face sits in the film; it came with no film of an older app.
    """

    id: str
    record: SessionRecord
    judged: AnalysisFile
    results: tuple[PatternResult, ...]
    doubts: tuple[Doubt, ...]
    video: str | None
    framing: Framing | None
    outline: str | None
    pictures: tuple[str, ...]


class OpenReport:
    """A report that was opened and verified; one thread at a time may use it, then `close`.

    What has to lie on the disk (a bundle out of its lock, a clip while it is watched) lies in a
    private work folder that goes with it. The review is written after each change. Where a review
    was begun here and the file brings another, `other` is that one. `aside`: a review that was
    kept here and could not be read has this name now.

    Raises when made: UsageFailure password_needed or password_wrong; BundleRefused; SourceFailure;
        StorageFailure.
    """

    def __init__(
        self,
        path: Path,
        access: BundleAccess,
        clock: Clock,
        watched: Mapping[str, tuple[str, ...]],
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        self.path = path
        self._access = access
        self._clock = clock
        self._watched = watched
        self._stack = ExitStack()
        self._taking_out = Lock()
        try:
            self._open(path, progress)
        except BaseException:
            self._stack.close()
            raise

    def _open(self, path: Path, progress: Callable[[int, int], None]) -> None:
        self._work = self._stack.enter_context(work_folder(self._access.paths))
        looked = self._access.looked_through(self._stack, path, progress)
        self.verification = looked.verification
        self._plain, self._archive = looked.path, looked.archive
        self.sha256 = sha256_of(looked.path)
        self.aside: str | None = None
        kept = self._kept_here()
        self.review = kept or looked.review or Review(self.sha256, "", self._clock.now())
        is_other = looked.review is not None and looked.review != self.review
        self.other = looked.review if is_other else None

    @property
    def manifest(self) -> Manifest | None:
        """Return what the report says of itself; None unless it is intact."""
        return self.verification.manifest if self.verification.is_intact else None

    def sessions(self) -> tuple[ClinicSession, ...]:
        """Read every session that can be read, the newest first; none unless intact.

        Their curves stay where they are until `curves` reads those of one.

        Raises: BundleRefused; StorageFailure file_damaged or file_newer.
        """
        if self.manifest is None:
            return ()
        archive = self._archive
        if sum(archive.size(n) for n in archive.names if n.endswith(".json")) > _LARGEST_TOTAL:
            raise BundleRefused(Problem(Trouble.TOO_LARGE))
        found = (self._session(name) for name in self.manifest.sessions)
        there = [session for session in found if session is not None]
        return tuple(sorted(there, key=lambda s: s.record.meta.started_at, reverse=True))

    def entries(self) -> Entries:
        """Return what the person entered beside the recordings; older reports hold none.

        Raises: BundleRefused; StorageFailure file_damaged or file_newer.
        """
        if self.manifest is None or ENTRIES not in self._archive.names:
            return Entries()
        return decode_entries(self._read(ENTRIES), Path(ENTRIES))

    def clip(
        self, session: ClinicSession, is_cancelled: Callable[[], bool] = lambda: False
    ) -> Path | None:
        """Return where a session's film lies while the report is open; None: none was sent.

        A thread that is not wanted any more may still be in here while the next one comes.

        Raises: BundleRefused; StorageFailure disk_full; Cancelled.
        """
        if session.video is None:
            return None
        # Under its own name, by which a reader knows a mirror image.
        target = self._work / session.id / PurePosixPath(session.video).name
        with self._taking_out:
            if not target.exists():
                make_folder(target.parent)
                take_out(self._archive, session.video, target, lambda: _stop_if(is_cancelled))
        return target

    def curves(self, session: ClinicSession) -> Curves | None:
        """Return what was measured picture by picture; None: it was not sent.

        Raises: BundleRefused; StorageFailure file_damaged.
        """
        name = f"sessions/{session.id}/series.csv"
        if name not in self._archive.names:
            return None
        return decode_csv(self._archive.read(name), Path("series.csv"))

    def outline(self, session: ClinicSession) -> Outline | None:
        """Return the moving lines of a session's face; None: none were sent.

        Raises: BundleRefused; StorageFailure file_damaged or file_newer.
        """
        if session.outline is None:
            return None
        raw = self._archive.read(session.outline, LARGEST_OUTLINE)
        return decode_outline(raw, Path(session.outline)).outline

    def picture(self, name: str) -> bytes:
        """Return a picture of a session.

        Raises: BundleRefused.
        """
        return self._archive.read(name)

    # --- the review --------------------------------------------------------------------------

    def take_other(self) -> None:
        """Go on with the review that the file brought; the one of here stays beside it.

        Raises: StorageFailure.
        """
        if self.other is None:
            return
        mine, other = self.review, self.other
        if self._kept.exists():
            put_aside(self._kept, "other", "another review of the same report")
        self._keep(other)
        self.other = mine

    def judge(
        self, key: ResultKey, opinion: Opinion, note: str = "", side: Side | None = None
    ) -> None:
        """Say of a result whether it is right; said again, it replaces what was said before.

        Raises: StorageFailure.
        """
        now = self._clock.now()
        new = Judgement(
            session=key.session,
            exercise=key.exercise,
            pattern=key.pattern,
            opinion=opinion,
            side=side,
            note=note,
            at=now,
        )
        self._keep(self.review.with_judgement(new))

    def take_back(self, key: ResultKey) -> None:
        """Forget what was said of a result.

        Raises: StorageFailure.
        """
        self._keep(self.review.without_judgement(key, self._clock.now()))

    def rate(self, rating: Rating) -> None:
        """Keep a Sunnybrook form; one for the same session is replaced.

        Raises: StorageFailure.
        """
        self._keep(self.review.with_rating(rating))

    def write_note(self, note: str, reviewer: str) -> None:
        """Keep what is said of the whole report, and by whom.

        Raises: StorageFailure.
        """
        now = self._clock.now()
        self._keep(replace(self.review, note=note, reviewer=reviewer, changed_at=now))

    def agreement(self, sessions: tuple[ClinicSession, ...]) -> Agreement:
        """Compare app and clinician over the results that both judged."""
        return agreement(
            (said(result), self._said(session, result))
            for session in sessions
            for result in session.results
        )

    def export(
        self, out: Path, progress: Callable[[int, int], None] = lambda done, of: None
    ) -> None:
        """Write the report with the review beside it, signed by this installation.

        Raises: ReportFailure report_itself where `out` is the report, report_changed where that
            is not what was looked at any more; StorageFailure disk_full or folder_not_writable.
        """
        manifest = self.manifest
        if manifest is None:
            raise BundleRefused(self.verification.problems[0])
        if out.exists() and self.path.exists() and out.samefile(self.path):
            raise ReportFailure("report_itself")
        contents = Contents(
            kind=BundleKind.REVIEW,
            made_at=self._clock.now(),
            app_version=APP_VERSION,
            algorithm_version=manifest.algorithm_version,
            lang=manifest.lang,
            person=manifest.person,
            affected=manifest.affected,
            first=manifest.first,
            last=manifest.last,
            synthetic=manifest.synthetic,
            sessions=manifest.sessions,
            files={ORIGINAL: self._plain, NAME: encode_review(self.review)},
            promised={ORIGINAL: self.sha256},
        )
        paths = self._access.paths
        with going_out(paths, out):
            write_bundle(contents, installation_key(paths.installation_key), out, progress)

    def close(self) -> None:
        """Close the report and remove what lay in the work folder; safe to repeat."""
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- reading -----------------------------------------------------------------------------

    def _session(self, name: str) -> ClinicSession | None:
        place = f"sessions/{name}"
        names = self._archive.names
        if f"{place}/analysis.json" not in names or f"{place}/session.json" not in names:
            return None
        judged = decode_analysis(self._read(f"{place}/analysis.json"), Path("analysis.json"))
        meta = decode_session(self._read(f"{place}/session.json"), Path("session.json"))
        record = SessionRecord(
            meta=meta,
            timeline=self._timeline(place),
            verdict=judged.verdict,
            curves=None,
            run=None,
        )
        doubts = f"{place}/{DOUBTS}"
        inside = sorted(n for n in names if n.startswith(f"{place}/"))
        return ClinicSession(
            id=name,
            record=record,
            judged=judged,
            results=results_of(judged.verdict.analysis, self._watched).patterns,
            doubts=decode_doubts(self._read(doubts), Path(DOUBTS)) if doubts in names else (),
            video=next((n for n in inside if n.startswith(f"{place}/video.")), None),
            framing=self._framing(place),
            outline=f"{place}/{OUTLINE}" if f"{place}/{OUTLINE}" in names else None,
            pictures=tuple(n for n in inside if n.startswith(f"{place}/thumbs/")),
        )

    def _read(self, name: str) -> bytes:
        return self._archive.read(name, LARGEST_JSON)

    def _timeline(self, place: str) -> Timeline:
        name = f"{place}/timeline.json"
        if name not in self._archive.names:
            return Timeline(())
        return decode_timeline(self._read(name), Path("timeline.json"))

    def _framing(self, place: str) -> Framing | None:
        name = f"{place}/{FRAMING}"
        if name not in self._archive.names:
            return None
        try:
            return decode_framing(self._read(name), Path(FRAMING))
        except StorageFailure:  # the film is shown without it, too
            return None

    def _kept_here(self) -> Review | None:
        """Return the review as it was left here; one that is damaged is put aside."""
        try:
            return decode_review(read_bytes(self._kept), self._kept)
        except SourceFailure:
            return None
        except StorageFailure as error:
            if error.key != "file_damaged":
                raise
            self.aside = put_aside(self._kept, "damaged", error.key).name
            return None

    @property
    def _kept(self) -> Path:
        return self._access.paths.clinic / f"{self.sha256}.json"

    def _keep(self, review: Review) -> None:
        make_folder(self._kept.parent)
        write_atomic(self._kept, encode_review(review))
        self.review = review

    def _said(self, session: ClinicSession, result: PatternResult) -> bool | None:
        found = self.review.judgement(key_of(session, result))
        return None if found is None else found.is_there


def _stop_if(is_cancelled: Callable[[], bool]) -> None:
    if is_cancelled():
        from app.session.analysis import Cancelled

        raise Cancelled


def key_of(session: ClinicSession, result: PatternResult) -> ResultKey:
    return ResultKey(session.id, result.exercise, result.pattern)


def said(result: PatternResult) -> bool | None:
    """Tell whether the app called a linked movement; None: it could not judge."""
    return None if result.word is Word.CANNOT_TELL else result.word in _SEEN
