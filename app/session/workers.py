"""What the threads behind a live picture have in common."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from app.errors import RecordingFailure, UserFacing

if TYPE_CHECKING:
    from app.vision.tracker import Tracker

log = logging.getLogger(__name__)


def explained(error: Exception) -> UserFacing:
    """Return what is said of an error that ends a thread; call it where the error is caught."""
    if isinstance(error, UserFacing):
        return error
    log.error("%s thread", threading.current_thread().name, exc_info=error)
    return RecordingFailure("recording_failed", detail=type(error).__name__)


def run_tracker(
    make_tracker: "Callable[[], Tracker]",
    track: "Callable[[Tracker], None]",
    give_up: Callable[[UserFacing], None],
) -> None:
    """Make a tracker in the thread that uses it, and close it there; say what ended it."""
    try:
        tracker = make_tracker()
        try:
            track(tracker)
        finally:
            tracker.close()
    except Exception as error:  # noqa: BLE001 - the body of a thread
        give_up(explained(error))


def all_ended(threads: Iterable[threading.Thread], timeout_s: float) -> bool:
    """Wait so long for each thread that was started; True if all have ended."""
    started = [thread for thread in threads if thread.ident is not None]
    for thread in started:
        thread.join(timeout_s)
    return not any(thread.is_alive() for thread in started)
