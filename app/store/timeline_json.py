"""timeline.json: what was asked of the person, when. Also written by hand or by other programs."""

from itertools import pairwise
from pathlib import Path

from app.domain.timeline import Timeline, TimelineItem
from app.errors import UsageFailure
from app.store.codec import Refused, decode, encode
from app.store.files import read_bytes
from app.store.versioned import JsonObject, Versioned, damaged


def _with_set_aside(body: JsonObject) -> JsonObject:
    """In version 1 nothing could be recorded again."""
    return {**body, "set_aside": []}


FORMAT = Versioned((_with_set_aside,))
ORDER = ("start_s", "hold_start_s", "hold_end_s", "end_s")


def encode_timeline(timeline: Timeline) -> bytes:
    return FORMAT.dump(encode(timeline))


def read_timeline(path: Path) -> Timeline:
    """Read a file that somebody named.

    Raises: UsageFailure timeline_invalid, its `detail` naming the place; SourceFailure
        path_missing or path_is_folder; StorageFailure file_newer or file_unreadable.
    """
    try:
        return _decode_timeline(read_bytes(path), path)
    except Refused as error:
        raise UsageFailure("timeline_invalid", path=str(path), detail=str(error)) from error


def decode_timeline(raw: bytes, path: Path) -> Timeline:
    """Read a file that the app wrote.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        return _decode_timeline(raw, path)
    except Refused as error:
        raise damaged(path) from error


def _decode_timeline(raw: bytes, path: Path) -> Timeline:
    timeline = decode(Timeline, FORMAT.parse(raw, path), null_is_nan=False)
    for name, items in (("items", timeline.items), ("set_aside", timeline.set_aside)):
        for number, item in enumerate(items):
            _check(item, f"{name}[{number}]")
    return timeline


def _check(item: TimelineItem, where: str) -> None:
    if not item.exercise.strip():
        raise Refused(f"{where}.exercise: empty")
    if item.rep < 0:
        raise Refused(f"{where}.rep: {item.rep} < 0")
    if item.start_s < 0:
        raise Refused(f"{where}.start_s: {item.start_s} < 0")
    for earlier, later in pairwise(ORDER):
        before_s, after_s = getattr(item, earlier), getattr(item, later)
        if after_s < before_s:
            raise Refused(f"{where}.{later}: {after_s} < {earlier} {before_s}")
