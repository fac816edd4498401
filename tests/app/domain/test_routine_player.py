"""The player: time, order and what is logged, whatever the person and the machine do."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.routine import CueRules, PlannedStep, RoutinePlan, StepPhase
from app.domain.routine_player import (
    GAP_LIMIT_S,
    Command,
    Cue,
    CueKind,
    Player,
    PlayerState,
    PlayerStatus,
)

S = 1_000_000_000
PLAN = RoutinePlan(
    "massage",
    "m12",
    (
        PlannedStep("wash", StepPhase.PREP, 10, can_finish=True),
        PlannedStep("brow", StepPhase.MASSAGE, 40, has_mid_cue=True),
        PlannedStep("chin", StepPhase.MASSAGE, 20, has_mid_cue=True),
        PlannedStep("rest", StepPhase.RELAX, 15),
    ),
)
START, PAUSE, RESUME, BACK, SKIP, REPEAT, DONE, END = Command


@dataclass
class Desk:
    """A player and a person with a watch, who ticks it four times a second."""

    player: Player = field(default_factory=lambda: Player(PLAN))
    now_ns: int = 1_000 * S
    cues: list[Cue] = field(default_factory=list[Cue])

    def do(self, *commands: Command) -> "Desk":
        for command in commands:
            self.cues += self.player.apply(command, self.now_ns)
        return self

    def wait(self, seconds: float, tick_s: float = 0.25) -> "Desk":
        for _ in range(round(seconds / tick_s)):
            self.now_ns += round(tick_s * S)
            self.cues += self.player.tick(self.now_ns)
        return self

    def jump(self, seconds: float) -> "Desk":
        """Let time pass without a tick."""
        self.now_ns += round(seconds * S)
        return self

    def told(self) -> list[tuple[str, str]]:
        found = [(cue.kind.value, cue.step) for cue in self.cues]
        self.cues.clear()
        return found

    def seconds(self) -> dict[str, float]:
        return {t.step: t.active_ns / S for t in self.player.state.tallies}

    @property
    def at(self) -> tuple[str, float]:
        return self.player.step.id, self.player.moment.left_s


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


# What a person and a machine may do, in any order: (what, seconds before it).
TICK, SLEEP = "tick", "sleep"
moves = st.lists(
    st.tuples(
        st.sampled_from([*Command, TICK, TICK, TICK, SLEEP, RESUME, RESUME]),
        st.one_of(st.floats(0, 4.9), st.floats(5.1, 400)),
    ),
    max_size=80,
)
plans = st.lists(
    st.tuples(st.integers(1, 60), st.booleans(), st.booleans()), min_size=1, max_size=8
).map(
    lambda drawn: RoutinePlan(
        "massage",
        None,
        tuple(
            PlannedStep(f"s{n}", StepPhase.MASSAGE, s, can_finish=f, has_mid_cue=m)
            for n, (s, f, m) in enumerate(drawn)
        ),
        cues=CueRules(mid_min_s=20),
    )
)


@dataclass
class Watch:
    """Counts on its own, from what it sees outside, what the player must have counted."""

    active_ns: int = 0
    wall_ns: int = 0


def play(player: Player, drawn: list[tuple[object, float]], watch: Watch) -> list[list[Cue]]:
    told: list[list[Cue]] = []
    now_ns = 5 * S
    player.tick(now_ns)
    for what, seconds in drawn:
        step_ns = round(seconds * S)
        now_ns += step_ns
        watch.wall_ns += step_ns
        before = player.state
        if isinstance(what, Command):
            cues = player.apply(what, now_ns)
        else:
            cues = player.interrupt(now_ns) if what == SLEEP else player.tick(now_ns)
        if before.status is PlayerStatus.RUNNING and step_ns <= GAP_LIMIT_S * S:
            left_ns = sum(s.length_ns for s in player.plan.steps[before.index :]) - before.into_ns
            watch.active_ns += min(step_ns, left_ns)
        told.append(list(cues))
    return told


@settings(max_examples=400, deadline=None)
@given(plans, moves)
def test_what_is_logged_is_the_time_that_it_ran_never_more(
    plan: RoutinePlan, drawn: list[tuple[object, float]]
):
    player, watch = Player(plan), Watch()
    play(player, [(START, 0.0), *drawn], watch)
    assert player.state.active_ns == watch.active_ns <= watch.wall_ns
    assert all(tally.active_ns >= 0 for tally in player.state.tallies)


@settings(max_examples=400, deadline=None)
@given(plans, moves)
def test_order_and_sums_hold_after_every_move(plan: RoutinePlan, drawn: list[tuple[object, float]]):
    player, told = Player(plan), list[list[Cue]]()
    now_ns = 0
    for what, seconds in [(START, 0.0), *drawn]:
        now_ns += round(seconds * S)
        before = player.state
        cues = player.apply(what, now_ns) if isinstance(what, Command) else player.tick(now_ns)
        told.append(list(cues))
        state, moment = player.state, player.moment
        assert 0 <= state.into_ns <= player.step.length_ns
        assert 0 <= moment.progress <= 1
        assert moment.progress * plan.total_s + moment.routine_left_s == pytest.approx(plan.total_s)
        if what not in (BACK, REPEAT):
            assert state.index >= before.index, "only the person goes back"
        started = [cue.index for cue in cues if cue.kind is CueKind.STEP_STARTED]
        assert started == sorted(started) or what in (BACK, REPEAT)
        if not started:
            assert state.index == before.index
        assert len(plan.steps) == moment.count
        reached = {tally.step for tally in state.tallies}
        assert reached <= {step.id for step in plan.steps}
        assert before.status not in (PlayerStatus.FINISHED, PlayerStatus.ENDED) or state == before


@settings(max_examples=300, deadline=None)
@given(plans, moves)
def test_within_one_pass_of_a_step_each_cue_comes_at_most_once(
    plan: RoutinePlan, drawn: list[tuple[object, float]]
):
    player = Player(plan)
    said: set[tuple[CueKind, float]] = set()
    for cue in (c for cues in play(player, [(START, 0.0), *drawn], Watch()) for c in cues):
        if cue.kind is CueKind.STEP_STARTED:
            said.clear()
        if cue.kind in (CueKind.MID_STEP, CueKind.REMAINING):
            assert (cue.kind, cue.remaining_s) not in said
            said.add((cue.kind, cue.remaining_s))


@settings(max_examples=200, deadline=None)
@given(plans, st.lists(st.floats(0.01, 4.9), min_size=1, max_size=40))
def test_however_it_is_ticked_every_cue_of_a_step_gone_through_comes_exactly_once(
    plan: RoutinePlan, stalls: list[float]
):
    player, cues, now_ns, turn = Player(plan), list[Cue](), 0, 0
    cues += player.apply(START, now_ns)
    while not player.state.status.is_over:
        now_ns += round(stalls[turn % len(stalls)] * S)
        turn += 1
        cues += player.tick(now_ns)
        if turn > 1000:
            stalls = [4.9]
    expected: list[tuple[CueKind, str]] = []
    for step in plan.steps:
        expected.append((CueKind.STEP_STARTED, step.id))
        inner = [(step.seconds - 10, CueKind.REMAINING)] if step.seconds > 10 else []
        if step.has_mid_cue and step.seconds >= 20:
            inner.append((step.seconds / 2, CueKind.MID_STEP))
        expected += [(kind, step.id) for _, kind in sorted(inner)]
    expected.append((CueKind.FINISHED, plan.steps[-1].id))
    assert [(cue.kind, cue.step) for cue in cues] == expected
    assert player.state.active_ns == sum(step.length_ns for step in plan.steps)


@settings(max_examples=200, deadline=None)
@given(plans, moves, st.integers(0, 80))
def test_kept_and_gone_on_with_anywhere_is_the_same_as_never_stopped(
    plan: RoutinePlan, drawn: list[tuple[object, float]], cut: int
):
    """A state holds everything: put into a new player it goes on as the old one would have."""
    whole, first = Player(plan), Player(plan)
    script = [(START, 0.0), *drawn]
    now_ns = 0
    player = first
    for number, (what, seconds) in enumerate(script):
        if number == cut:
            player = Player(plan, player.state)
            player.tick(now_ns)
        now_ns += round(seconds * S)
        for each in (whole, player):
            if isinstance(what, Command):
                each.apply(what, now_ns)
            else:
                each.tick(now_ns)
    assert player.state == whole.state
