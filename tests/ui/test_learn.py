"""Learn: every page in both languages and all sizes, read by keyboard, saved to print."""

import shutil
import stat
import subprocess
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.errors import StorageFailure
from exercises.library import load_library
from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
    shown,
)

LIBRARY = load_library()


def plain(text: str) -> str:
    """Take spaces and ligatures out of what a PDF holds."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def learn(shell):
    shell.window.show_page("learn")
    settle()
    return shell.window.pages.currentWidget()


@pytest.mark.parametrize(
    ("text_size", "size"), [(18, (1280, 800)), (21, (1024, 700)), (28, (1024, 700))]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page_is_shown_whole(open_shell, lang, text_size, size):
    shell = open_shell(lang=lang, text_size=text_size)
    shell.window.resize(*size)
    page = learn(shell)
    for id_ in (None, *LIBRARY.learn):
        if id_ is not None:
            page.open(id_)
        settle()
        assert (shell.window.width(), shell.window.height()) == size
        assert_buttons_hold_their_words(shell)
        assert_labels_hold_their_words(shell)
        assert_no_page_is_wider_than_its_place(shell)
        assert page.reader.horizontalScrollBar().maximum() == 0
        for button in shown(shell, QAbstractButton):
            assert button.accessibleName().strip()
            assert min(button.height(), button.width()) >= (64 if text_size >= 24 else 48)
    assert page.reader.accessibleName() == LIBRARY.learn["about_this_app"].title.of(lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pages_say_what_the_content_says_and_where_it_comes_from(open_shell, lang):
    page = learn(open_shell(lang=lang))
    said = {}
    for id_ in LIBRARY.learn:
        page.open(id_)
        said[id_] = page.reader.toPlainText()
    for cause in LIBRARY.learn["causes"].causes:
        for text in (cause.name, cause.what, cause.seen_as, cause.named_treatments):
            assert text.of(lang) in said["causes"]
    decide = {"en": "Decide with your doctor:", "zh": "请和医生商量决定："}[lang]
    assert said["causes"].count(decide) == 5
    for item in LIBRARY.care.items.values():
        assert item.title.of(lang) in said["daily_care"]
        assert item.exceptions is None or item.exceptions.of(lang) in said["daily_care"]
    for entry in LIBRARY.mirror.avoid:
        assert entry.text.of(lang) in said["avoid"]
    assert LIBRARY.care.common.disclaimer.full.of(lang) in said["about_this_app"]
    for id_, content in LIBRARY.learn.items():
        for name in content.sources:
            if name not in ("SEED", "DESIGN"):
                assert LIBRARY.sources[name].citation in said[id_]
                assert LIBRARY.sources[name].url in said[id_]
    assert "reference/" not in "".join(said.values())


def test_a_long_page_is_scrolled_with_the_keyboard(open_shell, qtbot):
    page = learn(open_shell())
    page.open("causes")
    settle()
    bar = page.reader.verticalScrollBar()
    assert page.reader.hasFocus()
    assert bar.value() == 0
    qtbot.keyClick(page.reader, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.keyClick(page.reader, Qt.Key.Key_PageDown)
    below = bar.value()
    qtbot.keyClick(page.reader, Qt.Key.Key_PageUp)
    assert bar.value() < below


def test_keys_lead_to_learn_and_back(open_shell, qtbot):
    shell = open_shell(text_size=28)
    window = shell.window
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.currentWidget()
    assert window.rail._buttons[window.rail._keys.index("learn")].isChecked()
    assert not page.reader.isVisible()
    qtbot.mouseClick(page.links["avoid"], Qt.MouseButton.LeftButton)
    assert page.reader.isVisible()
    assert not page.links["avoid"].isVisible()
    qtbot.mouseClick(page.following, Qt.MouseButton.LeftButton)
    assert page.current == "when_to_go_back"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.links["when_to_go_back"].hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.today


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_questions_are_saved_to_take_along(open_shell, qtbot, tmp_path: Path, lang):
    shell = open_shell(lang=lang)
    out = tmp_path / "questions.pdf"
    shell.dialogs.page_answer = out
    page = learn(shell)
    page.open("questions_for_the_visit")
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert out.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert shell.window.messages.isVisible()
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed here")
    text = subprocess.run([tool, str(out), "-"], capture_output=True, text=True, check=True).stdout
    flat = plain(text)
    for question in LIBRARY.learn["questions_for_the_visit"].questions:
        assert plain(question.of(lang)) in flat


def test_saving_that_fails_says_what_to_do(open_shell, qtbot, tmp_path: Path):
    shell = open_shell()
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    shell.dialogs.page_answer = blocked / "questions.pdf"
    page = learn(shell)
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    said = shell.window.messages.notice.text.text()
    assert said == shell.window.messages._words.explain(
        StorageFailure("folder_not_writable", path=str(blocked / "questions.pdf")),
        shell.preferences.lang(),
    )


def test_changing_language_and_look_keeps_the_page(open_shell, qtbot):
    shell = open_shell(lang="en")
    page = learn(shell)
    page.open("avoid")
    shell.preferences.next_theme()
    shell.preferences.use_lang(type(shell.preferences.lang())("zh"))
    settle()
    assert page.current == "avoid"
    assert LIBRARY.learn["avoid"].title.zh in page.reader.toPlainText()
