"""Today with a plan, and its care list: nothing clipped, unnamed or out of reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.plan import PlanItem, RowState, SkipReason
from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
    shown,
)
from tests.ui.plan_desk import PlanDesk
from tests.ui.shell_fakes import EVERY_OUTCOME, Shell
from ui.tokens import TEXT_SIZES

STATES = ("new", "under_way", "locked")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    yield made
    made.log.close()


def prepare(desk: PlanDesk, state: str) -> None:
    """Bring every state of a row into some plan; on a new day the questions wait."""
    if state == "new":
        return
    desk.answer_everything(fires="RF05" if state == "locked" else "")
    desk.day.mark_done("face_wash_warm")
    desk.day.mark_done("sunglasses")
    desk.day.skip(PlanItem.MIRROR, SkipReason.ADVISED)


def opened(open_shell, qtbot: QtBot, desk: PlanDesk, **wanted: object) -> Shell:
    shell = open_shell(desk=desk, waiting=("w1",), **wanted)
    qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
    return shell


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_clipped(open_shell, qtbot, desk, state, lang, text_size, size):
    prepare(desk, state)
    log = () if state == "new" else EVERY_OUTCOME
    shell = opened(open_shell, qtbot, desk, lang=lang, text_size=text_size, log=log, cameras=0)
    shell.window.resize(*size)
    if state == "new":
        shell.models.plan.skip(PlanItem.RECORDING, SkipReason.ADVISED)
        qtbot.waitUntil(
            lambda: shell.models.plan.plan.row(PlanItem.RECORDING).state is RowState.SKIPPED
        )
    for show in (lambda: None, shell.window.show_care):
        show()
        settle()
        assert (shell.window.width(), shell.window.height()) == size
        # Rows that change their direction take their height in a round of events of its own.
        qtbot.waitUntil(lambda: assert_labels_hold_their_words(shell), timeout=2000)
        assert_buttons_hold_their_words(shell)
        assert_no_page_is_wider_than_its_place(shell)
        for button in shown(shell, QAbstractButton):
            what = f"{type(button).__name__} {button.text()!r}"
            assert button.accessibleName().strip(), what
            assert min(button.height(), button.width()) >= (64 if text_size >= 24 else 48), what


@pytest.mark.parametrize("state", STATES)
def test_every_control_is_reached_by_tab(open_shell, qtbot, desk, state):
    prepare(desk, state)
    shell = opened(open_shell, qtbot, desk, log=EVERY_OUTCOME)
    for show in (lambda: None, shell.window.show_care):
        show()
        settle()
        wanted = {each for each in shown(shell, QAbstractButton) if each.isEnabled()}
        start = widget = shell.window.rail.unwell
        reached = set()
        while True:
            reached.add(widget)
            widget = widget.nextInFocusChain()
            if widget is start or widget in reached:
                break
        assert wanted <= reached
