import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.timeline import Phase, Script
from app.session.script import ScriptClock, script_of
from exercises.errors import ContentError
from exercises.library import Library


def test_every_set_becomes_a_script_of_its_exercises(library: Library) -> None:
    for set_id, chosen in library.sets.items():
        script = script_of(library, set_id)
        asked = list(dict.fromkeys(beat.exercise for beat in script.beats))
        assert asked == list(chosen.exercises)
        for exercise in asked:
            beats = [beat for beat in script.beats if beat.exercise == exercise]
            assert [beat.rep for beat in beats] == list(range(1, len(beats) + 1))
            assert {beat.reps for beat in beats} == {len(beats)}
            assert [beat.ready_s for beat in beats] == [chosen.intro_s] + [0.0] * (len(beats) - 1)


def test_the_first_look_begins_with_the_resting_face(library: Library) -> None:
    script = script_of(library, "first_look")
    prompt = script.prompt_at(0.0)
    assert prompt is not None
    assert (prompt.beat.exercise, prompt.phase) == ("rest_baseline", Phase.READY)
    assert script.prompt_at(script.length_s + 0.001) is None


def test_a_set_takes_as_long_as_it_says_with_the_rests_between_its_blocks(library: Library) -> None:
    for set_id in library.sets:
        assert script_of(library, set_id).length_s == pytest.approx(library.duration_s(set_id))
    full = script_of(library, "full_starter")
    last = [b.rest_s for b in full.beats if b.exercise == "lip_pucker"]
    assert last == [6, 6, 26]


def test_both_doses_of_a_training_and_the_one_of_a_recording(library: Library) -> None:
    gentle, usual = (script_of(library, "pattern_P2", dose) for dose in ("starter", "standard"))
    assert script_of(library, "pattern_P2") == gentle
    smile = [b for b in usual.beats if b.exercise == "open_smile"]
    assert [(b.rep, b.reps, b.hold_s) for b in smile] == [(n, 5, 5) for n in range(1, 6)]
    assert len([b for b in gentle.beats if b.exercise == "open_smile"]) == 3
    own = script_of(library, "recording_weekly", "standard")
    assert own == script_of(library, "recording_weekly"), "a recording keeps its own pace"


def test_an_unknown_set_is_refused(library: Library) -> None:
    with pytest.raises(ContentError):
        script_of(library, "no such set")


def test_a_pause_takes_its_time_out() -> None:
    clock = ScriptClock(Script(()))
    assert clock.script_ns(100) == 100
    clock.hold(200)
    clock.hold(230)
    assert [clock.script_ns(t) for t in (200, 250, 999)] == [200, 200, 200]
    clock.go_on(300)
    clock.go_on(350)
    assert [clock.script_ns(t) for t in (300, 310)] == [200, 210]
    clock.hold(400)
    clock.go_on(1000)
    assert clock.script_ns(1000) == 300


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 10**9)), max_size=40))
def test_script_time_is_the_time_that_was_not_paused(steps: list[tuple[bool, int]]) -> None:
    clock = ScriptClock(Script(()))
    now = ran = 0
    for is_paused, lasts in steps:
        (clock.hold if is_paused else clock.go_on)(now)
        assert clock.script_ns(now) == ran
        now += lasts
        ran += 0 if is_paused else lasts
        assert clock.script_ns(now) == ran


def test_a_part_of_a_set_keeps_its_order_and_pace(library: Library) -> None:
    whole = script_of(library, "recording_weekly")
    part = script_of(library, "recording_weekly", exercises={"snarl", "rest_baseline"})
    assert part.beats == tuple(b for b in whole.beats if b.exercise in ("rest_baseline", "snarl"))
    assert len({b.exercise for b in part.beats}) == 2
