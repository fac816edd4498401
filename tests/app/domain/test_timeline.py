"""What is asked and when, over the whole length of a session."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.timeline import Beat, Phase, Prompt, Script, Timeline, TimelineItem
from tests.app.domain.signals import phases_of, script

quick = settings(max_examples=30, deadline=None)
ORDER = list(Phase)
spans = st.integers(1, 50).map(lambda tenths: tenths / 10)
pauses = st.integers(0, 50).map(lambda tenths: tenths / 10)
beats = st.builds(
    Beat, st.just("smile"), st.just(1), st.just(1), pauses, spans, spans, spans, spans
)
scripts = st.lists(beats, min_size=1, max_size=5).map(lambda found: Script(tuple(found)))


def prompt_at(plan: Script, t_s: float) -> Prompt:
    prompt = plan.prompt_at(t_s)
    assert prompt is not None
    return prompt


@quick
@given(scripts)
def test_the_length_is_the_sum_of_the_phases_and_then_nothing_is_asked(plan: Script):
    total = sum(b.ready_s + b.in_s + b.hold_s + b.out_s + b.rest_s for b in plan.beats)
    assert plan.length_s == pytest.approx(total)
    assert plan.prompt_at(plan.length_s + 1e-5) is None
    assert plan.prompt_at(plan.length_s - 1e-5) is not None


def test_an_empty_script_asks_nothing():
    assert Script(()).length_s == 0
    assert Script(()).prompt_at(0.0) is None
    assert Script(()).timeline() == Timeline(())


def test_before_the_start_the_first_thing_is_asked():
    plan = script()
    assert plan.prompt_at(-0.2) == plan.prompt_at(0.0)


@quick
@given(scripts)
def test_the_wanted_size_never_jumps(plan: Script):
    """A person follows it with the face; at 50 Hz the steepest slope is 1.5 over the phase."""
    levels = [prompt_at(plan, float(t)).level for t in np.arange(0, plan.length_s - 1e-5, 0.02)]
    quickest = min(min(b.in_s, b.out_s) for b in plan.beats)
    assert np.abs(np.diff(levels)).max(initial=0) <= 1.5 * 0.02 / quickest + 1e-9
    assert min(levels) >= 0
    assert max(levels) <= 1


@quick
@given(scripts)
def test_phases_come_in_order_and_count_down(plan: Script):
    before: Prompt | None = None
    for t in np.arange(0, plan.length_s - 1e-5, 0.03):
        now = prompt_at(plan, float(t))
        assert 0 <= now.done <= 1
        assert now.left_s >= 0
        if before is not None and now.beat is before.beat:
            assert ORDER.index(now.phase) >= ORDER.index(before.phase)
            if now.phase is before.phase:
                assert now.done > before.done
                assert now.left_s == pytest.approx(before.left_s - 0.03, abs=1e-6)
        before = now


@pytest.mark.parametrize(("phase", "level"), [(Phase.READY, 0), (Phase.HOLD, 1), (Phase.REST, 0)])
def test_the_level_stands_still_outside_the_movement(phase: Phase, level: int):
    plan = script()
    moments = [prompt_at(plan, float(t)) for t in np.arange(0, plan.length_s - 1e-5, 0.01)]
    assert {p.level for p in moments if p.phase is phase} == {level}


def test_the_movement_starts_and_ends_gently():
    beat = Beat("smile", 1, 1, 0.0, 2.0, 1.0, 2.0, 1.0)
    plan = Script((beat,))
    rising = [prompt_at(plan, t).level for t in (0.0, 0.5, 1.0, 1.5)]
    falling = [prompt_at(plan, t).level for t in (3.5, 4.0, 4.5)]
    assert rising == [0, 5 / 32, 1 / 2, 27 / 32]
    assert falling == [27 / 32, 1 / 2, 5 / 32]


def test_every_beat_passes_through_its_phases_and_skips_those_of_no_length():
    plan = script("smile", reps=2)
    assert phases_of(plan) == [
        (0, Phase.READY),
        (0, Phase.IN),
        (0, Phase.HOLD),
        (0, Phase.OUT),
        (0, Phase.REST),
        (1, Phase.IN),
        (1, Phase.HOLD),
        (1, Phase.OUT),
        (1, Phase.REST),
    ]


@quick
@given(scripts)
def test_the_timeline_says_what_the_prompts_say(plan: Script):
    items = plan.timeline().items
    assert len(items) == len(plan.beats)
    for number, (beat, item) in enumerate(zip(plan.beats, items, strict=True), 1):
        assert (item.exercise, item.rep) == (beat.exercise, number), "no number twice"
        middles = {
            Phase.IN: (item.start_s + item.hold_start_s) / 2,
            Phase.HOLD: (item.hold_start_s + item.hold_end_s) / 2,
            Phase.OUT: (item.hold_end_s + item.end_s) / 2,
        }
        for phase, middle_s in middles.items():
            found = prompt_at(plan, middle_s)
            assert found.phase is phase
            assert found.done == pytest.approx(0.5, abs=0.01)
            assert plan.beats.index(found.beat) == plan.beats.index(beat)
    for earlier, later in pairwise(items):
        assert earlier.end_s < later.start_s


def test_a_rounding_remainder_at_the_end_of_a_beat_is_still_its_rest():
    """The five lengths add up to a hair more than they give when taken off one by one."""
    beat = Beat("smile", 1, 1, 0.1, 0.1, 0.1, 0.1, 0.2)
    prompt = Script((beat,)).prompt_at(math.nextafter(beat.length_s, 0.0))
    assert prompt == Prompt(beat, Phase.REST, 0.0, 1.0, 0.0)


ITEM = TimelineItem("smile", 1, 1.0, 2.0, 4.0, 5.0)


@pytest.mark.parametrize(
    ("end_s", "kept"),
    [
        (6.0, [ITEM]),
        (4.5, [TimelineItem("smile", 1, 1.0, 2.0, 4.0, 4.5)]),
        (3.0, [TimelineItem("smile", 1, 1.0, 2.0, 3.0, 3.0)]),
        (2.0, []),
        (0.5, []),
    ],
)
def test_a_session_that_ends_early_keeps_what_was_held(end_s: float, kept: list[TimelineItem]):
    assert list(Timeline((ITEM,)).until(end_s).items) == kept


@quick
@given(scripts, st.floats(0, 60))
def test_a_cut_timeline_is_in_order_and_ends_in_time(plan: Script, end_s: float):
    whole = plan.timeline()
    cut = whole.until(end_s)
    for item in cut.items:
        assert item.start_s <= item.hold_start_s <= item.hold_end_s <= item.end_s <= end_s
    assert cut.until(end_s) == cut
    assert whole.until(plan.length_s + 1) == whole
