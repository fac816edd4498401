"""summary.csv: a line for each linked movement looked for in each session.

Spreadsheets take a text that begins with `=`, `+`, `-` or `@` for a formula: such texts, which can
only come from names that people gave, get an apostrophe in front. Numbers stay numbers.
"""

import csv
import io
from statistics import median
from typing import Final

from app.domain.constants import Constants
from app.domain.findings import Strength
from app.domain.records import Verdict
from app.domain.review import FlagKey
from app.domain.uncertainty import uncertainty
from app.report.cells import as_text
from app.report.request import ReportRequest, ReportSession
from app.report.results import PatternResult, results_of
from app.store.codec import rounded

COLUMNS: Final = (
    "session",
    "started_at",
    "set",
    "source",
    "synthetic",
    "affected",
    "exercise",
    "pattern",
    "result",
    "side",
    "repetitions",
    "judged",
    "flagged",
    "flagged_clear",
    "marked_not_right",
    "index_median",
    "index_uncertainty",
    "threshold",
    "unit",
    "reasons_not_judged",
    "camera_notes",
    "app_version",
)


def encode_summary(request: ReportRequest) -> bytes:
    """Write the lines, oldest session first; UTF-8 with a byte order mark, as Excel wants it.

    Units: index, uncertainty and threshold in `unit` (`of_rest`: share of the resting height of the
    upper lid; `percent_ocd`: % of the outer-canthal distance). Empty cell: not judged.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for session in sorted(request.sessions, key=lambda s: s.record.meta.started_at):
        verdict = session.record.verdict
        if verdict is not None:
            results = results_of(verdict.analysis, request.watched).patterns
            writer.writerows(_row(session, verdict, result) for result in results)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _row(session: ReportSession, verdict: Verdict, result: PatternResult) -> list[object]:
    meta = session.record.meta
    clear = sum(flag.strength is Strength.CLEAR for flag in result.flags)
    doubted = sum(FlagKey.of(flag) in session.disputed for flag in result.flags)
    return [
        as_text(meta.id),
        meta.started_at.isoformat(),
        as_text(meta.set_id),
        as_text(meta.source_kind),
        int(meta.synthetic),
        verdict.analysis.affected.value,
        as_text(result.exercise),
        as_text(result.pattern),
        result.word.value,
        next((flag.side.value for flag in result.flags), ""),
        len(result.movements),
        result.usable,
        len(result.flags),
        clear,
        doubted,
        *_numbers(result),
        " ".join(result.reasons),
        as_text(" ".join(meta.camera_notes)),
        as_text(meta.app_version),
    ]


def index_of(result: PatternResult) -> tuple[float, float, float]:
    """Return median index, uncertainty and threshold of a result that has measures.

    Units: those of the measures.
    """
    noise = max(measure.noise for measure in result.measures)
    return (
        median(measure.index for measure in result.measures),
        uncertainty(result.measures[0].unit, noise, Constants()),
        max(measure.threshold for measure in result.measures),
    )


def _numbers(result: PatternResult) -> list[object]:
    if not result.measures:
        return ["", "", "", ""]
    shown = [rounded(value, "index") for value in index_of(result)]
    return [*("" if value is None else value for value in shown), result.measures[0].unit.value]
