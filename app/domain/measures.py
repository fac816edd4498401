"""Readings of one face in one frame: eye opening, mouth corners, brows, pose."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import landmarks as lm
from app.domain.lids import upper_lid_height
from app.domain.observation import FaceObservation, HalfFace
from app.domain.series import Appearance, Signals
from app.domain.sides import Side, Sides
from app.errors import ShapeError

Array = NDArray[np.float64]

_CANTHI: Final = (
    lm.OUTER_CANTHUS.left,
    lm.OUTER_CANTHUS.right,
    lm.INNER_CANTHUS.left,
    lm.INNER_CANTHUS.right,
)
_UNREAD: Final = Sides(np.nan, np.nan)


@dataclass(frozen=True, slots=True)
class FaceReading:
    """One frame's raw readings; units as in `Signals`."""

    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    ocd_px: float
    iris_px: float
    lid_gap: Sides[float]
    corner_up: Sides[float]
    corner_out: Sides[float]
    brow_up: Sides[float]
    gaze: Sides[float]
    corner_hemi_up: Sides[float] | None = None
    upper_lid: Sides[float] | None = None
    whole_lid_gap: Sides[float] | None = None
    half_gap: Sides[float] | None = None
    appearance: NDArray[np.float16] | None = None
    lips_apart: float = np.nan
    """Distance of the inner lips; live only, to tell talk from a mouth that is still."""


def read_face(face: FaceObservation) -> FaceReading:
    """Read everything that one frame tells.

    Shape: landmarks_px (478, 3), head_to_camera (4, 4).
    Units: shares of the 3-D outer-canthal distance (OCD), degrees, pixels.
    Frame: eyes in the image; corners and brows in the head frame, origin at the mean of the four
    canthi, y up.
    Invariant to: scale, translation, roll, mirroring (which swaps the sides).
    Not to: yaw; the lid gap's left-right difference drifts by .04 over 15 degrees.
    With halves, the lid gap of each side is read from its own composite face.
    NaN: a degenerate face (OCD 0), and the readings of a half that shows no face.
    Raises: ShapeError.
    Source: docs/measures.md; the iris as ruler after Rüfer et al. 2005 (see constants.py).
    """
    points = face.landmarks_px
    if points.shape != (lm.COUNT, 3) or face.head_to_camera.shape != (4, 4):
        raise ShapeError(f"{points.shape}, {face.head_to_camera.shape}")
    rotation = _rotation(face.head_to_camera)
    yaw_deg, pitch_deg, roll_deg = pose_deg(rotation)
    ocd_px = outer_canthal_distance_px(points) or np.nan
    head = _to_head(points, rotation) / ocd_px
    whole_gap = lm.LID_PAIRS.map(lambda pairs: _mean_distance(points, pairs) / ocd_px)
    return FaceReading(
        yaw_deg=yaw_deg,
        pitch_deg=pitch_deg,
        roll_deg=roll_deg,
        ocd_px=ocd_px,
        iris_px=float(np.mean([_distance(points, pair, axes=2) for pair in lm.IRIS_DIAMETERS])),
        lid_gap=whole_gap if face.halves is None else _lid_gaps(face.halves, ocd_px),
        corner_up=lm.ORAL_COMMISSURE.map(lambda i: float(head[i, 1])),
        corner_out=Sides(
            left=float(head[lm.ORAL_COMMISSURE.left, 0]),
            right=-float(head[lm.ORAL_COMMISSURE.right, 0]),
        ),
        brow_up=lm.BROW.map(lambda ids: float(head[list(ids), 1].mean())),
        gaze=_gaze(points),
        corner_hemi_up=_corner_hemi_up(face.halves, ocd_px),
        upper_lid=None if face.halves is None else _upper_lids(face.halves, ocd_px),
        whole_lid_gap=None if face.halves is None else whole_gap,
        half_gap=None if face.halves is None else face.halves.map(_gap_ratio),
        appearance=None if face.halves is None else _appearance(face.halves),
        lips_apart=_distance(points, lm.INNER_LIPS, axes=2) / ocd_px,
    )


def outer_canthal_distance_px(points: Array) -> float:
    """Return the 3-D distance of the outer canthi; 0 for a degenerate face."""
    return _distance(points, (lm.OUTER_CANTHUS.right, lm.OUTER_CANTHUS.left), axes=3)


def pose_deg(rotation: Array) -> tuple[float, float, float]:
    """Return yaw, pitch and roll of a rotation Rz(roll) · Ry(yaw) · Rx(pitch).

    Shape: (3, 3).  Units: degrees.
    Frame: camera, x right in the image, y up, z towards the camera: yaw positive turns the face to
    the image's right, pitch positive lowers the chin, roll positive tilts the crown to the image's
    left.
    """
    yaw = np.arcsin(np.clip(-rotation[2, 0], -1.0, 1.0))
    pitch = np.arctan2(rotation[2, 1], rotation[2, 2])
    roll = np.arctan2(rotation[1, 0], rotation[0, 0])
    return float(np.degrees(yaw)), float(np.degrees(pitch)), float(np.degrees(roll))


