"""What a training says of a movement: linked ones, sizes, counts, and why nothing is judged."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from app.domain.findings import Reason
from app.domain.sides import Sides
from app.domain.stop_rules import StopLimits
from app.domain.timeline import Phase
from app.domain.today_size import HIGH
from tests.ui.session_fakes import dressed, leaves_nothing  # noqa: F401
from tests.ui.training_bench import (  # noqa: F401
    EYE,
    RESCUE,
    SMILE,
    cue,
    open_training,
    press,
)
from ui.theme import Theme
from ui.viewmodels.preview import Preview
from ui.viewmodels.session_facts import Stage
from ui.viewmodels.training_facts import CueKind


def test_a_linked_movement_is_named_with_one_action_and_halves_the_target(training):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD)
    bench.see(t_s)
    before = bench.work.side.size_bar.state.box
    bench.see(t_s + 0.1, linked=EYE)
    shown = cue(bench)
    assert (shown.kind, shown.what) == (CueKind.LINKED, "Your left eye is narrowing.")
    assert shown.action == RESCUE
    assert bench.said[-1] == RESCUE
    after = bench.work.side.size_bar.state.box
    assert (after.low, after.high) == (before.low / 2, before.high / 2)


def test_the_cue_is_said_once_and_not_again_within_six_seconds(training):
    bench = training(set_id="pattern_P1")
    first = bench.at("soft_blink", 1, Phase.OUT, 0.5)
    second = bench.at("soft_blink", 2, Phase.IN, 0.1)
    assert second - first < 6
    for t_s in (first, first + 0.2, first + 0.4):
        bench.see(t_s, linked="P1_blink_mouth")
    assert bench.said.count(RESCUE) == 1
    bench.see(first + 3.0)
    assert cue(bench).kind is CueKind.SAID
    bench.see(second, linked="P1_blink_mouth")
    assert bench.said.count(RESCUE) == 1, "shown, but not said again so soon"
    assert cue(bench).kind is CueKind.LINKED
    bench.see(bench.at("soft_blink", 3, Phase.HOLD, 0.2))
    bench.see(bench.at("drill_blink_mouth_still", 1, Phase.HOLD), linked="P1_blink_mouth")
    assert bench.said.count(RESCUE) == 2


def test_the_cue_stays_long_enough_to_be_read_and_goes(training):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD, 0.1)
    bench.see(t_s, linked=EYE)
    bench.see(t_s + 1.0)
    assert cue(bench).kind is CueKind.LINKED
    bench.see(t_s + 2.8)
    assert cue(bench).kind is CueKind.SAID


def test_three_repetitions_running_end_the_exercise_and_the_next_comes(training):
    bench = training()
    for rep in (1, 2):
        bench.see(bench.at(SMILE, rep, Phase.HOLD), linked=EYE)
    t_s = bench.at(SMILE, 3, Phase.HOLD)
    bench.see(t_s, linked=EYE)
    assert cue(bench).what == "That's enough of this one today. Moving on."
    bench.see(t_s + 0.2)
    assert bench.session.prompt.name == "Open-mouth smile"
    assert bench.said[-1].startswith(
        "That's enough of this one today. Moving on. Open-mouth smile."
    )
    assert bench.work.place_words() == "Exercise 3 of 4"
    assert bench.model.shown.size.box.high == HIGH, "and starts afresh"
    assert [b.exercise for b in bench.capture.script.beats].count("open_smile") == 3


def test_in_a_rest_nothing_is_held_against_anybody(training):
    bench = training()
    for rep in (1, 2, 3):
        bench.see(bench.at(SMILE, rep, Phase.REST), linked=EYE)
    assert cue(bench).kind is CueKind.SAID
    assert bench.session.prompt.name == "Closed-lip smile"


@pytest.mark.parametrize("how", ["key", "button"])
def test_half_as_big_by_hand_until_it_cannot_get_smaller(training, qtbot, how):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD)
    bench.see(t_s)

    def halve():
        if how == "key":
            press(qtbot, Qt.Key.Key_Minus, bench.page)
        else:
            bench.work.controls.halve.click()

    halve()
    assert bench.said[-1] == cue(bench).what == "Make it half as big."
    halve()
    assert bench.work.side.size_bar.state.box.high == pytest.approx(0.25 * HIGH)
    assert not bench.work.controls.halve.isEnabled()
    assert bench.session.stage is Stage.RUNNING
    bench.see(t_s + 0.2, amount=0.9)
    assert bench.capture.aimed == 0.25, "and is counted by the smaller target"
    assert "bigger than today's size" in bench.work.side.size_bar.accessibleName()


def test_dots_follow_the_counted_movements_and_the_timer_only_as_a_fallback(training):
    bench = training()
    bench.see(bench.at(SMILE, 2, Phase.HOLD), reps=0)
    assert (bench.work.side.dots.current, bench.work.side.reps.text()) == (1, "Repeat 1 of 3")
    bench.see(bench.at(SMILE, 3, Phase.OUT), reps=3)
    assert bench.work.side.dots.current == 4, "all three are ticked"
    bench.see(bench.at("open_smile", 2, Phase.HOLD), reps=0, is_timed=True)
    assert bench.work.side.dots.current == 2
    bench.see(bench.at("open_smile", 2, Phase.REST), has_feedback=False)
    assert bench.work.side.dots.current == 3


def test_a_larger_movement_is_never_rewarded(training):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD, 0.1)
    bench.see(t_s, amount=0.9)
    in_box, words, said = bench.work.side.grab().toImage(), cue(bench), list(bench.said)
    bench.see(t_s + 0.05, amount=3.0)
    assert cue(bench) == words
    assert bench.said == said
    assert bench.work.side.grab().toImage() != in_box, "the mark moves, that is all"
    assert "bigger" in bench.work.side.size_bar.accessibleName()


def test_why_nothing_is_judged_is_told_when_it_lasts(training):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.IN, 0.1)
    bench.see(t_s, None, silent=Reason.TOO_DARK)
    assert cue(bench).kind is CueKind.SAID, "a hiccup is not worth a word"
    bench.see(t_s + 1.2, None, silent=Reason.TOO_DARK)
    shown = cue(bench)
    assert (shown.kind, shown.what) == (CueKind.SILENT, "Slowly.")
    assert shown.action == "It is too dark to judge. Turn on a lamp in front of you."
    assert "dark" not in " ".join(bench.said), "calm: it is not said"
    bench.see(t_s + 1.4)
    assert cue(bench).kind is CueKind.SAID


@pytest.mark.parametrize("reason", [Reason.BLINKS, Reason.NO_MOVEMENT])
def test_blinks_and_waiting_are_nobodys_fault(training, reason):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD, 0.1)
    for after_s in (0.0, 1.3, 2.4):
        bench.see(t_s + after_s, None, silent=reason)
    assert cue(bench).kind is CueKind.SAID


def test_no_face_is_told_in_every_exercise(training):
    bench = training(set_id="pattern_P1")
    t_s = bench.at("drill_blink_mouth_still", 1, Phase.IN, 0.1)
    bench.see(t_s)
    for after_s in (0.3, 1.4, 2.8, 4.0):
        bench.see(t_s + after_s, None, has_face=False)
    assert cue(bench).action == "No face in view. Sit slowly into the middle."


@pytest.mark.parametrize("reason", [Reason.NO_FACE, Reason.FACE_LOST])
def test_a_face_in_view_is_never_said_to_be_missing(training, reason):
    """On a slow machine too little of the rest is read; that is said, not that nobody is there."""
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD, 0.1)
    for after_s in (0.0, 1.2, 1.4):
        bench.see(t_s + after_s, None, silent=reason)
    assert cue(bench).action.startswith("Your resting face was not clear")
    bench.see(t_s + 2.0, None, silent=reason, has_face=False)
    bench.see(t_s + 2.2)
    assert cue(bench).kind is CueKind.SAID


def test_the_card_names_what_moves_and_the_eyes_that_may_ride_along(training):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD)
    bench.see(t_s, 0.9, eyes=Sides(0.7, 1.0), linked=EYE)
    card = bench.work.side.sides_card
    assert card.movement.text() == "Mouth corners"
    assert card.compared.text() == "more on the right"
    assert card.eyes.text() == "Eyes, compared with rest"
    assert card.narrowing.text() == "left narrowing"
    assert card.eye_bar.accessibleName().endswith("left about 70 %, right about 100 % of rest")
    bench.see(t_s + 0.3, None, silent=Reason.BLINKS)
    assert card.eye_bar.sides == Sides(0.7, 1.0), "it does not flicker with a blink"
    bench.see(t_s + 1.4, None, silent=Reason.HEAD_TURNED)
    assert card.eye_bar.sides is None, "what was read long ago is not shown as now"


def test_in_large_words_the_one_row_is_named_and_the_list_is_not_cut_off(training):
    bench = training(theme=Theme(text_size=28))
    t_s = bench.at(SMILE, 1, Phase.HOLD)
    bench.see(t_s, None)
    card = bench.work.side.sides_card
    assert card.between.text() == "Mouth corners"
    assert not card.eye_bar.isVisible()
    bench.session.choose_preview(Preview.OFF)
    bench.see(t_s + 0.1, None)
    assert bench.work.side.rows.isVisible()
    area = bench.work.side.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_without_the_cue_the_card_says_nothing_of_narrowing(training):
    bench = training()
    bench.see(bench.at(SMILE, 1, Phase.HOLD), 0.9, eyes=Sides(0.8, 1.0))
    assert bench.work.side.sides_card.narrowing.text() == ""


def test_under_a_therapists_plan_the_rules_act_sooner(training):
    bench = training(limits=StopLimits(running_reps=2, fatigue=4))
    for rep in (1, 2):
        bench.see(bench.at(SMILE, rep, Phase.HOLD), linked=EYE)
    assert cue(bench).what == "That's enough of this one today. Moving on."

    bench = training(limits=StopLimits(running_reps=2, fatigue=4))
    bench.see(bench.at(SMILE, 3, Phase.REST))
    low, _ = bench.work.side.rest.fatigue.rows
    low.buttons()[4].click()
    assert bench.session.stage is Stage.ASKING
