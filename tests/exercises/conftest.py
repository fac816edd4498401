import shutil
from pathlib import Path

import pytest

import exercises
from exercises.library import Library, load_library

CONTENT = Path(exercises.__file__).resolve().parent


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of all content files that a test may spoil."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return root
