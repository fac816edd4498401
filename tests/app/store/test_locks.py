"""A lock that several programs hold at once, such as two that look at one session."""

import errno
from pathlib import Path

import pytest

from app.store.locks import held, is_held

fcntl = pytest.importorskip("fcntl")


def test_the_first_to_end_does_not_free_it_for_the_other(tmp_path: Path) -> None:
    lock = tmp_path / ".in-use"
    with held(lock):
        with held(lock):
            assert is_held(lock)
        assert is_held(lock), "somebody is still at work"
    assert not lock.exists()


def test_whoever_looks_keeps_nobody_from_holding_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, flock, refusals = tmp_path / ".in-use", fcntl.flock, [True, True]

    def busy(handle: int, kind: int) -> None:
        if refusals and refusals.pop():
            raise OSError(errno.EWOULDBLOCK, "held for a moment")
        flock(handle, kind)

    monkeypatch.setattr(fcntl, "flock", busy)
    with held(lock):
        assert is_held(lock)
