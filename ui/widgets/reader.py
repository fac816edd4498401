"""Text to read at leisure, on the screen and on paper: large lines, headings, lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import (
    QFont,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from app.store.files import FOLDER_MODE, write_atomic, writing
from ui.theme import Theme

WIDEST_EM: Final = 36
"""Longer lines are hard to follow back: some 36 Chinese characters, 75 Latin letters."""
_LINE: Final = 1.5
"""Height of a line in type sizes; Qt's own percentage counts from the font's tall box instead."""
_MARGIN_PX: Final = 30
_PAPER: Final = Theme()
_PAPER_DPI: Final = 130
"""So that 22 px become 12 pt."""


class Style(Enum):
    TITLE = "h1"
    HEADING = "h3"
    BODY = "lead"
    NAMED = "strong"
    """A word, then the text that it announces."""
    POINT = "point"
    SMALL = "caption"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `label` stands before it in bold."""

    style: Style
    text: str
    label: str = ""


def document(passages: Sequence[Passage], theme: Theme) -> QTextDocument:
    """Set the passages in the type and the colours of a theme."""
    made = QTextDocument()
    made.setDocumentMargin(_MARGIN_PX)
    made.setDefaultFont(theme.font("lead"))
    cursor = QTextCursor(made)
    for number, each in enumerate(passages):
        shape, ink = _block(each.style, theme, is_first=number == 0), _ink(each.style, theme)
        if number == 0:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        if each.style is Style.POINT:
            cursor.insertText("•  ", ink)
        if each.label:
            cursor.insertText(f"{each.label} ", _ink(Style.HEADING, theme, role="lead"))
        cursor.insertText(each.text, ink)
    return made


def pdf(passages: Sequence[Passage], title: str) -> bytes:
    """Return the passages on A4 pages, black on white."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("MirrorMend")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # Margins and page numbers are Qt's: 2 cm around, the number below.
    writer.setPageMargins(QMarginsF())
    writer.setResolution(_PAPER_DPI)
    document(passages, _PAPER).print_(writer)
    del writer
    return bytes(buffer.data().data())


def save_pdf(passages: Sequence[Passage], title: str, out: Path) -> None:
    """Write the passages to a file, whole or not at all.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
    write_atomic(out, pdf(passages, title))


class Reader(QTextBrowser):
    """Scrolls with arrows, Page Up and Down, Home and End; follows no links."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Selecting by keyboard would take the arrow keys from scrolling.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)

    def show_text(self, passages: Sequence[Passage], theme: Theme, name: str) -> None:
        """Show this from its beginning; `name` is what a screen reader calls it."""
        made = document(passages, theme)
        made.setParent(self)
        self.setDocument(made)
        self.setAccessibleName(name)
        self.setMaximumWidth(WIDEST_EM * theme.px("lead") + 2 * _MARGIN_PX)


def _block(style: Style, theme: Theme, *, is_first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    em = theme.px("lead")
    size = theme.px(style.value) if style in (Style.TITLE, Style.HEADING, Style.SMALL) else em
    made.setLineHeight(_LINE * size, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    before = {Style.TITLE: 0.0, Style.HEADING: 1.2, Style.POINT: 0.5, Style.SMALL: 0.2}
    made.setTopMargin(0 if is_first else before.get(style, 0.55) * em)
    if style is Style.TITLE:
        made.setHeadingLevel(1)
    elif style is Style.HEADING:
        made.setHeadingLevel(2)
    elif style is Style.POINT:
        made.setLeftMargin(em)
        made.setTextIndent(-em)
    return made


def _ink(style: Style, theme: Theme, role: str = "") -> QTextCharFormat:
    roles = {Style.NAMED: "lead", Style.POINT: "lead"}
    font: QFont = theme.font(role or roles.get(style, style.value))
    font.setBold(style in (Style.TITLE, Style.HEADING))
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(theme.color("text2" if style is Style.SMALL else "text"))
    return made
