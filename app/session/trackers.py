"""How a face is read: the trackers, each imported when it is used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.vision.adaptive import AdaptiveTracker
    from app.vision.tracker import Tracker


def make_live_tracker() -> "AdaptiveTracker":
    """Return the tracker that no frame waits for: the live picture only gives feedback."""
    from app.vision.adaptive import AdaptiveTracker

    return AdaptiveTracker()


def make_standard_tracker() -> "Tracker":
    """Return the tracker that reads the whole face alone."""
    from app.vision.tracker import FaceTracker

    return FaceTracker()


def make_tracker() -> "Tracker":
    """Return the tracker that verdicts are made with."""
    from app.vision.decoupled import SideDecoupledTracker

    return SideDecoupledTracker()
