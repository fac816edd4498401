"""A report for the clinician as one file: PDF, tables, FHIR, verdicts, and clips if wanted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.constants import ALGORITHM_VERSION
from app.domain.plain import one_line
from app.domain.records import SessionId
from app.errors import ReportFailure
from app.report.bundle.archive import is_safe_name
from app.report.bundle.entries import NAME as ENTRIES
from app.report.bundle.entries import TABLE as ENTRIES_TABLE
from app.report.bundle.entries import encode_entries, encode_table
from app.report.bundle.manifest import NAME_LIMIT, BundleKind, pseudonym
from app.report.bundle.parts import FHIR, PDF, SUMMARY
from app.report.bundle.reviews import NAME as REVIEWS
from app.report.bundle.reviews import encode_doubts
from app.report.bundle.sealed import seal
from app.report.bundle.writer import Contents, write_bundle
from app.report.fhir.build import Subject, encode_fhir
from app.report.fonts import FontShelf
from app.report.pdf import render
from app.report.request import ReportRequest, ReportSession
from app.report.summary_csv import encode_summary
from app.session.reporting import report_request
from app.store.files import read_bytes, write_atomic
from app.store.framing_json import NAME as FRAMING
from app.store.framing_json import encode_framing
from app.store.keys import installation_key, public_bytes
from app.store.series_files import encode_csv
from app.store.session_json import encode_session
from app.store.sessions import SessionFolder, SessionStore
from app.store.work import going_out, work_folder
from app.texts import Lang
from app.version import APP_VERSION

if TYPE_CHECKING:
    from app.session.studio import Studio


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """What the person chose; `name` None: a pseudonym that is the same in all their bundles."""

    sessions: Sequence[SessionId]
    lang: Lang
    name: str | None = None
    with_outline: bool = False
    with_pictures: bool = False
    with_clips: bool = False
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was written; `person` stands in it, `files` are the names in it."""

    path: Path
    person: str
    files: tuple[str, ...]
    size: int


def export_bundle(
    studio: "Studio",
    options: BundleOptions,
    made_at: datetime,
    out: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Bundle:
    """Write a bundle to `out`, whole or not at all; `progress` is in bytes.

    Of the journal go in the flags that the person marked as not right, totals, and the symptom
    check: no mood, no free note.
    Raises: ReportFailure report_nothing or report_failed; UsageFailure password_short;
        StorageFailure; whatever `progress` raises to cancel.
    """
    key = installation_key(studio.paths.installation_key)
    subject = _subject(studio, options)
    request = _request(studio, options, subject, made_at)
    contents = _contents(studio, request, subject, _files(studio, request, subject, options))
    with going_out(studio.paths, out), work_folder(studio.paths) as folder:
        if options.password is None:
            manifest = write_bundle(contents, key, out, progress)
        else:
            plain = folder / "plain.mmz"
            manifest = write_bundle(contents, key, plain, progress)
            seal(plain, options.password, out)
    names = tuple(entry.path for entry in manifest.files)
    return Bundle(out, subject.label, names, out.stat().st_size)


def preview_pdf(studio: "Studio", options: BundleOptions, made_at: datetime) -> bytes:
    """Return the PDF as it would stand in the bundle.

    Raises: ReportFailure report_nothing or report_failed; StorageFailure.
    """
    request = _request(studio, options, _subject(studio, options), made_at)
    return render(request, FontShelf.of_system())


def export_pdf(studio: "Studio", options: BundleOptions, made_at: datetime, out: Path) -> None:
    """Write that PDF alone; what a kill leaves half written beside it goes at the next start.

    Raises: as `preview_pdf`.
    """
    with going_out(studio.paths, out):
        write_atomic(out, preview_pdf(studio, options, made_at))


def _subject(studio: "Studio", options: BundleOptions) -> Subject:
    name = one_line(options.name or "")[:NAME_LIMIT].strip()
    if name:
        return Subject(name, is_name=True)
    key = installation_key(studio.paths.installation_key)
    return Subject(pseudonym(public_bytes(key)), is_name=False)


def _request(
    studio: "Studio", options: BundleOptions, subject: Subject, made_at: datetime
) -> ReportRequest:
    request = report_request(
        studio, options.sessions, options.lang, made_at, APP_VERSION, person_label=subject.label
    )
    if not request.sessions:
        raise ReportFailure("report_nothing")
    return request if options.with_pictures else request.without_pictures()


def _contents(
    studio: "Studio",
    request: ReportRequest,
    subject: Subject,
    files: Mapping[str, bytes | Path],
) -> Contents:
    days = sorted(s.record.meta.started_at.date().isoformat() for s in request.sessions)
    return Contents(
        kind=BundleKind.REPORT,
        made_at=request.made_at,
        app_version=APP_VERSION,
        algorithm_version=ALGORITHM_VERSION,
        lang=request.lang.value,
        person=subject.label,
        affected=request.affected,
        first=days[0],
        last=days[-1],
        synthetic=any(s.record.meta.synthetic for s in request.sessions),
        sessions=[_place(s, n) for n, s in enumerate(request.sessions, 1)],
        files=files,
    )


def _files(
    studio: "Studio", request: ReportRequest, subject: Subject, options: BundleOptions
) -> Mapping[str, bytes | Path]:
    pdf = render(request, FontShelf.of_system())
    files: dict[str, bytes | Path] = {
        PDF: pdf,
        SUMMARY: encode_summary(request),
        FHIR: encode_fhir(request, subject, pdf),
        ENTRIES: encode_entries(request.entries),
        ENTRIES_TABLE: encode_table(request.entries),
    }
    store = SessionStore(studio.paths)
    for number, session in enumerate(request.sessions, 1):
        folder = store.folder(session.record.meta.id)
        place = f"sessions/{_place(session, number)}"
        files |= {f"{place}/{name}": c for name, c in _of_session(session, folder).items()}
        files[f"{place}/{REVIEWS}"] = encode_doubts(
            studio.reviews.disputed(session.record.meta.id).values()
        )
        files |= {f"{place}/thumbs/{n}.png": p for n, p in sorted(session.thumbnails.items())}
        if options.with_outline and folder.outline.exists():
            files[f"{place}/{folder.outline.name}"] = folder.outline
        if options.with_clips and folder.video.exists():
            files[f"{place}/{folder.video.name}"] = folder.video
            if (framing := folder.framing()) is not None:
                files[f"{place}/{FRAMING}"] = encode_framing(framing)
    return files


def _of_session(session: ReportSession, folder: SessionFolder) -> Mapping[str, bytes | Path]:
    """Return the session's own files; what its film was called on the disk stays at home."""
    record = session.record
    files: dict[str, bytes | Path] = {
        "session.json": encode_session(replace(record.meta, source_label="")),
        "analysis.json": read_bytes(folder.analysis),
    }
    if folder.timeline.exists():
        files["timeline.json"] = read_bytes(folder.timeline)
    if record.curves is not None:
        files["series.csv"] = encode_csv(record.curves)
    return files


def _place(session: ReportSession, number: int) -> str:
    """Return the session's folder in the bundle: its id, unless somebody renamed the folder."""
    name = session.record.meta.id
    return name if is_safe_name(name) else f"session-{number}"
