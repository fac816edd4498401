"""A locked folder tells nothing and loses nothing."""

import json
import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.journal import EntryKind
from app.errors import StorageFailure, UsageFailure
from app.store.backups import Backups
from app.store.database import Database, inspect
from app.store.erasing import delete_sessions, erase_everything
from app.store.lock_file import LockFile, decode_lock, encode_lock, new_recovery_key, read_lock
from app.store.lock_state import needs_key
from app.store.locking import (
    change_passphrase,
    change_recovery_key,
    set_lock,
    take_lock_off,
    unlock,
    unlock_by_recovery,
)
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from app.store.schema import Schema
from app.store.sessions import SessionStore
from app.store.sqlite import connect
from app.vault.files import KEYRING, read_plain
from app.vault.sealed import seal
from tests.app.store.archived import ignore
from tests.app.store.locked_stock import (  # noqa: F401
    OTHER,
    QUICK,
    WORDS,
    lock,
    no_keys_left,
    private,
    readable,
    seen,
    stocked_paths,
)
from tests.app.store.stock import MARKER, everything, fill

DATA = Path(__file__).resolve().parents[2] / "data"


def test_nothing_can_be_read_in_a_locked_folder_and_all_is_there(stocked: DataPaths) -> None:
    before = seen(stocked)
    assert readable(stocked)
    lock(stocked)
    assert readable(stocked) == []
    assert seen(stocked) == before
    assert readable(stocked) == [], "nor after it was used and backed up"
    assert not [path for path in private(stocked) if path.stat().st_mode & 0o077]
    KEYRING.drop(stocked.root)
    with pytest.raises(StorageFailure) as locked:
        Log(stocked).open()
    assert locked.value.key == "data_locked"
    with pytest.raises(StorageFailure) as unread:
        SessionStore(stocked).folder(SessionStore(stocked).ids()[0]).load()
    assert unread.value.key == "data_locked"
    assert not list(stocked.root.rglob("*.damaged-2.*")), "nothing was taken for damaged"
    unlock(stocked, WORDS)
    assert seen(stocked) == before


def test_taking_the_lock_off_leaves_what_was_there_before(stocked: DataPaths) -> None:
    before, names = seen(stocked), set(everything(stocked.root))
    lock(stocked)
    take_lock_off(stocked)
    assert seen(stocked) == before
    assert set(everything(stocked.root)) - names <= {"backups/mirrormend.2.db"}
    assert KEYRING.of_root(stocked.root) is None
    with closing(sqlite3.connect(stocked.database)) as plain:
        assert plain.execute("SELECT count(*) FROM sessions").fetchone() == (2,)
    assert not [path for path in private(stocked) if path.stat().st_mode & 0o077]


def test_another_passphrase_and_another_recovery_key_take_the_place_of_the_old(
    stocked: DataPaths,
) -> None:
    before, old = seen(stocked), lock(stocked)
    sealed = everything(stocked.sessions)
    change_passphrase(stocked, OTHER)
    newer = new_recovery_key()
    change_recovery_key(stocked, newer)
    assert everything(stocked.sessions) == sealed, "only lock.json is written"
    KEYRING.drop(stocked.root)
    for open_, key in (
        (lambda: unlock(stocked, WORDS), "passphrase_wrong"),
        (lambda: unlock_by_recovery(stocked, old), "recovery_wrong"),
        (lambda: unlock_by_recovery(stocked, newer[:-1]), "recovery_mistyped"),
        (lambda: unlock_by_recovery(stocked, ""), "recovery_mistyped"),
    ):
        with pytest.raises(UsageFailure) as refused:
            open_()
        assert refused.value.key == key
        assert needs_key(stocked)
    unlock_by_recovery(stocked, newer.lower().replace("-", " ").replace("0", "o"))
    assert seen(stocked) == before
    KEYRING.drop(stocked.root)
    unlock(stocked, OTHER)
    assert seen(stocked) == before


