"""The resting face of a recording in which nobody was asked to rest: its own middle."""

from dataclasses import replace

import numpy as np

from app.domain.baseline import Rest, RestRefusal, rest_over, resting_blinks
from app.domain.constants import Constants
from app.domain.filters import odd_frames, running_median
from app.domain.findings import Reason
from app.domain.movements import Compared, compare
from app.domain.occlusion import covered_frames
from app.domain.series import Bools, Floats, Signals


def learn_own_rest(signals: Signals, constants: Constants) -> Rest | RestRefusal:
    """Learn the resting face from the whole recording, or say why it will not do.

    First the medians over all frames fit to judge; then, so that neither a long smile nor what
    comes with it moves the middle, the medians over those in which the mouth is near its own.

    Units: seconds of the recording, which must have a frame.
    NaN: frames without a face do not count.
    Source: docs/measures.md: no false flag in 200 s of free talk; the first three seconds as rest
    were worse. The limits for refusing are engineering judgement.
    """
    start_s, end_s = float(signals.t_s[0]), float(signals.t_s[-1])
    unblinking = signals.readable & ~resting_blinks(signals, signals.readable, constants)
    usable = unblinking & ~covered_frames(signals, None, constants)
    reason = _unfit(signals, unblinking, usable, constants)
    if reason is not None:
        return RestRefusal(start_s, end_s, reason)
    compared = compare(signals, rest_over(signals, usable, start_s, end_s, constants), constants)
    posed = usable & compared.posed
    still = posed & compared.ahead & ~is_mouth_moved(signals, compared, constants)
    rest = None
    if still.sum() >= constants.rest_min_usable_s * signals.fps:
        rest = _with_robust_noise(
            signals, still, rest_over(signals, still, start_s, end_s, constants), constants
        )
    reason = _unsteady(signals, posed, rest, constants)
    if rest is None or reason is not None:
        return RestRefusal(start_s, end_s, reason or Reason.REST_UNSTEADY)
    return rest


def _with_robust_noise(signals: Signals, still: Bools, rest: Rest, constants: Constants) -> Rest:
    """Take the eye noise from the median absolute deviation.

    Nobody was asked to keep still: a movement too small to be found is among the still frames,
    and with it what it does to one eye. The factor makes it the SD where the noise is Gaussian.
    """
    compared = compare(signals, rest, constants)
    apart = np.where(still, compared.opening.right - compared.opening.left, np.nan)
    steady = running_median(apart, odd_frames(constants.free_difference_median_s, signals.fps))
    off = np.abs(steady[still] - np.median(steady[still]))
    noise = constants.free_noise_factor * float(np.median(off))
    return replace(rest, summary=replace(rest.summary, eye_noise=noise))


def is_mouth_moved(signals: Signals, compared: Compared, constants: Constants) -> Bools:
    """Mark the frames in which either corner is further from rest than talking at ease takes it.

    Shape: (n,).  NaN: not moved.  Source: docs/measures.md.
    """
    width = odd_frames(constants.free_move_median_s, signals.fps)

    def way(up: Floats, out: Floats) -> Floats:
        return running_median(np.hypot(up, out), width)

    left = way(compared.corner_up.left, compared.corner_out.left)
    right = way(compared.corner_up.right, compared.corner_out.right)
    return np.fmax(left, right) > constants.free_move_percent


def _unfit(
    signals: Signals, unblinking: Bools, usable: Bools, constants: Constants
) -> Reason | None:
    if signals.tracked.mean() < constants.free_min_tracked_share:
        return Reason.FACE_LOST if signals.tracked.any() else Reason.NO_FACE
    needed = constants.rest_min_usable_s * signals.fps
    # One frame, or frames that all bear the same time, last no time at all.
    if signals.fps == 0 or unblinking.sum() < needed:
        return Reason.REST_SHORT
    if usable.sum() < needed:
        return Reason.FACE_COVERED
    if np.median(signals.ocd_px[usable]) < constants.rest_min_ocd_px:
        return Reason.FACE_SMALL
    if abs(np.median(signals.yaw_deg[usable])) > constants.rest_max_yaw_deg:
        return Reason.HEAD_TURNED
    if abs(np.median(signals.pitch_deg[usable])) > constants.rest_max_pitch_deg:
        return Reason.HEAD_TURNED
    more_open = np.fmax(signals.lid_gap.left, signals.lid_gap.right)
    if np.median(more_open[usable]) < constants.free_shut_gap_ratio:
        return Reason.EYES_CLOSED
    return None


def _unsteady(
    signals: Signals, posed: Bools, rest: Rest | None, constants: Constants
) -> Reason | None:
    if posed.sum() < constants.rest_min_usable_s * signals.fps:
        return Reason.HEAD_MOVED
    if rest is None or rest.summary.eye_noise > constants.free_max_eye_noise:
        return Reason.REST_UNSTEADY
    gaps = rest.lid_gap
    if min(gaps.left, gaps.right) < constants.rest_min_side_ratio * max(gaps.left, gaps.right):
        return Reason.REST_UNEVEN
    return None
