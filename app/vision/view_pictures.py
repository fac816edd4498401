"""Pictures for people who would rather not see their plain reflection.

For the screen only: nothing here is recorded, tracked or measured. Never mirrored: that is done
once, where it is painted.
"""

from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.landmarks import FACE_OVAL
from app.domain.sides import Side, Sides
from app.frames import Pixels

_BLUR_STEP: Final = 8
_BLUR_HEIGHT_RATIO: Final = 0.02

_MIDLINE: Final = (10, 151, 9, 8, 168, 6, 197, 195, 5, 4, 1, 2, 164, 0, 17, 18, 200, 199, 175, 152)
_CANTHI: Final = Sides(left=263, right=33)
# The outline of each half from the crown to the chin.
_OUTLINES: Final = Sides(
    left=(338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    right=(109, 67, 103, 54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148),
)
_ROWS: Final = 96
_SMOOTH_ROWS: Final = 5
_SEAM_RATIO: Final = 0.035
_EDGE_RATIO: Final = 0.045
_GRID_PX: Final = 8
_WIDEST: Final = 2.2
# Towards crown and chin the outline runs into the midline; there both halves count as this wide.
_LEAST_WIDTH: Final = 0.15

_Points = NDArray[np.float64]
_Floats = NDArray[np.float32]

_PLACES: Final = np.linspace(0.0, 1.0, _ROWS)


def blurred(pixels: Pixels) -> Pixels:
    """Return the whole picture out of focus: movement stays visible, features do not.

    The amount depends on the height of the picture alone, so that it never changes with the face.
    """
    height, width = pixels.shape[:2]
    small_size = (max(1, width // _BLUR_STEP), max(1, height // _BLUR_STEP))
    small = cv2.resize(pixels, small_size, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), max(0.5, _BLUR_HEIGHT_RATIO * height / _BLUR_STEP))
    return cast("Pixels", cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR))


@dataclass(frozen=True, slots=True)
class _Half:
    """Shape: width (_ROWS,), px from the midline to the outline, with a least.

    `eye`: share of it at the outer canthus; `mean_width` of the outline itself.
    """

    width: _Points
    eye: float
    mean_width: float


@dataclass(frozen=True, slots=True)
class _Seam:
    """The facial midline, and both halves in coordinates along it.

    `top` and `down` (unit vector) give the axis from crown to chin, `across` points from the
    midline to the affected half; `bend` is how far the midline lies that way from the axis at
    `_ROWS` places of `length` px.
    """

    top: _Points
    down: _Points
    across: _Points
    length: float
    bend: _Points
    healthy: _Half
    other: _Half


def healthy_on_both(pixels: Pixels, points: _Points, affected: Side) -> Pixels | None:
    """Return the picture with the healthy half of the face reflected onto the other.

    The seam follows the facial midline, nose and lips included, so that it holds in roll and in a
    slight turn; the reflected half is fitted to the width of the half it covers.

    Shape: pixels (h, w, 3) uint8; points (478, 3) in pixels of the frame.
    Frame: as the camera saw it: the person's left half lies on the image's right.
    Returns None where the head is turned too far, or too little of the face is in the picture.
    """
    seam = _seam_of(points[:, :2], affected)
    if seam is None:
        return None
    height, width = pixels.shape[:2]
    oval = points[list(FACE_OVAL), :2]
    half = points[[*_MIDLINE, *_OUTLINES.of(affected)], :2]
    margin = _SEAM_RATIO * seam.length
    x0, y0 = np.floor(np.clip(half.min(axis=0) - margin, 0, (width, height))).astype(int)
    x1, y1 = np.ceil(np.clip(half.max(axis=0) + margin, 0, (width, height))).astype(int)
    if x1 - x0 < 2 * _GRID_PX or y1 - y0 < 2 * _GRID_PX:
        return None
    places, weight = _mapping(seam, oval, (int(x0), int(y0), int(x1), int(y1)))
    reflected = cast(
        "Pixels",
        cv2.remap(
            pixels,
            places[..., 0],
            places[..., 1],
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
    )
    shown = pixels.copy()
    part = shown[y0:y1, x0:x1]
    part[:] = cast("Pixels", cv2.blendLinear(reflected, part, weight, 1.0 - weight))
    return shown


def _seam_of(points: _Points, affected: Side) -> _Seam | None:
    line = points[list(_MIDLINE)]
    top, chin = line[0], line[-1]
    length = float(np.linalg.norm(chin - top))
    if length < 4 * _GRID_PX:
        return None
    down = (chin - top) / length
    rightward = np.array([down[1], -down[0]])
    across = rightward if affected is Side.LEFT else -rightward
    bend = _smooth(_profile((line - top) @ down / length, (line - top) @ across))

    def half(side: Side, sign: float) -> _Half:
        def off(ids: list[int]) -> tuple[_Points, _Points]:
            away = points[ids] - top
            place = away @ down / length
            bent = cast("_Points", np.interp(place, _PLACES, bend))
            return place, sign * (away @ across - bent)

        outline = _smooth(_profile(*off(list(_OUTLINES.of(side)))))
        width = np.maximum(outline, _LEAST_WIDTH * length)
        place, eye = off([_CANTHI.of(side)])
        share = float(eye[0]) / float(np.interp(float(place[0]), _PLACES, width))
        return _Half(width, share, float(outline.mean()))

    other, healthy = half(affected, 1.0), half(affected.other, -1.0)
    share = healthy.mean_width / max(other.mean_width, 1.0)
    is_plain = all(0.2 < each.eye < 0.97 for each in (other, healthy))
    if not is_plain or not 1 / _WIDEST < share < _WIDEST:
        return None
    return _Seam(top, down, across, length, bend, healthy, other)


def _profile(place: _Points, value: _Points) -> _Points:
    """Return values at `_ROWS` places from crown to chin."""
    order = np.argsort(place)
    return np.interp(_PLACES, place[order], value[order])


def _smooth(rows: _Points) -> _Points:
    reach = np.arange(-2 * _SMOOTH_ROWS, 2 * _SMOOTH_ROWS + 1)
    kernel = np.exp(-0.5 * (reach / _SMOOTH_ROWS) ** 2)
    padded = np.pad(rows, 2 * _SMOOTH_ROWS, mode="edge")
    smooth = np.convolve(padded, kernel / kernel.sum(), mode="valid")
    return cast("_Points", smooth)


def _mapping(seam: _Seam, oval: _Points, box: tuple[int, int, int, int]) -> tuple[_Floats, _Floats]:
    """Return for each pixel of the box where it is taken from, and how much of that is shown.

    Worked out on every eighth pixel: both are smooth. Across the face the way goes from midline
    over the corner of the eye to the outline on both sides, so that a turned face fits.
    """
    x0, y0, x1, y1 = box
    size = (x1 - x0, y1 - y0)
    coarse = (size[0] // _GRID_PX + 1, size[1] // _GRID_PX + 1)
    # cv2.resize counts from pixel centres; these are the places of the coarse centres.
    xs = x0 - 0.5 + (np.arange(coarse[0]) + 0.5) * size[0] / coarse[0]
    ys = y0 - 0.5 + (np.arange(coarse[1]) + 0.5) * size[1] / coarse[1]
    grid = np.stack(np.meshgrid(xs, ys), axis=-1)
    place = (grid - seam.top) @ seam.down / seam.length
    off = (grid - seam.top) @ seam.across - np.interp(place, _PLACES, seam.bend)
    share = off / np.interp(place, _PLACES, seam.other.width)
    fitted = np.interp(share, (0.0, seam.other.eye, 1.0), (0.0, seam.healthy.eye, 1.0))
    fitted = np.where(share > 1.0, share, fitted)
    taken = np.where(off > 0, -fitted * np.interp(place, _PLACES, seam.healthy.width), off)
    source = grid + (taken - off)[..., None] * seam.across
    beyond = np.clip(0.5 + off / (_SEAM_RATIO * seam.length), 0.0, 1.0)
    weight = beyond * beyond * (3.0 - 2.0 * beyond) * _inside(oval, xs, ys, seam.length)
    places = cv2.resize(source.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    shown = cv2.resize(weight.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    return cast("_Floats", places), cast("_Floats", shown)


def _inside(oval: _Points, xs: _Points, ys: _Points, length: float) -> _Points:
    """Return 1 well inside the outline of the face, falling softly to 0 at it."""
    step_x, step_y = xs[1] - xs[0], ys[1] - ys[0]
    on_grid = np.round((oval - (xs[0], ys[0])) / (step_x, step_y)).astype(np.int32)
    mask = np.zeros((ys.size, xs.size), np.uint8)
    cv2.fillConvexPoly(mask, cv2.convexHull(on_grid), 255)
    softness = max(0.6, _EDGE_RATIO * length / float(step_x))
    soft = cv2.GaussianBlur(mask, (0, 0), softness)
    return np.clip(soft.astype(np.float64) / 127.5 - 1.0, 0.0, 1.0)
