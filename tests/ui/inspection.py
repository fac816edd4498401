"""What can be told wrong about a shown page without looking: for tests, and for every picture.

A flaw is a sentence that names the widget. Nothing here knows any page.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
LARGE_FROM = 24
_TARGET, _LARGE_TARGET = 48, 64
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORDS = re.compile(r"[A-Za-z]{2,}[ ,.]+[a-z]{2,}")
_SAME_IN_BOTH = ("镜愈", "中文", "MirrorMend")


def flaws(window: QWidget, text_size: int, lang: str) -> list[str]:
    """Return every flaw of what is visible in a window."""
    found = [
        *_nameless(window),
        *_small(window, _LARGE_TARGET if text_size >= LARGE_FROM else _TARGET),
        *_out_of_reach(window),
        *_clipped(window),
        *_outside(window),
        *_wrong_language(window, lang),
    ]
    return sorted(set(found))


def visible(window: QWidget, kind: type | tuple[type, ...]) -> Iterator[QWidget]:
    """Yield the visible widgets of a kind, without the inner parts of Qt's own ones."""
    for each in window.findChildren(QWidget):
        if isinstance(each, kind) and each.isVisible() and not _is_inner(each):
            yield each


def said(widget: QWidget) -> str:
    """Return what a screen reader calls the widget."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name).strip() if heard is not None else ""


def _is_inner(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractSpinBox | QComboBox)


def _controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what can be worked: Qt's controls, and drawn ones that take the focus."""
    for each in visible(window, QWidget):
        takes_tab = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if isinstance(each, CONTROLS) or (takes_tab and not isinstance(each, QAbstractScrollArea)):
            yield each


def _nameless(window: QWidget) -> Iterator[str]:
    for each in _controls(window):
        if not said(each):
            yield f"has no name: {_label(each)}"
        heard = QAccessible.queryAccessibleInterface(each)
        if heard is None or heard.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield f"has no role: {_label(each)}"


def _small(window: QWidget, least: int) -> Iterator[str]:
    for each in _controls(window):
        if each.isEnabled() and min(each.width(), each.height()) < least:
            size = f"{each.width()}×{each.height()}"
            yield f"is smaller than {least}: {_label(each)}, {size}"


def _out_of_reach(window: QWidget) -> Iterator[str]:
    """Yield the enabled controls that no Tab comes to; of a group of choices one is enough."""
    chain: set[QWidget] = set()
    widget: QWidget | None = window
    while widget is not None and widget not in chain:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    for each in _controls(window):
        if not each.isEnabled():
            continue
        if each not in chain or not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            group = each.group() if isinstance(each, QAbstractButton) else None
            mates = group.buttons() if group is not None else []
            if not any(mate.focusPolicy() & Qt.FocusPolicy.TabFocus for mate in mates):
                yield f"is not reached by Tab: {_label(each)}"


def _clipped(window: QWidget) -> Iterator[str]:
    for button in visible(window, QPushButton):
        assert isinstance(button, QPushButton)
        font = button.font()
        font.setBold(True)
        words = QFontMetrics(font).horizontalAdvance(button.text())
        has_icon = bool(button.text()) and not button.icon().isNull()
        icon = button.iconSize().width() + 10 if has_icon else 0
        if button.width() < words + icon + 12 and "\n" not in button.text():
            yield f"does not hold its words: {_label(button)}"
    for label in visible(window, QLabel):
        assert isinstance(label, QLabel)
        if not label.text():
            continue
        if label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                yield f"is cut below: {_label(label)}"
        elif label.width() < label.sizeHint().width():
            yield f"is cut at its end: {_label(label)}"
    for area in visible(window, QScrollArea):
        assert isinstance(area, QScrollArea)
        held = area.widget()
        if held is not None and held.minimumSizeHint().width() > area.viewport().width():
            yield f"is wider than its place: {_label(held)}"


def _outside(window: QWidget) -> Iterator[str]:
    """Yield controls that stick out of the window or of what they lie in, but by scrolling."""
    for each in _controls(window):
        place = QRect(each.mapTo(window, QPoint(0, 0)), each.size())
        if _scrolls(each, window):
            if place.left() < 0 or place.right() > window.width():
                yield f"sticks out sideways: {_label(each)}"
        elif not window.rect().contains(place):
            yield f"sticks out of the window: {_label(each)}"


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _wrong_language(window: QWidget, lang: str) -> Iterator[str]:
    for each in visible(window, (QLabel, QAbstractButton)):
        assert isinstance(each, QLabel | QAbstractButton)
        words = each.text()
        for same in _SAME_IN_BOTH:
            words = words.replace(same, "")
        if lang == "en" and _HAN.search(words):
            yield f"is not English: {_label(each)}"
        if lang == "zh" and _LATIN_WORDS.search(words) and not _HAN.search(words):
            yield f"is not Chinese: {_label(each)}"


def _label(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    name = widget.objectName() or said(widget)
    near = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {str(words)[:40]!r} {name[:40]!r} in {near}"


def focused_name(app: QApplication) -> str:
    """Return what a screen reader calls the widget that has the focus."""
    widget = app.focusWidget()
    return said(widget) if widget is not None else ""
