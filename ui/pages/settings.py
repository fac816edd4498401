"""Settings, on tabs: every change goes to the preferences and holds at once."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ui.about import About
from ui.pages.settings_about import AboutCard, SafetyCard
from ui.pages.settings_day import DayCard, ReminderCard
from ui.pages.settings_display import DisplayCard, KeysCard, ViewCard
from ui.pages.settings_person import PersonCard
from ui.pages.settings_privacy import ConsentCard, PrivacyCard
from ui.preferences import Preferences
from ui.theme import Theme
from ui.widgets.controls import Segmented, column, label, scrolled

_TWO_COLUMNS_PX = 980
_ONE_COLUMN_PX = 900


class Tab(StrEnum):
    DISPLAY = "display"
    SOUND = "sound"
    PRACTICE = "practice"
    PRIVACY = "privacy"
    SAFETY = "safety"
    ABOUT = "about"


class Columns(QWidget):
    """Cards in two columns, or in one where there is no room or the type is large."""

    def __init__(self, left: list[QWidget], right: list[QWidget]) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(18)
        for cards in (left, right):
            inside = column(18)
            for card in cards:
                inside.addWidget(card)
            inside.addStretch(1)
            if cards:
                self._box.addLayout(inside, 1)
        if not right:
            self.setMaximumWidth(_ONE_COLUMN_PX)
        outer = column(0, (32, 4, 32, 26))
        outer.addLayout(self._box)
        outer.addStretch(1)
        self.setLayout(outer)

    def set_wide(self, is_wide: bool) -> None:
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)


class SettingsPage(QWidget):
    """Signals: what other pages show: `clinic_requested()` a clinician wants to open a report;
    `data_requested()`, `privacy_requested()`, `licences_requested()`, `support_requested()`,
    `safety_requested()` what the safety answers open and close.
    """

    clinic_requested = Signal()
    data_requested = Signal()
    privacy_requested = Signal()
    licences_requested = Signal()
    support_requested = Signal()
    safety_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        about: About,
        now: Callable[[], datetime],
        voice: QWidget | None = None,
    ) -> None:
        """`voice`: the card of voice and chimes, where there are any."""
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self.setProperty("kind", "page")
        self.heading = label("h1", wrap=False)
        self.display, self.view = DisplayCard(preferences), ViewCard(preferences)
        self.keys = KeysCard(preferences)
        self.person = PersonCard(preferences, now)
        self.massage, self.reminders = DayCard(preferences), ReminderCard(preferences)
        self.privacy, self.consent = PrivacyCard(about), ConsentCard(preferences, now)
        self.safety, self.about = SafetyCard(preferences), AboutCard(about)
        self.voice = voice
        cards = (
            self.display, self.view, self.keys, self.person, self.massage, self.reminders,
            self.privacy, self.consent, self.safety, self.about,
        )  # fmt: skip
        self._retranslated: list[Callable[[], None]] = [each.retranslate for each in cards]
        self._refreshed: list[Callable[[], None]] = [
            each.refresh
            for each in (
                self.display, self.view, self.keys, self.person, self.massage, self.reminders,
                self.consent, self.safety,
            )
        ]  # fmt: skip
        self._parts: dict[Tab, Columns] = {
            Tab.DISPLAY: Columns([self.display], [self.view, self.keys]),
            Tab.PRACTICE: Columns([self.person, self.massage], [self.reminders]),
            Tab.PRIVACY: Columns([self.consent, self.privacy], []),
            Tab.SAFETY: Columns([self.safety], []),
            Tab.ABOUT: Columns([self.about], []),
        }
        if voice is not None:
            self._parts[Tab.SOUND] = Columns([voice], [])
        shown = [tab for tab in Tab if tab in self._parts]
        self.tabs = Segmented(shown)
        self.tabs.set_value(Tab.DISPLAY)
        self._stack = QStackedWidget()
        self._areas = {tab: scrolled(self._parts[tab]) for tab in shown}
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        for area in self._areas.values():
            self._stack.addWidget(area)
        head = column(12, (32, 24, 32, 14))
        head.addWidget(self.heading)
        head.addWidget(self.tabs)
        outer = column()
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self._preferences.changed.connect(self.refresh)
        self.tabs.chosen.connect(self.show_tab)
        self.privacy.data.clicked.connect(self.data_requested)
        self.privacy.statement.clicked.connect(self.privacy_requested)
        self.consent.data_requested.connect(self.data_requested)
        self.safety.answers.clicked.connect(self.safety_requested)
        self.about.licences.clicked.connect(self.licences_requested)
        self.about.support.clicked.connect(self.support_requested)
        self.about.open_report.clicked.connect(self.clinic_requested)

    # --- showing -----------------------------------------------------------------------------

    @property
    def tab(self) -> Tab:
        return Tab(str(self.tabs.value))

    def show_tab(self, tab: object) -> None:
        found = Tab(str(tab))
        self.tabs.set_value(found)
        self._stack.setCurrentWidget(self._areas[found])

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Settings"))
        names = {
            Tab.DISPLAY: self.tr("Display"),
            Tab.SOUND: self.tr("Sound"),
            Tab.PRACTICE: self.tr("Practice"),
            Tab.PRIVACY: self.tr("Privacy"),
            Tab.SAFETY: self.tr("Safety"),
            Tab.ABOUT: self.tr("About"),
        }
        shown = [names[Tab(str(each))] for each in self.tabs.values()]
        self.tabs.set_words(self.tr("Part of the settings"), shown)
        for each in self._retranslated:
            each()
        self.refresh()

    def refresh(self) -> None:
        """Show the preferences as they are."""
        for each in self._refreshed:
            each()

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        for part in self._parts.values():
            part.set_wide(is_wide)

    def focus_first(self) -> None:
        self.tabs.focus_current()
