"""The demo film as other cameras and other hands would have left it."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from app.frames import Pixels
from app.media.reader import VideoReader

_MS = Fraction(1, 1000)
Shot = tuple[float, Pixels]
"""A second of the film, and its picture."""


def shots_of(film: Path) -> list[Shot]:
    with VideoReader(film) as reader:
        return [(frame.t_s, frame.pixels) for frame in reader]


def write(path: Path, shots: Iterable[Shot], *, codec: str = "libx264") -> Path:
    """Write pictures at their own times, as in a film of varying frame rate."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=30)
        stream.codec_context.time_base = _MS
        stream.options = {"preset": "ultrafast", "crf": "18"}
        for number, (t_s, pixels) in enumerate(shots):
            if number == 0:
                stream.height, stream.width = pixels.shape[:2]
                stream.pix_fmt = "yuv420p"
            shown = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="bgr24")
            shown.pts, shown.time_base = round(1000 * t_s), _MS
            file.mux(stream.encode(shown))
        file.mux(stream.encode(None))
    return path


def scaled(shots: list[Shot], width: int, height: int) -> list[Shot]:
    return [(t_s, cv2.resize(pixels, (width, height))) for t_s, pixels in shots]


def every(shots: list[Shot], fps: float) -> list[Shot]:
    """Take the picture that a camera of this rate would have taken: none is made up."""
    times_s = np.array([t_s for t_s, _ in shots])
    wanted_s = np.arange(0, times_s[-1], 1 / fps)
    nearest = [int(np.abs(times_s - t_s).argmin()) for t_s in wanted_s]
    return [(float(t_s), shots[n][1]) for t_s, n in zip(wanted_s, nearest, strict=True)]


def uneven(shots: list[Shot], seed: int = 3) -> list[Shot]:
    """Leave out pictures at random, as a phone does in the dark."""
    chance = np.random.default_rng(seed)
    return [shot for n, shot in enumerate(shots) if n == 0 or chance.random() > 0.3]


def beside(shots: list[Shot], other: Callable[[Pixels], Pixels]) -> list[Shot]:
    """Put a second picture to the right of each."""
    return [(t_s, np.hstack([pixels, other(pixels)])) for t_s, pixels in shots]
