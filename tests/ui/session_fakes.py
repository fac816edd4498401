"""Stand-ins for studio and capture, and records with a known answer."""

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.camera_check import CheckState
from app.domain.findings import (
    Abstention,
    Analysis,
    Basis,
    Confidence,
    Flag,
    Movement,
    PatternMeasure,
    Reason,
    RestSummary,
    Strength,
    Unit,
)
from app.domain.observation import FaceObservation
from app.domain.records import (
    RunFacts,
    SessionId,
    SessionMeta,
    SessionRecord,
    SourceFacts,
    TrackingFacts,
    Verdict,
)
from app.domain.series import Curves
from app.domain.sides import Affected, Side
from app.domain.timeline import Beat, Script, Timeline, TimelineItem
from app.errors import UserFacing
from app.frames import Frame, freeze
from app.session.live import CaptureState, CaptureStatus, LiveView
from exercises.library import Library, load_library
from ui.theme import Theme, stylesheet

LIBRARY = load_library()
SCRIPT = Script(
    (
        Beat("rest_baseline", 1, 1, 2.0, 0.0, 4.0, 0.0, 0.0),
        Beat("open_smile", 1, 2, 2.0, 1.0, 2.0, 1.0, 2.0),
        Beat("open_smile", 2, 2, 0.0, 1.0, 2.0, 1.0, 2.0),
        Beat("gentle_eye_closure", 1, 1, 2.0, 1.0, 2.0, 1.0, 2.0),
    )
)
SESSION = SessionId("s1")
IN_FIRST_SMILE_HOLD_S = 6 + 2 + 1 + 0.5


@pytest.fixture(autouse=True)
def leaves_nothing(qapp: QApplication) -> Iterator[None]:
    """No thread, timer or window outlives a test."""
    before = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    threads = set(threading.enumerate()) - before
    assert not threads, threads
    windows = QApplication.topLevelWidgets()
    assert not windows, windows
    timers = [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]
    assert not timers, timers


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Callable[[Theme], Theme]]:
    """Dress the app in a theme, as bootstrap does; undressed again afterwards."""
    palette, font = qapp.palette(), qapp.font()

    def dress(theme: Theme) -> Theme:
        qapp.setStyleSheet(stylesheet(theme))
        qapp.setPalette(theme.palette())
        qapp.setFont(theme.font("body"))
        return theme

    yield dress
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


class Host(QWidget):
    """A window around a page that leaves the page its size, as the app's window does."""

    def __init__(self, page: QWidget, size: tuple[int, int]) -> None:
        super().__init__()
        self.resize(*size)
        page.setParent(self)
        page.resize(*size)
        self.show()
        self.activateWindow()


def frame(t_s: float = 0.0, pixels: np.ndarray | None = None) -> Frame:
    if pixels is None:
        pixels = np.full((72, 128, 3), 90, np.uint8)
    return Frame(freeze(pixels), int(t_s * 1e9), int(t_s * 30))


def face() -> FaceObservation:
    points = np.full((478, 3), 50.0)
    points[:, 0] = np.linspace(40, 88, 478)
    return FaceObservation(points, np.eye(4))


