"""A clinician opens, judges, rates and hands on a report; the report itself stays as it was."""

from pathlib import Path

import numpy as np
import pytest

from app.clock import VirtualClock
from app.domain.sides import Side
from app.domain.sunnybrook import Expressions, Resting, SunnybrookForm
from app.errors import StorageFailure, UsageFailure
from app.media.reader import VideoReader
from app.report.bundle.problems import BundleRefused
from app.report.bundle.review_json import Opinion, Rating, decode_review, encode_review
from app.report.bundle.sealed import seal
from app.report.bundle.verify import Verdict, verify
from app.report.results import Word
from app.session.analysis import Cancelled
from app.session.bundle_access import BundleAccess
from app.session.bundling import BundleOptions, export_bundle
from app.session.clinic import key_of, said
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Lang
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.media.pictures import write_mp4
from tests.app.report import sample
from tests.app.report.bundle import made
from tests.app.session.clinic_bench import FRAMING, NOW, SESSIONS, clinic_desk, made_report, opened  # noqa: F401
from tests.app.store import samples
from tests.app.store.stock import shelve


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
