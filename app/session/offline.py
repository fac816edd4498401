"""Recording without a clock or a window: the demo's way, the same bytes every time."""

from collections.abc import Callable
from pathlib import Path

from app.frames import Frame, Source
from app.media.recorder import MatroskaWriter, RecorderOptions
from app.vision.stamp import stamped


def record_all(
    source: Source, path: Path, until_s: float, progress: Callable[[int], None]
) -> MatroskaWriter:
    """Write the frames of `source` before second `until_s`; returns the closed writer.

    Raises: SourceFailure, StorageFailure, RecordingFailure; the file keeps what was written.
    """
    info = source.info
    options = RecorderOptions(is_exact=True, is_synthetic=info.is_synthetic)
    writer = MatroskaWriter(path, info.width, info.height, options)
    try:
        while (frame := source.read()) is not None and frame.t_s < until_s:
            if info.is_synthetic:
                frame = Frame(stamped(frame.pixels), frame.t_ns, frame.number)
            writer.write(frame)
            progress(writer.written)
    finally:
        writer.close()
    return writer
