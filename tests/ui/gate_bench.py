"""Pages of the gate over a real log, and hands that answer them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.journal import EntryKind
from app.domain.safety_rules import Occasion
from tests.ui.gate_desk import Desk, desks, settle
from ui.pages.gate import GateFlow
from ui.pages.gate_emergency import EmergencyPanel

STROKE, EYE, TWITCH = "RF01_stroke_like", "RF02_eye", "RF05_new_twitch"
DIZZY, PROCEDURE, COVER = "RF08_dizzy_in_session", "RF10_procedure", "RF15_eye_cover"


@pytest.fixture(name="open_desk")
def opened_desk(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    with desks(qapp, tmp_path) as make:
        yield make


def flow_of(desk: Desk, asks: object) -> GateFlow:
    page = GateFlow(desk.theme, desk.model, asks)  # type: ignore[arg-type]
    page.questions.pace_ms = 0
    desk.show(page)
    return page


def heard(page: QWidget) -> list[str]:
    """Collect the names of the signals that a page emits."""
    found: list[str] = []
    for name in ("passed", "closed", "left", "fired"):
        if hasattr(page, name):
            getattr(page, name).connect(lambda *_, name=name: found.append(name))
    return found


def words_on(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def press(page: GateFlow, rule: str, said: bool) -> None:
    row = page.questions.rows[rule]
    (row.yes if said else row.no).click()
    settle()


def said_of(desk: Desk, rule: str) -> list[object]:
    entries = desk.journal.entries((EntryKind.GATE,))
    return [e.values["said"] for e in entries if e.subject == rule and "said" in e.values]


# --- screens ---------------------------------------------------------------------------------


def emergency(desk: Desk) -> tuple[GateFlow, EmergencyPanel]:
    page = flow_of(desk, Occasion.PRE_SESSION)
    press(page, STROKE, True)
    return page, page.screens.emergency
