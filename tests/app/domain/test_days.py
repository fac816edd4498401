"""What is read for a day, wherever on earth it was spent."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import earliest_of, latest_of

offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=offsets)


@given(moments)
def test_every_moment_lies_between_the_ends_of_its_day(moment: datetime):
    day = moment.date()
    assert earliest_of(day) <= moment < latest_of(day)
    assert latest_of(day) - earliest_of(day) <= timedelta(days=3), "not much more is read"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_have_ends_too(day: date):
    assert earliest_of(day) < latest_of(day)
    assert earliest_of(day) <= datetime(day.year, day.month, day.day, tzinfo=UTC)
