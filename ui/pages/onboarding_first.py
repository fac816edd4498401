"""The first steps of setting up: language and look, what the app is, what one agrees to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from app.domain.sides import Affected
from app.texts import Lang
from ui.icons import Icon
from ui.pages.onboarding_step import Step
from ui.preferences import Preferences
from ui.theme import Theme, ThemeName
from ui.tokens import TEXT_SIZES
from ui.widgets.consent_rows import ConsentRows
from ui.widgets.controls import Card, IconButton, Segmented, column, label, line, row
from ui.widgets.notices import Notice
from ui.widgets.place_choice import PlaceChoice
from ui.widgets.rows import SettingRow


class LookStep(Step):
    """Language, colours, size of text, and where one lives. Signals: `clinic_requested()`."""

    clinic_requested = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self.languages = Segmented([Lang.ZH, Lang.EN])
        self.themes = Segmented(list(ThemeName))
        self.sizes = Segmented(TEXT_SIZES)
        self.place = PlaceChoice(preferences)
        self.clinician = IconButton("report", "quiet")
        controls = (self.languages, self.sizes, self.themes, self.place)
        self._rows = [SettingRow(each) for each in controls]
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        for pair in (self._rows[:2], self._rows[2:]):
            self._columns.addWidget(_card(pair), 1)
        self.body.addLayout(self._columns)
        foot = row(0)
        foot.addWidget(self.clinician)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.languages.chosen.connect(self._on_language)
        self.themes.chosen.connect(self._on_theme)
        self.sizes.chosen.connect(preferences.use_text_size)
        self.clinician.clicked.connect(self.clinic_requested)
        preferences.changed.connect(self.refresh)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Welcome to MirrorMend"))
        self.note.setText(
            self.tr("A few steps, under five minutes in all. You can change it all later.")
        )
        words = (
            (self.tr("Language"), ""),
            (self.tr("Text size"), ""),
            (self.tr("Colours"), ""),
            (self.tr("Where you live"), self.tr("For the number shown in an emergency.")),
        )
        for each, (name, note) in zip(self._rows, words, strict=True):
            each.set_words(name, note)
        self.languages.set_words(words[0][0], ["中文", "English"])
        self.sizes.set_words(words[1][0], [str(size) for size in TEXT_SIZES])
        self.themes.set_words(
            words[2][0], [self.tr("Light"), self.tr("Dim light"), self.tr("High contrast")]
        )
        self.clinician.set_words(self.tr("I am a clinician: open a report"))
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        directions = QBoxLayout.Direction
        self._columns.setDirection(
            directions.TopToBottom if theme.is_large else directions.LeftToRight
        )

    def refresh(self) -> None:
        settings = self._preferences.settings
        self.languages.set_value(self._preferences.lang())
        self.themes.set_value(ThemeName(settings.theme))
        self.sizes.set_value(settings.text_size)
        self.place.refresh()

    def focus_first(self) -> None:
        self.languages.focus_current()

    def _on_language(self, value: object) -> None:
        self._preferences.use_lang(Lang(str(value)))

    def _on_theme(self, name: object) -> None:
        self._preferences.use_theme(ThemeName(str(name)))


def _card(rows: list[SettingRow]) -> QFrame:
    made = QFrame()
    made.setProperty("kind", "card")
    box = column(16, (22, 18, 22, 20))
    for number, each in enumerate(rows):
        if number:
            box.addWidget(line())
        box.addWidget(each)
    box.addStretch(1)
    made.setLayout(box)
    return made


class AboutStep(Step):
    """What the app does, and what it does not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.does, self.does_not = Card(), Card()
        self._lines = [
            [self._line(card, icon) for icon in icons]
            for card, icons in (
                (self.does, ("hand", "practice", "report")),
                (self.does_not, ("info", "user", "lock")),
            )
        ]
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        for card in (self.does, self.does_not):
            card.body.addStretch(1)
            self._columns.addWidget(card, 1)
        self.body.addLayout(self._columns)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What MirrorMend is"))
        self.note.setText(
            self.tr("A companion for practising at home between visits to the clinic.")
        )
        self.does.heading.setText(self.tr("What it does"))
        self.does_not.heading.setText(self.tr("What it does not"))
        words = (
            (
                self.tr("Massage and small exercises, step by step, with a voice."),
                self.tr("It shows where a movement you did not want came along."),
                self.tr("A diary, and a report for your next visit."),
            ),
            (
                self.tr("It does not diagnose, grade or predict."),
                self.tr("It replaces no visit to a doctor or therapist."),
                self.tr("It sends nothing anywhere."),
            ),
        )
        for labels, texts in zip(self._lines, words, strict=True):
            for shown, text in zip(labels, texts, strict=True):
                shown.setText(text)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        directions = QBoxLayout.Direction
        self._columns.setDirection(
            directions.TopToBottom if theme.is_large else directions.LeftToRight
        )

    @staticmethod
    def _line(card: Card, icon: str) -> QLabel:
        shown = label()
        inside = row(14)
        inside.addWidget(Icon(icon, 28, "primary"))
        inside.addWidget(shown, 1)
        card.body.addLayout(inside)
        return shown


class ConsentStep(Step):
    """Four ticks, each by itself; going on writes them down. Signals: `text_requested()`."""

    text_requested = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self.rows = ConsentRows()
        self.rows.setProperty("kind", "card")
        self.without = Notice()
        self.body.addWidget(self.rows)
        self.body.addWidget(self.without)
        self.rows.changed.connect(self.changed)
        self.without.action_requested.connect(self.text_requested)

    @property
    def missing(self) -> str:
        if self.rows.has_needed:
            return ""
        return self.tr("To go on, the two that are needed have to be ticked.")

    def enter(self) -> None:
        self.rows.show_given(tuple(self._preferences.settings.consents))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What you agree to"))
        settings = self._preferences.settings
        note = self.tr("Each one by itself; you can change your mind in Settings.")
        if settings.affected is not Affected.UNKNOWN and not settings.consents:
            note = self.tr(
                "Your settings and records are all kept; only these consents are missing in them. "
                "You can change your mind in Settings at any time."
            )
        self.note.setText(note)
        self.rows.retranslate()
        self.without.say(
            self.tr("Without the optional ones, massage, reminders and the care diary all work."),
            action=self.tr("Read about privacy"),
        )

    def focus_first(self) -> None:
        self.rows.rows["limits"].tick.setFocus()
