"""Brushwork of the face map: themed SVG, areas, arrows and dots."""

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from app.errors import Bug
from ui.theme import Theme
from ui.tokens import COLOURS
from ui.widgets.face_map_data import DIAGRAMS, Point, Stroke
from ui.widgets.face_map_motion import TAPPED, curve, dots, line_of

_DRAWN_WITH: Final = (
    *("skin", "skinline", "hairf", "hand", "handline", "shade"),
    *("primary", "surface"),
)
_LIGHT: Final = {COLOURS["light"][token]: token for token in _DRAWN_WITH}
_HEX: Final = re.compile("|".join(_LIGHT))
_TOKEN: Final = re.compile(r"[MLCQZ]|-?\d+(?:\.\d+)?")
_NUMBERS: Final = {"M": 2, "L": 2, "C": 6, "Q": 4, "Z": 0}
_LINE: Final = 7.0
_THIN: Final = 4.0
_HALO: Final = 6.0
_DOT: Final = 6.5


@cache
def _source(name: str) -> str:
    return (DIAGRAMS / name).read_text(encoding="utf-8")


def drawing(name: str, theme: Theme) -> QSvgRenderer:
    """Return an SVG of assets/diagrams in the colours of a theme; it is drawn in the light ones."""
    coloured = _HEX.sub(lambda found: theme.hex(_LIGHT[found.group()]), _source(name))
    return QSvgRenderer(QByteArray(coloured.encode()))


@cache
def outline(data: str) -> QPainterPath:
    """Return the path of absolute M, L, C, Q and Z commands.

    Raises: Bug if the numbers do not fit the commands.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    words = _TOKEN.findall(data)
    while words:
        command = words.pop(0)
        count = _NUMBERS.get(command, -1)
        if not 0 <= count <= len(words):
            raise Bug(f"not a path: {data!r}")
        numbers = [float(word) for word in words[:count]]
        del words[:count]
        ends = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        {
            "M": path.moveTo,
            "L": path.lineTo,
            "C": path.cubicTo,
            "Q": path.quadTo,
            "Z": path.closeSubpath,
        }[command](*ends)
    return path


def paint_area(painter: QPainter, data: str, ink: QColor, fill: QColor, *, is_sure: bool) -> None:
    """Fill a muscle's area; dashed where its side was not said."""
    pen = QPen(ink, 2.5)
    if not is_sure:
        pen.setDashPattern([3.0, 2.4])
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawPath(outline(data))


def paint_edge(painter: QPainter, data: str, ink: QColor) -> None:
    """Draw the edge of an area again, over the hand that covers it."""
    painter.setPen(_round_pen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline(data))


def paint_keep_off(painter: QPainter, data: str, ink: QColor) -> None:
    """Cross-hatch what is never touched."""
    pen = QPen(ink, 2.5)
    pen.setDashPattern([2.8, 2.4])
    painter.setPen(pen)
    painter.setBrush(QBrush(ink, Qt.BrushStyle.DiagCrossPattern))
    painter.drawPath(outline(data))


def paint_stroke(
    painter: QPainter, stroke: Stroke, technique: str, ink: QColor, halo: QColor
) -> None:
    """Draw where the fingers go: a start dot, the line of the technique, an arrow head."""
    if technique in TAPPED:
        _paint_taps(painter, dots(stroke), ink, halo)
    else:
        is_plain = line_of(stroke, technique) == curve(stroke)
        line = polyline(line_of(stroke, technique))
        width = _LINE if is_plain else _THIN
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, extra in ((halo, _HALO if is_plain else 3.5), (ink, 0.0)):
            painter.setPen(_round_pen(color, width + extra))
            painter.drawPolyline(line)
    _paint_start(painter, line_of(stroke, technique)[0], ink, halo)
    _paint_head(painter, curve(stroke), ink, halo)


def _paint_taps(painter: QPainter, places: Sequence[Point], ink: QColor, halo: QColor) -> None:
    painter.setPen(QPen(halo, 2.0))
    painter.setBrush(ink)
    for x, y in places[1:-1]:
        painter.drawEllipse(QPointF(x, y), 4.6, 4.6)


def _paint_start(painter: QPainter, at: Point, ink: QColor, halo: QColor) -> None:
    painter.setPen(QPen(ink, 3.0))
    painter.setBrush(halo)
    painter.drawEllipse(QPointF(*at), _DOT, _DOT)


def _paint_head(painter: QPainter, line: Sequence[Point], ink: QColor, halo: QColor) -> None:
    (x0, y0), (x1, y1) = line[-4], line[-1]
    angle = math.atan2(y1 - y0, x1 - x0)
    tip = QPointF(x1 + math.cos(angle) * _LINE * 1.5, y1 + math.sin(angle) * _LINE * 1.5)
    reach = _LINE * 2.8
    corners = [
        QPointF(tip.x() - reach * math.cos(angle + turn), tip.y() - reach * math.sin(angle + turn))
        for turn in (0.54, -0.54)
    ]
    painter.setPen(_round_pen(halo, 2.5))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, *corners]))


def polyline(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _round_pen(color: QColor, width: float) -> QPen:
    style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, style, cap, join)


def paint_pressure(painter: QPainter, box: QRectF, theme: Theme, pressure: int) -> float:
    """Draw ten dots from the left of `box`: pressed ones filled, only three ever open to choose.

    Returns the width that they take.
    """
    ink, faint = theme.color("primary"), theme.color("line")
    big = min(box.height() * 0.36, 11.0)
    left = box.left()
    for place in range(10):
        radius = big if place < 3 else big * 0.7
        pen = QPen(ink, 2.4) if place < 3 else QPen(faint, 1.4, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(ink if place < pressure else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(left + radius + 1, box.center().y()), radius, radius)
        left += 2 * radius + 7
    return left - 7 - box.left()
