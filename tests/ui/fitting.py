"""Whether the words of a shell's pages have their place."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from tests.ui.shell_fakes import Shell


def settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def shown(shell: Shell, kind: type) -> Iterator[QWidget]:
    return (each for each in shell.window.findChildren(kind) if each.isVisible())


def assert_buttons_hold_their_words(shell: Shell) -> None:
    for button in shown(shell, QPushButton):
        font = button.font()
        font.setBold(True)
        words = QFontMetrics(font).horizontalAdvance(button.text())
        has_icon = bool(button.text()) and bool(getattr(button, "_icon_name", ""))
        icon = button.iconSize().width() + 10 if has_icon else 0
        assert button.width() >= words + icon + 12, button.text()
        assert button.width() >= button.minimumSizeHint().width(), button.text()


def assert_labels_hold_their_words(shell: Shell) -> None:
    for label in shown(shell, QLabel):
        if not label.text():
            continue  # a drawing
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        else:
            assert label.width() >= label.sizeHint().width(), label.text()


def assert_no_page_is_wider_than_its_place(shell: Shell) -> None:
    for area in shown(shell, QScrollArea):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
