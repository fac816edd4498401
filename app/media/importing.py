"""What a film that comes from elsewhere is, before it is taken in."""

import struct
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from app.errors import SourceFailure
from app.frames import Frame
from app.media.reader import VideoReader, open_film
from app.vault.files import open_plain, plain_size

MOST_MINUTES: Final = 30
LEAST_S: Final = 2.0
_QUICKTIME_DATE: Final = "com.apple.quicktime.creationdate"
_BOX: Final = struct.Struct(">I4s")


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """A film as its file describes it, upright.

    `filmed_at` is what the file says, plausible or not; None where it says nothing.
    """

    width: int
    height: int
    duration_s: float
    fps: float
    codec: str
    has_sound: bool
    size_bytes: int
    filmed_at: datetime | None
    is_synthetic: bool


def probe(path: Path) -> VideoFacts:
    """Look at a film without decoding more than its first picture.

    Raises: SourceFailure path_missing, path_is_folder, video_empty, video_unreadable, video_codec,
        video_cut_off (an index that was never written), video_sound_only, video_short, video_long.
    """
    try:
        reader = VideoReader(path)
    except SourceFailure as error:
        raise explained(error, path) from error
    with reader:
        facts = _facts(reader, path)
    if facts.duration_s < LEAST_S:
        raise SourceFailure("video_short", path=path.name, least=round(LEAST_S))
    if facts.duration_s > 60 * MOST_MINUTES:
        minutes = round(facts.duration_s / 60)
        raise SourceFailure("video_long", path=path.name, minutes=minutes, most=MOST_MINUTES)
    return facts


def samples(path: Path, times_s: Sequence[float]) -> tuple[Frame, ...]:
    """Return the first frame at or after each time, those that there are.

    Raises: SourceFailure if the file is no video.
    """
    found: list[Frame] = []
    with VideoReader(path) as reader:
        for t_s in times_s:
            with closing(reader.between(t_s, t_s + 1.0)) as part:
                frame = next(part, None)
            if frame is not None:
                found.append(frame)
    return tuple(found)


def _facts(reader: VideoReader, path: Path) -> VideoFacts:
    with open_film(path) as file:
        stream: Any = file.streams.video[0]
        stated_s = float(stream.duration * stream.time_base) if stream.duration else 0.0
        duration_s = stated_s or (file.duration or 0) / 1e6 or _last_s(file, stream)
        return VideoFacts(
            width=reader.info.width,
            height=reader.info.height,
            duration_s=duration_s,
            fps=reader.info.nominal_fps,
            codec=stream.codec_context.name,
            has_sound=bool(file.streams.audio),
            size_bytes=plain_size(path),
            filmed_at=_filmed_at({**stream.metadata, **file.metadata}),
            is_synthetic=reader.info.is_synthetic,
        )


def _last_s(file: Any, stream: Any) -> float:
    """Return when the last packet is shown, for a file that does not say how long it is."""
    from av.error import FFmpegError

    first: int | None = None
    last = 0
    try:
        for packet in file.demux(stream):
            if packet.pts is not None:
                first = packet.pts if first is None else min(first, packet.pts)
                last = max(last, packet.pts)
    except FFmpegError:  # cut off: what lies before counts
        pass
    return float((last - (first or 0)) * stream.time_base)


def _filmed_at(tags: dict[str, str]) -> datetime | None:
    """Return when it was filmed: with the phone's own offset where it wrote one."""
    for name in (_QUICKTIME_DATE, "creation_time"):
        try:
            found = datetime.fromisoformat(tags.get(name, ""))
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def explained(error: SourceFailure, path: Path) -> SourceFailure:
    """Return the failure that says more of a file that holds no picture, where more is known."""
    if error.key == "video_codec":
        return SourceFailure("video_codec", path=path.name)
    if error.key != "video_unreadable":
        return error
    if _lacks_index(path):
        return SourceFailure("video_cut_off", path=path.name)
    return SourceFailure("video_sound_only", path=path.name) if _has_sound(path) else error


def _has_sound(path: Path) -> bool:
    from av.error import FFmpegError

    try:
        with open_film(path) as file:
            return bool(file.streams.audio) and not file.streams.video
    except (FFmpegError, OSError):
        return False


def _lacks_index(path: Path) -> bool:
    """Tell whether an MP4 or MOV ends before its index, as after a copy that broke off."""
    size = plain_size(path)
    kinds: list[bytes] = []
    with open_plain(path) as file:
        place = 0
        while place + 16 <= size and len(kinds) < 64:
            file.seek(place)
            head = file.read(16)
            length, kind = _BOX.unpack(head[:8])
            if length == 1:
                length = int.from_bytes(head[8:], "big")
            kinds.append(kind)
            if length < 8:
                break
            place += length
    return kinds[:1] == [b"ftyp"] and b"moov" not in kinds
