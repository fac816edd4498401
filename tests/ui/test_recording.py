"""A recording take by take, as a person meets it: on the real page, with a capture in hand."""

import threading
from dataclasses import dataclass, field

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.camera_check import Check, CheckState, Finding
from app.domain.findings import Reason
from app.domain.framing import Framing
from app.domain.sides import Affected
from app.errors import StorageFailure
from app.session.live import CaptureState
from app.session.recordings import Missing
from app.store.settings import Settings
from app.texts import Lang, Texts
from tests.ui.session_fakes import (  # noqa: F401
    LIBRARY,
    SCRIPT,
    SESSION,
    FakeStudio,
    Host,
    dressed,
    leaves_nothing,
)
from tests.ui.voice.fakes import FakeEngine, FakeOutputs, FakeSound
from ui.pages.recording_done import DonePanel
from ui.pages.recording_prepare import PreparePanel
from ui.pages.recording_work import RecordingWork
from ui.pages.session import SessionPage
from ui.preferences import Preferences
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.viewmodels.recording import RecordingModel
from ui.viewmodels.recording_facts import RecordingDesk, RecordingStage, TakePhase
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import RowState, Stage
from ui.viewmodels.session_framing import FramingGuide
from ui.voice.chimes import Chimes
from ui.voice.kit import VoiceKit
from ui.voice.speaker import Speaker

REST_OVER_S, SMILES_OVER_S, ALL_OVER_S = 6.0, 18.0, 26.0
GOOD = CheckState((), 9.0, True)


@dataclass
class FakeWatch:
    """Finds wrong with each expression what a test says, once."""

    faults: dict[str, list[Reason]]
    asked: list[tuple[str, list[float]]] = field(default_factory=list)

    def see(self, view) -> None:
        pass

    def check(self, exercise, items):
        self.asked.append((exercise, [item.start_s for item in items]))
        left = self.faults.get(exercise, [])
        return left.pop(0) if left else None


@dataclass
class FakeRecordings:
    error: Exception | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    def say(self, session_id, text):
        if self.error is not None:
            raise self.error
        self.notes.append((session_id, text))

    def delete(self, session_id):
        if self.error is not None:
            raise self.error
        self.deleted.append(session_id)


