"""Single pictures out of a recording."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2

from app.errors import StorageFailure
from app.frames import Frame, Pixels
from app.media.reader import VideoReader


def frames_numbered(path: Path, numbers: Sequence[int]) -> Mapping[int, Frame]:
    """Return the wanted frames of a video, those that exist.

    Raises: SourceFailure if the file is no video.
    """
    wanted = set(numbers)
    found: dict[int, Frame] = {}
    if not wanted:
        return found
    with VideoReader(path) as reader:
        for frame in reader:
            if frame.number in wanted:
                found[frame.number] = frame
            if len(found) == len(wanted):
                break
    return found


def png_of(pixels: Pixels) -> bytes:
    """Encode a picture as PNG.

    Raises: StorageFailure if the picture is empty.
    """
    ok, data = cv2.imencode(".png", pixels) if pixels.size else (False, None)
    if not ok or data is None:
        raise StorageFailure("picture_failed")
    return data.tobytes()
