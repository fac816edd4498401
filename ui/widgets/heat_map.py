"""Days as squares, darker where more was done; a ring marks a recording."""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from app.domain.done_days import Level
from ui.theme import Theme
from ui.viewmodels.progress_facts import NO_GRID, Cell, Grid
from ui.widgets.controls import label, row

_GAP: Final = 6
_LEAST_CELL: Final = 18
_LARGEST: Final = 1.25
_SHARES: Final = {Level.LITTLE: 0.34, Level.SOME: 0.66}


def level_color(theme: Theme, level: Level) -> QColor:
    """Return the fill of a level, between the ground of wells and the primary ink.

    The ink is brighter than a dark theme's fills, which a square of less than 4096 px² may be.
    """
    low, high = theme.color("sunken"), theme.color("primary")
    if level in (Level.NOTHING, Level.MUCH):
        return low if level is Level.NOTHING else high
    share = _SHARES[level]
    return QColor.fromRgbF(
        low.redF() + share * (high.redF() - low.redF()),
        low.greenF() + share * (high.greenF() - low.greenF()),
        low.blueF() + share * (high.blueF() - low.blueF()),
    )


def paint_cell(painter: QPainter, box: QRectF, theme: Theme, cell: Cell) -> None:
    """Draw one day: its level, the ring of a recording, the number, the outline of today."""
    is_dark = cell.level in (Level.SOME, Level.MUCH)
    painter.setBrush(Qt.BrushStyle.NoBrush if cell.is_ahead else level_color(theme, cell.level))
    edge = theme.color("hair")
    pen = QPen(edge, 1)
    if cell.is_ahead:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(box, theme.radius.tag, theme.radius.tag)
    if cell.is_recorded:
        _paint_ring(painter, box, theme, is_numbered=bool(cell.number))
    if cell.number:
        painter.setFont(theme.font("caption", cell.is_today))
        painter.setPen(theme.color("surface" if is_dark else "text"))
        place = box.adjusted(6, 2, -4, -2)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), cell.number
        )
    if cell.is_today:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text"), 2.5))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 8, 8)


def _paint_ring(painter: QPainter, box: QRectF, theme: Theme, *, is_numbered: bool) -> None:
    radius = min(6.0, box.width() * 0.2)
    centre = box.center()
    if is_numbered:
        centre = box.bottomRight() - QPointF(radius + 6, radius + 6)
    painter.setBrush(theme.color("surface"))
    painter.setPen(QPen(theme.color("text"), 2.5))
    painter.drawEllipse(centre, radius, radius)


