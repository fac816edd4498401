"""`report` and `rebuild-log`: from what is stored."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.clock import SystemClock
from app.commands.terminal import progress_bar
from app.domain.records import SessionId
from app.errors import ReportFailure, UsageFailure
from app.report.bundle.manifest import SUFFIX
from app.session.bundling import Bundle, BundleOptions, export_bundle, preview_pdf
from app.session.log_restoring import restore_log
from app.session.own_sets import library_of
from app.session.studio import Studio
from app.store.files import write_atomic
from app.store.paths import DataPaths, folder_for_results
from app.store.work import going_out
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import load_library


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """A period of days, both ends included; None: open."""

    first: date | None
    last: date | None
    out: Path
    name: str | None = None
    with_outline: bool = False
    with_pictures: bool = False
    with_clips: bool = False
    password: str | None = None


def report(options: ReportOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Write a PDF over the sessions of a period, and a bundle beside it; returns where they are.

    Behind a password there is only the bundle: the PDF alone would lie open.
    Raises: ReportFailure, UsageFailure, StorageFailure.
    """
    studio = Studio(paths, library_of(paths), SystemClock(), APP_VERSION)
    studio.open()
    try:
        found = [s for s in studio.summaries() if _within(s.started_at.date(), options)]
        if not found:
            raise ReportFailure("report_nothing")
        folder_for_results(options.out)
        days = sorted(s.started_at.date() for s in found)
        stem = options.out / f"MirrorMend_{days[0]}_{days[-1]}"
        ids = [s.id for s in found]
        pdf = stem.with_name(f"{stem.name}.pdf")
        chosen = _chosen(ids, options, texts)
        written = [] if options.password is not None else [_pdf(studio, chosen, pdf)]
        bundle = _bundle(studio, chosen, stem.with_name(stem.name + SUFFIX), texts)
    finally:
        studio.close()
    lines = [texts("summary.written", path=out) for out in (*written, bundle.path)]
    return [*lines, texts("bundle.person", person=bundle.person)]


def _chosen(ids: list[SessionId], options: ReportOptions, texts: Texts) -> BundleOptions:
    return BundleOptions(
        sessions=ids,
        lang=texts.lang,
        name=options.name,
        with_outline=options.with_outline,
        with_pictures=options.with_pictures,
        with_clips=options.with_clips,
        password=options.password,
    )


def _pdf(studio: Studio, chosen: BundleOptions, out: Path) -> Path:
    """Write the PDF as it stands in the bundle: with the same name, and pictures if wanted."""
    pdf = preview_pdf(studio, chosen, SystemClock().now())
    with going_out(studio.paths, out):
        write_atomic(out, pdf)
    return out


def _bundle(studio: Studio, chosen: BundleOptions, out: Path, texts: Texts) -> Bundle:
    with progress_bar(texts("progress.bundle")) as progress:
        return export_bundle(studio, chosen, SystemClock().now(), out, progress)


def rebuild(paths: DataPaths, texts: Texts) -> list[str]:
    """Restore the log; returns what was restored.

    Raises: StorageFailure.
    """
    with progress_bar(texts("progress.rebuild")) as progress:
        restored = restore_log(paths, load_library(), SystemClock(), progress)
    result = restored.result
    lines = [texts("rebuild.done", sessions=result.sessions)]
    if result.restored_from_backup:
        lines.append(texts("rebuild.from_backup"))
    if restored.is_asked_anew:
        lines.append(texts("rebuild.ask_anew"))
    return lines + [texts("rebuild.skipped", name=name) for name in result.skipped]


def parse_day(text: str | None) -> date | None:
    """Read a day as `2026-11-23`.

    Raises: UsageFailure.
    """
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise UsageFailure("date_invalid", text=text or "") from error


def _within(day: date, options: ReportOptions) -> bool:
    after = options.first is None or day >= options.first
    return after and (options.last is None or day <= options.last)
