"""A clinician opens, judges, rates and hands on a report; the report itself stays as it was."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from app.clock import VirtualClock
from app.domain.framing import Framing
from app.domain.sides import Side
from app.domain.sunnybrook import Expressions, Resting, SunnybrookForm
from app.errors import ReportFailure, StorageFailure, UsageFailure
from app.media.reader import VideoReader
from app.report.bundle.manifest import BundleKind
from app.report.bundle.problems import BundleRefused, Trouble
from app.report.bundle.review_json import NAME as REVIEW
from app.report.bundle.review_json import Opinion, Rating, Review, decode_review, encode_review
from app.report.bundle.reviewed import ORIGINAL, sha256_of
from app.report.bundle.sealed import seal
from app.report.bundle.verify import Verdict, verify
from app.report.bundle.writer import write_bundle
from app.report.results import Word
from app.session import clinic
from app.session.analysis import Cancelled
from app.session.bundle_access import BundleAccess
from app.session.bundling import BundleOptions, export_bundle
from app.session.clinic import OpenReport, key_of, said
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.media.pictures import write_mp4
from tests.app.report import sample
from tests.app.report.bundle import made
from tests.app.store import samples
from tests.app.store.stock import shelve

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SESSIONS = ("2026-11-15T060530Z-ab12", "2026-11-22T060530Z-cd34")
FRAMING = Framing(640, 480, *([((0.4, 0.3), (0.6, 0.3), (0.5, 0.7))] * 4))
WATCHED = {"open_smile": ("P2_smile_eye",), "closed_smile": ("P2_smile_eye",)}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a patient's report with one film."""
    folder = tmp_path_factory.mktemp("patient")
    studio = Studio(DataPaths(folder / "data"), load_library(), VirtualClock(), APP_VERSION)
    studio.open()
    for day, name in zip((15, 22), SESSIONS, strict=True):
        record = sample.record(id_=name, day=day)
        place = shelve(studio.paths, record)
        if day == 22:
            place.video.write_bytes(b"film" * 1000)
            place.write_framing(FRAMING)
            place.write_outline(samples.OUTLINE, synthetic=False)
    out = folder / "report.mmz"
    options = BundleOptions(SESSIONS, Lang.EN, with_clips=True, with_outline=True)
    export_bundle(studio, options, NOW, out)
    studio.close()
    return out


@pytest.fixture
def desk(tmp_path: Path) -> BundleAccess:
    return BundleAccess(DataPaths(tmp_path / "clinic"))


def opened(path: Path, desk: BundleAccess) -> OpenReport:
    return OpenReport(path, desk, VirtualClock(NOW), WATCHED)


def test_all_sessions_with_results_curves_and_the_film(report, desk) -> None:
    with opened(report, desk) as found:
        assert found.verification.verdict is Verdict.UNKNOWN
        newest, older = found.sessions()
        assert (newest.id, older.id) == SESSIONS[::-1]
        assert any(result.word is Word.SEEN for result in newest.results)
        assert newest.record.curves is None, "they are read once they are looked at"
        assert found.curves(newest) is not None
        assert newest.record.meta.source_label == ""
        assert newest.framing == FRAMING
        assert (older.video, older.framing) == (None, None)
        assert found.clip(older) is None
        clip = found.clip(newest)
        assert clip is not None
        assert clip.read_bytes() == b"film" * 1000
        assert clip.parent.stat().st_mode & 0o777 == 0o700
    assert not clip.exists(), "nothing stays"


def test_the_outline_of_a_session_that_has_one(report, desk) -> None:
    with opened(report, desk) as found:
        newest, older = found.sessions()
        outline = found.outline(newest)
        assert outline is not None
        assert (outline.points == samples.OUTLINE.points).all()
        assert found.outline(older) is None


def test_a_place_of_the_face_that_cannot_be_read_costs_nothing_else(report, desk, tmp_path) -> None:
    path = tmp_path / "odd.mmz"
    path.write_bytes(report.read_bytes())
    made.resigned(path, lambda name, raw: b"{}" if name.endswith("framing.json") else raw)
    with opened(path, desk) as found:
        newest = found.sessions()[0]
        assert newest.framing is None
        assert found.clip(newest) is not None


def test_a_film_that_is_a_mirror_image_is_turned_round_in_a_report_too(desk, tmp_path) -> None:
    studio = Studio(DataPaths(tmp_path / "data"), load_library(), VirtualClock(), APP_VERSION)
    studio.open()
    record = sample.record(id_=SESSIONS[1], day=22)
    place = shelve(studio.paths, record)
    film = place.path / "video.mirrored.mov"
    film.write_bytes(write_mp4(tmp_path / "film.mov", [0, 40, 80]).read_bytes())
    options = BundleOptions(SESSIONS[1:], Lang.EN, with_clips=True)
    export_bundle(studio, options, NOW, tmp_path / "report.mmz")
    studio.close()
    with opened(tmp_path / "report.mmz", desk) as found:
        clip = found.clip(found.sessions()[0])
        assert clip is not None
        with VideoReader(clip) as shown, VideoReader(film) as kept:
            pairs = list(zip(shown, kept, strict=True))
    assert len(pairs) == 3
    for one, other in pairs:
        assert np.array_equal(one.pixels, other.pixels), "left stays left"


