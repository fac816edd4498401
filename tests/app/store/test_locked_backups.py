"""Backups of a locked folder, and into one."""

from contextlib import closing
from pathlib import Path

import pytest

from app.errors import UsageFailure
from app.store.archive import Archive, write_archive
from app.store.erasing import delete_sessions
from app.store.lock_file import new_recovery_key
from app.store.locking import (
    change_passphrase,
    set_lock,
)
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.restoring import Restored, restore
from app.store.schema import Schema
from app.store.sessions import SessionStore
from tests.app.store.archived import WISH, ignore
from tests.app.store.locked_stock import (  # noqa: F401
    OTHER,
    QUICK,
    SETTINGS,
    WORDS,
    lock,
    no_keys_left,
    readable,
    seen,
    stocked_paths,
)
from tests.app.store.stock import MARKER


def taken_in(paths: DataPaths, out: Path, passphrase: str | None = None) -> Restored:
    with Log(paths) as log, closing(Archive(out, Schema().revisions)) as archive:
        return restore(paths, log, archive, ignore, passphrase)


def test_a_backup_of_locked_data_tells_nothing_and_goes_back_into_any_folder(
    stocked: DataPaths, tmp_path: Path
) -> None:
    stray = stocked.sessions / ".importing-x"
    stray.unlink()
    stocked.open_routine.unlink()
    lock(stocked)
    before, out = seen(stocked), tmp_path / "backup.zip"
    assert write_archive(stocked, out, WISH, ignore).is_locked
    assert MARKER not in out.read_bytes().replace(SETTINGS, b"")
    # The same lock, another passphrase by now.
    change_passphrase(stocked, OTHER)
    with Log(stocked) as log:
        delete_sessions(stocked, log, [SessionStore(stocked).ids()[0]])
    assert taken_in(stocked, out).added == 1
    assert readable(stocked) == []
    # No lock, and another lock.
    for is_locked_there in (False, True):
        there = DataPaths(tmp_path / f"there-{is_locked_there}")
        there.prepare()
        if is_locked_there:
            set_lock(there, OTHER, new_recovery_key(), cost=QUICK)
        for passphrase, key in ((None, "backup_locked"), (OTHER, "passphrase_wrong")):
            with pytest.raises(UsageFailure) as refused:
                taken_in(there, out, passphrase)
            assert refused.value.key == key
            assert not list(there.sessions.iterdir())
        assert taken_in(there, out, WORDS).added == 2
        assert seen(there) == before
        assert bool(readable(there)) is not is_locked_there


def test_a_plain_backup_is_locked_when_it_is_taken_in(stocked: DataPaths, tmp_path: Path) -> None:
    (stocked.sessions / ".importing-x").unlink()
    stocked.open_routine.unlink()
    before, out = seen(stocked), tmp_path / "backup.zip"
    write_archive(stocked, out, WISH, ignore)
    there = DataPaths(tmp_path / "there")
    there.prepare()
    lock(there)
    assert taken_in(there, out).added == 2
    assert readable(there) == []
    assert seen(there) == before


def test_a_plain_backup_lies_at_no_moment_readable_in_a_locked_folder(
    stocked: DataPaths, tmp_path: Path
) -> None:
    """A kill at any of these moments leaves what lies there until the next start."""
    out, there = tmp_path / "backup.zip", DataPaths(tmp_path / "there")
    write_archive(stocked, out, WISH, ignore)
    there.prepare()
    lock(there)
    moments: list[int] = []

    def look(done: int, _of: int) -> None:
        moments.append(done)
        lying = [name for name in readable(there) if not name.endswith("settings.json")]
        assert lying == []

    with Log(there) as log, closing(Archive(out, Schema().revisions)) as archive:
        assert restore(there, log, archive, look).added == 2
    assert len(moments) > 8
