"""From the log to a file that a clinician can check."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest

from app.clock import VirtualClock
from app.commands.report import ReportOptions, report
from app.domain.findings import Flag
from app.domain.framing import Framing
from app.domain.review import FlagKey
from app.errors import ReportFailure
from app.report.bundle.sealed import is_sealed
from app.report.bundle.verify import verify
from app.session.bundling import BundleOptions, export_bundle, export_pdf
from app.session.reporting import report_request
from app.session.studio import Studio
from app.store.framing_json import decode_framing
from app.store.paths import DataPaths
from app.store.sessions import SessionStore
from app.store.settings import Settings, SettingsFile
from app.texts import Lang, Texts
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.report import sample
from tests.app.store import samples
from tests.app.store.stock import shelve

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
FRAMING = Framing(640, 480, *([((0.4, 0.3), (0.6, 0.3), (0.5, 0.7))] * 4))
SESSION = "2026-11-22T060530Z-ab12"


@pytest.fixture
def studio(tmp_path: Path):
    studio = Studio(DataPaths(tmp_path / "data"), load_library(), VirtualClock(), APP_VERSION)
    studio.open()
    record = sample.record(id_=SESSION)
    folder = shelve(studio.paths, record)
    folder.video.write_bytes(b"film" * 1000)
    folder.thumbnail("open_smile-rest").write_bytes(b"\x89PNG")
    folder.write_outline(samples.OUTLINE, synthetic=False)
    folder.write_framing(FRAMING)
    yield studio
    studio.close()


def first_flag(studio: Studio) -> Flag:
    verdict = studio.record(SESSION).verdict
    assert verdict is not None
    return verdict.analysis.flags[0]


def test_by_default_no_name_no_picture_no_outline_and_no_film_leave_the_house(
    studio, tmp_path
) -> None:
    out = tmp_path / "report.mmz"
    made = export_bundle(studio, BundleOptions([SESSION], Lang.EN), NOW, out)
    assert made.person.startswith("MM-")
    assert set(made.files) == {
        "report.pdf",
        "summary.csv",
        "fhir.json",
        "entries.json",
        "entries.csv",
        *(
            f"sessions/{SESSION}/{name}"
            for name in (
                "session.json",
                "timeline.json",
                "analysis.json",
                "series.csv",
                "reviews.json",
            )
        ),
    }
    assert verify(out, {}.get).is_intact
    assert out.stat().st_mode & 0o777 == 0o600
    again = export_bundle(studio, BundleOptions([SESSION], Lang.EN), NOW, tmp_path / "b.mmz")
    assert again.person == made.person, "the clinician knows whose it is"


def test_what_was_chosen_is_in_it(studio, tmp_path) -> None:
    key = FlagKey.of(first_flag(studio))
    studio.reviews.say_not_right(SESSION, key, "I was laughing")
    out = tmp_path / "report.mmz"
    options = BundleOptions([SESSION], Lang.ZH, name=" 林梅 ", with_pictures=True, with_clips=True)
    made = export_bundle(studio, options, NOW, out)
    assert made.person == "林梅"
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        doubts = json.loads(archive.read(f"sessions/{SESSION}/reviews.json"))
        assert archive.read(f"sessions/{SESSION}/video.mkv") == b"film" * 1000
        where = archive.read(f"sessions/{SESSION}/framing.json")
    assert decode_framing(where, out) == FRAMING, "where the face sits in the film"
    assert f"sessions/{SESSION}/thumbs/open_smile-rest.png" in names
    assert doubts["not_right"][0]["note"] == "I was laughing"
    assert doubts["not_right"][0]["pattern"] == key.pattern
    assert verify(out, {}.get).is_intact


def test_the_outline_is_in_it_where_it_was_chosen_and_there_is_one(studio, tmp_path) -> None:
    out = tmp_path / "report.mmz"
    options = BundleOptions([SESSION], Lang.EN, with_outline=True)
    made = export_bundle(studio, options, NOW, out)
    assert f"sessions/{SESSION}/outline.bin" in made.files
    assert not [name for name in made.files if "video" in name or "thumbs" in name]
    assert verify(out, {}.get).is_intact
    SessionStore(studio.paths).folder(SESSION).outline.unlink()
    again = export_bundle(studio, options, NOW, tmp_path / "older.mmz")
    assert f"sessions/{SESSION}/outline.bin" not in again.files, "recorded with an older app"


def images(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        return sum(stream.get("/Subtype") == "/Image" for stream in streams)


def test_a_pdf_holds_pictures_only_if_they_are_asked_for(studio, tmp_path) -> None:
    _, png = cv2.imencode(".png", np.full((120, 100, 3), 90, np.uint8))
    for name in ("open_smile-rest", "open_smile-1-peak"):
        SessionStore(studio.paths).folder(SESSION).thumbnail(name).write_bytes(png.tobytes())
    studio.sessions_log.put(studio.record(SESSION))
    plain = studio.export_report([SESSION], Lang.EN, tmp_path / "plain.pdf")
    assert images(plain.read_bytes()) == 0
    shown = studio.export_report([SESSION], Lang.EN, tmp_path / "shown.pdf", with_pictures=True)
    assert images(shown.read_bytes()) > 0
    studio.close()
    for options, has_any in (({}, False), ({"with_pictures": True}, True)):
        out = tmp_path / f"out-{has_any}"
        report(ReportOptions(None, None, out, **options), studio.paths, Texts(Lang.EN))
        (pdf,) = out.glob("*.pdf")
        (bundle,) = out.glob("*.mmz")
        with zipfile.ZipFile(bundle) as archive:
            inside = archive.read("report.pdf")
        assert (images(pdf.read_bytes()) > 0) is (images(inside) > 0) is has_any


def test_behind_a_password_nothing_plain_stays_anywhere(studio, tmp_path) -> None:
    out = tmp_path / "out" / "report.mmz"
    out.parent.mkdir()
    options = BundleOptions([SESSION], Lang.EN, name="Lin Mei", password="a long password")
    export_bundle(studio, options, NOW, out)
    assert is_sealed(out)
    assert [p.name for p in out.parent.iterdir()] == ["report.mmz"]
    assert list(studio.paths.work.iterdir()) == []
    assert b"Lin Mei" not in out.read_bytes()


def test_stopping_leaves_nothing(studio, tmp_path) -> None:
    class Stop(Exception):  # noqa: N818
        pass

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        export_bundle(studio, BundleOptions([SESSION], Lang.EN), NOW, tmp_path / "b.mmz", stop)
    assert [p.name for p in tmp_path.iterdir()] == ["data"]


def test_nothing_analysed_is_nothing_to_report(studio, tmp_path) -> None:
    with pytest.raises(ReportFailure) as caught:
        export_bundle(studio, BundleOptions([], Lang.EN), NOW, tmp_path / "b.mmz")
    assert caught.value.key == "report_nothing"


def test_when_the_palsy_began_is_told_of_the_person_and_not_of_a_demo_person(studio) -> None:
    SettingsFile(studio.paths.settings).save(Settings(palsy_since="2025-03"))
    demo = sample.record(id_="2026-11-23T060530Z-ab13")
    demo = replace(demo, meta=replace(demo.meta, synthetic=True))
    shelve(studio.paths, demo)

    def told(*ids: str) -> str | None:
        return report_request(studio, ids, Lang.EN, NOW, APP_VERSION).palsy_since

    assert told(SESSION, demo.meta.id) == "2025-03"
    assert told(demo.meta.id) is None


def test_a_pdf_that_is_going_out_is_remembered_until_it_is_whole(
    studio, tmp_path, monkeypatch
) -> None:
    """A kill leaves a file whose name begins with a dot; see app/store/work.py."""
    noted: list[bytes] = []

    def write(path: Path, content: bytes) -> None:
        noted.extend(note.read_bytes() for note in studio.paths.work.rglob("going-out.json"))
        path.write_bytes(content)

    monkeypatch.setattr("app.session.bundling.write_atomic", write)
    out = tmp_path / "report.pdf"
    export_pdf(studio, BundleOptions([SESSION], Lang.EN), NOW, out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert [json.loads(note)["path"] for note in noted] == [str(out)]
    assert list(studio.paths.work.iterdir()) == []
