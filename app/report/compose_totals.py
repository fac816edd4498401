"""The totals that were entered, in words: for the clinician, with what a change tells."""

from typing import Final

from app.domain.totals import FACTS, OWN_SCALES, Scale, Step, Total, series_of
from app.report.context import Context
from app.report.wording import printable, shown_time

MOST_TOTALS: Final = 24
"""The newest so many are printed."""
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")


def totals_rows(context: Context) -> tuple[tuple[str, ...], ...]:
    """Return date, scale, total with its range, change, smallest detectable change, who rated."""
    steps = [step for scale in Scale for step in series_of(scale, context.request.totals).steps]
    steps.sort(key=lambda step: (step.total.at, step.total.entry))
    return tuple(_row(context, step) for step in reversed(steps[-MOST_TOTALS:]))


def totals_note(context: Context) -> str | None:
    """Say what the columns mean, and how many older totals are left out."""
    count = len(context.request.totals)
    if not count:
        return None
    say = context.say
    note, left_out = say("totals.note"), count - MOST_TOTALS
    return note if left_out <= 0 else note + " " + say("totals.left_out", count=left_out)


def _row(context: Context, step: Step) -> tuple[str, ...]:
    say, total = context.say, step.total
    facts = FACTS[total.scale]
    none = say("no_value")
    change = none
    if step.change is not None and total.scale in OWN_SCALES:
        change = _number(step.change, signed=True)
    return (
        say.day(shown_time(total.at, context.request.made_at.tzinfo)),
        say(f"scale.{total.scale}"),
        _value(context, total),
        change,
        none if facts.sdc is None else _number(facts.sdc),
        _rater(context, total),
    )


def _value(context: Context, total: Total) -> str:
    facts, say = FACTS[total.scale], context.say
    if total.scale is Scale.HOUSE_BRACKMANN:
        return say("totals.grade", grade=_ROMAN[round(total.value) - 1])
    least, most = _number(facts.least), _number(facts.most)
    return say("totals.value", value=_number(total.value), least=least, most=most)


def _rater(context: Context, total: Total) -> str:
    who = context.say(f"rater.{total.rater}")
    name = printable(total.name)
    return context.say("totals.rated_by", who=who, name=name) if name else who


def _number(value: float, *, signed: bool = False) -> str:
    text = f"{value:+g}" if signed else f"{value:g}"
    return text.replace("-", "−")