def test_an_outline_that_was_signed_but_cannot_be_read_says_so(report, desk, tmp_path) -> None:
    path = tmp_path / "odd.mmz"
    path.write_bytes(report.read_bytes())
    made.resigned(path, lambda name, raw: raw[:-9] if name.endswith("outline.bin") else raw)
    with opened(path, desk) as found:
        newest = found.sessions()[0]
        assert found.curves(newest) is not None, "the rest of it is shown"
        with pytest.raises(StorageFailure) as caught:
            found.outline(newest)
    assert caught.value.key == "file_damaged"


def test_a_film_that_is_not_wanted_any_more_is_not_half_there(report, desk) -> None:
    with opened(report, desk) as found:
        newest = found.sessions()[0]
        with pytest.raises(Cancelled):
            found.clip(newest, lambda: True)
        clip = found.clip(newest)
        assert clip is not None
        assert clip.read_bytes() == b"film" * 1000


def test_what_was_said_is_there_when_it_is_opened_again(report, desk) -> None:
    before = report.read_bytes()
    with opened(report, desk) as found:
        newest = found.sessions()[0]
        smile = next(r for r in newest.results if r.word is Word.SEEN)
        found.judge(key_of(newest, smile), Opinion.CONFIRMED, "oral-ocular", Side.RIGHT)
        found.judge(key_of(newest, smile), Opinion.REJECTED, "no, a blink")
        form = SunnybrookForm(Resting(0, 1, 1), Expressions(2, 5, 4, 3, 4), Expressions(0, 1, 3))
        found.rate(Rating(newest.id, form, "seen in clinic", NOW))
        found.write_note("Review 3 December.", "Dr Ma")
    with opened(report, desk) as again:
        (judgement,) = again.review.judgements
        assert (judgement.opinion, judgement.note) == (Opinion.REJECTED, "no, a blink")
        assert again.review.rating(newest.id) == Rating(newest.id, form, "seen in clinic", NOW)
        assert (again.review.note, again.review.reviewer) == ("Review 3 December.", "Dr Ma")
        again.take_back(judgement.key)
        assert again.review.judgements == ()
    assert report.read_bytes() == before, "the original is untouched"
    (kept,) = desk.paths.clinic.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_agreement_counts_what_both_judged(report, desk) -> None:
    with opened(report, desk) as found:
        sessions = found.sessions()
        for session in sessions:
            for result in session.results:
                is_there = bool(said(result))
                opinion = Opinion.CONFIRMED if is_there else Opinion.ABSENT
                found.judge(key_of(session, result), opinion)
        counted = found.agreement(sessions)
        assert counted.app_only == counted.clinician_only == 0
        assert counted.both > 0
        assert counted.open_ == sum(said(r) is None for s in sessions for r in s.results)
        seen = next(r for r in sessions[0].results if said(r))
        found.judge(key_of(sessions[0], seen), Opinion.REJECTED)
        assert found.agreement(sessions).app_only == 1
        found.judge(key_of(sessions[0], seen), Opinion.UNSURE)
        assert found.agreement(sessions).app_only == 0


def test_the_reviewed_bundle_goes_round(report, desk, tmp_path) -> None:
    out = tmp_path / "reviewed.mmz"
    with opened(report, desk) as found:
        newest = found.sessions()[0]
        key = key_of(newest, newest.results[0])
        found.judge(key, Opinion.CONFIRMED, "as said", Side.LEFT)
        found.write_note("Thank you.", "Dr Ma")
        found.export(out)
        review = found.review
    assert verify(out, desk.label_of).verdict is Verdict.KNOWN, "signed by the clinic itself"
    elsewhere = BundleAccess(DataPaths(tmp_path / "patient"))
    with opened(out, elsewhere) as back:
        assert back.review == review
        assert [session.id for session in back.sessions()] == list(SESSIONS[::-1])
        assert back.sha256 == review.report_sha256


def test_a_locked_report_opens_with_its_password(report, desk, tmp_path) -> None:
    seal(report, "a long password", tmp_path / "locked.mmz")
    with pytest.raises(UsageFailure) as caught:
        opened(tmp_path / "locked.mmz", desk)
    assert caught.value.key == "password_needed"
    access = BundleAccess(desk.paths, "a long password")
    with opened(tmp_path / "locked.mmz", access) as found:
        assert len(found.sessions()) == 2
    assert list(desk.paths.work.iterdir()) == []


def test_an_altered_report_shows_nothing(report, desk, tmp_path) -> None:
    path = tmp_path / "altered.mmz"
    path.write_bytes(report.read_bytes())
    made.rezipped(path, lambda n, c: c + b" " if n.endswith("analysis.json") else c)
    with opened(path, desk) as found:
        assert found.verification.verdict is Verdict.ALTERED
        assert found.manifest is None
        assert found.sessions() == ()
        with pytest.raises(BundleRefused):
            found.export(tmp_path / "reviewed.mmz")
    assert not (tmp_path / "reviewed.mmz").exists()


def test_a_review_with_values_that_do_not_exist_is_damaged(report, desk) -> None:
    with opened(report, desk) as found:
        wrong = found.review.with_rating(Rating("s", SunnybrookForm(Resting(eye=7)), "", NOW))
    with pytest.raises(StorageFailure) as caught:
        decode_review(encode_review(wrong), Path("review.json"))
    assert caught.value.key == "file_damaged"


# --- a reviewed report that comes back, or goes to another clinic ------------------------------


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
