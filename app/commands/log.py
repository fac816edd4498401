"""`log`: what was done and written down, as the window shows it."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from app.clock import SystemClock
from app.session.choices import LogFormat
from app.session.log_lines import LogLine, details_of, log_lines, name_of
from app.session.own_sets import library_of
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import Library

_VERSION = 1
_WIDTH = 110
_WIDTHS = {"log.when": 16, "log.kind": 18, "log.what": 36, "log.details": 31}
"""Of columns, which are the same in each block of rows."""
_BLOCK = 200
_COLUMNS = ("at", "kind", "subject", "name", "details", "id", "private")


@dataclass(frozen=True, slots=True)
class LogOptions:
    """A period of days, both ends included; None: open."""

    first: date | None
    last: date | None
    form: LogFormat
    with_private: bool


def show_log(options: LogOptions, paths: DataPaths, texts: Texts) -> Iterable[str]:
    """Return the log in lines of text.

    Raises: StorageFailure.
    """
    library = library_of(paths)
    studio = Studio(paths, library, SystemClock(), APP_VERSION)
    studio.open()
    try:
        lines = log_lines(studio, options.first, options.last, with_private=options.with_private)
    finally:
        studio.close()
    page = _Page(library, texts)
    match options.form:
        case LogFormat.TABLE:
            return page.table(lines)
        case LogFormat.JSON:
            return [page.json(lines)]
        case LogFormat.CSV:
            return page.csv(lines)


@dataclass(frozen=True, slots=True)
class _Page:
    library: Library
    texts: Texts

    def table(self, lines: Sequence[LogLine]) -> Iterator[str]:
        """Yield a table some rows at a time: years of a log take seconds to lay out."""
        if not lines:
            yield self.texts("log.empty")
        for start in range(0, len(lines), _BLOCK):
            yield from self._block(lines[start : start + _BLOCK], has_head=start == 0)

    def _block(self, lines: Sequence[LogLine], *, has_head: bool) -> Iterator[str]:
        from rich import box
        from rich.console import Console
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=has_head)
        for key, width in _WIDTHS.items():
            table.add_column(self.texts(key), width=width)
        for line in lines:
            kind = self.texts(f"log_kind.{line.kind}")
            when = f"{line.at:%Y-%m-%d %H:%M}"
            table.add_row(when, kind, self._name(line), self._details(line))
        console = Console(width=_WIDTH, color_system=None)
        with console.capture() as capture:
            console.print(table)
        for line in map(str.rstrip, capture.get().splitlines()):
            if line:  # an empty one stands where a table begins and ends
                yield line

    def json(self, lines: Sequence[LogLine]) -> str:
        entries = [self._fields(line) | {"values": dict(line.values)} for line in lines]
        whole = {"schema_version": _VERSION, "entries": entries}
        return json.dumps(whole, ensure_ascii=False, indent=1)

    def csv(self, lines: Sequence[LogLine]) -> list[str]:
        return list(self._rows(lines))

    def _rows(self, lines: Sequence[LogLine]) -> Iterator[str]:
        yield ",".join(_COLUMNS)
        for line in lines:
            paper = StringIO()
            row = self._fields(line).values()
            # One line each: a note of several lines would not be one in every program.
            csv.writer(paper).writerow(" ".join(str(value).split()) for value in row)
            yield paper.getvalue().rstrip()

    def _fields(self, line: LogLine) -> dict[str, str | int]:
        return {
            "at": line.at.isoformat(timespec="seconds"),
            "kind": line.kind.value,
            "subject": line.subject,
            "name": self._name(line),
            "details": self._details(line),
            "id": line.id,
            "private": int(line.is_private),
        }

    def _name(self, line: LogLine) -> str:
        return name_of(line, self.library, self.texts)

    def _details(self, line: LogLine) -> str:
        return details_of(line, self.library, self.texts)
