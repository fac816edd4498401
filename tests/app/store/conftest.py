import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.store.paths import DataPaths


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    # A name that upsets careless option files and addresses.
    paths = DataPaths(tmp_path / "愈 100% data?")
    paths.prepare()
    return paths


@pytest.fixture
def survives(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bool]:
    """Tell what a power cut would leave: the files and folders that the system was told to sync."""
    synced: set[int] = set()
    sync = os.fsync

    def noted(handle: int) -> None:
        sync(handle)
        synced.add(os.fstat(handle).st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    return lambda path: path.stat().st_ino in synced
