"""A quarter of an hour of training at 1280×720: what is dropped, how late, and what memory does.

Takes 15 minutes. Run by `make soak`, which leaves its figures where `make bench` picks them up.
"""

import statistics
import threading
from pathlib import Path

import cv2
import numpy as np

from app.frames import Frame
from benchmarks.clip import frames
from benchmarks.kept import keep
from benchmarks.live import Played, measured

MINUTES = 15
_LOOP_FRAMES = 150
_WIDTH, _HEIGHT = 1280, 720
_EVERY_S = 5.0
_WARM = slice(12, 24)
_LAST = slice(-12, None)
_MIB = 1024.0


class Memory(threading.Thread):
    """Notes every five seconds how much memory the process holds, in KiB (Linux)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.held_kib: list[int] = []
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_EVERY_S):
            self.held_kib.append(held_kib())

    def growth_mib(self) -> float:
        """Return the median of the last minute less that of the second one."""
        self._over.set()
        warm, last = self.held_kib[_WARM], self.held_kib[_LAST]
        return (statistics.median(last) - statistics.median(warm)) / _MIB


def held_kib() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def live_long(minutes: float = MINUTES) -> dict[str, float]:
    """Return the figures of the long session; `fps`, ms, % of one core and MiB."""
    memory = Memory()
    memory.start()
    found = measured(Played(60 * minutes, "full_starter", "standard", pictures()))
    return {
        "live_fps_15min": found["recorded_fps"],
        "live_15min_tracked_fps": found["live_fps"],
        "live_15min_dropped": found["recorded_frames_dropped"],
        "live_15min_paint_p95_ms": found["frame_to_paint_p95_ms"],
        "live_15min_cpu_percent": found["live_cpu_percent"],
        "rss_growth_mib": memory.growth_mib(),
    }


def pictures() -> tuple[Frame, ...]:
    """Return six seconds of the demo person, enlarged to 960×720 between grey margins."""
    return tuple(
        Frame(_wide(frame.pixels), frame.t_ns, frame.number) for frame in frames()[:_LOOP_FRAMES]
    )


def _wide(pixels: np.ndarray) -> np.ndarray:
    """Return (720, 1280, 3) uint8 of a (480, 640, 3) picture."""
    scale = _HEIGHT / pixels.shape[0]
    large = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR)
    margin = (_WIDTH - large.shape[1]) // 2
    return cv2.copyMakeBorder(large, 0, 0, margin, margin, cv2.BORDER_CONSTANT, value=(90, 90, 90))


if __name__ == "__main__":
    keep("live_long", live_long())
