"""Finding the hold of a movement that was asked for."""

from dataclasses import dataclass

import numpy as np

from app.domain.baseline import Rest
from app.domain.blinks import blink_mask
from app.domain.constants import Constants
from app.domain.filters import running_median
from app.domain.findings import Reason
from app.domain.lids import lid_share
from app.domain.occlusion import covered_frames
from app.domain.patterns import Driver
from app.domain.series import Bools, Floats, Signals
from app.domain.sides import Sides
from app.domain.timeline import TimelineItem


@dataclass(frozen=True, slots=True)
class Compared:
    """The recording compared with one resting face.

    Shape: (n,) each.  Units: `opening` shares of the resting opening; corners in % OCD from rest,
    up and outward positive; `width` share of the resting mouth width gained.
    """

    opening: Sides[Floats]
    corner_up: Sides[Floats]
    corner_out: Sides[Floats]
    corner: Sides[Floats]
    """What the corner index is made of: see `_corner`."""
    lid: Sides[Floats]
    """What the eye index is made of: see lids.py; without composites, the opening."""
    width: Floats
    brows: Sides[Floats]
    """Rise of each brow, % OCD."""
    blink: Bools
    posed: Bools
    """The head is held as it was at rest."""
    ahead: Bools
    """The eyes look where they looked at rest."""
    clear: Bools
    """Nothing is known to cover part of the face; see occlusion.py."""

    @property
    def brow(self) -> Floats:
        """Return the mean rise of both brows, % OCD."""
        return 0.5 * (self.brows.left + self.brows.right)


@dataclass(frozen=True, slots=True)
class Hold:
    """The frames in which the movement was held; `counted` are those fit to judge."""

    held: Bools
    counted: Bools
    reason: Reason | None


def compare(signals: Signals, rest: Rest, constants: Constants) -> Compared:
    """Set every frame against the resting face.

    NaN: stays NaN.  Source: docs/measures.md.
    """
    opening = Sides(
        left=signals.lid_gap.left / rest.lid_gap.left,
        right=signals.lid_gap.right / rest.lid_gap.right,
    )
    yaw_change = np.abs(signals.yaw_deg - rest.summary.yaw_deg)
    pitch_change = np.abs(signals.pitch_deg - rest.summary.pitch_deg)
    posed = (
        (yaw_change <= constants.pose_max_change_deg)
        & (pitch_change <= constants.pose_max_change_deg)
        & (np.abs(signals.yaw_deg) <= constants.pose_max_yaw_deg)
    )
    width = signals.corner_out.left + signals.corner_out.right
    corner_up = _percent(signals.corner_up, rest.corner_up)
    corner_out = _percent(signals.corner_out, rest.corner_out)
    return Compared(
        opening=opening,
        corner_up=corner_up,
        corner_out=corner_out,
        corner=_corner(signals, rest, corner_up, corner_out),
        lid=lid_share(signals, rest.lids, constants) or opening,
        width=width / rest.mouth_width - 1.0,
        brows=_percent(signals.brow_up, rest.brow_up),
        blink=blink_mask(opening, signals.fps, constants),
        posed=posed,
        ahead=_ahead(signals, rest, opening, constants),
        clear=~covered_frames(signals, rest.appearance, constants),
    )


def covered_in_pose(signals: Signals, rest: Rest | None, constants: Constants) -> Bools:
    """Mark the frames that are worth saying "covered" of.

    With the head turned from its rest the halves disagree by themselves; such frames are unusable
    for that reason, not for a hand.
    """
    if rest is None:
        return covered_frames(signals, None, constants)
    compared = compare(signals, rest, constants)
    return compared.posed & ~compared.clear


def _corner(
    signals: Signals, rest: Rest, corner_up: Sides[Floats], corner_out: Sides[Floats]
) -> Sides[Floats]:
    """Blend the corner's rise on the whole face and on its own half.

    With composites: half of (rise + half of the outward way) on the whole face, half of the rise
    on the composite. Without: the rise alone.
    Units: % OCD.  NaN: stays NaN.  Source: docs/measures.md.
    """
    if signals.corner_hemi_up is None or rest.corner_hemi_up is None:
        return corner_up
    hemi = _percent(signals.corner_hemi_up, rest.corner_hemi_up)
    return Sides(
        left=0.5 * (corner_up.left + 0.5 * corner_out.left) + 0.5 * hemi.left,
        right=0.5 * (corner_up.right + 0.5 * corner_out.right) + 0.5 * hemi.right,
    )


