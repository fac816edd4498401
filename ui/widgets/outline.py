"""Lines along the face model's landmarks: a face without its picture."""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.domain.sides import Affected, Side, Sides
from ui.theme import Theme

Place = Callable[[float, float], QPointF]

_EYES: Final = Sides(
    left=(263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466, 263),
    right=(33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246, 33),
)
_BROWS: Final = Sides(left=(300, 293, 334, 296, 336), right=(70, 63, 105, 66, 107))
_LIPS: Final = (
    (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185, 61),
    (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191, 78),
)
_NOSE: Final = ((168, 6, 197, 195, 5, 4), (98, 97, 2, 326, 327))
# fmt: off
_JAW: Final = (
    127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152,
    377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 356,
)
# fmt: on
_WIDTH_PX = 3.5
_DASHES = [3.0, 2.2]


def paint_outline(
    painter: QPainter,
    points: NDArray[np.float64],
    place: Place,
    theme: Theme,
    affected: Affected,
) -> None:
    """Draw the contours of one face.

    Shape: points (478, 3).  Frame: image, not mirrored; `place` takes a point to the screen.
    The affected side's eye and brow are solid, the other side's dashed; side unknown: all plain.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    plain = _pen(theme.color("text2"), _WIDTH_PX)
    for line in (_JAW, *_LIPS, *_NOSE):
        _line(painter, points, line, place, plain)
    for side in Side:
        pen = side_pen(theme, affected, side, _WIDTH_PX)
        for line in (_EYES.of(side), _BROWS.of(side)):
            _line(painter, points, line, place, pen)


def side_pen(theme: Theme, affected: Affected, side: Side, width: float) -> QPen:
    """Return the line by which a side is told everywhere: affected solid, healthy dashed.

    Where the palsied side was not said: left solid, right dashed, in one colour.
    """
    if (affected.side or Side.LEFT) is side:
        return _pen(theme.color("text" if affected.side is None else "aff"), width)
    pen = _pen(theme.color("text" if affected.side is None else "hea"), width)
    pen.setDashPattern(_DASHES)
    return pen


def _pen(color: QColor, width: float) -> QPen:
    style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, style, cap, join)


def _line(
    painter: QPainter,
    points: NDArray[np.float64],
    indices: Iterable[int],
    place: Place,
    pen: QPen,
) -> None:
    painter.setPen(pen)
    corners = [place(float(points[i, 0]), float(points[i, 1])) for i in indices]
    painter.drawPolyline(QPolygonF(corners))
