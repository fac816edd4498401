import threading

import pytest

from app.domain.sides import Affected
from app.errors import ModelFailure, SourceFailure
from app.session.live import CaptureState
from app.texts import Lang, Texts
from tests.ui.session_fakes import IN_FIRST_SMILE_HOLD_S, FakeStudio, leaves_nothing  # noqa: F401
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import RowState, Stage


@pytest.fixture
def begun(qtbot):
    made: list[SessionViewModel] = []

    def make(studio=None, lang=Lang.EN, preview=Preview.MIRROR, affected=Affected.LEFT):
        studio = studio or FakeStudio()
        model = SessionViewModel(studio, "demo", "first_look", affected, Texts(lang), preview)
        made.append(model)
        model.begin()
        return model, studio

    yield make
    for model in made:
        model.close()


def feed(qapp, studio, *args, **kwargs):
    thread = threading.Thread(target=studio.capture.put, args=args, kwargs=kwargs)
    thread.start()
    thread.join()
    qapp.processEvents()


def test_nothing_runs_before_the_view_is_chosen(begun):
    model, studio = begun(preview=None)
    assert model.stage is Stage.CHOOSING
    assert studio.captures == []
    model.choose_preview(Preview.OUTLINE)
    assert model.stage is Stage.STARTING
    assert studio.capture.calls == ["start"]


def test_changing_the_view_does_not_start_again(begun):
    model, studio = begun()
    model.choose_preview(Preview.OFF)
    assert len(studio.captures) == 1


def test_the_prompt_follows_the_script(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, IN_FIRST_SMILE_HOLD_S)
    prompt = model.prompt
    assert (prompt.name, prompt.cue) == ("Open-mouth smile", "Hold, and keep breathing.")
    assert (prompt.beat.rep, prompt.beat.reps, prompt.seconds_left) == (1, 2, 2)
    assert prompt.fill == pytest.approx(0.25)
    assert [row.state for row in model.rows] == [
        RowState.DONE,
        RowState.CURRENT,
        RowState.TO_COME,
    ]


def test_the_ring_fills_in_the_hold_only(begun, qapp):
    model, studio = begun()
    for second in (6.5, 8.5, 11.5, 13.0):
        feed(qapp, studio, second)
        assert model.prompt.fill == 0.0


def test_words_come_in_the_language_asked_for(begun, qapp):
    model, studio = begun(lang=Lang.ZH)
    feed(qapp, studio, IN_FIRST_SMILE_HOLD_S)
    assert (model.title, model.prompt.name) == ("先看一看", "张嘴微笑")
    assert model.prompt.cue == "停住，正常呼吸。"


def test_all_rows_are_done_after_the_last_prompt(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 999.0)
    assert {row.state for row in model.rows} == {RowState.DONE}
    assert model.prompt is None


def test_pausing_answers_at_once_and_reaches_the_capture(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 1.0)
    model.toggle_pause()
    assert model.stage is Stage.PAUSED
    model.toggle_pause()
    assert model.stage is Stage.RUNNING
    assert studio.capture.calls == ["start", "pause", "resume"]


def test_asking_to_end_pauses_and_keeping_on_resumes(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 1.0)
    model.ask_end()
    assert model.stage is Stage.ASKING
    model.toggle_pause()
    assert model.stage is Stage.ASKING
    model.keep_going()
    assert model.stage is Stage.RUNNING
    assert studio.capture.calls == ["start", "pause", "resume"]


def test_ending_early_offers_what_was_recorded(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 3.0)
    model.ask_end()
    model.end()
    assert model.stage is Stage.OVER
    assert model.has_recording
    assert model.over_words == ("You ended early", "What was recorded is kept on this computer.")


def test_ending_before_any_movement_offers_nothing(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 0.5)
    model.end()
    assert not model.has_recording
    assert model.over_words[1] == "Nothing was recorded yet."


def test_ending_before_the_first_picture_leaves(begun, qtbot):
    model, _ = begun()
    with qtbot.waitSignal(model.left):
        model.ask_end()


