"""A second of a film, small enough to be played again and again."""

import math
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.contours import PER_CANTHI, Outline, face_of
from app.domain.framing import Framing
from app.errors import SourceFailure
from app.frames import Frame, Pixels, freeze
from app.media.packed import PackedFrame
from app.media.reader import VideoReader
from app.session.analysis import Cancelled

if TYPE_CHECKING:
    from app.vision.faces import FaceFinder, Points

_AROUND_S: Final = 0.4
_LONGEST_S: Final = 6.0
_LONGEST_OUTLINE_S: Final = 90.0
"""An outline needs 11 kB a picture, a film a hundred times that."""
_GAP_MS: Final = 200
_MOST_FPS: Final = 45.0
_MOST_BYTES: Final = 96e6
_MOST_SHOTS: Final = 2700
"""Of an outline: 30 a second for as long as it may be; others come from elsewhere than the app."""
_MARGIN: Final = 0.55
_HEIGHT_PX: Final = 420
_LEAST_PX: Final = 8

_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Shot:
    """One frame around the face, as filmed, and the landmarks in it; None without a face."""

    kept: Frame | PackedFrame
    points: "Points | None"

    @property
    def t_ns(self) -> int:
        return self.kept.t_ns

    @property
    def t_s(self) -> float:
        return self.kept.t_ns / 1e9

    @property
    def frame(self) -> Frame:
        """Return the frame; one that is packed is unpacked each time."""
        return self.kept if isinstance(self.kept, Frame) else self.kept.unpack()


@dataclass(frozen=True, slots=True)
class Moment:
    """The frames of one movement in their order; `still` is the place of the one that shows it.

    `rest` is the resting face in the frame of the shots' points, where it is known.
    """

    shots: tuple[Shot, ...]
    still: int
    rest: "Points | None" = None


def moment_of(
    video: Path,
    start_s: float,
    end_s: float,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    with_landmarks: bool = True,
    framing: Framing | None = None,
    finds_face: bool = True,
) -> Moment:
    """Read a movement with what is just before and after it, cut out around the face.

    A long one is shown by its middle six seconds, at most some 45 pictures a second, all of them
    together no larger than 96 MB. Without landmarks it is quicker; a picture alone needs none.
    Where the face was is `framing`; without it the face is looked for, and unless it may
    be (`finds_face`, which takes the face model's 200 MB) the whole picture stands.

    Raises: SourceFailure if the file has gone or shows nothing there; ModelFailure; Cancelled.
    """
    middle_s = (start_s + end_s) / 2
    half_s = min(_AROUND_S + (end_s - start_s) / 2, _LONGEST_S / 2)
    shots: list[Shot] = []
    box: _Box | None = None
    with ExitStack() as stack:
        reader = stack.enter_context(VideoReader(video, shorter_px=2 * _HEIGHT_PX))
        finder = _finder(stack) if with_landmarks or (finds_face and framing is None) else None
        part = stack.enter_context(closing(reader.between(middle_s - half_s, middle_s + half_s)))
        fps = reader.info.nominal_fps
        most_px = _MOST_BYTES / 3 / (2 * half_s * (fps if 1 < fps < _MOST_FPS else _MOST_FPS) + 1)
        for frame in part:
            if is_cancelled():
                raise Cancelled
            if shots and frame.t_s - shots[-1].t_s < 1 / _MOST_FPS:
                continue
            small = frame.pixels
            looks = finder if with_landmarks or box is None else None
            points = None if looks is None else _face(looks, small)
            if box is None and framing is not None:
                box = _framed(framing, small)
            elif box is None and points is not None:
                box = _box(points, small)
            shot = _within(_cut(frame, small, points, box or _whole(small)), most_px)
            shots.append(Shot(PackedFrame.of(shot.frame), shot.points))
    if not shots:
        raise SourceFailure("video_unreadable", path=video.name)
    nearest = min(range(len(shots)), key=lambda n: abs(shots[n].t_s - middle_s))
    return Moment(tuple(shots), nearest)


