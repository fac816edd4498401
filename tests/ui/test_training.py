"""A training as a person goes through it: its phases, its keys, and what is written down."""

import pytest
from PySide6.QtCore import Qt

from app.domain.routine_record import StepOutcome
from app.domain.sides import Affected, Side
from app.domain.timeline import Phase
from app.errors import StorageFailure
from app.session.live import CaptureState
from app.texts import Lang
from tests.ui.session_fakes import dressed, leaves_nothing  # noqa: F401
from tests.ui.training_bench import (  # noqa: F401
    EYE,
    RESCUE,
    REST,
    SMILE,
    cue,
    open_training,
    press,
)
from ui.viewmodels.preview import Preview
from ui.viewmodels.session_facts import Stage


def test_each_phase_is_said_and_shown_once(training):
    bench = training()
    for phase in Phase:
        for into_s in (0.2, 0.4):
            bench.see(bench.at(SMILE, 1, phase, into_s))
    intro, *cues = bench.said
    assert intro.startswith("Closed-lip smile. Lips together.")
    assert cues == [
        "Slowly.",
        "Hold, and keep breathing.",
        "Ease back.",
        "Rest, and blink a few times.",
    ]
    assert cue(bench).what == "Rest, and blink a few times."
    assert bench.rung == ["step"], "a new exercise is rung in"
    bench.see(bench.at(SMILE, 2, Phase.IN))
    assert bench.said[-1] == "Slowly.", "the second repetition is led too"


def test_a_sided_cue_names_the_persons_own_side(training):
    bench = training(set_id="pattern_P1", affected=Affected.RIGHT, lang=Lang.ZH)
    bench.see(bench.at("drill_blink_mouth_still", 1, Phase.READY))
    assert "右侧嘴角" in bench.said[0]
    assert "右侧嘴角" in cue(bench).action
    english = training(set_id="pattern_P1", affected=Affected.RIGHT)
    t_s = english.at("gentle_eye_closure", 1, Phase.HOLD)
    english.see(t_s, linked="P1_blink_mouth", side=Side.RIGHT)
    assert cue(english).what == "Your right mouth corner is moving along."


def test_blinks_too_short_for_a_cue_are_led_by_the_first_word(training):
    bench = training(set_id="pattern_P1")
    for rep in (1, 2):
        for phase in (Phase.IN, Phase.HOLD, Phase.OUT, Phase.REST):
            bench.see(bench.at("soft_blink", rep, phase, 0.1))
    assert bench.said == ["Slowly.", "Rest, and blink a few times."] * 2


def test_with_closed_eyes_tones_mark_hold_and_end(training):
    bench = training(set_id="pattern_P1")
    for phase in Phase:
        bench.see(bench.at("gentle_eye_closure", 1, phase))
    assert bench.rung == ["step", "half", "end"]
    assert not bench.work.side.size_card.isVisible()
    assert "tone" in bench.work.side.note.text()


def test_captions_off_leaves_what_is_seen(training, qtbot):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD, 0.1)
    bench.see(t_s)
    room = bench.work.strip.height()
    press(qtbot, Qt.Key.Key_C, bench.page)
    assert not bench.preferences.settings.captions_on
    assert cue(bench).what == ""
    assert bench.work.strip.height() == room, "the room is always kept"
    bench.see(t_s + 0.2, linked=EYE)
    assert cue(bench).what == "Your left eye is narrowing."
    assert bench.session.stage is Stage.RUNNING


def test_v_is_the_voice_and_0_the_next_view(training, qtbot):
    bench = training()
    bench.see(1.0)
    chosen: list[str] = []
    bench.page.preview_chosen.connect(chosen.append)
    press(qtbot, Qt.Key.Key_V, bench.page)
    assert not bench.preferences.settings.voice_on
    assert bench.work.voice.text() == "Voice off"
    press(qtbot, Qt.Key.Key_0, bench.page)
    press(qtbot, Qt.Key.Key_5, bench.page)
    assert chosen == ["outline", "off"]
    assert bench.session.stage is Stage.RUNNING
    assert bench.capture.calls == ["start"]


