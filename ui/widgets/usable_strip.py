"""Which stretches of a recording could be used: plain, and hatched where not."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.plot_marks import paint_hatch

_STRIP_PX = 36.0


class UsableStrip(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._length_s = 0.0
        self._usable: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def percent(self) -> int:
        """Return how much of the time could be used."""
        if self._length_s <= 0:
            return 0
        used = sum(end - start for start, end in self._usable)
        return round(100 * min(1.0, used / self._length_s))

    def show_spans(self, length_s: float, usable: tuple[tuple[float, float], ...]) -> None:
        self._length_s, self._usable = length_s, usable
        self.setAccessibleName(
            self.tr("{percent} % of the time could be used").format(percent=self.percent)
        )
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(_STRIP_PX + self._theme.px("caption") * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._length_s <= 0:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strip = QRectF(1, 1, self.width() - 2, _STRIP_PX - 2)
        paint_hatch(painter, strip, theme.color("surface"), theme.color("text2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(strip, 6, 6)
        painter.setPen(QPen(theme.color("primary"), 2))
        painter.setBrush(theme.color("psoft"))
        for start_s, end_s in self._usable:
            left = strip.left() + strip.width() * start_s / self._length_s
            right = strip.left() + strip.width() * end_s / self._length_s
            painter.drawRoundedRect(QRectF(left, strip.top(), right - left, strip.height()), 5, 5)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        below = QRectF(0, _STRIP_PX, self.width(), self.height() - _STRIP_PX)
        low = int(Qt.AlignmentFlag.AlignBottom)
        painter.drawText(below, low | int(Qt.AlignmentFlag.AlignLeft), self._seconds(0))
        painter.drawText(
            below, low | int(Qt.AlignmentFlag.AlignRight), self._seconds(self._length_s)
        )
        painter.end()

    def _seconds(self, seconds: float) -> str:
        return self.tr("{n} s").format(n=round(seconds))
