"""The outline of the last recording's resting face, over the live picture."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.domain.framing import Framing, Line
from ui.widgets.outline import Place

# Light in dark, as the oval is: it is seen on any picture and in any theme.
_PENS: Final = ((QColor(23, 33, 31, 150), 6.0), (QColor(247, 249, 246, 230), 2.5))
_DASHES: Final = [3.0, 2.4]


def paint_ghost(
    painter: QPainter, framing: Framing, frame_size: tuple[int, int], place: Place
) -> None:
    """Draw where the face sat, for a frame of `frame_size` px; `place` mirrors.

    Frames of another shape agree in their middle and in their height.
    """
    width, height = frame_size
    if not width or not height:
        return
    scale = height / framing.height

    def placed(line: Line) -> QPolygonF:
        points = [place(width / 2 + (x - 0.5) * framing.width * scale, y * height) for x, y in line]
        return QPolygonF([*points, points[0]] if points else list[QPointF]())

    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, pen_width in _PENS:
        pen = QPen(color, pen_width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        # The dashes of both lines fall together: a pattern counts in widths of its pen.
        pen.setDashPattern([dash * 6.0 / pen_width for dash in _DASHES])
        painter.setPen(pen)
        for line in framing.lines:
            painter.drawPolyline(placed(line))
