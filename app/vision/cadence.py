"""How often the halves of the face are read in the live picture: as the machine can bear."""

import statistics
from collections import deque
from typing import Final

SLOWEST: Final = 3
_FRAMES: Final = 15
_READINGS: Final = 8
_TOO_MUCH: Final = 0.85
_EASY: Final = 0.6
_FIRST_WAIT_S: Final = 10.0


class Cadence:
    """Reads the halves on every frame, every second or every third, by measured times alone.

    The load is what the slower of the two threads needs of the time it has: the whole face within
    one frame's period, the halves within `every` of them. Above .85 the halves are read less
    often, below .6 more often. A cadence that was given up is tried again after 10 s of the
    picture, then 20, 40 and so on, so that a machine on the edge does not swing.

    It knows no clock: times come in with the frames. One thread at a time may call it.
    """

    def __init__(self) -> None:
        self.every = 1
        self._periods_ms: deque[float] = deque(maxlen=_FRAMES)
        self._whole_ms: deque[float] = deque(maxlen=_FRAMES)
        self._halves_ms: deque[float] = deque(maxlen=_READINGS)
        self._last: tuple[int, int] | None = None
        self._read_number: int | None = None
        self._quicker_from_s = 0.0
        self._wait_s = _FIRST_WAIT_S

    @property
    def load(self) -> float | None:
        """Return the load at the present cadence; None until enough was measured."""
        return self._load_at(self.every)

    def note_whole(self, t_ns: int, number: int, spent_ms: float) -> None:
        """Take in one frame: its time, its number, and what finding the face took.

        The period comes from frames' times and numbers, so that skipped frames do not lengthen it.
        """
        if self._last is not None and number > self._last[1] and t_ns > self._last[0]:
            last_ns, last_number = self._last
            self._periods_ms.append((t_ns - last_ns) / (number - last_number) / 1e6)
        self._last = (t_ns, number)
        self._whole_ms.append(spent_ms)
        self._decide(t_ns / 1e9)

    def note_halves(self, spent_ms: float) -> None:
        """Take in what reading both halves of one frame took."""
        self._halves_ms.append(spent_ms)

    def is_due(self, number: int) -> bool:
        """Tell whether the halves of this frame are to be read."""
        return self._read_number is None or number - self._read_number >= self.every

    def note_read(self, number: int) -> None:
        """Take in that reading the halves of this frame has begun."""
        self._read_number = number

    def _decide(self, now_s: float) -> None:
        load, quicker = self.load, self._load_at(self.every - 1)
        if load is None:
            return
        if load > _TOO_MUCH and self.every < SLOWEST:
            self._change(self.every + 1)
            self._quicker_from_s = now_s + self._wait_s
            self._wait_s *= 2
        elif quicker is not None and quicker < _EASY and now_s >= self._quicker_from_s:
            self._change(self.every - 1)

    def _change(self, every: int) -> None:
        """Change over and measure anew: the times depend on how often the halves are read."""
        self.every = every
        self._whole_ms.clear()
        self._halves_ms.clear()

    def _load_at(self, every: int) -> float | None:
        if every < 1 or len(self._halves_ms) < _READINGS or not self._periods_ms:
            return None
        whole_ms = statistics.median(self._whole_ms)
        halves_ms = statistics.median(self._halves_ms)
        return max(whole_ms, halves_ms / every) / statistics.median(self._periods_ms)
