"""Back-up and restore: nothing is lost, nothing here is replaced, nothing half is believed."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.journal import EntryKind
from app.domain.records import SessionId
from app.store.archive import write_archive
from app.store.erasing import delete_films, delete_sessions
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.restoring import Restored, finish_restoring
from app.store.sessions import SessionFolder
from app.store.settings import Settings, SettingsFile
from tests.app.store import samples
from tests.app.store.archived import WISH, back_up, other_paths, take_in  # noqa: F401
from tests.app.store.children import run_child
from tests.app.store.stock import entry, everything, fill, put_session

NOTHING = Restored(0, 0, 0, with_settings=False)


def state(paths: DataPaths) -> tuple[object, ...]:
    """What a person sees of it, and every byte of the sessions."""
    with Log(paths) as log:
        kinds = (EntryKind.REVIEW, EntryKind.DIARY)
        entries = log.journal.entries(kinds)
        chains = tuple(log.journal.history(e.id) for e in entries)
        return log.summaries(), entries, chains, everything(paths.sessions)


def test_a_new_computer_has_everything_again(
    paths: DataPaths, other: DataPaths, tmp_path: Path
) -> None:
    fill(paths)
    shutil.rmtree(paths.sessions / ".importing-x", ignore_errors=True)
    (paths.sessions / ".importing-x").unlink(missing_ok=True)
    out = tmp_path / "backup.zip"
    made = back_up(paths, out)
    assert (made.sessions, made.entries, made.with_films) == (2, 5, True)
    assert out.stat().st_mode & 0o777 == 0o600
    before = state(paths)
    assert take_in(other, out) == Restored(2, 0, 5, with_settings=True)
    assert state(other) == before
    assert SettingsFile(other.settings).load() == SettingsFile(paths.settings).load()
    for path in other.root.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 == wanted, path
    assert take_in(other, out) == NOTHING, "a second time adds nothing"
    assert state(other) == before


def test_own_sets_come_along_and_those_that_are_here_stay(
    paths: DataPaths, other: DataPaths, tmp_path: Path
) -> None:
    fill(paths)
    paths.own_sets.write_bytes(b"from there")
    back_up(paths, tmp_path / "backup.zip")
    take_in(other, tmp_path / "backup.zip")
    assert other.own_sets.read_bytes() == b"from there"
    other.own_sets.write_bytes(b"changed here")
    take_in(other, tmp_path / "backup.zip")
    assert other.own_sets.read_bytes() == b"changed here"


def test_a_backup_without_films_has_no_picture_in_it(
    paths: DataPaths, other: DataPaths, tmp_path: Path
) -> None:
    first, _ = fill(paths)
    out = tmp_path / "backup.zip"
    back_up(paths, out, replace(WISH, with_films=False))
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
    assert not [name for name in names if "video" in name or "thumbs" in name or "outline" in name]
    take_in(other, out)
    folder = SessionFolder(other.session(first))
    assert folder.load().verdict is not None
    assert folder.films() == ()


def test_what_is_here_stays_as_it_is(paths: DataPaths, tmp_path: Path) -> None:
    first, second = fill(paths)
    out = tmp_path / "backup.zip"
    back_up(paths, out)
    SettingsFile(paths.settings).save(Settings(text_size=28))
    note = paths.session(second) / "timeline.json"
    note.write_bytes(b'{"schema_version": 1, "items": []}')
    with Log(paths) as log:
        put_session(paths, log, 4)
        newest = log.journal.entries((EntryKind.DIARY,))[0]
        log.journal.withdraw(newest.id)
        delete_films(paths, [second])
        delete_sessions(paths, log, [first])
    done = take_in(paths, out)
    assert done == Restored(1, 1, 2, with_settings=False)
    with Log(paths) as log:
        assert len(log.ids()) == 3
        assert log.journal.entries((EntryKind.DIARY,)) == (), "withdrawn since, and stays so"
    assert note.read_bytes() == b'{"schema_version": 1, "items": []}'
    assert SessionFolder(paths.session(second)).films(), "the film is there again"
    assert SettingsFile(paths.settings).load().text_size == 28


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataPaths, Path]:
    """Three sessions and three lines of the diary, and a backup of them."""
    root = tmp_path_factory.mktemp("backed-up")
    paths = DataPaths(root / "data")
    paths.prepare()
    with Log(paths) as log:
        for number in (1, 2, 4):
            put_session(paths, log, number)
        for number in range(3):
            log.journal.append(entry(80 + number, EntryKind.DIARY, f"line {number}", "as it was"))
    SettingsFile(paths.settings).save(Settings(text_size=21))
    back_up(paths, root / "backup.zip")
    return paths, root / "backup.zip"


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_whatever_was_changed_since_stays_and_whatever_went_comes_back(
    backed_up: tuple[DataPaths, Path], data: st.DataObject
) -> None:
    kept, out = backed_up
    whole = everything(kept.sessions)
    with TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "data")
        shutil.copytree(kept.root, paths.root)
        with Log(paths) as log:
            _live_on(paths, log, data)
            files, settings_now = everything(paths.sessions), paths.settings.read_bytes()
            diary = {each.subject: each for each in log.journal.entries((EntryKind.DIARY,))}
        take_in(paths, out)
        assert everything(paths.sessions) == whole | files
        assert paths.settings.read_bytes() == settings_now
        with Log(paths) as log:
            assert log.ids() == {path.split("/")[0] for path in whole | files}
            now = {each.subject: each for each in log.journal.entries((EntryKind.DIARY,))}
            assert now == diary, "corrected and taken back stay so; nothing comes twice"
            said = {each.subject for each in log.journal.entries((EntryKind.REVIEW,))}
            assert said == log.ids()


def _live_on(paths: DataPaths, log: Log, data: st.DataObject) -> None:
    """Delete, correct, take back and add, as it comes."""
    for session in sorted(log.ids()):
        match data.draw(st.sampled_from(("keep", "delete", "film")), session):
            case "delete":
                delete_sessions(paths, log, [session])
            case "film":
                delete_films(paths, [session])
            case _:
                pass
    for number, old in enumerate(log.journal.entries((EntryKind.DIARY,))):
        match data.draw(st.sampled_from(("keep", "correct", "take back")), old.subject):
            case "correct":
                new = entry(85 + number, EntryKind.DIARY, old.subject, "corrected")
                log.journal.append(replace(new, replaces=old.id))
            case "take back":
                log.journal.withdraw(old.id)
            case _:
                pass
    if data.draw(st.booleans(), "another recording"):
        put_session(paths, log, 5)


def test_a_backup_that_is_stopped_leaves_the_old_one(paths: DataPaths, tmp_path: Path) -> None:
    fill(paths)
    out = tmp_path / "backup.zip"
    out.write_bytes(b"the old one")
    before = set(everything(paths.root))

    def stop(done: int, of: int) -> None:
        if done > of // 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_archive(paths, out, WISH, stop)
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == ["backup.zip"]
    assert set(everything(paths.root)) == before


def test_a_restore_that_is_stopped_changes_nothing(
    paths: DataPaths, other: DataPaths, tmp_path: Path
) -> None:
    fill(paths)
    out = tmp_path / "backup.zip"
    back_up(paths, out)

    def stop(done: int, of: int) -> None:
        if done > of // 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(other, out, stop)
    assert {name for name in everything(other.root) if "db" not in name} == set()


def test_a_killed_restore_is_ended_at_the_next_start(
    paths: DataPaths, other: DataPaths, tmp_path: Path
) -> None:
    fill(paths)
    out = tmp_path / "backup.zip"
    back_up(paths, out)
    code = (
        "import os, pathlib, sys, app.store.restoring as r\n"
        "from app.store.archive import Archive\n"
        "from app.store.log import Log\n"
        "from app.store.paths import DataPaths\n"
        "from app.store.schema import Schema\n"
        "put, seen = Log.put, []\n"
        "def once(self, *a, **k):\n"
        "    put(self, *a, **k)\n"
        "    seen.append(1)\n"
        "    if len(seen) == 2: os._exit(9)\n"
        "Log.put = once\n"
        "paths = DataPaths(pathlib.Path(sys.argv[1]))\n"
        "with Log(paths) as log:\n"
        "    r.restore(paths, log, Archive(pathlib.Path(sys.argv[2]), Schema().revisions))\n"
    )
    assert run_child(code, other.root, out)[0] == 9
    with Log(other) as log:
        finish_restoring(other, log)
    (paths.sessions / ".importing-x").unlink()
    assert state(other) == state(paths)
    assert SettingsFile(other.settings).load() == SettingsFile(paths.settings).load()
    assert not list(other.root.glob(".rest*"))


def test_sessions_that_are_being_recorded_are_left_out(paths: DataPaths, tmp_path: Path) -> None:
    first, second = fill(paths)
    out = tmp_path / "backup.zip"
    back_up(paths, out, replace(WISH, leave_out={first}))
    with zipfile.ZipFile(out) as archive:
        assert {n.split("/")[1] for n in archive.namelist() if n.startswith("sess")} == {second}


def test_the_file_of_version_1_is_read(other: DataPaths) -> None:
    assert take_in(other, samples.DATA / "backup-1.zip") == Restored(1, 0, 2, with_settings=True)
    with Log(other) as log:
        (only,) = log.summaries()
        assert only.id == SessionId("2026-11-24T000001Z-0001")
        (said,) = log.journal.entries((EntryKind.REVIEW,))
        assert len(log.journal.history(said.id)) == 2


def test_settings_of_a_backup_bring_no_question_that_was_answered_here(other: DataPaths) -> None:
    """The backup is older than consents: whoever takes it in has given them on this computer."""
    agreed = {"limits": "2026-11-27", "log": "2026-11-27"}
    SettingsFile(other.settings).save(Settings(setup="done", consents=agreed, text_size=28))
    assert take_in(other, samples.DATA / "backup-1.zip").with_settings
    taken = SettingsFile(other.settings).load()
    assert (taken.setup, dict(taken.consents)) == ("done", agreed)
    assert taken.text_size != 28, "the rest is the backup's"


def test_a_therapists_plan_comes_along(paths: DataPaths, other: DataPaths, tmp_path: Path) -> None:
    fill(paths)
    paths.therapist_plans.write_bytes(b"a plan")
    back_up(paths, tmp_path / "backup.zip")
    take_in(other, tmp_path / "backup.zip")
    assert other.therapist_plans.read_bytes() == b"a plan"


def test_an_archive_and_what_is_taken_from_it_survive_a_power_cut(
    paths: DataPaths, other: DataPaths, tmp_path: Path, survives: Callable[[Path], bool]
) -> None:
    fill(paths)
    out = tmp_path / "all.zip"
    back_up(paths, out)
    assert survives(out)
    take_in(other, out)
    taken = [path for path in other.sessions.rglob("*") if path.is_file()]
    assert taken
    assert [path for path in taken if not survives(path)] == []


@pytest.mark.parametrize("name", ["notes ", "video.mp4 ", "trailing.", "what?.txt", ".hidden"])
def test_a_file_of_an_odd_name_does_not_make_the_archive_worthless(
    paths: DataPaths, other: DataPaths, tmp_path: Path, name: str
) -> None:
    first, *_ = fill(paths)
    (paths.session(first) / name).write_bytes(b"put there by hand")
    out = tmp_path / "all.zip"
    back_up(paths, out)
    assert take_in(other, out).added == 2
    assert not (other.session(first) / name).exists()
