"""Whoever deletes, moves or locks everything sees who has it open, also behind a lock."""

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from app.errors import StorageFailure
from app.store.erasing import erase_everything, is_erasing
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.presence import is_anybody_present
from app.store.rebuild import rebuild_log
from app.vault.files import KEYRING
from tests.app.store.children import start_child
from tests.app.store.stock import everything, fill

WORDS = "lilac tram umbrella"
WINDOW = """
import sys
from pathlib import Path
from app.store.locking import unlock
from app.store.log import Log
from app.store.paths import DataPaths

paths = DataPaths(Path(sys.argv[1]))
unlock(paths, sys.argv[2])
with Log(paths) as log:
    print(len(log.ids()), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def locked(paths: DataPaths) -> Iterator[DataPaths]:
    """A locked folder of which this program has no key."""
    fill(paths)
    set_lock(paths, WORDS, new_recovery_key(), cost=2**4)
    KEYRING.drop(paths.root)
    yield paths
    KEYRING.drop(paths.root)


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
@pytest.mark.parametrize("is_killed", [False, True])
def test_a_window_on_locked_data_is_seen_without_its_key(
    locked: DataPaths, is_killed: bool
) -> None:
    window = start_child(WINDOW, locked.root, WORDS)
    assert window.stdout
    assert window.stdout.readline() == "2\n"
    before = set(everything(locked.root))
    with pytest.raises(StorageFailure) as refused:
        erase_everything(locked)
    assert refused.value.key == "database_busy"
    assert not is_erasing(locked)
    assert set(everything(locked.root)) == before
    if is_killed:
        window.send_signal(signal.SIGKILL)
    window.communicate("\n", timeout=20)
    erase_everything(locked)
    assert everything(locked.root) == {}


def test_the_log_is_not_rebuilt_below_a_window(paths: DataPaths) -> None:
    fill(paths)
    with Log(paths), pytest.raises(StorageFailure, match="database_busy"):
        rebuild_log(paths, lambda done, of: None)
    assert rebuild_log(paths, lambda done, of: None).sessions == 2


def test_a_log_that_does_not_open_leaves_nobody_present(paths: DataPaths) -> None:
    paths.database.write_bytes(b"no database, but long enough to be taken for a damaged one" * 9)
    with pytest.raises(StorageFailure, match="log_damaged"):
        Log(paths).open()
    assert not is_anybody_present(paths)
    assert not list(paths.root.glob(".open-*"))


def test_what_a_kill_left_is_nobody_and_goes(paths: DataPaths) -> None:
    left = paths.root / ".open-0badcafe"
    left.touch()
    assert not is_anybody_present(paths)
    os.utime(left, (time.time() - 60,) * 2)
    with Log(paths):
        assert is_anybody_present(paths)
        assert not left.exists()
    assert not list(paths.root.glob(".open-*"))
