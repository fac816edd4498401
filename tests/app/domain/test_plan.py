"""The day's plan from made-up facts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.journal import EntryId
from app.domain.plan import (
    BACK_AFTER_DAYS,
    CareRow,
    DayFacts,
    Done,
    Greeting,
    Plan,
    PlanItem,
    RowState,
    Skip,
    SkipReason,
    due_on,
    plan_day,
)

WASH, MASSAGE, MIRROR, CARE, RECORDING = PlanItem
SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
TODAY = NOW.date()
CARE_LIST = (CareRow("sleep", True), CareRow("mild", True), CareRow("drops", False))
PLANNED = {MASSAGE: 720.0, MIRROR: 212.0, RECORDING: 264.0}


def ago(days: int = 0, hours: int = 0) -> datetime:
    return NOW - timedelta(days=days, hours=hours)


def skip(item: PlanItem, at: datetime = NOW, reason: SkipReason = SkipReason.TIRED) -> Skip:
    return Skip(EntryId(f"{at:%d%H%M}-{item}"), item, at, reason)


def day(*done: Done, **facts: object) -> Plan:
    base = DayFacts(NOW, 7, done, care=CARE_LIST, planned_s=PLANNED)
    return plan_day(replace(base, **facts))


def states(plan: Plan) -> dict[str, str]:
    return {row.item.value: row.state.value for row in plan.rows}


def test_a_first_day_begins_with_washing_and_everything_waits() -> None:
    plan = day()
    assert states(plan) == {
        "wash": "next",
        "massage": "todo",
        "mirror": "todo",
        "care": "todo",
        "recording": "todo",
    }
    assert plan.greeting is Greeting.FIRST
    assert (plan.row(CARE).count, plan.row(CARE).of) == (0, 2), "drops concern not everybody"
    assert plan.practised_days == 0


def test_what_is_done_moves_the_next_thing_on() -> None:
    plan = day(Done(WASH, ago(hours=1)), Done(MASSAGE, ago(), 720.0))
    assert states(plan)["wash"] == states(plan)["massage"] == "done"
    assert plan.next_row is plan.row(MIRROR)
    assert plan.row(WASH).done_at == ago(hours=1)
    assert plan.row(MASSAGE).done_s == 720.0


def test_a_routine_ended_early_counts_and_is_not_pressed_for() -> None:
    plan = day(Done(WASH, NOW), Done(MASSAGE, ago(hours=1), 360.0, is_whole=False))
    row = plan.row(MASSAGE)
    assert (row.state, row.done_s, row.planned_s) == (RowState.PARTLY, 360.0, 720.0)
    assert plan.next_row is plan.row(MIRROR)
    assert MASSAGE not in plan.open_items
    twice = day(*[Done(MASSAGE, NOW, 360.0, is_whole=False)] * 2)
    assert twice.row(MASSAGE).state is RowState.DONE


def test_a_broken_off_routine_comes_first_unless_it_is_locked() -> None:
    plan = day(interrupted=MIRROR)
    assert plan.next_row is plan.row(MIRROR)
    assert plan.row(MIRROR).can_go_on
    locked = day(interrupted=MIRROR, locks={MIRROR: ("RF05",)})
    assert locked.row(MIRROR).state is RowState.LOCKED
    assert not locked.row(MIRROR).can_go_on
    assert locked.next_row is locked.row(WASH)


def test_the_rest_of_the_care_list_comes_after_everything_else() -> None:
    care = (replace(CARE_LIST[0], entry=EntryId("e")), *CARE_LIST[1:])
    done = [Done(item, NOW, 999.0) for item in (WASH, MASSAGE, MIRROR)]
    plan = day(*done, Done(CARE, NOW), care=care)
    assert states(plan)["care"] == "partly"
    assert plan.next_row is plan.row(RECORDING)
    assert CARE in plan.open_items
    later = day(*done, Done(CARE, NOW), Done(RECORDING, NOW, 264.0), care=care)
    assert later.next_row is later.row(CARE)
    assert later.row(CARE).count == 1
    everything = tuple(replace(row, entry=EntryId(row.id)) for row in CARE_LIST)
    whole = day(*done, Done(RECORDING, NOW, 264.0), care=everything)
    assert whole.next_row is None
    assert whole.open_items == frozenset()
    assert set(states(whole).values()) == {"done"}


def test_a_care_line_that_is_not_counted_still_shows_that_something_was_written() -> None:
    care = (*CARE_LIST[:2], replace(CARE_LIST[2], entry=EntryId("e")))
    row = day(Done(CARE, NOW), care=care).row(CARE)
    assert (row.state, row.count, row.of) == (RowState.PARTLY, 0, 2)
    assert day(care=()).row(CARE).state is RowState.NOT_DUE


def test_a_skip_holds_for_its_day_and_says_why() -> None:
    plan = day(skips=(skip(WASH), skip(MASSAGE, ago(days=1))))
    row = plan.row(WASH)
    assert row.state is RowState.SKIPPED
    assert row.skip is not None
    assert row.skip.reason is SkipReason.TIRED
    assert plan.next_row is plan.row(MASSAGE)
    assert WASH not in plan.open_items


def test_doing_it_after_all_undoes_a_skip_and_a_part_stays_skipped() -> None:
    assert day(Done(MASSAGE, NOW, 720.0), skips=(skip(MASSAGE),)).row(MASSAGE).state == "done"
    partly = day(Done(MASSAGE, NOW, 60.0, is_whole=False), skips=(skip(MASSAGE),))
    assert (partly.row(MASSAGE).state, partly.row(MASSAGE).done_s) == ("skipped", 60.0)


def test_the_newest_of_two_skips_counts() -> None:
    both = (skip(WASH, ago(hours=1)), skip(WASH, NOW, SkipReason.AWAY))
    found = day(skips=both).row(WASH).skip
    assert found is not None
    assert found.reason is SkipReason.AWAY


def test_a_lock_is_seen_with_its_rules_whatever_was_done() -> None:
    locks = {MASSAGE: ("RF02_eye", "RF09_skin"), MIRROR: ("RF02_eye",)}
    plan = day(Done(MASSAGE, NOW, 720.0), locks=locks, skips=(skip(MIRROR),))
    assert states(plan)["massage"] == states(plan)["mirror"] == "locked"
    assert plan.row(MASSAGE).rules == ("RF02_eye", "RF09_skin")
    assert plan.row(MASSAGE).done_s == 720.0
    assert not {MASSAGE, MIRROR} & plan.open_items
    assert not RowState.LOCKED.can_be_skipped


def test_questions_that_wait_do_not_take_a_part_out_of_the_plan() -> None:
    plan = day(Done(WASH, NOW), asks_first=frozenset({MASSAGE}))
    assert plan.next_row is plan.row(MASSAGE)
    assert plan.row(MASSAGE).asks_first


@pytest.mark.parametrize(
    ("days_ago", "state", "due_in"),
    [(1, "not_due", 6), (6, "not_due", 1), (7, "todo", 0), (30, "todo", -23)],
)
def test_the_recording_is_due_a_week_after_the_last(days_ago: int, state: str, due_in: int) -> None:
    row = day(Done(RECORDING, ago(days_ago), 264.0)).row(RECORDING)
    assert row.state.value == state
    assert row.due_on == TODAY + timedelta(days=due_in)


def test_a_recording_that_was_broken_off_does_not_make_a_week() -> None:
    short = Done(RECORDING, ago(days=2), 264.0, is_whole=False)
    assert day(short).row(RECORDING).state is RowState.TODO
    today = day(Done(RECORDING, NOW, 264.0, is_whole=False)).row(RECORDING)
    assert today.state is RowState.PARTLY


def test_a_lock_shows_on_the_recording_only_where_it_would_be_due() -> None:
    locks = {RECORDING: ("RF12_stage",)}
    assert day(locks=locks).row(RECORDING).state is RowState.LOCKED
    assert day(Done(RECORDING, ago(days=1)), locks=locks).row(RECORDING).state == "not_due"


def test_a_missed_day_changes_nothing_but_the_greeting() -> None:
    usual = day(Done(WASH, ago(days=1)))
    away = day(Done(WASH, ago(days=200)))
    assert usual.greeting is Greeting.USUAL
    assert away.greeting is Greeting.BACK
    assert away.rows == usual.rows
    assert not [name for name in Plan.__slots__ if "miss" in name or "streak" in name]


@pytest.mark.parametrize("days", range(1, 9))
def test_coming_back_is_greeted_from_the_fourth_day(days: int) -> None:
    expected = Greeting.BACK if days >= BACK_AFTER_DAYS else Greeting.USUAL
    assert day(skips=(skip(WASH, ago(days)),)).greeting is expected
    assert day(Done(WASH, ago(days)), Done(WASH, NOW)).greeting is expected, "all day long"


def test_the_week_shows_when_something_was_practised_and_nothing_else() -> None:
    plan = day(
        Done(MASSAGE, ago(days=2), 30.0, is_whole=False),
        Done(MIRROR, ago(days=2)),
        Done(RECORDING, NOW),
        Done(WASH, ago(days=1)),
        Done(MASSAGE, ago(days=7)),
    )
    assert plan.week[-1] == (TODAY, True)
    assert [is_active for _, is_active in plan.week] == [False] * 4 + [True, False, True]
    assert plan.practised_days == 2


def test_the_next_visit_is_told() -> None:
    days = [TODAY - timedelta(days=1), TODAY + timedelta(days=9), TODAY + timedelta(days=2)]
    assert day(visits=days).visit == TODAY + timedelta(days=2)
    assert day(visits=days[:1]).visit is None
    assert day(visits=[TODAY]).visit == TODAY


# --- days ------------------------------------------------------------------------------------


def test_a_day_ends_at_local_midnight() -> None:
    late = datetime(2026, 11, 23, 23, 59, tzinfo=SHANGHAI)
    assert day(Done(WASH, late), now=late).row(WASH).state is RowState.DONE
    after = late + timedelta(minutes=1)
    assert day(Done(WASH, late), now=after).row(WASH).state is RowState.NEXT


def test_what_was_done_before_a_journey_keeps_its_day() -> None:
    done = Done(WASH, datetime(2026, 11, 24, 1, 0, tzinfo=SHANGHAI))
    in_london = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    assert done.at < in_london
    assert day(done, now=in_london).row(WASH).state is RowState.NEXT
    next_day = in_london + timedelta(days=1)
    assert day(done, now=next_day).row(WASH).state is RowState.DONE


@pytest.mark.parametrize("month_day", [(3, 28), (10, 31)])
def test_the_days_on_which_the_clocks_change_are_days(month_day: tuple[int, int]) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2027, *month_day, 0, 5, tzinfo=berlin)
    end = datetime(2027, *month_day, 23, 55, tzinfo=berlin)
    assert (end.utcoffset(), start.utcoffset()) != (start.utcoffset(), end.utcoffset())
    assert day(Done(WASH, start), now=end).row(WASH).state is RowState.DONE
    week = Done(RECORDING, start - timedelta(days=7))
    assert day(week, now=start).row(RECORDING).state is RowState.TODO


def test_a_clock_set_back_leaves_what_lies_ahead_aside() -> None:
    ahead = ago(days=-400)
    plan = day(Done(RECORDING, ahead), Done(MASSAGE, ahead), skips=(skip(WASH, ahead),))
    assert plan.row(RECORDING).state is RowState.TODO, "not put off for a year"
    assert plan.greeting is Greeting.FIRST
    assert plan.row(MASSAGE).done_at is None
    same_day = day(Done(WASH, NOW + timedelta(hours=2)))
    assert same_day.row(WASH).state is RowState.DONE


def test_the_first_recording_is_due_at_once() -> None:
    assert due_on((), TODAY, 7) == TODAY
    assert due_on((Done(RECORDING, NOW),), TODAY, 7) == TODAY


# --- whatever the facts ----------------------------------------------------------------------

moments = st.datetimes(datetime(2026, 9, 1), datetime(2027, 2, 1)).map(
    lambda at: at.replace(tzinfo=SHANGHAI)
)
items = st.sampled_from(PlanItem)
facts = st.builds(
    DayFacts,
    now=moments,
    interval_days=st.just(7),
    done=st.lists(st.builds(Done, items, moments, st.floats(0, 1000), st.booleans()), max_size=12),
    skips=st.lists(st.builds(skip, items, moments), max_size=5),
    care=st.lists(
        st.builds(CareRow, st.text(max_size=3), st.booleans(), st.none() | st.just(EntryId("e"))),
        max_size=4,
    ).map(tuple),
    locks=st.dictionaries(items, st.just(("RF05",))),
    asks_first=st.frozensets(items),
    planned_s=st.dictionaries(items, st.floats(0, 900)),
    interrupted=st.none() | items,
    visits=st.lists(st.dates(date(2026, 9, 1), date(2027, 2, 1)), max_size=3),
)


@given(facts)
def test_there_is_one_next_thing_and_never_a_locked_or_finished_one(given_facts: DayFacts) -> None:
    plan = plan_day(given_facts)
    assert [row.item for row in plan.rows] == list(PlanItem)
    chosen = [row for row in plan.rows if row.state is RowState.NEXT]
    assert len(chosen) <= 1
    assert bool(chosen) == bool(plan.open_items)
    assert not [row for row in chosen if row.rules or row.skip]
    for row in plan.rows:
        if row.state is RowState.DONE and row.item is not CARE:
            assert row.done_at is not None
            assert row.done_at.date() == plan.day
    assert plan_day(given_facts) == plan
