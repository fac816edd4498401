"""Data folders to be put through faults, and opened again after them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.clock import SystemClock
from app.session.studio import Studio
from app.store.log import Log
from app.store.paths import DataPaths
from app.vault.files import KEYRING
from app.version import APP_VERSION
from exercises.library import Library, load_library
from tests.app.store.stock import put_session
from tests.soak.aftermath import locked
from tests.soak.victims import open_up


@pytest.fixture(name="library", scope="module")
def whole_library() -> Library:
    return load_library()


@pytest.fixture(name="stock", scope="module")
def stocked_paths(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    paths = DataPaths(tmp_path_factory.mktemp("faults") / "data")
    paths.prepare()
    with Log(paths) as log:
        for number in (1, 2):
            put_session(paths, log, number)
    return paths


@pytest.fixture(name="locked_stock", scope="module")
def locked_paths(stock: DataPaths, tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    paths = DataPaths(tmp_path_factory.mktemp("locked") / "data")
    shutil.copytree(stock.root, paths.root)
    return locked(paths)


@contextmanager
def open_again(paths: DataPaths) -> Iterator[Studio]:
    open_up(paths)
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        yield studio
    finally:
        studio.close()
        KEYRING.drop(paths.root)