def test_every_mistyped_letter_of_a_recovery_key_is_noticed(paths: DataPaths) -> None:
    lock(paths)
    key = new_recovery_key()
    places = [place for place, letter in enumerate(key) if letter != "-"]
    for place in places:
        wrong = "A" if key[place] != "A" else "B"
        with pytest.raises(UsageFailure) as refused:
            unlock_by_recovery(paths, key[:place] + wrong + key[place + 1 :])
        assert refused.value.key == "recovery_mistyped"


def test_a_wrong_passphrase_takes_its_time(paths: DataPaths) -> None:
    set_lock(paths, WORDS, new_recovery_key())
    KEYRING.drop(paths.root)
    begun = time.process_time()
    with pytest.raises(UsageFailure):
        unlock(paths, OTHER)
    assert time.process_time() - begun >= 0.3


def test_the_lock_is_taken_from_its_copy_where_it_is_gone_or_damaged(stocked: DataPaths) -> None:
    before = seen(stocked)
    lock(stocked)
    for spoil in (Path.unlink, lambda path: path.write_bytes(b"{")):
        KEYRING.drop(stocked.root)
        spoil(stocked.lock)
        assert needs_key(stocked)
        unlock(stocked, WORDS)
        assert stocked.lock.read_bytes() == stocked.lock_copy.read_bytes()
        assert seen(stocked) == before
    stocked.lock.write_bytes(b"{")
    stocked.lock_copy.write_bytes(b"{}")
    with pytest.raises(StorageFailure) as damaged:
        read_lock(stocked)
    assert damaged.value.key == "file_damaged"


@pytest.mark.parametrize("cost", [0, 1, 3, 2**40])
def test_a_lock_that_asks_for_absurd_work_is_refused(paths: DataPaths, cost: int) -> None:
    lock(paths)
    raw = paths.lock.read_bytes().replace(b'"cost": 16', f'"cost": {cost}'.encode())
    with pytest.raises(StorageFailure) as refused:
        decode_lock(raw, paths.lock)
    assert refused.value.key == "file_damaged"


