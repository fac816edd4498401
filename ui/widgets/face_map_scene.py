"""One massage step laid out in a box: which drawing, mirrored or not, and its hands."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from app.domain.sides import Affected, Side
from ui.theme import Theme
from ui.widgets.face_map_data import Diagram, Hand
from ui.widgets.face_map_motion import Touch, Track, touch_at, track
from ui.widgets.face_map_paint import drawing, paint_area, paint_edge, paint_keep_off, paint_stroke
from ui.widgets.face_map_words import DrawnSide, StepFacts

_HAND_SCALE: Final = 1.08
_LIFT: Final = 16.0
_AFFECTED_FILL: Final = 0.62
_BOTH_FILL: Final = 0.34


@dataclass(frozen=True, slots=True)
class PlacedHand:
    """A hand ready to be painted; `clip` is the part of the drawing that it belongs to."""

    picture: QPixmap
    at: QPoint
    clip: QRect

    @property
    def rect(self) -> QRect:
        return QRect(self.at, self.picture.deviceIndependentSize().toSize())


@dataclass(frozen=True)
class Half:
    """Where one own side of the drawing stands: from drawing units, own left, to pixels."""

    side: Side
    place: QTransform
    clip: QRectF


class StepScene:
    """The parts of one step's picture, painted once; only the hands are placed anew.

    Frame: pixels of the widget; the own left is at the left, as in a mirror.
    """

    def __init__(
        self,
        diagram: Diagram,
        facts: StepFacts,
        drawn: DrawnSide,
        affected: Affected,
        theme: Theme,
        box: QRectF,
    ) -> None:
        self._diagram, self._facts = diagram, facts
        self._drawn, self._affected, self._theme = drawn, affected, theme
        self._box = box
        self._halves = self._lay_out()

    @cached_property
    def _tracks(self) -> list[Track]:
        facts = self._facts
        return [track(s, facts.technique, facts.stroke_s) for s in self._diagram.step.strokes]

    @property
    def moves(self) -> bool:
        return bool(self._diagram.step.strokes) and self._drawn is not DrawnSide.UNSAID

    def paint_ground(self, painter: QPainter) -> None:
        """Paint face, areas and what is not to be touched."""
        is_symmetric = self._diagram.view.is_symmetric
        for half in self._halves[:1] if is_symmetric else self._halves:
            self._begin(painter, half)
            if is_symmetric:
                painter.setTransform(self._fitted(self._box))
            for name in self._diagram.layers:
                renderer = drawing(name, self._theme)
                renderer.render(painter, renderer.viewBoxF())
            painter.restore()
        for half in self._halves:
            self._begin(painter, half)
            for data in self._diagram.step.areas:
                ink, fill = self._colours(half.side)
                is_sure = self._drawn is not DrawnSide.UNSAID
                paint_area(painter, data, ink, fill, is_sure=is_sure)
            painter.restore()
        for half in self._both_halves():
            self._begin(painter, half)
            for data in self._diagram.keep_off:
                paint_keep_off(painter, data, self._theme.color("text2"))
            painter.restore()

    def paint_strokes(self, painter: QPainter) -> None:
        for half in self._halves:
            self._begin(painter, half)
            ink, _ = self._colours(half.side)
            for data in self._diagram.step.areas:
                paint_edge(painter, data, ink)
            for stroke in self._diagram.step.strokes:
                halo = self._theme.color("surface")
                paint_stroke(painter, stroke, self._facts.technique, ink, halo)
            painter.restore()

    def hands_at(self, t_s: float, ratio: float) -> tuple[PlacedHand, ...]:
        """Place the hands; at 0 they are at the start of the stroke."""
        step = self._diagram.step
        if not self.moves:
            return ()
        touch = touch_at(self._tracks, t_s)
        hands: list[PlacedHand] = []
        for half in self._working(touch):
            if step.steady is not None:
                hands.append(self._placed(half, step.steady, Touch(step.steady.at), ratio))
            hand = step.hands[touch.passes % len(self._tracks) % len(step.hands)]
            hands.append(self._placed(half, hand, touch, ratio))
        return tuple(hands)

    def _working(self, touch: Touch) -> tuple[Half, ...]:
        """Return the halves that have a hand on them now."""
        if self._diagram.step.takes_turns and len(self._halves) > 1:
            rounds = touch.passes // len(self._tracks)
            return (self._halves[rounds % len(self._halves)],)
        return self._halves

    def _placed(self, half: Half, hand: Hand, touch: Touch, ratio: float) -> PlacedHand:
        """Put the fingertips where they touch, or back along the arm while they are lifted."""
        picture, offset = self._picture(half, hand, ratio)
        turn = math.radians(hand.turn_deg)
        away = QPointF(-math.sin(turn), math.cos(turn)) * (_LIFT * touch.lift)
        tip = half.place.map(QPointF(*touch.at) + away)
        return PlacedHand(picture, (tip + offset).toPoint(), half.clip.toAlignedRect())

    def _picture(self, half: Half, hand: Hand, ratio: float) -> tuple[QPixmap, QPointF]:
        """Return a hand turned and mirrored as it is needed, and where its corner lies."""
        kept = self._pictures.get((half.side, hand))
        if kept is not None:
            return kept
        place = half.place
        turn = QTransform(place.m11(), place.m12(), place.m21(), place.m22(), 0, 0)
        turn.rotate(hand.turn_deg)
        turn.scale(-_HAND_SCALE if hand.is_flipped else _HAND_SCALE, _HAND_SCALE)
        renderer = drawing(f"hand_{hand.shape}.svg", self._theme)
        box = turn.mapRect(renderer.viewBoxF())
        size = QSize(round(box.width()) + 1, round(box.height()) + 1)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(turn * QTransform.fromTranslate(-box.left(), -box.top()))
        renderer.render(painter, renderer.viewBoxF())
        painter.end()
        self._pictures[half.side, hand] = (picture, box.topLeft())
        return picture, box.topLeft()

    @cached_property
    def _pictures(self) -> dict[tuple[Side, Hand], tuple[QPixmap, QPointF]]:
        return {}

    def _begin(self, painter: QPainter, half: Half) -> None:
        painter.save()
        painter.setClipRect(half.clip)
        painter.setTransform(half.place, True)

    def _colours(self, side: Side) -> tuple[QColor, QColor]:
        """Return ink and fill: ochre for the affected side alone, else the plain colour."""
        is_affected = self._drawn.side is side and self._affected.side is side
        ink, fill = self._theme.color("primary"), self._theme.color("primary")
        if is_affected:
            ink, fill = self._theme.color("aff"), self._theme.color("afffill")
        fill.setAlphaF(_AFFECTED_FILL if is_affected else _BOTH_FILL)
        return ink, fill

    def _lay_out(self) -> tuple[Half, ...]:
        sides = tuple(Side) if self._drawn.side is None else (self._drawn.side,)
        if self._diagram.view.is_symmetric:
            return tuple(self._half(side, self._box) for side in sides)
        width = self._box.width() / len(sides)
        boxes = [self._box.adjusted(i * width, 0, 0, 0) for i in range(len(sides))]
        for box in boxes:
            box.setWidth(width)
        return tuple(self._half(side, box) for side, box in zip(sides, boxes, strict=True))

    def _both_halves(self) -> tuple[Half, ...]:
        """Return where to hatch: the throat has two halves whatever side is worked on."""
        if self._diagram.view.is_symmetric:
            return tuple(self._half(side, self._box) for side in Side)
        return self._halves

    def _half(self, side: Side, box: QRectF) -> Half:
        place = self._fitted(box)
        if side is Side.RIGHT:
            if self._diagram.view.is_symmetric:
                across = self._diagram.view.size[0]
            else:
                left, _, width, _ = self._diagram.step.window
                across = 2 * left + width
            place = QTransform(-1, 0, 0, 1, across, 0) * place
        return Half(side, place, box)

    def _fitted(self, box: QRectF) -> QTransform:
        """Fit the step's window into a box, centred."""
        left, top, width, height = self._diagram.step.window
        scale = min(box.width() / width, box.height() / height)
        return QTransform(
            scale,
            0,
            0,
            scale,
            box.center().x() - scale * (left + width / 2),
            box.center().y() - scale * (top + height / 2),
        )
