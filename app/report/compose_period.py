"""The first page's practice, symptoms and warning signs, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.domain.period import Period, Ratings, Times, Warned
from app.report.context import Context
from app.report.page import Practice
from app.report.wording import printable

_MOST_DAYS: Final = 3
_MOST_WEEKS: Final = 26
"""Narrower bars could not carry their number; of more weeks four stand together."""
_TOGETHER: Final = 4
_LEAST_WEEKS: Final = 4


def practice(context: Context) -> Practice | None:
    period = context.request.period
    if period is None:
        return None
    say = context.say
    is_long = len(period.weeks) > _MOST_WEEKS
    return Practice(
        span=say(
            "practice.span", first=_day(context, period.first), last=_day(context, period.last)
        ),
        rows=(
            (say("practice.days"), say("practice.of", count=period.days, all=period.length)),
            (say("practice.massage"), _times(context, period.massage)),
            (say("practice.mirror"), _times(context, period.mirror)),
            (
                say("practice.recorded"),
                say("practice.weeks", count=period.recorded, all=len(period.weeks)),
            ),
        ),
        weeks=_bars(period.weeks),
        most=7 * _TOGETHER if is_long else 7,
        bars=say("practice.bars_long" if is_long else "practice.bars"),
        first_week=say("practice.first_week", date=_day(context, period.first)),
        last_week=say("practice.last_week", number=len(period.weeks)),
        described=say("practice.described", weeks=say.joined(str(count) for count in period.weeks)),
        symptoms=_symptoms(context, period),
        warnings=_warnings(context, period.warnings),
    )


def _bars(weeks: Sequence[int]) -> tuple[int, ...]:
    """Return days with practice: by week, or where there are many by four weeks."""
    if len(weeks) > _MOST_WEEKS:
        return tuple(sum(weeks[n : n + _TOGETHER]) for n in range(0, len(weeks), _TOGETHER))
    return tuple(weeks) if len(weeks) >= _LEAST_WEEKS else ()


def _times(context: Context, times: Times) -> str:
    say = context.say
    if times.minutes is None:
        return say("practice.times", count=times.times)
    return say("practice.times_mean", count=times.times, minutes=f"{times.minutes:.1f}")


def _symptoms(context: Context, period: Period) -> tuple[tuple[str, str], ...]:
    say, said = context.say, period.symptoms
    if said.is_empty:
        return ((say("symptoms.none"), ""),)
    rated = (
        (say("symptoms.pain"), said.pain),
        (say("symptoms.tightness"), said.tightness),
        (say("symptoms.before"), said.tightness_before),
        (say("symptoms.after"), said.tightness_after),
    )
    rows = [(name, _rated(context, found)) for name, found in rated if found is not None]
    names = context.request.eye_names
    if said.eye:
        eye = [
            say("symptoms.eye_days", what=printable(names.get(what, what)), days=days)
            for what, days in said.eye
        ]
        rows.append((say("symptoms.eye"), say.joined(eye)))
    return tuple(rows)


def _rated(context: Context, found: Ratings) -> str:
    return context.say(
        "symptoms.rated",
        median=f"{found.median:g}",
        most=found.most,
        date=_day(context, found.most_on),
        count=found.count,
    )


def _warnings(context: Context, warnings: tuple[Warned, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((_name(context, each.rule), _days(context, each.days)) for each in warnings)


def _name(context: Context, rule: str) -> str:
    key = f"warning.{rule.partition('_')[0].lower()}"
    known = key in context.say.all()
    return context.say(key) if known else printable(rule)


def _days(context: Context, days: tuple[date, ...]) -> str:
    shown = context.say.joined(_day(context, day) for day in days[-_MOST_DAYS:])
    if len(days) <= _MOST_DAYS:
        return shown
    return context.say("warning.more_days", days=len(days), shown=shown)


def _day(context: Context, day: date) -> str:
    return context.say.day(day)
