"""Films as phones write them, made by the encoders of this build."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from app.frames import Pixels
from tests.app.media.pictures import picture

_X265 = {"x265-params": "log-level=none:pools=1:frame-threads=1:bframes=3"}
_X264 = {"bf": "3", "g": "15", "threads": "1"}


def write_film(
    path: Path,
    times_ms: Sequence[int],
    *,
    codec: str = "libx264",
    rotation: int = 0,
    is_flipped: bool = False,
    has_sound: bool = False,
    tags: Mapping[str, str] | None = None,
    movflags: str = "",
) -> Path:
    """Write numbered pictures with B-frames, and a second of silence where there is sound."""
    with av.open(str(path), "w", options={"movflags": movflags} if movflags else {}) as file:
        file.metadata.update(tags or {})
        stream = file.add_stream(codec, rate=30)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.options = _X265 if codec == "libx265" else _X264
        if rotation or is_flipped:
            stream.set_display_rotation(rotation, hflip=is_flipped)
        sound = file.add_stream("aac", rate=44100) if has_sound else None
        for number, t_ms in enumerate(times_ms):
            shown = av.VideoFrame.from_ndarray(_shown(number), format="bgr24")
            shown.pts, shown.time_base = t_ms, Fraction(1, 1000)
            file.mux(stream.encode(shown))
        file.mux(stream.encode(None))
        if sound is not None:
            silence = np.zeros((1, 44100), np.float32)
            samples = av.AudioFrame.from_ndarray(silence, format="fltp", layout="mono")
            samples.sample_rate, samples.pts = 44100, 0
            file.mux(sound.encode(samples))
            file.mux(sound.encode(None))
    return path


def _shown(number: int) -> Pixels:
    return picture(number % 256)
