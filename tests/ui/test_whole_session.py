"""The real window, the real camera path, the real report: one whole demo session a language."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.session.choices import DemoChoice
from app.texts import Lang
from tests.ui.whole import ThisFile, answer_gate, answer_no, shown_text, take_down
from ui.bootstrap import Assembly
from ui.pages.progress import Part
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import Stage

_WORDS = {
    Lang.ZH: ("看到了", "微笑—闭眼"),
    Lang.EN: ("Seen", "Smile to eye closure"),
}


# A session takes its minute: the second language has it in `make soak`.
@pytest.fixture(params=[Lang.ZH, pytest.param(Lang.EN, marks=pytest.mark.soak)])
def assembly(
    qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Assembly]:
    answer_gate(tmp_path / "data")
    made = Assembly(qapp, tmp_path / "data", request.param, ThisFile(tmp_path / "report.pdf"))
    made.window.show()
    yield made
    take_down(made)


def test_a_demo_session_from_start_to_report(assembly: Assembly, qtbot: QtBot, tmp_path: Path):
    window, lang = assembly.window, assembly.preferences.lang()
    assembly.begin()
    qtbot.waitUntil(lambda: not assembly.records.is_loading, timeout=10_000)

    answer_no(window, qtbot)
    assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
    qtbot.mouseClick(window.today.first_look.start, Qt.MouseButton.LeftButton)
    answer_no(window, qtbot)
    page = window.frames.currentWidget()
    model = page.view_model
    assert model.stage is Stage.CHOOSING, "the picture never comes without being asked for"
    qtbot.keyClick(page, Qt.Key.Key_1)
    assert assembly.preferences.settings.view == Preview.MIRROR, "remembered for the next time"
    qtbot.waitUntil(lambda: model.stage is Stage.CHECKING, timeout=20_000)
    qtbot.waitUntil(lambda: model.check.is_settled, timeout=20_000)
    if model.stage is Stage.CHECKING:  # else all was well, and it began by itself
        page.check.start.click()
    qtbot.waitUntil(lambda: model.stage is Stage.RUNNING, timeout=20_000)
    qtbot.waitUntil(lambda: model.elapsed_s > 3, timeout=30_000)
    assert model.is_synthetic
    assert not model.is_face_missing

    session_ids: list[str] = []
    page.finished.connect(session_ids.append)
    qtbot.waitUntil(lambda: bool(session_ids), timeout=180_000)
    folder = tmp_path / "data" / "sessions" / session_ids[0]
    flags = json.loads((folder / "analysis.json").read_text())["flags"]
    assert {(f["pattern"], f["side"]) for f in flags} == {("P2_smile_eye", "left")}

    result = window.pages.currentWidget()
    assert isinstance(result, QWidget)
    text = shown_text(result)
    for words in _WORDS[lang]:
        assert words in text

    result.export_requested.emit(session_ids[0])
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=20_000)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")

    window.show_page("progress")
    window.progress.show_part(Part.RECORDINGS)
    qtbot.waitUntil(lambda: _WORDS[lang][1] in shown_text(window.log), timeout=10_000)

    window.flow.first_look()
    answer_no(window, qtbot)
    again = window.frames.currentWidget().view_model
    assert again.framing is not None, "the outline of last time helps to sit as then"
    again.leave()
