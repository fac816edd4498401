"""What all parts of a report need: words, names, times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.records import SessionRecord
from app.domain.sides import Affected
from app.report.request import ReportRequest, ReportSession
from app.report.wording import Wording, fixed_instant, printable, shown_time
from app.texts import Lang


@dataclass(frozen=True, slots=True)
class Context:
    """`lang` is the language that can be printed, not always the one asked for."""

    request: ReportRequest
    lang: Lang
    say: Wording

    @classmethod
    def of(cls, request: ReportRequest, lang: Lang) -> "Context":
        return cls(request, lang, Wording(lang))

    @property
    def sessions(self) -> tuple[ReportSession, ...]:
        """All sessions, oldest first."""

        def started(session: ReportSession) -> tuple[datetime, str]:
            meta = session.record.meta
            return fixed_instant(meta.started_at), meta.id

        return tuple(sorted(self.request.sessions, key=started))

    def exercise(self, id_: str) -> str:
        return self._name(self.request.exercise_names, id_)

    def pattern(self, id_: str) -> str:
        return self._name(self.request.pattern_names, id_)

    def side(self, affected: Affected) -> str:
        return self.say(f"side.{affected}")

    def started(self, record: SessionRecord) -> str:
        return self.say.date_time(shown_time(record.meta.started_at, self.request.made_at.tzinfo))

    def started_short(self, record: SessionRecord) -> str:
        zone = self.request.made_at.tzinfo
        return self.say.day_time(shown_time(record.meta.started_at, zone))

    def _name(self, names: Mapping[str, str], id_: str) -> str:
        """Fall back to the id where the name is in the language that cannot be printed."""
        name = names.get(id_, id_)
        if self.lang is not self.request.lang and not name.isascii():
            name = id_.replace("_", " ")
        return printable(name)


def is_synthetic(record: SessionRecord) -> bool:
    in_source = record.verdict is not None and record.verdict.source.synthetic
    return record.meta.synthetic or in_source
