"""A routine on a disk that refuses, and one that was killed: nothing is lost or logged twice."""

import errno
import logging
from datetime import timedelta

import pytest

from app.domain.journal import Entry, EntryId
from app.domain.routine_player import Command
from app.errors import StorageFailure
from app.session.routine import Routines
from app.store.journal import Journal
from app.store.paths import DataPaths
from tests.app.session.routine_bench import (  # noqa: F401
    MORNING,
    hand_clock,
    logged,
    new_routines,
    started,
)
from tests.app.session.routine_desk import HandClock, go


class FullDisk:
    """Refuses to sync files while `is_full`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import os

        self.is_full = False
        sync = os.fsync

        def fsync(handle: int) -> None:
            if self.is_full:
                raise OSError(errno.ENOSPC, "full")
            sync(handle)

        monkeypatch.setattr(os, "fsync", fsync)


def test_a_full_disk_does_not_stop_the_hands(
    routines: Routines,
    journal: Journal,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
):
    disk = FullDisk(monkeypatch)
    run = started(routines)
    disk.is_full = True
    with caplog.at_level(logging.WARNING):
        go(run, clock, 20)
    assert run.problem is not None
    assert run.problem.key == "disk_full"
    assert run.state.active_ns == 20e9
    disk.is_full = False
    go(run, clock, 6)
    assert run.problem is None
    go(run, clock, 89)
    assert [record.active_s for record in logged(journal)] == [115]


class Stubborn:
    """A journal that refuses until told otherwise."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.refuses = True

    def append(self, entry: Entry) -> None:
        if self.refuses:
            raise StorageFailure("database_busy", path="x")
        self._journal.append(entry)

    def history(self, entry_id: EntryId) -> tuple[Entry, ...]:
        return self._journal.history(entry_id)


def test_an_end_that_cannot_be_written_down_is_tried_again(
    paths: DataPaths, journal: Journal, clock: HandClock
):
    stubborn = Stubborn(journal)
    run = started(Routines(paths, stubborn, clock))
    go(run, clock, 20)
    with pytest.raises(StorageFailure):
        run.apply(Command.END)
    clock.pass_s(30)
    with pytest.raises(StorageFailure):
        run.tick()
    stubborn.refuses = False
    run.tick()
    (record,) = logged(journal)
    assert record.ended_at == MORNING + timedelta(seconds=20)
    assert not paths.open_routine.exists()


def test_an_end_that_was_never_written_down_is_logged_at_the_next_start_not_offered(
    paths: DataPaths, journal: Journal, clock: HandClock
):
    run = started(Routines(paths, Stubborn(journal), clock))
    go(run, clock, 20)
    with pytest.raises(StorageFailure):
        run.apply(Command.END)
    assert logged(journal) == []
    assert Routines(paths, journal, clock).unfinished() is None
    assert [record.active_s for record in logged(journal)] == [20]
    assert not paths.open_routine.exists()


def test_killed_between_journal_and_file_it_is_not_logged_twice(
    routines: Routines, journal: Journal, clock: HandClock, paths: DataPaths
):
    run = started(routines)
    go(run, clock, 20)
    kept = paths.open_routine.read_bytes()
    run.apply(Command.END)
    paths.open_routine.write_bytes(kept)
    assert routines.unfinished() is None
    assert not paths.open_routine.exists()
    assert len(logged(journal)) == 1
