import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.errors import Bug, SourceFailure, StorageFailure
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder, SessionStore, new_session_id
from tests.app.store import samples
from tests.app.store.children import run_child


@pytest.fixture
def store(paths: DataPaths) -> SessionStore:
    return SessionStore(paths)


@pytest.fixture
def folder(store: SessionStore) -> SessionFolder:
    """An analysed session with everything in it."""
    folder = store.create(samples.META)
    folder.write_timeline(samples.TIMELINE)
    folder.write_analysis(samples.VERDICT, samples.curves(), samples.RUN, app_version="0.1.0")
    folder.video.write_bytes(b"made-up video")
    return folder


def test_ids_sort_by_time_wherever_the_person_travels() -> None:
    moments = [samples.STARTED + timedelta(hours=6 * n) for n in range(9)]
    ids = [
        new_session_id(
            moment.astimezone(samples.SHANGHAI if n % 2 else UTC), bytes([255 - n, n, 7])
        )
        for n, moment in enumerate(moments)
    ]
    assert ids == sorted(ids)
    assert ids[0] == "2026-11-23T041500Z-ff00"


def test_a_whole_session_comes_back(folder: SessionFolder, store: SessionStore) -> None:
    found = store.folder(folder.id).load()
    assert repr(found.verdict) == repr(samples.VERDICT)
    assert (found.meta, found.timeline, found.run) == (
        samples.META,
        samples.TIMELINE,
        samples.RUN,
    )
    assert found.curves
    assert samples.same_curves(found.curves, samples.curves())
    assert found.state is SessionState.ANALYSED


