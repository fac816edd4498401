"""`report` and `rebuild-log`: from what is stored."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.clock import SystemClock
from app.commands.terminal import progress_bar
from app.errors import ReportFailure, UsageFailure
from app.session.gate import Gate
from app.session.studio import Studio
from app.store.log import Log
from app.store.paths import DataPaths, make_folder
from app.store.rebuild import rebuild_log
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import load_library


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """A period of days, both ends included; None: open."""

    first: date | None
    last: date | None
    out: Path


def report(options: ReportOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Write one PDF over the sessions of a period; returns where it is.

    Raises: ReportFailure, StorageFailure.
    """
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        chosen = [s for s in studio.summaries() if _within(s.started_at.date(), options)]
        if not chosen:
            raise ReportFailure("report_nothing")
        make_folder(options.out)
        days = sorted(s.started_at.date() for s in chosen)
        name = f"MirrorMend_{days[0]}_{days[-1]}.pdf"
        out = studio.export_report([s.id for s in chosen], texts.lang, options.out / name)
    finally:
        studio.close()
    return [texts("summary.written", path=out)]


def rebuild(paths: DataPaths, texts: Texts) -> list[str]:
    """Restore the log; returns what was restored.

    Raises: StorageFailure.
    """
    with progress_bar(texts("progress.rebuild")) as progress:
        result = rebuild_log(paths, progress)
    with Log(paths) as log:
        # A backup ends at the last clean exit: a lock set after it is not in there.
        is_asked_anew = Gate(load_library(), log.journal, SystemClock()).ask_anew()
    lines = [texts("rebuild.done", sessions=result.sessions)]
    if result.restored_from_backup:
        lines.append(texts("rebuild.from_backup"))
    if is_asked_anew:
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