@dataclass
class FakeCapture:
    """Hands out whatever a test puts in, from a thread of the test's choosing."""

    on_news: Callable[[], None]
    is_synthetic: bool = False
    checks_camera: bool = False
    session_id: SessionId = SESSION
    script: Script = SCRIPT
    calls: list[str] = field(default_factory=list)
    replaced: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._view: LiveView | None = None
        self.notes: tuple[str, ...] | None = None
        self.held_at_s: float | None = None
        self._status = CaptureStatus(CaptureState.STARTING, None, 0, 0, 0)

    def start(self) -> None:
        self.calls.append("start")

    def begin(self, notes: tuple[str, ...] = ()) -> None:
        self.calls.append("begin")
        self.notes = notes

    def pause(self) -> None:
        self.calls.append("pause")

    def resume(self) -> None:
        self.calls.append("resume")

    def stop(self) -> None:
        self.calls.append("stop")
        if not self._status.state.is_over and self._status.state is not CaptureState.STARTING:
            self.become(CaptureState.STOPPED)

    def join(self, timeout_s: float) -> bool:
        self.calls.append("join")
        return True

    def replan(self, script: Script) -> None:
        self.script = script

    def hold_at(self, script_s: float | None) -> None:
        self.held_at_s = script_s

    def aim(self, share: float) -> None:
        self.aimed = share

    def latest(self) -> LiveView | None:
        with self._lock:
            view, self._view = self._view, None
            return view

    def status(self) -> CaptureStatus:
        return self._status

    def become(self, state: CaptureState, error: UserFacing | None = None) -> None:
        self._status = CaptureStatus(state, error, self._status.recorded, 0, 0)
        self.on_news()

    def put(
        self,
        script_s: float,
        *,
        has_face: bool = True,
        t_s: float | None = None,
        check: CheckState | None = None,
        picture: CheckState | None = None,
    ) -> None:
        t_s = script_s if t_s is None else t_s
        view = LiveView(
            frame(t_s),
            face() if has_face else None,
            script_s,
            self.script.prompt_at(script_s),
            check,
            picture=picture,
        )
        self.put_view(view)

    def put_view(self, view: LiveView) -> None:
        state = self._status.state
        if state in (CaptureState.STARTING, CaptureState.CHECKING):
            is_checking = self.checks_camera and self.notes is None
            state = CaptureState.CHECKING if is_checking else CaptureState.RUNNING
        self._status = CaptureStatus(state, None, self._status.recorded + 1, 0, 0)
        with self._lock:
            was_empty = self._view is None
            self.replaced += not was_empty
            self._view = view
        if was_empty:
            self.on_news()


