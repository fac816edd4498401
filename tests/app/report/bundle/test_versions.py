"""Files as earlier versions wrote them are still read."""

from datetime import UTC, datetime
from pathlib import Path

from app.domain.sides import Side
from app.report.bundle.review_json import Opinion, decode_review
from app.report.bundle.reviews import decode_doubts
from app.report.bundle.sealed import unseal
from app.report.bundle.verify import Verdict, verify
from app.store.keys import KnownSenders

DATA = Path(__file__).resolve().parents[3] / "data"


def senders() -> KnownSenders:
    return KnownSenders(DATA / "known-senders-1.json", lambda: datetime.now(UTC))


def test_bundle_version_1_from_a_sender_of_version_1(tmp_path: Path) -> None:
    def label_of(key: str) -> str | None:
        known = senders().find(key)
        return None if known is None else known.label

    found = verify(DATA / "report-1.mmz", label_of)
    assert (found.verdict, found.sender) == (Verdict.KNOWN, "Mrs Lin")
    unseal(DATA / "report-sealed-1.mmz", "a long password", tmp_path / "plain.mmz")
    assert (tmp_path / "plain.mmz").read_bytes() == (DATA / "report-1.mmz").read_bytes()


def test_review_version_1() -> None:
    review = decode_review((DATA / "review-1.json").read_bytes(), DATA)
    (judgement,) = review.judgements
    assert (judgement.opinion, judgement.side) == (Opinion.CONFIRMED, Side.LEFT)
    assert review.ratings[0].form.resting_score == 10
    assert review.ratings[0].form.composite is None, "two items are open"


def test_doubts_version_1() -> None:
    (doubt,) = decode_doubts((DATA / "reviews-1.json").read_bytes(), DATA)
    assert (doubt.exercise, doubt.note) == ("open_smile", "I was laughing")
