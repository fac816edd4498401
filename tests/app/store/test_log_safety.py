import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Bug, StorageFailure
from app.store.backups import Backups
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.sqlite_failures import sqlite_failure
from tests.app.store import samples
from tests.app.store.children import run_child, start_child
from tests.app.store.databases import rows


def test_what_a_killed_program_wrote_is_there_and_is_backed_up_next_time(
    paths: DataPaths,
) -> None:
    code, out = run_child(
        "import os, pathlib, signal, sys\n"
        "from app.store.log import Log\n"
        "from app.store.paths import DataPaths\n"
        "from tests.app.store import samples\n"
        "log = Log(DataPaths(pathlib.Path(sys.argv[1])))\n"
        "log.open()\n"
        "log.put(samples.RECORD)\n"
        "os.kill(os.getpid(), signal.SIGKILL)",
        paths.root,
    )
    assert code == -9, out
    assert list(Backups(paths).intact()) == []
    with Log(paths) as log:
        assert len(log.summaries()) == 1
    assert rows(Backups(paths).path(1), "SELECT count(*) FROM sessions") == [(1,)]


def test_on_a_full_disk_the_log_stays_as_it_was(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    code, out = run_child(
        "import pathlib, resource, sys\n"
        "from app.errors import StorageFailure\n"
        "from app.store.log import Log\n"
        "from app.store.paths import DataPaths\n"
        "from tests.app.store import samples\n"
        "log = Log(DataPaths(pathlib.Path(sys.argv[1])))\n"
        "log.open()\n"
        "no_limit = resource.RLIM_INFINITY\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, no_limit))\n"
        "done = 0\n"
        "try:\n"
        "    while done < 99:\n"
        "        log.put(samples.record(done + 1))\n"
        "        done += 1\n"
        "except StorageFailure as failure:\n"
        "    print(failure.key, type(failure.fields['free_mb']).__name__)\n"
        "print(len(log.summaries()) - done)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (no_limit, no_limit))\n"
        "log.put(samples.record(done + 1))\n"
        "print(len(log.summaries()) - done)\n"
        "log.close()",
        paths.root,
    )
    assert (code, out) == (0, "disk_full int\n1\n2\n")
    assert rows(paths.database, "PRAGMA integrity_check") == [("ok",)]


def test_without_room_for_a_backup_the_log_is_closed_all_the_same(paths: DataPaths) -> None:
    log = Log(paths)
    log.open()
    log.put(samples.RECORD)
    paths.backups.rmdir()
    paths.backups.touch()
    with pytest.raises(StorageFailure, match="folder_not_writable"):
        log.close()
    assert not list(paths.root.glob("*-wal"))
    with Log(paths) as log:
        assert len(log.summaries()) == 1


def test_two_programs_may_have_the_log_open(paths: DataPaths) -> None:
    with Log(paths) as one, Log(paths) as other:
        one.put(samples.record(1))
        other.put(samples.record(2))
        assert one.summaries() == other.summaries()
        assert len(one.summaries()) == 2
    with Log(paths) as log:
        assert len(log.summaries()) == 2


def test_programs_that_make_the_log_at_the_same_moment_lose_nothing(paths: DataPaths) -> None:
    code = (
        "import pathlib, sys\n"
        "from app.store.log import Log\n"
        "from app.store.paths import DataPaths\n"
        "from tests.app.store import samples\n"
        "import app.store.database, alembic.command\n"
        "number = int(sys.argv[2])\n"
        "sys.stdin.readline()\n"
        "with Log(DataPaths(pathlib.Path(sys.argv[1]))) as log:\n"
        "    for step in range(5):\n"
        "        log.put(samples.record(number * 5 + step))\n"
    )
    children = [start_child(code, paths.root, str(number)) for number in range(3)]
    for child in children:
        assert child.stdin
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        out, err = child.communicate(timeout=120)
        assert child.returncode == 0, out + err
    with Log(paths) as log:
        assert len(log.summaries()) == 15


def test_a_log_that_another_program_holds_is_busy_not_damaged(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.database.BUSY_MS", 50)
    with Log(paths) as log:
        with closing(sqlite3.connect(paths.database)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageFailure, match="database_busy"):
                log.put(samples.RECORD)
        log.put(samples.RECORD)


@pytest.mark.parametrize("damage", ["other", "page", "foreign", "unmarked", "tables"])
def test_a_damaged_log_is_refused_and_left_as_it_is(paths: DataPaths, damage: str) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    if damage == "other":
        paths.database.write_bytes(b"This is a letter, not a database. " * 200)
    elif damage == "page":
        raw = bytearray(paths.database.read_bytes())
        raw[4096:8192] = b"\x55" * 4096
        paths.database.write_bytes(raw)
    else:
        change = {
            "foreign": "DROP TABLE alembic_version",
            "unmarked": "DELETE FROM alembic_version",
            "tables": "DROP TABLE flags",
        }[damage]
        with closing(sqlite3.connect(paths.database)) as database, database:
            database.execute(change)
    before = paths.database.read_bytes()
    with pytest.raises(StorageFailure) as failure, Log(paths) as log:
        log.put(samples.RECORD)
    assert failure.value.key == "log_damaged"
    assert failure.value.fields == {"path": str(paths.database)}
    assert paths.database.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sessions SET started_at = '2026-11-24 09:30: 0.000000'",
        "UPDATE sessions SET state = 'analyzed'",
        "UPDATE sessions SET utc_offset_s = 99999999",
        "UPDATE sessions SET utc_offset_s = 'x'",
        "UPDATE sessions SET affected = x'ff'",
    ],
)
def test_a_row_with_a_changed_byte_is_a_damaged_log(paths: DataPaths, change: str) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    with closing(sqlite3.connect(paths.database)) as database, database:
        database.execute(change)
    with Log(paths) as log, pytest.raises(StorageFailure, match="log_damaged"):
        log.summaries()


