"""Chips that stand on the live picture: recording, side, notes and hints."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.theme import Theme

_MARGIN, _MARGIN_DOWN = 16.0, 14.0
_STRIP_GAP = 6.0
_NOTE_SHARE = 0.55


class Corner(Enum):
    TOP_LEFT = (False, False)
    TOP_RIGHT = (True, False)
    BOTTOM_LEFT = (False, True)
    BOTTOM_RIGHT = (True, True)


def strip_height(theme: Theme) -> float:
    """Return how high a strip is in which a note or the name of a side stands beside a picture."""
    return QFontMetricsF(theme.font("caption", bold=True)).height() + 12 + _STRIP_GAP


def outside(box: QRectF, strip_px: float) -> QRectF:
    """Return the box to give to `VideoLabels` for chips in strips above and below the picture."""
    down = strip_px + _MARGIN_DOWN
    return box.adjusted(-_MARGIN, -down, _MARGIN, down)


class VideoLabels:
    """Draws chips into the corners of `box` with a painter that is already open."""

    def __init__(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        self._painter = painter
        self._box = box
        self._theme = theme
        self._ink = theme.color("videotext")
        self._dark = theme.color("videolabel")

    def pill(self, words: str, clock: str, *, is_recording: bool) -> QRectF:
        """Draw the recording state at top left, with a dot while recording; returns its place."""
        bold, plain = self._theme.font("body", bold=True), self._theme.font("body")
        plain.setFeature(QFont.Tag("tnum"), 1)
        words_width = QFontMetricsF(bold).horizontalAdvance(words)
        clock_width = QFontMetricsF(plain).horizontalAdvance(clock) + 12 if clock else 0.0
        height = max(44.0, QFontMetricsF(bold).height() + 16)
        dot = 18.0 + 12 if is_recording else 0.0
        chip = self._chip_at(Corner.TOP_LEFT, dot + words_width + clock_width + 40, height)
        self._plate(chip, self._dark)
        if is_recording:
            self._painter.setBrush(self._ink)
            self._painter.drawEllipse(QPointF(chip.left() + 29, chip.center().y()), 8.0, 8.0)
        self._words(chip.adjusted(20 + dot, 0, 0, 0), words, bold, self._ink)
        if clock:
            self._words(chip.adjusted(32 + dot + words_width, 0, 0, 0), clock, plain, self._ink)
        return chip

    def note(
        self, words: str, corner: Corner, beside: QRectF | None = None, share: float = _NOTE_SHARE
    ) -> QRectF:
        """Say something in a corner; a row further in where it would touch the chip `beside`.

        `share` of the width is the note's. Returns its place.
        """
        font = self._fitted(self._theme.font("caption"), words, share)
        metrics = QFontMetricsF(font)
        chip = self._chip_at(corner, metrics.horizontalAdvance(words) + 28, metrics.height() + 12)
        if beside is not None and chip.adjusted(-8, 0, 8, 0).intersects(beside):
            is_bottom = corner in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT)
            step = beside.height() + 6
            chip.translate(0, -step if is_bottom else step)
        self._plate(chip, self._dark)
        self._words(chip.adjusted(14, 0, 0, 0), words, font, self._ink)
        return chip

    def side_width(self, words: str, *, is_affected: bool) -> float:
        """Return how much room the name of a side takes."""
        metrics = QFontMetricsF(self._theme.font("caption", bold=True))
        return metrics.horizontalAdvance(words) + 28 + (18.0 if is_affected else 0.0)

    def side(self, words: str, corner: Corner, *, is_affected: bool) -> QRectF:
        """Name a side, the affected one in its colour with a filled dot; returns its place."""
        font = self._theme.font("caption", bold=True)
        metrics = QFontMetricsF(font)
        ink = self._theme.color("aff" if is_affected else "text")
        dot = 18.0 if is_affected else 0.0
        width = self.side_width(words, is_affected=is_affected)
        chip = self._chip_at(corner, width, metrics.height() + 12)
        self._plate(chip, self._theme.color("affsoft" if is_affected else "sunken"))
        if is_affected:
            self._painter.setBrush(ink)
            self._painter.drawEllipse(QPointF(chip.left() + 20, chip.center().y()), 4.5, 4.5)
        self._words(chip.adjusted(14 + dot, 0, 0, 0), words, font, ink)
        return chip

    def hint(self, words: str) -> None:
        """Ask for something, in the middle of the lower half."""
        font = self._theme.font("lead", bold=True)
        metrics = QFontMetricsF(font)
        room = self._box.width() - 2 * _MARGIN - 48
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        text = metrics.boundingRect(QRectF(0, 0, room, 400), flags, words)
        chip = QRectF(0, 0, text.width() + 48, text.height() + 28)
        chip.moveCenter(QPointF(self._box.center().x(), self._box.height() * 0.72))
        self._plate(chip, self._dark, radius=14)
        self._painter.setFont(font)
        self._painter.setPen(QPen(self._ink))
        self._painter.drawText(chip.adjusted(22, 12, -22, -12), flags, words)

    def _fitted(self, font: QFont, words: str, share: float) -> QFont:
        """Keep a note from running into the chip of the other corner."""
        room = self._box.width() * share - _MARGIN
        needed = QFontMetricsF(font).horizontalAdvance(words)
        if needed > room:
            font.setPixelSize(max(13, int(font.pixelSize() * room / needed)))
        return font

    def _chip_at(self, corner: Corner, width: float, height: float) -> QRectF:
        is_right, is_bottom = corner.value
        left = self._box.right() - _MARGIN - width if is_right else self._box.left() + _MARGIN
        top = self._box.top() + _MARGIN_DOWN
        if is_bottom:
            top = self._box.bottom() - _MARGIN_DOWN - height
        return QRectF(left, top, width, height)

    def _plate(self, chip: QRectF, color: QColor, radius: float | None = None) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        round_by = chip.height() / 2 if radius is None else radius
        self._painter.drawRoundedRect(chip, round_by, round_by)

    def _words(self, box: QRectF, words: str, font: QFont, ink: QColor) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QPen(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(box, int(flags), words)