def moment_of_outline(
    outline: Outline, start_s: float, end_s: float, rest_s: tuple[float, float] | None = None
) -> Moment:
    """Cut a stretch of seconds out of an outline, with what is just before and after it.

    Its pictures are empty. Where no face was seen, shots without points stand. `rest_s` is where
    the resting face was filmed: its middle is given along.
    """
    from app.vision.upright import CANTHI_PX, HEIGHT_PX, MIDDLE_PX, WIDTH_PX

    times = outline.times_ms
    middle_ms, half_ms = 500 * (start_s + end_s), 500 * (end_s - start_s)
    half_ms = min(half_ms + 1000 * _AROUND_S, 500 * _LONGEST_OUTLINE_S)
    near = np.flatnonzero(np.abs(times - middle_ms) <= half_ms)
    places = near[:: -(-near.size // _MOST_SHOTS) or 1].tolist()
    ground = freeze(np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8))
    shots: list[Shot] = []

    def pass_over(last_ms: int, until_ms: int) -> None:
        gaps = range(last_ms + _GAP_MS, until_ms - _GAP_MS // 2, _GAP_MS)
        shots.extend(Shot(Frame(ground, t_ms * 1_000_000, 0), None) for t_ms in gaps)

    last_ms = round(max(middle_ms - half_ms, 0)) - _GAP_MS
    for place in places:
        t_ms = int(times[place])
        pass_over(last_ms, t_ms)
        face = face_of(outline.points[place], CANTHI_PX / PER_CANTHI, MIDDLE_PX)
        shots.append(Shot(Frame(ground, t_ms * 1_000_000, place), face))
        last_ms = t_ms
    pass_over(last_ms, round(min(middle_ms + half_ms, max(times[-1], middle_ms))))
    nearest = min(range(len(shots)), key=lambda n: abs(shots[n].t_s - middle_ms / 1000))
    return Moment(tuple(shots), nearest, _resting(outline, rest_s))


def _resting(outline: Outline, rest_s: tuple[float, float] | None) -> "Points | None":
    from app.vision.upright import CANTHI_PX, MIDDLE_PX

    start_ms, end_ms = (0.0, -1.0) if rest_s is None else (1000 * rest_s[0], 1000 * rest_s[1])
    resting = outline.points[(outline.times_ms >= start_ms) & (outline.times_ms <= end_ms)]
    if not len(resting):
        return None
    middle = np.rint(np.median(resting[:_MOST_SHOTS], axis=0)).astype(np.int16)
    return face_of(middle, CANTHI_PX / PER_CANTHI, MIDDLE_PX)


def still_of(frame: Frame, points: "Points | None", *, is_mirrored: bool = False) -> Shot:
    """Cut one frame out around its face; `is_mirrored`: it was filmed as a mirror image."""
    if points is not None:
        shot = _cut(frame, frame.pixels, points, _box(points, frame.pixels))
        frame = shot.frame
        points = shot.points
    if not is_mirrored:
        return Shot(frame, points)
    turned = freeze(np.ascontiguousarray(frame.pixels[:, ::-1]))
    return Shot(Frame(turned, frame.t_ns, frame.number), None)


def _finder(stack: ExitStack) -> "FaceFinder":
    from app.vision.faces import FaceFinder

    return stack.enter_context(closing(FaceFinder()))


def _face(finder: "FaceFinder", pixels: Pixels) -> "Points | None":
    faces = finder.find(pixels)
    return faces[0] if faces else None


def _whole(pixels: Pixels) -> _Box:
    height, width = pixels.shape[:2]
    return 0, 0, width, height


def _framed(framing: Framing, pixels: Pixels) -> _Box:
    """Return the box of a face by where it was all along; the whole picture where that is none.

    Where that is not known, by where it rested.
    """
    height, width = pixels.shape[:2]
    corners = framing.oval if framing.reach is None else (framing.reach[:2], framing.reach[2:])
    points = np.clip(np.array(corners, np.float64), 0.0, 1.0) * (width, height)
    if not np.isfinite(points).all() or (np.ptp(points, axis=0) < _LEAST_PX).any():
        return _whole(pixels)
    return _box(points, pixels)


def _box(points: "Points | NDArray[np.float64]", pixels: Pixels) -> _Box:
    """Return left, top, right, bottom of the face with room for it to move."""
    height, width = pixels.shape[:2]
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    pad = _MARGIN * float((high - low).max()) / 2
    left, top = np.maximum(low - pad, 0).astype(int).tolist()
    right, bottom = np.minimum(high + pad, (width, height)).astype(int).tolist()
    return left, top, right, bottom


def _cut(frame: Frame, pixels: Pixels, points: "Points | None", box: _Box) -> Shot:
    left, top, right, bottom = box
    part = np.ascontiguousarray(pixels[top:bottom, left:right])
    moved = None if points is None else points - (left, top, 0)
    return Shot(Frame(freeze(part), frame.t_ns, frame.number), moved)


def _within(shot: Shot, most_px: float) -> Shot:
    """Make a picture smaller that has more pixels than it may have."""
    height, width = shot.frame.pixels.shape[:2]
    scale = math.sqrt(most_px / (height * width))
    if scale >= 1:
        return shot
    size = (max(1, int(width * scale)), max(1, int(height * scale)))
    pixels = cast("Pixels", cv2.resize(shot.frame.pixels, size, interpolation=cv2.INTER_AREA))
    points = None if shot.points is None else shot.points * scale
    return Shot(Frame(freeze(pixels), shot.frame.t_ns, shot.frame.number), points)


def upright_shots(shots: tuple[Shot, ...]) -> tuple[Shot, ...]:
    """Turn the frames of a movement upright, all to one size; nothing where no face is in any."""
    from app.vision.upright import uprights

    places = uprights([shot.points for shot in shots], [shot.t_s for shot in shots])
    return tuple(
        Shot(
            Frame(freeze(place.turn(shot.frame.pixels)), shot.t_ns, shot.kept.number),
            None if shot.points is None else place.move(shot.points),
        )
        for shot, place in zip(shots, places, strict=False)
    )
