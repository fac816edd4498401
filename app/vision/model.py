"""The face model file: where it is, whether it is the one we know, and how it is loaded."""

# mediapipe ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import hashlib
from pathlib import Path
from typing import Final

from app.errors import ModelFailure
from app.vision.quiet import native_chatter_logged

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


def loaded(model: Path, **options: object) -> object:
    """Return MediaPipe's landmarker of a model, with these options of its own.

    It is handed the bytes: on Windows its library cannot open a path with letters like 愈.

    Raises: ModelFailure if the model will not run here.
    """
    from mediapipe.tasks.python import BaseOptions, vision

    try:
        base = BaseOptions(model_asset_buffer=model.read_bytes())
        with native_chatter_logged():
            return vision.FaceLandmarker.create_from_options(
                vision.FaceLandmarkerOptions(base_options=base, **options)
            )
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelFailure("tracking_failed", detail=str(error)[:200]) from error
