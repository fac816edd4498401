from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vision.subject.canonical import CanonicalMesh, load_canonical_mesh
from app.vision.subject.renderer import SubjectRenderer
from tests.app.vision.subject.tracking import FaceTracker

MODEL_FILE = Path(__file__).parents[4] / "assets" / "models" / "face_landmarker.task"


@pytest.fixture(scope="session")
def mesh() -> CanonicalMesh:
    return load_canonical_mesh(MODEL_FILE)


@pytest.fixture(scope="session")
def renderer(mesh: CanonicalMesh) -> SubjectRenderer:
    return SubjectRenderer(mesh)


@pytest.fixture
def tracker() -> Iterator[FaceTracker]:
    tracker = FaceTracker(MODEL_FILE)
    yield tracker
    tracker.close()
