"""What a report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from app.domain.period import Period
from app.domain.records import SessionRecord
from app.domain.review import FlagKey
from app.domain.sides import Affected
from app.domain.totals import Total
from app.domain.trends import Trend
from app.report.bundle.entries import Entries, entries_of
from app.texts import Lang


@dataclass(frozen=True, slots=True)
class ReportSession:
    """One session; pictures are named `<exercise>-rest` and `<exercise>-<rep>-peak`.

    `disputed` are the flags that the person marked as not right.
    """

    record: SessionRecord
    thumbnails: Mapping[str, Path]
    disputed: frozenset[FlagKey] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Everything that a report says; the same request gives the same file, byte for byte.

    `exercise_names` and `pattern_names` are in `lang` (see `fonts.printable_language`);
    `exercise_names` may hold names of sets too. An id without a name is printed as it is.
    `watched` tells which patterns an exercise is meant to show, so that an exercise with no usable
    repetition can still name them.
    Times are shown in the time zone of `made_at`.
    """

    lang: Lang
    made_at: datetime
    person_label: str | None
    affected: Affected
    sessions: tuple[ReportSession, ...]
    exercise_names: Mapping[str, str]
    pattern_names: Mapping[str, str]
    app_version: str
    palsy_since: str | None = None
    """When the palsy began as the person entered it: a year, or a month of it; None: not said."""
    totals: tuple[Total, ...] = ()
    """Totals of questionnaires and scales that were entered; private ones do not exist."""
    watched: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    period: Period | None = None
    """What journal and log say about the time of these sessions; nothing private is in it."""
    trends: tuple[Trend, ...] = ()
    """How measures went over those sessions that were recorded the same way."""
    eye_names: Mapping[str, str] = field(default_factory=dict[str, str])
    """What can be said of the eye in the diary, in `lang`."""

    def without_pictures(self) -> "ReportRequest":
        bare = tuple(replace(session, thumbnails={}) for session in self.sessions)
        return replace(self, sessions=bare)

    @property
    def entries(self) -> Entries:
        """Return what was entered beside the recordings."""
        lines = () if self.period is None else self.period.lines
        return entries_of(self.totals, lines)
