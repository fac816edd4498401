"""A massage on the real run and a real data folder, with its clock and voice in a test's hands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from app.clock import Clock, SystemClock
from app.domain.safety import Standing
from app.session.live import CaptureState, CaptureStatus, LiveView
from app.session.routine import Routines
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.settings import Settings
from exercises.library import load_library
from tests.app.session.routine_desk import HandClock
from tests.ui.session_fakes import face, frame
from tests.ui.voice.fakes import FakeEngine, FakeOutputs, FakeSound
from ui.preferences import Preferences
from ui.viewmodels.routine_facts import RoutineDesk
from ui.voice.chimes import Chimes
from ui.voice.kit import VoiceKit
from ui.voice.speaker import Speaker

LIBRARY = load_library()
FREE = Standing((), frozenset(), frozenset(), ())
MORNING = datetime(2026, 11, 23, 8, 10).astimezone()


class FastClock:
    """The clock of the machine, so many times as fast."""

    def __init__(self, factor: int) -> None:
        self._factor = factor
        self._real = SystemClock()
        self._zero_ns, self._start = self._real.monotonic_ns(), self._real.now()

    def monotonic_ns(self) -> int:
        return (self._real.monotonic_ns() - self._zero_ns) * self._factor

    def now(self) -> datetime:
        return self._start + timedelta(microseconds=self.monotonic_ns() // 1000)

    def sleep_until_ns(self, deadline_ns: int) -> None:
        self._real.sleep_until_ns(self._zero_ns + deadline_ns // self._factor)


class WatchedClock(HandClock):
    """A clock moved by hand that knows up to when it was read."""

    def __init__(self) -> None:
        super().__init__(MORNING)
        self.seen_ns = 0

    def monotonic_ns(self) -> int:
        self.seen_ns = super().monotonic_ns()
        return self.seen_ns

    @property
    def is_seen(self) -> bool:
        return self.seen_ns == super().monotonic_ns()


class Still:
    """A picture without threads: it shows what a test puts in."""

    is_synthetic = True

    def __init__(self, on_news) -> None:
        self._on_news = on_news
        self._view: LiveView | None = None
        self.calls: list[str] = []
        self.state, self.error = CaptureState.RUNNING, None

    def start(self) -> None:
        self.calls.append("start")

    def stop(self) -> None:
        self.calls.append("stop")

    def join(self, timeout_s: float) -> bool:
        self.calls.append("join")
        return True

    def latest(self) -> LiveView | None:
        view, self._view = self._view, None
        return view

    def status(self) -> CaptureStatus:
        return CaptureStatus(self.state, self.error, 0, 0, 0)

    def put(self, t_s: float = 0.0) -> None:
        self._view = LiveView(frame(t_s, np.full((72, 128, 3), 200, np.uint8)), face(), t_s, None)
        self._on_news()

    def fail(self, error) -> None:
        self.state, self.error = CaptureState.FAILED, error
        self._on_news()


@dataclass
class Table:
    """All that lies on the table of one massage; `close` puts it away."""

    root: Path
    clock: Clock = field(default_factory=WatchedClock)
    standing: Standing = FREE
    settings: dict = field(default_factory=dict)
    gap_limit_s: float = 5.0
    has_camera: bool = False

    def __post_init__(self) -> None:
        self.paths = DataPaths(self.root)
        self.paths.prepare()
        self.log = Log(self.paths)
        self.log.open()
        settings = Settings(**{"language": "en", "affected": "left", **self.settings})
        self.preferences = Preferences(settings, lambda _settings: None)
        self.engine, self.outputs = FakeEngine(), FakeOutputs()
        self.rung: list[str] = []
        self.said: list[str] = []
        speaker = Speaker(self.preferences, self.outputs, lambda: (self.engine,))
        chimes = Chimes(self.preferences, self.outputs, FakeSound)
        speaker.said.connect(self._on_said)
        chimes.rang.connect(self._on_rang)
        self.kit = VoiceKit(speaker, chimes)
        self.pictures: list[Still] = []
        self.routines = Routines(self.paths, self.log.journal, self.clock, self.gap_limit_s)

    def desk(self) -> RoutineDesk:
        return RoutineDesk(
            LIBRARY,
            self.routines,
            self.preferences,
            self.clock,
            lambda: self.standing,
            self.kit,
            self._open_picture if self.has_camera else None,
        )

    def close(self) -> None:
        self.kit.speaker.stop()
        self.log.close()

    def _open_picture(self, on_news) -> Still:
        self.pictures.append(Still(on_news))
        return self.pictures[-1]

    def _on_said(self, text: str, _urgency: object) -> None:
        self.said.append(text)

    def _on_rang(self, chime: object) -> None:
        self.rung.append(str(chime))
