"""The real recording page over a capture that shows what a test puts in."""

import threading
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from app.domain.camera_check import CheckState
from app.domain.findings import Reason
from app.domain.sides import Affected
from app.store.settings import Settings
from app.texts import Lang, Texts
from tests.ui.session_fakes import LIBRARY, FakeStudio, Host
from tests.ui.voice.fakes import FakeEngine, FakeOutputs, FakeSound
from ui.pages.recording_done import DonePanel
from ui.pages.recording_prepare import PreparePanel
from ui.pages.recording_work import RecordingWork
from ui.pages.session import SessionPage
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.recording import RecordingModel
from ui.viewmodels.recording_facts import RecordingDesk
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import RowState
from ui.viewmodels.session_framing import FramingGuide
from ui.voice.chimes import Chimes
from ui.voice.kit import VoiceKit
from ui.voice.speaker import Speaker

REST_OVER_S, SMILES_OVER_S, ALL_OVER_S = 6.0, 18.0, 26.0
GOOD = CheckState((), 9.0, True)


@dataclass
class FakeWatch:
    """Finds wrong with each expression what a test says, once."""

    faults: dict[str, list[Reason]]
    asked: list[tuple[str, list[float]]] = field(default_factory=list)

    def see(self, view) -> None:
        pass

    def check(self, exercise, items):
        self.asked.append((exercise, [item.start_s for item in items]))
        left = self.faults.get(exercise, [])
        return left.pop(0) if left else None


@dataclass
class FakeRecordings:
    error: Exception | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    def say(self, session_id, text):
        if self.error is not None:
            raise self.error
        self.notes.append((session_id, text))

    def delete(self, session_id):
        if self.error is not None:
            raise self.error
        self.deleted.append(session_id)


class Bench:
    """A recording page over a capture that shows what a test puts in."""

    def __init__(self, theme, *, lang=Lang.EN, faults=None, missing=None, framing=None, **studio):
        self.preferences = Preferences(Settings(), lambda _settings: None)
        outputs, self.said = FakeOutputs(), []
        engine = FakeEngine()
        speaker = Speaker(self.preferences, outputs, lambda: (engine,))
        speaker.said.connect(self._on_said)
        self.kit = VoiceKit(speaker, Chimes(self.preferences, outputs, FakeSound))
        self.studio = FakeStudio(**studio)
        self.session = SessionViewModel(
            self.studio, "demo", "recording_weekly", Affected.LEFT, Texts(lang)
        )
        if framing is not None:
            self.session.framing = FramingGuide(framing)
        self.recordings = FakeRecordings()
        self.watch = FakeWatch(faults or {})
        desk = RecordingDesk(
            LIBRARY, self.recordings, self.preferences, self.kit, lambda: self.watch, missing
        )
        self.model = RecordingModel(desk, self.session)
        self.page = SessionPage(
            theme,
            self.session,
            work=RecordingWork(theme, self.model),
            choose=PreparePanel(self.model, None),
            over=DonePanel(self.model),
        )

    def _on_said(self, text, _urgency):
        self.said.append(text)

    @property
    def work(self) -> RecordingWork:
        return self.page.work

    @property
    def capture(self):
        return self.studio.capture

    @property
    def states(self) -> list[RowState]:
        return [row.state for row in self.model.rows]

    def feed(self, *args, **kwargs) -> None:
        thread = threading.Thread(target=self.capture.put, args=args, kwargs=kwargs)
        thread.start()
        thread.join()
        QApplication.processEvents()

    def press(self, qtbot, key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()

    def start(self) -> None:
        self.page.choose.start.click()
        QApplication.processEvents()

    def to_review(self) -> None:
        self.start()
        for t_s in (0.1, REST_OVER_S, SMILES_OVER_S, ALL_OVER_S):
            self.feed(t_s)


def benches(qtbot, dressed):
    """Give what opens a bench; for a fixture, which closes what was opened."""
    made: list[tuple[Bench, Host]] = []

    def make(theme=None, size=(1280, 800), **kwargs) -> Bench:
        bench = Bench(dressed(theme or Theme()), **kwargs)
        host = Host(bench.page, size)
        qtbot.addWidget(host)
        made.append((bench, host))
        bench.page.show()
        bench.page.begin()
        QApplication.processEvents()
        return bench

    yield make
    for bench, _ in made:
        bench.page.shut_down()
        bench.kit.close()


def aside(bench: Bench) -> list[tuple[str, float]]:
    return [(i.exercise, i.start_s) for i in bench.capture.script.timeline().set_aside]


def judged(bench: Bench) -> list[tuple[str, int, float]]:
    return [(i.exercise, i.rep, i.start_s) for i in bench.capture.script.timeline().items]
