"""What the first page of a report counts, on days whose answer is known."""

from datetime import UTC, date, datetime, timedelta

from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.period import period_of, span_of
from app.domain.plan import Done, PlanItem

FIRST = date(2026, 11, 2)
SPAN = (FIRST, FIRST + timedelta(days=13))


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_the_span_is_the_week_up_to_the_first_recording_and_on_to_the_last() -> None:
    days = [date(2026, 11, 15), date(2026, 11, 8)]
    assert span_of(days) == (date(2026, 11, 2), date(2026, 11, 15))


def test_days_times_and_weeks_are_counted_once() -> None:
    done = [
        Done(PlanItem.MASSAGE, at(3), 600.0),
        Done(PlanItem.MASSAGE, at(3, 20), 720.0),
        Done(PlanItem.MIRROR, at(4), 300.0),
        Done(PlanItem.MASSAGE, at(30), 600.0),
        Done(PlanItem.WASH, at(5), 0.0),
    ]
    period = period_of(SPAN, [date(2026, 11, 8), date(2026, 11, 15)], [], done, {})
    assert period.days == 4, "two of practice, two of recording; washing alone is none"
    assert (period.massage.times, period.massage.minutes) == (2, 11.0)
    assert period.mirror.times == 1
    assert period.weeks == (3, 1)
    assert period.recorded == 2


def test_nothing_done_is_nothing_and_what_is_private_counts_for_nothing() -> None:
    entry = Entry(
        id=EntryId("20261103T090000.000000Z-00000000"),
        at=at(3),
        kind=EntryKind.DIARY,
        subject="symptom_check",
        values={"schema_version": 1, "fields": {"pain": 7}},
        is_private=True,
    )
    empty = period_of(SPAN, [], [], [], {})
    assert (empty.days, empty.recorded, empty.massage.times) == (0, 0, 0)
    assert period_of(SPAN, [], [entry], [], {}) == empty
