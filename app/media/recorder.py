"""Writing a recording that survives being killed.

Matroska with a keyframe at least every second and clusters of at most 0.3 s, each handed to the
system as it closes, and at most 0.4 s of pictures that wait to be written: whatever ends the app,
the file opens and misses less than a second.
"""

import logging
import shutil
import threading
from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, cast

from app.errors import RecordingFailure, StorageFailure, UserFacing
from app.frames import Frame, Pixels
from app.vault.files import open_growing
from app.vault.sealed import SealedWriter

log = logging.getLogger(__name__)

_TIME_BASE: Final = Fraction(1, 1000)
_KEYFRAME_MS: Final = 1000
_CLUSTER_MS: Final = 300
_QUEUE_FRAMES: Final = 16
_QUEUE_NS: Final = 400_000_000


@dataclass(frozen=True, slots=True)
class RecorderOptions:
    """`is_exact`: slower, single-threaded, the same bytes for the same frames."""

    is_exact: bool = False
    is_synthetic: bool = False
    crf: int = 20


class MatroskaWriter:
    """Encode frames to H.264 in Matroska at the times they carry; one thread at a time."""

    def __init__(self, path: Path, width: int, height: int, options: RecorderOptions) -> None:
        """Open the file (mode 0600).

        Raises: StorageFailure.
        """
        self._path = path
        self._is_exact = options.is_exact
        self._width, self._height = width - width % 2, height - height % 2
        self._last_ms = -1
        self._last_key_ms = -_KEYFRAME_MS
        self._last_number = -1
        self.written = 0
        self.dropped = 0
        self._container, self._sealed = _create(path, options)
        self._stream = _add_stream(self._container, self._width, self._height, options)

    def write(self, frame: Frame) -> None:
        """Encode one frame; gaps in the frame numbers count as dropped.

        Raises: StorageFailure if the disk is full, RecordingFailure for any other trouble.
        """
        from av.error import FFmpegError
        from av.video.frame import PictureType

        try:
            picture = self._picture(frame.pixels[: self._height, : self._width])
            self._last_ms = max(self._last_ms + 1, frame.t_ns // 1_000_000)
            picture.pts, picture.time_base = self._last_ms, _TIME_BASE
            if self._last_ms - self._last_key_ms >= _KEYFRAME_MS:
                picture.pict_type = PictureType.I
                self._last_key_ms = self._last_ms
            self._container.mux(self._stream.encode(picture))
        except (FFmpegError, OSError, ValueError) as error:
            raise _translated(error, self._path) from error
        self.dropped += frame.number - self._last_number - 1
        self._last_number = frame.number
        self.written += 1

    def _picture(self, pixels: Pixels) -> Any:
        """Give the encoder a picture; OpenCV turns its colours in a third of FFmpeg's time.

        The two differ by half a grey level on average. What has to be exact stays with FFmpeg.
        """
        import cv2
        from av import VideoFrame

        if self._is_exact:
            return VideoFrame.from_ndarray(pixels, format="bgr24")
        planes = cast("Pixels", cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420))
        return VideoFrame.from_ndarray(planes, format="yuv420p")

    def close(self) -> None:
        """Write what the encoder still holds and close the file.

        Raises: StorageFailure, RecordingFailure; the file keeps what was written before.
        """
        from av.error import FFmpegError

        try:
            try:
                self._container.mux(self._stream.encode(None))
            finally:
                try:
                    self._container.close()
                finally:
                    if self._sealed is not None:
                        self._sealed.close()
        except (FFmpegError, OSError) as error:
            raise _translated(error, self._path) from error


