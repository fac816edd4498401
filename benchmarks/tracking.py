"""What finding the face takes by itself, with and without its halves, one frame after the other."""

import statistics
import time

from app.session.trackers import make_standard_tracker, make_tracker
from benchmarks.clip import frames

_FRAMES = 150
_WARM_UP = 10


def tracking_ms() -> dict[str, float]:
    """Return medians; `every_second` is the mean of a frame with its halves and one without."""
    whole, halves = _median_ms(make_standard_tracker()), _median_ms(make_tracker())
    return {
        "tracking_whole_ms": whole,
        "tracking_every_frame_ms": halves,
        "tracking_every_second_ms": 0.5 * (whole + halves),
    }


def _median_ms(tracker) -> float:
    spent_ms: list[float] = []
    for frame in frames()[:_FRAMES]:
        began = time.perf_counter()
        tracker.track(frame)
        spent_ms.append(1000 * (time.perf_counter() - began))
    tracker.close()
    return statistics.median(spent_ms[_WARM_UP:])
