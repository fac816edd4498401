from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.journal import EntryKind
from app.domain.records import SessionId
from app.domain.review import FlagKey, Said, read_reviews
from app.domain.sides import Side
from app.session.reviews import Reviews
from app.store.log import Log
from app.store.paths import DataPaths

NOW = datetime(2026, 11, 23, 4, 15, tzinfo=UTC)
ONE, TWO = SessionId("s1"), SessionId("s2")
FIRST = FlagKey("open_smile", 1, "P2_smile_eye", Side.LEFT)
SECOND = FlagKey("open_smile", 2, "P2_smile_eye", Side.LEFT)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    with Log(paths) as log:
        yield log


@pytest.fixture
def reviews(log: Log) -> Reviews:
    return Reviews(log.journal, VirtualClock(NOW))


def test_a_doubt_is_kept_with_its_note(reviews: Reviews) -> None:
    reviews.say_not_right(ONE, FIRST, "that was a blink")
    (review,) = reviews.disputed(ONE).values()
    assert review.note == "that was a blink"
    assert review.at == NOW
    assert reviews.disputed(TWO) == {}


def test_taking_it_back_deletes_nothing(reviews: Reviews, log: Log) -> None:
    reviews.say_not_right(ONE, FIRST)
    reviews.take_back(ONE, FIRST)
    assert reviews.disputed(ONE) == {}
    (now,) = log.journal.entries({EntryKind.REVIEW})
    said = [review.said for review in read_reviews(log.journal.history(now.id))]
    assert said == [Said.WITHDRAWN, Said.NOT_RIGHT]


def test_it_can_be_said_again_after_it_was_taken_back(reviews: Reviews, log: Log) -> None:
    reviews.say_not_right(ONE, FIRST)
    reviews.take_back(ONE, FIRST)
    reviews.say_not_right(ONE, FIRST)
    assert set(reviews.disputed(ONE)) == {FIRST}
    (now,) = log.journal.entries({EntryKind.REVIEW})
    assert len(log.journal.history(now.id)) == 3


def test_the_same_word_twice_is_written_once(reviews: Reviews, log: Log) -> None:
    reviews.say_not_right(ONE, FIRST, "a blink")
    reviews.say_not_right(ONE, FIRST, "a blink")
    reviews.take_back(ONE, SECOND)
    (now,) = log.journal.entries({EntryKind.REVIEW})
    assert len(log.journal.history(now.id)) == 1
    reviews.say_not_right(ONE, FIRST, "a yawn")
    assert reviews.disputed(ONE)[FIRST].note == "a yawn"


def test_they_are_counted_session_by_session(reviews: Reviews) -> None:
    reviews.say_not_right(ONE, FIRST)
    reviews.say_not_right(TWO, FIRST)
    reviews.say_not_right(ONE, SECOND)
    reviews.take_back(TWO, FIRST)
    assert reviews.counts() == {ONE: 2}


def test_doubts_outlive_the_app(reviews: Reviews, log: Log) -> None:
    reviews.say_not_right(ONE, FIRST)
    again = Reviews(log.journal, VirtualClock(NOW))
    assert set(again.disputed(ONE)) == {FIRST}


def test_doubts_follow_a_movement_that_got_another_name(reviews: Reviews, log: Log) -> None:
    third = FlagKey("snarl", 1, "P2_smile_eye", Side.LEFT)
    reviews.say_not_right(ONE, FIRST, "a blink")
    reviews.say_not_right(ONE, SECOND, "the light")
    reviews.say_not_right(ONE, third)
    swapped = {FIRST: SECOND, SECOND: FIRST}
    reviews.follow(ONE, swapped.get)
    kept = reviews.disputed(ONE)
    assert {key: review.note for key, review in kept.items()} == {
        FIRST: "the light",
        SECOND: "a blink",
    }
    before = log.journal.history(kept[FIRST].entry)
    assert [review.said for review in read_reviews(before)] == [
        Said.NOT_RIGHT,
        Said.WITHDRAWN,
        Said.NOT_RIGHT,
    ]


def test_nothing_is_written_where_the_names_stayed(reviews: Reviews, log: Log) -> None:
    reviews.say_not_right(ONE, FIRST, "a blink")
    entry = reviews.disputed(ONE)[FIRST].entry
    reviews.follow(ONE, lambda key: key)
    assert reviews.disputed(ONE)[FIRST].entry == entry


def test_forgetting_a_session_with_what_was_said_leaves_the_others(
    reviews: Reviews, log: Log
) -> None:
    reviews.say_not_right(ONE, FIRST, "a blink")
    reviews.say_not_right(ONE, FIRST, "the light")
    reviews.take_back(ONE, FIRST)
    reviews.say_not_right(TWO, FIRST)
    (last,) = log.journal.entries((EntryKind.REVIEW,), subject=ONE)
    log.forget(ONE)
    assert log.journal.history(last.id) == ()
    assert log.journal.entries((EntryKind.REVIEW,), subject=ONE) == ()
    assert set(reviews.disputed(TWO)) == {FIRST}
