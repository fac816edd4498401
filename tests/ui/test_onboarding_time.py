"""How long the first start takes somebody who reads every word of it slowly."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.sides import Affected
from app.texts import Lang
from tests.ui.whole import answer_first_questions, take_down
from ui.bootstrap import Assembly
from ui.pages.onboarding import OnboardingPage

PER_MINUTE = {Lang.ZH: 250, Lang.EN: 150}
"""Chinese characters and English words of a slow reader."""
PATTERN = {Lang.ZH: r"[\u3400-\u9fff]", Lang.EN: r"[A-Za-z0-9'’-]+"}
PRESS_S = 1.5
MOST_S = 270
"""The first step says "under five minutes"; what is left is mostly consent and safety."""
QUESTIONS = 7


@pytest.fixture
def assembly(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Assembly]:
    made = Assembly(qapp, tmp_path / "data", request.param)
    made.window.show()
    made.begin()
    qtbot.waitUntil(lambda: not made.records.is_loading)
    yield made
    take_down(made)


def amount(part: QWidget, lang: Lang) -> int:
    """Count what stands there to be read; the same words again are known."""
    kinds = (QLabel, QPushButton, QCheckBox)
    shown = [w.text() for w in part.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    return len(re.findall(PATTERN[lang], " ".join(dict.fromkeys(shown))))


def walk(page: OnboardingPage, qtbot: QtBot) -> Iterator[tuple[str, QWidget, int]]:
    """Go through as most people do; yield each step, what is to be read, and the presses in it."""
    yield "language", page.first.content, 1
    page.go_on.click()
    yield "about", page.about.content, 1
    page.go_on.click()
    yield "consent", page.consent.content, 5
    for row in page.consent.rows.rows.values():
        row.tick.click()
    page.go_on.click()
    yield "side", page.side.content, 2
    page.side.sides[Affected.LEFT].click()
    page.go_on.click()
    qtbot.waitUntil(lambda: page.gate is not None)
    gate = page.gate
    assert gate is not None
    assert len(gate.questions.rows) == QUESTIONS, "the others come before the first practice"
    yield "safety", gate, QUESTIONS + 1
    answer_first_questions(gate)
    qtbot.waitUntil(lambda: page.step == "look")
    yield "plan", page.plan.content, 1


@pytest.mark.parametrize("assembly", Lang, indirect=True)
def test_the_first_start_takes_about_as_long_as_it_says(assembly: Assembly, qtbot: QtBot) -> None:
    page, lang = assembly.welcome.page, assembly.preferences.lang()
    assert page is not None
    seconds = 0.0
    for name, part, presses in walk(page, qtbot):
        QCoreApplication.processEvents()
        count = amount(part, lang)
        spent = 60 * count / PER_MINUTE[lang] + PRESS_S * presses
        print(f"| {name} | {count} | {presses} | {spent:.0f} |")
        assert count > 20, name
        seconds += spent
    print(f"| all | | | {seconds:.0f} |")
    assert seconds <= MOST_S