def test_a_row_that_breaks_a_rule_of_ours_is_a_bug(paths: DataPaths) -> None:
    nameless = replace(samples.RECORD, meta=replace(samples.META, set_id=None))
    with Log(paths) as log:
        with pytest.raises(Bug):
            log.put(nameless)
        assert log.summaries() == ()


def test_a_value_that_no_database_takes_is_a_bug(paths: DataPaths) -> None:
    endless = replace(samples.RECORD, meta=replace(samples.META, set_id=object()))
    with Log(paths) as log, pytest.raises(Bug):
        log.put(endless)


def test_a_place_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailure, match="folder_not_writable"):
        Log(DataPaths(tmp_path / "file")).open()


def test_a_full_database_is_a_full_disk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("CREATE TABLE t (x)")
        with pytest.raises(sqlite3.OperationalError) as error:
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    failure = sqlite_failure(error.value, tmp_path / "x.db")
    assert failure.key == "disk_full"
    with (
        closing(sqlite3.connect(f"file:{samples.DATA}/mirrormend-1.db?mode=ro", uri=True)) as shut,
        pytest.raises(sqlite3.OperationalError) as error,
    ):
        shut.execute("DELETE FROM flags")
    assert sqlite_failure(error.value, tmp_path / "x.db").key == "folder_not_writable"
    assert sqlite_failure(sqlite3.Error(), tmp_path / "x.db").key == "log_damaged"
    nowhere = tmp_path / "unplugged" / "x.db"
    assert sqlite_failure(sqlite3.Error(), nowhere).key == "folder_not_writable"
    pulled = sqlite3.OperationalError()
    pulled.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert sqlite_failure(pulled, nowhere).key == "folder_not_writable", "a stick that was pulled"
    assert sqlite_failure(pulled, tmp_path / "x.db").key == "log_damaged", "a disk that is bad"
