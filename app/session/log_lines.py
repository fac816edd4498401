"""The whole log in lines: recordings and what stands in the journal, as one list by time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, cast

from app.domain.days import earliest_of, latest_of
from app.domain.diary import DAY
from app.domain.journal import Entry, EntryKind, JsonValue
from app.domain.plan_facts import MASSAGE
from app.domain.records import SessionSummary
from app.session.diary import FOLLOW_UP
from app.session.names import exercise_name
from app.session.studio import Studio
from app.texts import Texts
from exercises.library import Library
from exercises.schema_care import LogField


class LineKind(StrEnum):
    RECORDING = "recording"
    MASSAGE = "massage"
    TRAINING = "training"
    CARE = "care"
    SKIPPED = "skipped"
    MARK = "mark"
    TOTAL = "total"
    SAFETY = "safety"
    DOUBT = "doubt"
    NOTE = "note"


_KINDS: Final[Mapping[EntryKind, LineKind]] = {
    EntryKind.ROUTINE: LineKind.TRAINING,
    EntryKind.DIARY: LineKind.CARE,
    EntryKind.SKIP: LineKind.SKIPPED,
    EntryKind.MARK: LineKind.MARK,
    EntryKind.TOTAL: LineKind.TOTAL,
    EntryKind.GATE: LineKind.SAFETY,
    EntryKind.REVIEW: LineKind.DOUBT,
    EntryKind.NOTE: LineKind.NOTE,
    EntryKind.SESSION_NOTE: LineKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing in the log. `subject` is its id in the content, `values` all that is kept of it."""

    at: datetime
    kind: LineKind
    subject: str
    id: str
    values: Mapping[str, JsonValue]
    is_private: bool = False


def log_lines(
    studio: Studio, first: date | None, last: date | None, *, with_private: bool
) -> list[LogLine]:
    """Return the lines of these days, both included, oldest first; None: from or to the end.

    A day is the one that the clock showed then. Private entries are left out unless asked for.

    Raises: StorageFailure.
    """
    sessions = (_recording(each) for each in studio.summaries(first))
    entries = studio.journal.entries(
        tuple(_KINDS),
        since=None if first is None else earliest_of(first),
        until=None if last is None else latest_of(last),
    )
    lines = (*sessions, *map(_line, entries))
    return sorted(
        (
            line
            for line in lines
            if (first is None or line.at.date() >= first)
            and (last is None or line.at.date() <= last)
            and (with_private or not line.is_private)
        ),
        key=lambda line: (line.at, line.id),
    )


def name_of(line: LogLine, library: Library, texts: Texts) -> str:
    """Return what the person knows it by."""
    named: Mapping[LineKind, Callable[[], str]] = {
        LineKind.RECORDING: lambda: _set_name(line.subject, library, texts),
        LineKind.MASSAGE: lambda: texts("plan_item.massage"),
        LineKind.TRAINING: lambda: _set_name(line.subject, library, texts),
        LineKind.CARE: lambda: _care_name(line.subject, library, texts),
        LineKind.SKIPPED: lambda: _known(f"plan_item.{line.subject}", texts),
        LineKind.MARK: lambda: _known(f"mark.{line.subject}", texts),
        LineKind.TOTAL: lambda: _of_report(f"scale.{line.subject}", texts),
        LineKind.NOTE: lambda: texts("log.of_day" if line.subject == DAY else "log.of_recording"),
        LineKind.SAFETY: lambda: _question(line.subject, library, texts),
        LineKind.DOUBT: lambda: _pattern(line.values.get("pattern"), library, texts),
    }
    return named[line.kind]() if line.kind in named else line.subject


def details_of(line: LogLine, library: Library, texts: Texts) -> str:
    """Return the rest in a few words."""
    return "; ".join(part for part in _details(line, library, texts) if part)


