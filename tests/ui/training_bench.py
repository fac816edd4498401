"""A training page whose capture shows what a test puts in, and a person who presses keys."""

import threading
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.feedback import Feedback, LinkedMovement
from app.domain.findings import Reason
from app.domain.routine_record import RoutineRecord
from app.domain.sides import Affected, Side, Sides
from app.domain.stop_rules import USUAL, StopLimits
from app.domain.timeline import Phase
from app.domain.today_size import TodaySize
from app.session.live import LiveView
from app.session.script import script_of
from app.store.settings import Settings
from app.texts import Lang, Texts
from tests.ui.plan_desk import SetClock
from tests.ui.session_fakes import LIBRARY, FakeStudio, Host, face, frame
from tests.ui.voice.fakes import FakeEngine, FakeOutputs, FakeSound
from ui.pages.session import SessionPage
from ui.pages.training_work import TrainingWork
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.training import TrainingModel
from ui.viewmodels.training_facts import CueShown, TrainingDesk
from ui.voice.chimes import Chimes
from ui.voice.kit import VoiceKit
from ui.voice.speaker import Speaker

SIZES = ((1280, 800), (1024, 700))
EYE, SMILE, REST = "P2_smile_eye", "closed_smile", "rest_baseline"
RESCUE = "There's the linked movement. Back off halfway, pause, let it go."


@dataclass
class Bench:
    """Everything on one training's table."""

    settings: dict = field(default_factory=dict)
    set_id: str = "pattern_P2"
    dose: str = "starter"
    affected: Affected = Affected.LEFT
    is_synthetic: bool = False
    keep_error: Exception | None = None
    has_healthy: bool = True
    limits: StopLimits = USUAL

    def __post_init__(self) -> None:
        self.preferences = Preferences(Settings(**self.settings), lambda _settings: None)
        self.engine, self.said, self.rung = FakeEngine(), [], []
        outputs = FakeOutputs()
        speaker = Speaker(self.preferences, outputs, self._open_engines)
        chimes = Chimes(self.preferences, outputs, FakeSound)
        speaker.said.connect(self._on_said)
        chimes.rang.connect(self._on_rang)
        self.kit = VoiceKit(speaker, chimes)
        self.kept: list[RoutineRecord] = []
        self.studio = FakeStudio(is_synthetic=self.is_synthetic)

    def open(self, theme: Theme, lang: Lang, preview: Preview) -> SessionPage:
        texts = Texts(lang)
        self.session = SessionViewModel(
            self.studio,
            "demo",
            self.set_id,
            self.affected,
            texts,
            preview,
            dose=self.dose,
            has_healthy=self.has_healthy,
        )
        desk = TrainingDesk(
            LIBRARY, self.kit, self.preferences, SetClock(), self._keep, self.limits
        )
        self.model = TrainingModel(desk, self.session, self.dose)
        self.page = SessionPage(theme, self.session, work=TrainingWork(theme, self.model))
        return self.page

    @property
    def work(self) -> TrainingWork:
        return self.page.work

    @property
    def capture(self):
        return self.studio.capture

    def begin(self) -> None:
        self.page.begin()
        if self.studio.captures:
            self.capture.script = script_of(LIBRARY, self.set_id, self.dose)

    def at(self, exercise: str, rep: int, phase: Phase, into_s: float = 0.5) -> float:
        """Return the second of the script, as it now runs, at which something is asked."""
        found = None
        start_s = 0.0
        for beat in self.capture.script.beats:
            if (beat.exercise, beat.rep) == (exercise, rep):
                parts = (beat.ready_s, beat.in_s, beat.hold_s, beat.out_s)
                found = start_s + sum(parts[: list(Phase).index(phase)]) + into_s
            start_s += beat.length_s
        assert found is not None
        return found

    def see(
        self,
        t_s: float,
        amount: float | None = 0.9,
        *,
        linked: str = "",
        side: Side = Side.LEFT,
        silent: Reason | None = None,
        reps: int = 0,
        is_timed: bool = False,
        eyes: Sides[float] | None = None,
        has_face: bool = True,
        has_feedback: bool = True,
    ) -> None:
        """Let one frame come from another thread, with what is said about it."""
        feedback = Feedback(
            t_s,
            amount,
            None if amount is None else TodaySize().size_of(amount),
            None if amount is None else Sides(amount * 0.8, amount * 1.2),
            LinkedMovement(linked, side, t_s - 0.3) if linked else None,
            silent,
            reps,
            is_timed,
            eyes,
        )
        view = LiveView(
            frame(t_s),
            face() if has_face else None,
            t_s,
            self.capture.script.prompt_at(t_s),
            None,
            feedback if has_feedback else None,
        )
        thread = threading.Thread(target=self.capture.put_view, args=(view,))
        thread.start()
        thread.join()
        QApplication.processEvents()

    def close(self) -> None:
        self.page.shut_down()
        self.kit.speaker.stop()

    def _keep(self, record: RoutineRecord) -> None:
        if self.keep_error is not None:
            raise self.keep_error
        self.kept.append(record)

    def _open_engines(self) -> tuple[FakeEngine]:
        self.captures_when_opened = len(self.studio.captures)
        return (self.engine,)

    def _on_said(self, text: str, _urgency: object) -> None:
        self.said.append(text)

    def _on_rang(self, chime: object) -> None:
        self.rung.append(str(chime))


@pytest.fixture(name="training")
def open_training(qtbot, dressed):
    made: list[tuple[Bench, Host]] = []

    def make(
        theme=None, lang=Lang.EN, preview=Preview.MIRROR, size=SIZES[0], settings=None, **wanted
    ):
        theme = dressed(theme or Theme(lang=lang))
        bench = Bench({"language": lang.value, **(settings or {})}, **wanted)
        page = bench.open(theme, lang, preview)
        host = Host(page, size)
        qtbot.addWidget(host)
        made.append((bench, host))
        page.show()
        bench.begin()
        QApplication.processEvents()
        return bench

    yield make
    for bench, _ in made:
        bench.close()


def press(qtbot, key, widget=None) -> None:
    qtbot.keyClick(widget or QApplication.focusWidget(), key)
    QApplication.processEvents()


def cue(bench: Bench) -> CueShown:
    return bench.work.strip.shown
