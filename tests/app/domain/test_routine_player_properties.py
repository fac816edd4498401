"""The player: what holds whatever the person and the machine do."""

from dataclasses import dataclass

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
    PlayerStatus,
)
from tests.app.domain.player_desk import BACK, REPEAT, RESUME, START, S

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
