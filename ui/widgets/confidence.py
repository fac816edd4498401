"""How sure a finding is: three blocks and a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.findings import Confidence
from ui.theme import Theme

_BLOCK = QSize(22, 12)
_GAP = 5
_FILLED = {Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}


class ConfidenceBlocks(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._confidence = Confidence.LOW
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def word(self) -> str:
        words = {
            Confidence.LOW: self.tr("low", "how sure"),
            Confidence.MEDIUM: self.tr("medium", "how sure"),
            Confidence.HIGH: self.tr("high", "how sure"),
        }
        return words[self._confidence]

    def set_confidence(self, confidence: Confidence) -> None:
        self._confidence = confidence
        self.setAccessibleName(self.tr("How sure: {word}").format(word=self.word))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("body", bold=True))
        blocks = 3 * (_BLOCK.width() + _GAP)
        return QSize(blocks + 6 + metrics.horizontalAdvance(self.word) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BLOCK.height()) / 2
        for index in range(3):
            box = QRectF(index * (_BLOCK.width() + _GAP), top, _BLOCK.width(), _BLOCK.height())
            is_filled = index < _FILLED[self._confidence]
            painter.setPen(QPen(self._theme.color("text" if is_filled else "line"), 2))
            painter.setBrush(self._theme.color("text") if is_filled else Qt.GlobalColor.transparent)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font("body", bold=True))
        words = self.rect().adjusted(3 * (_BLOCK.width() + _GAP) + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.word)
        painter.end()