def _ahead(signals: Signals, rest: Rest, opening: Sides[Floats], constants: Constants) -> Bools:
    """Mark the frames in which the eyes look where they looked at rest.

    Both eyes are asked, but not one that is much narrower than the other: its iris is hidden in
    part, and its centre slides. Eyes look together; the open one tells.
    """
    if signals.gaze is None or rest.gaze is None:
        return np.ones(signals.t_s.shape, np.bool_)
    change = Sides(
        left=np.abs(signals.gaze.left - rest.gaze.left),
        right=np.abs(signals.gaze.right - rest.gaze.right),
    )
    least = constants.gaze_min_opening * np.fmax(opening.left, opening.right)
    left = np.where(opening.left >= least, change.left, 0.0)
    right = np.where(opening.right >= least, change.right, 0.0)
    return np.fmax(left, right) <= constants.gaze_max_change_ratio


def find_hold(
    signals: Signals, compared: Compared, item: TimelineItem, driver: Driver, constants: Constants
) -> Hold:
    """Find the frames in which the wanted movement is near its own full size.

    A blink counts as unusable only where the eye is judged: in a closure the lids are meant to
    come down.

    Source: docs/measures.md: hold = at least 70 % of the movement's 90th percentile.
    """
    window = (signals.t_s >= item.start_s) & (signals.t_s <= item.end_s) & signals.readable
    nothing = np.zeros_like(window)
    if not window.any():
        return Hold(nothing, nothing, Reason.FACE_LOST)
    if not driver.is_seen:
        held = window & (signals.t_s >= item.hold_start_s) & (signals.t_s <= item.hold_end_s)
        return count_held(signals, compared, held, driver, constants)
    size = running_median(size_of(compared, driver), 3)
    clear = window & compared.clear
    if not clear.any():
        return Hold(nothing, nothing, Reason.FACE_COVERED)
    full = float(np.percentile(size[clear], constants.hold_driver_percentile))
    if full < least_size(driver, constants):
        is_hidden = clear.sum() < 0.5 * window.sum()
        return Hold(nothing, nothing, Reason.FACE_COVERED if is_hidden else Reason.NO_MOVEMENT)
    held = window & (size >= constants.hold_driver_share * full)
    return count_held(signals, compared, held, driver, constants)


def count_held(
    signals: Signals, compared: Compared, held: Bools, driver: Driver, constants: Constants
) -> Hold:
    """Pass the held frames through every gate; the reason names the gate that left too few."""
    needed = constants.hold_min_usable_s * signals.fps
    gates: list[tuple[Bools, Reason]] = [
        (compared.posed, Reason.HEAD_MOVED),
        (compared.clear, Reason.FACE_COVERED),
    ]
    if driver is not Driver.CLOSURE:
        gates.append((~compared.blink, Reason.BLINKS))
    if driver not in (Driver.CLOSURE, Driver.BROW):
        more_open = np.fmax(compared.opening.left, compared.opening.right)
        gates.append((more_open >= constants.eye_task_min_opening, Reason.EYES_CLOSED))
        gates.append((compared.ahead, Reason.GAZE_AWAY))
    counted = held
    reason = Reason.HOLD_SHORT if held.sum() < needed else None
    for gate, why in gates:
        counted = counted & gate
        if reason is None and counted.sum() < needed:
            reason = why
    return Hold(held, counted, reason)


def size_of(compared: Compared, driver: Driver) -> Floats:
    """Return the wanted movement's size: share of mouth width, of the lids' way, or % OCD."""
    match driver:
        case Driver.PUCKER:
            return -compared.width
        case Driver.CLOSURE:
            return 1.0 - np.fmin(compared.opening.left, compared.opening.right)
        case Driver.BROW:
            return compared.brow
        case _:
            return compared.width


def least_size(driver: Driver, constants: Constants) -> float:
    """Return the least size that counts as a movement, in the units of `size_of`."""
    match driver:
        case Driver.CLOSURE:
            return constants.driver_min_closure
        case Driver.BROW:
            return constants.driver_min_brow_percent
        case _:
            return constants.driver_min_smile


def _percent(signal: Sides[Floats], rest: Sides[float]) -> Sides[Floats]:
    return Sides(
        left=100.0 * (signal.left - rest.left),
        right=100.0 * (signal.right - rest.right),
    )
