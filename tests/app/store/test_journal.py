import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.journal import Entry, EntryId, EntryKind, new_entry_id
from app.errors import Bug
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=8)))


def entry(number: int, **changes: object) -> Entry:
    facts: dict[str, object] = {
        "id": EntryId(f"e{number:03}"),
        "at": NOON + timedelta(minutes=number),
        "kind": EntryKind.DIARY,
        "subject": "sunglasses",
        "values": {"schema_version": 1, "wore": "always", "count": number, "where": ["户外", None]},
    }
    return Entry(**(facts | changes))  # type: ignore[arg-type]


def test_what_was_written_down_is_read_again(paths: DataPaths) -> None:
    mine = entry(1, is_private=True)
    with Log(paths) as log:
        log.journal.append(mine)
    with Log(paths) as log:
        assert log.journal.entries([EntryKind.DIARY]) == (mine,)
        assert log.journal.entries([EntryKind.DIARY])[0].at.utcoffset() == timedelta(hours=8)
        assert log.journal.entries([EntryKind.GATE]) == ()


def test_entries_come_oldest_first_and_within_the_asked_time(paths: DataPaths) -> None:
    with Log(paths) as log:
        for number in (3, 1, 2):
            log.journal.append(entry(number))
        log.journal.append(entry(9, subject="massage"))
        found = log.journal.entries([EntryKind.DIARY], since=entry(2).at, until=entry(9).at)
        assert [each.id for each in found] == ["e002", "e003"]
        assert [e.id for e in log.journal.entries(EntryKind, subject="massage")] == ["e009"]


def test_a_correction_hides_what_it_replaces_and_keeps_it(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.journal.append(entry(1))
        log.journal.append(entry(2, at=entry(1).at, replaces=EntryId("e001")))
        assert [e.id for e in log.journal.entries([EntryKind.DIARY])] == ["e002"]
        assert [e.id for e in log.journal.history(EntryId("e002"))] == ["e002", "e001"]
        log.journal.withdraw(EntryId("e002"))
        assert log.journal.entries([EntryKind.DIARY]) == ()
        assert len(log.journal.history(EntryId("e002"))) == 2


def test_only_a_current_entry_of_the_same_kind_can_be_replaced(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.journal.append(entry(1))
        log.journal.append(entry(2, replaces=EntryId("e001")))
        wrong = (
            entry(3, replaces=EntryId("e001")),
            entry(3, replaces=EntryId("e999")),
            entry(3, kind=EntryKind.GATE, replaces=EntryId("e002")),
            entry(3, at=datetime(2026, 1, 1)),
            entry(2),
        )
        for each in wrong:
            with pytest.raises(Bug):
                log.journal.append(each)
        assert [e.id for e in log.journal.entries(EntryKind)] == ["e002"]


def test_a_damaged_entry_hides_nothing_else(
    paths: DataPaths, caplog: pytest.LogCaptureFixture
) -> None:
    with Log(paths) as log:
        for number in (1, 2, 3):
            log.journal.append(entry(number))
        with closing(sqlite3.connect(paths.database)) as database, database:
            database.execute("UPDATE journal SET body = '{' WHERE id = 'e001'")
            database.execute("UPDATE journal SET body = '[1]' WHERE id = 'e002'")
        assert [e.id for e in log.journal.entries(EntryKind)] == ["e003"]
    assert "e001" in caplog.text
    caplog.clear()


def test_the_journal_comes_back_from_the_backup(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.journal.append(entry(1))
    paths.database.unlink()
    rebuild_log(paths, lambda done, total: None)
    with Log(paths) as log:
        assert log.journal.entries(EntryKind) == (entry(1),)


@given(st.lists(st.tuples(st.datetimes(timezones=st.just(UTC)), st.binary(min_size=4)), min_size=2))
def test_names_sort_by_time(made: list[tuple[datetime, bytes]]) -> None:
    made = [(at, entropy) for at, entropy in made if at.year >= 1000]
    by_time = sorted({at for at, _ in made})
    assert sorted(new_entry_id(at, b"abcd") for at in by_time) == [
        new_entry_id(at, b"abcd") for at in by_time
    ]
