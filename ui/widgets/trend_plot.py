"""One measure over time: points with their noise, the band of what noise explains, gaps as gaps."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Theme
from ui.viewmodels.progress_facts import PlotBand, PlotLine, PlotPoint, TrendData

_STEPS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_MANY: Final = 60
"""From so many points on they are small, and the line between them is thin."""
_POINTED: Final = 600
"""More points than pixels are left to their line."""
_MANY_LINES: Final = 12
"""More marks than these are drawn thin."""


def levels_of(values: Sequence[float], most: int = 5) -> tuple[float, ...]:
    """Return round levels that enclose all values and zero, at most so many steps apart."""
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(0.0, *finite), max(0.0, *finite)
    spread = max(high - low, 1e-6)
    step = next(
        (step for step in _STEPS if spread / step <= most), 10 ** math.ceil(math.log10(spread))
    )
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(place * step for place in range(first, max(last, first + 1) + 1))


class TrendPlot(QLabel):
    """Left and right go from recording to recording, Enter opens one; each is spoken.

    A QLabel, so that a screen reader reads it.

    Signals: `opened(str)` the key of a recording; `chosen(str)` what is said about it.
    """

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._data: TrendData | None = None
        self._levels: tuple[float, ...] = (0.0, 1.0)
        self._shown_area: QRectF | None = None
        """Where the plot lies in the widget; worked out anew when size, look or data change."""
        self.current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def data(self) -> TrendData | None:
        return self._data

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._shown_area = None
        self.updateGeometry()
        self.update()

    def show_data(self, data: TrendData) -> None:
        self._data = data
        values = [v for p in data.points for v in (p.value - p.half, p.value + p.half, p.own)]
        values += [v for band in data.bands for v in (band.low, band.high)]
        self._levels = levels_of(values)
        self._shown_area = None
        self.current = None
        self.setAccessibleName(data.words.name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(396, 226 if not self._theme.is_large else 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    # --- geometry ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._shown_area = None
        super().resizeEvent(event)

    def _area(self) -> QRectF:
        if self._shown_area is None:
            self._shown_area = self._new_area()
        return self._shown_area

    def _new_area(self) -> QRectF:
        metrics = QFontMetricsF(self._theme.font("caption"))
        left = max(metrics.horizontalAdvance(self._level_words(level)) for level in self._levels)
        line = metrics.height()
        top = line * 1.3 if self._data and self._data.lines else line * 0.6
        return QRectF(self.rect()).adjusted(left + 10, top, -14, -line * 1.5)

    def _place(self, x: float, value: float) -> QPointF:
        assert self._data is not None, "only what is there is placed"
        area = self._area()
        across = (x - self._data.start) / max(self._data.end - self._data.start, 1e-9)
        low, high = self._levels[0], self._levels[-1]
        up = (value - low) / (high - low)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def place_of(self, index: int) -> QPointF:
        """Return where a recording is drawn; one that could not tell lies at the lower edge."""
        assert self._data is not None, "only what is there is placed"
        point = self._data.points[index]
        value = point.value if math.isfinite(point.value) else self._levels[0]
        return self._place(point.x, value)

    def _level_words(self, level: float) -> str:
        unit = self._data.words.unit if self._data else ""
        return f"{level:g}".replace("-", "−") + unit

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._data is not None:
            self._paint_ground(painter, self._data)
            for band in self._data.bands:
                self._paint_band(painter, band)
            for line in self._data.lines:
                self._paint_line(painter, line)
            self._paint_signs(painter, self._data.lines)
            self._paint_own(painter, self._data.points)
            self._paint_lead(painter, self._data.points)
            self._paint_current(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter, data: TrendData) -> None:
        theme, area = self._theme, self._area()
        painter.setFont(theme.font("caption"))
        line = QFontMetricsF(painter.font()).height()
        for level in self._levels:
            y = self._place(data.start, level).y()
            painter.setPen(QPen(theme.color("line" if level == 0 else "hair"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("text2"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            box = QRectF(0, y - line / 2, area.left() - 8, line)
            painter.drawText(box, int(flags), self._level_words(level))
        taken = -math.inf
        for x, words in data.words.ticks:
            width = QFontMetricsF(painter.font()).horizontalAdvance(words)
            left = self._place(x, self._levels[0]).x() - width / 2
            left = min(max(left, 0.0), self.width() - width - 1)
            if left > taken + 8:
                painter.drawText(QPointF(left, self.height() - line * 0.3), words)
                taken = left + width

    def _paint_band(self, painter: QPainter, band: PlotBand) -> None:
        box = QRectF(self._place(band.start, band.high), self._place(band.end, band.low))
        fill = QColor(self._theme.color("sunken"))
        painter.setBrush(fill)
        pen = QPen(self._theme.color("line"), 1.5)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.drawRect(box)

    def _paint_line(self, painter: QPainter, line: PlotLine) -> None:
        theme, area = self._theme, self._area()
        x = self._place(line.x, 0.0).x()
        is_crowded = self._data is not None and len(self._data.lines) > _MANY_LINES
        pen = QPen(theme.color("text2" if line.is_break else "text"), 1 if is_crowded else 2)
        if line.is_break:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_signs(self, painter: QPainter, lines: Sequence[PlotLine]) -> None:
        """Write the number of each mark over its line, where it fits, and what a break is."""
        theme, area = self._theme, self._area()
        taken = -math.inf
        for line in lines:
            x = self._place(line.x, 0.0).x()
            painter.setFont(theme.font("caption", bold=not line.is_break))
            painter.setPen(theme.color("text2" if line.is_break else "text"))
            metrics = QFontMetricsF(painter.font())
            width = metrics.horizontalAdvance(line.sign)
            if line.is_break:
                left = x + 6 if x + 6 + width <= self.width() else x - 6 - width
                top = area.bottom() - metrics.height() - 8
                box = QRectF(left - 3, top, width + 6, metrics.height())
                painter.fillRect(box, theme.color("surface"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), line.sign)
                continue
            left = min(max(x - width / 2, 0.0), self.width() - width - 1)
            if left > taken + 4:
                painter.drawText(QPointF(left, area.top() - 4), line.sign)
                taken = left + width

    def _paint_lead(self, painter: QPainter, points: Sequence[PlotPoint]) -> None:
        theme = self._theme
        ink, ground = theme.color("primary"), theme.color("surface")
        is_dense = len(points) > _MANY
        self._join(painter, points, QPen(ink, 1.2 if is_dense else 3.0), is_own=False)
        radius = 2.2 if is_dense else 6.5
        for point in points:
            if not math.isfinite(point.value):
                self._paint_gap(painter, point.x)
                continue
            centre = self._place(point.x, point.value)
            if point.half and not is_dense:
                pen = QPen(ink, 2)
                pen.setDashPattern([1.0, 1.6])
                painter.setPen(pen)
                low, high = (self._place(point.x, point.value + s * point.half) for s in (-1, 1))
                painter.drawLine(low, high)
            # Close together, rings around the points would cover the line between them.
            ring = QPen(ink if point.is_doubted else ground, 2)
            painter.setPen(Qt.PenStyle.NoPen if is_dense and not point.is_doubted else ring)
            painter.setBrush(ground if point.is_doubted else ink)
            if len(points) <= _POINTED or point.is_doubted or not point.is_joined:
                painter.drawEllipse(centre, radius, radius)
            if point.is_doubted:
                _paint_cross(painter, centre, radius * 0.45, ink)

    def _paint_gap(self, painter: QPainter, x: float) -> None:
        """Draw a short dash below, where a recording could not tell."""
        foot = self._place(x, self._levels[0])
        painter.setPen(QPen(self._theme.color("text2"), 3))
        painter.drawLine(foot + QPointF(0, -9), foot + QPointF(0, 3))

    def _paint_own(self, painter: QPainter, points: Sequence[PlotPoint]) -> None:
        ink = self._theme.color("aff")
        is_dense = len(points) > _MANY
        pen = QPen(ink, 0.8 if is_dense else 1.6)
        if not is_dense:
            pen.setDashPattern([2.5, 2.5])
        self._join(painter, points, pen, is_own=True)
        if is_dense:
            return
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(self._theme.color("surface"))
        for point in points:
            if math.isfinite(point.own):
                painter.drawPolygon(_diamond(self._place(point.x, point.own), 4.5))

    def _join(
        self, painter: QPainter, points: Sequence[PlotPoint], pen: QPen, *, is_own: bool
    ) -> None:
        lines: list[QLineF] = []
        for before, point in pairwise(points):
            a, b = (before.own, point.own) if is_own else (before.value, point.value)
            if point.is_joined and math.isfinite(a) and math.isfinite(b):
                lines.append(QLineF(self._place(before.x, a), self._place(point.x, b)))
        painter.setPen(pen)
        painter.drawLines(lines)

    def _paint_current(self, painter: QPainter) -> None:
        if self.current is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 3))
        painter.drawEllipse(self.place_of(self.current), 11.0, 11.0)

    # --- moving ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = 0 if self._data is None else len(self._data.points)
        key = Qt.Key(event.key())
        if not count:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if key is Qt.Key.Key_Left else 1
            now = count - 1 - step if self.current is None else self.current
            self.choose(min(max(now + step, 0), count - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if key is Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._open(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.current is None and self._data is not None and self._data.points:
            self.choose(len(self._data.points) - 1)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None:
            self.choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None:
            self._open(index)

    def choose(self, index: int) -> None:
        """Make a recording the current one and say it."""
        assert self._data is not None, "only what is there is chosen"
        self.current = index
        words = self._data.say(index)
        self.setAccessibleName(f"{self._data.words.name}. {words}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()
        self.chosen.emit(words)

    def open_current(self) -> None:
        if self.current is not None:
            self._open(self.current)

    def _open(self, index: int) -> None:
        assert self._data is not None, "only what is there is opened"
        self.opened.emit(self._data.points[index].key)

    def _index_at(self, place: QPointF) -> int | None:
        if self._data is None or not self._data.points:
            return None
        gaps = [abs(self.place_of(n).x() - place.x()) for n in range(len(self._data.points))]
        nearest = min(range(len(gaps)), key=gaps.__getitem__)
        return nearest if gaps[nearest] <= 24 else None


def _diamond(centre: QPointF, size: float) -> QPolygonF:
    off = (QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0))
    return QPolygonF([centre + each for each in off])


def _paint_cross(painter: QPainter, centre: QPointF, size: float, ink: QColor) -> None:
    painter.setPen(QPen(ink, 2))
    for off in (QPointF(size, size), QPointF(size, -size)):
        painter.drawLine(centre - off, centre + off)


class TrendKey(QWidget):
    """How a line of the plot looks, beside the words that name it."""

    def __init__(self, theme: Theme, *, is_own: bool) -> None:
        super().__init__()
        self._theme, self._is_own = theme, is_own
        self.setFixedSize(40, 18)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        ink = self._theme.color("aff" if self._is_own else "primary")
        pen = QPen(ink, 1.6 if self._is_own else 3.0)
        if self._is_own:
            pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(2, middle.y()), QPointF(self.width() - 2, middle.y()))
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(self._theme.color("surface") if self._is_own else ink)
        if self._is_own:
            painter.drawPolygon(_diamond(middle, 4.5))
        else:
            painter.drawEllipse(middle, 5.5, 5.5)
        painter.end()