def test_everything_is_for_the_owner_alone(folder: SessionFolder) -> None:
    folder.video.unlink()
    for path in (folder.path, *folder.path.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_writing_the_same_again_gives_the_same_bytes(folder: SessionFolder) -> None:
    before = {path: path.read_bytes() for path in folder.path.iterdir() if path.is_file()}
    found = folder.load()
    folder.write_meta(found.meta)
    folder.write_timeline(found.timeline)
    assert found.verdict
    assert found.curves
    assert found.run
    folder.write_analysis(found.verdict, found.curves, found.run, app_version="0.1.0")
    assert {path: path.read_bytes() for path in before} == before


def test_all_that_comes_of_the_demo_person_says_so(folder: SessionFolder) -> None:
    for name in ("session.json", "run.json", "analysis.json"):
        assert '"synthetic": true' in (folder.path / name).read_text(encoding="utf-8")


def test_a_killed_session_is_a_dated_recording(store: SessionStore) -> None:
    folder = store.create(samples.META)
    folder.video.write_bytes(b"cut off")
    found = folder.load()
    assert found.state is SessionState.RECORDED
    assert found.meta == samples.META
    assert found.timeline == Timeline(())
    assert (found.verdict, found.curves, found.run) == (None, None, None)


def test_killed_while_saving_the_verdict_the_session_is_not_analysed(
    store: SessionStore, paths: DataPaths
) -> None:
    store.create(samples.META)
    code, out = run_child(
        "import os, pathlib, signal, sys\n"
        "from app.store.sessions import SessionFolder\n"
        "from tests.app.store import samples\n"
        "replace = pathlib.Path.replace\n"
        "def kill(self, target):\n"
        "    if target.name == 'analysis.json':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return replace(self, target)\n"
        "pathlib.Path.replace = kill\n"
        "SessionFolder(pathlib.Path(sys.argv[1])).write_analysis(\n"
        "    samples.VERDICT, samples.curves(), samples.RUN, app_version='0.1.0')",
        paths.session(samples.META.id),
    )
    assert code == -9, out
    folder = store.folder(samples.META.id)
    assert (folder.path / "series.npz").exists()
    found = folder.load()
    assert found.state is SessionState.RECORDED
    assert found.curves is None
    assert store.ids() == (samples.META.id,)


def test_a_damaged_analysis_is_kept_and_the_session_can_be_analysed_again(
    folder: SessionFolder, caplog: pytest.LogCaptureFixture
) -> None:
    for number in (1, 2):
        folder.analysis.write_bytes(b'{"schema_version": 1')
        assert folder.load().state is SessionState.RECORDED
        kept = folder.path / f"analysis.damaged-{number}.json"
        assert kept.read_bytes() == b'{"schema_version": 1'
        assert not folder.analysis.exists()
    assert f"analysis.json of session {folder.id} is damaged" in caplog.text
    folder.write_analysis(samples.VERDICT, samples.curves(), samples.RUN, app_version="0.1.0")
    assert folder.load().state is SessionState.ANALYSED


def test_a_damaged_analysis_that_cannot_be_moved_still_counts_as_missing(
    folder: SessionFolder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "read-only")

    folder.analysis.write_bytes(b"?")
    monkeypatch.setattr(Path, "rename", refuse)
    assert folder.load().state is SessionState.RECORDED
    assert "it stays where it is: read-only" in caplog.text


@pytest.mark.parametrize("name", ["timeline.json", "series.npz", "run.json", "session.json"])
@pytest.mark.parametrize("damage", [b"", b"?", None])
def test_without_one_of_the_other_files_the_rest_is_read(
    folder: SessionFolder, name: str, damage: bytes | None
) -> None:
    if damage is None:
        (folder.path / name).unlink()
    else:
        (folder.path / name).write_bytes(damage)
    found = folder.load()
    assert found.state is SessionState.ANALYSED
    assert (found.timeline == Timeline(())) == (name == "timeline.json")
    assert (found.curves is None) == (name == "series.npz")
    assert (found.run is None) == (name == "run.json")
    assert (found.meta == samples.META) == (name != "session.json")


def test_a_lost_session_json_is_made_up_from_the_name_and_the_analysis(
    folder: SessionFolder,
) -> None:
    (folder.path / "session.json").unlink()
    meta = folder.load().meta
    assert meta.id == samples.META.id
    assert meta.started_at == samples.STARTED
    assert (meta.synthetic, meta.affected, meta.app_version) == (True, Affected.LEFT, "0.1.0")


def test_a_folder_with_only_a_video_and_any_name_has_the_date_of_the_folder(
    store: SessionStore, paths: DataPaths
) -> None:
    path = paths.sessions / "copy of my session"
    path.mkdir()
    (path / "video.mkv").write_bytes(b"made-up video")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert store.ids() == ("copy of my session",)
    found = store.folder(store.ids()[0]).load()
    assert found.meta.started_at == datetime.fromtimestamp(1_700_000_000, UTC)
    assert (found.meta.affected, found.meta.synthetic) == (Affected.UNKNOWN, False)


def test_a_copied_folder_is_a_session_of_its_own(folder: SessionFolder) -> None:
    copy = folder.path.rename(folder.path.with_name("copy"))
    assert SessionFolder(copy).load().meta == replace(samples.META, id=SessionId("copy"))


@pytest.mark.parametrize("name", ["session.json", "analysis.json", "timeline.json", "run.json"])
def test_a_newer_file_is_refused_and_left_alone(folder: SessionFolder, name: str) -> None:
    path = folder.path / name
    newer = re.sub(rb'"schema_version": \d', b'"schema_version": 7', path.read_bytes())
    path.write_bytes(newer)
    with pytest.raises(StorageFailure) as failure:
        folder.load()
    assert failure.value.key == "file_newer"
    assert failure.value.fields == {"path": str(path), "version": 7}
    assert path.read_bytes() == newer


def test_a_folder_where_a_file_should_be_is_reported(folder: SessionFolder) -> None:
    folder.analysis.unlink()
    folder.analysis.mkdir()
    with pytest.raises(SourceFailure, match="path_is_folder"):
        folder.load()


def test_missing_sessions_are_reported(store: SessionStore, paths: DataPaths) -> None:
    for attempt in (
        lambda: store.folder(SessionId("none")),
        lambda: store.delete(SessionId("none")),
        SessionFolder(paths.sessions / "none").load,
    ):
        with pytest.raises(StorageFailure) as failure:
            attempt()
        assert (failure.value.key, failure.value.fields) == ("session_missing", {"id": "none"})


def test_two_sessions_never_share_a_folder(folder: SessionFolder, store: SessionStore) -> None:
    with pytest.raises(Bug):
        store.create(samples.META)
    assert folder.load().state is SessionState.ANALYSED


def test_ids_are_oldest_first_and_without_strangers(
    store: SessionStore, paths: DataPaths, tmp_path: Path
) -> None:
    records = [samples.record(number) for number in (3, 1, 2)]
    for record in records:
        store.create(record.meta)
    (paths.sessions / ".deleted-x").mkdir()
    (paths.sessions / "note.txt").touch()
    assert store.ids() == tuple(sorted(record.meta.id for record in records))
    assert SessionStore(DataPaths(tmp_path / "none")).ids() == ()


def test_a_deleted_session_is_gone_and_no_other(
    folder: SessionFolder, store: SessionStore, paths: DataPaths
) -> None:
    kept = store.create(samples.record(1).meta)
    store.delete(folder.id)
    assert list(paths.sessions.iterdir()) == [kept.path]


def test_size_and_thumbnails(folder: SessionFolder) -> None:
    before = folder.size_bytes()
    thumbnail = folder.thumbnail("P2_smile_eye-1")
    thumbnail.write_bytes(b"x" * 1000)
    assert thumbnail.relative_to(folder.path) == Path("thumbs/P2_smile_eye-1.png")
    assert folder.size_bytes() == before + 1000
    for name in ("../out", "", ".x", "a/b"):
        with pytest.raises(Bug):
            folder.thumbnail(name)


def test_a_session_is_refused_in_words_where_no_folder_can_be_made(tmp_path: Path) -> None:
    store = SessionStore(DataPaths(tmp_path / "none"))
    with pytest.raises(StorageFailure, match="folder_not_writable"):
        store.create(samples.META)
