"""The report's own sentences, and how it writes dates, numbers and names.

The sentences stand in assets/i18n/report.yaml, in the form of core.yaml.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timezone, tzinfo
from datetime import date as calendar_date

from app.texts import Lang, Table, sentence, table

_LONGEST_NAME = 60
_SOFT_BREAK = "\u200b"
_LONG_RUN = re.compile(r"([^\s\u2e80-\uffff]{10})(?=[^\s\u2e80-\uffff]{3})")


class Wording:
    """Look sentences of the report up in one language and fill their fields."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, **fields: object) -> str:
        """Raises: Bug, as `app.texts.sentence`."""
        return sentence("report", key, self.lang, fields)

    def all(self) -> dict[str, str]:
        """Return every sentence, fields unfilled, for the template to take labels from."""
        return {key: text[self.lang] for key, text in report_texts().items()}

    def joined(self, items: Iterable[str]) -> str:
        return self("list").join(items)

    def date(self, when: datetime) -> str:
        return self("date", year=when.year, month=self(f"month.{when.month}"), day=when.day)

    def date_time(self, when: datetime) -> str:
        return self("date_time", date=self.date(when), time=f"{when:%H:%M}")

    def day(self, when: calendar_date) -> str:
        """Write a day in figures, for tables."""
        return self("date_short", year=when.year, month=when.month, day=when.day)

    def day_time(self, when: datetime) -> str:
        return f"{self.day(when)} {when:%H:%M}"


def report_texts() -> Table:
    return table("report")


def shown_time(when: datetime, zone: tzinfo | None) -> datetime:
    """Move a time into the report's zone; without a zone on both sides it stays as it is."""
    return when.astimezone(zone) if when.tzinfo is not None and zone is not None else when


def fixed_instant(when: datetime) -> datetime:
    """Give a time the fixed offset that the file's own dates need; no zone counts as UTC."""
    when = when.replace(microsecond=0)
    offset = when.utcoffset()
    return when.replace(tzinfo=UTC) if offset is None else when.astimezone(timezone(offset))


def clock(seconds: float) -> str:
    """Write a second of a recording as `m:ss`."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def signed(value: float, digits: int = 0) -> str:
    """Write a number with a true minus sign and never "−0"."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        return text.removeprefix("-")
    return text.replace("-", "−")


def plus(value: float, digits: int = 1) -> str:
    """Write a displacement: with its sign, also where it is positive."""
    text = signed(value, digits)
    return text if text.startswith("−") or float(text) == 0 else f"+{text}"


def shortened(text: str, width: int) -> str:
    """Leave out the end of what is wider than so many letters; a Chinese one counts as two."""
    room = width
    for place, char in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
        if room < 0:
            return text[: place - 1] + "…"
    return text


def printable(name: str) -> str:
    """Make a name from outside safe to set: one line, no control characters, breakable, short.

    Nothing else is changed: markup characters of any kind are printed as they are.
    """
    return _LONG_RUN.sub(rf"\1{_SOFT_BREAK}", plain_name(name))


def plain_name(name: str) -> str:
    """Return a name as `printable` does, for data: without places to break it."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in name)
    kept = "".join(c for c in kept if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"})
    words = " ".join(kept.split())
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME - 1] + "…"
    return words
