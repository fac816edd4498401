"""Put the window together: the one place of the window that names concrete classes."""

import logging
import platform
from pathlib import Path
from typing import TYPE_CHECKING, cast

import PySide6
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import Clock, SystemClock
from app.errors import StorageFailure
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from app.version import APP_VERSION
from ui import icons, probes
from ui.about import About
from ui.clinic_entry import clinic_maker
from ui.collector import Collector
from ui.dialogs import Dialogs, FileDialogs
from ui.failures import FailureNotice, Failures
from ui.i18n import Language
from ui.makers import FIRST_SET, Makers
from ui.preferences import Preferences
from ui.reminding import Reminding
from ui.report_desk import report_maker
from ui.retention import FilmKeeping, Retention
from ui.settings_news import SettingsNews
from ui.tray import Tray
from ui.viewmodels.log import Exporter, LogModel
from ui.viewmodels.pair import PairModel
from ui.viewmodels.progress import ProgressModel
from ui.viewmodels.studio_view import Records, StudioView
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_plan import KnownDay, PlanModel
from ui.voice.kit import VoiceKit
from ui.welcome import Welcome
from ui.window import MainWindow
from ui.window_parts import Factories, Models

if TYPE_CHECKING:
    from app.store.location import Location
    from ui.desk import Desk
    from ui.errands import Errand
    from ui.system_motion import SystemMotion

_log = logging.getLogger(__name__)


