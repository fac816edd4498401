from datetime import date, datetime, timedelta, timezone

import pytest

from app.domain.done_days import DayDone, Level, days_done, is_return, month_of, weeks_of
from app.domain.plan import Done, PlanItem
from app.domain.records import SessionId, SessionState, SessionSummary
from app.domain.sides import Affected

MONDAY = date(2026, 11, 23)
SHANGHAI = timezone(timedelta(hours=8))


def session(at: datetime, *, synthetic: bool = False) -> SessionSummary:
    return SessionSummary(
        SessionId("s"),
        at,
        "recording_weekly",
        SessionState.ANALYSED,
        synthetic,
        Affected.LEFT,
        260.0,
        (),
        0,
    )


@pytest.mark.parametrize(
    ("minutes", "level"),
    [(0, Level.NOTHING), (1, Level.LITTLE), (7.9, Level.LITTLE), (8, Level.SOME), (15, Level.MUCH)],
)
def test_levels_go_by_minutes(minutes: float, level: Level):
    assert DayDone(massage_s=60 * minutes).level is level


def test_care_alone_is_a_little_and_not_nothing():
    assert DayDone(care=3).level is Level.LITTLE


def test_a_day_is_the_day_where_the_person_was():
    late = datetime(2026, 11, 23, 0, 30, tzinfo=SHANGHAI)
    found = days_done(
        [
            Done(PlanItem.MASSAGE, late, 600),
            Done(PlanItem.MIRROR, late, 300),
            Done(PlanItem.RECORDING, late, 260),
            Done(PlanItem.CARE, late),
            Done(PlanItem.WASH, late),
        ],
        [session(late), session(late, synthetic=True)],
    )
    assert found == {MONDAY: DayDone(600, 300, 260, care=2, recordings=1)}
    assert found[MONDAY].minutes == pytest.approx(1160 / 60)


def test_weeks_are_whole_and_begin_on_monday():
    weeks = weeks_of(date(2026, 11, 25), date(2026, 12, 1))
    assert [week[0] for week in weeks] == [MONDAY, MONDAY + timedelta(days=7)]
    assert weeks[1][-1] == date(2026, 12, 6)
    assert len(weeks_of(MONDAY, MONDAY)) == 1


def test_months_end_where_they_end():
    assert month_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_coming_back_after_some_days_is_noticed_and_the_first_day_is_none():
    active = DayDone(massage_s=600)
    assert not is_return({}, MONDAY)
    assert not is_return({MONDAY: active}, MONDAY)
    assert not is_return({MONDAY - timedelta(days=3): active}, MONDAY)
    back = {MONDAY - timedelta(days=4): active, MONDAY: active}
    assert is_return(back, MONDAY)
    assert not is_return({**back, MONDAY - timedelta(days=1): active}, MONDAY)
    assert not is_return({**back, MONDAY - timedelta(days=4): DayDone()}, MONDAY)
