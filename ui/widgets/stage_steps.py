"""The parts of a long way in one line: what is done, where one is, what comes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.rep_dots import paint_state_dot

_GAP, _LINE = 8.0, 18.0


class StageSteps(QWidget):
    """Nothing to press; a screen reader is told which of how many."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def current(self) -> int:
        return self._current

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_steps(self, names: tuple[str, ...], current: int) -> None:
        """Show the steps, the one at place `current` as the present one."""
        if (names, current) == (self._names, self._current):
            return
        self._names, self._current = names, current
        self.setAccessibleName(
            self.tr("Step {n} of {total}: {name}").format(
                n=current + 1, total=len(names), name=names[current]
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        # Bold throughout, so that nothing moves when the next step comes.
        metrics = QFontMetricsF(self._theme.font("body", bold=True))
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        lines = max(0, len(self._names) - 1) * (_LINE + 2 * _GAP)
        return QSize(round(words + len(self._names) * (self._side() + _GAP) + lines) + 4, 48)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _side(self) -> float:
        return 36.0 if self._theme.is_large else 30.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle, side = 2.0, self.height() / 2, self._side()
        room = QFontMetricsF(self._theme.font("body", bold=True))
        for place, name in enumerate(self._names):
            if place:
                painter.setPen(QPen(self._theme.color("line"), 2))
                start = QPointF(left + _GAP, middle)
                painter.drawLine(start, start + QPointF(_LINE, 0))
                left += _LINE + 2 * _GAP
            dot = QRectF(left, middle - side / 2, side, side)
            self._paint_dot(painter, dot, place)
            is_current = place == self._current
            width = room.horizontalAdvance(name)
            painter.setFont(self._theme.font("body", bold=is_current))
            painter.setPen(self._theme.color("text"))
            words = QRectF(dot.right() + _GAP, 0, width + 2, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)
            left = dot.right() + _GAP + width
        painter.end()

    def _paint_dot(self, painter: QPainter, dot: QRectF, place: int) -> None:
        theme = self._theme
        if place < self._current:
            paint_state_dot(painter, dot, theme, is_done=True, is_current=False)
            return
        is_current = place == self._current
        painter.setPen(QPen(theme.color("pfill" if is_current else "line"), 2))
        painter.setBrush(theme.color("pfill" if is_current else "surface"))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("onprimary" if is_current else "text"))
        painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
