"""Hatched spans and legend keys: what a plot says besides its colours."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QSizePolicy,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.domain.sides import Affected, Side
from ui.theme import Theme
from ui.widgets.outline import side_pen

_SPACING = 10.0


def paint_hatch(painter: QPainter, box: QRectF, ground: QColor, ink: QColor) -> None:
    """Fill `box` and draw lines at 45 degrees over it, in the painter's own pixels."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, ground)
    faint = QColor(ink)
    faint.setAlphaF(0.45)
    painter.setPen(QPen(faint, 1.8))
    # Along each line x + y is constant, so that the hatch runs on from one box to the next.
    level = (box.left() + box.top()) // _SPACING * _SPACING
    while level < box.right() + box.bottom():
        level += _SPACING
        low, high = (
            QPointF(level - box.bottom(), box.bottom()),
            QPointF(level - box.top(), box.top()),
        )
        painter.drawLine(low, high)
    painter.restore()


class SpanItem(QGraphicsItem):
    """A hatched stretch of time over the whole height of a plot.

    It lies in the plot's own units, but its hatch is drawn in pixels. `height` gives the lower and
    upper end of what the plot shows.
    """

    def __init__(
        self, start: float, end: float, height: Callable[[], tuple[float, float]], theme: Theme
    ) -> None:
        super().__init__()
        self._start, self._end = start, end
        self._height = height
        self._theme = theme

    def boundingRect(self) -> QRectF:
        low, high = self._height()
        return QRectF(self._start, low, self._end - self._start, high - low)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        box = painter.transform().mapRect(self.boundingRect())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A report from elsewhere may name a time far beyond the picture, and lines without end.
        box = box.intersected(QRectF(painter.viewport()))
        paint_hatch(painter, box, self._theme.color("cuesoft"), self._theme.color("cue"))
        painter.restore()


class Key(Enum):
    LEFT = "left"
    RIGHT = "right"
    TOGETHER = "together"


def paint_marker(painter: QPainter, centre: QPointF, size: float, pen: QPen, fill: QColor) -> None:
    """Draw a side's point: round and filled where the line is solid, else a hollow square."""
    is_solid = pen.style() is Qt.PenStyle.SolidLine
    painter.setPen(QPen(pen.color(), 2.2))
    painter.setBrush(pen.color() if is_solid else fill)
    if is_solid:
        painter.drawEllipse(centre, size / 2, size / 2)
    else:
        half = QPointF(size / 2, size / 2)
        painter.drawRect(QRectF(centre - half, centre + half))


class LegendKey(QWidget):
    """A short line with its point, or a hatched patch, beside the words that name it."""

    def __init__(self, theme: Theme, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self._affected = Affected.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_key(self, theme: Theme, affected: Affected) -> None:
        self._theme, self._affected = theme, affected
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(44, 20) if self._key is not Key.TOGETHER else QSize(26, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._key is Key.TOGETHER:
            paint_hatch(painter, box, self._theme.color("cuesoft"), self._theme.color("cue"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("cue"), 1.5))
            painter.drawRoundedRect(box, 3, 3)
        else:
            pen = side_pen(self._theme, self._affected, Side(self._key.value), 3.0)
            painter.setPen(pen)
            middle = box.center()
            painter.drawLine(QPointF(box.left() + 2, middle.y()), QPointF(box.right(), middle.y()))
            paint_marker(painter, middle, 9, pen, self._theme.color("surface"))
        painter.end()
