"""What is shown when a question has fired: one screen for each level, made from its data."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QStackedWidget, QWidget

from app.domain.safety_rules import Panel
from app.errors import UserFacing
from ui.icons import Icon
from ui.pages.gate_correction import Correction
from ui.pages.gate_emergency import EmergencyPanel
from ui.theme import Theme
from ui.viewmodels.gate import GateModel
from ui.viewmodels.gate_facts import ScreenFacts
from ui.widgets.controls import IconButton, column, label, line, row, scrolled
from ui.widgets.lock_day import DayChoice
from ui.widgets.lock_effects import EffectList
from ui.widgets.notices import Notice

_NOTE_MOST = 500


class LevelPanel(QWidget):
    """Heading, text, what is closed, what ends it, and where content asks for it a day or a note.

    Signals: `closed()`, `wrong_button()`.
    """

    closed = Signal()
    wrong_button = Signal()

    def __init__(self, model: GateModel) -> None:
        super().__init__()
        self._model = model
        self._facts: ScreenFacts | None = None
        self._day: date | None = None
        self.heading, self.text = label("h1"), label("lead")
        self.icon = Icon("info", 48, "primary")
        self.effects = EffectList()
        self.way_back = label(tone="text2")
        self.day = DayChoice()
        self.note_name = label("strong")
        self.note = QLineEdit()
        self.note.setMaxLength(_NOTE_MOST)
        self.problem = Notice()
        self.problem.set_caution(True)
        self.problem.hide()
        self.wrong = IconButton("", "quiet")
        self.aloud = IconButton("voice")
        self.close_button = IconButton("", "primary")
        self._lay_out()
        self.wrong.clicked.connect(self.wrong_button)
        self.aloud.clicked.connect(self._on_aloud)
        self.close_button.clicked.connect(self._on_close)
        self.day.chosen.connect(self._on_day)

    def _lay_out(self) -> None:
        head = row(18)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        self._line = line()
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(1040)
        box = column(18, (40, 32, 40, 32))
        box.addLayout(head)
        for widget in (self.text, self._line, self.effects, self.way_back, self.day):
            box.addWidget(widget)
        for widget in (self.note_name, self.note, self.problem):
            box.addWidget(widget)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(12)
        self._foot.addWidget(self.wrong)
        self._foot.addStretch(1)
        self._foot.addWidget(self.aloud)
        self._foot.addWidget(self.close_button)
        box.addSpacing(8)
        box.addLayout(self._foot)
        card.setLayout(box)
        content = QWidget()
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        around = column(0, (40, 32, 40, 32))
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        content.setLayout(around)
        self.area = scrolled(content)
        whole = column()
        whole.addWidget(self.area)
        self.setLayout(whole)

    # --- showing -----------------------------------------------------------------------------

    def show_screen(self, facts: ScreenFacts) -> None:
        """Show a screen anew; nothing is entered in it yet."""
        self._day = None
        self.note.clear()
        self.problem.hide()
        self.set_words(facts)

    def set_words(self, facts: ScreenFacts) -> None:
        self._facts = facts
        self.icon.show_icon(facts.icon, "primary")
        self.heading.setText(facts.heading)
        self.text.setText(facts.text)
        self.setAccessibleName(facts.spoken)
        self.effects.show_effects(facts.effects)
        self.way_back.setText(facts.way_back)
        for widget, is_shown in (
            (self._line, bool(facts.effects or facts.way_back)),
            (self.effects, bool(facts.effects)),
            (self.way_back, bool(facts.way_back)),
            (self.day, facts.takes_day),
            (self.note_name, facts.takes_note),
            (self.note, facts.takes_note),
            (self.aloud, self._model.can_read_aloud),
        ):
            widget.setVisible(is_shown)
        self.note_name.setText(self.tr("When and where? You may leave this empty."))
        self.note.setAccessibleName(self.note_name.text())
        self.wrong.set_words(self.tr("I pressed the wrong button"))
        self.aloud.set_words(self.tr("Read aloud"))
        is_support = facts.panel is Panel.SUPPORT
        self.close_button.set_words(self.tr("Close") if is_support else self.tr("I have read this"))
        self._show_day()

    def set_theme(self, theme: Theme) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if theme.is_large else across)

    def focus_first(self) -> None:
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _show_day(self) -> None:
        words, model = self.tr("If a clinician has named a day, set it here."), self._model
        if self._day is not None:
            words = self.tr("The app will ask you on {day}. The day alone opens nothing.").format(
                day=model.words.day(self._day, model.lang)
            )
        self.day.show_day(self._day, model.now.date(), words, model.lang)

    # --- what the person does ----------------------------------------------------------------

    def _on_aloud(self) -> None:
        if self._facts is not None:
            self._model.read_aloud(self._facts.spoken)

    def _on_day(self, day: date) -> None:
        if self._facts is None:
            return
        try:
            self._model.ask_again_from(self._facts.rule, day)
        except UserFacing as error:
            self.problem.say(self._model.explain(error))
            return
        self._day = day
        self._show_day()

    def _on_close(self) -> None:
        text = self.note.text().strip()
        if self._facts is not None and text:
            try:
                self._model.note(self._facts.rule, {"note": text})
            except UserFacing as error:
                self.problem.say(self._model.explain(error))
                return
        self.closed.emit()


class GateScreens(QStackedWidget):
    """The screen of one rule at a time, and the question again for a slip.

    Signals: `closed(rule)` read and closed; `corrected(rule)` the other answer is the right one,
    nothing is written yet.
    """

    closed = Signal(str)
    corrected = Signal(str)

    def __init__(self, theme: Theme, model: GateModel) -> None:
        super().__init__()
        self._model = model
        self._rule = ""
        self.level = LevelPanel(model)
        self.emergency = EmergencyPanel(model)
        self.correction = Correction()
        self._asking = QWidget()
        self._asking.setProperty("kind", "page")
        self._asking.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        around = column(0, (56, 32, 56, 32))
        around.addStretch(1)
        around.addWidget(self.correction)
        around.addStretch(2)
        content = QWidget()
        content.setLayout(around)
        outer = column()
        outer.addWidget(scrolled(content))
        self._asking.setLayout(outer)
        for page in (self.level, self.emergency, self._asking):
            self.addWidget(page)
        for panel in (self.level, self.emergency):
            panel.closed.connect(self._on_closed)
            panel.wrong_button.connect(self._on_wrong_button)
        self.correction.corrected.connect(self.corrected)
        self.correction.kept.connect(self._on_kept)
        self.set_theme(theme)

    @property
    def current(self) -> LevelPanel | EmergencyPanel | None:
        """Return the screen in view; None while the question is asked again."""
        shown = self.currentWidget()
        return shown if isinstance(shown, LevelPanel | EmergencyPanel) else None

    @property
    def _panel(self) -> LevelPanel | EmergencyPanel:
        is_emergency = self._model.screen(self._rule).panel is Panel.EMERGENCY
        return self.emergency if is_emergency else self.level

    def set_theme(self, theme: Theme) -> None:
        for panel in (self.level, self.emergency):
            panel.set_theme(theme)

    def retranslate(self) -> None:
        if self._rule:
            self._panel.set_words(self._model.screen(self._rule))
            self._ask()

    def show_rule(self, rule: str) -> None:
        self._rule = rule
        self._panel.show_screen(self._model.screen(rule))
        self._on_kept()

    def _ask(self) -> None:
        text, was_yes = self._model.asked(self._rule), self._model.trigger(self._rule)
        self.correction.ask(self._rule, text, was_yes)

    def _on_wrong_button(self) -> None:
        self._model.hush()
        self._ask()
        self.setCurrentWidget(self._asking)
        self.correction.focus_first()

    def _on_kept(self) -> None:
        self.setCurrentWidget(self._panel)
        self._panel.focus_first()

    def _on_closed(self) -> None:
        self._model.hush()
        self.closed.emit(self._rule)
