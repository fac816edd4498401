"""A routine from its start to what is written down of it."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.journal import EntryKind
from app.domain.routine import StepPhase
from app.domain.routine_player import Command, CueKind, PlayerStatus
from app.domain.routine_record import AfterAnswers, StepOutcome
from app.domain.sides import Affected
from app.errors import Bug
from app.session.routine import Routines
from app.session.routine_log import record_of
from app.session.routine_plan import plan_massage, plan_set
from app.store.journal import Journal
from app.store.paths import DataPaths
from exercises.library import Library
from tests.app.session.routine_bench import (  # noqa: F401
    MORNING,
    SHORT,
    hand_clock,
    logged,
    new_routines,
    started,
)
from tests.app.session.routine_desk import HandClock, go


def test_the_twelve_minute_massage_whole(
    library: Library, routines: Routines, journal: Journal, clock: HandClock, paths: DataPaths
):
    plan = plan_massage(library.massage, "m12", affected=Affected.LEFT)
    run = started(routines, plan)
    assert paths.open_routine.stat().st_mode & 0o777 == 0o600
    go(run, clock, 840)
    assert run.state.status is PlayerStatus.FINISHED
    assert not paths.open_routine.exists()
    (entry,) = journal.entries((EntryKind.ROUTINE,))
    assert (entry.subject, entry.at, entry.is_private) == ("massage", MORNING, False)
    record = record_of(entry)
    assert record == run.record
    assert (record.active_s, record.practice_s, record.is_whole) == (840, 720, True)
    assert {s.id: s.seconds for s in record.steps} == {s.id: s.seconds for s in plan.steps}
    assert (record.length, record.affected) == ("m12", Affected.LEFT)
    assert (record.started_at, record.tightness_before) == (MORNING, 6)
    assert record.ended_at == MORNING + timedelta(seconds=840)


def test_a_mirror_set_is_played_and_logged_by_the_same_player(
    library: Library, routines: Routines, journal: Journal, clock: HandClock
):
    run = routines.begin(plan_set(library, "vowels"), Affected.UNKNOWN)
    run.apply(Command.START)
    go(run, clock, 162)
    (record,) = logged(journal)
    assert (record.routine, record.length, record.tightness_before) == ("vowels", None, None)
    assert record.active_s == record.practice_s + sum(
        s.seconds for s in record.steps if s.phase is StepPhase.BREAK
    )


def test_what_was_really_done_is_logged_not_the_plan(
    routines: Routines, journal: Journal, clock: HandClock
):
    run = started(routines)
    go(run, clock, 4)
    run.apply(Command.DONE)
    go(run, clock, 12)
    run.apply(Command.SKIP)
    go(run, clock, 5)
    run.apply(Command.PAUSE)
    go(run, clock, 60)
    run.apply(Command.END)
    (record,) = logged(journal)
    assert [(s.id, s.seconds, s.outcome) for s in record.steps] == [
        ("wash", 4, StepOutcome.DONE),
        ("brow", 12, StepOutcome.SKIPPED),
        ("chin", 5, StepOutcome.PARTLY),
    ]
    assert (record.skipped, record.pauses, record.has_reached_end) == (("brow",), 1, False)
    assert record.ended_at - record.started_at == timedelta(seconds=81)


def test_nothing_done_leaves_nothing(
    routines: Routines, journal: Journal, paths: DataPaths, clock: HandClock
):
    run = routines.begin(SHORT, Affected.LEFT)
    assert not paths.open_routine.exists()
    clock.pass_s(1)
    assert run.tick() == ()
    run.apply(Command.START)
    run.apply(Command.END)
    assert logged(journal) == []
    assert not paths.open_routine.exists()
    with pytest.raises(Bug):
        run.answer(AfterAnswers())


def test_answers_afterwards_replace_the_entry_and_can_be_corrected(
    routines: Routines, journal: Journal, clock: HandClock
):
    run = started(routines)
    with pytest.raises(Bug):
        run.answer(AfterAnswers())
    go(run, clock, 115)
    first = AfterAnswers(tightness=3, pain=0, has_new_twitch=True, note="左脸松一点")
    assert run.answer(first) == ("RF05_new_twitch",)
    clock.pass_s(20)
    second = replace(first, has_new_twitch=False)
    assert run.answer(second) == ()
    (entry,) = journal.entries((EntryKind.ROUTINE,))
    assert record_of(entry).after == second
    assert record_of(entry).active_s == 115
    afters = [record_of(each).after for each in journal.history(entry.id)]
    assert afters == [second, first, None]


def test_killed_and_gone_on_with_where_it_stopped(
    routines: Routines, journal: Journal, paths: DataPaths, clock: HandClock
):
    run = started(routines)
    go(run, clock, 30)  # 20 s into the brow; then the program is gone
    clock.pass_s(3600)
    clock.restart()
    again = Routines(paths, journal, clock)
    left = again.unfinished()
    assert left is not None
    assert (left.routine, left.step.id, left.number) == ("massage", "brow", 2)
    assert left.active_s == pytest.approx(30, abs=5)
    assert left.is_from(clock.now())
    lost_s = 30 - left.active_s
    resumed = again.resume(left)
    go(resumed, clock, 60)
    assert resumed.moment.left_s == pytest.approx(20 + lost_s), "it waits until the person goes on"
    resumed.apply(Command.RESUME)
    go(resumed, clock, 85 + lost_s)
    (record,) = logged(journal)
    assert (record.active_s, record.is_whole, record.interruptions) == (115, True, 1)
    assert record.started_at == MORNING
    assert again.unfinished() is None


def test_at_most_five_seconds_are_lost(
    routines: Routines, paths: DataPaths, journal: Journal, clock: HandClock
):
    run = started(routines)
    for second in range(1, 100):
        go(run, clock, 1)
        left = Routines(paths, journal, clock).unfinished()
        assert left is not None
        assert 0 <= second - left.active_s <= 5


def test_closed_while_paused_is_no_interruption(
    routines: Routines, journal: Journal, clock: HandClock
):
    run = started(routines)
    go(run, clock, 7)
    run.apply(Command.PAUSE)
    left = routines.unfinished()
    assert left is not None
    assert left.active_s == 7
    resumed = routines.resume(left)
    resumed.apply(Command.RESUME)
    go(resumed, clock, 3)
    assert resumed.moment.step.id == "brow"
    assert (resumed.state.pauses, resumed.state.interruptions) == (1, 0)


def test_not_gone_on_with_what_was_done_is_logged(
    routines: Routines, journal: Journal, clock: HandClock
):
    go(started(routines), clock, 20)
    left = routines.unfinished()
    assert left is not None
    clock.pass_s(50_000)
    assert not left.is_from(clock.now() + timedelta(days=1))
    record = routines.discard(left)
    assert logged(journal) == [record]
    assert (record.has_reached_end, record.active_s) == (False, left.active_s)
    assert record.ended_at == left.open.saved_at
    assert routines.unfinished() is None


def test_starting_another_logs_the_one_that_was_left(
    routines: Routines, journal: Journal, clock: HandClock
):
    go(started(routines), clock, 20)
    second = started(routines)
    assert [record.active_s for record in logged(journal)] == [pytest.approx(20, abs=5)]
    go(second, clock, 115)
    assert len(logged(journal)) == 2


def test_steps_that_may_no_longer_be_done_are_not_gone_on_with(
    routines: Routines, journal: Journal, clock: HandClock
):
    go(started(routines), clock, 30)
    left = routines.unfinished()
    assert left is not None
    run = routines.resume(left, ("neck", "wash"))
    assert [(s.id, s.seconds) for s in run.plan.steps] == [
        ("wash", 10), ("brow", 60), ("chin", 30), ("rest", 15),
    ]  # fmt: skip
    run.apply(Command.RESUME)
    go(run, clock, 120)
    (record,) = logged(journal)
    assert record.left_out == ("neck",)
    assert {s.id for s in record.steps} == {"wash", "brow", "chin", "rest"}


def test_the_step_it_stopped_in_may_be_the_one_to_leave_out(
    routines: Routines, journal: Journal, clock: HandClock
):
    go(started(routines), clock, 80)  # 10 s into the neck
    left = routines.unfinished()
    assert left is not None
    run = routines.resume(left, ("neck",))
    assert (run.moment.step.id, run.moment.into_s) == ("rest", 0)
    run.apply(Command.RESUME)
    go(run, clock, 15)
    (record,) = logged(journal)
    neck = next(step for step in record.steps if step.id == "neck")
    assert (neck.phase, neck.outcome) == (StepPhase.MASSAGE, StepOutcome.PARTLY)
    assert record.active_s == pytest.approx(95, abs=5)


@pytest.mark.parametrize("at_s", [5, 101])
def test_where_nothing_may_be_gone_on_with_it_is_over(
    routines: Routines, journal: Journal, clock: HandClock, at_s: int
):
    go(started(routines), clock, at_s)
    left = routines.unfinished()
    assert left is not None
    run = routines.resume(left, {step.id for step in SHORT.steps})
    assert run.tick() == ()
    assert run.state.status is PlayerStatus.FINISHED
    assert len(logged(journal)) == 1
    assert routines.unfinished() is None


def test_a_machine_that_slept_pauses_even_where_the_clock_did_not_count_it(
    routines: Routines, clock: HandClock
):
    run = started(routines)
    go(run, clock, 6)
    clock.sleep_like_linux(1800)
    (cue,) = go(run, clock, 0.25)
    assert cue.kind is CueKind.INTERRUPTED
    assert run.moment.is_interrupted
    assert run.moment.left_s == 3.75
    run.apply(Command.RESUME)
    go(run, clock, 3.75)
    assert run.moment.step.id == "brow"


def test_a_press_that_wakes_the_machine_counts_after_the_pause(
    routines: Routines, clock: HandClock
):
    run = started(routines)
    go(run, clock, 6)
    clock.sleep_like_linux(1800)
    assert [cue.kind for cue in run.apply(Command.PAUSE)] == [CueKind.INTERRUPTED]
    assert go(run, clock, 30) == []
    assert run.moment.left_s == 4


def test_a_wall_clock_set_back_changes_nothing(routines: Routines, clock: HandClock):
    run = started(routines)
    go(run, clock, 6)
    clock.sleep_like_linux(-3600)
    go(run, clock, 1)
    assert (run.moment.left_s, run.state.interruptions) == (3, 0)


def test_a_faster_clock_needs_a_wider_gap(paths: DataPaths, journal: Journal, clock: HandClock):
    run = Routines(paths, journal, clock, gap_limit_s=60).begin(SHORT, Affected.LEFT)
    run.apply(Command.START)
    while run.record is None:
        clock.pass_s(15)
        run.tick()
    assert run.record.active_s == 115


def test_neither_names_nor_answers_are_in_the_log_of_the_app(
    routines: Routines, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.DEBUG):
        run = started(routines)
        go(run, clock, 115)
        run.answer(AfterAnswers(pain=8, note="secret"))
    ours: Collection[str] = [r.getMessage() for r in caplog.records if r.name.startswith("app.")]
    assert not any("secret" in message for message in ours)
