import zipfile
from pathlib import Path

import numpy as np
import pytest

from app.errors import ModelFailure
from app.vision.subject.anatomy import Anatomy
from app.vision.subject.canonical import CanonicalMesh, load_canonical_mesh

_MEMBER = "geometry_pipeline_metadata_landmarks.binarypb"


def test_mesh_is_the_face_that_the_tracker_reports(mesh: CanonicalMesh) -> None:
    assert mesh.vertices.shape == (468, 3)
    assert mesh.uv.shape == (468, 2)
    assert mesh.triangles.shape == (898, 3)
    assert mesh.triangles.max() == 467
    nose_tip, chin = mesh.vertices[1], mesh.vertices[152]
    assert nose_tip[2] > chin[2]
    assert chin[1] < nose_tip[1]
    assert mesh.vertices[263, 0] > 0 > mesh.vertices[33, 0]


def test_every_point_has_one_partner_on_the_other_side(mesh: CanonicalMesh) -> None:
    mirror = Anatomy(mesh.vertices).mirror
    np.testing.assert_array_equal(mirror[mirror], np.arange(468))
    flipped = mesh.vertices[mirror] * (-1, 1, 1)
    np.testing.assert_allclose(flipped, mesh.vertices, atol=1e-4)


def test_missing_model_is_reported_as_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelFailure, match="model_missing"):
        load_canonical_mesh(tmp_path / "none.task")


@pytest.mark.parametrize(
    "member",
    [
        None,
        b"",
        b"\x0a\x02\x1a\x00",  # a mesh without points
        b"\x0a\x01",  # shorter than it says
        b"\x0a\x02\x1a",  # ends inside a field
        b"\x80",  # ends inside a number
        b"\x0b",  # a wire type that nobody writes any more
        b"\x08\x01\x11" + bytes(8),  # only other fields
    ],
)
def test_altered_model_is_reported_as_altered(tmp_path: Path, member: bytes | None) -> None:
    path = tmp_path / "face.task"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(_MEMBER if member is not None else "other", member or b"")
    with pytest.raises(ModelFailure, match="model_altered"):
        load_canonical_mesh(path)


def test_file_that_is_no_archive_is_reported_as_altered(tmp_path: Path) -> None:
    path = tmp_path / "face.task"
    path.write_bytes(b"no archive")
    with pytest.raises(ModelFailure, match="model_altered"):
        load_canonical_mesh(path)
