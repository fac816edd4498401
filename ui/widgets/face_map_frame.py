"""The words around the drawing of a massage step: sides above, pressure and side below."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from app.domain.sides import Affected, Side
from ui.theme import Theme
from ui.widgets.face_map_data import Diagram
from ui.widgets.face_map_paint import paint_pressure
from ui.widgets.face_map_words import DrawnSide, FaceMapWords, StepFacts

_MARGIN: Final = 16.0
_GAP: Final = 10.0
_DOT_ROOM: Final = 20.0


class MapFrame:
    """Lays the words out so that nothing lies on the drawing or on other words."""

    def __init__(
        self,
        painter: QPainter,
        card: QRectF,
        theme: Theme,
        words: FaceMapWords,
        *,
        has_legend: bool = True,
    ) -> None:
        self._has_legend = has_legend
        self._painter, self._theme, self._words = painter, theme, words
        self._inside = card.adjusted(_MARGIN, 12, -_MARGIN, -12)
        self._card = card

    def paint(
        self, diagram: Diagram, facts: StepFacts, drawn: DrawnSide, affected: Affected
    ) -> QRectF:
        """Paint all words; returns the box that is left for the drawing."""
        top, bottom = self._card.top() + 2, self._card.bottom() - 2
        if diagram.step.strokes:
            top = self._paint_sides(drawn, affected, diagram.view.is_symmetric) + 9
            self._rule(top)
        if facts.pressure and self._has_legend:
            bottom = self._paint_legend(diagram, facts, drawn) - 9
            self._rule(bottom)
        box = QRectF(self._card.left() + 2, top + 1, self._card.width() - 4, bottom - top - 2)
        if drawn.side is None and not diagram.view.is_symmetric:
            middle = QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom())
            self._painter.drawLine(*middle)
        return box

    def _rule(self, y: float) -> None:
        """Part words from drawing, which ends there."""
        self._painter.setPen(QPen(self._theme.color("hair"), 1))
        self._painter.drawLine(QPointF(self._card.left(), y), QPointF(self._card.right(), y))

    def _paint_sides(self, drawn: DrawnSide, affected: Affected, is_symmetric: bool) -> float:
        """Name the sides above the drawing; returns where they end."""
        shown = list(Side) if drawn.side is None or is_symmetric else [drawn.side]
        chips = [(side, self._words.own(side, affected)) for side in shown]
        room = (self._inside.width() - _GAP * (len(chips) - 1)) / len(chips)
        texts = [text for _, text in chips]
        font = self._fitted(self._theme.font("caption", bold=True), texts, room - 28 - _DOT_ROOM)
        metrics = QFontMetricsF(font)
        height = metrics.height() + 12
        for side, text in chips:
            is_affected = affected.side is side
            width = metrics.horizontalAdvance(text) + 28 + (_DOT_ROOM if is_affected else 0)
            left = self._inside.left() if side is Side.LEFT else self._inside.right() - width
            chip = QRectF(left, self._inside.top(), width, height)
            self._chip(chip, text, font, is_affected=is_affected)
        return self._inside.top() + height

    def _chip(self, chip: QRectF, text: str, font: QFont, *, is_affected: bool) -> None:
        painter = self._painter
        ink = self._theme.color("aff" if is_affected else "text")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("affsoft" if is_affected else "sunken"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        if is_affected:
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(chip.left() + 21, chip.center().y()), 5, 5)
        room = chip.adjusted(14 + (_DOT_ROOM if is_affected else 0), 0, 0, 0)
        self._text(room, text, font, ink)

    def _paint_legend(self, diagram: Diagram, facts: StepFacts, drawn: DrawnSide) -> float:
        """Say side, pressure and what is hatched, on as many rows as it takes; returns the top."""
        bold, plain = self._theme.font("body", bold=True), self._theme.font("body")
        cells: list[tuple[str, str]] = []
        if diagram.step.strokes:
            cells.append(("", self._words.sides(drawn, diagram.step.takes_turns)))
        if diagram.step.keep_off:
            cells.append(("hatch", self._words.keep_off()))
        cells.append(("dots", self._words.pressure(facts.pressure)))
        line = QFontMetricsF(bold).height() + 6
        rows = self._rows(cells, bold)
        top = self._inside.bottom() - line * len(rows)
        for number, row in enumerate(rows):
            left = self._inside.left()
            for mark, text in row:
                width = self._width(mark, text, bold)
                box = QRectF(left, top + number * line, width, line)
                self._cell(box, mark, text, bold if mark != "hatch" else plain, facts.pressure)
                left += width + 28
        return top

    def _rows(self, cells: list[tuple[str, str]], font: QFont) -> list[list[tuple[str, str]]]:
        rows: list[list[tuple[str, str]]] = [[]]
        used = 0.0
        for cell in cells:
            width = self._width(*cell, font)
            if rows[-1] and used + width > self._inside.width():
                rows.append([])
                used = 0.0
            rows[-1].append(cell)
            used += width + 28
        return rows

    def _width(self, mark: str, text: str, font: QFont) -> float:
        return self._mark_width(mark, font) + QFontMetricsF(font).horizontalAdvance(text)

    def _mark_width(self, mark: str, font: QFont) -> float:
        line = QFontMetricsF(font).height() + 6
        big = min(line * 0.36, 11.0)
        dots = 6 * big + 14 * big * 0.7 + 9 * 7
        return {"": 0.0, "hatch": 34.0, "dots": dots + 14}[mark]

    def _cell(self, box: QRectF, mark: str, text: str, font: QFont, pressure: int) -> None:
        if mark == "dots":
            paint_pressure(self._painter, box, self._theme, pressure)
        if mark == "hatch":
            ink = self._theme.color("text2")
            self._painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
            self._painter.setBrush(QBrush(ink, Qt.BrushStyle.DiagCrossPattern))
            self._painter.drawRect(QRectF(box.left() + 1, box.center().y() - 9, 24, 18))
        start = self._mark_width(mark, self._theme.font("body", bold=True))
        self._text(box.adjusted(start, 0, 8, 0), text, font, self._theme.color("text"))

    def _fitted(self, font: QFont, texts: list[str], room: float) -> QFont:
        needed = max(QFontMetricsF(font).horizontalAdvance(text) for text in texts)
        if needed > room > 0:
            font.setPixelSize(max(12, int(font.pixelSize() * room / needed)))
        return font

    def _text(self, box: QRectF, text: str, font: QFont, ink: QColor) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(box, int(flags), text)
