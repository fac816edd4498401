"""Settings: language and look, side and camera, where the data lies, what this is."""

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.sides import Affected
from app.texts import Lang
from ui.about import About, breakable
from ui.pages.settings_day import DayCard, ReminderCard
from ui.preferences import Preferences
from ui.theme import Theme, ThemeName
from ui.tokens import TEXT_SIZES
from ui.widgets.controls import (
    Card,
    IconButton,
    Segmented,
    Stepper,
    column,
    label,
    line,
    scrolled,
)
from ui.widgets.place_choice import PlaceChoice
from ui.widgets.rows import SettingRow
from ui.words import Words

_TWO_COLUMNS_PX = 980
_SYSTEM = "system"
_CAMERAS = 10


class SettingsPage(QWidget):
    """Every change goes to the preferences and holds at once.

    Signals: `clinic_requested()`: a clinician wants to open a report;
    `data_requested()`.
    """

    clinic_requested = Signal()
    data_requested = Signal()

    def __init__(
        self, theme: Theme, preferences: Preferences, about: About, voice: QWidget | None = None
    ) -> None:
        """`voice`: the card of voice and chimes, where there are any."""
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._about = about
        self._words = Words(self)
        self.setProperty("kind", "page")
        self.heading = label("h1", wrap=False)
        self.languages = Segmented([_SYSTEM, Lang.ZH, Lang.EN])
        self.themes = Segmented(list(ThemeName))
        self.sizes = Segmented(TEXT_SIZES)
        self.sides = Segmented(list(Affected))
        self.camera = Stepper(1, _CAMERAS)
        self.place = PlaceChoice(preferences)
        self.healthy = Segmented([False, True])
        self.open_folder = IconButton("folder")
        self.open_report = IconButton("report")
        self.your_data = IconButton("right", "primary")
        self._rows = {
            "language": SettingRow(self.languages),
            "theme": SettingRow(self.themes),
            "size": SettingRow(self.sizes),
            "side": SettingRow(self.sides),
            "camera": SettingRow(self.camera, is_beside=True),
            "place": SettingRow(self.place),
            "data": SettingRow(self.your_data, is_beside=True),
            "healthy": SettingRow(self.healthy),
            "folder": SettingRow(self.open_folder, is_beside=True),
            "clinic": SettingRow(self.open_report, is_beside=True),
        }
        self.display = Card("eye")
        self.person = Card("user")
        self.privacy = Card("lock")
        self.massage = DayCard(preferences)
        self.reminders = ReminderCard(preferences)
        self.voice = voice
        self.about = Card("info")
        self.private_note = label()
        self.about_notes = label()
        self.about_versions = label("caption")
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._fill(self.display, ["language", "theme", "size"])
        self._fill(self.person, ["side", "place", "camera", "healthy"])
        self.privacy.body.addWidget(self.private_note)
        self._fill(self.privacy, ["data", "folder"])
        self.about.body.addWidget(self.about_notes)
        self.about.body.addWidget(self.about_versions)
        self._fill(self.about, ["clinic"])
        left, right = column(18), column(18)
        for card in (self.display, self.reminders, self.about):
            left.addWidget(card)
        for card in (self.person, self.massage, self.voice, self.privacy):
            if card is not None:
                right.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        content = QWidget()
        box = column(16, (32, 24, 32, 26))
        box.addWidget(self.heading)
        box.addLayout(self._columns, 1)
        content.setLayout(box)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)

    def _fill(self, card: Card, names: list[str]) -> None:
        for name in names:
            card.body.addWidget(line())
            card.body.addWidget(self._rows[name])

    def _connect(self) -> None:
        self._preferences.changed.connect(self.refresh)
        self.languages.chosen.connect(self._on_language)
        self.themes.chosen.connect(self._on_theme)
        self.sizes.chosen.connect(self._preferences.use_text_size)
        self.sides.chosen.connect(self._on_side)
        self.camera.chosen.connect(self._on_camera)
        self.healthy.chosen.connect(self._on_healthy)
        self.open_folder.clicked.connect(self._on_folder)
        self.open_report.clicked.connect(self.clinic_requested)
        self.your_data.clicked.connect(self.data_requested)

    # --- showing -----------------------------------------------------------------------------

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
        self._name_display()
        self._name_person()
        self._name_privacy()
        self._name_about()
        self.massage.retranslate()
        self.reminders.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the preferences as they are."""
        settings = self._preferences.settings
        self.languages.set_value(Lang(settings.language) if settings.language else _SYSTEM)
        self.themes.set_value(ThemeName(settings.theme))
        self.sizes.set_value(settings.text_size)
        self.sides.set_value(settings.affected)
        self.camera.set_value(settings.camera_index + 1)
        self.place.refresh()
        self.healthy.set_value(settings.healthy_view)
        self.massage.refresh()
        self.reminders.refresh()

    def _name_display(self) -> None:
        self.display.heading.setText(self.tr("Display"))
        name = self.tr("Language")
        self._rows["language"].set_words(name)
        self.languages.set_words(name, [self.tr("As the system"), "中文", "English"])
        name = self.tr("Colours")
        self._rows["theme"].set_words(
            name, self.tr("Dim light is darker and warmer, for eyes that mind the light.")
        )
        self.themes.set_words(
            name, [self.tr("Light"), self.tr("Dim light"), self.tr("High contrast")]
        )
        name = self.tr("Text size")
        self._rows["size"].set_words(name)
        self.sizes.set_words(name, [str(size) for size in TEXT_SIZES])

    def _name_person(self) -> None:
        self.person.heading.setText(self.tr("You and your camera"))
        name = self.tr("Side that had the palsy")
        self._rows["side"].set_words(
            name, self.tr("Your own left and right, not those in the mirror.")
        )
        self.sides.set_words(name, [self._words.affected(side) for side in Affected])
        self._rows["place"].set_words(
            self.tr("Where you live"), self.tr("For the number shown in an emergency.")
        )
        self._rows["camera"].set_words(
            self.tr("Camera number"), self.tr("If the wrong camera comes on, try the next number.")
        )
        self.camera.set_words(self.tr("Previous camera"), self.tr("Next camera"))
        name = self.tr("View: healthy side on both sides")
        self._rows["healthy"].set_words(
            name, self.tr("Ask your therapist first. It can then be chosen in every session.")
        )
        self.healthy.set_words(name, [self.tr("Off"), self.tr("On")])

    def _name_privacy(self) -> None:
        self.privacy.heading.setText(self.tr("Privacy and data"))
        self.private_note.setText(
            self.tr(
                "All recordings and records stay on this computer. The app does not use the "
                "internet and has no account. A file leaves this place only if you save it "
                "somewhere else."
            )
        )
        self._rows["data"].set_words(
            self.tr("Your data"), self.tr("How much there is, backup, moving, deleting")
        )
        self.your_data.set_words(self.tr("Open"), self.tr("Open the page about your data"))
        self._rows["folder"].set_words(self.tr("Data folder"), breakable(self._about.data_folder))
        self.open_folder.set_words(self.tr("Open folder"))

    def _name_about(self) -> None:
        self.about.heading.setText(self.tr("About MirrorMend"))
        self.about_notes.setText(
            self.tr(
                "MirrorMend shows movements. It is no basis for a diagnosis and replaces no visit "
                "to the doctor. It has not been reviewed by a clinician. Ask your doctor or "
                "therapist before you change your exercises."
            )
        )
        self.about_versions.setText(
            " · ".join(f"{name} {number}" for name, number in self._about.versions)
        )
        self._rows["clinic"].set_words(
            self.tr("For clinicians"), self.tr("Check a report that a patient sent, and review it.")
        )
        self.open_report.set_words(self.tr("Open a report"))

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    # --- requests ----------------------------------------------------------------------------

    def _on_language(self, value: object) -> None:
        self._preferences.use_lang(None if value == _SYSTEM else Lang(str(value)))

    def _on_theme(self, name: object) -> None:
        self._preferences.use_theme(ThemeName(str(name)))

    def _on_side(self, side: object) -> None:
        self._preferences.use_affected(Affected(str(side)))

    def _on_camera(self, number: int) -> None:
        self._preferences.use_camera(number - 1)

    def _on_healthy(self, is_on: object) -> None:
        self._preferences.use_healthy_view(bool(is_on))

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._about.data_folder)))

    def focus_first(self) -> None:
        self.languages.focus_current()