class Recorder:
    """A thread that writes every frame it is given; `put` waits when it falls behind.

    `put` is called by one thread. A failure while writing is kept in `error`, and later frames
    are refused, so that the session can say so at once.
    """

    def __init__(self, writer: MatroskaWriter) -> None:
        self._writer = writer
        self._waiting: deque[Frame] = deque()
        self._changed = threading.Condition()
        self._is_ending = False
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self.error: UserFacing | None = None
        self._thread.start()

    @property
    def written(self) -> int:
        return self._writer.written

    @property
    def dropped(self) -> int:
        return self._writer.dropped

    def put(self, frame: Frame) -> None:
        """Hand a frame over.

        Raises: StorageFailure or RecordingFailure if writing has failed before.
        """
        with self._changed:
            self._changed.wait_for(lambda: self.error is not None or self._has_room(frame))
            if self.error is not None:
                raise self.error
            self._waiting.append(frame)
            self._changed.notify_all()

    def finish(self) -> None:
        """Write all that was handed over, close the file and end the thread.

        Raises: StorageFailure or RecordingFailure if writing failed.
        """
        with self._changed:
            self._is_ending = True
            self._changed.notify_all()
        self._thread.join()
        if self.error is not None:
            raise self.error

    def _has_room(self, frame: Frame) -> bool:
        """Bound what a kill would cost: by time too, as a busy machine's pictures come slowly."""
        if not self._waiting:
            return True
        is_near = frame.t_ns - self._waiting[0].t_ns < _QUEUE_NS
        return is_near and len(self._waiting) < _QUEUE_FRAMES

    def _run(self) -> None:
        while (frame := self._next()) is not None:
            if self.error is None:
                self._guard(lambda frame=frame: self._writer.write(frame))
        self._guard(self._writer.close)

    def _next(self) -> Frame | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_ending)
            frame = self._waiting.popleft() if self._waiting else None
            self._changed.notify_all()
            return frame

    def _guard(self, step: Any) -> None:
        try:
            step()
        except UserFacing as error:
            self._fail(error)
        except Exception as error:
            log.exception("recorder thread")
            self._fail(RecordingFailure("recording_failed", detail=type(error).__name__))

    def _fail(self, error: UserFacing) -> None:
        with self._changed:
            self.error = self.error or error
            self._changed.notify_all()


def _create(path: Path, options: RecorderOptions) -> "tuple[Any, SealedWriter | None]":
    import av
    from av.error import FFmpegError

    metadata = {"title": "MirrorMend"}
    if options.is_synthetic:
        metadata = {
            "title": "MirrorMend: synthetic demo person",
            "comment": "synthetic demo person",
        }
    settings = {"cluster_time_limit": str(_CLUSTER_MS), "flush_packets": "1"}
    if options.is_exact:
        settings["fflags"] = "bitexact"
    try:
        sealed = open_growing(path)
        path.touch(mode=0o600)
        target = str(path) if sealed is None else sealed
        container = av.open(target, "w", format="matroska", options=settings)
    except (FFmpegError, OSError) as error:
        raise _translated(error, path) from error
    container.metadata.update(metadata)
    return container, sealed


def _add_stream(container: Any, width: int, height: int, options: RecorderOptions) -> Any:
    stream = container.add_stream("libx264", rate=30)
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.codec_context.time_base = _TIME_BASE
    stream.options = {
        "preset": "veryfast" if options.is_exact else "ultrafast",
        "tune": "zerolatency",
        "crf": str(options.crf),
        "g": "300",
        "forced-idr": "1",
        "threads": "1" if options.is_exact else "2",
    }
    if options.is_exact:
        stream.codec_context.flags |= 0x00800000  # AV_CODEC_FLAG_BITEXACT
    return stream


def _translated(error: Exception, path: Path) -> UserFacing:
    import errno

    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        free_mb = shutil.disk_usage(path.parent).free // 1_000_000
        return StorageFailure("disk_full", path=str(path.parent), free_mb=free_mb)
    if number in (errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOENT, errno.ENOTDIR):
        return StorageFailure("folder_not_writable", path=str(path.parent))
    return RecordingFailure("recording_failed", detail=f"{type(error).__name__}: {error}"[:200])
