"""The whole routine as a strip: one piece for each step, as long as its seconds."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_GAP = 5.0
_HEIGHT = 22
_BAR = 14.0
_RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class StripState:
    """`seconds` of each step; `current` is a place in it, `done` its share 0..1 that is over.

    `skipped` are places of steps that were passed over: they stay empty.
    """

    seconds: tuple[float, ...] = ()
    current: int = 0
    done: float = 0.0
    skipped: frozenset[int] = frozenset()


class StepStrip(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = StripState()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def state(self) -> StripState:
        return self._state

    def show_state(self, state: StripState, spoken: str) -> None:
        """Show where the routine is; `spoken` says the same to a screen reader."""
        if state == self._state and spoken == self.accessibleName():
            return
        self._state = state
        self.setAccessibleName(spoken)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = self._state
        total = sum(state.seconds)
        if total <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The mark around the current step needs 3 px on each side.
        room = self.width() - 6 - _GAP * (len(state.seconds) - 1)
        left = 3.0
        for place, seconds in enumerate(state.seconds):
            width = room * seconds / total
            self._piece(painter, QRectF(left, (_HEIGHT - _BAR) / 2, width, _BAR), place)
            left += width + _GAP
        painter.end()

    def _piece(self, painter: QPainter, box: QRectF, place: int) -> None:
        theme, state = self._theme, self._state
        inside = box.adjusted(1, 1, -1, -1)
        done = state.done if place == state.current else float(place < state.current)
        if place < state.current and place in state.skipped:
            done = 0.0
        painter.setPen(QPen(theme.color("line"), 2))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
        if done > 0:
            painter.save()
            painter.setClipRect(QRectF(box.left(), box.top(), box.width() * done, box.height()))
            painter.setPen(QPen(theme.color("primary"), 2))
            painter.setBrush(theme.color("primary"))
            painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
            painter.restore()
        if place == state.current:
            painter.setPen(QPen(theme.color("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -3, 2, 3), _RADIUS + 3, _RADIUS + 3)
