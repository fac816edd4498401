"""The resting face: what every movement is compared with."""

from dataclasses import dataclass

import numpy as np

from app.domain.blinks import blink_mask
from app.domain.constants import Constants
from app.domain.filters import odd_frames, running_median
from app.domain.findings import Reason, RestSummary
from app.domain.lids import LidRest, lid_share
from app.domain.occlusion import covered_frames, typical_appearance
from app.domain.series import Appearance, Bools, Floats, Signals
from app.domain.sides import Sides


@dataclass(frozen=True, slots=True)
class Rest:
    """Medians over the unblinking frames of one resting window; units as in `Signals`."""

    summary: RestSummary
    lid_gap: Sides[float]
    corner_up: Sides[float]
    corner_out: Sides[float]
    brow_up: Sides[float]
    gaze: Sides[float] | None
    corner_hemi_up: Sides[float] | None
    lids: LidRest | None = None
    appearance: Appearance | None = None

    @property
    def mouth_width(self) -> float:
        return self.corner_out.left + self.corner_out.right


@dataclass(frozen=True, slots=True)
class RestRefusal:
    start_s: float
    end_s: float
    reason: Reason


def learn_rest(
    signals: Signals, start_s: float, end_s: float, constants: Constants
) -> Rest | RestRefusal:
    """Learn the resting face from one window, or say why it will not do.

    Units: seconds of the recording.
    NaN: frames without a face do not count.
    Source: docs/measures.md (limits for refusing are engineering judgement).
    """
    window = (signals.t_s >= start_s) & (signals.t_s <= end_s)
    tracked = window & signals.readable
    unblinking = tracked & ~resting_blinks(signals, tracked, constants)
    usable = unblinking & ~covered_frames(signals, None, constants)
    reason = _refusal(signals, window, tracked, unblinking, usable, constants)
    if reason is not None:
        return RestRefusal(start_s, end_s, reason)
    return rest_over(signals, usable, start_s, end_s, constants)


def rest_over(
    signals: Signals, usable: Bools, start_s: float, end_s: float, constants: Constants
) -> Rest:
    """Take the medians over the usable frames, of which there must be one."""

    def rest(values: Floats) -> float:
        return float(np.median(values[usable]))

    lid_gap = signals.lid_gap.map(rest)
    lids = _lids(signals, usable, constants)
    mm_per_ocd = constants.iris_mm * rest(signals.ocd_px / signals.iris_px)
    return Rest(
        summary=RestSummary(
            start_s=start_s,
            end_s=end_s,
            usable_s=float(usable.sum()) / signals.fps if signals.fps else 0.0,
            aperture_left_mm=lid_gap.left * mm_per_ocd,
            aperture_right_mm=lid_gap.right * mm_per_ocd,
            mm_per_ocd=mm_per_ocd,
            eye_noise=_sd(
                _steady(_index_difference(signals, usable, lids, constants), signals.fps)
            ),
            corner_noise=_sd(_steady(_corner_difference_percent(signals, usable), signals.fps)),
            yaw_deg=rest(signals.yaw_deg),
            pitch_deg=rest(signals.pitch_deg),
        ),
        lid_gap=lid_gap,
        corner_up=signals.corner_up.map(rest),
        corner_out=signals.corner_out.map(rest),
        brow_up=signals.brow_up.map(rest),
        gaze=None if signals.gaze is None else signals.gaze.map(rest),
        corner_hemi_up=(
            None if signals.corner_hemi_up is None else signals.corner_hemi_up.map(rest)
        ),
        lids=lids,
        appearance=typical_appearance(signals, usable),
    )


def resting_blinks(signals: Signals, tracked: Bools, constants: Constants) -> Bools:
    """Mark blinks before a resting opening is known: the 75th percentile stands in for it.

    Either eye counts here: nobody is asked to move, so a short dip of one eye is the blink of a
    person whose other lid cannot close, and would otherwise look like an unsteady face.
    """
    if not tracked.any():
        return np.zeros(tracked.shape, np.bool_)
    opening = signals.lid_gap.map(lambda gap: gap / np.percentile(gap[tracked], 75))
    left, right = Sides(opening.left, opening.left), Sides(opening.right, opening.right)
    return blink_mask(left, signals.fps, constants) | blink_mask(right, signals.fps, constants)