def _details(line: LogLine, library: Library, texts: Texts) -> Iterator[str]:
    values = line.values
    match line.kind:
        case LineKind.RECORDING:
            yield _clock(values["duration_s"])
            for found, times in Counter(cast("list[str]", values["found"])).items():
                pattern, side, strength = found.split()
                words = _pattern(pattern, library, texts)
                often = f" ×{times}" if times > 1 else ""
                yield f"{words} ({texts(f'side.{side}')}, {texts(f'strength.{strength}')}){often}"
        case LineKind.MASSAGE | LineKind.TRAINING:
            yield _clock(values.get("practice_s"))
        case LineKind.CARE:
            yield from _answers(line.subject, values, library, texts)
        case LineKind.SKIPPED:
            yield _known(f"skip.{values.get('reason')}", texts)
        case LineKind.SAFETY:
            said = values.get("said")
            yield "" if said is None else texts("log.yes" if said else "log.no")
        case LineKind.DOUBT:
            yield _known(f"doubt.{values.get('said')}", texts)
            yield str(values.get("note") or "")
        case LineKind.MARK | LineKind.TOTAL | LineKind.NOTE:
            yield from _entered(line, library, texts)


def _entered(line: LogLine, library: Library, texts: Texts) -> Iterator[str]:
    """Yield what a person wrote down beside a day's doing."""
    values = line.values
    if line.kind is LineKind.MARK:
        yield str(values.get("note") or "")
        yield from _answers(FOLLOW_UP, values, library, texts)
    elif line.kind is LineKind.TOTAL:
        yield str(values.get("value"))
        yield _of_report(f"rater.{values.get('rater')}", texts)
        yield str(values.get("name") or "")
    else:
        yield str(values.get("text") or "")


def _answers(
    item_id: str, values: Mapping[str, JsonValue], library: Library, texts: Texts
) -> Iterator[str]:
    item = library.care.items.get(item_id)
    known = {} if item is None else {field.key: field for field in item.log}
    fields = values.get("fields")
    if isinstance(fields, Mapping):
        for key, value in cast("Mapping[str, JsonValue]", fields).items():
            field = known.get(key)
            label = key if field is None else field.label.of(texts.lang)
            yield f"{label}: {_answer(field, value, texts)}"


def _answer(field: LogField | None, value: JsonValue, texts: Texts) -> str:
    """Say an answer as the person chose it; one that the content does not know as it stands."""
    if isinstance(value, bool):
        return texts("log.yes" if value else "log.no")
    names = {} if field is None else {each.id: each.name.of(texts.lang) for each in field.options}
    said = value if isinstance(value, list) else [value]
    return ", ".join(names.get(str(each), str(each)) for each in said)


def _recording(each: SessionSummary) -> LogLine:
    return LogLine(
        at=each.started_at,
        kind=LineKind.RECORDING,
        subject=each.set_id,
        id=each.id,
        values={
            "state": each.state.value,
            "synthetic": each.synthetic,
            "affected": each.affected.value,
            "duration_s": round(each.duration_s, 1),
            "found": [" ".join(flag) for flag in each.flags],
            "judged": each.judged,
            "abstained": each.abstained,
            "disputed": each.disputed,
        },
    )


def _line(entry: Entry) -> LogLine:
    kind = LineKind.MASSAGE if entry.subject == MASSAGE else _KINDS[entry.kind]
    if entry.kind is not EntryKind.ROUTINE:
        kind = _KINDS[entry.kind]
    return LogLine(entry.at, kind, entry.subject, entry.id, entry.values, entry.is_private)


def _set_name(set_id: str, library: Library, texts: Texts) -> str:
    if set_id in library.sets:
        return library.sets[set_id].name.of(texts.lang)
    return exercise_name(set_id, library, texts)


def _care_name(subject: str, library: Library, texts: Texts) -> str:
    item = library.care.items.get(subject)
    return subject if item is None else item.title.of(texts.lang)


def _question(subject: str, library: Library, texts: Texts) -> str:
    flag = library.care.red_flags.get(subject)
    return subject if flag is None else flag.ask.of(texts.lang)


def _pattern(pattern: JsonValue, library: Library, texts: Texts) -> str:
    known = library.patterns.get(str(pattern))
    return str(pattern) if known is None else known.name.of(texts.lang)


def _of_report(key: str, texts: Texts) -> str:
    """Return a name that the report gives; of a later program, what stands there."""
    from app.report.wording import Wording, report_texts

    return Wording(texts.lang)(key) if key in report_texts() else key.partition(".")[2]


def _known(key: str, texts: Texts) -> str:
    """Return the text of a closed list; of a later program, what stands there."""
    return texts(key) if texts.has(key) else key.partition(".")[2]


def _clock(seconds: JsonValue) -> str:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