def test_a_source_that_ends_by_itself_does_not_blame_the_person(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 3.0)
    studio.capture.become(CaptureState.STOPPED)
    qapp.processEvents()
    assert model.over_words[0] == "The recording ended early"


@pytest.mark.parametrize(("lang", "words"), [(Lang.EN, "Camera number 0"), (Lang.ZH, "摄像头")])
def test_a_lost_camera_is_explained_and_the_recording_kept(begun, qapp, lang, words):
    model, studio = begun(lang=lang)
    feed(qapp, studio, 5.0)
    studio.capture.become(CaptureState.FAILED, SourceFailure("camera_lost", index=0))
    studio.capture._status = studio.capture.status()
    qapp.processEvents()
    assert model.stage is Stage.OVER
    assert words in model.over_words[1]
    assert model.has_recording


def test_a_camera_that_is_not_there_is_explained(begun):
    model, _ = begun(FakeStudio(refusal=SourceFailure("camera_missing", index=2)))
    assert model.stage is Stage.OVER
    assert "No camera number 2" in model.over_words[1]
    assert not model.has_recording


def test_a_missing_face_is_told_after_a_second_not_before(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 1.0, has_face=True)
    for t_s in (1.5, 1.8):
        feed(qapp, studio, t_s, has_face=False)
    assert not model.is_face_missing
    feed(qapp, studio, 2.1, has_face=False)
    assert model.is_face_missing
    feed(qapp, studio, 2.2, has_face=True)
    assert not model.is_face_missing


def test_single_frames_without_a_face_are_not_told_however_slow_the_machine_is(begun, qapp):
    model, studio = begun()
    for t_s, has_face in ((1.0, True), (2.5, False), (2.6, False), (2.7, False), (4.0, True)):
        feed(qapp, studio, t_s, has_face=has_face)
        assert not model.is_face_missing


def test_a_finished_script_is_looked_at_without_asking(begun, qapp, qtbot):
    model, studio = begun()
    feed(qapp, studio, 3.0)
    told: list[tuple[int, int]] = []
    model.progressed.connect(lambda *args: told.append(args))
    with qtbot.waitSignal(model.finished) as finished:
        studio.capture.become(CaptureState.FINISHED)
    assert finished.args == ["s1"]
    assert told == [(1, 2)]
    assert "join" in studio.capture.calls


def test_stopping_the_look_goes_back_to_the_offer(begun, qapp, qtbot):
    def slow(progress, is_cancelled):
        while not is_cancelled():
            threading.Event().wait(0.001)
        raise RuntimeError("cancelled")

    model, studio = begun(FakeStudio(finishing=slow))
    feed(qapp, studio, 3.0)
    studio.capture.become(CaptureState.FINISHED)
    qtbot.waitUntil(lambda: model.stage is Stage.ANALYSING)
    model.stop_looking()
    qtbot.waitUntil(lambda: model.stage is Stage.OVER)
    assert model.has_recording


def test_a_failed_look_is_explained_and_can_be_tried_again(begun, qapp, qtbot):
    tries: list[int] = []

    def fails_once(progress, is_cancelled):
        tries.append(1)
        if len(tries) == 1:
            raise ModelFailure("tracking_failed", detail="x")
        return FakeStudio().finish("s1", progress, is_cancelled)

    model, studio = begun(FakeStudio(finishing=fails_once))
    feed(qapp, studio, 3.0)
    model.end()
    model.look()
    qtbot.waitUntil(lambda: model.stage is Stage.OVER)
    assert model.over_words[0] == "The recording could not be looked at"
    assert "kept on this computer" in model.over_words[1]
    with qtbot.waitSignal(model.finished):
        model.look()


def test_closing_stops_and_joins_the_capture(begun, qapp):
    model, studio = begun()
    feed(qapp, studio, 1.0)
    model.close()
    assert studio.capture.calls[-2:] == ["stop", "join"]
    studio.capture.put(2.0)
    qapp.processEvents()
    assert model.elapsed_s == 1.0
