"""Pictures of rest and peak, made small and stripped of everything but their pixels."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from app.errors import StorageFailure
from app.vault.files import read_plain

_LONGEST_PX = 480
_QUALITY = 88


def rest_name(exercise: str) -> str:
    return f"{exercise}-rest"


def peak_name(exercise: str, rep: int) -> str:
    return f"{exercise}-{rep}-peak"


def jpeg_of(thumbnails: Mapping[str, Path], name: str) -> bytes | None:
    """Return a picture as JPEG, or None where there is none or it cannot be read.

    A report without a picture is better than no report, so a damaged one is left out.
    """
    path = thumbnails.get(name)
    if path is None:
        return None
    try:
        raw = read_plain(path)
    except (OSError, StorageFailure):
        return None
    return _encoded(raw)


def _encoded(raw: bytes) -> bytes | None:
    import cv2

    if not raw:
        return None
    pixels = cv2.imdecode(np.frombuffer(raw, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        return None
    scale = _LONGEST_PX / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, jpeg = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return jpeg.tobytes()
