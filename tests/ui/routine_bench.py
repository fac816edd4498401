"""A massage page on its table, and a person who presses keys and lets time pass."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.journal import EntryKind
from app.domain.routine_player import Command
from app.domain.safety import Standing
from app.session.routine_log import record_of
from app.texts import Lang
from tests.ui.routine_fakes import LIBRARY, Table
from tests.ui.session_fakes import Host
from ui.pages.routine import RoutinePage
from ui.theme import Theme
from ui.viewmodels.routine import RoutineModel
from ui.viewmodels.routine_facts import Stage

IDS = tuple(LIBRARY.massage.steps)
SMILE = IDS.index("zygomaticus_major")
CAROTID = Standing((), frozenset({"neck_back"}), frozenset({"carotid_disease"}), ())
SIZES = ((1280, 800), (1024, 700))


@pytest.fixture(name="opened")
def open_page(qtbot, tmp_path, dressed):
    made: list[tuple[RoutinePage, Table, Host]] = []

    def make(theme=None, size=SIZES[0], lang="en", tick_ms=1, **wanted):
        theme = dressed(theme or Theme(lang=Lang(lang)))
        wanted.setdefault("settings", {})
        wanted["settings"] = {"language": lang, **wanted["settings"]}
        table = Table(tmp_path / "data", **wanted)
        page = RoutinePage(theme, RoutineModel(table.desk(), tick_ms))
        host = Host(page, size)
        qtbot.addWidget(host)
        made.append((page, table, host))
        page.show()
        page.begin()
        settle()
        return page, table

    yield make
    for page, table, _ in made:
        page.shut_down()
        table.close()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def press(qtbot, key, widget=None) -> None:
    qtbot.keyClick(widget or QApplication.focusWidget(), key)
    settle()


def started(page: RoutinePage) -> RoutineModel:
    page.start.start.click()
    settle()
    return page.view_model


def at_step(page: RoutinePage, number: int) -> RoutineModel:
    model = started(page)
    for _ in range(number):
        model.move(Command.SKIP)
    settle()
    return model


def let_pass(table: Table, page: RoutinePage, seconds: float, qtbot) -> None:
    """Let the table's clock run on, a second at most between two ticks."""
    left = seconds
    while left > 0:
        table.clock.pass_s(min(left, 1.0))
        left -= 1.0
        qtbot.waitUntil(lambda: table.clock.is_seen)
    assert page.view_model.stage is Stage.RUNNING


def records(table: Table):
    return [record_of(e) for e in table.log.journal.entries([EntryKind.ROUTINE])]


def visible(page: QWidget, kind: type) -> list:
    return [each for each in page.findChildren(kind) if each.isVisible()]
