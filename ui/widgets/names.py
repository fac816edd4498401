"""Names that have to fit into a row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_name(painter: QPainter, box: QRectF, name: str) -> None:
    """Write a name into one line, or smaller into two where it is long."""
    if painter.fontMetrics().horizontalAdvance(name) <= box.width():
        painter.drawText(box, int(_LEFT), name)
        return
    font = painter.font()
    font.setPixelSize(round(font.pixelSize() * 0.88))
    painter.setFont(font)
    painter.drawText(box, int(_LEFT | Qt.TextFlag.TextWordWrap), name)
