"""How much each side moves, from a line in the middle; the person's left is on the left."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.sides import Affected, Side, Sides
from app.domain.today_size import HIGH, are_alike
from ui.theme import Theme

_MOST = 1.4 * HIGH
_HEIGHT = 28


class BalanceBar(QWidget):
    """Affected: a solid outline; healthy: a dashed one. Longer is not better, and not marked so."""

    def __init__(
        self, theme: Theme, affected: Affected, *, most: float = _MOST, mark: float | None = None
    ) -> None:
        """`most` is the longest that is drawn; `mark` a length to compare with, on both sides."""
        super().__init__()
        self._most, self._mark = most, mark
        self._theme = theme
        self._affected = affected
        self._sides: Sides[float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_sides(None)

    @property
    def sides(self) -> Sides[float] | None:
        return self._sides

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_sides(self, sides: Sides[float] | None) -> None:
        """Show how far each side has moved, in units of the first gentle try; None: nothing.

        With a `mark`: in units of it.
        """
        self._sides = sides
        self.setAccessibleName(self.tr("Left and right: {words}").format(words=self._spoken()))
        self.update()

    def words(self) -> str:
        """Say how the sides compare, never which is better."""
        if self._sides is None:
            return self.tr("not shown at the moment")
        left, right = self._sides.left, self._sides.right
        if are_alike(left, right):
            return self.tr("much the same")
        return self.tr("more on the left") if left > right else self.tr("more on the right")

    def _spoken(self) -> str:
        """Say it; against a mark to the next ten percent, as nearer nobody can read it."""
        if self._mark is None or self._sides is None:
            return self.words()
        tens = {side: round(10 * self._sides.of(side) / self._mark) * 10 for side in Side}
        return self.tr("left about {left} %, right about {right} % of rest").format(
            left=tens[Side.LEFT], right=tens[Side.RIGHT]
        )

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, top = self.width() / 2, 4.0
        track = QRectF(1, top, self.width() - 2, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        if self._sides is not None:
            for side in Side:
                self._paint_side(painter, side, self._sides.of(side), middle, top)
        self._paint_mark(painter, middle, top)
        painter.setPen(QPen(self._theme.color("text"), 3))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        painter.end()

    def _paint_mark(self, painter: QPainter, middle: float, top: float) -> None:
        if self._mark is None:
            return
        painter.setPen(QPen(self._theme.color("text2"), 2, Qt.PenStyle.DotLine))
        away = self._mark / self._most * (middle - 6)
        for x in (middle - away, middle + away):
            painter.drawLine(QPointF(x, top), QPointF(x, top + _HEIGHT))

    def _paint_side(
        self, painter: QPainter, side: Side, amount: float, middle: float, top: float
    ) -> None:
        length = min(max(amount, 0.0) / self._most, 1.0) * (middle - 6)
        if length < 2:
            return
        left = middle - length if side is Side.LEFT else middle
        is_affected = side is self._affected.side
        ink, fill = ("aff", "afffill") if is_affected else ("hea", "heafill")
        style = Qt.PenStyle.SolidLine if is_affected else Qt.PenStyle.DashLine
        if self._affected.side is None:
            ink, fill, style = "text2", "line", Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.color(ink), 2, style))
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(QRectF(left, top + 1, length, _HEIGHT - 2), 5, 5)
