"""What stands beside an open report: which session, which expression, whose review."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.report.bundle.verify import Verdict
from ui.pages.clinic_sender import SenderCard
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel, ClinicState
from ui.viewmodels.clinic_words import ClinicWords
from ui.viewmodels.result_parts import FindingRow
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.finding_list import FindingList
from ui.widgets.menu_button import MenuButton
from ui.widgets.stepped_choice import SteppedChoice


class ClinicAside(QFrame):
    """A column of its own; where there is less room its choices move into a `ClinicStrip`.

    Signals: `expression_chosen(exercise)`; `texts_edited()`.
    """

    expression_chosen = Signal(str)
    texts_edited = Signal()

    def __init__(self, theme: Theme, model: ClinicModel) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._model = model
        self._words = ClinicWords(self)
        self.sessions = SteppedChoice()
        self.count = label("caption")
        self.rows = FindingList(theme)
        self.compare, self.entered = IconButton("list"), IconButton("list")
        self.rate = IconButton("note")
        self.agreement = label("caption")
        self.reviewer, self.note = QLineEdit(), QLineEdit()
        self.origin = SenderCard(model)
        self._is_counted_apart = True
        self._top = column(8)
        self._tools = QWidget()
        self._lay_out()
        self.sessions.picked.connect(model.choose)
        self.rows.chosen.connect(self.expression_chosen)
        for text in (self.note, self.reviewer):
            text.editingFinished.connect(self.texts_edited)

    def _lay_out(self) -> None:
        tools = column(8)
        for widget in (self.compare, self.entered, self.rate):
            tools.addWidget(widget)
        self._tools.setLayout(tools)
        box = column(12, (14, 14, 14, 16))
        box.addWidget(self.origin)
        box.addLayout(self._top)
        box.addWidget(self.rows)
        box.addWidget(self._tools)
        for widget in (self.agreement, self.reviewer, self.note):
            box.addWidget(widget)
        box.addStretch(1)
        self.setLayout(box)
        self.rows.set_most(9)

    def take_choices(self) -> None:
        """Show session and expression here."""
        self.sessions.set_stacked(is_stacked=True)
        self._is_counted_apart = True
        for widget in (self.sessions, self.count):
            self._top.addWidget(widget)
            widget.show()
        self.show_lists(are_shown=True)
        self.refresh()

    def give_choices(self, *, is_large: bool) -> None:
        """Show them elsewhere; beside large words the count stands on the button itself."""
        self.show_lists(are_shown=False)
        self.sessions.set_stacked(is_stacked=False)
        self._is_counted_apart = not is_large
        self.count.setVisible(self._is_counted_apart)
        self.refresh()

    def show_lists(self, *, are_shown: bool) -> None:
        self.rows.setVisible(are_shown)
        self._tools.setVisible(are_shown)

    def choice_stops(self) -> list[QWidget]:
        """Return what chooses a session, in the order in which the keyboard comes by."""
        return [self.sessions.menu, self.sessions.back, self.sessions.on]

    def stops(self) -> list[QWidget]:
        origin = [self.origin.check, self.origin.name, self.origin.accept]
        tools = [self.rows, self.compare, self.entered, self.rate]
        return [*origin, *self.choice_stops(), *tools, self.reviewer, self.note]

    def set_theme(self, theme: Theme) -> None:
        self.rows.set_theme(theme)

    def set_words(self) -> None:
        self.rate.set_words(self.tr("Sunnybrook"), self.tr("Sunnybrook, your own rating"))
        self.entered.set_words(
            self.tr("Entered values"), self.tr("Totals and symptom diary of the person")
        )
        self.compare.set_words(self.tr("Compare two"), self.tr("Compare two visits"))
        self.sessions.set_step_words(self.tr("Older session"), self.tr("Newer session"))
        for text, name in (
            (self.reviewer, self.tr("Your name")),
            (self.note, self.tr("Note on the whole report")),
        ):
            text.setPlaceholderText(name)
            text.setAccessibleName(name)

    def refresh(self) -> None:
        """Show which session it is, and what is left to say."""
        model = self._model
        if model.state is not ClinicState.OPEN or model.session is None:
            return
        lang = model.texts.lang
        oldest_first = model.sessions[::-1]
        options = [
            (one.id, f"{self._words.when(one, lang)} · {self._state(model.open_results(one))}")
            for one in oldest_first
        ]
        self.sessions.show_options(self.tr("Session"), options, model.session.id)
        when = self._words.when(model.session, lang)
        state = self._state(model.open_results(model.session))
        shown = when if self._is_counted_apart else f"{when} · {state}"
        self.sessions.menu.set_words(f"{shown} ▾", f"{when}, {state}")
        place = [one.id for one in oldest_first].index(model.session.id) + 1
        self.count.setText(
            self.tr("Session {n} of {of} · {state}").format(
                n=place, of=len(oldest_first), state=state
            )
        )
        self.origin.refresh()
        self.agreement.setText(self._words.agreement(model.agreement))
        review = model.report.review
        for text, value in ((self.note, review.note), (self.reviewer, review.reviewer)):
            if not text.hasFocus():
                text.setText(value)

    def _state(self, open_: int) -> str:
        return self.tr("%n to review", "", open_) if open_ else self.tr("reviewed")


class ClinicStrip(QWidget):
    """Session, expression and the rest in one line above a narrower page.

    Signals: `expression_chosen(exercise)`; `wanted(str)` one of `compare entered rate sender
    plan open`.
    """

    expression_chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, model: ClinicModel) -> None:
        super().__init__()
        self._model = model
        self.has_plan = False
        self.expressions = SteppedChoice()
        self.more = MenuButton()
        self._box: QVBoxLayout = column(8)
        self._choices, self._below = row(12), row(12)
        self._box.addLayout(self._choices)
        self._box.addLayout(self._below)
        self.setLayout(self._box)
        self.expressions.picked.connect(self.expression_chosen)
        self.more.picked.connect(self.wanted)

    def take_choices(self, aside: ClinicAside, *, is_large: bool) -> None:
        """Show session and expression here: in one line, or large words in two."""
        aside.give_choices(is_large=is_large)
        self._choices.addWidget(aside.sessions, 1)
        second = self._below if is_large else self._choices
        second.addWidget(self.expressions, 1)
        second.addWidget(self.more)
        self._box.addWidget(aside.count)
        aside.count.setVisible(not is_large)

    def stops(self, aside: ClinicAside) -> list[QWidget]:
        """Return what stands in the line, in the order in which the keyboard comes by."""
        chooser = self.expressions
        own = [chooser.menu, chooser.back, chooser.on, self.more]
        return [*aside.choice_stops(), *own]

    def show_rows(self, rows: tuple[FindingRow, ...], exercise: str) -> None:
        self.expressions.show_options(
            self.tr("Expression"),
            [(each.exercise, _line(each)) for each in rows],
            exercise,
        )
        self.expressions.set_step_words(self.tr("Expression before"), self.tr("Next expression"))

    def refresh(self) -> None:
        found = self._model.verification
        options: list[tuple[object, str]] = [
            ("compare", self.tr("Compare two visits")),
            ("entered", self.tr("Totals and symptom diary of the person")),
            ("rate", self.tr("Sunnybrook, your own rating")),
        ]
        if found is not None and found.verdict is Verdict.UNKNOWN:
            options.append(("sender", self.tr("Check who sent it")))
        if self.has_plan:
            options.append(("plan", self.tr("Write a plan for the person")))
        options.append(("open", self.tr("Open another report")))
        more = self.tr("More")
        self.more.show_options(more, options, None, more)
        self.more.setAccessibleName(more)


def _line(each: FindingRow) -> str:
    said = f" · {each.doubt}" if each.doubt else ""
    return f"{each.name}: {each.word}{said}"