class Bench:
    """A recording page over a capture that shows what a test puts in."""

    def __init__(self, theme, *, lang=Lang.EN, faults=None, missing=None, framing=None, **studio):
        self.preferences = Preferences(Settings(), lambda _settings: None)
        outputs, self.said = FakeOutputs(), []
        engine = FakeEngine()
        speaker = Speaker(self.preferences, outputs, lambda: (engine,))
        speaker.said.connect(self._on_said)
        self.kit = VoiceKit(speaker, Chimes(self.preferences, outputs, FakeSound))
        self.studio = FakeStudio(**studio)
        self.session = SessionViewModel(
            self.studio, "demo", "recording_weekly", Affected.LEFT, Texts(lang)
        )
        if framing is not None:
            self.session.framing = FramingGuide(framing)
        self.recordings = FakeRecordings()
        self.watch = FakeWatch(faults or {})
        desk = RecordingDesk(
            LIBRARY, self.recordings, self.preferences, self.kit, lambda: self.watch, missing
        )
        self.model = RecordingModel(desk, self.session)
        self.page = SessionPage(
            theme,
            self.session,
            work=RecordingWork(theme, self.model),
            choose=PreparePanel(self.model, None),
            over=DonePanel(self.model),
        )

    def _on_said(self, text, _urgency):
        self.said.append(text)

    @property
    def work(self) -> RecordingWork:
        return self.page.work

    @property
    def capture(self):
        return self.studio.capture

    @property
    def states(self) -> list[RowState]:
        return [row.state for row in self.model.rows]

    def feed(self, *args, **kwargs) -> None:
        thread = threading.Thread(target=self.capture.put, args=args, kwargs=kwargs)
        thread.start()
        thread.join()
        QApplication.processEvents()

    def press(self, qtbot, key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()

    def start(self) -> None:
        self.page.choose.start.click()
        QApplication.processEvents()

    def to_review(self) -> None:
        self.start()
        for t_s in (0.1, REST_OVER_S, SMILES_OVER_S, ALL_OVER_S):
            self.feed(t_s)


@pytest.fixture
def opened(qtbot, dressed):  # noqa: F811
    made: list[tuple[Bench, Host]] = []

    def make(theme=None, size=(1280, 800), **kwargs) -> Bench:
        bench = Bench(dressed(theme or Theme()), **kwargs)
        host = Host(bench.page, size)
        qtbot.addWidget(host)
        made.append((bench, host))
        bench.page.show()
        bench.page.begin()
        QApplication.processEvents()
        return bench

    yield make
    for bench, _ in made:
        bench.page.shut_down()
        bench.kit.close()


def aside(bench: Bench) -> list[tuple[str, float]]:
    return [(i.exercise, i.start_s) for i in bench.capture.script.timeline().set_aside]


def judged(bench: Bench) -> list[tuple[str, int, float]]:
    return [(i.exercise, i.rep, i.start_s) for i in bench.capture.script.timeline().items]


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
    assert done.sure.text() == "Delete this recording? It is gone for good."
    assert QApplication.focusWidget() is done.no
    assert not done.look.isVisible()
    bench.press(qtbot, Qt.Key.Key_Return)
    assert not bench.recordings.deleted
    assert done.look.isVisible()
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
    bench.feed(2.5, has_face=False)
    assert bench.model.hint == "No face in view. Sit slowly into the middle."


# --- framing ---------------------------------------------------------------------------------


def framing(dx: float) -> Framing:
    """Where the face of `session_fakes.face` sits, moved."""
    from app.domain.framing import framing_over, outline_of
    from tests.ui.session_fakes import face

    outline = outline_of(face().landmarks_px)[None] + np.float32([dx, 0])
    found = framing_over(outline, np.ones(1, bool), 128, 72)
    assert found is not None
    return found


def test_the_outline_of_last_time_says_where_to_sit_and_never_blocks(opened):
    bench = opened(framing=framing(20.0), checks_camera=True)
    bench.start()
    for n in range(8):
        bench.feed(0.0, check=GOOD, t_s=n / 2)
    check = bench.page.check
    assert check.headline.text() == "As last time"
    # Where the camera's picture moved right, the person moves to their left.
    assert check.advice.text() == "Move a little to your left, into the outline."
    assert bench.session.stage is Stage.CHECKING, "it does not begin by itself"
    assert check.start.text() == "Start anyway"
    check.start.click()
    assert bench.capture.calls[-1] == "begin"


def test_where_one_sat_last_time_it_begins_by_itself(opened):
    bench = opened(framing=framing(0.0), checks_camera=True)
    bench.start()
    bench.feed(0.0, check=GOOD, t_s=0.0)
    assert bench.session.countdown_s == 2
    assert bench.session.stage is Stage.CHECKING, "however long the light has been good"
    bench.feed(0.0, check=GOOD, t_s=1.0)
    assert bench.session.countdown_s == 1
    bench.feed(0.0, check=GOOD, t_s=2.0)
    assert bench.capture.calls[-1] == "begin"


@pytest.mark.parametrize("preview", [Preview.MIRROR, Preview.OUTLINE])
def test_the_outline_is_painted_mirrored(opened, preview):
    """On the left of the camera's picture is on the right of the screen."""
    bench = opened(framing=framing(-55.0), checks_camera=True)
    bench.page.choose.views.set_value(preview)
    bench.start()
    bench.feed(0.0, check=GOOD, has_face=False)
    video = bench.page.check.video
    shown = _pixels(video)
    bench.page.check.video.set_overlay(None)
    changed = np.argwhere((shown != _pixels(video)).any(axis=-1))
    if preview is Preview.MIRROR:
        # The oval that finds the middle comes back in its place.
        changed = changed[changed[:, 1] > 0.75 * shown.shape[1]]
    assert changed.size
    if preview is Preview.OUTLINE:
        assert np.median(changed[:, 1]) > 0.6 * shown.shape[1]


def _pixels(widget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[..., :3].copy()


# --- the picture while it runs -----------------------------------------------------------------


def chip_words(bench: Bench) -> dict[Check, str]:
    return {check: chip.accessibleName() for check, chip in bench.work.qualities.items()}


def test_light_place_and_head_are_told_while_it_runs(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    assert set(chip_words(bench).values()) == {
        "Light: Looking…",
        "Distance and place: Looking…",
        "Head: Looking…",
    }
    bench.feed(0.2, picture=GOOD)
    assert chip_words(bench)[Check.HEAD] == "Head: Straight ahead"
    turned = CheckState((Finding.OFF_LOW, Finding.TURNED_LEFT), 0.0, True)
    bench.feed(0.3, picture=turned)
    assert chip_words(bench) == {
        Check.LIGHT: "Light: Bright enough and even",
        Check.DISTANCE: "Distance and place: Sit a little higher",
        Check.HEAD: "Head: Turn a little to the right",
    }
    assert all(chip.isVisible() for chip in bench.work.qualities.values())


def test_without_room_for_the_chips_the_picture_says_what_to_change(opened):
    bench = opened(size=(1024, 700))
    bench.start()
    bench.session.choose_preview(Preview.MIRROR)
    bench.feed(0.1, picture=CheckState((Finding.CHIN_LOW,), 0.0, True))
    assert not any(chip.isVisible() for chip in bench.work.qualities.values())
    assert bench.work.video.accessibleDescription() == "Chin up a little"


def test_the_steps_of_a_recording_are_told_in_the_bar(opened):
    bench = opened(checks_camera=True)
    steps = bench.page.steps
    seen = [steps.accessibleName()]
    bench.start()
    bench.feed(0.0, check=CheckState())
    seen.append(steps.accessibleName())
    bench.page.check.start.click()
    bench.feed(0.1)
    seen.append(steps.accessibleName())
    assert steps.isVisible()
    for t_s in (REST_OVER_S, SMILES_OVER_S, ALL_OVER_S):
        bench.feed(t_s)
    seen.append(steps.accessibleName())
    assert seen == [
        "Step 1 of 4: Prepare",
        "Step 2 of 4: Frame",
        "Step 3 of 4: Record",
        "Step 4 of 4: Review",
    ]


def test_with_the_picture_off_the_cue_stands_once(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    bench.session.choose_preview(Preview.OFF)
    bench.feed(0.2)
    assert not bench.work.cue.isVisible()
    bench.session.choose_preview(Preview.MIRROR)
    bench.feed(0.3)
    assert bench.work.cue.isVisible()


def test_the_light_is_dimmed_from_within_a_session(opened):
    bench = opened()
    asked: list[bool] = []
    bench.page.dim_requested.connect(lambda: asked.append(True))
    bench.page.dim.click()
    assert asked == [True]
    bench.page.set_theme(Theme(name=ThemeName.DARK))
    assert bench.page.dim.isChecked()
