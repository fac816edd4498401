"""Reading a video frame by frame, with the time stamps it really has."""

import logging
from collections.abc import Generator, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from app.errors import SourceFailure
from app.frames import Frame, Pixels, SourceInfo, freeze
from app.vault.files import open_plain, plain_size
from app.vault.sealed import SealError, is_sealed

log = logging.getLogger(__name__)

_MISSING_END_S: Final = 0.5
# A session keeps a film that shows a mirror image under this name; see docs/formats.md.
MIRRORED_NAME: Final = "video.mirrored"
_SEEK_AHEAD_S: Final = 0.3
_BUFFER: Final = 2**18
# FFmpeg draws any file of these kinds, among them *.txt, as a picture of its letters.
_TEXT_ART: Final = frozenset({"tty", "bin", "xbin", "adf", "idf"})
_Matrix = tuple[int, int, int, int]


class VideoReader:
    """A video file as a source of frames, upright, at its own times.

    A mirror image in a session (`MIRRORED_NAME`) is turned round: left and right are the person's.

    A file that breaks off in the middle gives what it holds and sets `is_truncated`. One thread
    at a time may call it.
    """

    def __init__(
        self, path: Path, *, is_synthetic: bool = False, shorter_px: int | None = None
    ) -> None:
        """Open the file; `shorter_px`: frames whose shorter side is longer come smaller.

        That is for looking at: it needs little memory even for a film in 4K, and more time.

        Raises: SourceFailure if there is no such file, it is a folder, or it holds no video.
        """
        self.path = path
        self.is_truncated = False
        self._is_closed = False
        self._is_mirrored = path.stem == MIRRORED_NAME
        self._shorter_px = shorter_px
        self._container = _open(path)
        self._stream: Any = self._container.streams.video[0]
        # Threads for frames keep several at once, which in 4K are 12 MB each.
        self._stream.thread_type = "AUTO" if shorter_px is None else "SLICE"
        self._start: int | None = None
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

    def between(self, start_s: float, end_s: float) -> Generator[Frame]:
        """Give the frames of one part, numbered from 0, without decoding all that lies before it.

        What `read` would have given next is lost.
        """
        from av.error import FFmpegError

        if self._is_closed:
            return
        wanted_s = max(0.0, start_s - _SEEK_AHEAD_S)
        offset = (self._start or 0) + round(wanted_s / self._stream.time_base)
        try:
            self._container.seek(offset, stream=self._stream)
        except FFmpegError:  # no index: from the beginning
            self._container.seek(0)
        self._first, self._frames = None, self._decode()
        inside = (frame for frame in self._frames if frame.t_s >= start_s)
        for number, frame in enumerate(inside):
            if frame.t_s > end_s:
                return
            yield replace(frame, number=number)

    def close(self) -> None:
        self._is_closed = True
        self._first, self._frames = None, iter(())
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

        last_ns, end_s, turn = -1, 0.0, None
        try:
            for number, picture in enumerate(self._container.decode(self._stream)):
                # Once: PyAV's side data holds its frame, and only the garbage collector parts them.
                turn = turn or _display_matrix(picture)
                stamp: int = number if picture.pts is None else picture.pts
                self._start = stamp if self._start is None else self._start
                tick: Fraction = picture.time_base or Fraction(1, 25)
                t_ns = max(last_ns + 1, round((stamp - self._start) * tick * 10**9))
                last_ns = t_ns
                end_s = float((stamp - self._start + (picture.duration or 0)) * tick)
                pixels = _upright(_fitting(picture, self._shorter_px), turn, self._is_mirrored)
                del picture
                yield Frame(freeze(pixels), t_ns, number)
        except SealError as error:
            raise SourceFailure("video_unreadable", path=str(self.path)) from error
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


def film_length_s(path: Path) -> float:
    """Return when the last frame begins, of a file that may be cut off; nothing is decoded.

    Raises: SourceFailure if it is no video.
    """
    from av.error import FFmpegError

    container = _open(path)
    stamps: list[float] = []
    try:
        for packet in container.demux(container.streams.video[0]):
            if packet.pts is not None:
                stamps.append(float(packet.pts * packet.time_base))
    except FFmpegError:  # cut off: what came before it counts
        log.info("the film ends in the middle of a frame")
    except SealError as error:
        raise SourceFailure("video_unreadable", path=str(path)) from error
    finally:
        container.close()
    return max(stamps, default=0.0) - min(stamps, default=0.0)


def open_film(path: Path) -> Any:
    """Open a film as PyAV's container; a sealed one is opened up in memory, piece by piece.

    Raises: FFmpegError, OSError; StorageFailure data_locked.
    """
    import av

    if is_sealed(path):
        return av.open(
            open_plain(path, allow_cut=True), buffer_size=_BUFFER, metadata_errors="replace"
        )
    # Absolute: FFmpeg takes the start of `12:30.mp4` for the name of a protocol.
    return av.open(str(path.absolute()), metadata_errors="replace")


def _open(path: Path) -> Any:
    from av.error import FFmpegError

    if path.is_dir():
        raise SourceFailure("path_is_folder", path=str(path))
    try:
        if plain_size(path) == 0:
            raise SourceFailure("video_empty", path=str(path))
        container = open_film(path)
    except FileNotFoundError as error:
        raise SourceFailure("path_missing", path=str(path)) from error
    except (FFmpegError, OSError) as error:
        raise SourceFailure("video_unreadable", path=str(path)) from error
    if not container.streams.video or container.format.name in _TEXT_ART:
        container.close()
        raise SourceFailure("video_unreadable", path=str(path))
    stream: Any = container.streams.video[0]
    if stream.codec_context is None:  # no decoder for it in this build
        container.close()
        raise SourceFailure("video_codec", path=str(path))
    return container


def _fitting(picture: Any, shorter_px: int | None) -> Any:
    """Return the picture, its shorter side no longer than that."""
    shorter = min(picture.width, picture.height)
    if shorter_px is None or shorter <= shorter_px:
        return picture
    size = (max(1, round(side * shorter_px / shorter)) for side in (picture.width, picture.height))
    return picture.reformat(*size, format="bgr24", interpolation="AREA")


def _upright(picture: Any, turn: _Matrix, is_mirrored: bool) -> Pixels:
    """Return BGR pixels turned, and where it asks for that flipped, as the display matrix says."""
    pixels = picture.to_ndarray(format="bgr24")
    a, b, c, d = turn
    # The matrix takes a point (x, y) to (a·x + c·y, b·x + d·y), y downwards.
    is_quarter = abs(a) + abs(d) < abs(b) + abs(c)
    to_right, to_below = (c, b) if is_quarter else (a, d)
    if is_quarter:
        pixels = pixels.transpose(1, 0, 2)
    if (to_right < 0) != is_mirrored:
        pixels = pixels[:, ::-1]
    if to_below < 0:
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def _display_matrix(picture: Any) -> _Matrix:
    """Return the upper left of the matrix in the frame's side data; without one, upright."""
    for item in picture.side_data:
        if item.type.name == "DISPLAYMATRIX":
            a, b, _, c, d, *_ = np.frombuffer(bytes(item), np.int32).tolist()
            if (a, b, c, d) != (0, 0, 0, 0):
                return a, b, c, d
    return 1, 0, 0, 1
