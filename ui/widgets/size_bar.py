"""How large the movement is now, and the box in which it is enough."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.feedback import Size
from app.domain.today_size import HIGH, TodaySize
from ui.theme import Theme
from ui.viewmodels.training_facts import SizeState

_MOST = 1.8 * HIGH
"""What stands at the right end; anything larger stays there."""
_INSET = 20.0


class SizeBar(QWidget):
    """Rest at the left, bigger at the right; the box is where to stay. Nothing lights up in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = SizeState(None, None, TodaySize())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_it()

    @property
    def state(self) -> SizeState:
        return self._state

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_state(self, state: SizeState) -> None:
        if state != self._state:
            self._state = state
            self._name_it()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(self._words_px() * 2 + self._track_px() + 34))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def at(self, amount: float) -> float:
        """Return where an amount stands, in pixels from the left."""
        share = min(max(amount / _MOST, 0.0), 1.0)
        return _INSET + share * (self.width() - 2 * _INSET)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._words_px() + 18
        track = QRectF(_INSET, top, self.width() - 2 * _INSET, self._track_px())
        painter.setPen(QPen(self._theme.color("line"), 1.5))
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        self._paint_box(painter, track)
        self._paint_words(painter, track)
        if self._state.amount is not None:
            self._paint_now(painter, track, self._state.amount)
        painter.end()

    def _paint_box(self, painter: QPainter, track: QRectF) -> None:
        low, high = self.at(self._state.box.low), self.at(self._state.box.high)
        box = QRectF(low, track.top() - 6, high - low, track.height() + 12)
        painter.setPen(QPen(self._theme.color("primary"), 3))
        painter.setBrush(self._theme.color("psoft"))
        painter.drawRoundedRect(box, 8, 8)

    def _paint_words(self, painter: QPainter, track: QRectF) -> None:
        theme = self._theme
        below = QRectF(0, track.bottom() + 8, self.width(), self._words_px() + 2)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        ends = (self.tr("Rest"), self.tr("Bigger"))
        painter.drawText(below.adjusted(_INSET, 0, 0, 0), int(_LEFT), ends[0])
        painter.drawText(below.adjusted(0, 0, -_INSET, 0), int(_RIGHT), ends[1])
        widths = [QFontMetricsF(painter.font()).horizontalAdvance(text) for text in ends]
        font = theme.font("caption", bold=True)
        words = self.tr("Today's size")
        wide = QFontMetricsF(font).horizontalAdvance(words)
        middle = (self.at(self._state.box.low) + self.at(self._state.box.high)) / 2
        least = _INSET + widths[0] + 10
        most = self.width() - _INSET - widths[1] - 10 - wide
        left = min(max(middle - wide / 2, least), most)
        painter.setFont(font)
        painter.setPen(theme.color("primary"))
        painter.drawText(QRectF(left, below.top(), wide + 2, below.height()), int(_LEFT), words)

    def _paint_now(self, painter: QPainter, track: QRectF, amount: float) -> None:
        theme, x = self._theme, self.at(amount)
        painter.setPen(QPen(theme.color("text"), 5))
        painter.drawLine(QPointF(x, track.top() - 8), QPointF(x, track.bottom() + 5))
        tip = QPolygonF(
            [
                QPointF(x - 12, track.top() - 18),
                QPointF(x + 12, track.top() - 18),
                QPointF(x, track.top() - 3),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawPolygon(tip)
        font = theme.font("caption", bold=True)
        words = self.tr("Now", "over the mark of the present size")
        wide = QFontMetricsF(font).horizontalAdvance(words)
        left = min(max(x - wide / 2, 0.0), self.width() - wide)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        above = QRectF(left, 0, wide + 2, self._words_px())
        painter.drawText(above, int(_LEFT), words)

    def _name_it(self) -> None:
        names = {
            Size.SMALL: self.tr("smaller than today's size"),
            Size.ENOUGH: self.tr("today's size"),
            Size.TOO_BIG: self.tr("bigger than today's size"),
            None: self.tr("not shown at the moment"),
        }
        self.setAccessibleName(
            self.tr("Movement size: {size}").format(size=names[self._state.size])
        )

    def _words_px(self) -> float:
        return self._theme.px("caption") * 1.35

    def _track_px(self) -> float:
        return 34.0 if self._theme.is_large else 28.0


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