def test_the_healthy_side_is_off_until_switched_on(training, qtbot):
    bench = training(has_healthy=False, preview=Preview.HEALTHY_SIDE)
    button = bench.page.choose.button(Preview.HEALTHY_SIDE)
    assert bench.page.choose.isVisible(), "asked for anew: it is not offered"
    assert not button.isEnabled()
    assert "ask your therapist first" in button.accessibleName()
    press(qtbot, Qt.Key.Key_4, bench.page)
    assert bench.session.preview is None
    press(qtbot, Qt.Key.Key_3, bench.page)
    press(qtbot, Qt.Key.Key_0, bench.page)
    assert bench.session.preview is Preview.OFF


def test_arrows_skip_and_go_back(training, qtbot):
    bench = training()
    bench.see(bench.at(SMILE, 1, Phase.HOLD))
    press(qtbot, Qt.Key.Key_Right)
    bench.see(bench.session.elapsed_s + 0.1)
    assert bench.session.prompt.name == "Open-mouth smile"
    press(qtbot, Qt.Key.Key_Left)
    bench.see(bench.session.elapsed_s + 0.1)
    assert bench.session.prompt.name == "Closed-lip smile"
    assert bench.work.place_words() == "Exercise 2 of 4"
    bench.work.controls.skip.click()
    bench.work.controls.back.click()
    assert bench.work.controls.pause.hasFocus(), "space never skips"


def test_arrows_choose_where_a_row_of_values_has_the_keyboard(training, qtbot):
    bench = training()
    bench.see(bench.at(SMILE, 3, Phase.REST))
    rows = bench.work.side.rest.steps.rows
    rows[0].buttons()[0].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert bench.model.shown.asked.rating == 1
    assert bench.session.prompt.name == "Closed-lip smile"


def test_off_leaves_big_words_and_ring_and_goes_on_judging(training):
    bench = training(preview=Preview.OFF)
    t_s = bench.at(SMILE, 1, Phase.HOLD, 0.1)
    bench.see(t_s)
    side = bench.work.side
    assert not any(w.isVisible() for w in (side.size_card, side.sides_card, side.ring))
    strip = bench.work.strip
    assert strip.what.text() == "Stop where both sides match.", "the rest stands in large words"
    bench.see(t_s + 0.2, linked=EYE)
    assert cue(bench).what == "Your left eye is narrowing."
    assert cue(bench).what not in (strip.what.text(), strip.action.text()), "it is said once"
    assert cue(bench).what in strip.accessibleName(), "a screen reader is told the whole"
    assert bench.said[-1] == RESCUE


def test_the_voice_is_loaded_before_the_capture_loads_its_libraries(training):
    bench = training()
    assert bench.captures_when_opened == 0, "loading both at once has locked the app up"


def test_pausing_hushes_and_going_on_leads_in_again(training, qtbot):
    bench = training()
    t_s = bench.at(SMILE, 1, Phase.HOLD)
    bench.see(t_s)
    press(qtbot, Qt.Key.Key_Space, bench.page)
    assert cue(bench).what == "Paused"
    assert bench.engine.speaking is None
    assert bench.work.video.accessibleDescription() == "Paused"
    press(qtbot, Qt.Key.Key_Space, bench.page)
    bench.see(t_s + 0.1)
    assert bench.said[-2:] == ["Hold, and keep breathing."] * 2


