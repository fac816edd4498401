"""Every page of the safety gate, in every size: nothing clipped, nothing unnamed, all reachable."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app.domain.safety_rules import Occasion
from app.texts import Lang
from tests.ui.gate_desk import Desk, desks, settle
from ui.pages.gate import GateFlow
from ui.pages.gate_locks import GateLocks
from ui.pages.gate_unwell import UnwellPage
from ui.theme import Theme, ThemeName

RULES = (
    "RF01_stroke_like", "RF02_eye", "RF05_new_twitch", "RF08_dizzy_in_session", "RF10_procedure",
    "RF14_mood",
)  # fmt: skip
LOOKS = [("en", 28, (1024, 700)), ("zh", 28, (1280, 800)), ("en", 18, (1024, 700)),
         ("zh", 18, (1280, 800)), ("en", 24, (1280, 800))]  # fmt: skip


@pytest.fixture
def open_desk(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    with desks(qapp, tmp_path) as make:
        yield make


def fired(desk: Desk, rule: str) -> GateFlow:
    page = GateFlow.after_session(desk.theme, desk.model, (rule,))
    page.questions.pace_ms = 0
    return page


def pages(desk: Desk) -> Iterator[tuple[str, QWidget, Callable[[], None]]]:
    """Name each page, and what opens more of it."""

    def nothing() -> None: ...

    yield "onboarding", GateFlow(desk.theme, desk.model, Occasion.ONBOARDING), nothing
    yield "unanswered", GateLocks(desk.theme, desk.model), nothing
    desk.answered()
    yield "daily", GateFlow(desk.theme, desk.model, Occasion.DAILY), nothing
    yield "mood", GateFlow(desk.theme, desk.model, Occasion.MOOD_CHECK), nothing
    yield "unwell", UnwellPage(desk.theme, desk.model, Occasion.IN_SESSION_BUTTON), nothing
    for rule in RULES:
        yield rule, fired(desk, rule), nothing
    page = fired(desk, "RF10_procedure")
    yield "calendar", page, page.screens.level.day.choose.click
    page = fired(desk, "RF01_stroke_like")
    yield "asks", page, page.screens.emergency.close_button.click
    page = fired(desk, "RF01_stroke_like")
    yield "slip", page, page.screens.emergency.wrong.click
    locks = GateLocks(desk.theme, desk.model)
    yield "locks", locks, locks.cards[0].spoken.click


def shown(page: QWidget, kind: type) -> list[QWidget]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


@pytest.mark.parametrize("text_size", [18, 28])
def test_what_is_closed_begins_at_its_heading(open_desk, text_size) -> None:
    desk = open_desk(text_size=text_size).answered()
    desk.show(fired(desk, "RF01_stroke_like"))
    page = GateLocks(desk.theme, desk.model)
    desk.show(page, (1024, 700))
    page.begin()
    settle()
    assert page.cards
    assert page.area.verticalScrollBar().value() == 0
    focused = QApplication.focusWidget()
    assert page.rect().contains(QRect(focused.mapTo(page, QPoint()), focused.size()))
    foot = page.back.mapTo(page, QPoint()).y()
    assert focused is page.back or focused.mapTo(page, focused.rect().bottomLeft()).y() < foot


@pytest.mark.parametrize(("lang", "text_size", "size"), LOOKS)
def test_nothing_is_clipped_and_all_is_named(open_desk, lang, text_size, size) -> None:
    desk = open_desk(lang=lang, text_size=text_size)
    for name, page, more in pages(desk):
        window = desk.show(page, size).window()
        more()
        settle()
        assert (window.width(), window.height()) == size, name
        for button in shown(page, QPushButton):
            font = button.font()
            font.setBold(True)
            words = QFontMetrics(font).horizontalAdvance(button.text())
            has_icon = bool(button.text()) and bool(getattr(button, "_icon_name", ""))
            icon = button.iconSize().width() + 10 if has_icon else 0
            assert button.width() >= words + icon + 12, (name, button.text())
        for button in shown(page, QAbstractButton):
            assert button.accessibleName().strip(), (name, button.text(), button.objectName())
            least = 64 if text_size >= 24 else 48
            assert min(button.height(), button.width()) >= least, (name, button.accessibleName())
        for label in shown(page, QLabel):
            if label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), (name, label.text())
            else:
                assert label.width() >= label.sizeHint().width(), (name, label.text())
        for area in shown(page, QScrollArea):
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), name
        page.hide()


def test_all_is_reached_by_tab(open_desk) -> None:
    desk = open_desk()
    for name, page, more in pages(desk):
        desk.show(page)
        more()
        settle()
        wanted = {each for each in shown(page, QPushButton) if each.isEnabled()}
        start = widget = next(iter(wanted))
        reached = set()
        while widget not in reached:
            reached.add(widget)
            widget = widget.nextInFocusChain()
        assert start in reached
        assert wanted <= reached, name
        page.hide()


@pytest.mark.parametrize("text_size", [18, 28])
def test_language_and_look_change_while_a_page_stands(open_desk, text_size) -> None:
    desk = open_desk(text_size=text_size).answered()
    page = fired(desk, "RF02_eye")
    desk.show(page)
    said = desk.gate.screen("RF02_eye").text
    assert page.screens.level.text.text() == said.en
    desk.preferences.use_lang(Lang.ZH)
    desk.language.use(Lang.ZH)
    settle()
    assert page.screens.level.text.text() == said.zh
    page.set_theme(Theme(ThemeName.DARK, 28, Lang.ZH))
    settle()
    locks = GateLocks(desk.theme, desk.model)
    desk.show(locks)
    desk.preferences.use_lang(Lang.EN)
    desk.language.use(Lang.EN)
    settle()
    assert locks.cards[0].text.text() == said.en