def test_what_cannot_be_done_is_said_and_changes_nothing(
    stocked: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(stocked.root)
    with pytest.raises(UsageFailure) as short:
        set_lock(stocked, "seven77", new_recovery_key(), cost=QUICK)
    assert short.value.key == "passphrase_short"
    with pytest.raises(UsageFailure) as missing:
        change_passphrase(stocked, OTHER)
    assert missing.value.key == "lock_missing"
    with monkeypatch.context() as full:
        full.setattr("app.store.locking.free_mb", lambda _path: 3)
        with pytest.raises(StorageFailure) as no_room:
            lock(stocked)
    assert no_room.value.key == "disk_full"
    assert everything(stocked.root) == before
    inspect(stocked.database, Schema())
    other = Database(stocked.database, Schema())
    with other.reading() as session:
        session.execute(text("SELECT id FROM sessions")).all()
        with pytest.raises(StorageFailure) as busy:
            lock(stocked)
    other.close()
    assert busy.value.key == "database_busy"
    assert not stocked.lock.exists()
    lock(stocked)
    with pytest.raises(UsageFailure) as again:
        lock(stocked)
    assert again.value.key == "lock_set"


def test_a_damaged_log_is_not_locked_before_it_is_rebuilt(stocked: DataPaths) -> None:
    raw = bytearray(stocked.database.read_bytes())
    raw[4096:20000] = b"\xff" * (20000 - 4096)
    stocked.database.write_bytes(raw)
    with pytest.raises(StorageFailure) as damaged:
        lock(stocked)
    assert damaged.value.key == "log_damaged"
    assert not stocked.lock.exists()
    rebuild_log(stocked, ignore)
    lock(stocked)
    assert readable(stocked) == [], "nor in the damaged log that was put aside"
    take_lock_off(stocked)
    aside = stocked.root / "mirrormend.old-1.db"
    assert aside.read_bytes()[4096:20000] == b"\xff" * (20000 - 4096)


def test_the_log_behind_the_lock_is_used_rebuilt_and_scrubbed(stocked: DataPaths) -> None:
    lock(stocked)
    first, second = SessionStore(stocked).ids()
    with Log(stocked) as log:
        delete_sessions(stocked, log, [first])
    assert rebuild_log(stocked, ignore).restored_from_backup
    with Log(stocked) as log:
        assert log.ids() == {second}
        assert log.journal.entries((EntryKind.DIARY,))
    assert all(Backups(stocked).path(n) in list(Backups(stocked).intact()) for n in (1,))
    assert readable(stocked) == []


def test_everything_can_be_deleted_without_the_passphrase(stocked: DataPaths) -> None:
    lock(stocked)
    KEYRING.drop(stocked.root)
    erase_everything(stocked)
    assert everything(stocked.root) == {}
    assert not needs_key(stocked)


def test_a_film_with_an_altered_piece_is_opened_up_as_far_as_can_be(stocked: DataPaths) -> None:
    lock(stocked)
    films = sorted(stocked.sessions.glob("*/video.mkv"))
    raw = bytearray(films[0].read_bytes())
    raw[-60] ^= 1
    films[0].write_bytes(raw)
    take_lock_off(stocked)
    assert films[0].read_bytes() == bytes(len(MARKER) * 50)
    assert films[1].read_bytes() == MARKER * 50


def test_a_film_of_another_lock_is_left_as_it_is(stocked: DataPaths) -> None:
    """Somebody copied a session folder in by hand: its own key can still open it."""
    lock(stocked)
    film = min(stocked.sessions.glob("*/video.mkv"))
    foreign = seal(MARKER * 50, os.urandom(32))
    film.write_bytes(foreign)
    take_lock_off(stocked)
    assert film.read_bytes() == foreign
    assert max(stocked.sessions.glob("*/video.mkv")).read_bytes() == MARKER * 50


def test_a_lock_that_was_written_before_still_opens(tmp_path: Path) -> None:
    there = DataPaths(tmp_path / "old")
    shutil.copytree(DATA / "lock-1", there.root)
    unlock(there, "lilac tram umbrella")
    assert read_plain(there.sessions / "note.txt") == b"written by version 1\n"
    with closing(connect(there.database)) as database:
        assert database.execute("SELECT text FROM notes").fetchone() == ("version 1",)
    KEYRING.drop(there.root)
    unlock_by_recovery(there, (DATA / "lock-1" / "recovery-key.txt").read_text())
    take_lock_off(there)
    assert (there.sessions / "note.txt").read_bytes() == b"written by version 1\n"


def test_a_key_without_its_lock_seals_nothing(stocked: DataPaths) -> None:
    lock(stocked)
    erase_everything(stocked)
    stocked.prepare()
    fill(stocked)
    with closing(sqlite3.connect(stocked.database)) as plain:
        assert plain.execute("SELECT count(*) FROM sessions").fetchone() == (2,)


@pytest.mark.parametrize("part", ["passphrase", "recovery"])
@pytest.mark.parametrize("name", ["salt", "nonce", "sealed"])
def test_a_lock_with_a_part_cut_short_is_damaged_not_a_crash(
    tmp_path: Path, part: str, name: str
) -> None:
    whole = LockFile.new(bytes(32), "a passphrase", new_recovery_key(), cost=16)
    body = json.loads(encode_lock(whole))
    body[part][name] = body[part][name][:-2]
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_lock(json.dumps(body).encode(), tmp_path / "lock.json")


def test_a_log_of_the_oldest_version_is_migrated_behind_the_lock(paths: DataPaths) -> None:
    shutil.copy(DATA / "mirrormend-1.db", paths.database)
    lock(paths)
    with Log(paths) as log:
        found = log.ids()
    assert found
    assert readable(paths) == []
    with closing(connect(paths.database)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
    take_lock_off(paths)
    with Log(paths) as log:
        assert log.ids() == found


def test_opening_a_lock_writes_nothing_where_both_files_are_whole(paths: DataPaths) -> None:
    lock(paths)
    before = paths.lock.stat().st_ino
    unlock(paths, WORDS)
    assert paths.lock.stat().st_ino == before
