"""Frames that carry their own number as a row of black and white blocks, and videos of them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from app.frames import Frame, Pixels, freeze
from app.media.recorder import MatroskaWriter, RecorderOptions

BITS = 8
MS = 1_000_000
EXACT = RecorderOptions(is_exact=True)


def picture(number: int, width: int = 160, height: int = 120) -> Pixels:
    """Return a picture with a slow gradient that shows `number` (0..255) in its upper half."""
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = np.linspace(60, 180, width, dtype=np.uint8)[None, :, None]
    for bit in range(BITS):
        lit = number >> bit & 1
        pixels[: height // 2, bit * width // BITS : (bit + 1) * width // BITS] = 235 * lit + 10
    return freeze(pixels)


def number_in(pixels: Pixels) -> int:
    height, width = pixels.shape[:2]
    row = pixels[height // 4].astype(int).mean(axis=1)
    return sum((row[(2 * bit + 1) * width // (2 * BITS)] > 128) << bit for bit in range(BITS))


def noise(number: int, width: int = 320, height: int = 240) -> Pixels:
    """Return a picture that does not compress."""
    random = np.random.default_rng(number)
    return freeze(random.integers(0, 255, (height, width, 3), dtype=np.uint8))


def frames(times_ms: Iterable[int], width: int = 160, height: int = 120) -> list[Frame]:
    return [
        Frame(picture(number, width, height), t_ms * MS, number)
        for number, t_ms in enumerate(times_ms)
    ]


def write_mkv(
    path: Path, shown: Sequence[Frame], options: RecorderOptions = EXACT
) -> MatroskaWriter:
    height, width = shown[0].pixels.shape[:2]
    writer = MatroskaWriter(path, width, height, options)
    for frame in shown:
        writer.write(frame)
    writer.close()
    return writer


def write_mp4(
    path: Path, times_ms: Sequence[int], *, movflags: str = "", rotation: int = 0
) -> Path:
    """Write numbered pictures as MP4; by default its index (moov) stands at the end."""
    with av.open(str(path), "w", options={"movflags": movflags} if movflags else {}) as file:
        stream = file.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.options = {"g": "15", "tune": "zerolatency", "threads": "1"}
        if rotation:
            stream.set_display_rotation(rotation)
        for number, t_ms in enumerate(times_ms):
            shown = av.VideoFrame.from_ndarray(picture(number), format="bgr24")
            shown.pts, shown.time_base = t_ms, Fraction(1, 1000)
            file.mux(stream.encode(shown))
        file.mux(stream.encode(None))
    return path


def write_sound(path: Path) -> Path:
    """Write half a second of silence and no picture."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("pcm_s16le", rate=8000)
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 4000), np.int16), "s16", "mono")
        silence.sample_rate = 8000
        file.mux(stream.encode(silence))
        file.mux(stream.encode(None))
    return path
