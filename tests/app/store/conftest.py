from pathlib import Path

import pytest

from app.store.paths import DataPaths


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    # A name that upsets careless option files and addresses.
    paths = DataPaths(tmp_path / "愈 100% data?")
    paths.prepare()
    return paths
