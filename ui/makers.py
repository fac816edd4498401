"""Makes the pages that are only made when they are needed; imports them no sooner."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import Clock
from app.domain.safety_rules import Occasion
from ui.day_flow import RECORDING_SET, FlowFactories
from ui.more_pages import Make, Ways
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.today import SourceKind, TodayModel
from ui.voice.kit import VoiceKit

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from app.domain.safety_rules import Routine
    from app.session.choices import SourceChoice
    from app.session.importing import Imports
    from app.session.moments import Moment
    from app.session.picture import LivePicture
    from app.store.location import Location
    from ui.desk import Desk
    from ui.pages.data import DataPage
    from ui.pages.diary import DiaryPage
    from ui.pages.film import FilmPage
    from ui.pages.gate import GateFlow
    from ui.pages.gate_locks import GateLocks
    from ui.pages.gate_unwell import UnwellPage
    from ui.pages.learn import LearnPages
    from ui.pages.onboarding import OnboardingPage
    from ui.pages.plan_offer import PlanOfferPage
    from ui.pages.practice import PracticePage
    from ui.pages.result import ResultPage
    from ui.pages.routine import RoutinePage
    from ui.pages.session import SessionPage
    from ui.pages.totals import TotalsPage
    from ui.pages.training_work import TrainingWork
    from ui.viewmodels.gate import GateModel
    from ui.viewmodels.gate_facts import Asks
    from ui.viewmodels.preview import Preview
    from ui.viewmodels.session import SessionViewModel

FIRST_SET: Final = "first_look"


class Makers:
    """Concrete pages over the open data folder; each raises UserFacing where it is not open."""

    def __init__(
        self,
        preferences: Preferences,
        clock: Clock,
        kit: VoiceKit,
        today: TodayModel,
        desk: "Callable[[], Desk]",
        location: "Location | None" = None,
    ) -> None:
        """`location`: what knows where the data lies; None: it was named, and cannot move."""
        self._preferences = preferences
        self._clock = clock
        self._kit = kit
        self._today = today
        self._desk = desk
        self._location = location
        self._gate: GateModel | None = None
        self._imports: Imports | None = None

    def flow(self) -> FlowFactories:
        return FlowFactories(
            session=self._session,
            routine=self._routine,
            gate=self._gate_model,
            questions=self._questions,
            after=self._after,
            locks=self._locks,
            unwell=self._unwell,
            discard=self._discard,
        )

    def setup(self, theme: Theme) -> "OnboardingPage":
        from ui.pages.onboarding import OnboardingPage, SetupParts

        parts = SetupParts(
            self._preferences,
            self._today,
            self._clock,
            self._gate_model,
            self._questions,
            self._kit.speaker,
        )
        return OnboardingPage(theme, parts)

    def more(self) -> dict[str, Make]:
        """Return what makes the pages that are opened beside the rail."""
        return {
            "data": self._data,
            "practice": self._practice,
            "learn": self._learn,
            "diary": self._diary,
            "totals": self._totals,
        }

    def film(self, theme: Theme, start: "Path | SessionId") -> "FilmPage":
        from app.session.importing import Imports
        from app.session.moments import moment_of
        from ui.pages.film import FilmPage
        from ui.viewmodels.film import FilmModel

        studio = self._desk().studio
        if self._imports is None:
            self._imports = Imports(studio, self._clock)
        imports = self._imports
        affected, name, is_judged = self._preferences.settings.affected, "", False
        if not isinstance(start, Path):
            record = studio.record(start)
            affected, name = record.meta.affected, record.meta.source_label
            is_judged = record.verdict is not None
        model = FilmModel(imports, affected, start, self._clock.now(), name, is_judged=is_judged)

        def read_moment(
            start_s: float, end_s: float, is_cancelled: Callable[[], bool], with_landmarks: bool
        ) -> "Moment":
            assert model.session_id is not None, "only what was taken in can be watched"
            video = imports.video(model.session_id)
            return moment_of(video, start_s, end_s, is_cancelled, with_landmarks=with_landmarks)

        return FilmPage(theme, model, studio.library, self._preferences, read_moment)

    def result(self, theme: Theme, session_id: "SessionId") -> "ResultPage":
        from app.texts import Texts
        from ui.pages.result import ResultPage
        from ui.result_desk import parts_of
        from ui.viewmodels.result import ResultViewModel

        studio = self._desk().studio
        record, parts = parts_of(studio, session_id, self._preferences.settings.view)
        texts = Texts(self._preferences.lang())
        model = ResultViewModel(record, studio.library, texts, studio.thumbnails(session_id), parts)
        page = ResultPage(theme, model)
        page.reviewed.connect(self._today.records.refresh)
        return page

    def _data(self, theme: Theme, ways: Ways) -> "DataPage":
        from ui.data_desk import DataDesk
        from ui.data_dialogs import FileDataDialogs

        parts = DataDesk(
            self._preferences,
            self._today.records,
            self._clock,
            FileDataDialogs(),
            self._location,
        )
        return parts.page(self._desk(), theme, ways)

    def _practice(self, theme: Theme, ways: Ways) -> "PracticePage":
        from ui.pages.practice import PracticePage
        from ui.viewmodels.plan_offer import PlanCardModel
        from ui.viewmodels.practice import PracticeModel

        desk = self._desk()
        card = PlanCardModel(desk.plans, self._preferences)
        card.changed.connect(ways.wrote)
        card.refused.connect(ways.failed)
        model = PracticeModel(desk.own, self._preferences)
        page = PracticePage(theme, model, card)
        page.start_requested.connect(ways.training_requested)
        page.plan_requested.connect(ways.plan_requested)
        model.wrote.connect(ways.wrote)
        return page

    def plan(self, theme: Theme, path: Path) -> "PlanOfferPage":
        from ui.pages.plan_offer import PlanOfferPage
        from ui.viewmodels.plan_offer import PlanOfferModel

        plans = self._desk().plans
        model = PlanOfferModel(plans, plans.look(path), path.name, self._preferences)
        return PlanOfferPage(theme, model)

    def _learn(self, theme: Theme, ways: Ways) -> "LearnPages":
        from exercises.library import load_library
        from ui.pages.learn import LearnPages

        page = LearnPages(theme, self._preferences, load_library())
        page.save_requested.connect(ways.save_requested)
        return page

    def _diary(self, theme: Theme, ways: Ways) -> "DiaryPage":
        from ui.pages.diary import DiaryPage
        from ui.viewmodels.diary import DiaryModel

        model = DiaryModel(self._desk().diary)
        page = DiaryPage(theme, model, self._preferences)
        model.warned.connect(ways.asked)
        model.wrote.connect(ways.wrote)
        model.not_written.connect(ways.failed)
        page.back_requested.connect(lambda: ways.page_requested.emit("today"))
        return page

    def _totals(self, theme: Theme, ways: Ways) -> "TotalsPage":
        from ui.pages.totals import TotalsPage
        from ui.viewmodels.totals import TotalsModel

        model = TotalsModel(self._desk().totals)
        page = TotalsPage(theme, model, self._preferences)
        model.not_written.connect(ways.failed)
        page.back_requested.connect(lambda: ways.page_requested.emit("progress"))
        return page

    def _session(self, theme: Theme, choice: "SourceChoice", set_id: str) -> "SessionPage":
        """Make the page of a recording, or with the work area of a training for other sets."""
        from app.session.sources import affected_side
        from app.texts import Texts
        from ui.pages.session import SessionPage
        from ui.viewmodels.preview import Preview
        from ui.viewmodels.session import SessionViewModel

        settings = self._preferences.settings
        studio = self._desk().studio
        is_training = studio.library.set(set_id).level != "record"
        is_recording = set_id == RECORDING_SET
        view = None if settings.view is None else Preview(settings.view)
        model = SessionViewModel(
            studio,
            choice,
            set_id,
            affected_side(choice, settings.affected),
            Texts(self._preferences.lang()),
            # A recording is prepared first; the view is chosen there.
            preview=None if is_recording else view,
            dose=settings.training_dose if is_training else None,
            has_healthy=settings.healthy_view,
        )
        if not is_training:
            self._seat_as_last_time(model, choice)
        if is_recording:
            page = self._recording(theme, model, choice, view)
        else:
            work = self._training(theme, model) if is_training else None
            page = SessionPage(theme, model, work=work)
        page.preview_chosen.connect(self._preferences.use_view)
        page.dim_requested.connect(self._preferences.toggle_dim)
        page.light_chosen.connect(self._preferences.use_picture_light)
        page.set_light(settings.picture_light)
        page.set_reduced_motion(self._preferences.is_motion_reduced())
        return page

    def _recording(
        self,
        theme: Theme,
        model: "SessionViewModel",
        choice: "SourceChoice",
        view: "Preview | None",
    ) -> "SessionPage":
        from app.session.recordings import Recordings
        from app.session.takes import TakeWatch
        from ui.pages.recording_done import DonePanel
        from ui.pages.recording_prepare import PreparePanel
        from ui.pages.recording_work import RecordingWork
        from ui.pages.session import SessionPage
        from ui.viewmodels.recording import RecordingModel
        from ui.viewmodels.recording_facts import RecordingDesk

        studio = self._desk().studio
        recordings = Recordings(studio, self._clock)
        desk = RecordingDesk(
            library=studio.library,
            recordings=recordings,
            preferences=self._preferences,
            kit=self._kit,
            make_watch=lambda: TakeWatch(studio.library),
            missing=recordings.missing(model.set_id, choice),
        )
        recording = RecordingModel(desk, model)
        recording.not_done.connect(self._preferences.not_saved)
        return SessionPage(
            theme,
            model,
            work=RecordingWork(theme, recording),
            choose=PreparePanel(recording, view),
            over=DonePanel(recording),
        )

    def _seat_as_last_time(self, model: "SessionViewModel", choice: "SourceChoice") -> None:
        """Show in the camera check where the face was in the last recording of the set."""
        from app.session.recordings import Recordings
        from ui.viewmodels.session_framing import FramingGuide

        before = Recordings(self._desk().studio, self._clock).last_framing(model.set_id, choice)
        model.framing = None if before is None else FramingGuide(before)

    def _training(self, theme: Theme, model: "SessionViewModel") -> "TrainingWork":
        from ui.pages.training_work import TrainingWork
        from ui.viewmodels.training import TrainingModel
        from ui.viewmodels.training_facts import TrainingDesk

        desk = self._desk()
        parts = TrainingDesk(
            library=desk.studio.library,
            kit=self._kit,
            preferences=self._preferences,
            clock=self._clock,
            keep=desk.routines.keep,
            limits=desk.plans.limits_of(model.set_id),
        )
        training = TrainingModel(parts, model, self._preferences.settings.training_dose)
        training.not_kept.connect(self._preferences.not_saved)
        return TrainingWork(theme, training)

    def _routine(self, theme: Theme) -> "RoutinePage":
        from ui.pages.routine import RoutinePage
        from ui.viewmodels.routine import RoutineModel
        from ui.viewmodels.routine_facts import RoutineDesk

        desk = self._desk()
        is_camera = self._today.kind is not SourceKind.DEMO
        has_picture = not is_camera or self._preferences.has_agreed("camera")
        model = RoutineModel(
            RoutineDesk(
                library=desk.studio.library,
                routines=desk.routines,
                preferences=self._preferences,
                clock=self._clock,
                standing=desk.gate.standing,
                kit=self._kit,
                open_picture=self._open_picture if has_picture else None,
            )
        )
        page = RoutinePage(theme, model)
        page.set_reduced_motion(self._preferences.is_motion_reduced())
        return page

    def _discard(self, session_id: str) -> None:
        """Delete the film of a session; one that was never measured goes altogether."""
        from app.domain.records import SessionId
        from app.session.keeping import Keeping

        studio, session = self._desk().studio, SessionId(session_id)
        keeping = Keeping(studio, self._clock)
        if session in studio.sessions_log.ids():
            keeping.delete_films([session])
        else:
            keeping.delete_sessions([session])

    def _open_picture(self, on_news: Callable[[], None]) -> "LivePicture":
        """Show the camera, or the demo person; a video file has no face to lay a hand on."""
        from app.session.choices import CameraChoice, FileChoice
        from app.session.picture import open_picture

        choice = self._today.choice()
        if isinstance(choice, FileChoice):
            choice = CameraChoice(self._preferences.settings.camera_index)
        return open_picture(choice, self._clock, on_news)

    def _gate_model(self) -> "GateModel":
        from ui.viewmodels.gate import GateModel

        if self._gate is None:
            desk = self._desk()
            self._gate = GateModel(
                desk.gate, desk.studio.library, self._clock, self._preferences, self._kit.speaker
            )
        return self._gate

    def _questions(self, theme: Theme, asks: "Asks") -> "GateFlow":
        from ui.pages.gate import GateFlow

        return GateFlow(theme, self._gate_model(), asks)

    def _after(self, theme: Theme, rules: tuple[str, ...]) -> "GateFlow":
        from ui.pages.gate import GateFlow

        return GateFlow.after_session(theme, self._gate_model(), rules)

    def _locks(self, theme: Theme, routine: "Routine | None") -> "GateLocks":
        from ui.pages.gate_locks import GateLocks

        return GateLocks(theme, self._gate_model(), routine)

    def _unwell(self, theme: Theme, occasion: Occasion) -> "UnwellPage":
        from app.domain.routine_record import NEW_TWITCH, PAIN_WORSE
        from ui.pages.gate_unwell import UnwellPage

        # Asked after a session too; mirror.yaml wants them to end one that runs.
        on_the_way = occasion is Occasion.IN_SESSION_BUTTON
        also = (NEW_TWITCH, PAIN_WORSE) if on_the_way else ()
        return UnwellPage(theme, self._gate_model(), occasion, also=also)
