"""The face model file: where it is, and whether it is the one we know."""

import hashlib
from pathlib import Path
from typing import Final

from app.errors import ModelFailure

MODEL_FILE: Final = (
    Path(__file__).resolve().parents[2] / "assets" / "models" / "face_landmarker.task"
)
MODEL_SHA256: Final = "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff"


def verified_model(path: Path = MODEL_FILE) -> Path:
    """Return the model file after checking that it is byte for byte the known one.

    Raises: ModelFailure if it is missing or altered.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelFailure("model_missing", path=str(path)) from error
    if digest != MODEL_SHA256:
        raise ModelFailure("model_altered", path=str(path))
    return path
