"""Wherever a kill comes while a lock is set, taken off or changed, nothing is lost."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import UsageFailure
from app.store.lock_file import new_recovery_key
from app.store.lock_state import needs_key
from app.store.locking import (
    change_passphrase,
    is_unsettled,
    settle,
    take_lock_off,
    unlock,
)
from app.store.paths import DataPaths
from app.vault.files import KEYRING
from tests.app.store.locked_stock import (  # noqa: F401
    OTHER,
    WORDS,
    lock,
    no_keys_left,
    readable,
    seen,
    stocked_paths,
)


def kill_at(step: int, work: Callable[[], None]) -> bool:
    """Do it in a program of its own that is killed before its n-th step on the disk."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status)
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
        if is_write or event in ("os.rename", "os.remove", "sqlite3.connect", "shutil.rmtree"):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    import sys

    sys.addaudithook(count)
    try:
        work()
    finally:
        os._exit(0)
    return False


def steps(origin: DataPaths, tmp_path: Path, every: int) -> Iterator[tuple[int, DataPaths]]:
    for step in range(0, 10_000, every):
        root = tmp_path / f"copy-{step}"
        shutil.copytree(origin.root, root)
        yield step, DataPaths(root)
        shutil.rmtree(root)


EVERY = (29, pytest.param(1, marks=pytest.mark.soak))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("every", EVERY)
def test_a_kill_while_locking_loses_nothing(stocked: DataPaths, tmp_path: Path, every: int) -> None:
    before, recovery = seen(stocked), new_recovery_key()
    killed = 0
    for step, copy in steps(stocked, tmp_path, every):
        was_killed = kill_at(step, lambda copy=copy: lock(copy, recovery) and None)
        if not copy.lock.exists():
            assert seen(copy) == before
        else:
            assert needs_key(copy)
            unlock(copy, WORDS)
            assert seen(copy) == before, "in the middle of it"
            settle(copy)
            assert readable(copy) == []
            assert seen(copy) == before
            assert not is_unsettled(copy)
        if not was_killed:
            break
        killed += 1
    assert killed * every >= 60


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("every", EVERY)
def test_a_kill_while_the_lock_is_taken_off_loses_nothing(
    stocked: DataPaths, tmp_path: Path, every: int
) -> None:
    before = seen(stocked)
    lock(stocked)
    key = KEYRING.of_root(stocked.root)
    assert key
    killed = 0
    for step, copy in steps(stocked, tmp_path, every):
        KEYRING.add(copy.root, key)
        was_killed = kill_at(step, lambda copy=copy: take_lock_off(copy))
        KEYRING.drop(copy.root)
        if needs_key(copy):
            unlock(copy, WORDS)
            assert seen(copy) == before, "in the middle of it"
            if is_unsettled(copy):
                settle(copy)
        assert seen(copy) == before
        if not was_killed:
            break
        killed += 1
    assert killed * every >= 60


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_while_the_passphrase_changes_leaves_one_that_opens(
    stocked: DataPaths, tmp_path: Path
) -> None:
    before = seen(stocked)
    lock(stocked)
    key = KEYRING.of_root(stocked.root)
    assert key
    opened_by = set[str]()
    for step, copy in steps(stocked, tmp_path, 1):
        KEYRING.add(copy.root, key)
        was_killed = kill_at(step, lambda copy=copy: change_passphrase(copy, OTHER))
        KEYRING.drop(copy.root)
        for words in (WORDS, OTHER):
            try:
                unlock(copy, words)
            except UsageFailure:
                continue
            opened_by.add(words)
        assert seen(copy) == before
        if not was_killed:
            break
    assert opened_by == {WORDS, OTHER}