def test_what_one_noticed_may_be_said_in_the_rest_and_left_out(training):
    bench = training()
    assert not bench.work.side.rest.isVisible()
    bench.see(bench.at(SMILE, 3, Phase.REST))
    assert bench.work.side.rest.isVisible()
    bench.work.side.rest.steps.rows[0].buttons()[2].click()
    bench.see(bench.at("open_smile", 1, Phase.READY))
    assert bench.model.shown.asked.rating == 2, "still open while the next one is announced"
    bench.see(bench.at("open_smile", 1, Phase.IN))
    assert not bench.work.side.rest.isVisible()
    bench.see(bench.at("open_smile", 3, Phase.REST))
    assert bench.model.shown.asked.rating is None
    bench.session.end()
    assert dict(bench.kept[0].ratings) == {SMILE: 2}


def test_after_the_resting_face_nothing_is_asked(training):
    bench = training()
    bench.see(bench.at(REST, 1, Phase.REST))
    assert bench.model.shown.asked is None
    assert bench.work.side.note_card.isVisible()


@pytest.mark.parametrize(("said", "is_offered"), [(5, False), (6, True)])
def test_a_tired_face_is_offered_an_end(training, said, is_offered):
    bench = training()
    bench.see(bench.at(SMILE, 3, Phase.REST))
    low, high = bench.work.side.rest.fatigue.rows
    (low.buttons()[5] if said == 5 else high.buttons()[0]).click()
    assert (bench.session.stage is Stage.ASKING) is is_offered
    if is_offered:
        assert cue(bench).what == "Your face is tired. End here for today?"
        bench.work.controls.keep_going.click()
        assert bench.session.stage is Stage.RUNNING, "it is an offer"
        bench.page.end.click()
        assert cue(bench).what == "End this session?", "and not repeated"
        bench.work.controls.end.click()
        assert bench.kept[0].fatigue == 6


def test_what_was_done_is_written_down_with_its_outcomes(training):
    bench = training(dose="standard")
    bench.see(bench.at(REST, 1, Phase.HOLD))
    bench.see(bench.at(SMILE, 2, Phase.HOLD))
    bench.model.skip()
    bench.see(bench.session.elapsed_s + 1.0)
    bench.session.end()
    (record,) = bench.kept
    assert (record.routine, record.length, record.has_reached_end) == (
        "pattern_P2",
        "standard",
        False,
    )
    outcomes = {step.id: step.outcome for step in record.steps}
    assert outcomes == {
        REST: StepOutcome.DONE,
        SMILE: StepOutcome.SKIPPED,
        "open_smile": StepOutcome.PARTLY,
    }
    assert sum(step.seconds for step in record.steps) == pytest.approx(bench.session.elapsed_s)
    assert not record.is_whole


def test_the_end_is_said_and_written_down_once(training):
    bench = training(set_id="vowels")
    bench.see(bench.capture.script.length_s - 0.1)
    bench.capture.become(CaptureState.FINISHED)
    bench.page.view_model._refresh_status()
    assert bench.said[-1] == "All done. Hands down, let the whole face go loose."
    assert [record.is_whole for record in bench.kept] == [True]
    bench.page.shut_down()
    assert len(bench.kept) == 1


def test_nobody_practises_with_the_demo_person(training):
    bench = training(is_synthetic=True)
    bench.see(bench.at(SMILE, 2, Phase.HOLD))
    bench.session.end()
    assert bench.kept == []


def test_what_could_not_be_written_down_is_told(training):
    bench = training(keep_error=StorageFailure("disk_full", path="x"))
    told: list[object] = []
    bench.model.not_kept.connect(told.append)
    bench.see(bench.at(SMILE, 2, Phase.HOLD))
    bench.session.end()
    assert len(told) == 1


@pytest.mark.parametrize("set_id", ["five_standard", "full_starter", "pattern_P3"])
@pytest.mark.parametrize("lang", list(Lang))
def test_every_set_has_its_words_in_both_languages(training, set_id, lang):
    bench = training(set_id=set_id, lang=lang)
    for beat in bench.capture.script.beats:
        if beat.rep == 1:
            bench.see(bench.at(beat.exercise, 1, Phase.READY))
            assert (
                bench.work.side.name.text()
                == bench.said[-1].split(". " if lang is Lang.EN else "。")[0]
            )