class HeatMap(QLabel):
    """Arrow keys go from day to day, Home and End to the ends, Page keys to other times.

    A QLabel, so that a screen reader reads it.

    Signals: `chosen(date)` the day now current; `page_requested(int)` back or on.
    """

    chosen = Signal(object)
    page_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = NO_GRID
        self._name = ""
        self.current: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def grid(self) -> Grid:
        return self._grid

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_grid(self, grid: Grid, name: str, current: date | None) -> None:
        """Show other days; the current one stays current while it is among them."""
        self._grid, self._name = grid, name
        places = grid.places()
        self.current = current if current in places else next(reversed(places), None)
        self._say()
        self.updateGeometry()
        self.update()

    def cell(self, day: date | None) -> Cell | None:
        place = None if day is None else self._grid.places().get(day)
        return None if place is None else self._grid.rows[place[0]][place[1]]

    def rect_of(self, day: date) -> QRectF:
        """Return where a day is drawn."""
        return self._box(*self._grid.places()[day])

    # --- geometry ----------------------------------------------------------------------------

    def _cell_size(self) -> float:
        return self._size_in(self.width())

    def _size_in(self, width: int) -> float:
        """Return the side of a square: as the design has it, larger or smaller as room allows."""
        columns = max(len(self._grid.column_names), 1)
        room = (width - self._left() - 4) / columns - _GAP
        return max(_LEAST_CELL, min(_LARGEST * self._nominal(), room))

    def _nominal(self) -> float:
        size = 52 if self._grid.is_wide else 32
        return size * (1.25 if self._theme.is_large else 1.0)

    def _line(self) -> float:
        return self._theme.px("caption") * 1.5

    def _left(self) -> float:
        return self._theme.px("caption") * 2.4 if any(self._grid.row_names) else 3.0

    def _height(self, cell: float) -> float:
        return cell * (0.8 if self._grid.is_wide else 1.0)

    def _box(self, row_: int, column_: int) -> QRectF:
        size = self._cell_size()
        high = self._height(size)
        return QRectF(
            self._left() + column_ * (size + _GAP) + _GAP / 2,
            self._line() + row_ * (high + _GAP) + _GAP / 2,
            size,
            high,
        )

    def sizeHint(self) -> QSize:
        cell = self._nominal()
        columns = max(len(self._grid.column_names), 1)
        return QSize(round(self._left() + columns * (cell + _GAP) + 4), self._total(cell))

    def minimumSizeHint(self) -> QSize:
        columns = max(len(self._grid.column_names), 1)
        wide = self._left() + columns * (_LEAST_CELL + _GAP) + 4
        return QSize(round(wide), self._total(_LEAST_CELL))

    def heightForWidth(self, width: int) -> int:
        return self._total(self._size_in(width))

    def _total(self, cell: float) -> int:
        rows = max(len(self._grid.rows), 1)
        return round(self._line() + rows * (self._height(cell) + _GAP) + 4)

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        for r, cells in enumerate(self._grid.rows):
            for c, cell in enumerate(cells):
                if cell is not None:
                    paint_cell(painter, self._box(r, c), self._theme, cell)
        if self.hasFocus() and self.current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("aff"), 3))
            painter.drawRoundedRect(self.rect_of(self.current).adjusted(-2, -2, 2, 2), 8, 8)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text2"))
        step = self._cell_size() + _GAP
        for c, name in enumerate(self._grid.column_names):
            place = QRectF(self._box(0, c).left() - _GAP, 0, 3 * step, self._line())
            flags = Qt.AlignmentFlag.AlignVCenter
            if self._grid.is_wide:
                place.setWidth(step + _GAP)
                flags |= Qt.AlignmentFlag.AlignHCenter
            painter.drawText(place, int(flags), name)
        for r, name in enumerate(self._grid.row_names):
            box = self._box(r, 0)
            place = QRectF(0, box.top(), self._left() - _GAP, box.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)

    # --- moving ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        days = list(self._grid.places())
        if key in steps and self.current is not None:
            self._step(*steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and days:
            self._choose(min(days) if key is Qt.Key.Key_Home else max(days))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_requested.emit(-1 if key is Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, right: int) -> None:
        """Go to the neighbour, or over the edge to other days."""
        assert self.current is not None, "checked by the caller"
        r, c = self._grid.places()[self.current]
        r, c = r + down, c + right
        is_inside = 0 <= r < len(self._grid.rows) and 0 <= c < len(self._grid.rows[r])
        cell = self._grid.rows[r][c] if is_inside else None
        if cell is not None:
            self._choose(cell.day)
        elif right and not is_inside:
            self.page_requested.emit(right)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self._choose(day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell(self._day_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), cell.spoken if cell else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _day_at(self, place: QPointF) -> date | None:
        half = _GAP / 2
        found = (
            day
            for day, (r, c) in self._grid.places().items()
            if self._box(r, c).adjusted(-half, -half, half, half).contains(place)
        )
        return next(found, None)

    def _choose(self, day: date) -> None:
        self.current = day
        self._say()
        self.update()
        self.chosen.emit(day)

    def _say(self) -> None:
        cell = self.cell(self.current)
        words = self._name if cell is None else f"{self._name}. {cell.spoken}"
        if words != self.accessibleName():
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class HeatLegend(QWidget):
    """Little to much, and what the ring is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.few, self.many, self.ring = (label("caption", wrap=False) for _ in range(3))
        self._levels = _Sample(theme, tuple(Level))
        self._ring = _Sample(theme, ())
        box = row(6)
        for widget in (self.few, self._levels, self.many):
            box.addWidget(widget)
        box.addSpacing(10)
        for widget in (self._ring, self.ring):
            box.addWidget(widget)
        box.addStretch(1)
        self.setLayout(box)

    def set_theme(self, theme: Theme) -> None:
        self._levels.set_theme(theme)
        self._ring.set_theme(theme)

    def set_words(self, few: str, many: str, ring: str) -> None:
        self.few.setText(few)
        self.many.setText(many)
        self.ring.setText(ring)


class _Sample(QWidget):
    """Squares of these levels; without any, the ring."""

    def __init__(self, theme: Theme, levels: tuple[Level, ...]) -> None:
        super().__init__()
        self._theme, self._levels = theme, levels
        self.setFixedSize(max(len(levels), 1) * 26, 24)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, level in enumerate(self._levels):
            box = QRectF(place * 26 + 1, 2, 20, 20)
            cell = Cell(date.min, level, False, False, False, "")
            paint_cell(painter, box, self._theme, cell)
        if not self._levels:
            _paint_ring(painter, QRectF(0, 0, 24, 24), self._theme, is_numbered=False)
        painter.end()
