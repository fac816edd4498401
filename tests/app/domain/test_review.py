import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.findings import Basis, Confidence, Flag, Strength, Unit
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.review import FlagKey, Said, disputed, newest, read_reviews, review_values
from app.domain.sides import Side

KEY = FlagKey("open_smile", 2, "P2_smile_eye", Side.LEFT)
DATA = Path(__file__).resolve().parents[2] / "data"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def entry(number: int, values: dict[str, JsonValue], kind: EntryKind = EntryKind.REVIEW) -> Entry:
    at = NOON + timedelta(minutes=number)
    return Entry(EntryId(f"e{number}"), at, kind, "s1", values)


def said(number: int, what: Said, key: FlagKey = KEY, note: str = "") -> Entry:
    return entry(number, dict(review_values(key, what, note)))


def test_what_was_said_reads_back_as_it_was() -> None:
    (review,) = read_reviews([said(1, Said.NOT_RIGHT, note="I was blinking")])
    assert review.flag == KEY
    assert review.session == "s1"
    assert review.said is Said.NOT_RIGHT
    assert review.note == "I was blinking"
    assert review.at == NOON + timedelta(minutes=1)


def test_a_body_of_version_1_is_still_understood() -> None:
    body = json.loads((DATA / "review-entry-1.json").read_text("utf-8"))
    (review,) = read_reviews([entry(1, body)])
    assert review.flag == KEY
    assert review.note == "那次我在眨眼"
    assert review_values(review.flag, review.said, review.note) == body


def test_a_flag_names_its_own_key() -> None:
    flag = Flag(
        "P2_smile_eye", Side.LEFT, 9.0, 11.0, 10.0, 0.2, Unit.OF_REST, 0.1, Strength.CLEAR,
        Confidence.HIGH, Basis.SIDE_KNOWN, "open_smile", 2,
    )  # fmt: skip
    assert FlagKey.of(flag) == KEY


def test_the_last_word_counts_flag_by_flag() -> None:
    other = FlagKey("open_smile", 1, "P2_smile_eye", Side.LEFT)
    reviews = read_reviews(
        [
            said(1, Said.NOT_RIGHT),
            said(2, Said.NOT_RIGHT, other),
            said(3, Said.WITHDRAWN),
        ]
    )
    assert newest(reviews)[KEY].said is Said.WITHDRAWN
    assert set(disputed(reviews)) == {other}


@pytest.mark.parametrize(
    "change",
    [
        {"exercise": 3},
        {"pattern": None},
        {"rep": "2"},
        {"rep": True},
        {"side": "both"},
        {"said": "maybe"},
    ],
)
def test_what_cannot_be_understood_is_passed_over(change: dict[str, JsonValue]) -> None:
    values = {**review_values(KEY, Said.NOT_RIGHT), **change}
    assert read_reviews([entry(1, values)]) == ()


def test_other_entries_are_none_of_its_business() -> None:
    values = dict(review_values(KEY, Said.NOT_RIGHT))
    assert read_reviews([entry(1, values, EntryKind.DIARY)]) == ()


def test_a_note_that_is_no_text_is_no_note() -> None:
    values = {**review_values(KEY, Said.NOT_RIGHT), "note": 4}
    (review,) = read_reviews([entry(1, values)])
    assert review.note == ""
