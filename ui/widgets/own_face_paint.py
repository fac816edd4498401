"""Brushwork of a massage step on the live picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme import Theme, ThemeName
from ui.widgets.face_map_data import Stroke
from ui.widgets.face_map_motion import touch_at, track
from ui.widgets.face_map_paint import paint_stroke
from ui.widgets.face_map_words import StepFacts

# As wide as the face of the drawing, so that arrows have the same size on both.
_FACE_UNITS: Final = 330.0
_FINGERTIP: Final = 13.0
_LIFTED_SHARE: Final = 0.6
_FILL: Final = 0.42


@dataclass(frozen=True, slots=True)
class Mark:
    """One side of a step.  Units: screen pixels; `t_s` is None where nothing is to move."""

    rings: tuple[Sequence[QPointF], ...]
    strokes: tuple[Sequence[QPointF], ...]
    face_width: float
    facts: StepFacts
    is_affected: bool
    t_s: float | None


def paint_mark(painter: QPainter, mark: Mark, theme: Theme) -> None:
    """Paint area, arrow and the moving fingertip.

    On a picture the inks are those of the dark theme, which stand out from any skin with their
    dark edge; high contrast keeps its own.
    """
    look = theme if theme.name is ThemeName.CONTRAST else Theme(ThemeName.DARK)
    ink = look.color("aff" if mark.is_affected else "primary")
    edge = theme.color("videolabel")
    _paint_area(painter, mark.rings, ink, edge)
    unit = mark.face_width / _FACE_UNITS
    strokes = [_in_units(stroke, unit) for stroke in mark.strokes]
    painter.save()
    painter.scale(unit, unit)
    for stroke in strokes:
        paint_stroke(painter, stroke, mark.facts.technique, ink, edge)
    if mark.t_s is not None:
        tracks = [track(s, mark.facts.technique, mark.facts.stroke_s) for s in strokes]
        touch = touch_at(tracks, mark.t_s)
        radius = _FINGERTIP * (1.0 - (1.0 - _LIFTED_SHARE) * touch.lift)
        painter.setPen(QPen(edge, 3.0))
        painter.setBrush(theme.color("videotext"))
        painter.drawEllipse(QPointF(*touch.at), radius, radius)
    painter.restore()


def _paint_area(
    painter: QPainter, rings: Sequence[Sequence[QPointF]], ink: QColor, edge: QColor
) -> None:
    area = QPainterPath()
    area.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        area.addPath(rounded(ring))
    fill = QColor(ink)
    fill.setAlphaF(_FILL)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 4.0))
    painter.drawPath(area)
    painter.setPen(QPen(ink, 2.0))
    painter.setBrush(fill)
    painter.drawPath(area)


def rounded(ring: Sequence[QPointF]) -> QPainterPath:
    """Return a closed path that rounds the corners of a ring: through the middles of its sides."""
    path = QPainterPath((ring[-1] + ring[0]) / 2)
    for corner, following in zip(ring, [*ring[1:], ring[0]], strict=True):
        path.quadTo(corner, (corner + following) / 2)
    path.closeSubpath()
    return path


def _in_units(stroke: Sequence[QPointF], unit: float) -> Stroke:
    return cast("Stroke", tuple((point.x() / unit, point.y() / unit) for point in stroke))
