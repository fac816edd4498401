"""Another computer, a backup that goes there, and what is there afterwards."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.store.archive import Archive, Manifest, Wish, write_archive
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.restoring import Restored, restore
from app.store.schema import Schema
from tests.app.store import samples

WISH = Wish("0.1.0", samples.STARTED, with_films=True)


def ignore(_done: int, _of: int) -> None:
    """Nobody waits."""


@pytest.fixture(name="other")
def other_paths(tmp_path: Path) -> DataPaths:
    """Another computer."""
    paths = DataPaths(tmp_path / "another")
    paths.prepare()
    return paths


def back_up(paths: DataPaths, out: Path, wish: Wish = WISH) -> Manifest:
    return write_archive(paths, out, wish, ignore)


def take_in(paths: DataPaths, out: Path, progress: Callable[[int, int], None] = ignore) -> Restored:
    with Log(paths) as log, closing(Archive(out, Schema().revisions)) as archive:
        return restore(paths, log, archive, progress)