@dataclass
class FakeStudio:
    library: Library = LIBRARY
    refusal: UserFacing | None = None
    finishing: Callable[[Callable[[int, int], None], Callable[[], bool]], SessionRecord] | None = (
        None
    )
    is_synthetic: bool = False
    checks_camera: bool = False
    dose: str | None = None
    exercises: Collection[str] | None = None
    captures: list[FakeCapture] = field(default_factory=list)

    @property
    def capture(self) -> FakeCapture:
        return self.captures[-1]

    def new_capture(
        self,
        choice: str,
        set_id: str,
        affected: Affected,
        on_news: Callable[[], None],
        *,
        checks_camera: bool = False,
        dose: str | None = None,
        exercises: Collection[str] | None = None,
    ) -> FakeCapture:
        assert checks_camera
        self.exercises = exercises
        self.dose = dose
        if self.refusal is not None:
            raise self.refusal
        self.captures.append(
            FakeCapture(on_news, is_synthetic=self.is_synthetic, checks_camera=self.checks_camera)
        )
        return self.capture

    def finish(
        self,
        session_id: SessionId,
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> SessionRecord:
        if self.finishing is not None:
            return self.finishing(progress, is_cancelled)
        progress(1, 2)
        return record(movements=())


def measure(pattern: str = "P2_smile_eye", index: float = 0.22, **changes: float) -> PatternMeasure:
    is_eye = pattern == "P2_smile_eye"
    values = {"left": 0.67, "right": 0.89, "noise": 0.02, "threshold": 0.1}
    if not is_eye:
        values = {"left": 4.0, "right": 0.6, "noise": 0.3, "threshold": 1.5}
    unit = Unit.OF_REST if is_eye else Unit.PERCENT_OCD
    return PatternMeasure(pattern=pattern, index=index, unit=unit, **{**values, **changes})


def movement(
    exercise: str = "open_smile",
    rep: int = 1,
    start_s: float = 8.0,
    *,
    measures: tuple[PatternMeasure, ...] | None = None,
    reason: Reason | None = None,
) -> Movement:
    if measures is None:
        measures = (measure(),) if reason is None else ()
    return Movement(
        exercise=exercise,
        rep=rep,
        onset_s=start_s,
        hold_start_s=start_s + 1,
        hold_end_s=start_s + 3,
        end_s=start_s + 4,
        usable=reason is None,
        reason=reason,
        measures=measures,
    )


def flag(
    pattern: str = "P2_smile_eye",
    start_s: float = 9.1,
    strength: Strength = Strength.CLEAR,
    *,
    side: Side = Side.LEFT,
    index: float = 0.22,
    confidence: Confidence = Confidence.HIGH,
    basis: Basis = Basis.SIDE_KNOWN,
    exercise: str = "open_smile",
) -> Flag:
    is_eye = pattern == "P2_smile_eye"
    return Flag(
        pattern=pattern,
        side=side,
        start_s=start_s,
        end_s=start_s + 1.8,
        peak_s=start_s + 1,
        index=index,
        unit=Unit.OF_REST if is_eye else Unit.PERCENT_OCD,
        threshold=0.1 if is_eye else 1.5,
        strength=strength,
        confidence=confidence,
        basis=basis,
        exercise=exercise,
        rep=1 if start_s < 14 else 2,
    )


REST = RestSummary(2.0, 5.0, 2.8, 9.6, 9.4, 90.0, 0.02, 0.3, 1.0, 2.0)


def curves(length_s: float = 30.0, fps: float = 25.0, *, seed: int = 3) -> Curves:
    """Smiles at 9-11, 15-17 s with the left eye narrowing; a blink; a gap at 12.5-13 s."""
    rng = np.random.default_rng(seed)
    t = np.arange(0, length_s, 1 / fps)
    held = np.zeros_like(t)
    for centre in (10.0, 16.0, 22.0):
        held = np.maximum(held, np.clip(1.8 - np.abs(t - centre), 0, 0.6) / 0.6)
    blink = np.clip(1 - np.abs(t - 6.8) / 0.12, 0, 1) + np.clip(1 - np.abs(t - 13.7) / 0.12, 0, 1)

    def noisy(values: np.ndarray, size: float) -> np.ndarray:
        return values + rng.normal(0, size, t.size)

    lost = (t > 12.4) & (t < 12.9)
    nan = np.where(lost, np.nan, 0.0)
    left = noisy(1 - 0.33 * held - 0.75 * blink, 0.008) + nan
    right = noisy(1 - 0.10 * held - 0.75 * blink, 0.008) + nan
    corner = noisy(5.5 * held, 0.08) + nan
    corner_right = noisy(6.0 * held, 0.08) + nan
    zero = np.zeros_like(t)
    return Curves(
        frame=np.arange(t.size),
        t_s=t,
        tracked=~lost,
        yaw_deg=zero.copy(),
        pitch_deg=zero.copy(),
        roll_deg=zero.copy(),
        usable=~lost & (blink < 0.1),
        blink=blink > 0.1,
        aperture_left_mm=9.6 * left,
        aperture_right_mm=9.4 * right,
        aperture_left_ratio=left,
        aperture_right_ratio=right,
        corner_left_out_mm=corner,
        corner_left_up_mm=0.4 * corner,
        corner_right_out_mm=corner_right,
        corner_right_up_mm=0.4 * corner_right,
        brow_left_mm=zero.copy(),
        brow_right_mm=zero.copy(),
    )


def record(
    *,
    movements: tuple[Movement, ...] | None = None,
    flags: tuple[Flag, ...] = (),
    abstentions: tuple[Abstention, ...] = (),
    affected: Affected = Affected.LEFT,
    rest: RestSummary | None = REST,
    synthetic: bool = False,
    timeline: Timeline | None = None,
) -> SessionRecord:
    if movements is None:
        movements = (movement(rep=1, start_s=8.0), movement(rep=2, start_s=14.0))
    if timeline is None:
        smile = [TimelineItem("rest_baseline", 1, 2.0, 2.0, 6.0, 6.0)]
        smile += [
            TimelineItem(m.exercise, m.rep, m.onset_s, m.hold_start_s, m.hold_end_s, m.end_s)
            for m in movements
        ]
        timeline = Timeline(tuple(smile))
    meta = SessionMeta(
        id=SessionId("s1"),
        started_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        set_id="first_look",
        source_kind="demo" if synthetic else "camera",
        source_label="",
        synthetic=synthetic,
        affected=affected,
        app_version="0.1.0",
    )
    analysis = Analysis(affected, rest, movements, flags, abstentions)
    source = SourceFacts(25.0, 750, 30.0, 1280, 720, synthetic)
    verdict = Verdict(analysis, source, TrackingFacts("dense", 0.98))
    run = RunFacts(datetime(2026, 11, 22, 9, 31, tzinfo=UTC), 24.0, "0" * 64, 750, 3, ())
    return SessionRecord(meta, timeline, verdict, curves(), run)
