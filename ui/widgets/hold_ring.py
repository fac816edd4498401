"""A ring that fills while a movement is held, with the seconds left in its middle."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_STROKE_SHARE = 0.075
_NUMBER_SHARE = 0.42


@dataclass(frozen=True, slots=True)
class RingState:
    """`fill` 0..1 clockwise from the top; `number` and `caption` stand inside."""

    fill: float = 0.0
    number: str = ""
    caption: str = ""


NO_RING = RingState()


def paint_ring(
    painter: QPainter,
    box: QRectF,
    theme: Theme,
    state: RingState,
    role: str = "countdown_mirror",
) -> None:
    """Draw the ring into the square `box`; `role` is the size of its number."""
    stroke = box.width() * _STROKE_SHARE
    circle = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("sunken"), stroke))
    painter.drawEllipse(circle)
    fill = min(max(state.fill, 0.0), 1.0)
    if fill > 0:
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(theme.color("primary"), stroke, Qt.PenStyle.SolidLine, cap))
        painter.drawArc(circle, 90 * 16, -round(fill * 360 * 16))
    _paint_words(painter, circle, theme, state, role)
    painter.restore()


def _paint_words(
    painter: QPainter, circle: QRectF, theme: Theme, state: RingState, role: str
) -> None:
    number_font = theme.font(role, bold=True)
    limit_px = round(circle.width() * _NUMBER_SHARE)
    number_font.setPixelSize(min(number_font.pixelSize(), limit_px))
    caption_font = theme.font("caption")
    _shrink(caption_font, state.caption, circle.width() * 0.66)
    number = QFontMetricsF(number_font)
    caption = QFontMetricsF(caption_font)
    number_height = number.capHeight() if state.number else 0.0
    gap = circle.width() * 0.05 if state.number and state.caption else 0.0
    height = number_height + gap + (caption.ascent() if state.caption else 0.0)
    baseline = circle.center().y() - height / 2 + number_height
    painter.setFont(number_font)
    painter.setPen(theme.color("text"))
    _centred(painter, circle, baseline, state.number, number)
    painter.setFont(caption_font)
    painter.setPen(theme.color("text2"))
    _centred(painter, circle, baseline + gap + caption.ascent(), state.caption, caption)


def _centred(
    painter: QPainter, circle: QRectF, baseline: float, words: str, metrics: QFontMetricsF
) -> None:
    left = circle.center().x() - metrics.horizontalAdvance(words) / 2
    painter.drawText(QPointF(left, baseline), words)


def _shrink(font: QFont, words: str, width: float) -> None:
    needed = QFontMetricsF(font).horizontalAdvance(words)
    if needed > width > 0:
        font.setPixelSize(max(12, int(font.pixelSize() * width / needed)))


class HoldRing(QWidget):
    def __init__(
        self, theme: Theme, parent: QWidget | None = None, role: str = "countdown_mirror"
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._state = RingState()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def state(self) -> RingState:
        return self._state

    def set_state(self, state: RingState) -> None:
        if state == self._state:
            return
        spoken = f"{state.number} {state.caption}".strip()
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        self._state = state
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._theme.px(self._role) * 2.2)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_ring(painter, box, self._theme, self._state, self._role)
        painter.end()
