"""Put the window together: the one place of the window that names concrete classes."""

import logging
import platform
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.errors import StorageFailure, UsageFailure
from app.store.paths import DataPaths, default_root
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from app.version import APP_VERSION
from ui import probes
from ui.collector import Collector
from ui.dialogs import Dialogs, FileDialogs
from ui.failures import Failures, log_to
from ui.i18n import Language
from ui.pages.settings import About
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.log import Exporter, LogModel
from ui.viewmodels.studio_view import Records, StudioView
from ui.viewmodels.today import TodayModel
from ui.window import Factories, MainWindow, Models

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from app.session.choices import LaunchOptions, SourceChoice
    from app.session.studio import Studio
    from ui.pages.result import ResultPage
    from ui.pages.session import SessionPage

FIRST_SET = "first_look"

_log = logging.getLogger(__name__)


class Assembly:
    """The parts of one run, in the order in which they are needed."""

    def __init__(
        self, app: QApplication, root: Path, lang: Lang | None, dialogs: Dialogs | None = None
    ) -> None:
        self.collector = Collector()
        self.paths = DataPaths(root)
        self.clock = SystemClock()
        self._studio: Studio | None = None
        self._refused: StorageFailure | None = None
        file = SettingsFile(self.paths.settings)
        self.preferences = Preferences(self._settings(file, lang), file.save)
        self.records = Records(self._open_studio)
        today = TodayModel(
            self.records, self.preferences, self.clock, FIRST_SET, probes.count_cameras
        )
        self.models = Models(
            self.preferences,
            self.records,
            today,
            LogModel(self.records),
            Exporter(self.records),
            About(_versions(), root),
        )
        factories = Factories(self._session, self._result)
        self.language = Language(app)
        self.window = MainWindow(
            app, self.language, self.models, factories, dialogs or FileDialogs()
        )
        self.failures = Failures()
        self.failures.happened.connect(self.window.messages.explain)

    def begin(self) -> None:
        """Read the log and look for cameras, once the window stands."""
        if self._refused is not None:
            self.window.messages.explain(self._refused)
        self.records.refresh()
        self.models.today.look_for_cameras()

    def close(self) -> None:
        if self._studio is not None:
            self._studio.close()
        self.language.close()
        self.collector.close()

    def _settings(self, file: SettingsFile, lang: Lang | None) -> Settings:
        try:
            settings = file.load()
        except StorageFailure as error:
            _log.warning("settings: %s", error)
            self._refused = error
            settings = Settings()
        return settings if lang is None else settings.model_copy(update={"language": lang.value})

    def _open_studio(self) -> StudioView:
        """Load content and log; runs in the records' job."""
        from app.session.studio import Studio
        from exercises.library import load_library

        studio = Studio(self.paths, load_library(), self.clock, APP_VERSION)
        studio.open()
        self._studio = studio
        return studio

    def _session(self, theme: Theme, choice: "SourceChoice") -> "SessionPage":
        from app.session.studio import affected_side
        from app.texts import Texts
        from ui.pages.session import SessionPage
        from ui.viewmodels.session import SessionViewModel

        settings = self.preferences.settings
        affected = affected_side(choice, settings.affected)
        model = SessionViewModel(
            self._opened(), choice, FIRST_SET, affected, Texts(self.preferences.lang())
        )
        page = SessionPage(theme, model)
        page.set_reduced_motion(bool(settings.reduced_motion))
        return page

    def _result(self, theme: Theme, session_id: "SessionId") -> "ResultPage":
        from app.texts import Texts
        from ui.pages.result import ResultPage
        from ui.viewmodels.result import ResultViewModel

        studio = self._opened()
        model = ResultViewModel(
            studio.record(session_id),
            studio.library,
            Texts(self.preferences.lang()),
            studio.thumbnails(session_id),
        )
        return ResultPage(theme, model)

    def _opened(self) -> "Studio":
        if self._studio is None:
            raise StorageFailure("folder_not_writable", path=str(self.paths.root))
        return self._studio


def run(options: "LaunchOptions", root: Path | None = None) -> int:
    """Show the window until it is closed; returns the exit code.

    `root` is the data folder, by default that of this system.

    Raises: UsageFailure where there is no display.
    """
    if not probes.has_display():
        raise UsageFailure("no_display")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setApplicationName("MirrorMend")
    app.setApplicationVersion(APP_VERSION)
    root = root or default_root()
    log_to(root / "logs")
    assembly = Assembly(app, root, options.lang)
    assembly.failures.install()
    threading.excepthook = lambda args: assembly.failures.catch(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    if options.source is not None:
        assembly.models.today.use_choice(options.source)
    assembly.window.show()
    _log.info("window shown: MirrorMend %s", APP_VERSION)
    QTimer.singleShot(0, assembly.begin)
    code = app.exec()
    assembly.close()
    return code


def _versions() -> tuple[tuple[str, str], ...]:
    return (
        ("MirrorMend", APP_VERSION),
        ("Qt", PySide6.__version__),
        ("Python", platform.python_version()),
    )
