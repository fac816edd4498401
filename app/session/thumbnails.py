"""The two pictures that show a movement: the face at rest and at its peak."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from app.domain.findings import Movement
from app.domain.series import Bools, Floats
from app.frames import Frame, Pixels
from app.media.stills import frames_numbered, png_of
from app.session.analysis import Analysed, FaceBox
from app.vision.stamp import stamped

_MARGIN = 0.12


def thumbnails_of(video: Path, analysed: Analysed) -> Mapping[str, bytes]:
    """Return PNG pictures by name: `EXERCISE-rest` and `EXERCISE-REP-peak`.

    Never mirrored; one face wide. A movement that could not be judged has none.

    Raises: SourceFailure if the recording has gone.
    """
    wanted = _wanted(analysed)
    frames = frames_numbered(video, sorted(set(wanted.values())))
    synthetic = analysed.verdict.source.synthetic
    pictures: dict[str, bytes] = {}
    for name, number in wanted.items():
        box = analysed.boxes[number]
        if number in frames and box is not None:
            pictures[name] = png_of(_cropped(frames[number], box, synthetic))
    return pictures


def _wanted(analysed: Analysed) -> dict[str, int]:
    curves, analysis = analysed.result.curves, analysed.result.analysis
    peaks = {(flag.pattern, flag.start_s): flag.peak_s for flag in analysis.flags}
    wanted: dict[str, int] = {}
    resting = _resting(analysed)
    for movement in analysis.movements:
        if not movement.usable or analysis.rest is None:
            continue
        rest_s = (analysis.rest.start_s + analysis.rest.end_s) / 2
        wanted[f"{movement.exercise}-rest"] = _nearest(curves.t_s, rest_s, resting)
        middle_s = (movement.hold_start_s + movement.hold_end_s) / 2
        peak_s = next((s for (_, start), s in peaks.items() if _within(start, movement)), middle_s)
        wanted[f"{movement.exercise}-{movement.rep}-peak"] = _nearest(
            curves.t_s, peak_s, curves.tracked
        )
    return wanted


def _resting(analysed: Analysed) -> Bools:
    """Return the usable frames outside every movement: a rest may span the whole recording."""
    curves = analysed.result.curves
    moving = np.zeros(curves.t_s.shape, np.bool_)
    for movement in analysed.result.analysis.movements:
        moving |= (curves.t_s >= movement.onset_s) & (curves.t_s <= movement.end_s)
    resting = curves.usable & ~moving
    return resting if resting.any() else curves.usable


def _within(start_s: float, movement: Movement) -> bool:
    return movement.onset_s <= start_s <= movement.end_s


def _nearest(times_s: Floats, t_s: float, fit: Bools) -> int:
    """Return the frame nearest to a time among those that are fit to be shown."""
    return int(np.argmin(np.where(fit, np.abs(times_s - t_s), np.inf)))


def _cropped(frame: Frame, box: FaceBox, synthetic: bool) -> Pixels:
    height, width = frame.pixels.shape[:2]
    pad = _MARGIN * max(box.right - box.left, box.bottom - box.top)
    left, top = max(0, round(box.left - pad)), max(0, round(box.top - pad))
    right, bottom = min(width, round(box.right + pad)), min(height, round(box.bottom + pad))
    face = frame.pixels[top:bottom, left:right]
    return stamped(face) if synthetic else face
