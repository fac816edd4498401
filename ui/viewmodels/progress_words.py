"""Days, trends and marks in words."""

import math
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject

from app.domain.done_days import DayDone, Level, weeks_of
from app.domain.findings import Unit
from app.domain.marks import Mark, MarkKind
from app.domain.sides import Affected
from app.domain.trends import LEAST_FOR_LINE, Break, Outcome, Point, Trend
from app.session.names import exercise_name
from app.texts import Lang, Texts
from ui.viewmodels.progress import CalendarView
from ui.viewmodels.progress_facts import Cell, Grid
from ui.words import locale_of

if TYPE_CHECKING:
    from app.session.progress import Days, Trends
    from exercises.library import Library


class DayWords(QObject):
    """The calendar in the language of the window; `lang` chooses names of days."""

    def title(self, bounds: tuple[date, date], view: CalendarView, lang: Lang) -> str:
        first, last = bounds
        if view is CalendarView.MONTH:
            return self._date(first, self.tr("MMMM yyyy", "a month, Qt format"), lang)
        pattern = self.tr("d MMM yyyy", "a day with its year, Qt format")
        words = (self._date(day, pattern, lang) for day in (first, last))
        return " – ".join(words)

    def day(self, day: date, lang: Lang) -> str:
        return self._date(day, self.tr("ddd d MMM", "a day, Qt format"), lang)

    def done(self, done: DayDone | None) -> str:
        """Say what was done on a day; blank is simply blank."""
        if done is None or done.is_blank:
            return self.tr("nothing noted")
        parts = [
            self._minutes(done.massage_s, self.tr("massage {n} min")),
            self._minutes(done.training_s, self.tr("training {n} min")),
            self.tr("%n recording(s)", "on one day", done.recordings) if done.recordings else "",
            self.tr("care: %n line(s)", "", done.care) if done.care else "",
        ]
        return self.tr(", ", "between parts of a day").join(filter(None, parts))

    def listing(self, days: "Days", today: date, lang: Lang) -> str:
        """Write the days out up to today, one a line."""
        count = (min(days.last, today) - days.first).days + 1
        shown = (days.first + timedelta(days=place) for place in range(count))
        return "\n".join(self.spoken(day, days.done.get(day), lang) for day in shown)

    def spoken(self, day: date, done: DayDone | None, lang: Lang) -> str:
        return self.tr("{day}: {done}").format(day=self.day(day, lang), done=self.done(done))

    def grid(self, days: "Days", view: CalendarView, today: date, lang: Lang) -> Grid:
        """Lay the days out: columns of weeks, or rows of them as in a calendar."""

        def cell(day: date) -> Cell | None:
            if not days.first <= day <= days.last:
                return None
            done = days.done.get(day)
            return Cell(
                day=day,
                level=Level.NOTHING if done is None else done.level,
                is_recorded=done is not None and done.recordings > 0,
                is_today=day == today,
                is_ahead=day > today,
                spoken=self.spoken(day, done, lang),
                number="" if view is CalendarView.QUARTER else str(day.day),
            )

        weeks = weeks_of(days.first, days.last)
        names = tuple(self._weekday(day, lang) for day in weeks[0])
        if view is not CalendarView.QUARTER:
            rows = tuple(tuple(cell(day) for day in week) for week in weeks)
            return Grid(rows, ("",) * len(rows), names, is_wide=True)
        rows = tuple(tuple(cell(week[place]) for week in weeks) for place in range(7))
        every_other = tuple("" if place % 2 else name for place, name in enumerate(names))
        return Grid(rows, every_other, self._months(weeks, lang))

    def _months(self, weeks: tuple[tuple[date, ...], ...], lang: Lang) -> tuple[str, ...]:
        """Name a month over the first week that begins in it; two names never touch."""
        pattern = self.tr("MMM", "a month over a column, Qt format")
        is_new = [
            place == 0 or week[0].month != weeks[place - 1][0].month
            for place, week in enumerate(weeks)
        ]
        # The first column shows the rest of a month: its name gives way to the next one's.
        is_new[0] = not any(is_new[1:2])
        return tuple(
            self._date(week[0], pattern, lang) if is_named else ""
            for week, is_named in zip(weeks, is_new, strict=True)
        )

    def _minutes(self, seconds: float, words: str) -> str:
        return words.format(n=max(1, round(seconds / 60))) if seconds else ""

    def _weekday(self, day: date, lang: Lang) -> str:
        words = self._date(day, "ddd", lang)
        return words[-1] if lang is Lang.ZH else words

    def _date(self, day: date, pattern: str, lang: Lang) -> str:
        return locale_of(lang).toString(QDate(day.year, day.month, day.day), pattern)


