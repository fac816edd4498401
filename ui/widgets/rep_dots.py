"""One dot per repetition: done, current, to come."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_GAP = 10
_LARGEST = 30
_SMALLEST = 14


def paint_tick(painter: QPainter, box: QRectF, pen: QPen) -> None:
    """Draw a tick into the square `box`."""
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    unit = box.width() / 24
    points = ((5.0, 12.5), (9.6, 17.1), (19.0, 7.5))
    painter.drawPolyline(
        QPolygonF([QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in points])
    )


def paint_state_dot(
    painter: QPainter, box: QRectF, theme: Theme, *, is_done: bool, is_current: bool
) -> None:
    """Draw a filled dot with a tick (done), a thick ring (current) or a thin one (to come)."""
    if is_done:
        painter.setPen(QPen(theme.color("primary"), 2))
        painter.setBrush(theme.color("pfill"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        inset = box.width() * 0.2
        tick = box.adjusted(inset, inset, -inset, -inset)
        paint_tick(painter, tick, QPen(theme.color("onprimary"), max(2.0, box.width() / 13)))
        return
    width = max(3.0, box.width() / 8) if is_current else 2.0
    painter.setPen(QPen(theme.color("primary" if is_current else "line"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawEllipse(box.adjusted(half, half, -half, -half))


class RepDots(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._current = 0
        self._of = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        return self._current

    @property
    def of(self) -> int:
        return self._of

    def set_reps(self, current: int, of: int) -> None:
        """Show that repetition `current` (from 1) of `of` is being made; 0 of 0 shows nothing."""
        if (current, of) == (self._current, self._of):
            return
        self._current, self._of = current, of
        self.setAccessibleName(
            self.tr("Repeat {current} of {of}").format(current=current, of=of) if of else ""
        )
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(5 * (_LARGEST + _GAP), _LARGEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * (_SMALLEST + _GAP), _LARGEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._of:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() / self._of - _GAP
        side = min(max(room, _SMALLEST), _LARGEST)
        top = (self.height() - side) / 2
        for index in range(self._of):
            box = QRectF(index * (side + _GAP), top, side, side)
            paint_state_dot(
                painter,
                box,
                self._theme,
                is_done=index + 1 < self._current,
                is_current=index + 1 == self._current,
            )
        painter.end()
