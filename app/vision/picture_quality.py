"""What the pixels around a face tell of light, sharpness and glare."""

from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.camera_check import CameraReading, FaceReading
from app.domain.landmarks import FACE_OVAL, INNER_CANTHUS, OUTER_CANTHUS
from app.domain.measures import outer_canthal_distance_px, read_face
from app.domain.observation import FaceObservation
from app.domain.sides import Sides
from app.frames import Frame, Pixels

_CHEEKS: Final = Sides(left=(280, 425, 411, 352), right=(50, 205, 187, 123))
# One size for all faces, so that sharpness does not depend on the camera's number of pixels.
_OCD_PX: Final = 90.0
_SIZE: Final = (200, 240)
_EYE_LINE_Y: Final = 95.0
_BURNT: Final = 250
_SMALL_WIDTH: Final = 160
_HEAD_WIDER: Final = 1.75
_EYE_SHARE: Final = (0.85, 0.6)
# Light changes over such a distance and more; eyes, brows and lips over less.
_SHADING_PX: Final = 10.0
_PATCH_SHARE: Final = 0.07

_Grey = NDArray[np.uint8]
_Points = NDArray[np.float64]


def read_picture(frame: Frame, face: FaceObservation | None) -> CameraReading:
    """Read everything that the camera check looks at.

    Shape: frame (h, w, 3) uint8 BGR, not mirrored.  NaN: never.
    A face of no size counts as none.
    """
    height = frame.pixels.shape[0]
    found = None
    if face is not None and outer_canthal_distance_px(face.landmarks_px) >= 1.0:
        found = _read_face(frame.pixels, face)
    return CameraReading(frame.t_s, frame.number, height, found)


def _read_face(pixels: Pixels, face: FaceObservation) -> FaceReading:
    height, width = pixels.shape[:2]
    points = face.landmarks_px[:, :2]
    pose = read_face(face)
    oval = points[list(FACE_OVAL)]
    (left, top), (right, bottom) = oval.min(axis=0), oval.max(axis=0)
    upright, placed = _upright(pixels, points)
    grey = cast("_Grey", cv2.cvtColor(upright, cv2.COLOR_BGR2GRAY))
    skin = grey[_filled(placed[list(FACE_OVAL)], grey.shape) > 0]
    light = float(np.percentile(skin, 90))
    cheeks = _CHEEKS.map(lambda ids: _mean_at(grey, placed[list(ids)]))
    return FaceReading(
        left_ratio=float(left / width),
        right_ratio=float(right / width),
        top_ratio=float(top / height),
        bottom_ratio=float(bottom / height),
        ocd_px=pose.ocd_px,
        yaw_deg=pose.yaw_deg,
        pitch_deg=pose.pitch_deg,
        roll_deg=pose.roll_deg,
        light=light,
        burnt_ratio=float(np.mean(skin >= _BURNT)),
        side_light_log=float(np.log((cheeks.left + 1.0) / (cheeks.right + 1.0))),
        background_ratio=(_background(pixels, oval) + 1.0) / (light + 1.0),
        sharpness=_sharpness(grey, placed),
        glare=Sides(
            left=_glare(upright, placed, OUTER_CANTHUS.left, INNER_CANTHUS.left),
            right=_glare(upright, placed, OUTER_CANTHUS.right, INNER_CANTHUS.right),
        ),
    )


