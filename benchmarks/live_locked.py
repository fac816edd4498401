"""What the lock costs the live path: the same session recorded plain and sealed, in turn.

Run by hand: `python -m benchmarks.live_locked`, a minute and a half.
"""

from dataclasses import replace
from statistics import fmean

from benchmarks.kept import keep
from benchmarks.live import Played, measured
from benchmarks.live_long import pictures

SECONDS = 20.0
_ROUNDS = 2


def live_locked() -> dict[str, float]:
    """Return the figures at 1280×720 behind the lock, and the ratios to those without it."""
    plain = Played(SECONDS, pictures=pictures())
    runs = [measured(replace(plain, is_locked=n % 2 == 1)) for n in range(2 * _ROUNDS)]
    bare, locked = runs[::2], runs[1::2]

    def mean(found: list[dict[str, float]], name: str) -> float:
        return fmean(each[name] for each in found)

    def cost(found: list[dict[str, float]]) -> float:
        """Processor time for each picture: on a busy machine not all runs record as many."""
        return mean(found, "live_cpu_percent") / mean(found, "recorded_fps")

    return {
        "locked_dropped": sum(each["recorded_frames_dropped"] for each in locked),
        "unlocked_dropped": sum(each["recorded_frames_dropped"] for each in bare),
        "locked_recorded_fps": mean(locked, "recorded_fps"),
        "locked_cpu_percent": mean(locked, "live_cpu_percent"),
        "locked_cpu_ratio": cost(locked) / cost(bare),
        "locked_paint_p95_ms": mean(locked, "frame_to_paint_p95_ms"),
        "unlocked_paint_p95_ms": mean(bare, "frame_to_paint_p95_ms"),
    }


if __name__ == "__main__":
    keep("live_locked", live_locked())
