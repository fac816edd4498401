"""The weekly recording in the real window, with the demo person, under a fast clock."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.plan import PlanItem
from app.session.choices import DemoChoice
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from tests.ui.routine_fakes import FastClock
from tests.ui.whole import ThisFile, answer_gate, answer_no, shown_text, take_down
from ui.bootstrap import Assembly
from ui.viewmodels.preview import Preview
from ui.viewmodels.recording_facts import RecordingStage
from ui.viewmodels.session import Stage

_NAMES = {
    Lang.ZH: ("轻抬眉", "轻闭眼", "张嘴微笑", "轻嘬唇"),
    Lang.EN: ("Small brow raise", "Gentle eye closure", "Open-mouth smile", "Small lip pucker"),
}
_TIMES_AS_FAST = 30


# The second language has it in `make soak`, as with the whole session.
@pytest.fixture(params=[Lang.EN, pytest.param(Lang.ZH, marks=pytest.mark.soak)])
def assembly(
    qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Assembly]:
    root = tmp_path / "data"
    root.mkdir(mode=0o700)
    SettingsFile(root / "settings.json").save(Settings(voice_on=False, chimes_on=False))
    answer_gate(root)
    dialogs = ThisFile(tmp_path / "report.pdf")
    made = Assembly(qapp, root, request.param, dialogs, FastClock(_TIMES_AS_FAST))
    made.window.show()
    yield made
    take_down(made)


def test_a_weekly_recording_from_preparing_to_its_result(
    assembly: Assembly, qtbot: QtBot, tmp_path: Path
):
    window, lang = assembly.window, assembly.preferences.lang()
    assembly.begin()
    qtbot.waitUntil(lambda: not assembly.records.is_loading, timeout=10_000)
    answer_no(window, qtbot)
    assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
    window.flow.begin(PlanItem.RECORDING)
    answer_no(window, qtbot)
    page = window.frames.currentWidget()
    session, recording = page.view_model, page.work.model
    assert session.stage is Stage.CHOOSING
    page.choose.views.set_value(Preview.OUTLINE)
    qtbot.mouseClick(page.choose.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.stage is Stage.CHECKING, timeout=20_000)
    qtbot.waitUntil(lambda: session.check.is_settled, timeout=20_000)
    if session.stage is Stage.CHECKING:
        page.check.start.click()
    session_ids: list[str] = []
    page.finished.connect(session_ids.append)

    kept = 0

    def is_reviewed() -> bool:
        nonlocal kept
        if recording.stage is RecordingStage.OFFER:
            # So few frames a second may be too few for a take; the person keeps it.
            kept += 1
            page.work.controls.keep.click()
        assert session.stage is not Stage.OVER, session.over_words
        return recording.stage is RecordingStage.REVIEW

    qtbot.waitUntil(is_reviewed, timeout=120_000)
    page.work.done.note.setPlainText("slept well")
    page.work.done.look.click()
    qtbot.waitUntil(lambda: bool(session_ids), timeout=240_000)

    folder = tmp_path / "data" / "sessions" / session_ids[0]
    timeline = json.loads((folder / "timeline.json").read_text())
    weekly = recording.desk.library.set("recording_weekly")
    asked = [item["exercise"] for item in timeline["items"]]
    assert list(dict.fromkeys(asked)) == list(weekly.exercises)
    assert len(asked) == 1 + 7 * 3
    assert timeline["set_aside"] == []
    analysis = json.loads((folder / "analysis.json").read_text())
    # Each of the eight takes may stand still a frame late, and at this pace a frame is a second.
    assert analysis["source"]["duration_s"] == pytest.approx(264 - 2, abs=8)
    if analysis["baseline"] is not None:
        assert (folder / "framing.json").exists()
    assert recording.desk.recordings.note(session_ids[0]) == "slept well"
    text = shown_text(window.pages.currentWidget())
    for name in _NAMES[lang]:
        assert name in text
    assert kept < len(weekly.exercises)
