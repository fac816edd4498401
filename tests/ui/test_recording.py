"""A recording take by take, as a person meets it: on the real page, with a capture in hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.camera_check import CheckState
from app.domain.findings import Reason
from app.errors import StorageFailure
from app.session.live import CaptureState
from app.session.recordings import Missing
from tests.ui.recording_bench import (
    ALL_OVER_S,
    GOOD,
    REST_OVER_S,
    SMILES_OVER_S,
    aside,
    benches,
    judged,
)
from tests.ui.session_fakes import SCRIPT, SESSION, dressed, leaves_nothing  # noqa: F401
from ui.viewmodels.preview import Preview
from ui.viewmodels.recording_facts import RecordingStage, TakePhase
from ui.viewmodels.session_facts import RowState, Stage


@pytest.fixture
def opened(qtbot, dressed):  # noqa: F811
    yield from benches(qtbot, dressed)


def test_it_is_prepared_first_and_no_picture_comes_unasked(opened, qtbot):
    bench = opened()
    panel = bench.page.choose
    assert panel.isVisible()
    assert not bench.studio.captures
    assert panel.views.value is Preview.OFF
    assert not panel.anew.isVisible()
    assert any("Hands stay down" in line.text() for line in panel.lines)
    bench.press(qtbot, Qt.Key.Key_Return)
    assert bench.session.preview is Preview.OFF
    assert bench.capture.calls == ["start"]
    assert bench.studio.exercises is None


def test_what_broke_off_is_gone_on_with_or_recorded_anew(opened):
    missing = Missing(("rest_baseline", "snarl", "soft_blink"), 5)
    bench = opened(missing=missing)
    assert "5 of 8" in bench.page.choose.found.text()
    assert "2" not in bench.page.choose.start.text()
    assert bench.page.choose.start.text().endswith("3")
    bench.start()
    assert bench.studio.exercises == missing.exercises
    other = opened(missing=missing)
    other.page.choose.anew.click()
    assert other.studio.exercises is None


def test_practice_count_in_and_go_follow_each_other(opened):
    bench = opened()
    bench.start()
    bench.capture.script = type(SCRIPT)(
        tuple(b if not b.ready_s else type(b)(*_ready(b, 8.0)) for b in SCRIPT.beats)
    )
    found = []
    bench.feed(0.0)
    for t_s in (0.1, 6.0, 8.5, 12.5, 18.5, 20.5):
        bench.feed(t_s)
        found.append((bench.model.phase, bench.work.name.text()))
    rest, smile = "Resting baseline", "Open-mouth smile"
    assert found == [
        (TakePhase.COUNT_IN, rest),  # a face at rest is nothing to try
        (TakePhase.COUNT_IN, rest),
        (TakePhase.GO, rest),
        (TakePhase.PRACTICE, smile),
        (TakePhase.COUNT_IN, smile),
        (TakePhase.GO, smile),
    ]


def _ready(beat, ready_s):
    return (
        beat.exercise, beat.rep, beat.reps, ready_s, beat.in_s, beat.hold_s, beat.out_s, beat.rest_s
    )  # fmt: skip


def test_a_good_take_goes_on_by_itself_and_stands_still_after_the_next(opened):
    bench = opened()
    bench.start()
    bench.feed(0.0)
    bench.feed(0.1)
    assert bench.capture.held_at_s == REST_OVER_S
    bench.feed(REST_OVER_S)
    assert bench.model.stage is RecordingStage.TAKE
    assert bench.capture.held_at_s == SMILES_OVER_S
    assert bench.watch.asked == [("rest_baseline", [2.0])]
    bench.feed(SMILES_OVER_S)
    assert bench.watch.asked[-1] == ("open_smile", [8.0, 14.0])
    assert bench.states == [RowState.DONE, RowState.CURRENT, RowState.TO_COME]


def test_a_bad_take_is_named_and_made_again_in_place_of_the_first(opened, qtbot):
    bench = opened(faults={"open_smile": [Reason.FACE_COVERED]})
    bench.start()
    for t_s in (0.1, REST_OVER_S, SMILES_OVER_S):
        bench.feed(t_s)
    assert bench.model.stage is RecordingStage.OFFER
    assert bench.work.cue.text() == "Open-mouth smile: once more?"
    assert "a hand or something else covered" in bench.work.instruct.text()
    assert bench.said[-1].startswith("Open-mouth smile: once more?"), "heard with the view off"
    assert not bench.work.ring.isVisible(), "no empty ring"
    bench.feed(SMILES_OVER_S, t_s=19.0)
    assert bench.model.stage is RecordingStage.OFFER, "it waits for an answer"
    assert QApplication.focusWidget() is bench.work.controls.repeat
    bench.press(qtbot, Qt.Key.Key_Return)
    assert aside(bench) == [("open_smile", 8.0), ("open_smile", 14.0)]
    assert judged(bench)[1:3] == [("open_smile", 1, 20.0), ("open_smile", 2, 26.0)]
    assert bench.capture.held_at_s == 30.0
    bench.feed(30.0)
    assert bench.states == [RowState.DONE, RowState.CURRENT, RowState.TO_COME]
    assert bench.model.stage is RecordingStage.TAKE


def test_a_bad_take_may_be_kept_and_is_marked(opened):
    bench = opened(faults={"rest_baseline": [Reason.HEAD_TURNED]})
    bench.start()
    bench.feed(0.1)
    bench.feed(REST_OVER_S)
    bench.work.controls.keep.click()
    assert bench.capture.held_at_s == SMILES_OVER_S
    bench.feed(REST_OVER_S + 0.5)
    assert bench.states[0] is RowState.FAULTY
    assert aside(bench) == []


def test_space_answers_nothing_while_a_take_is_offered(opened, qtbot):
    bench = opened(faults={"rest_baseline": [Reason.FACE_LOST]})
    bench.start()
    bench.feed(0.1)
    bench.feed(REST_OVER_S)
    qtbot.keyClick(bench.page, Qt.Key.Key_Space)
    assert bench.model.stage is RecordingStage.OFFER
    assert bench.session.stage is Stage.RUNNING
    qtbot.keyClick(bench.page, Qt.Key.Key_Escape)
    assert bench.session.stage is Stage.ASKING
    bench.work.controls.keep_going.click()
    assert bench.model.stage is RecordingStage.OFFER


def test_keys_make_the_take_again_and_leave_it_out(opened, qtbot):
    bench = opened()
    bench.start()
    for t_s in (0.1, REST_OVER_S, 10.0):
        bench.feed(t_s)
    bench.press(qtbot, Qt.Key.Key_R)
    assert aside(bench) == [("open_smile", 8.0)]
    bench.feed(12.0)
    bench.press(qtbot, Qt.Key.Key_S)
    bench.feed(12.5)
    assert bench.states == [RowState.DONE, RowState.SKIPPED, RowState.CURRENT]
    bench.press(qtbot, Qt.Key.Key_S)
    assert bench.model.stage is RecordingStage.REVIEW
    assert bench.states == [RowState.DONE, RowState.SKIPPED, RowState.SKIPPED]
    assert [name for name, _, _ in judged(bench)] == ["rest_baseline", "gentle_eye_closure"], (
        "the script runs on as it was until a decision is made"
    )
    bench.work.done.look.click()
    assert [name for name, _, _ in judged(bench)] == ["rest_baseline"]


def test_after_the_last_take_any_of_them_can_be_made_again(opened):
    bench = opened()
    bench.to_review()
    assert bench.model.stage is RecordingStage.REVIEW
    assert bench.work.done.isVisible()
    assert set(bench.work.done.buttons) == {0, 1, 2}
    bench.work.done.buttons[1].click()
    assert bench.model.stage is RecordingStage.TAKE
    assert judged(bench)[-2:] == [("open_smile", 1, 28.0), ("open_smile", 2, 34.0)]
    assert bench.capture.held_at_s == 38.0
    bench.feed(38.0)
    assert bench.model.stage is RecordingStage.REVIEW
    assert bench.states == [RowState.DONE] * 3


def test_keeping_it_writes_the_note_and_ends_the_script_there(opened):
    bench = opened()
    bench.to_review()
    bench.work.done.note.setPlainText("  slept badly ")
    bench.work.done.look.click()
    assert bench.recordings.notes == [(SESSION, "slept badly")]
    assert bench.capture.script.length_s == ALL_OVER_S
    assert bench.capture.held_at_s is None
    assert bench.capture.calls[-1] == "resume"


def test_a_note_that_cannot_be_written_is_said_and_loses_nothing(opened):
    bench = opened()
    bench.to_review()
    bench.recordings.error = StorageFailure("disk_full", path="x", free_mb=1)
    said: list[object] = []
    bench.model.not_done.connect(said.append)
    bench.work.done.note.setPlainText("x")
    bench.work.done.look.click()
    assert said == [bench.recordings.error]
    assert bench.capture.held_at_s is None, "it goes on all the same"


def test_deleting_asks_first_and_leaves(opened, qtbot):
    bench = opened()
    bench.to_review()
    left: list[bool] = []
    bench.page.left.connect(lambda: left.append(True))
    done = bench.work.done
    done.delete.click()
    assert done.headline.text() == "Delete this recording?"
    assert done.sure.text() == "It is gone for good."
    assert QApplication.focusWidget() is done.no
    assert not done.look.isVisible()
    bench.press(qtbot, Qt.Key.Key_Return)
    assert not bench.recordings.deleted
    assert done.look.isVisible()
    assert done.headline.text().startswith("All recorded")
    done.delete.click()
    done.yes.click()
    assert bench.recordings.deleted == [SESSION]
    assert bench.capture.calls[-2:] == ["stop", "join"]
    assert left == [True]


def test_a_recording_that_cannot_be_deleted_is_still_there(opened):
    bench = opened()
    bench.to_review()
    bench.recordings.error = StorageFailure("folder_not_writable", path="x")
    said: list[object] = []
    bench.model.not_done.connect(said.append)
    bench.work.done.delete.click()
    bench.work.done.yes.click()
    assert said == [bench.recordings.error]
    assert bench.session.has_recording


def test_recording_all_anew_begins_at_the_camera_check(opened):
    bench = opened(checks_camera=True)
    bench.start()
    bench.feed(0.0, check=GOOD)
    for t_s in (0.1, REST_OVER_S, SMILES_OVER_S, ALL_OVER_S):
        bench.feed(t_s)
    bench.work.done.over.click()
    bench.work.done.yes.click()
    assert bench.recordings.deleted == [SESSION]
    assert len(bench.studio.captures) == 2
    bench.feed(0.0, check=CheckState())
    assert bench.session.stage is Stage.CHECKING
    assert bench.model.stage is RecordingStage.TAKE
    bench.page.check.start.click()
    bench.feed(0.1)
    assert bench.states == [RowState.CURRENT, RowState.TO_COME, RowState.TO_COME]


def test_one_that_ended_early_can_be_noted_and_deleted_but_not_repeated(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    bench.feed(REST_OVER_S)
    bench.feed(9.5)
    bench.session.end()
    QApplication.processEvents()
    over = bench.page.over
    assert over.isVisible()
    assert over.headline.text() == "You ended early"
    assert over.buttons == {}
    assert not over.over.isVisible()
    over.note.setPlainText("phone rang")
    over.back.click()
    assert bench.recordings.notes == [(SESSION, "phone rang")]


def test_nothing_recorded_offers_nothing_to_delete(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    bench.capture.become(CaptureState.FAILED, StorageFailure("disk_full", path="x", free_mb=1))
    QApplication.processEvents()
    assert not bench.page.over.delete.isVisible()
    assert not bench.page.over.note.isVisible()
    assert bench.page.over.back.isVisible()


def test_a_missing_face_is_said_in_the_large_words_when_the_picture_is_off(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    for t_s in (1.5, 2.0, 2.5):
        bench.feed(t_s, has_face=False)
    assert bench.model.hint == "No face in view. Sit slowly into the middle."
