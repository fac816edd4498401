"""The player: time, order and what is logged, move by move."""

import pytest

from app.domain.routine import PlannedStep, RoutinePlan, StepPhase
from app.domain.routine_player import (
    GAP_LIMIT_S,
    Command,
    Cue,
    CueKind,
    Player,
    PlayerState,
    PlayerStatus,
)
from tests.app.domain.player_desk import (
    BACK,
    DONE,
    END,
    PAUSE,
    PLAN,
    REPEAT,
    RESUME,
    SKIP,
    START,
    Desk,
    S,
)


def test_the_whole_routine_by_itself():
    desk = Desk().do(START).wait(84.75)
    assert desk.player.state.status is PlayerStatus.RUNNING
    desk.wait(0.25)
    assert desk.player.state.status is PlayerStatus.FINISHED
    assert desk.seconds() == {"wash": 10, "brow": 40, "chin": 20, "rest": 15}
    assert desk.told() == [
        ("step_started", "wash"),
        ("step_started", "brow"),
        ("mid_step", "brow"),
        ("remaining", "brow"),
        ("step_started", "chin"),
        ("remaining", "chin"),
        ("step_started", "rest"),
        ("remaining", "rest"),
        ("finished", "rest"),
    ]
    assert desk.wait(60).told() == []
    assert sum(desk.seconds().values()) == 85


def test_cues_come_at_their_moments():
    desk = Desk().do(START).wait(10)
    desk.told()
    assert desk.wait(19.75).told() == []
    assert desk.wait(0.25).told() == [("mid_step", "brow")]
    assert desk.wait(9.75).told() == []
    desk.wait(0.25)
    assert desk.cues == [Cue(CueKind.REMAINING, 1, "brow", 10.0)]


def test_a_short_step_has_no_cue_in_its_middle_and_a_ten_second_step_no_announcement():
    desk = Desk().do(START).wait(9.75)
    assert desk.told() == [("step_started", "wash")]
    desk.do(SKIP, SKIP).wait(5)
    assert ("mid_step", "chin") not in desk.told()


def test_before_the_start_and_after_the_end_nothing_moves():
    desk = Desk().wait(30)
    for command in (PAUSE, RESUME, BACK, SKIP, REPEAT, DONE):
        desk.do(command)
    assert desk.told() == []
    assert desk.player.state == PlayerState()
    desk.do(START).wait(5).do(END)
    ended = desk.player.state
    assert desk.told()[-1] == ("ended", "wash")
    for command in Command:
        desk.do(command).wait(3)
    assert desk.player.state == ended
    assert desk.told() == []


def test_ended_before_it_began():
    desk = Desk().do(END)
    assert desk.player.state.status is PlayerStatus.ENDED
    assert desk.seconds() == {}


def test_a_pause_costs_nothing():
    desk = Desk().do(START).wait(4).do(PAUSE).wait(600).do(PAUSE)
    assert desk.at == ("wash", 6)
    assert desk.player.state.pauses == 1
    assert not desk.player.moment.is_interrupted
    desk.do(RESUME).wait(6)
    assert desk.at == ("brow", 40)
    assert desk.told() == [
        ("step_started", "wash"), ("paused", "wash"), ("resumed", "wash"), ("step_started", "brow"),
    ]  # fmt: skip


def test_skip_says_so_and_keeps_the_seconds_that_were_done():
    desk = Desk().do(START).wait(10).wait(5).do(SKIP)
    assert desk.at == ("chin", 20)
    (_, brow, _) = desk.player.state.tallies
    assert (brow.step, brow.active_ns, brow.passes, brow.is_skipped) == ("brow", 5 * S, 0, True)


def test_skipping_the_last_step_finishes():
    desk = Desk().do(START, SKIP, SKIP, SKIP, SKIP)
    assert desk.player.state.status is PlayerStatus.FINISHED
    assert all(tally.is_skipped for tally in desk.player.state.tallies)
    assert sum(desk.seconds().values()) == 0


def test_a_skipped_step_that_is_gone_back_to_is_done_after_all():
    desk = Desk().do(START).wait(10).do(SKIP).wait(2).do(BACK)
    assert desk.at == ("brow", 40)
    desk.wait(40)
    brow = desk.player.state.tallies[1]
    assert (brow.passes, brow.is_skipped) == (1, False)
    assert desk.seconds()["chin"] == 2


def test_back_at_the_first_step_begins_it_again():
    desk = Desk().do(START).wait(5).do(BACK)
    assert desk.at == ("wash", 10)
    assert desk.told() == [("step_started", "wash")] * 2


def test_a_repeated_step_counts_all_its_seconds_and_says_its_cues_again():
    desk = Desk().do(START).wait(10).wait(25)
    desk.told()
    desk.do(REPEAT).wait(40)
    assert desk.seconds()["brow"] == 65
    assert desk.told() == [
        ("step_started", "brow"), ("mid_step", "brow"), ("remaining", "brow"),
        ("step_started", "chin"),
    ]  # fmt: skip


def test_done_ends_a_step_that_allows_it_and_no_other():
    desk = Desk().do(START).wait(3).do(DONE)
    assert desk.at == ("brow", 40)
    assert desk.player.state.tallies[0].passes == 1
    assert desk.wait(3).do(DONE).at == ("brow", 37)


