"""`doctor`: what this computer has, and what to do about what it lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from app.clock import SystemClock
from app.errors import UserFacing
from app.report.fonts import chinese_font
from app.store.files import free_mb
from app.store.paths import DataPaths
from app.texts import Texts
from app.version import APP_VERSION
from app.vision.model import verified_model
from app.vision.tracker import FaceTracker
from app.vision.webcam import Webcam

_CAMERAS = range(3)
_LITTLE_ROOM_MB = 1000


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor; `is_vital`: without it the app cannot do its job."""

    name: str
    is_ok: bool
    words: str
    is_vital: bool = False


@dataclass(frozen=True, slots=True)
class Diagnosis:
    lines: list[str]
    is_healthy: bool


def doctor(paths: DataPaths, texts: Texts, probe: Callable[[], Mapping[str, str]]) -> Diagnosis:
    """Look at everything the app needs; never fails itself."""
    checks = [
        _model(texts),
        _tracker(texts),
        _camera(texts),
        _font(texts),
        _data(paths, texts),
        *_window(texts, probe),
        Check(texts("doctor.versions"), True, f"MirrorMend {APP_VERSION}"),
    ]
    width = max(len(check.name) for check in checks)
    marks = {True: texts("doctor.ok"), False: texts("doctor.attention")}
    lines = [f"[{marks[c.is_ok]}] {c.name:<{width}}  {c.words}" for c in checks]
    return Diagnosis(lines, all(c.is_ok for c in checks if c.is_vital))


def _model(texts: Texts) -> Check:
    name = texts("doctor.model")
    try:
        verified_model()
    except UserFacing as error:
        return Check(name, False, texts.explain(error), is_vital=True)
    return Check(name, True, texts("doctor.model_ok"), is_vital=True)


def _tracker(texts: Texts) -> Check:
    name = texts("doctor.tracker")
    try:
        FaceTracker().close()
    except UserFacing as error:
        return Check(name, False, texts.explain(error), is_vital=True)
    words = texts("doctor.tracker_ok", version=version("mediapipe"))
    return Check(name, True, words, is_vital=True)


def _camera(texts: Texts) -> Check:
    name = texts("doctor.camera")
    for index in _CAMERAS:
        try:
            with Webcam(index, SystemClock()) as camera:
                info = camera.info
        except UserFacing:
            continue
        words = texts(
            "doctor.camera_ok",
            index=index,
            width=info.width,
            height=info.height,
            fps=info.nominal_fps,
        )
        return Check(name, True, words)
    return Check(name, False, texts("doctor.camera_none"))


def _font(texts: Texts) -> Check:
    font = chinese_font()
    words = texts("doctor.fonts_none") if font is None else font.family
    return Check(texts("doctor.fonts"), font is not None, words)


def _data(paths: DataPaths, texts: Texts) -> Check:
    name = texts("doctor.data")
    try:
        paths.prepare()
    except UserFacing as error:
        return Check(name, False, texts.explain(error), is_vital=True)
    room_mb = free_mb(paths.root)
    words = texts("doctor.data_ok", path=paths.root, free_mb=room_mb)
    return Check(name, room_mb >= _LITTLE_ROOM_MB, words, is_vital=True)


def _window(texts: Texts, probe: Callable[[], Mapping[str, str]]) -> list[Check]:
    try:
        facts = probe()
    except ImportError as error:
        return [Check(texts("doctor.display"), False, str(error))]
    has_display = facts.get("display") not in (None, "offscreen", "minimal")
    display = f"{facts.get('display')} {facts.get('screens', '')}".strip()
    voices = facts.get("speech engines", "none")
    spoken = ", ".join(f"{k} {v}" for k, v in facts.items() if k.startswith("voices"))
    return [
        Check(
            texts("doctor.display"),
            has_display,
            display if has_display else texts("doctor.display_none"),
        ),
        Check(
            texts("doctor.voice"),
            voices != "none",
            texts("doctor.voice_none") if voices == "none" else f"{voices} ({spoken})",
        ),
    ]
