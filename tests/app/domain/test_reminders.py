"""Reminders against a wall clock that a test moves, sets and lets sleep."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import PlanItem
from app.domain.reminders import (
    SNOOZE,
    Memory,
    QuietHours,
    Schedule,
    check,
    due,
    next_at,
    rescheduled,
    snoozed,
)

DAY = date(2026, 11, 23)
MINUTE = timedelta(minutes=1)
NIGHT = QuietHours(time(21, 30), time(7))
NEVER = QuietHours(time(0), time(0))
TIMES = {
    PlanItem.WASH: time(8),
    PlanItem.MASSAGE: time(8, 10),
    PlanItem.MIRROR: time(10),
    PlanItem.CARE: time(20, 30),
}
ALL = frozenset(PlanItem)


def at(text: str, day: date = DAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), UTC)


class Machine:
    """Calls `check` once a minute, as the tray does; keeps what was shown."""

    def __init__(self, schedule: Schedule, start: datetime, open_items: Collection = ALL) -> None:
        self.schedule, self.open_items = schedule, frozenset(open_items)
        self.memory = Memory.since(start)
        self.shown: list[tuple[datetime, PlanItem]] = []
        self.look(start)

    def look(self, now: datetime) -> PlanItem | None:
        item, self.memory = check(self.schedule, self.open_items, self.memory, now)
        if item is not None:
            self.shown.append((now, item))
        self.now = now
        return item

    def run_until(self, end: datetime) -> "Machine":
        while self.now + MINUTE <= end:
            self.look(self.now + MINUTE)
        return self

    @property
    def told(self) -> list[tuple[str, str]]:
        return [(f"{now:%H:%M}", item.value) for now, item in self.shown]


def test_each_part_is_reminded_of_once_at_its_time_and_a_quarter_of_an_hour_apart() -> None:
    machine = Machine(Schedule(TIMES, NIGHT), at("06:00")).run_until(at("23:00"))
    assert machine.told == [
        ("08:00", "wash"),
        ("08:15", "massage"),
        ("10:00", "mirror"),
        ("20:30", "care"),
    ]


def test_what_is_done_skipped_or_locked_is_not_reminded_of() -> None:
    open_items = ALL - {PlanItem.WASH, PlanItem.MIRROR}
    machine = Machine(Schedule(TIMES, NIGHT), at("06:00"), open_items).run_until(at("23:00"))
    assert machine.told == [("08:10", "massage"), ("20:30", "care")]


def test_what_is_done_while_it_waits_is_let_go() -> None:
    machine = Machine(Schedule(TIMES, NIGHT), at("07:55")).run_until(at("08:12"))
    machine.open_items -= {PlanItem.MASSAGE}
    assert machine.run_until(at("09:59")).told == [("08:00", "wash")]


def test_nothing_comes_when_switched_off_or_hushed_for_the_day() -> None:
    for schedule in (
        Schedule(TIMES, NIGHT, is_on=False),
        Schedule(TIMES, NIGHT, hushed_on=DAY),
    ):
        assert Machine(schedule, at("06:00")).run_until(at("23:00")).told == []
        assert next_at(schedule, ALL, Memory.since(at("06:00")), at("06:00")) is None
    yesterday = Schedule(TIMES, NIGHT, hushed_on=DAY - timedelta(days=1))
    assert len(Machine(yesterday, at("06:00")).run_until(at("23:00")).told) == 4


def test_turning_hush_off_again_brings_back_what_is_still_to_come_only() -> None:
    machine = Machine(Schedule(TIMES, NIGHT, hushed_on=DAY), at("06:00")).run_until(at("09:00"))
    machine.schedule = Schedule(TIMES, NIGHT)
    assert machine.run_until(at("23:00")).told == [("10:00", "mirror"), ("20:30", "care")]


def test_quiet_hours_across_midnight() -> None:
    assert [NIGHT.covers(t) for t in (time(21, 29), time(21, 30), time(0), time(6, 59))] == [
        False,
        True,
        True,
        True,
    ]
    assert not NIGHT.covers(time(7))
    assert not NEVER.covers(time(0))
    noon = QuietHours(time(12), time(14))
    assert [noon.covers(t) for t in (time(11, 59), time(12), time(14))] == [False, True, False]


def test_a_time_in_the_quiet_hours_is_said_to_be_unheard_and_never_comes() -> None:
    schedule = Schedule({PlanItem.CARE: time(22), PlanItem.WASH: time(8)}, NIGHT)
    assert schedule.unheard() == {PlanItem.CARE}
    assert Machine(schedule, at("06:00")).run_until(at("23:59")).told == [("08:00", "wash")]


def test_starting_late_does_not_catch_up_on_the_morning() -> None:
    assert Machine(Schedule(TIMES, NIGHT), at("09:00")).run_until(at("12:00")).told == [
        ("10:00", "mirror")
    ]


def test_starting_in_the_very_minute_still_reminds() -> None:
    machine = Machine(Schedule(TIMES, NIGHT), at("08:00:42"))
    assert machine.told == [("08:00", "wash")]


def test_after_sleep_one_missed_reminder_is_shown_and_the_others_are_dropped() -> None:
    machine = Machine(Schedule(TIMES, NIGHT), at("07:00"))
    assert machine.look(at("12:00")) is PlanItem.WASH
    assert machine.run_until(at("23:00")).told == [("12:00", "wash"), ("20:30", "care")]


def test_after_sleep_into_the_quiet_hours_or_past_midnight_nothing_is_shown() -> None:
    late = Machine(Schedule(TIMES, NIGHT), at("07:00"))
    assert late.look(at("22:00")) is None
    assert late.run_until(at("23:59")).told == []
    tomorrow = DAY + timedelta(days=1)
    overnight = Machine(Schedule(TIMES, NIGHT), at("07:00"))
    assert overnight.look(at("07:30", tomorrow)) is None
    assert overnight.run_until(at("08:00", tomorrow)).told == [("08:00", "wash")]


def test_later_means_a_quarter_of_an_hour_later() -> None:
    machine = Machine(Schedule({PlanItem.WASH: time(8)}, NIGHT), at("07:59")).run_until(at("08:02"))
    machine.memory = snoozed(machine.memory, PlanItem.WASH, machine.now)
    coming = next_at(machine.schedule, ALL, machine.memory, machine.now)
    assert coming == (at("08:17"), PlanItem.WASH)
    assert machine.run_until(at("12:00")).told == [("08:00", "wash"), ("08:17", "wash")]


def test_later_is_forgotten_when_it_is_done_or_the_quiet_hours_begin() -> None:
    schedule = Schedule({PlanItem.WASH: time(21, 20)}, NIGHT)
    machine = Machine(schedule, at("21:19")).run_until(at("21:21"))
    machine.memory = snoozed(machine.memory, PlanItem.WASH, machine.now)
    assert machine.run_until(at("23:59")).told == [("21:20", "wash")]
    done = Machine(Schedule(TIMES, NIGHT), at("07:59")).run_until(at("08:02"))
    done.memory = snoozed(done.memory, PlanItem.WASH, done.now)
    done.open_items = frozenset()
    assert done.run_until(at("23:59")).told == [("08:00", "wash")]


def test_something_put_off_waits_for_its_turn() -> None:
    schedule = Schedule({PlanItem.WASH: time(8), PlanItem.MASSAGE: time(8, 16)}, NIGHT)
    machine = Machine(schedule, at("07:59")).run_until(at("08:05"))
    machine.memory = snoozed(machine.memory, PlanItem.WASH, machine.now)
    machine.run_until(at("08:20"))
    assert next_at(schedule, ALL, machine.memory, machine.now) == (at("08:31"), PlanItem.WASH)
    assert machine.run_until(at("10:00")).told == [
        ("08:00", "wash"),
        ("08:16", "massage"),
        ("08:31", "wash"),
    ]


def test_a_clock_set_back_repeats_nothing_and_holds_nothing_up() -> None:
    machine = Machine(Schedule(TIMES, NIGHT), at("07:59")).run_until(at("08:30"))
    machine.memory = snoozed(machine.memory, PlanItem.WASH, machine.now)
    machine.look(at("07:40"))
    assert machine.told[-1] == ("07:40", "wash"), "put off until a time that is hours away now"
    told = machine.run_until(at("10:05")).told
    assert told[3:] == [("10:00", "mirror")]


def test_when_summer_time_begins_a_time_that_does_not_exist_is_made_up_for() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    schedule = Schedule({PlanItem.WASH: time(2, 30)}, NEVER)
    start = datetime(2027, 3, 28, 0, 50, tzinfo=UTC)
    machine = Machine(schedule, start.astimezone(berlin))
    for minute in range(1, 30):
        machine.look((start + minute * MINUTE).astimezone(berlin))
    assert machine.told == [("03:00", "wash")]


def test_when_summer_time_ends_the_hour_that_comes_twice_reminds_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    schedule = Schedule({PlanItem.WASH: time(2, 30)}, NEVER)
    start = datetime(2026, 10, 24, 23, 50, tzinfo=UTC)
    machine = Machine(schedule, start.astimezone(berlin))
    for minute in range(1, 180):
        machine.look((start + minute * MINUTE).astimezone(berlin))
    assert machine.told == [("02:30", "wash")]


def test_the_next_reminder_is_told() -> None:
    schedule = Schedule(TIMES, NIGHT)
    memory = Memory.since(at("07:00"))
    assert next_at(schedule, ALL, memory, at("07:00")) == (at("08:00"), PlanItem.WASH)
    assert next_at(schedule, {PlanItem.CARE}, memory, at("07:00")) == (at("20:30"), PlanItem.CARE)
    assert next_at(schedule, {PlanItem.RECORDING}, memory, at("07:00")) is None
    assert next_at(schedule, ALL, Memory.since(at("21:00")), at("21:00")) is None
    waiting = Machine(schedule, at("08:00")).run_until(at("08:11"))
    coming = next_at(schedule, ALL, waiting.memory, waiting.now)
    assert coming == (at("08:15"), PlanItem.MASSAGE)
    waiting.memory = snoozed(waiting.memory, PlanItem.WASH, at("09:30"))
    coming = next_at(schedule, ALL, waiting.memory, waiting.now)
    assert coming == (at("08:15"), PlanItem.WASH), "a clock set back does not hold it up"


def test_a_plan_need_only_be_asked_for_when_a_time_has_come() -> None:
    schedule = Schedule(TIMES, NIGHT)
    machine = Machine(schedule, at("07:00"))
    assert due(schedule, machine.memory, at("07:59:59")) == frozenset()
    assert due(schedule, machine.memory, at("08:00")) == {PlanItem.WASH}


# --- whatever the machine does ---------------------------------------------------------------

clock_times = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
schedules = st.builds(
    Schedule,
    times=st.dictionaries(st.sampled_from(PlanItem), clock_times),
    quiet=st.builds(QuietHours, clock_times, clock_times),
    is_on=st.just(True),
    hushed_on=st.none() | st.just(DAY),
)
sleeps = st.lists(st.integers(1, 400), min_size=1, max_size=40)
opens = st.frozensets(st.sampled_from(PlanItem))


def walk(start: datetime, minutes: list[int]) -> Iterator[datetime]:
    now = start
    for step in minutes:
        now += step * MINUTE
        yield now


@given(schedules, clock_times, sleeps, opens)
def test_once_a_day_one_at_a_time_never_in_the_quiet_hours_never_what_is_done(
    schedule: Schedule, start: time, minutes: list[int], open_items: frozenset[PlanItem]
) -> None:
    begin = datetime.combine(DAY, start, UTC)
    machine = Machine(schedule, begin, open_items)
    for now in walk(begin, minutes):
        machine.look(now)
    for now, item in machine.shown:
        assert item in open_items
        assert not schedule.quiet.covers(now.time())
        assert now.date() != schedule.hushed_on
        assert schedule.times[item] <= now.time()
    days = [(now.date(), item) for now, item in machine.shown]
    assert len(days) == len(set(days))
    moments = [now for now, _ in machine.shown]
    assert all(b - a >= SNOOZE for a, b in pairwise(moments))


@given(schedules, clock_times, opens, st.lists(st.integers(-2000, 2000), max_size=20))
def test_setting_the_clock_within_a_day_never_repeats_a_reminder(
    schedule: Schedule, start: time, open_items: frozenset[PlanItem], jumps: list[int]
) -> None:
    machine = Machine(schedule, datetime.combine(DAY, start, UTC), open_items)
    for jump in jumps:
        now = machine.now + jump * MINUTE
        if now.date() == DAY:
            machine.look(now)
    items = [item for _, item in machine.shown]
    assert len(items) == len(set(items))


@given(schedules, clock_times, opens, sleeps)
def test_an_awake_machine_keeps_to_what_was_announced(
    schedule: Schedule, start: time, open_items: frozenset[PlanItem], minutes: list[int]
) -> None:
    begin = datetime.combine(DAY, start, UTC)
    machine = Machine(schedule, begin, open_items)
    for now in walk(begin, minutes):
        if now.date() == DAY:
            machine.look(now)
    before = len(machine.shown)
    announced = next_at(schedule, open_items, machine.memory, machine.now)
    machine.run_until(at("23:59"))
    shown = machine.shown[before:]
    assert shown[:1] == ([] if announced is None else [announced])


@pytest.mark.parametrize("item", PlanItem)
def test_every_part_can_be_reminded_of(item: PlanItem) -> None:
    machine = Machine(Schedule({item: time(9)}, NIGHT), at("08:00")).run_until(at("12:00"))
    assert machine.told == [("09:00", item.value)]


def test_another_time_chosen_later_in_the_day_counts_today() -> None:
    before = Schedule({PlanItem.WASH: time(8), PlanItem.MIRROR: time(8)}, NIGHT)
    machine = Machine(before, at("07:59")).run_until(at("08:05"))
    after = Schedule({PlanItem.WASH: time(18), PlanItem.MIRROR: time(19)}, NIGHT)
    machine.memory, machine.schedule = rescheduled(machine.memory, before, after), after
    assert machine.run_until(at("23:00")).told == [
        ("08:00", "wash"),
        ("18:00", "wash"),
        ("19:00", "mirror"),
    ]