class Assembly:
    """The parts of one run, in the order in which they are needed."""

    def __init__(
        self,
        app: QApplication,
        root: Path,
        lang: Lang | None,
        dialogs: Dialogs | None = None,
        clock: Clock | None = None,
        location: "Location | None" = None,
    ) -> None:
        self.app = app
        self.collector = Collector()
        self.paths = DataPaths(root)
        self.clock = clock or SystemClock()
        self._desk: Desk | None = None
        self._tray: Tray | None = None
        self._refused: StorageFailure | None = None
        self._has_begun = self._has_asked = False
        self.errand: Errand | None = None
        """What is to be done once the window is closed, before it opens anew."""
        file = SettingsFile(self.paths.settings)
        self._motion: SystemMotion | None = None
        self.preferences = Preferences(
            self._settings(file, lang),
            file.change,
            lambda: self._motion is not None and self._motion.is_reduced(),
        )
        self.settings_news = SettingsNews(app, file, self.preferences)
        self._planned = self._plan_settings()
        self.kit = VoiceKit.for_window(self.preferences)
        self.records = Records(self._open_studio)
        today = TodayModel(
            self.records, self.preferences, self.clock, FIRST_SET, probes.count_cameras
        )
        self.models = Models(
            self.preferences,
            self.records,
            today,
            PlanModel(lambda: None if self._desk is None else self._desk.day, self.clock),
            LogModel(self.records),
            ProgressModel(lambda: None if self._desk is None else self._desk.progress, self.clock),
            PairModel(lambda: None if self._desk is None else self._desk.pairs),
            Exporter(self.records),
            About(_versions(), root),
        )
        makers = Makers(self.preferences, self.clock, self.kit, today, self._opened, location)
        self.language = Language(app)
        dialogs = dialogs or FileDialogs()
        report = report_maker(self.records, self._opened, self.clock, self.preferences, dialogs)
        factories = Factories(
            makers.flow(),
            makers.result,
            makers.film,
            self._voice_card,
            makers.more() | {"report": report},
            clinic_maker(self.paths, self.clock, self.preferences, dialogs),
            makers.plan,
        )
        self.window = MainWindow(app, self.language, self.models, factories, dialogs)
        self.window.more.ways.start_anew_requested.connect(self._on_errand)
        for page in (self.window.today, self.window.log):
            page.restore_requested.connect(self._on_restore)
        self.welcome = Welcome(
            self.window.full, self.preferences, makers.setup, self.preferences.theme
        )
        self.welcome.finished.connect(self._on_set_up)
        self.welcome.clinic_requested.connect(self.window.clinic.open)
        self.welcome.privacy_requested.connect(self.window.sheets.show_privacy)
        self.retention = Retention(self._keeping)
        self.retention.deleted.connect(self._on_films_deleted)
        self.retention.failed.connect(self.window.messages.explain)
        self.failures = Failures()
        self.notice = FailureNotice(
            self.window, self.failures, self.models.about, self.preferences, self.window.flow.hold
        )
        self.window.sheets.support_requested.connect(self.notice.show_details)

    def begin(self) -> None:
        """Read the log and look for cameras, once the window stands.

        Where it opened with the clinician's view, which needs neither, once that is left.
        """
        if self._refused is not None:
            self.window.messages.explain(self._refused)
        self.records.changed.connect(self._on_records)
        self.preferences.changed.connect(self._on_preferences)
        self.welcome.watch()
        self.welcome.look()
        self._put_into_tray()
        self._ask_about_motion()
        self.window.full.changed.connect(self._on_full)
        self._on_full()

    def _on_full(self) -> None:
        if not self._has_begun and self.window.clinic.page is None:
            self._has_begun = True
            self.records.refresh()
            self.models.today.look_for_cameras()

    def close(self) -> None:
        self.settings_news.close()
        self.welcome.close()
        if self._tray is not None:
            self._tray.close()
        self.retention.close()
        self.kit.close()
        if self._desk is not None:
            self._desk.studio.close()
        self.language.close()
        self.collector.close()

    # --- parts -------------------------------------------------------------------------------

    def _settings(self, file: SettingsFile, lang: Lang | None) -> Settings:
        try:
            settings = file.load()
        except StorageFailure as error:
            _log.warning("settings: %s", error)
            self._refused = error
            settings = Settings()
        return settings if lang is None else settings.model_copy(update={"language": lang.value})

    def _ask_about_motion(self) -> None:
        from ui.system_motion import SystemMotion

        self._motion = SystemMotion(self.window)
        self._motion.ask()

    def _voice_card(self) -> QWidget:
        from ui.widgets.voice_settings import VoiceSettings

        return VoiceSettings(self.preferences, self.kit.speaker, self.kit.chimes)

    def _open_studio(self) -> StudioView:
        """Load content and log, and what stands on them; runs in the records' job."""
        from ui.desk import open_desk

        self._desk = open_desk(self.paths, self.clock, lambda: self.preferences.settings)
        return self._desk.studio

    def _opened(self) -> "Desk":
        if self._desk is None:
            raise StorageFailure("folder_not_writable", path=str(self.paths.root))
        return self._desk

    # --- start and tray ----------------------------------------------------------------------

    def _on_records(self) -> None:
        """Ask what has to be asked at the start, as soon as the log is open."""
        is_free = not self.welcome.is_needed
        is_open = self._desk is not None and not self.records.is_loading
        if is_open and is_free and not self._has_asked:
            self._has_asked = True
            self.retention.start(self.preferences.settings.keep_films_months)
            self.window.flow.start_up()

    def _on_set_up(self, wants_look: bool) -> None:
        """Begin the first day; what is still to be asked comes before the first practice."""
        self._has_asked = True
        self.retention.start(self.preferences.settings.keep_films_months)
        self.models.plan.refresh()
        if wants_look:
            self.window.flow.first_look()

    def _plan_settings(self) -> tuple[object, ...]:
        settings = self.preferences.settings
        return (settings.massage_length, settings.training_set, settings.training_dose)

    def _on_preferences(self) -> None:
        """Let the gate know the place, and plan anew where a part takes another time."""
        if self._desk is not None:
            self._desk.gate.use_country(self.preferences.settings.country)
        planned = self._plan_settings()
        if planned != self._planned:
            self._planned = planned
            self.models.plan.refresh()

    def _put_into_tray(self) -> None:
        reminding = Reminding(self.preferences, self.clock, self._known_day, self.window)
        icon = icons.app_icon(self.preferences.theme())
        self._tray = Tray(reminding, self.preferences, self._known_day, icon, parent=self.window)
        window, tray = self.window, self._tray
        tray.open_requested.connect(window.come_to_front)
        tray.item_requested.connect(window.open_item)
        tray.notice_requested.connect(window.messages.remind)
        tray.quit_requested.connect(self._on_quit)
        reminding.changed.connect(self._on_reminding)
        window.keep_running(lambda: tray.keeps_running)
        self._on_reminding()

    def _known_day(self) -> KnownDay | None:
        """Return the day for reminders; None while something runs, so that nothing disturbs it."""
        if self._desk is None or self.window.flow.is_running:
            return None
        return KnownDay(self._desk.day, self.models.plan, self.clock)

    def _on_reminding(self) -> None:
        if self._tray is not None:
            self.app.setQuitOnLastWindowClosed(not self._tray.keeps_running)

    def _keeping(self) -> FilmKeeping:
        from app.session.keeping import Keeping

        return Keeping(self._opened().studio, self.clock)

    def _on_films_deleted(self, count: int, _months: int) -> None:
        self.window.messages.films_deleted(count)
        self.records.refresh()

    def _on_errand(self, errand: object) -> None:
        """Close for what cannot be done while the data is open."""
        self.errand = cast("Errand", errand)
        self._on_quit()

    def _on_restore(self) -> None:
        from ui.errands import Errand, ErrandKind

        self._on_errand(Errand(ErrandKind.RESTORE_LOG))

    def _on_quit(self) -> None:
        self.app.setQuitOnLastWindowClosed(True)
        self.window.leave()
        self.app.quit()


def _versions() -> tuple[tuple[str, str], ...]:
    return (
        ("MirrorMend", APP_VERSION),
        ("Qt", PySide6.__version__),
        ("Python", platform.python_version()),
    )