def test_moving_while_paused_stays_paused():
    desk = Desk().do(START).wait(3).do(PAUSE, SKIP).wait(60)
    assert desk.at == ("brow", 40)
    assert desk.player.state.status is PlayerStatus.PAUSED
    assert desk.do(RESUME).wait(1).at == ("brow", 39)


@pytest.mark.parametrize(
    ("command", "at"), [(SKIP, "brow"), (DONE, "brow"), (REPEAT, "wash"), (BACK, "wash")]
)
def test_a_command_is_for_the_step_that_was_shown(command: Command, at: str):
    """The step ends by itself between the last picture and the press."""
    desk = Desk().do(START).wait(9.75).jump(0.5).do(command)
    assert desk.player.step.id == at
    assert not any(tally.is_skipped for tally in desk.player.state.tallies)


def test_a_stall_within_the_limit_counts_as_time_and_loses_no_cue():
    desk = Desk().do(START).wait(8).jump(GAP_LIMIT_S).wait(0)
    desk.cues += desk.player.tick(desk.now_ns)
    assert desk.at == ("brow", 37)
    assert desk.told() == [("step_started", "wash"), ("step_started", "brow")]


def test_a_longer_gap_is_a_pause_from_the_last_tick_on():
    desk = Desk().do(START).wait(8).jump(GAP_LIMIT_S + 0.001).wait(0.25)
    assert desk.at == ("wash", 2)
    assert desk.player.moment.is_interrupted
    assert (desk.player.state.pauses, desk.player.state.interruptions) == (0, 1)
    assert desk.told() == [("step_started", "wash"), ("interrupted", "wash")]
    desk.do(RESUME).wait(2)
    assert desk.at == ("brow", 40)
    assert not desk.player.moment.is_interrupted


def test_pressing_pause_after_a_night_asleep_leaves_it_paused():
    desk = Desk().do(START).wait(8).jump(30_000).do(PAUSE)
    assert desk.at == ("wash", 2)
    assert desk.player.state.status is PlayerStatus.PAUSED
    assert desk.seconds() == {"wash": 8}


def test_a_sleep_that_the_monotonic_clock_did_not_count_is_told_by_the_caller():
    desk = Desk().do(START).wait(8)
    desk.told()
    desk.cues += desk.player.interrupt(desk.now_ns + S // 4)
    assert desk.told() == [("interrupted", "wash")]
    assert desk.at == ("wash", 1.75)


def test_a_gap_while_paused_is_no_interruption():
    desk = Desk().do(START).wait(3).do(PAUSE).jump(900).do(RESUME).wait(1)
    assert desk.player.state.interruptions == 0
    assert desk.at == ("wash", 6)


def test_a_clock_that_goes_back_takes_nothing_away():
    desk = Desk().do(START).wait(8).jump(-3).wait(1)
    assert desk.at == ("wash", 2)
    assert desk.wait(3).at == ("wash", 1)


def test_the_moment_for_the_screen():
    moment = Desk().do(START).wait(10).wait(10).player.moment
    assert (moment.number, moment.count, moment.step.id) == (2, 4, "brow")
    assert (moment.into_s, moment.left_s, moment.routine_left_s) == (10, 30, 65)
    assert moment.next_step is PLAN.steps[2]
    assert moment.progress == pytest.approx(20 / 85)


def test_the_moment_at_both_ends():
    first, last = Player(PLAN).moment, Desk().do(START).wait(85).player.moment
    assert (first.number, first.progress, first.routine_left_s) == (1, 0, 85)
    assert (last.number, last.progress, last.routine_left_s, last.next_step) == (4, 1, 0, None)


def test_gone_on_from_a_kept_state():
    desk = Desk().do(START).wait(10).wait(33.5).do(PAUSE)
    again = Desk(Player(PLAN, desk.player.state), now_ns=7 * S)
    assert again.at == ("brow", 6.5)
    again.jump(3_600).do(RESUME).wait(6.5)
    assert again.at == ("chin", 20)
    assert again.seconds() == {"wash": 10, "brow": 40, "chin": 0}
    assert again.told() == [("resumed", "brow"), ("step_started", "chin")]


def test_a_routine_has_steps():
    with pytest.raises(ValueError, match="at least one step"):
        Player(RoutinePlan("massage", None, ()))


def test_a_step_without_time_is_passed_by():
    plan = RoutinePlan(
        "x", None, tuple(PlannedStep(n, StepPhase.EXERCISE, s) for n, s in (("a", 0), ("b", 2.5)))
    )
    desk = Desk(Player(plan, gap_limit_s=60)).do(START).wait(3, tick_s=3)
    assert desk.player.state.status is PlayerStatus.FINISHED
    assert desk.seconds() == {"a": 0, "b": 2.5}


def test_a_plan_without_any_time_is_over_at_once_and_divides_by_nothing():
    plan = RoutinePlan("x", None, (PlannedStep("a", StepPhase.EXERCISE, 0),))
    desk = Desk(Player(plan)).do(START)
    assert desk.player.moment.progress == 1
    assert desk.wait(0.25).player.state.status is PlayerStatus.FINISHED
