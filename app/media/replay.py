"""A video file played as if it were a camera."""

from pathlib import Path
from types import TracebackType
from typing import Self

from app.clock import Clock
from app.frames import Frame, SourceInfo
from app.media.reader import VideoReader


class PacedVideo:
    """Gives each frame of a file when its time has come; ends with the file."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Open the file.

        Raises: SourceFailure.
        """
        self._reader = VideoReader(path)
        self._clock = clock
        self._start_ns: int | None = None
        self._is_closed = False

    @property
    def info(self) -> SourceInfo:
        return self._reader.info

    def read(self) -> Frame | None:
        frame = None if self._is_closed else self._reader.read()
        if frame is not None:
            if self._start_ns is None:
                self._start_ns = self._clock.monotonic_ns()
            self._clock.sleep_until_ns(self._start_ns + frame.t_ns)
        return frame

    def close(self) -> None:
        self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_closed = True
        self._reader.close()
