"""A drawn face as in a mirror; the side that had the palsy is hatched."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.sides import Affected
from ui.theme import Theme
from ui.widgets.face_map_paint import drawing, outline

_WINDOW: Final = QRectF(40, 20, 520, 640)
_MIDDLE: Final = 300.0
_FACE: Final = (
    "M 300 120 C 260 120 222 126 190 142 C 158 158 138 190 136 236 C 134 300 138 352 146 404 "
    "C 154 466 180 526 220 570 C 246 600 274 616 300 616 L 300 120 Z"
)
"""The own left half of the face in front.svg; the right half is its mirror image."""


class SideFace(QWidget):
    """Frame: the own left is at the left, as in a mirror. The words beside it say which side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._affected = Affected.UNKNOWN
        self._drawn = drawing("front.svg", theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn = drawing("front.svg", theme)
        self.update()

    def show_side(self, affected: Affected, spoken: str) -> None:
        self._affected = affected
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / _WINDOW.width(), self.height() / _WINDOW.height())
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(scale, scale)
        painter.translate(-_WINDOW.center())
        painter.setClipRect(_WINDOW)
        view = self._drawn.viewBoxF()
        self._drawn.render(painter, view)
        if self._affected is not Affected.UNKNOWN:
            self._paint_half(painter)
        painter.end()

    def _paint_half(self, painter: QPainter) -> None:
        half, theme = outline(_FACE), self._theme
        if self._affected is Affected.RIGHT:
            half = QTransform(-1, 0, 0, 1, 2 * _MIDDLE, 0).map(half)
        fill = theme.color("afffill")
        fill.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPath(half)
        painter.setBrush(QBrush(theme.color("aff"), Qt.BrushStyle.BDiagPattern))
        painter.drawPath(half)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("aff"), 5))
        painter.drawPath(half)
