"""The last steps of setting up: the side, when it began, and the plan with the first look."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame

from app.clock import Clock
from app.domain.sides import Affected
from ui.icons import Icon
from ui.pages.onboarding_step import Step
from ui.pages.settings_day import LENGTHS
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.gate_facts import Effect
from ui.widgets.controls import Card, IconButton, Segmented, Tick, chip, column, label, line, row
from ui.widgets.lock_effects import EffectList
from ui.widgets.rows import SettingRow
from ui.widgets.side_face import SideFace
from ui.widgets.since_choice import SinceChoice

_ORDER = (Affected.LEFT, Affected.RIGHT, Affected.UNKNOWN)


class SideStep(Step):
    """Which side had the palsy, never which way the mouth pulls; and when it began."""

    def __init__(self, theme: Theme, preferences: Preferences, clock: Clock) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self.face = SideFace(theme)
        self.left_chip, self.right_chip = chip(), chip()
        self.as_mirror = label("caption")
        self.sides = {side: IconButton("", "choice") for side in _ORDER}
        self.hint = label()
        self.since = SinceChoice(preferences, clock.now)
        self._since_row = SettingRow(self.since)
        self._is_chosen = False
        self._group = QButtonGroup(self)
        for number, button in enumerate(self.sides.values()):
            button.setCheckable(True)
            self._group.addButton(button, number)
        self._lay_out()
        self._group.idClicked.connect(self._on_side)

    def _lay_out(self) -> None:
        drawn = QFrame()
        drawn.setProperty("kind", "card")
        inside = column(8, (14, 14, 14, 12))
        chips = row(8)
        chips.addWidget(self.left_chip)
        chips.addStretch(1)
        chips.addWidget(self.right_chip)
        inside.addLayout(chips)
        inside.addWidget(self.face, 1)
        inside.addWidget(self.as_mirror, 0, Qt.AlignmentFlag.AlignHCenter)
        drawn.setLayout(inside)
        right = column(12)
        for button in self.sides.values():
            right.addWidget(button)
        hint = QFrame()
        hint.setProperty("kind", "well")
        said = row(14, (18, 10, 18, 10))
        said.addWidget(Icon("hand", 26, "primary"))
        said.addWidget(self.hint, 1)
        hint.setLayout(said)
        right.addWidget(self._since_row)
        right.addWidget(hint)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self._columns.addWidget(drawn, 1)
        self._columns.addLayout(right, 1)
        self.body.addLayout(self._columns)

    @property
    def missing(self) -> str:
        return "" if self._is_chosen else self.tr("Choose one of the three to go on.")

    def enter(self) -> None:
        """Show the side that was said; before anything was said none is chosen."""
        side = self._preferences.settings.affected
        if side is not Affected.UNKNOWN:
            self._is_chosen = True
            self.sides[side].setChecked(True)
        self.since.refresh()
        self._show_side(side)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.face.set_theme(theme)
        directions = QBoxLayout.Direction
        self._columns.setDirection(
            directions.BottomToTop if theme.is_large else directions.LeftToRight
        )

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Which side had the palsy?"))
        self.note.setText(
            self.tr("Choose the side that had it, whichever side the mouth is drawn to now.")
        )
        words = {
            Affected.LEFT: (self.tr("Left side"), ""),
            Affected.RIGHT: (self.tr("Right side"), ""),
            Affected.UNKNOWN: (
                self.tr("Both, or not sure"),
                self.tr("Massage is then for both sides; ask your doctor"),
            ),
        }
        for side, (name, note) in words.items():
            words_of = [each for each in (name, note) if each]
            self.sides[side].set_words("\n".join(words_of), ". ".join(words_of))
        self.hint.setText(
            self.tr("Lay a hand on the half that had it. Most people write with the right hand.")
        )
        self.left_chip.setText(self.tr("Your left"))
        self.right_chip.setText(self.tr("Your right"))
        self.as_mirror.setText(self.tr("Seen as in a mirror"))
        self._since_row.set_words(self.tr("When did it begin?"), self.tr("It may stay empty."))
        self.since.refresh()
        self._show_side(self._preferences.settings.affected)

    def focus_first(self) -> None:
        chosen = self._group.checkedButton() or self.sides[Affected.LEFT]
        chosen.setFocus()

    def _on_side(self, number: int) -> None:
        side = _ORDER[number]
        self._is_chosen = True
        self._preferences.use_affected(side)
        self._show_side(side)
        self.changed.emit()

    def _show_side(self, side: Affected) -> None:
        spoken = {
            Affected.LEFT: self.tr("A face; its left half is hatched"),
            Affected.RIGHT: self.tr("A face; its right half is hatched"),
            Affected.UNKNOWN: self.tr("A face; neither half is hatched"),
        }
        self.face.show_side(side, spoken[side])


class PlanStep(Step):
    """What is open now, a few choices about the day, and the first look as an offer.

    Signals: `look_requested()`.
    """

    look_requested = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self.plan, self.look = Card("today"), Card("cam")
        self.effects = EffectList()
        self.lengths = Segmented(LENGTHS)
        self.reminders = Tick()
        self._rows = (SettingRow(self.lengths), SettingRow(self.reminders, is_beside=True))
        self.plan.body.addWidget(self.effects)
        for each in self._rows:
            self.plan.body.addWidget(line())
            self.plan.body.addWidget(each)
        self.plan.body.addStretch(1)
        self.look_words, self.why_not = label(), label("strong", "cue")
        self.later = label("caption")
        self.start = IconButton("cam", "primary")
        for each in (self.look_words, self.why_not, self.start, self.later):
            self.look.body.addWidget(each)
        self.look.body.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addWidget(self.plan, 1)
        self._columns.addWidget(self.look, 1)
        self.body.addLayout(self._columns)
        self.lengths.chosen.connect(self._on_length)
        self.reminders.clicked.connect(preferences.use_reminders)
        self.start.clicked.connect(self.look_requested)

    def show_plan(self, effects: Sequence[Effect], why_not: str) -> None:
        """Show what is open; `why_not`: what keeps one from recording now, or nothing."""
        self.effects.show_effects(effects)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self.start.setVisible(not why_not)

    def enter(self) -> None:
        settings = self._preferences.settings
        self.lengths.set_value(settings.massage_length)
        self.reminders.setChecked(settings.reminders_on)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        directions = QBoxLayout.Direction
        self._columns.setDirection(
            directions.TopToBottom if theme.is_large else directions.LeftToRight
        )

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Your plan is ready"))
        self.note.setText(self.tr("Today shows it every day."))
        self.plan.heading.setText(self.tr("Your day"))
        self._rows[0].set_words(
            self.tr("Length of the massage"),
            "",
        )
        self.lengths.set_words(
            self.tr("Length of the massage"),
            [self.tr("%n min", "", int(each[1:])) for each in LENGTHS],
        )
        name = self.tr("Remind me")
        self._rows[1].set_words(name, self.tr("Times are in Settings."))
        self.reminders.setAccessibleName(name)
        self.look.heading.setText(self.tr("A first look, if you like"))
        self.look_words.setText(
            self.tr(
                "About 40 seconds: at rest, a gentle smile, eyes gently closed. Your own picture "
                "can stay off."
            )
        )
        self.start.set_words(self.tr("Check the camera and begin"))
        self.later.setText(self.tr("Or later, from Today."))

    def focus_first(self) -> None:
        (self.lengths if self.start.isHidden() else self.start).setFocus()

    def _on_length(self, length: object) -> None:
        self._preferences.use_massage_length(str(length))
