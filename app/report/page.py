"""Everything that the template prints, as plain values: it computes nothing itself.

Field names are what assets/report/report.typ reads.
"""

from dataclasses import dataclass

from app.report.charts import Chart


@dataclass(frozen=True, slots=True)
class Heading:
    """The top of the first page, the running head, and what stands in the file's properties.

    `running` is short enough for one line.
    """

    title: str
    subtitle: str
    brand: str
    made: str
    page_of: str
    document_title: str
    running: str
    notice: str | None
    banner: str | None
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """What was done and felt; `weeks` are the heights of bars of at most `most`; of few none.

    `bars` says what a bar is.
    """

    span: str
    rows: tuple[tuple[str, str], ...]
    weeks: tuple[int, ...]
    most: int
    bars: str
    first_week: str
    last_week: str
    described: str
    symptoms: tuple[tuple[str, str], ...]
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One linked movement over all sessions."""

    pattern: str
    exercise: str
    recordings: str
    seen: str
    unsure: str
    not_seen: str
    unjudged: str
    side: str
    index: str
    change: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """`kind` is one of the four words' ids; `confidence` 0 (none) to 3."""

    pattern: str
    exercise: str
    side: str
    kind: str
    word: str
    repetitions: tuple[str, ...]
    index: tuple[str, ...]
    confidence: int
    confidence_word: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One recording in the table of a linked movement; `kind` and `confidence` as above."""

    number: str
    started: str
    side: str
    kind: str
    word: str
    repetitions: str
    index: str
    each: str
    confidence: int
    confidence_word: str
    note: str


@dataclass(frozen=True, slots=True)
class SeriesBlock:
    """One linked movement, recording by recording; `each` names what each side did."""

    pattern: str
    exercise: str
    each: str
    rows: tuple[SeriesRow, ...]


@dataclass(frozen=True, slots=True)
class SessionBlock:
    heading: str | None
    rows: tuple[ResultRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """`role` chooses the line: `affected`, `healthy`, `either` (solid) or `other` (dashed)."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    caption: str
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class ChartBlock:
    heading: str
    described: str
    chart: Chart
    legend: tuple[Legend, ...]
    has_flags: bool
    has_blinks: bool
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TrendBlock:
    """One linked movement over time; `chart` has no titles."""

    pattern: str
    exercise: str
    unit: str
    described: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Page:
    lang: str
    families: tuple[str, ...]
    texts: dict[str, str]
    heading: Heading
    practice: Practice | None
    overview: tuple[OverviewRow, ...]
    overview_note: str
    trends: tuple[TrendBlock, ...]
    done: tuple[tuple[str, ...], ...]
    sets: tuple[str, ...]
    sessions: tuple[SessionBlock, ...]
    series: tuple[SeriesBlock, ...]
    seen_notes: tuple[str, ...]
    totals: tuple[tuple[str, ...], ...]
    totals_note: str | None
    charts: tuple[ChartBlock, ...]
    charts_note: str | None
    unjudged: tuple[tuple[str, ...], ...]
    camera: tuple[tuple[str, ...], ...]
    limits: tuple[str, ...]
