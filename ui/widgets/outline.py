"""Lines along the face model's landmarks: a face without its picture."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.domain.contours import BROWS, EYES, JAW, LIPS, NOSE
from app.domain.sides import Affected, Side
from ui.theme import Theme

Place = Callable[[float, float], QPointF]

_WIDTH_PX = 3.5
_FINE_PX = 2.2
_THIN_PX = 1.0
_DASHES = [3.0, 2.2]


def paint_outline(
    painter: QPainter,
    points: NDArray[np.float64],
    place: Place,
    theme: Theme,
    affected: Affected,
    *,
    is_fine: bool = False,
) -> None:
    """Draw the contours of one face; finer where it is compared with another one.

    Shape: points (478, 3).  Frame: image, not mirrored; `place` takes a point to the screen.
    The affected side's eye and brow are solid, the other side's dashed; side unknown: all plain.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = _FINE_PX if is_fine else _WIDTH_PX
    plain = _pen(theme.color("text2"), width)
    for line in (JAW, *LIPS, *NOSE):
        _line(painter, points, line, place, plain)
    for side in Side:
        pen = side_pen(theme, affected, side, width)
        for line in (EYES.of(side), BROWS.of(side)):
            _line(painter, points, line, place, pen)


def paint_rest(painter: QPainter, points: NDArray[np.float64], place: Place, theme: Theme) -> None:
    """Draw eyes, brows and lips of the resting face thinly, to be compared with; as above."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    thin = _pen(theme.color("text2"), _THIN_PX)
    for line in (EYES.left, EYES.right, BROWS.left, BROWS.right, LIPS[0]):
        _line(painter, points, line, place, thin)


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