def _refusal(
    signals: Signals,
    window: Bools,
    tracked: Bools,
    unblinking: Bools,
    usable: Bools,
    constants: Constants,
) -> Reason | None:
    if not window.any():
        return Reason.NO_REST
    if tracked.sum() < 0.5 * window.sum():
        return Reason.NO_FACE if not tracked.any() else Reason.FACE_LOST
    # One frame, or frames that all bear the same time, last no time at all.
    needed = constants.rest_min_usable_s * signals.fps
    if signals.fps == 0 or unblinking.sum() < needed:
        return Reason.REST_SHORT
    if usable.sum() < needed:
        return Reason.FACE_COVERED
    return _pose_refusal(signals, usable, constants) or _noise_refusal(signals, usable, constants)


def _pose_refusal(signals: Signals, usable: Bools, constants: Constants) -> Reason | None:
    yaw, pitch = signals.yaw_deg[usable], signals.pitch_deg[usable]
    if np.median(signals.ocd_px[usable]) < constants.rest_min_ocd_px:
        return Reason.FACE_SMALL
    if abs(np.median(yaw)) > constants.rest_max_yaw_deg:
        return Reason.HEAD_TURNED
    if abs(np.median(pitch)) > constants.rest_max_pitch_deg:
        return Reason.HEAD_TURNED
    if max(np.ptp(yaw), np.ptp(pitch)) > constants.rest_max_pose_range_deg:
        return Reason.HEAD_MOVED
    return None


def _noise_refusal(signals: Signals, usable: Bools, constants: Constants) -> Reason | None:
    if _sd(_eye_difference(signals, usable)) > constants.rest_max_eye_noise:
        return Reason.REST_UNSTEADY
    if _sd(_corner_difference_percent(signals, usable)) > constants.rest_max_corner_noise_percent:
        return Reason.REST_UNSTEADY
    gaps = signals.lid_gap.map(lambda gap: float(np.median(gap[usable])))
    if min(gaps.left, gaps.right) < constants.rest_min_side_ratio * max(gaps.left, gaps.right):
        return Reason.REST_UNEVEN
    return None


def _eye_difference(signals: Signals, usable: Bools) -> Floats:
    """Return the right-left difference of the opening, in shares of rest."""
    shares = signals.lid_gap.map(lambda gap: gap[usable] / np.median(gap[usable]))
    return shares.right - shares.left


def _lids(signals: Signals, usable: Bools, constants: Constants) -> LidRest | None:
    if signals.upper_lid is None or signals.whole_lid_gap is None:
        return None

    def rest(values: Floats) -> float:
        return float(np.median(values[usable]))

    height, gap = signals.upper_lid.map(rest), signals.lid_gap.map(rest)
    travel = Sides(
        left=max(height.left, constants.lid_least_travel * gap.left),
        right=max(height.right, constants.lid_least_travel * gap.right),
    )
    return LidRest(height, travel, signals.whole_lid_gap.map(rest))


def _index_difference(
    signals: Signals, usable: Bools, lids: LidRest | None, constants: Constants
) -> Floats:
    """Return the right-left difference of what the eye index compares."""
    share = lid_share(signals, lids, constants)
    if share is None:
        return _eye_difference(signals, usable)
    return (share.right - share.left)[usable]


def _corner_difference_percent(signals: Signals, usable: Bools) -> Floats:
    """Return the right-left difference of what the corner index is made of, in % OCD."""
    up = signals.corner_up.right - signals.corner_up.left
    if signals.corner_hemi_up is not None:
        out = signals.corner_out.right - signals.corner_out.left
        hemi = signals.corner_hemi_up.right - signals.corner_hemi_up.left
        up = 0.5 * (up + 0.5 * out) + 0.5 * hemi
    return 100.0 * up[usable]


def _steady(difference: Floats, fps: float) -> Floats:
    """Take out what a half-second hold would not show."""
    return running_median(difference, odd_frames(0.5, fps))


def _sd(values: Floats) -> float:
    return float(np.nan_to_num(np.std(values)))
