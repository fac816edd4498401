"""The window over a real log of one day, and a hand on the rows of its plan."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.plan import PlanItem, RowState, SkipReason
from tests.ui.plan_desk import PlanDesk
from tests.ui.shell_fakes import Shell
from ui.pages.gate import GateFlow
from ui.widgets.plan_rows import PlanRow


@pytest.fixture(name="desk")
def plan_desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    made.answer_everything()
    yield made
    made.log.close()


@pytest.fixture(name="open_day")
def opened_day(open_shell, qtbot: QtBot, desk: PlanDesk) -> Callable[..., Shell]:
    def make(**wanted: object) -> Shell:
        shell = open_shell(desk=desk, **wanted)
        qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
        return shell

    return make


def row(shell: Shell, item: PlanItem) -> PlanRow:
    return shell.window.today.plan.rows[item]


def wait_for(qtbot: QtBot, shell: Shell, item: PlanItem, state: RowState) -> None:
    def is_there() -> bool:
        plan = shell.models.plan.plan
        return plan is not None and plan.row(item).state is state

    qtbot.waitUntil(is_there)


def skip(shell: Shell, item: PlanItem, reason: SkipReason) -> None:
    """Choose a reason in the menu of a row; above the reasons stands what they are for."""
    actions = row(shell, item).menu.actions()
    actions[1 + list(SkipReason).index(reason)].trigger()


def answer(page: GateFlow, qtbot: QtBot, *, yes_to: str = "") -> None:
    page.questions.pace_ms = 0
    for rule, line in list(page.questions.rows.items()):
        is_yes = bool(yes_to) and rule.startswith(yes_to)
        qtbot.keyClick(line, Qt.Key.Key_Y if is_yes else Qt.Key.Key_N)
    qtbot.mouseClick(page.questions.go_on, Qt.MouseButton.LeftButton)
