"""Stand-ins behind the main window: studio, dialogs, clock, session and result pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import VirtualClock
from app.domain.records import SessionId, SessionState, SessionSummary
from app.domain.safety import Standing
from app.domain.sides import Affected
from app.errors import UserFacing
from app.session.own_sets import Own
from app.session.therapist_plans import TherapistPlans
from app.store.own_sets import OwnSet
from app.store.paths import DataPaths
from app.store.settings import Settings
from app.texts import Lang
from exercises.library import load_library
from tests.ui.plan_desk import PlanDesk
from ui.about import About
from ui.day_flow import FlowFactories
from ui.i18n import Language
from ui.makers import Makers
from ui.preferences import Preferences
from ui.report_desk import report_maker
from ui.theme import Theme
from ui.viewmodels.log import Exporter, LogModel
from ui.viewmodels.pair import PairModel, PairsLike
from ui.viewmodels.progress import ProgressLike, ProgressModel
from ui.viewmodels.studio_view import Records
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_plan import PlanModel
from ui.voice.kit import VoiceKit
from ui.window import MainWindow
from ui.window_parts import Factories, Models

LIBRARY = load_library()
SET_UP = {
    "setup": "done",
    "consents": dict.fromkeys(("limits", "log", "camera", "films"), "2026-11-01"),
}
"""What the settings hold once the first start is over and everything was agreed to."""
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def summary(
    number: int,
    flags: tuple[tuple[str, str, str], ...] = (),
    abstained: int = 0,
    *,
    judged: int = 0,
    state: SessionState = SessionState.ANALYSED,
    synthetic: bool = False,
) -> SessionSummary:
    return SessionSummary(
        SessionId(f"s{number}"),
        NOW - timedelta(days=3 * number),
        "first_look",
        state,
        synthetic,
        Affected.LEFT,
        38.0 + 30 * number,
        flags,
        abstained,
        judged,
    )


EVERY_OUTCOME = (
    summary(1, (("P2_smile_eye", "left", "clear"), ("P2_smile_eye", "left", "slight"))),
    summary(2, (("P1_blink_mouth", "left", "slight"),)),
    summary(3, abstained=2),
    summary(4),
    summary(5, (("P2_smile_eye", "right", "clear"),), synthetic=True),
    summary(6, state=SessionState.RECORDED),
)


@dataclass
class FakeStudio:
    log: tuple[SessionSummary, ...] = ()
    waiting: tuple[SessionId, ...] = ()
    films: tuple[SessionId, ...] = ()
    error: Exception | None = None
    hold: Callable[[], None] = lambda: None
    finished: list[str] = field(default_factory=list)
    exported: list[tuple[tuple[str, ...], Lang, Path]] = field(default_factory=list)

    @property
    def library(self):
        return LIBRARY

    def summaries(self) -> tuple[SessionSummary, ...]:
        if self.error is not None:
            raise self.error
        return self.log

    def unfinished(self) -> tuple[SessionId, ...]:
        return self.waiting

    def record(self, session_id: SessionId):
        is_film = session_id in self.films
        meta = SimpleNamespace(
            started_at=NOW - timedelta(hours=14),
            set_id="phone_video" if is_film else "first_look",
            source_label="IMG_0001.MOV" if is_film else "camera 0",
            source_kind="import" if is_film else "camera",
        )
        return SimpleNamespace(meta=meta)

    def finish(self, session_id: SessionId, progress, is_cancelled):
        progress(1, 10)
        self.hold()
        if self.error is not None:
            raise self.error
        self.finished.append(session_id)
        self.waiting = tuple(each for each in self.waiting if each != session_id)
        return self.record(session_id)

    def export_report(self, session_ids: Sequence[SessionId], lang: Lang, out: Path) -> Path:
        self.hold()
        if self.error is not None:
            raise self.error
        self.exported.append((tuple(session_ids), lang, out))
        return out


class FakeSessionPage(QWidget):
    finished = Signal(str)
    left = Signal()
    unwell_requested = Signal()

    def __init__(self, theme: Theme, choice: object) -> None:
        super().__init__()
        self.theme, self.choice = theme, choice
        self.calls: list[str] = []
        self.set_id = ""
        self.view_model = SimpleNamespace(has_recording=False, session_id=None)

    def begin(self) -> None:
        self.calls.append("begin")

    def shut_down(self) -> None:
        self.calls.append("shut_down")

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme


class FakeResultPage(QWidget):
    back_requested = Signal()
    rename_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, theme: Theme, session_id: str) -> None:
        super().__init__()
        self.theme, self.session_id = theme, session_id

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme

    def shut_down(self) -> None:
        """Nothing runs."""


class FakeFilmPage(QWidget):
    finished = Signal(str)
    left = Signal()
    another_requested = Signal()

    def __init__(self, theme: Theme, start: Path | str) -> None:
        super().__init__()
        self.theme, self.start = theme, start
        self.calls: list[str] = []

    def begin(self) -> None:
        self.calls.append("begin")

    def shut_down(self) -> None:
        self.calls.append("shut_down")

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme


class NoFile:
    """Own sets that are not kept."""

    def load(self) -> tuple[OwnSet, ...]:
        return ()

    def save(self, sets: tuple[OwnSet, ...]) -> None:
        """Nothing stays."""


@dataclass
class FakeDialogs:
    """Answers as told; remembers the name that was proposed."""

    video_answer: Path | None = None
    report_answer: Path | None = None
    page_answer: Path | None = None
    picture_answer: Path | None = None
    clip_answer: Path | None = None
    plan_answer: Path | None = None
    proposed: str = ""

    def plan(self, _parent: QWidget) -> Path | None:
        return self.plan_answer

    def video(self, _parent: QWidget) -> Path | None:
        return self.video_answer

    def report(self, _parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.report_answer

    def page(self, _parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.page_answer

    def picture(self, _parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.picture_answer

    def clip(self, _parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.clip_answer


class FakeGate:
    """A gate whose questions have all been answered, and that locks nothing."""

    def due(self, asks: object) -> tuple[()]:
        return ()

    def standing(self) -> Standing:
        return Standing((), frozenset(), frozenset(), ())


def _not_made(*_args: object) -> None:
    raise AssertionError("no test of the shell opens this page")


class Shell:
    """A main window on fakes; `settings` and `studio` may be given."""

    def __init__(
        self,
        app: QApplication,
        *,
        lang: str = "en",
        theme: str = "light",
        text_size: int = 18,
        log: tuple[SessionSummary, ...] = (),
        waiting: tuple[str, ...] = (),
        films: tuple[str, ...] = (),
        cameras: int | None = 1,
        refuses: UserFacing | None = None,
        last_source: str | None = None,
        desk: PlanDesk | None = None,
        progress: ProgressLike | None = None,
        pairs: PairsLike | None = None,
    ) -> None:
        settings = Settings.model_validate(
            {
                "language": lang,
                "theme": theme,
                "text_size": text_size,
                "last_source": last_source,
                **SET_UP,
            }
        )
        self.saved: list[Settings] = []
        self.discarded: list[str] = []
        self.studio = FakeStudio(log, tuple(SessionId(each) for each in waiting))
        self.studio.films = tuple(SessionId(each) for each in films)
        self.cameras = cameras
        self.progress, self.pairs = progress, pairs
        self.refuses = refuses
        self.sessions: list[FakeSessionPage] = []
        self.results: list[FakeResultPage] = []
        self.films: list[FakeFilmPage] = []
        self.dialogs = FakeDialogs()
        preferences = Preferences(settings, self._save)
        records = Records(lambda: self.studio)
        clock = VirtualClock(NOW) if desk is None else desk.clock
        self.models = Models(
            preferences,
            records,
            TodayModel(records, preferences, clock, "first_look", lambda: self.cameras),
            PlanModel(lambda: None if desk is None else desk.day, clock),
            LogModel(records),
            ProgressModel(lambda: self.progress, clock),
            PairModel(lambda: self.pairs),
            Exporter(records),
            About((("MirrorMend", "0.1.0"), ("Qt", "6.12")), Path("/home/some/where/MirrorMend")),
        )
        self.language = Language(app)
        self.gate = FakeGate()
        flow = FlowFactories(
            session=self._session,
            routine=_not_made,
            gate=lambda: self.gate,
            questions=_not_made,
            after=_not_made,
            locks=_not_made,
            unwell=_not_made,
            discard=self.discarded.append,
        )
        kit = self.kit = VoiceKit.for_window(preferences)
        own = Own(NoFile(), LIBRARY, clock)
        plans = TherapistPlans(DataPaths(Path("nowhere")), LIBRARY, clock)
        bare = SimpleNamespace(own=own, plans=plans)
        makers = Makers(preferences, clock, kit, self.models.today, lambda: desk or bare)
        if desk is not None:
            flow = replace(makers.flow(), session=self._session)
        report = report_maker(records, lambda: None, clock, preferences, self.dialogs)
        more = makers.more() | {"report": report}
        factories = Factories(flow, self._result, self._film, more=more)
        self.window = MainWindow(app, self.language, self.models, factories, self.dialogs)

    @property
    def preferences(self) -> Preferences:
        return self.models.preferences

    def _save(self, settings: Settings) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.saved.append(settings)

    def _session(self, theme: Theme, choice: object, set_id: str) -> FakeSessionPage:
        if self.refuses is not None:
            raise self.refuses
        self.sessions.append(FakeSessionPage(theme, choice))
        self.sessions[-1].set_id = set_id
        return self.sessions[-1]

    def _film(self, theme: Theme, start: Path | str) -> FakeFilmPage:
        if self.refuses is not None:
            raise self.refuses
        self.films.append(FakeFilmPage(theme, start))
        return self.films[-1]

    def _result(self, theme: Theme, session_id: str) -> FakeResultPage:
        if self.refuses is not None:
            raise self.refuses
        self.results.append(FakeResultPage(theme, session_id))
        return self.results[-1]