def _upright(pixels: Pixels, points: _Points) -> tuple[Pixels, _Points]:
    """Return the face at one size with its eyes level, and the landmarks on it."""
    outer_right, outer_left = points[OUTER_CANTHUS.right], points[OUTER_CANTHUS.left]
    along = outer_left - outer_right
    length = max(float(np.linalg.norm(along)), 1.0)
    # A picture is halved before it is drawn small: sampling alone would keep false detail.
    while length > 2.0 * _OCD_PX and min(pixels.shape[:2]) > 2:
        pixels = cast("Pixels", cv2.pyrDown(pixels))
        points, length, along = points / 2.0, length / 2.0, along / 2.0
        outer_right, outer_left = outer_right / 2.0, outer_left / 2.0
    scale = _OCD_PX / length
    middle = (outer_right + outer_left) / 2.0
    angle_deg = float(np.degrees(np.arctan2(along[1], along[0])))
    turn = cv2.getRotationMatrix2D((float(middle[0]), float(middle[1])), angle_deg, scale)
    turn[:, 2] += np.array([_SIZE[0] / 2.0, _EYE_LINE_Y]) - middle
    upright = cv2.warpAffine(
        pixels, turn, _SIZE, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("Pixels", upright), points @ turn[:, :2].T + turn[:, 2]


def _filled(outline: _Points, shape: tuple[int, ...]) -> _Grey:
    mask = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(outline).astype(np.int32)], 255)
    return mask


def _mean_at(grey: _Grey, centres: _Points) -> float:
    """Return the mean light of small squares around some points."""
    reach = max(1, round(_PATCH_SHARE * _OCD_PX))
    height, width = grey.shape[:2]
    found: list[float] = []
    places = np.clip(np.round(centres), 0, (width - 1, height - 1)).astype(int)
    for x, y in places.tolist():
        patch = grey[max(0, y - reach) : y + reach + 1, max(0, x - reach) : x + reach + 1]
        found.append(float(np.median(patch)))
    return float(np.mean(found))


def _background(pixels: Pixels, oval: _Points) -> float:
    """Return the light of the brighter part of what is around the head."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _SMALL_WIDTH / width)
    small = cv2.resize(
        pixels,
        (max(1, round(width * scale)), max(1, round(height * scale))),
        interpolation=cv2.INTER_AREA,
    )
    grey = cast("_Grey", cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))
    centre = oval.mean(axis=0)
    head = centre + (oval - centre) * _HEAD_WIDER
    below = np.array([[head[:, 0].min(), height], [head[:, 0].max(), height]])
    hull = cast("_Points", cv2.convexHull(np.vstack([head, below]).astype(np.float32)))[:, 0]
    around = grey[_filled(hull.astype(np.float64) * scale, grey.shape) == 0]
    return float(np.percentile(around, 75)) if around.size else 0.0


def _sharpness(grey: _Grey, placed: _Points) -> float:
    """Return the strength of fine detail in the face over that of its features.

    Invariant to: brightness and contrast of the picture, and light that falls from one side.
    """
    inside = _filled(placed[list(FACE_OVAL)], grey.shape)
    inside = cv2.erode(inside, np.ones((9, 9), np.uint8)) > 0
    calm = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0)
    detail = cv2.Laplacian(calm, cv2.CV_32F)
    features = calm - cv2.GaussianBlur(calm, (0, 0), _SHADING_PX)
    spread = float(np.var(features[inside])) if inside.any() else 0.0
    return float(np.var(detail[inside])) / spread if spread > 1.0 else 0.0


def _glare(upright: Pixels, placed: _Points, outer: int, inner: int) -> float:
    """Return the share of burnt-out pixels in a box around one eye."""
    centre = (placed[outer] + placed[inner]) / 2.0
    length = float(np.linalg.norm(placed[outer] - placed[inner]))
    reach_x, reach_y = _EYE_SHARE[0] * length, _EYE_SHARE[1] * length
    x0, x1 = np.clip([centre[0] - reach_x, centre[0] + reach_x], 0, _SIZE[0]).astype(int)
    y0, y1 = np.clip([centre[1] - reach_y, centre[1] + reach_y], 0, _SIZE[1]).astype(int)
    box = upright[y0:y1, x0:x1]
    darkest = cast("_Grey", box.min(axis=2)) if box.size else np.zeros((1, 1), np.uint8)
    return float(np.mean(darkest >= _BURNT))
