import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.constants import ALGORITHM_VERSION
from app.domain.records import SessionId
from app.errors import StorageFailure
from app.store.backups import Backups
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import RebuildResult, rebuild_log
from app.store.sessions import SessionStore
from tests.app.store import samples
from tests.app.store.stock import shelve


def quiet(_done: int, _of: int) -> None:
    pass


def ids(paths: DataPaths) -> set[SessionId]:
    with Log(paths) as log:
        return {found.id for found in log.summaries()}


@pytest.fixture
def kept(paths: DataPaths) -> DataPaths:
    """Sessions 1 to 3 in the log and its backup, 4 in the log only, all in their folders."""
    records = [samples.record(number) for number in range(1, 5)]
    for record in records:
        shelve(paths, record)
    with Log(paths) as log:
        for record in records[:3]:
            log.put(record)
        log.put(samples.RECORD)
    with Log(paths) as log:
        log.put(records[3])
    Backups(paths).path(1).unlink()
    return paths


def test_the_log_comes_back_from_backup_and_folders(kept: DataPaths) -> None:
    before = ids(kept)
    kept.database.write_bytes(b"lost")
    steps: list[tuple[int, int]] = []
    result = rebuild_log(kept, lambda done, of: steps.append((done, of)))
    assert result == RebuildResult(restored_from_backup=True, sessions=4, skipped=())
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    # The sample has no folder: it comes from the backup.
    assert ids(kept) == before
    assert (kept.root / "mirrormend.old-1.db").read_bytes() == b"lost"
    assert kept.database.stat().st_mode & 0o777 == 0o600
    assert not list(kept.root.glob(".*"))


def test_without_a_backup_the_folders_are_enough(kept: DataPaths) -> None:
    for path in kept.backups.iterdir():
        path.unlink()
    result = rebuild_log(kept, quiet)
    assert result == RebuildResult(False, 4, (), has_lost_all=True)
    assert ids(kept) == set(SessionStore(kept).ids())


def test_the_rebuilt_log_says_what_the_old_one_said(kept: DataPaths) -> None:
    with Log(kept) as log:
        before = log.summaries()
    rebuild_log(kept, quiet)
    with Log(kept) as log:
        assert log.summaries() == before


def test_damaged_and_newer_backups_are_passed_over(
    kept: DataPaths, caplog: pytest.LogCaptureFixture
) -> None:
    backups = Backups(kept)
    backups.path(2).rename(backups.path(3))
    backups.path(1).write_bytes(b"damaged " * 1000)
    backups.path(2).write_bytes(backups.path(3).read_bytes())
    with closing(sqlite3.connect(backups.path(2))) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = backups.path(2).read_bytes()
    assert rebuild_log(kept, quiet).restored_from_backup
    assert "mirrormend.1.db" in caplog.text
    assert "mirrormend.2.db cannot be used: file_newer" in caplog.text
    assert samples.META.id in ids(kept)
    assert newer in {path.read_bytes() for path in kept.backups.iterdir()}


def test_sessions_that_cannot_be_read_are_named_and_left_alone(kept: DataPaths) -> None:
    first, second, *_ = SessionStore(kept).ids()
    newer = SessionStore(kept).folder(first).path / "session.json"
    newer.write_text('{"schema_version": 5}')
    odd = SessionStore(kept).folder(second).timeline
    odd.unlink()
    odd.mkdir()
    result = rebuild_log(kept, quiet)
    assert (result.sessions, result.skipped) == (2, (first, second))
    assert newer.read_text() == '{"schema_version": 5}'


def test_a_version_of_the_algorithm_survives(kept: DataPaths) -> None:
    analysis = SessionStore(kept).folder(samples.record(1).meta.id).analysis
    raw = analysis.read_text(encoding="utf-8")
    analysis.write_text(raw.replace('"algorithm_version": "', '"algorithm_version": "old-'))
    rebuild_log(kept, quiet)
    with closing(sqlite3.connect(kept.database)) as database:
        found = database.execute("SELECT algorithm_version FROM sessions ORDER BY started_at")
        versions = [row[0] for row in found]
    assert [str(version)[:4] for version in versions[1:3]] == ["old-", ALGORITHM_VERSION[:4]]


def test_with_nothing_at_all_there_is_an_empty_log(paths: DataPaths) -> None:
    assert rebuild_log(paths, quiet) == RebuildResult(False, 0, ())
    assert ids(paths) == set()
    assert not list(paths.root.glob("*.old-*"))


def test_the_old_log_moves_aside_with_its_newest_changes(paths: DataPaths) -> None:
    log = Log(paths)
    log.open()
    log.put(samples.RECORD)
    wal = paths.root / "mirrormend.db-wal"
    content = wal.read_bytes()
    assert content
    log._held.close()  # as after a kill: nobody holds it, and the write-ahead log stays
    for number in (1, 2):
        rebuild_log(paths, quiet)
        assert (paths.root / f"mirrormend.old-{number}.db").exists()
    assert (paths.root / "mirrormend.old-1.db-wal").read_bytes() == content
    with closing(sqlite3.connect(paths.root / "mirrormend.old-1.db")) as database:
        assert database.execute("SELECT id FROM sessions").fetchall() == [(samples.META.id,)]
    log.close()


def test_it_works_where_files_cannot_have_two_names(
    kept: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links")

    old = kept.database.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    rebuild_log(kept, quiet)
    assert (kept.root / "mirrormend.old-1.db").read_bytes() == old
    assert len(ids(kept)) == 5


def test_what_a_killed_rebuild_left_behind_is_no_hindrance(kept: DataPaths) -> None:
    (kept.root / ".mirrormend.rebuild.tmp").write_bytes(b"half")
    (kept.root / ".mirrormend.rebuild.tmp-wal").write_bytes(b"half")
    before = ids(kept)
    rebuild_log(kept, quiet)
    assert ids(kept) == before


def test_a_failure_on_the_way_leaves_the_old_log_in_place(
    kept: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(kept)

    def full(*_: object, **__: object) -> None:
        raise StorageFailure("disk_full", path="x", free_mb=0)

    with monkeypatch.context() as patch:
        patch.setattr(Log, "put", full)
        with pytest.raises(StorageFailure, match="disk_full"):
            rebuild_log(kept, quiet)
        patch.setattr(Log, "open", full)
        with pytest.raises(StorageFailure, match="disk_full"):
            rebuild_log(kept, quiet)
    assert ids(kept) == before
    assert not list(kept.root.glob(".*"))


def test_a_damaged_log_does_not_push_the_good_backups_out(kept: DataPaths) -> None:
    good = Backups(kept).path(2).read_bytes()
    raw = bytearray(kept.database.read_bytes())
    raw[4096:8192] = b"\x55" * 4096
    kept.database.write_bytes(raw)
    for _ in range(4):
        with pytest.raises(StorageFailure, match="log_damaged"):
            Backups(kept).make()
    kept.database.write_bytes(b"This is a letter. " * 1000)
    with pytest.raises(StorageFailure, match="log_damaged"):
        Backups(kept).make()
    assert [path.read_bytes() for path in kept.backups.iterdir()] == [good]
