"""Where in a moment one is: played at a chosen speed, or moved by hand."""

import time
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_TICK_MS: Final = 15


class Playhead(QObject):
    """Plays pictures at their own times, slowed down; after the end it rests at the best one.

    GUI thread only. `clock_ns` is monotonic.

    Signals: `moved(int)` to another picture; `changed()` when playing begins or stops.
    """

    moved = Signal(int)
    changed = Signal()

    def __init__(
        self, clock_ns: Callable[[], int] = time.monotonic_ns, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock_ns = clock_ns
        self._times_ns: tuple[int, ...] = ()
        self._best = 0
        self._speed = 1.0
        self._has_ended = False
        self._from = (0, 0)
        """Where it began to play: the clock, and the time of the picture."""
        self.place = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def load(self, times_ns: tuple[int, ...], best: int) -> None:
        """Take the times of other pictures, rising; it stands at the best one."""
        self.pause()
        self._times_ns, self._best = times_ns, best
        self._has_ended = True
        self.place = best

    def unload(self) -> None:
        self.load((), 0)

    def set_speed(self, speed: float) -> None:
        """Play so much slower than it was; what plays goes on from where it is."""
        self._speed = speed
        self._begin_here()

    def toggle(self) -> None:
        if self.is_playing:
            self.pause()
        elif self._times_ns:
            self._play()

    def pause(self) -> None:
        if self.is_playing:
            self._timer.stop()
            self.changed.emit()

    def step(self, by: int) -> None:
        """Go some pictures on or back; what plays is paused."""
        self.go(self.place + by)

    def go(self, place: int) -> None:
        """Go to a picture by hand, at most to the first or last."""
        self.pause()
        self._has_ended = False
        self._move(place)

    def tick(self) -> None:
        """Show what is due by the clock."""
        clock_ns, picture_ns = self._from
        due_ns = picture_ns + round(self._speed * (self._clock_ns() - clock_ns))
        self._move(bisect_right(self._times_ns, due_ns) - 1)
        if self.place >= len(self._times_ns) - 1:
            self.pause()
            self._has_ended = True
            self._move(self._best)

    def _play(self) -> None:
        if self._has_ended or self.place >= len(self._times_ns) - 1:
            self._move(0)
        self._has_ended = False
        self._begin_here()
        self._timer.start()
        self.changed.emit()

    def _begin_here(self) -> None:
        if self._times_ns:
            self._from = (self._clock_ns(), self._times_ns[self.place])

    def _move(self, place: int) -> None:
        place = min(max(place, 0), max(len(self._times_ns) - 1, 0))
        if place != self.place:
            self.place = place
            self.moved.emit(place)
