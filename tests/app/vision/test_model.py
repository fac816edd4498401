from pathlib import Path

import pytest

from app.errors import ModelFailure
from app.vision.model import MODEL_FILE, verified_model


def test_the_model_that_comes_with_the_app_is_the_known_one() -> None:
    assert verified_model() == MODEL_FILE


@pytest.mark.parametrize("missing", ["gone.task", "."])
def test_a_missing_model_is_said_to_be_missing(tmp_path: Path, missing: str) -> None:
    with pytest.raises(ModelFailure) as refused:
        verified_model(tmp_path / missing)
    assert (refused.value.key, refused.value.fields) == (
        "model_missing",
        {"path": str(tmp_path / missing)},
    )


def test_one_changed_byte_is_noticed(tmp_path: Path) -> None:
    altered = bytearray(MODEL_FILE.read_bytes())
    altered[len(altered) // 2] ^= 1
    path = tmp_path / "face_landmarker.task"
    path.write_bytes(altered)
    with pytest.raises(ModelFailure) as refused:
        verified_model(path)
    assert (refused.value.key, refused.value.fields) == ("model_altered", {"path": str(path)})
