"""From visible fragments to colours."""

import cv2
import numpy as np

from app.vision.subject.arrays import Bytes, Floats, Indices
from app.vision.subject.atlas import Atlas, fold_depths
from app.vision.subject.face import FaceParameters
from app.vision.subject.raster import Fragments

# cv2.remap takes at most 32767 pixels a row, so that the list is folded into a picture.
_ROW = 256


def shade(
    fragments: Fragments,
    triangles: Indices,
    lit: Floats,
    texture_px: Floats,
    atlas: Atlas,
    face: FaceParameters,
) -> Bytes:
    """Colour of each fragment, BGR (n, 3).

    Shape: triangles (t, 3), lit (p, 4) irradiance and mirrored light, texture_px (p, 2).
    """
    values = _between(fragments, triangles, np.concatenate([lit, texture_px - 0.5], axis=1))
    count = len(values)
    places = np.zeros((2, -(-count // _ROW) * _ROW), np.float32)
    places[:, :count] = values[:, 4:6].T
    places = places.reshape(2, -1, _ROW)
    color = _sample(atlas.albedo, places, count)
    depths = fold_depths(face)
    if depths.any():
        color *= (1.0 - _sample(atlas.folds, places, count) @ depths)[:, None]
    color *= values[:, :3]
    color += values[:, 3:4]
    np.clip(color, 0.0, 1.0, out=color)
    np.sqrt(color, out=color)
    color *= np.float32(255.0)
    return color.astype(np.uint8)


def _between(fragments: Fragments, triangles: Indices, values: Floats) -> Floats:
    """Values of the corners mixed by each fragment's place in its triangle."""
    corners = triangles.take(fragments.triangles, axis=0)
    first = 1.0 - fragments.second - fragments.third
    mixed = values.take(corners[:, 0], axis=0)
    mixed *= first[:, None]
    for column, weight in ((1, fragments.second), (2, fragments.third)):
        part = values.take(corners[:, column], axis=0)
        part *= weight[:, None]
        mixed += part
    return mixed


def _sample(picture: Floats, places: Floats, count: int) -> Floats:
    sampled = cv2.remap(
        picture,
        places[0],
        places[1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(sampled, np.float32).reshape(-1, picture.shape[2])[:count]
