"""The main window: the rail, the pages beside it, and the way from one to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.errors import UserFacing
from ui.dialogs import Dialogs
from ui.i18n import Language
from ui.messages import Messages
from ui.pages.log import LogPage
from ui.pages.settings import About, SettingsPage
from ui.pages.today import TodayPage
from ui.preferences import Preferences
from ui.shortcuts import BACK, LARGER, PLAIN, PROGRESS, SETTINGS, SMALLER, THEME, TODAY, Shortcuts
from ui.theme import Theme, stylesheet
from ui.tokens import TEXT_SIZES
from ui.viewmodels.log import Exporter, LogModel
from ui.viewmodels.studio_view import Records
from ui.viewmodels.today import TodayModel
from ui.widgets.controls import column, row
from ui.widgets.focus_ring import FocusRing
from ui.widgets.rail import NavRail

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from app.session.choices import SourceChoice
    from ui.pages.result import ResultPage
    from ui.pages.session import SessionPage

SIZE = (1280, 800)
LEAST_SIZE = (1024, 680)
_ITEMS = (("today", "today"), ("progress", "progress"), ("settings", "settings"))


@dataclass(frozen=True, slots=True)
class Models:
    """What the pages show; made once, in `ui/bootstrap.py`."""

    preferences: Preferences
    records: Records
    today: TodayModel
    log: LogModel
    exporter: Exporter
    about: About


@dataclass(frozen=True, slots=True)
class Factories:
    """Pages that are made anew for each session; either may raise UserFacing."""

    session: "Callable[[Theme, SourceChoice], SessionPage]"
    result: "Callable[[Theme, SessionId], ResultPage]"


class MainWindow(QMainWindow):
    """GUI thread only."""

    def __init__(
        self,
        app: QApplication,
        language: Language,
        models: Models,
        factories: Factories,
        dialogs: Dialogs,
    ) -> None:
        super().__init__()
        self._app = app
        self._language = language
        self._models = models
        self._factories = factories
        self._dialogs = dialogs
        self._session: SessionPage | None = None
        self._result: ResultPage | None = None
        self._came_from = "today"
        language.use(models.preferences.lang())
        self._theme = models.preferences.theme()
        self._dress()
        self.ring = FocusRing(app, self._theme)
        self.rail = NavRail(self._theme, _ITEMS)
        self.messages = Messages(models.preferences)
        self.today = TodayPage(self._theme, models.today)
        self.log = LogPage(self._theme, models.log, models.preferences)
        self.settings = SettingsPage(self._theme, models.preferences, models.about)
        self._pages: dict[str, TodayPage | LogPage | SettingsPage] = {
            "today": self.today,
            "progress": self.log,
            "settings": self.settings,
        }
        self._lay_out()
        self._connect()
        self._shortcuts = self._bind()
        self.retranslate()
        self.show_page("today")

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in self._pages.values():
            self.pages.addWidget(page)
        beside = column()
        beside.addWidget(self.messages)
        beside.addWidget(self.pages, 1)
        browse = QWidget()
        browse.setProperty("kind", "page")
        box = row(0)
        box.addWidget(self.rail)
        box.addLayout(beside, 1)
        browse.setLayout(box)
        self.frames = QStackedWidget()
        self.frames.addWidget(browse)
        self.setCentralWidget(self.frames)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*SIZE)

    def _connect(self) -> None:
        models = self._models
        models.preferences.changed.connect(self._on_preferences)
        models.preferences.not_saved.connect(self.messages.explain)
        self.rail.chosen.connect(self.show_page)
        self.today.start_requested.connect(self.start_session)
        self.today.file_requested.connect(self._on_file_requested)
        self.today.open_requested.connect(self.open_result)
        self.log.open_requested.connect(self.open_result)
        self.log.export_requested.connect(self.export)
        self.log.start_requested.connect(self._on_today)
        models.today.looked_at.connect(self.open_result)
        models.exporter.started.connect(self.messages.report_started)
        models.exporter.saved.connect(self.messages.report_saved)
        models.exporter.failed.connect(self.messages.explain)

    def _bind(self) -> Shortcuts:
        preferences = self._models.preferences
        return Shortcuts(
            self,
            always={
                LARGER: lambda: preferences.step_text(1),
                SMALLER: lambda: preferences.step_text(-1),
                PLAIN: lambda: preferences.use_text_size(TEXT_SIZES[0]),
                THEME: preferences.next_theme,
            },
            browsing={
                TODAY: self._on_today,
                PROGRESS: lambda: self.show_page("progress"),
                SETTINGS: lambda: self.show_page("settings"),
                BACK: self.go_back,
            },
        )

    # --- language and look -------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle("MirrorMend · 镜愈")
        self.rail.set_words(
            "镜愈", "MirrorMend", [self.tr("Today"), self.tr("Progress"), self.tr("Settings")]
        )
        if self._language.is_missing:
            self.messages.translation_missing()

    def _on_preferences(self) -> None:
        self._language.use(self._models.preferences.lang())
        theme = self._models.preferences.theme()
        if theme == self._theme:
            return
        self._theme = theme
        self._dress()
        for part in (self.ring, self.rail, *self._pages.values(), self._session, self._result):
            if part is not None:
                part.set_theme(theme)

    def _dress(self) -> None:
        self._app.setPalette(self._theme.palette())
        self._app.setFont(self._theme.font("body"))
        self._app.setStyleSheet(stylesheet(self._theme))

    # --- ways --------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        self._drop_result()
        page = self._pages[key]
        self.pages.setCurrentWidget(page)
        self.rail.set_current(key)
        page.focus_first()

    def go_back(self) -> None:
        """Leave a result for where it was opened, any other page for Today."""
        self.show_page(self._came_from if self._result is not None else "today")

    def start_session(self, choice: "SourceChoice") -> None:
        try:
            page = self._factories.session(self._theme, choice)
        except UserFacing as error:
            self.messages.explain(error)
            return
        self.messages.clear()
        self._session = page
        page.finished.connect(self._on_session_finished)
        page.left.connect(self._on_session_left)
        self.frames.addWidget(page)
        self.frames.setCurrentWidget(page)
        self._shortcuts.set_browsing(False)
        page.setFocus()
        page.begin()

    def open_result(self, session_id: str) -> None:
        """Show what a session found; the rail stays at Progress, as the result belongs there."""
        came_from = "progress" if self.pages.currentWidget() is self.log else "today"
        try:
            page = self._factories.result(self._theme, cast("SessionId", session_id))
        except UserFacing as error:
            self.messages.explain(error)
            return
        self._drop_result()
        self._result, self._came_from = page, came_from
        page.back_requested.connect(self.go_back)
        page.export_requested.connect(self._on_export_one)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.rail.set_current("progress")

    def export(self, session_ids: "tuple[SessionId, ...]") -> None:
        """Ask where the report shall go, and make it."""
        day = self._models.today.now.date().isoformat()
        out = self._dialogs.report(self, f"MirrorMend {day}.pdf")
        if out is not None:
            self._models.exporter.start(session_ids, self._models.preferences.lang(), out)

    def _on_export_one(self, session_id: str) -> None:
        self.export((cast("SessionId", session_id),))

    def _on_file_requested(self) -> None:
        path = self._dialogs.video(self)
        if path is not None:
            self._models.today.use_file(path)

    def _on_today(self) -> None:
        self.show_page("today")

    def _on_session_finished(self, session_id: str) -> None:
        self._drop_session()
        self._models.records.refresh()
        self.open_result(session_id)

    def _on_session_left(self) -> None:
        self._drop_session()
        self._models.records.refresh()
        self.show_page("today")

    def _drop_session(self) -> None:
        page, self._session = self._session, None
        self.frames.setCurrentIndex(0)
        self._shortcuts.set_browsing(True)
        if page is not None:
            page.shut_down()
            self.frames.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _drop_result(self) -> None:
        page, self._result = self._result, None
        if page is not None:
            self.pages.removeWidget(page)
            page.hide()
            page.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop every thread before the window goes."""
        if self._session is not None:
            self._session.shut_down()
        for model in (self._models.today, self._models.exporter, self._models.records):
            model.close()
        super().closeEvent(event)
