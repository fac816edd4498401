"""Every page in every language and look: no Qt warning, nothing clipped, nothing unnamed."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
)

from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
    shown,
)
from tests.ui.shell_fakes import EVERY_OUTCOME
from ui.theme import Theme, ThemeName
from ui.tokens import TEXT_SIZES
from ui.viewmodels.today import SourceKind

PAGES = ("today", "progress", "learn", "settings")
STATES = ({"log": EVERY_OUTCOME, "waiting": ("w1",)}, {"cameras": 0})


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_opens_without_a_warning(open_shell, page, lang, name):
    shell = open_shell(lang=lang, theme=name.value, log=EVERY_OUTCOME, waiting=("w1",))
    shell.window.show_page(page)
    settle()
    picture = shell.window.grab().toImage()
    ground = Theme(name).color("bg")
    assert picture.pixelColor(picture.width() - 6, picture.height() - 4) == ground


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_clipped(open_shell, lang, text_size, size, state):
    shell = open_shell(lang=lang, text_size=text_size, **state)
    shell.window.resize(*size)
    shell.window.messages.report_saved("/home/somebody/Documents/MirrorMend 2026-11-23.pdf")
    for page in PAGES:
        shell.window.show_page(page)
        for kind in SourceKind:
            shell.models.today.use_kind(kind)
            settle()
            assert (shell.window.width(), shell.window.height()) == size
            assert_buttons_hold_their_words(shell)
            assert_labels_hold_their_words(shell)
            assert_no_page_is_wider_than_its_place(shell)


@pytest.mark.parametrize("text_size", [18, 28])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("state", STATES)
def test_controls_are_named_and_large_enough(open_shell, lang, text_size, state):
    shell = open_shell(lang=lang, text_size=text_size, **state)
    shell.window.messages.report_saved("/x/y.pdf")
    for page in PAGES:
        shell.window.show_page(page)
        settle()
        for button in shown(shell, QAbstractButton):
            what = f"{type(button).__name__} {button.text()!r}"
            assert button.accessibleName().strip(), what
            assert min(button.height(), button.width()) >= (64 if text_size == 28 else 48), what


def test_every_control_is_reached_by_tab(open_shell):
    shell = open_shell(log=EVERY_OUTCOME, waiting=("w1",))
    settle()
    wanted = {each for each in shown(shell, QAbstractButton) if each.isEnabled()}
    start = widget = shell.window.today.first_look.start
    reached = set()
    while True:
        reached.add(widget)
        widget = widget.nextInFocusChain()
        if widget is start or widget in reached:
            break
    assert wanted <= reached