class TrendWords(QObject):
    """Trends and marks in the language of the window; `lang` chooses names from the content.

    No word here says better or worse: smaller or larger than the band.
    """

    def name(self, trend: Trend, library: "Library", lang: Lang) -> str:
        """Name a measure for the choice: what was done, and where it is looked for."""
        exercise = exercise_name(trend.key.exercise, library, Texts(lang))
        pattern = library.patterns.get(trend.key.pattern)
        name = trend.key.pattern if pattern is None else pattern.name.of(lang)
        return self.tr("{exercise} · {pattern}").format(exercise=exercise, pattern=name)

    def heading(self, trend: Trend, library: "Library", lang: Lang) -> str:
        exercise = exercise_name(trend.key.exercise, library, Texts(lang))
        is_eye = trend.unit is Unit.OF_REST
        match trend.affected, is_eye:
            case Affected.LEFT, True:
                words = self.tr("{exercise}: how much more the left eye narrows")
            case Affected.RIGHT, True:
                words = self.tr("{exercise}: how much more the right eye narrows")
            case Affected.LEFT, False:
                words = self.tr("{exercise}: how much further the left mouth corner moves")
            case Affected.RIGHT, False:
                words = self.tr("{exercise}: how much further the right mouth corner moves")
            case _, True:
                words = self.tr("{exercise}: how much the two eyes differ")
            case _:
                words = self.tr("{exercise}: how much the mouth corners differ")
        return words.format(exercise=exercise)

    def own(self, trend: Trend) -> str:
        """Name the second line; empty where the side is not known."""
        match trend.affected, trend.unit is Unit.OF_REST:
            case Affected.LEFT, True:
                return self.tr("left eye (affected) by itself")
            case Affected.RIGHT, True:
                return self.tr("right eye (affected) by itself")
            case Affected.LEFT, False:
                return self.tr("left mouth corner (affected) by itself")
            case Affected.RIGHT, False:
                return self.tr("right mouth corner (affected) by itself")
            case _:
                return ""

    def unit(self, trend: Trend) -> str:
        """Say what the numbers are."""
        if trend.unit is Unit.OF_REST:
            return self.tr("in % of the eye's opening at rest")
        if trend.in_mm:
            return self.tr("in mm")
        return self.tr("in % of the distance between the outer corners of the eyes")

    def sign(self, trend: Trend) -> str:
        """Return what follows a number."""
        unit = self.tr("mm") if trend.in_mm else "%"
        return f"\u00a0{unit}"

    def figure(self, trend: Trend, value: float) -> str:
        return f"{self._number(trend, value)}{self.sign(trend)}"

    def outcome(self, trend: Trend) -> str:
        """Say first whether anything can be said about change."""
        valued = trend.newest.valued
        first = self.figure(trend, valued[0].value) if valued else ""
        last = self.figure(trend, valued[-1].value) if valued else ""
        match trend.outcome:
            case Outcome.TOO_FEW:
                return self._too_few(trend)
            case Outcome.NO_CLEAR_CHANGE:
                words = self.tr(
                    "No clear change: the last recording ({last}) lies within the band around "
                    "the first ({first})."
                )
            case Outcome.ONE_OUTSIDE:
                words = self.tr(
                    "Not clear yet: the last recording ({last}) lies outside the band around the "
                    "first ({first}), the one before it does not. A few more will tell."
                )
            case Outcome.SMALLER:
                words = self.tr(
                    "The last two recordings lie below the band around the first ({first}): "
                    "smaller than recordings vary by themselves. The last: {last}."
                )
            case Outcome.LARGER:
                words = self.tr(
                    "The last two recordings lie above the band around the first ({first}): "
                    "larger than recordings vary by themselves. The last: {last}."
                )
        return words.format(first=first, last=last)

    def method(self, trend: Trend) -> str:
        """Say what the band is and how much stands behind it."""
        if trend.noise is None or not trend.newest.can_compare:
            return ""
        limit = self.figure(trend, trend.noise.detectable)
        half = self.figure(trend, trend.noise.half_width)
        band = self.tr(
            "Grey band: the first recording ± {limit}. A smaller difference cannot be told from "
            "noise (19 of 20 cases). Bar of each point: ± {half}."
        ).format(limit=limit, half=half)
        counted = sum(len(stretch.valued) for stretch in trend.stretches)
        repeats = sum(point.repeats for point in trend.points)
        basis = self.tr("Noise estimated from {repeats} repetitions in {n} recordings.").format(
            repeats=repeats, n=counted
        )
        return self.tr("{one} {other}", "two sentences").format(one=band, other=basis)

    def point(self, trend: Trend, point: Point, lang: Lang) -> str:
        when = self.day(point.at, lang)
        if point.is_waiting:
            return self.tr("{day}: recorded, not looked at yet").format(day=when)
        if not point.is_valued:
            reason = "" if point.reason is None else Texts(lang)(f"reason.{point.reason}")
            words = self.tr("{day}: could not be measured: {reason}")
            return words.format(day=when, reason=reason).rstrip(": ：")
        value = self.figure(trend, point.value)
        if trend.noise is not None:
            half = self.figure(trend, trend.noise.half_width)
            value = self.tr("{value} ± {half}").format(value=value, half=half)
        words = self.tr("{day}: {value}, %n repetition(s)", "", point.repeats)
        parts = [words.format(day=when, value=value)]
        if math.isfinite(point.own):
            own = self.figure(trend, point.own)
            parts.append(self.tr("{which}: {value}").format(which=self.own(trend), value=own))
        if point.is_doubted:
            parts.append(self.tr("you marked its finding as not right"))
        return self.tr("; ", "between facts about a recording").join(parts)

    def cause(self, cause: Break) -> str:
        """Name a break, short enough to stand over its line."""
        return {
            Break.SIDE: self.tr("other side"),
            Break.ALGORITHM: self.tr("new algorithm"),
            Break.CAMERA: self.tr("other camera"),
        }[cause]

    def since(self, cause: Break) -> str:
        return {
            Break.SIDE: self.tr("Since the affected side was changed:"),
            Break.ALGORITHM: self.tr("Since the app measures in a new way:"),
            Break.CAMERA: self.tr("Since the camera or its resolution changed:"),
        }[cause]

    def kind(self, kind: MarkKind) -> str:
        return {
            MarkKind.BOTULINUM_TOXIN: self.tr("Botulinum toxin"),
            MarkKind.SURGERY: self.tr("Surgery"),
            MarkKind.THERAPIST: self.tr("Therapist"),
            MarkKind.VISIT: self.tr("Visit to the doctor"),
            MarkKind.OTHER: self.tr("Something else"),
        }[kind]

    def mark(self, mark: Mark, lang: Lang) -> str:
        parts = [self.day(mark.at, lang), self.kind(mark.kind), mark.note]
        return self.tr(" · ", "between parts of a mark").join(filter(None, parts))

    def day(self, at: datetime | date, lang: Lang) -> str:
        pattern = self.tr("d MMM yyyy", "a day with its year, Qt format")
        return locale_of(lang).toString(QDate(at.year, at.month, at.day), pattern)

    def tick(self, day: date, lang: Lang, *, has_year: bool) -> str:
        pattern = self.tr("d MMM", "a day under a chart, Qt format")
        if has_year:
            pattern = self.tr("MMM yyyy", "a month under a chart, Qt format")
        return locale_of(lang).toString(QDate(day.year, day.month, day.day), pattern)

    def empty(self, trends: "Trends | None", interval_days: int) -> str:
        """Say what will stand here, and what is not counted."""
        words = self.tr(
            "Weekly recordings will stand here as points, one every %n day(s).", "", interval_days
        )
        if trends is not None and trends.demo:
            demo = self.tr(
                "%n recording(s) of the synthetic demo person are not counted.", "", trends.demo
            )
            words = self.tr("{one} {other}", "two sentences").format(one=words, other=demo)
        return words

    def _too_few(self, trend: Trend) -> str:
        count = len(trend.newest.valued)
        if count >= LEAST_FOR_LINE:
            return self.tr(
                "The recordings do not tell yet how much they vary by themselves, so nothing can "
                "be said about change."
            )
        words = self.tr(
            "%n recording(s) so far that can be compared. From {least} on they are joined by a "
            "line, and it can be said whether anything has changed.",
            "",
            count,
        ).format(least=LEAST_FOR_LINE)
        cause = trend.newest.cause
        if cause is None:
            return words
        return self.tr("{one} {other}", "two sentences").format(one=self.since(cause), other=words)

    def _number(self, trend: Trend, value: float) -> str:
        shown = value * trend.scale
        text = f"{shown:.0f}" if trend.unit is Unit.OF_REST else f"{shown:.1f}"
        return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")
