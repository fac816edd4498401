"""reviews.json: which flags of a session the person holds to be not right, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.review import Review
from app.domain.sides import Side
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

NAME: Final = "reviews.json"
FORMAT: Final = Versioned()


@dataclass(frozen=True, slots=True)
class Doubt:
    """One flag that the person holds to be not right."""

    exercise: str
    rep: int
    pattern: str
    side: Side
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class _Doubts:
    not_right: tuple[Doubt, ...]


def encode_doubts(reviews: Iterable[Review]) -> bytes:
    doubts = tuple(
        Doubt(r.flag.exercise, r.flag.rep, r.flag.pattern, r.flag.side, r.at, r.note)
        for r in reviews
    )
    return FORMAT.dump(encode(_Doubts(doubts)))


def decode_doubts(raw: bytes, path: Path) -> tuple[Doubt, ...]:
    """Read reviews.json.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        return decode(_Doubts, FORMAT.parse(raw, path), null_is_nan=False).not_right
    except Refused as error:
        raise damaged(path) from error
