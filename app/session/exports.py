"""Pictures and clips that a person asks to have outside the data folder."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from app.frames import Frame
from app.media.recorder import MatroskaWriter, RecorderOptions
from app.media.stills import png_of
from app.session.analysis import Cancelled
from app.store.files import replace_synced, temporary_beside, write_atomic, writing


def save_shown(
    path: Path,
    frames: Sequence[Frame],
    *,
    is_synthetic: bool,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the first frame as a picture or, where the name ends in mkv, all as a clip.

    Raises: as `save_picture` and `save_clip`.
    """
    if path.suffix.lower() == ".mkv":
        save_clip(path, frames, is_synthetic=is_synthetic, is_cancelled=is_cancelled)
    else:
        save_picture(path, frames[0])


def save_picture(path: Path, frame: Frame) -> None:
    """Write one picture as PNG.

    Raises: StorageFailure.
    """
    write_atomic(path, png_of(frame.pixels))


def save_clip(
    path: Path,
    frames: Iterable[Frame],
    *,
    is_synthetic: bool,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write frames as a Matroska film; it is there whole, or not at all.

    Shape: all frames alike, at least one.
    Raises: StorageFailure, RecordingFailure, Cancelled.
    """
    temporary = temporary_beside(path)
    writer: MatroskaWriter | None = None
    try:
        for frame in frames:
            if is_cancelled():
                raise Cancelled
            if writer is None:
                height, width = frame.pixels.shape[:2]
                options = RecorderOptions(is_synthetic=is_synthetic)
                writer = MatroskaWriter(temporary, width, height, options)
            writer.write(frame)
        if writer is not None:
            closing, writer = writer, None
            closing.close()
            with writing(path):
                replace_synced(temporary, path)
    finally:
        if writer is not None:
            writer.close()
        temporary.unlink(missing_ok=True)
