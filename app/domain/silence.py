"""Why nothing can be said, calmly: a reason comes and goes only when it lasts."""

import numpy as np

from app.domain.constants import Constants
from app.domain.findings import Reason
from app.domain.live_limits import LiveLimits
from app.domain.measures import FaceReading
from app.domain.movements import Compared, count_held
from app.domain.patterns import Driver
from app.domain.series import Signals


class Silence:
    """Holds a reason back until it has lasted, and lets it go when it has been gone for as long."""

    def __init__(self, limits: LiveLimits) -> None:
        self._limits = limits
        self._now: Reason | None = None
        self._next: Reason | None = None
        self._since_s = 0.0

    def see(self, t_s: float, reason: Reason | None) -> Reason | None:
        """Take the next frame's reason; returns the one that is to be said."""
        if reason is not self._next:
            self._next, self._since_s = reason, t_s
        limits = self._limits
        wait_s = limits.silent_drop_s if self._next is None else limits.silent_raise_s
        if t_s - self._since_s >= wait_s:
            self._now = self._next
        return self._now


def unfit(reading: FaceReading | None, constants: Constants) -> Reason | None:
    """Tell why a frame cannot be compared with any resting face."""
    if reading is None:
        return Reason.NO_FACE
    if not reading.ocd_px >= constants.rest_min_ocd_px:
        return Reason.FACE_SMALL
    return None


def out_of_reach(signals: Signals, compared: Compared, constants: Constants) -> Reason | None:
    """Tell why nothing in the newest frame can be compared with rest.

    A half that shows no face is covered; where neither was read, the machine was busy, and the
    whole face still tells of mouth and brows.
    """
    if np.isnan(signals.lid_gap.left[-1]) != np.isnan(signals.lid_gap.right[-1]):
        return Reason.FACE_COVERED
    if not compared.posed[-1]:
        is_turned = abs(signals.yaw_deg[-1]) > constants.pose_max_yaw_deg
        return Reason.HEAD_TURNED if is_turned else Reason.HEAD_MOVED
    return None if compared.clear[-1] else Reason.FACE_COVERED


def eyes_unjudgeable(
    signals: Signals, compared: Compared, driver: Driver, constants: Constants
) -> Reason | None:
    """Tell why the newest frame, otherwise fit, does not show what the eyes do; None in blinks."""
    if compared.blink[-1] or not signals.readable[-1]:
        return None
    newest = np.zeros_like(compared.posed)
    newest[-1] = True
    if count_held(signals, compared, newest, driver, constants).counted[-1]:
        return None
    more_open = max(compared.opening.left[-1], compared.opening.right[-1])
    is_shut = more_open < constants.eye_task_min_opening
    return Reason.EYES_CLOSED if is_shut else Reason.GAZE_AWAY
