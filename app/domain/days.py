"""When a day of the calendar is, whatever offset the clock had that showed it.

Moments are kept with the offset of their time, and that decides which day they belong to. To read
those of a day, more than the day is read, and what is of another day left out afterwards.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

_OFFSET: Final = timedelta(days=1)
"""No offset is as large as a day."""


def earliest_of(day: date) -> datetime:
    """Return a moment before which it is that day nowhere."""
    first = datetime.min.replace(tzinfo=UTC)
    return max(datetime.combine(day, time(), UTC), first + _OFFSET) - _OFFSET


def latest_of(day: date) -> datetime:
    """Return a moment from which on it is that day nowhere any more."""
    last = datetime.max.replace(tzinfo=UTC)
    span = timedelta(days=1) + _OFFSET
    return min(datetime.combine(day, time(), UTC), last - span) + span
