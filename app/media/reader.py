"""Reading a video frame by frame, with the time stamps it really has."""

import logging
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from app.errors import SourceFailure
from app.frames import Frame, SourceInfo, freeze

log = logging.getLogger(__name__)

_MISSING_END_S: Final = 0.5
# FFmpeg draws any file of these kinds, among them *.txt, as a picture of its letters.
_TEXT_ART: Final = frozenset({"tty", "bin", "xbin", "adf", "idf"})


class VideoReader:
    """A video file as a source of frames, upright, at its own times.

    A file that breaks off in the middle gives what it holds and sets `is_truncated`. One thread
    at a time may call it.
    """

    def __init__(self, path: Path, *, is_synthetic: bool = False) -> None:
        """Open the file.

        Raises: SourceFailure if there is no such file, it is a folder, or it holds no video.
        """
        self.path = path
        self.is_truncated = False
        self._is_closed = False
        self._container = _open(path)
        self._stream: Any = self._container.streams.video[0]
        self._stream.thread_type = "AUTO"
        self._frames = self._decode()
        self._first = next(self._frames, None)
        if self._first is None:
            self.close()
            raise SourceFailure("video_unreadable", path=str(path))
        rate = self._stream.average_rate or self._stream.guessed_rate or 0
        height, width = self._first.pixels.shape[:2]
        tags = {name.lower(): text for name, text in self._container.metadata.items()}
        synthetic = is_synthetic or "synthetic" in tags.get("comment", "")
        self.info = SourceInfo("file", path.name, width, height, float(rate), synthetic)

    @property
    def expected_frames(self) -> int:
        """How many frames the file says it has, or 0 where it does not say."""
        stated = int(self._stream.frames or 0)
        if stated:
            return stated
        length = self._container.duration
        return round(length / 1e6 * self.info.nominal_fps) if length else 0

    def read(self) -> Frame | None:
        """Return the next frame; None at the end and once closed."""
        if self._is_closed:  # PyAV would crash the process
            return None
        first, self._first = self._first, None
        return first if first is not None else next(self._frames, None)

    def __iter__(self) -> Iterator[Frame]:
        while (frame := self.read()) is not None:
            yield frame

    def close(self) -> None:
        self._is_closed = True
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _decode(self) -> Iterator[Frame]:
        from av.error import FFmpegError

        start: int | None = None
        last_ns, end_s = -1, 0.0
        try:
            for number, picture in enumerate(self._container.decode(self._stream)):
                stamp: int = number if picture.pts is None else picture.pts
                start = stamp if start is None else start
                tick: Fraction = picture.time_base or Fraction(1, 25)
                t_ns = max(last_ns + 1, round((stamp - start) * tick * 10**9))
                last_ns = t_ns
                end_s = float((stamp - start + (picture.duration or 0)) * tick)
                yield Frame(_upright(picture), t_ns, number)
        except FFmpegError as error:
            self.is_truncated = True
            log.warning("video breaks off after %.2f s: %s", last_ns / 1e9, type(error).__name__)
        else:
            # FFmpeg takes a file that was cut off for one that ended.
            self.is_truncated = self._stated_s() - end_s > _MISSING_END_S

    def _stated_s(self) -> float:
        """Return how long the file says the picture lasts, 0 where it does not say."""
        if self._stream.duration is not None:
            return float(self._stream.duration * self._stream.time_base)
        return (self._container.duration or 0) / 1e6


def _open(path: Path) -> Any:
    import av
    from av.error import FFmpegError

    if path.is_dir():
        raise SourceFailure("path_is_folder", path=str(path))
    try:
        if path.stat().st_size == 0:
            raise SourceFailure("video_empty", path=str(path))
        # Absolute: FFmpeg takes the start of `12:30.mp4` for the name of a protocol.
        container = av.open(str(path.absolute()))
    except FileNotFoundError as error:
        raise SourceFailure("path_missing", path=str(path)) from error
    except (FFmpegError, OSError) as error:
        raise SourceFailure("video_unreadable", path=str(path)) from error
    if not container.streams.video or container.format.name in _TEXT_ART:
        container.close()
        raise SourceFailure("video_unreadable", path=str(path))
    return container


def _upright(picture: Any) -> Any:
    """Return BGR pixels turned as the file's display matrix asks."""
    pixels = picture.to_ndarray(format="bgr24")
    quarter_turns = round(getattr(picture, "rotation", 0) / 90) % 4
    if quarter_turns:
        pixels = np.ascontiguousarray(np.rot90(pixels, quarter_turns))
    return freeze(pixels)
