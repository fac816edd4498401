"""The main window: the rail, the pages beside it, and the way from one to the next."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.domain.plan import PlanItem
from app.errors import UserFacing
from ui.clinic_entry import ClinicEntry, is_report
from ui.day_flow import DayFlow
from ui.dialogs import Dialogs
from ui.film_flow import FilmFlow, film_in
from ui.full_pages import FullPages
from ui.i18n import Language
from ui.messages import Messages
from ui.more_pages import BrowsePage, MorePages
from ui.pages.progress import ProgressPage, ProgressParts
from ui.pages.today import TodayPage
from ui.plan_entry import PlanEntry, is_plan
from ui.theme import stylesheet
from ui.widgets.controls import column, row
from ui.widgets.focus_ring import FocusRing
from ui.widgets.rail import NavRail
from ui.window_exports import Exports
from ui.window_keys import bind_keys
from ui.window_parts import Factories, Models
from ui.window_result import ResultPlace
from ui.window_sheets import Sheets

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.records import SessionId
    from ui.pages.diary import DiaryPage
    from ui.pages.settings import SettingsPage

SIZE = (1280, 800)
LEAST_SIZE = (1024, 680)
_ITEMS = (
    ("today", "today"),
    ("practice", "practice"),
    ("progress", "progress"),
    ("report", "report"),
    ("learn", "learn"),
    ("settings", "settings"),
)

_BELONGS_TO = {"data": "settings", "diary": "today", "totals": "progress"}
"""Pages that the rail does not name, and the one that they belong to."""


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
        self._summaries: object = None
        self._keeps_running: Callable[[], bool] = lambda: False
        language.use(models.preferences.lang())
        self._theme = models.preferences.theme()
        self._dress()
        self.ring = FocusRing(app, self._theme)
        self.rail = NavRail(self._theme, _ITEMS)
        self.messages = Messages(models.preferences)
        self.today = TodayPage(self._theme, models.today, models.plan)
        self.progress = ProgressPage(
            self._theme,
            ProgressParts(
                models.progress,
                models.pair,
                models.log,
                models.preferences,
                dialogs,
                lambda: models.today.now,
            ),
        )
        self.log = self.progress.log
        self._settings: SettingsPage | None = None
        self._lay_out()
        self.more = MorePages(self.pages, factories.more)
        self.result = ResultPlace(self.pages, factories.result)
        self.full = FullPages(self.frames)
        self.exports = Exports(self, models, dialogs, self.messages)
        self.sheets = Sheets(self, lambda: self._theme)
        self.clinic = ClinicEntry(self.full, factories.clinic, lambda: self._theme)
        self.plan = PlanEntry(self.full, factories.plan, lambda: self._theme)
        self.flow = DayFlow(
            self.full, factories.flow, models.today, models.plan, lambda: self._theme
        )
        self.film = FilmFlow(self.full, factories.film, lambda: self._theme)
        self.setAcceptDrops(True)
        self._connect()
        self._shortcuts = bind_keys(self, models.preferences)
        self.retranslate()
        self.show_page("today")

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.today, self.progress):
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
        self.rail.unwell_requested.connect(self.flow.unwell)
        self.messages.item_requested.connect(self.open_item)
        self.full.changed.connect(self._on_full_pages)
        self.flow.came_back.connect(self._on_came_back)
        self.flow.result_requested.connect(self._on_session_finished)
        self.flow.refused.connect(self.messages.explain)
        self.flow.wrote.connect(models.plan.refresh)
        models.plan.not_written.connect(self.messages.explain)
        models.records.changed.connect(self._on_records)
        self.today.item_requested.connect(self.flow.begin)
        self.today.lock_requested.connect(self.flow.explain)
        self.today.care_requested.connect(self.show_care)
        self.today.first_look_requested.connect(self.flow.first_look)
        self.today.file_requested.connect(self._on_file_requested)
        self.film.came_back.connect(models.records.refresh)
        self.film.result_requested.connect(self._on_session_finished)
        self.film.refused.connect(self.messages.explain)
        self.film.another_requested.connect(self.take_film_in)
        for part in (self.today, self.log):
            part.film_requested.connect(self.take_film_in)
        for part in (self.today, self.log, self.progress):
            part.open_requested.connect(self.open_result)
        self.progress.saved.connect(self.messages.file_saved)
        self.progress.refused.connect(self.messages.explain)
        self.progress.page_requested.connect(self.show_page)
        self.today.page_requested.connect(self.show_page)
        self.progress.day_requested.connect(self.show_diary)
        models.progress.not_written.connect(self.messages.explain)
        self.log.export_requested.connect(self.exports.report)
        self.log.start_requested.connect(self._on_today)
        models.today.measured.connect(self.flow.discard)
        models.today.looked_at.connect(self.open_result)
        ways = self.more.ways
        ways.page_requested.connect(self.show_page)
        ways.save_requested.connect(self.exports.page)
        ways.asked.connect(self.flow.ask)
        ways.wrote.connect(models.plan.refresh)
        ways.failed.connect(self.messages.explain)
        ways.training_requested.connect(self.flow.train)
        ways.plan_requested.connect(lambda: self.plan.open(self._dialogs.plan(self)))
        self.plan.followed.connect(models.plan.refresh)
        self.plan.refused.connect(self.messages.explain)

    # --- language and look -------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._models.plan.look()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle("MirrorMend · 镜愈")
        self.rail.set_words(
            "镜愈",
            "MirrorMend",
            [
                self.tr("Today"),
                self.tr("Practice"),
                self.tr("Progress"),
                self.tr("Report"),
                self.tr("Learn"),
                self.tr("Settings"),
            ],
            self.tr("Unwell?"),
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
        pages = (self.today, self.progress, self.result, self.full, self.more)
        for part in (self.ring, self.rail, *pages, self._settings):
            if part is not None:
                part.set_theme(theme)

    def _dress(self) -> None:
        self._app.setPalette(self._theme.palette())
        self._app.setFont(self._theme.font("body"))
        self._app.setStyleSheet(stylesheet(self._theme))

    # --- ways --------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        self.result.drop()
        try:
            page = self._page(key)
        except UserFacing as error:
            self.messages.explain(error)
            return
        self.pages.setCurrentWidget(cast("QWidget", page))
        self.rail.set_current(_BELONGS_TO.get(key, key))
        page.focus_first()

    @property
    def settings(self) -> "SettingsPage":
        """Return the settings, made when they are opened first: the window stands sooner."""
        if self._settings is None:
            from ui.settings_entry import settings_page

            parts = (self._models, self._factories, self.sheets, self.flow)
            self._settings = settings_page(self._theme, *parts)
            self._settings.clinic_requested.connect(self._on_clinic)
            self._settings.data_requested.connect(self._on_data)
            self.pages.addWidget(self._settings)
        return self._settings

    def _page(self, key: str) -> "TodayPage | ProgressPage | SettingsPage | BrowsePage":
        if key in self.more:
            return self.more.page(key, self._theme)
        if key == "settings":
            return self.settings
        return self.progress if key == "progress" else self.today

    def go_back(self) -> None:
        """Leave a result for where it was opened, any other page for Today."""
        if self.more.step_back():
            return
        self.show_page("progress" if self.more.is_shown("totals") else self.result.way_back)

    def show_care(self) -> None:
        """Show today in the care diary."""
        self.show_diary()

    def show_diary(self, day: date | None = None) -> None:
        """Show a day in the care diary, by default today."""
        self.show_page("diary")
        if self.more.is_shown("diary"):
            cast("DiaryPage", self.pages.currentWidget()).open(day)

    def open_item(self, item: str) -> None:
        """Come to the front with a part of the day; a running session stays as it is."""
        self.come_to_front()
        if self.full.is_empty:
            self.show_page("today")
            self.today.show_item(PlanItem(item))

    def come_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def open_result(self, session_id: str) -> None:
        """Show what a session found; the rail stays at Progress, as the result belongs there."""
        came_from = "progress" if self.pages.currentWidget() is self.progress else "today"
        try:
            page = self.result.show(self._theme, cast("SessionId", session_id), came_from)
        except UserFacing as error:
            self.messages.explain(error)
            return
        page.back_requested.connect(self.go_back)
        page.export_requested.connect(self.exports.report_one)
        page.rename_requested.connect(self.take_film_in)
        self.rail.set_current("progress")

    def _on_file_requested(self) -> None:
        path = self._dialogs.video(self)
        if path is not None:
            self._models.today.use_file(path)

    def take_film_in(self, session_id: object = None) -> None:
        """Go on with a film that was taken in, or ask for a file."""
        start = session_id or self._dialogs.video(self)
        if start is not None:
            self.film.open(cast("Path | SessionId", start))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a film or a report that is dropped, unless something has the window to itself."""
        if self.full.is_empty and film_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = film_in(event.mimeData())
        if path is not None and self.full.is_empty:
            event.acceptProposedAction()
            report = self.clinic.open if is_report(path) else self.film.open
            (self.plan.open if is_plan(path) else report)(path)

    def _on_data(self) -> None:
        self.show_page("data")

    def _on_today(self) -> None:
        self.show_page("today")

    def _on_clinic(self) -> None:
        self.clinic.open()

    def begin_part(self, number: int) -> None:
        """Begin a part of the day by its place in the plan, while Today is shown."""
        if self.pages.currentWidget() is self.today:
            self.today.begin_nth(number)

    def _on_records(self) -> None:
        """Read the plan with every reading of the log: it holds what was recorded."""
        records = self._models.records
        if records.studio is not None and records.summaries is not self._summaries:
            self._summaries = records.summaries
            self._models.plan.refresh()
            self.progress.refresh()

    def _on_session_finished(self, session_id: str) -> None:
        self._models.records.refresh()
        self.open_result(session_id)

    def _on_came_back(self) -> None:
        self._models.records.refresh()
        self.show_page("today")

    def _on_full_pages(self) -> None:
        self._shortcuts.set_browsing(self.full.is_empty)
        if not self.full.is_empty:
            self.messages.clear()

    # --- the end -----------------------------------------------------------------------------

    def keep_running(self, keeps_running: Callable[[], bool]) -> None:
        """Say how to know whether closing the window only hides it."""
        self._keeps_running = keeps_running

    def leave(self) -> None:
        """Close for good."""
        self._keeps_running = lambda: False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop every thread before the window goes; reminders may keep the app."""
        self.flow.shut_down()
        if self._keeps_running():
            event.ignore()
            self.hide()
            return
        self.result.shut_down()
        self.more.shut_down()
        models = self._models
        reading = (models.plan, models.progress, models.pair)
        for model in (models.today, models.exporter, models.records, *reading):
            model.close()
        super().closeEvent(event)
