"""The drawing of a massage step: where, which way, with which hand and how lightly."""

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.sides import Affected
from ui.theme import Theme
from ui.widgets.face_map_data import Diagram, load_diagrams
from ui.widgets.face_map_frame import MapFrame
from ui.widgets.face_map_scene import PlacedHand, StepScene
from ui.widgets.face_map_words import DrawnSide, FaceMapWords, StepFacts

_RADIUS = 14.0
_TICK_MS = 16


class FaceMap(QWidget):
    """Shows one step at a time; the hand goes along its arrow while the map is in sight.

    Frame: the own left is at the left, as in a mirror; words are never mirrored. Only the place of
    the hands is painted anew, at most 60 times a second, and nothing while the map is hidden.
    """

    def __init__(
        self,
        theme: Theme,
        affected: Affected,
        facts: Mapping[str, StepFacts],
        parent: QWidget | None = None,
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """Make an empty map; `facts` tells of each step what the content says."""
        super().__init__(parent)
        self._theme, self._affected, self._facts = theme, affected, facts
        self._clock_ns = clock_ns
        self._words = FaceMapWords(self)
        self._step: str | None = None
        self._drawn = DrawnSide.BOTH
        self._is_still = False
        self._has_legend = True
        self._is_running = True
        self._spent_s, self._since_ns = 0.0, 0
        self._scene: StepScene | None = None
        self._ground, self._arrows = QPixmap(), QPixmap()
        self._box = QRectF()
        self._hands: tuple[PlacedHand, ...] = ()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_step(self, step_id: str, side: DrawnSide, reduced_motion: bool) -> None:
        """Draw a step from its start.

        Raises: KeyError if there is no drawing of it.
        """
        load_diagrams()[step_id]
        self._step, self._drawn, self._is_still = step_id, DrawnSide(side), reduced_motion
        self._spent_s, self._since_ns = 0.0, self._clock_ns()
        self._describe()
        self._renew()

    def set_running(self, is_running: bool) -> None:
        """Let the hand go or rest where it is, as while the routine is paused."""
        self._is_running = is_running
        self._start_or_stop()

    def set_legend(self, has_legend: bool) -> None:
        """Leave out side and pressure below the drawing, where they are said beside it."""
        if has_legend != self._has_legend:
            self._has_legend = has_legend
            self._renew()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self._renew()

    def set_facts(self, affected: Affected, facts: Mapping[str, StepFacts]) -> None:
        """Take the content in another language, or another affected side."""
        self._affected, self._facts = affected, facts
        if self._step is not None:
            self._describe()
        self._renew()

    @property
    def is_moving(self) -> bool:
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        return QSize(716, 464)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 320) * (self._theme.text_size / 18)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start_or_stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._start_or_stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground.isNull():
            self._paint_all()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        for hand in self._hands:
            painter.setClipRect(hand.clip)
            painter.drawPixmap(hand.at, hand.picture)
        painter.setClipRect(self._box)
        painter.drawPixmap(self._box.topLeft(), self._arrows)
        painter.end()

    def _describe(self) -> None:
        diagram, facts = self._now()
        turns = diagram.step.takes_turns
        spoken = self._words.spoken(
            facts, self._drawn, takes_turns=turns, off=diagram.step.keep_off
        )
        self.setAccessibleName(self.tr("Drawing of the step"))
        self.setAccessibleDescription(spoken)

    def _now(self) -> tuple[Diagram, StepFacts]:
        step = self._step or ""
        return load_diagrams()[step], self._facts[step]

    def _renew(self) -> None:
        self._ground, self._scene, self._hands = QPixmap(), None, ()
        self._start_or_stop()
        self.update()

    def _start_or_stop(self) -> None:
        is_known = self._step is not None and self._drawn is not DrawnSide.UNSAID
        has_stroke = is_known and bool(self._now()[0].step.strokes)
        can_move = has_stroke and self._is_running and not self._is_still and self.isVisible()
        if can_move == self._timer.isActive():
            return
        if can_move:
            self._since_ns = self._clock_ns()
            self._timer.start()
        else:
            self._spent_s = self._seconds()
            self._timer.stop()

    def _seconds(self) -> float:
        """Return how long the hand has been moving."""
        if not self._timer.isActive():
            return self._spent_s
        return self._spent_s + (self._clock_ns() - self._since_ns) / 1e9

    def _on_tick(self) -> None:
        if self._scene is None:
            return
        hands = self._scene.hands_at(self._seconds(), self.devicePixelRatioF())
        if hands == self._hands:
            return
        before, self._hands = self._hands, hands
        for old, new in zip(before, hands, strict=True):
            if old != new:
                for hand in (old, new):
                    self.update(hand.rect.intersected(hand.clip))

    def _paint_all(self) -> None:
        """Paint what does not move into two pictures: under the hands and over them."""
        ratio = self.devicePixelRatioF()
        self._ground = self._empty(self.size(), ratio)
        self._ground.fill(self._theme.color("bg"))
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(card, _RADIUS, _RADIUS)
        painter.fillPath(shape, self._theme.color("surface"))
        self._box = QRectF()
        if self._step is not None:
            self._paint_step(painter, card, ratio)
        edge = "line" if self._theme.border > 1 else "hair"
        painter.setPen(QPen(self._theme.color(edge), self._theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()

    def _paint_step(self, painter: QPainter, card: QRectF, ratio: float) -> None:
        diagram, facts = self._now()
        frame = MapFrame(painter, card, self._theme, self._words, has_legend=self._has_legend)
        self._box = frame.paint(diagram, facts, self._drawn, self._affected)
        scene = StepScene(diagram, facts, self._drawn, self._affected, self._theme, self._box)
        scene.paint_ground(painter)
        self._arrows = self._empty(self._box.size().toSize(), ratio)
        arrows = QPainter(self._arrows)
        arrows.setRenderHint(QPainter.RenderHint.Antialiasing)
        arrows.translate(-self._box.topLeft())
        scene.paint_strokes(arrows)
        arrows.end()
        self._scene = scene
        self._hands = scene.hands_at(0.0 if self._is_still else self._seconds(), ratio)

    def _empty(self, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture
