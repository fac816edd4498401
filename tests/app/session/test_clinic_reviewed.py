"""A reviewed report that comes back, or goes to another clinic."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.sides import Side
from app.errors import ReportFailure
from app.report.bundle.manifest import BundleKind
from app.report.bundle.problems import BundleRefused, Trouble
from app.report.bundle.review_json import NAME as REVIEW
from app.report.bundle.review_json import Opinion, Review, decode_review, encode_review
from app.report.bundle.reviewed import ORIGINAL, sha256_of
from app.report.bundle.verify import Verdict
from app.report.bundle.writer import write_bundle
from app.session import clinic
from app.session.bundle_access import BundleAccess
from app.session.clinic import key_of
from app.store.paths import DataPaths
from tests.app.report.bundle import made
from tests.app.session.clinic_bench import NOW, clinic_desk, made_report, opened  # noqa: F401


def reviewed(report: Path, desk: BundleAccess, out: Path, note: str = "Thank you.") -> Path:
    with opened(report, desk) as found:
        newest = found.sessions()[0]
        found.judge(key_of(newest, newest.results[0]), Opinion.CONFIRMED, "as said", Side.LEFT)
        found.write_note(note, "Dr Ma")
        found.export(out)
    return out


def wrapped(
    original: Path, review: Review, out: Path, kind: BundleKind = BundleKind.REVIEW
) -> Path:
    """Put a review round a file as somebody would who has a key."""
    files = {ORIGINAL: original.read_bytes(), REVIEW: encode_review(review)}
    write_bundle(replace(made.contents(files), kind=BundleKind.REVIEW), made.KEY, out)
    return out


def test_who_reviewed_is_asked_for_first_and_then_who_recorded(report, desk, tmp_path) -> None:
    """A known patient's report says nothing of whoever signed a review of it."""
    path = reviewed(report, desk, tmp_path / "reviewed.mmz")
    other = BundleAccess(DataPaths(tmp_path / "other"))
    with opened(report, other) as found:
        patient = found.verification
    assert patient.key is not None
    other.senders.remember(patient.key, "Mrs Lin")
    with opened(path, other) as found:
        told = found.verification
    assert told.verdict is Verdict.UNKNOWN
    assert told.sender == "Mrs Lin"
    assert told.review is not None
    assert told.review.sender is None
    assert told.fingerprint == told.review.fingerprint != patient.fingerprint
    assert told.key is not None
    other.senders.remember(told.key, "Clinic East")
    with opened(path, other) as found:
        assert found.verification.verdict is Verdict.KNOWN
        assert found.verification.review is not None
        assert found.verification.review.sender == "Clinic East"


def test_a_review_round_an_altered_report_shows_nothing(report, desk, tmp_path) -> None:
    altered = tmp_path / "altered.mmz"
    altered.write_bytes(report.read_bytes())
    made.rezipped(altered, lambda n, c: c + b" " if n.endswith("analysis.json") else c)
    review = Review(sha256_of(altered), "Dr Ma", NOW)
    with opened(wrapped(altered, review, tmp_path / "reviewed.mmz"), desk) as found:
        assert found.verification.verdict is Verdict.ALTERED
        assert found.sessions() == ()


def test_a_review_of_another_report_a_review_of_a_review_and_one_without(
    report, desk, tmp_path
) -> None:
    other = wrapped(report, Review("0" * 64, "Dr Ma", NOW), tmp_path / "other.mmz")
    nested = wrapped(other, Review(sha256_of(other), "Dr Ma", NOW), tmp_path / "nested.mmz")
    empty = tmp_path / "empty.mmz"
    write_bundle(replace(made.contents(), kind=BundleKind.REVIEW), made.KEY, empty)
    told = {}
    for path in (other, nested, empty):
        with opened(path, desk) as found:
            assert found.verification.verdict is Verdict.ALTERED
            assert found.sessions() == ()
            told[path.stem] = [(p.trouble, p.path) for p in found.verification.problems]
    assert told == {
        "other": [(Trouble.WRONG_HASH, ORIGINAL)],
        "nested": [(Trouble.NOT_OURS, ORIGINAL)],
        "empty": [(Trouble.MISSING, REVIEW)],
    }


def test_a_review_by_a_newer_version_says_so(report, desk, tmp_path) -> None:
    path = reviewed(report, desk, tmp_path / "reviewed.mmz")
    files = {}
    with zipfile.ZipFile(path) as archive:
        files = {n: archive.read(n) for n in (ORIGINAL, REVIEW)}
    files[REVIEW] = files[REVIEW].replace(b'"schema_version": 1', b'"schema_version": 9')
    write_bundle(replace(made.contents(files), kind=BundleKind.REVIEW), made.KEY, path)
    with opened(path, desk) as found:
        (problem,) = found.verification.problems
        assert (problem.trouble, problem.path) == (Trouble.NEWER, REVIEW)


def test_two_clinicians_reviews_of_one_report_are_both_kept(report, desk, tmp_path) -> None:
    path = reviewed(report, desk, tmp_path / "reviewed.mmz", "Come again in May.")
    second = BundleAccess(DataPaths(tmp_path / "second"))
    with opened(report, second) as found:
        found.write_note("I see it differently.", "Dr Xu")
    with opened(path, second) as found:
        assert found.review.reviewer == "Dr Xu", "what was begun here is not replaced"
        assert found.other is not None
        assert found.other.note == "Come again in May."
        found.take_other()
        assert (found.review.reviewer, found.review.note) == ("Dr Ma", "Come again in May.")
        assert found.other is not None
        assert found.other.reviewer == "Dr Xu"
    with opened(path, second) as found:
        assert found.review.reviewer == "Dr Ma"
        assert found.other is None, "it is the same"
    kept = [decode_review(p.read_bytes(), p).reviewer for p in second.paths.clinic.iterdir()]
    assert sorted(kept) == ["Dr Ma", "Dr Xu"]


def test_opened_reviewed_exported_and_opened_again_the_report_stays_byte_for_byte(
    report, desk, tmp_path
) -> None:
    first = reviewed(report, desk, tmp_path / "first.mmz")
    again = reviewed(first, desk, tmp_path / "second.mmz", "Later.")
    for path in (first, again):
        with zipfile.ZipFile(path) as archive:
            assert archive.read(ORIGINAL) == report.read_bytes(), path.name
    with opened(again, BundleAccess(DataPaths(tmp_path / "third"))) as found:
        assert found.review.note == "Later."


def test_a_review_kept_here_that_is_damaged_does_not_keep_the_report_shut(report, desk) -> None:
    with opened(report, desk) as found:
        found.write_note("Review 3 December.", "Dr Ma")
    (kept,) = desk.paths.clinic.iterdir()
    kept.write_bytes(b"{")
    with opened(report, desk) as found:
        assert len(found.sessions()) == 2
        assert found.review.note == ""
        assert found.aside is not None
        assert (kept.parent / found.aside).read_bytes() == b"{"


def test_the_report_itself_is_never_written_over(report, desk, tmp_path) -> None:
    path = tmp_path / "report.mmz"
    path.write_bytes(report.read_bytes())
    with opened(path, desk) as found:
        with pytest.raises(ReportFailure) as caught:
            found.export(path)
        assert caught.value.key == "report_itself"
    assert path.read_bytes() == report.read_bytes()


def test_a_report_that_was_exchanged_meanwhile_is_not_handed_on(report, desk, tmp_path) -> None:
    path, out = tmp_path / "report.mmz", tmp_path / "reviewed.mmz"
    path.write_bytes(report.read_bytes())
    with opened(path, desk) as found:
        found.write_note("Seen.", "Dr Ma")
        made.bundle(tmp_path, "report.mmz")
        with pytest.raises(ReportFailure) as caught:
            found.export(out)
    assert caught.value.key == "report_changed"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clinic", "report.mmz"]


def test_texts_of_a_review_come_without_what_cannot_be_seen(report, desk, tmp_path) -> None:
    review = Review(sha256_of(report), "Dr\x1b[2J Ma\u202e", NOW, note="a\nb\x00")
    with opened(wrapped(report, review, tmp_path / "reviewed.mmz"), desk) as found:
        assert (found.review.reviewer, found.review.note) == ("Dr [2J Ma", "a b")


def test_more_results_than_fit_the_memory_are_refused(report, desk, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(clinic, "_LARGEST_TOTAL", 1000)
    with opened(report, desk) as found, pytest.raises(BundleRefused) as caught:
        found.sessions()
    assert caught.value.problem.trouble is Trouble.TOO_LARGE
