import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.records import SessionId, SessionState, SessionSummary
from app.errors import Bug, StorageFailure
from app.store.backups import Backups
from app.store.log import Log
from app.store.paths import DataPaths
from tests.app.store import samples
from tests.app.store.databases import rows


def test_a_session_is_found_again_as_it_was(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    with Log(paths) as log:
        (found,) = log.summaries()
    assert found == SessionSummary(
        id=samples.META.id,
        started_at=samples.STARTED,
        set_id="made_up_set",
        state=SessionState.ANALYSED,
        synthetic=True,
        affected=samples.META.affected,
        duration_s=9.0,
        flags=(("P2_smile_eye", "left", "clear"),),
        abstained=1,
        judged=1,
    )
    assert found.started_at.utcoffset() == timedelta(hours=8)


def test_measures_stand_in_the_log_also_where_there_was_no_flag(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    query = (
        "SELECT exercise, rep, usable, reason, pattern, left, right, noise, unit FROM movements "
        "LEFT JOIN measures ON movement_id = movements.id ORDER BY rep, pattern"
    )
    assert rows(paths.database, query) == [
        ("open_smile", 1, 1, None, "P2_smile_eye", 0.7125, 0.9001, 0.0123, "of_rest"),
        ("open_smile", 1, 1, None, "P9_made_up", None, 0.25, 0.1, "percent_ocd"),
        ("open_smile", 2, 0, "face_lost", None, None, None, None, None),
    ]


def test_putting_a_session_again_changes_nothing(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
        before = log.summaries()
        log.put(samples.RECORD)
        assert log.summaries() == before
    counts = "SELECT (SELECT count(*) FROM flags), (SELECT count(*) FROM measures)"
    assert rows(paths.database, counts) == [(1, 2)]


def test_a_recorded_session_becomes_an_analysed_one_and_back(paths: DataPaths) -> None:
    recorded = replace(samples.RECORD, verdict=None, curves=None, run=None)
    with Log(paths) as log:
        for record, flags, duration_s in (
            (replace(recorded, timeline=replace(recorded.timeline, items=())), 0, 0.0),
            (recorded, 0, 8.8),
            (samples.RECORD, 1, 9.0),
            (recorded, 0, 8.8),
        ):
            log.put(record)
            (found,) = log.summaries()
            assert (found.state, len(found.flags)) == (record.state, flags)
            assert found.duration_s == duration_s
    assert rows(paths.database, "SELECT algorithm_version FROM sessions") == [(None,)]
    assert rows(paths.database, "SELECT count(*) FROM measures") == [(0,)]


def test_summaries_are_newest_first_and_come_in_pages(paths: DataPaths) -> None:
    records = [samples.record(number) for number in range(1, 8)]
    twin = samples.record(9)
    twin = replace(twin, meta=replace(twin.meta, started_at=records[3].meta.started_at))
    expected = [record.meta.id for record in reversed([*records[:4], twin, *records[4:]])]
    with Log(paths) as log:
        for record in (*records, twin):
            log.put(record)
        assert [found.id for found in log.summaries()] == expected
        page = log.summaries(limit=3)
        ids: list[SessionId] = []
        while page:
            ids += [found.id for found in page]
            page = log.summaries(limit=3, before=page[-1])
        assert ids == expected
        middle = records[4].meta.started_at
        newer = log.summaries(since=middle)
        older = log.summaries(before=middle)
        assert [found.id for found in (*newer, *older)] == expected
        assert len(newer) == 3


def test_a_forgotten_session_is_gone_from_the_log_and_every_backup(paths: DataPaths) -> None:
    for number in (1, 2):
        with Log(paths) as log:
            log.put(samples.record(number))
            log.put(samples.RECORD)
    Backups(paths).path(3).write_bytes(b"damaged")
    with Log(paths) as log:
        log.forget(samples.META.id)
        log.forget(SessionId("never there"))
        assert samples.META.id not in {found.id for found in log.summaries()}
    files = [path for path in paths.root.rglob("*") if path.is_file()]
    assert len(files) == 4
    for path in files:
        assert samples.META.id.encode() not in path.read_bytes(), path.name
    assert rows(paths.database, "SELECT count(*) FROM flags") == [(2,)]


def test_a_backup_that_cannot_forget_is_reported(paths: DataPaths) -> None:
    with closing(sqlite3.connect(Backups(paths).path(1))) as stranger, stranger:
        stranger.execute("CREATE TABLE letters (text)")
    with Log(paths) as log:
        log.put(samples.RECORD)
        with pytest.raises(StorageFailure, match=r"mirrormend\.1\.db"):
            log.forget(samples.META.id)
        assert log.summaries() == ()


def test_a_log_in_another_place_has_no_backups(paths: DataPaths, tmp_path: Path) -> None:
    with Log(paths, file=tmp_path / "other.db") as log:
        log.put(samples.RECORD)
        log.put(samples.record(1))
        log.forget(samples.META.id)
        assert len(log.summaries()) == 1
    assert not paths.database.exists()
    assert list(paths.backups.iterdir()) == []


def test_the_database_is_private_and_keeps_its_promises(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
        for path in paths.root.glob("mirrormend.db*"):
            assert path.stat().st_mode & 0o777 == 0o600, path.name
        assert rows(paths.database, "PRAGMA journal_mode") == [("wal",)]
    assert sorted(path.name for path in paths.root.iterdir()) == [
        "backups",
        "mirrormend.db",
        "sessions",
    ]
    backup = Backups(paths).path(1)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert rows(backup, "SELECT count(*) FROM sessions") == [(1,)]


def test_there_are_three_backups_the_newest_first_and_none_without_a_change(
    paths: DataPaths,
) -> None:
    for number in range(1, 6):
        with Log(paths) as log:
            log.put(samples.record(number))
        with Log(paths) as log:
            log.summaries()
    counted = [
        rows(path, "SELECT count(*) FROM sessions")[0][0] for path in Backups(paths).intact()
    ]
    assert counted == [5, 4, 3]
    assert len(list(paths.backups.iterdir())) == 3


def test_the_data_folder_is_made_if_need_be(tmp_path: Path) -> None:
    with Log(DataPaths(tmp_path / "a" / "b")) as log:
        assert log.summaries() == ()
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_closed_log_says_so_and_closes_twice(paths: DataPaths) -> None:
    log = Log(paths)
    log.close()
    with pytest.raises(Bug):
        log.summaries()
    with log:
        log.close()
