"""`analyze` against a bare decode-and-infer loop with the same inferences on the same clip."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from app.domain.sides import Affected
from app.session.analysis import analyse_video
from app.session.script import script_of
from app.session.studio import make_tracker
from app.session.watches import watches_of
from app.vision.composite import composites_of
from app.vision.model import MODEL_FILE
from app.vision.quiet import native_chatter_logged
from benchmarks.clip import clip
from exercises.library import load_library

_PAIRS = 3


def analyze_ratio() -> dict[str, float]:
    """Return frames per second of `analyze` over those of the bare loop: median of paired runs."""
    path = clip()
    ratios: list[float] = []
    ms: list[float] = []
    for _ in range(_PAIRS):
        bare_s, frames = _bare(path)
        ours_s = _ours(path)
        ratios.append(bare_s / ours_s)
        ms.append(1000 * ours_s / frames)
    return {
        "analyze_ratio": statistics.median(ratios),
        "analyze_ms_per_frame": statistics.median(ms),
    }


def _bare(path: Path) -> tuple[float, int]:
    """Decode with OpenCV and make the same three inferences, the halves side by side."""
    import cv2
    import mediapipe as mp

    began = time.perf_counter()
    capture = cv2.VideoCapture(str(path))
    kept: list[object] = []
    with _landmarker() as whole, _landmarker() as left, _landmarker() as right:

        def infer(landmarker, pixels, ms):
            rgb = cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
            return landmarker.detect_for_video(image, ms)

        with ThreadPoolExecutor(1) as beside:
            while True:
                ok, pixels = capture.read()
                if not ok:
                    break
                ms = len(kept) * 40
                found = infer(whole, pixels, ms)
                points = np.array([(p.x * 640, p.y * 480, p.z) for p in found.face_landmarks[0]])
                made = composites_of(pixels, points)
                assert made is not None
                one = beside.submit(infer, left, made.faces.left, ms)
                other = infer(right, made.faces.right, ms)
                kept.append((found, one.result(), other))
    capture.release()
    return time.perf_counter() - began, len(kept)


def _landmarker():
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(MODEL_FILE)),
        running_mode=vision.RunningMode.VIDEO,
        output_facial_transformation_matrixes=True,
    )
    with native_chatter_logged():
        return vision.FaceLandmarker.create_from_options(options)


def _ours(path: Path) -> float:
    library = load_library()
    began = time.perf_counter()
    analyse_video(
        path,
        script_of(library, "first_look").timeline(),
        Affected.LEFT,
        watches_of(library),
        make_tracker,
    )
    return time.perf_counter() - began
