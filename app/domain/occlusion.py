"""Frames in which a hand or something else covers part of the face.

The landmark model goes on behind a hand: it invents what it cannot see. Two things give it away.
Behind a hand the whole face and the half by itself invent different mouths and chins; and the
covered skin no longer looks as it did at rest.

Source: our own study, docs/measures.md.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.constants import Constants
from app.domain.filters import grey_closing, odd_frames, running_median
from app.domain.series import Appearance, Bools, Floats, Signals
from app.domain.sides import Side, Sides
from app.errors import ShapeError

TEXELS: Final = 4
"""A patch is sampled TEXELS × TEXELS times."""
DARK_OFFSET: Final = 10.0
"""Added to pixel values before the logarithm: keeps that of dark ones, mostly noise, in bounds."""
COLUMNS: Final = TEXELS * TEXELS + 3
"""Per patch: log luminance of each texel; mean log red/green, mean log blue/green; how much the
colour changes between neighbouring texels."""

_LIPS: Final[Sides[tuple[int, ...]]] = Sides(
    left=(291, 270, 267, 314, 321, 375), right=(61, 40, 37, 84, 91, 146)
)
_CHIN: Final[Sides[tuple[int, ...]]] = Sides(left=(378, 400, 377, 395), right=(149, 176, 148, 170))
# The chin's outline slides along the skin; it is as uncertain as this many lips.
_CHIN_WEIGHT: Final = 0.37
_FRAMES_AT_ONCE: Final = 1000
_MOST_FOR_MEDIAN: Final = 600


def half_gap_ratio(
    whole_px: NDArray[np.float64], half_px: NDArray[np.float64], ocd_px: float, side: Side
) -> float:
    """Measure how far a half by itself disagrees with the whole face about mouth and chin.

    The mean distance of that side's lips, or of its chin outline times .37: the larger one.
    Shape: both (478, 2) or more columns.  Units: pixels of the composite; the result in shares of
    `ocd_px`, the outer-canthal distance there.
    Frame: the composite's picture.  Invariant to: scale, translation, roll.
    NaN: a degenerate face (OCD 0), and a missing landmark.
    """
    distances = np.linalg.norm(whole_px[:, :2] - half_px[:, :2], axis=1)
    lips = float(distances[list(_LIPS.of(side))].mean())
    chin = float(distances[list(_CHIN.of(side))].mean())
    return max(lips, _CHIN_WEIGHT * chin) / ocd_px if ocd_px > 0 else np.nan


def covered_frames(signals: Signals, rest: Appearance | None, constants: Constants) -> Bools:
    """Mark the frames in which part of the face is covered.

    The disagreement of the halves and the change of the skin since rest add up like the sides of
    a right triangle, each in shares of its own limit. Without a resting appearance the
    recording's own middle stands in.

    Shape: (n,).  NaN: what was not read is not known to be covered.
    """
    score = np.hypot(
        _gap(signals) / constants.cover_max_gap_ratio,
        _change(signals, rest, constants) / constants.cover_max_change,
    )
    steady = running_median(score, odd_frames(constants.cover_median_s, signals.fps))
    covered = (steady > 1.0).astype(np.float64)
    return grey_closing(covered, odd_frames(constants.cover_fill_s, signals.fps)) > 0.0


def typical_appearance(signals: Signals, usable: Bools) -> Appearance | None:
    """Return the median appearance of the usable frames; None where none shows any.

    Of long recordings at most 600 frames, evenly spread, are looked at.
    """
    if signals.appearance is None:
        return None
    shown = np.flatnonzero(usable & _seen(signals.appearance))
    if shown.size == 0:
        return None
    some = shown[:: -(-shown.size // _MOST_FOR_MEDIAN)]
    return np.median(signals.appearance[some].astype(np.float32), axis=0)


def appearance_change(appearance: Appearance, rest: Appearance, constants: Constants) -> Floats:
    """Sum up how far the patches of skin changed beyond what expressions and light do.

    Per patch three changes since rest: mean luminance and mean colour, each less the median of
    all patches, which takes out a change of light; and the pattern within the patch (standard
    deviation of the change). Each counts by what it exceeds its tolerance, in shares of that
    tolerance and up to a cap. A tolerance grows with the patch's own contrast at rest: brows,
    lids, beards and the rims of glasses may shift by a texel.

    Shape: appearance (n, 2, patches, 19), rest (2, patches, 19); the result (n,).
    Units: natural logarithms of pixel values.  Invariant to: brightness, white balance.
    NaN: a frame with anything missing.  Raises: ShapeError.
    """
    if appearance.shape[1:] != rest.shape or rest.shape[-1] != COLUMNS:
        raise ShapeError(f"{appearance.shape}, {rest.shape}")
    tolerance = _tolerances(rest.reshape(-1, COLUMNS), constants)
    found = np.empty(len(appearance))
    for start in range(0, len(appearance), _FRAMES_AT_ONCE):
        part = slice(start, start + _FRAMES_AT_ONCE)
        change = (appearance[part].astype(np.float32) - rest).reshape(-1, len(tolerance), COLUMNS)
        excess = _sizes(change) / tolerance - 1.0
        found[part] = np.clip(excess, 0.0, constants.cover_patch_cap).sum(axis=(1, 2))
    return found


def _sizes(change: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return luminance, colour and pattern change of every patch: (n, patches, 3)."""
    texels, colour = change[..., :-3], change[..., -3:-1]
    light = texels.mean(axis=-1)
    light = np.abs(light - np.median(light, axis=1, keepdims=True))
    colour = np.linalg.norm(colour - np.median(colour, axis=1, keepdims=True), axis=-1)
    return np.stack([light, colour, texels.std(axis=-1)], axis=-1)


def _tolerances(rest: Appearance, constants: Constants) -> NDArray[np.float32]:
    """Return what each patch may change by, (patches, 3): luminance, colour, pattern."""
    grid = rest[:, :-3].reshape(-1, TEXELS, TEXELS)
    down, across = (np.diff(grid, axis=axis) for axis in (1, 2))
    contrast = np.sqrt((down**2).mean(axis=(1, 2)) + (across**2).mean(axis=(1, 2)))
    shift = constants.cover_contrast_factor * contrast
    colour_shift = constants.cover_colour_contrast_factor * rest[:, -1]
    return np.stack(
        [
            constants.cover_light_log + shift,
            constants.cover_colour_log + colour_shift,
            constants.cover_pattern_log + shift,
        ],
        axis=-1,
    )


def _gap(signals: Signals) -> Floats:
    if signals.half_gap is None:
        return np.zeros(signals.t_s.shape)
    return np.nan_to_num(np.fmax(signals.half_gap.left, signals.half_gap.right))


def _change(signals: Signals, rest: Appearance | None, constants: Constants) -> Floats:
    if rest is None:
        rest = typical_appearance(signals, signals.readable)
    if signals.appearance is None or rest is None:
        return np.zeros(signals.t_s.shape)
    return np.nan_to_num(appearance_change(signals.appearance, rest, constants))


def _seen(appearance: Appearance) -> Bools:
    return np.isfinite(appearance.sum(axis=(1, 2, 3), dtype=np.float32))