def signals_of(readings: list[FaceReading | None], t_s: Array) -> Signals:
    """Stack per-frame readings; a frame without a face is NaN throughout.

    Shape: `t_s` (n,) for n readings.  Raises: ShapeError.
    """
    if len(readings) != t_s.size:
        raise ShapeError(f"{len(readings)} readings, {t_s.size} times")

    def column(read: Callable[[FaceReading], float]) -> Array:
        values = np.array([np.nan if r is None else read(r) for r in readings], np.float64)
        values.flags.writeable = False
        return values

    def sided(read: Callable[[FaceReading], Sides[float]]) -> Sides[Array]:
        return Sides(column(lambda r: read(r).left), column(lambda r: read(r).right))

    is_decoupled = any(r is not None and r.corner_hemi_up is not None for r in readings)

    def halved(read: Callable[[FaceReading], Sides[float] | None]) -> Sides[Array] | None:
        return sided(lambda r: read(r) or _UNREAD) if is_decoupled else None

    times = t_s.copy()
    times.flags.writeable = False
    return Signals(
        t_s=times,
        yaw_deg=column(lambda r: r.yaw_deg),
        pitch_deg=column(lambda r: r.pitch_deg),
        roll_deg=column(lambda r: r.roll_deg),
        ocd_px=column(lambda r: r.ocd_px),
        iris_px=column(lambda r: r.iris_px),
        lid_gap=sided(lambda r: r.lid_gap),
        corner_up=sided(lambda r: r.corner_up),
        corner_out=sided(lambda r: r.corner_out),
        brow_up=sided(lambda r: r.brow_up),
        gaze=sided(lambda r: r.gaze),
        corner_hemi_up=halved(lambda r: r.corner_hemi_up),
        upper_lid=halved(lambda r: r.upper_lid),
        whole_lid_gap=halved(lambda r: r.whole_lid_gap),
        half_gap=halved(lambda r: r.half_gap),
        appearance=_appearances(readings),
    )


def _lid_gaps(halves: Sides[HalfFace | None], ocd_px: float) -> Sides[float]:
    def of_half(half: HalfFace | None, pairs: tuple[lm.Pair, ...]) -> float:
        if half is None:
            return np.nan
        return _mean_distance(half.landmarks_px, pairs) / half.scale / ocd_px

    return Sides(
        left=of_half(halves.left, lm.LID_PAIRS.left),
        right=of_half(halves.right, lm.LID_PAIRS.right),
    )


def _upper_lids(halves: Sides[HalfFace | None], ocd_px: float) -> Sides[float]:
    """Return the height of each upper lid in its own composite, in shares of OCD."""

    def of_half(half: HalfFace | None, side: Side) -> float:
        if half is None:
            return np.nan
        return upper_lid_height(half.landmarks_px, side) / half.scale / ocd_px

    return Sides(of_half(halves.left, Side.LEFT), of_half(halves.right, Side.RIGHT))


def _gap_ratio(half: HalfFace | None) -> float:
    return np.nan if half is None else half.gap_ratio


def _appearance(halves: Sides[HalfFace | None]) -> NDArray[np.float16] | None:
    """Return both halves' appearance, left first; None where a half has none."""
    left, right = halves.left, halves.right
    if left is None or right is None or left.appearance is None or right.appearance is None:
        return None
    return np.stack([left.appearance, right.appearance])


def _appearances(readings: list[FaceReading | None]) -> Appearance | None:
    known = [(n, r.appearance) for n, r in enumerate(readings) if r and r.appearance is not None]
    if not known:
        return None
    found = np.full((len(readings), *known[0][1].shape), np.nan, np.float16)
    for number, appearance in known:
        found[number] = appearance
    found.flags.writeable = False
    return found


def _corner_hemi_up(halves: Sides[HalfFace | None] | None, ocd_px: float) -> Sides[float] | None:
    """Return the height of each corner over the canthi of its own composite, in shares of OCD."""
    if halves is None:
        return None

    def height(half: HalfFace | None, corner: int) -> float:
        if half is None:
            return np.nan
        rows = half.landmarks_px[:, 1]
        return float(rows[list(_CANTHI)].mean() - rows[corner]) / half.scale / ocd_px

    return Sides(
        left=height(halves.left, lm.ORAL_COMMISSURE.left),
        right=height(halves.right, lm.ORAL_COMMISSURE.right),
    )


def _gaze(points: Array) -> Sides[float]:
    """Return where each iris centre lies along its canthus line: 0 outer, 1 inner canthus."""

    def along(outer: int, inner: int, iris: int) -> float:
        line = points[inner, :2] - points[outer, :2]
        return float((points[iris, :2] - points[outer, :2]) @ line / max(line @ line, 1e-9))

    return Sides(
        left=along(lm.OUTER_CANTHUS.left, lm.INNER_CANTHUS.left, lm.IRIS_CENTRE.left),
        right=along(lm.OUTER_CANTHUS.right, lm.INNER_CANTHUS.right, lm.IRIS_CENTRE.right),
    )


def _rotation(head_to_camera: Array) -> Array:
    """Return the nearest pure rotation: the tracker's matrix may carry a scale."""
    left, _, right = np.linalg.svd(head_to_camera[:3, :3])
    return left @ right


def _to_head(points: Array, rotation: Array) -> Array:
    centred = points - points[list(_CANTHI)].mean(axis=0)
    return (centred * np.array([1.0, -1.0, -1.0])) @ rotation


def _mean_distance(points: Array, pairs: tuple[lm.Pair, ...]) -> float:
    return float(np.mean([_distance(points, pair, axes=2) for pair in pairs]))


def _distance(points: Array, pair: lm.Pair, axes: int) -> float:
    return float(np.linalg.norm(points[pair[0], :axes] - points[pair[1], :axes]))
