"""review.json: what a clinician says of a report; a file of its own beside the report."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.domain.plain import one_line
from app.domain.sides import Side
from app.domain.sunnybrook import SunnybrookForm, out_of_range
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

NAME: Final = "review.json"
FORMAT: Final = Versioned(refuses_twins=True)


class Opinion(StrEnum):
    """What the clinician says of one result."""

    CONFIRMED = "confirmed"
    """What the app called is there; `side` may be another than the app's."""
    REJECTED = "rejected"
    """What the app called is not there."""
    UNSURE = "unsure"
    MISSED = "missed"
    """The app called nothing, and it is there."""
    ABSENT = "absent"
    """The app called nothing, and nothing is there."""


@dataclass(frozen=True, slots=True)
class ResultKey:
    """One linked movement of one exercise of one session."""

    session: str
    exercise: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`side` is given where something is held to be there."""

    session: str
    exercise: str
    pattern: str
    opinion: Opinion
    side: Side | None
    note: str
    at: datetime

    @property
    def key(self) -> ResultKey:
        return ResultKey(self.session, self.exercise, self.pattern)

    @property
    def is_there(self) -> bool | None:
        """Tell whether the clinician holds the linked movement to be there; None: unsure."""
        if self.opinion is Opinion.UNSURE:
            return None
        return self.opinion in (Opinion.CONFIRMED, Opinion.MISSED)


@dataclass(frozen=True, slots=True)
class Rating:
    """A Sunnybrook form filled in over one session."""

    session: str
    form: SunnybrookForm
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """`report_sha256` names the bundle that was reviewed, byte for byte."""

    report_sha256: str
    reviewer: str
    changed_at: datetime
    note: str = ""
    judgements: tuple[Judgement, ...] = field(default=())
    ratings: tuple[Rating, ...] = field(default=())

    def judgement(self, key: ResultKey) -> Judgement | None:
        return next((one for one in self.judgements if one.key == key), None)

    def rating(self, session: str) -> Rating | None:
        return next((one for one in self.ratings if one.session == session), None)

    def with_judgement(self, new: Judgement) -> "Review":
        others = tuple(one for one in self.judgements if one.key != new.key)
        return replace(self, judgements=(*others, new), changed_at=new.at)

    def without_judgement(self, key: ResultKey, at: datetime) -> "Review":
        others = tuple(one for one in self.judgements if one.key != key)
        return replace(self, judgements=others, changed_at=at)

    def with_rating(self, new: Rating) -> "Review":
        others = tuple(one for one in self.ratings if one.session != new.session)
        return replace(self, ratings=(*others, new), changed_at=new.at)


def encode_review(review: Review) -> bytes:
    return FORMAT.dump(encode(review))


def decode_review(raw: bytes, path: Path) -> Review:
    """Read review.json; its texts come in one line, without what cannot be seen.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        review = decode(Review, FORMAT.parse(raw, path), null_is_nan=False)
    except (Refused, RecursionError) as error:
        raise damaged(path) from error
    if any(out_of_range(rating.form) for rating in review.ratings):
        raise damaged(path)
    return replace(
        review,
        reviewer=one_line(review.reviewer),
        note=one_line(review.note),
        judgements=tuple(replace(j, note=one_line(j.note)) for j in review.judgements),
        ratings=tuple(replace(r, note=one_line(r.note)) for r in review.ratings),
    )
