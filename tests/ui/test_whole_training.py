"""A whole training in the real window at thirty times the pace, to the result page."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.journal import EntryKind
from app.session.choices import DemoChoice
from app.texts import Lang
from tests.ui.routine_fakes import FastClock
from tests.ui.whole import ThisFile, answer_gate, answer_no, shown_text, take_down
from ui import bootstrap
from ui.bootstrap import Assembly
from ui.pages.result import ResultPage
from ui.pages.session import SessionPage
from ui.pages.training_work import TrainingWork
from ui.viewmodels.session import Stage

FACTOR = 30


class QuickClock(FastClock):
    """Thirty seconds of a session pass in one; the day goes on as ever."""

    def __init__(self) -> None:
        super().__init__(FACTOR)

    def now(self) -> datetime:
        return self._real.now()


@pytest.fixture(params=list(Lang))
def assembly(
    qapp: QApplication,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Assembly]:
    monkeypatch.setattr(bootstrap, "SystemClock", QuickClock)
    answer_gate(tmp_path / "data")
    made = Assembly(qapp, tmp_path / "data", request.param, ThisFile(tmp_path / "report.pdf"))
    made.window.show()
    yield made
    take_down(made)


def opened(assembly: Assembly, qtbot: QtBot) -> None:
    assembly.begin()
    qtbot.waitUntil(lambda: not assembly.records.is_loading, timeout=10_000)
    answer_no(assembly.window, qtbot)
    assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))


def train(assembly: Assembly, qtbot: QtBot, set_id: str) -> ResultPage:
    """Begin a set on Practice and go through it to the result page."""
    window = assembly.window
    window.show_page("practice")
    window.pages.currentWidget().rows[set_id].start.click()
    answer_no(window, qtbot)
    page = window.frames.currentWidget()
    assert isinstance(page, SessionPage)
    assert isinstance(page.work, TrainingWork)
    model = page.view_model
    qtbot.keyClick(page, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: model.stage is Stage.CHECKING, timeout=20_000)
    qtbot.waitUntil(lambda: model.stage is not Stage.CHECKING or model.check.is_settled)
    model.pass_check()
    ids: list[str] = []
    page.finished.connect(ids.append)
    qtbot.waitUntil(lambda: model.stage is Stage.RUNNING, timeout=20_000)
    qtbot.waitUntil(lambda: bool(page.work.strip.what.text()), timeout=10_000)
    length_s = model.script.length_s
    qtbot.waitUntil(lambda: bool(ids), timeout=round(1000 * (length_s / FACTOR + 120)))
    assert model.is_finished
    result = window.pages.currentWidget()
    assert isinstance(result, ResultPage)
    return result


@pytest.mark.soak
def test_an_own_set_at_thirty_times_the_pace(assembly: Assembly, qtbot: QtBot):
    opened(assembly, qtbot)
    made = assembly._opened().own.make("Mine 我的", ["closed_smile"])
    result = train(assembly, qtbot, made.id)
    text = shown_text(result)
    names = {Lang.EN: "Closed-lip smile", Lang.ZH: "闭唇微笑"}
    assert names[assembly.preferences.lang()] in text
    assert assembly._opened().studio.journal.entries((EntryKind.ROUTINE,)) == (), (
        "it was the demo person"
    )


@pytest.mark.soak
def test_the_full_set_at_thirty_times_the_pace(assembly: Assembly, qtbot: QtBot):
    opened(assembly, qtbot)
    result = train(assembly, qtbot, "full_starter")
    library = assembly._opened().studio.library
    text = shown_text(result)
    for exercise in library.set("full_starter").exercises[1:]:
        assert library.exercise(exercise).name.of(assembly.preferences.lang()) in text
