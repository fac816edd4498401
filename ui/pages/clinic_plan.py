"""The clinician writes a plan: sets of exercises with their doses, and when to stop."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.session.plan_bounds import DoseBounds
from app.store.plan_json import MOST_SETS, NAME_LIMIT, PlannedExercise
from ui.theme import Theme
from ui.viewmodels.plan_writer import PlanWriterModel
from ui.widgets.controls import Card, IconButton, column, label, row, scrolled
from ui.widgets.menu_button import MenuButton
from ui.widgets.stepper import Stepper

_SIDE_PX, _NARROW_PX = 380, 1100
_NOTE_PX = 120


class DoseRow(QFrame):
    """One exercise of a set: how long, how often, and its place."""

    def __init__(
        self, model: PlanWriterModel, place: int, one: PlannedExercise, order: tuple[int, int]
    ) -> None:
        """`order` is `(number, of)` in the set, counted from 1."""
        super().__init__()
        self.setProperty("kind", "row")
        self._model, self._place, self._id = model, place, one.exercise
        bounds = model.bounds(one.exercise)
        self.name = label("strong")
        self.name.setText(f"{order[0]}. {model.words.name(one.exercise)}")
        self.hold, self.reps, self.rest = _steppers(bounds)
        least, most = bounds.least, bounds.most
        self.move_in = Stepper(least.move_in_s, most.move_in_s)
        self.move_out = Stepper(least.move_out_s, most.move_out_s)
        self.up, self.down = IconButton("", "square"), IconButton("", "square")
        self.out = IconButton("x", "square")
        self.up.setEnabled(order[0] > 1)
        self.down.setEnabled(order[0] < order[1])
        self._lay_out()
        self._set_words()
        self.hold.set_value(one.dose.hold_s)
        self.reps.set_value(one.dose.reps)
        self.rest.set_value(one.dose.rest_s)
        self.move_in.set_value(one.dose.move_in_s)
        self.move_out.set_value(one.dose.move_out_s)
        self._connect()

    def _lay_out(self) -> None:
        top, doses, moves = row(6), row(14), row(14)
        top.addWidget(self.name, 1)
        for button in (self.up, self.down, self.out):
            top.addWidget(button)
        for stepper in (self.hold, self.reps, self.rest):
            doses.addWidget(stepper)
        for stepper in (self.move_in, self.move_out):
            moves.addWidget(stepper)
        box = column(6, (12, 8, 8, 10))
        box.addLayout(top)
        for line in (doses, moves):
            line.addStretch(1)
            box.addLayout(line)
        self.setLayout(box)

    def _set_words(self) -> None:
        name = self._model.words.name(self._id)
        self.hold.set_words(
            self.tr("Hold {value} s"),
            self.tr("Hold {name} shorter").format(name=name),
            self.tr("Hold {name} longer").format(name=name),
        )
        self.reps.set_words(
            self.tr("{value} times"),
            self.tr("Do {name} less often").format(name=name),
            self.tr("Do {name} more often").format(name=name),
        )
        self.rest.set_words(
            self.tr("Rest {value} s"),
            self.tr("Rest shorter after {name}").format(name=name),
            self.tr("Rest longer after {name}").format(name=name),
        )
        self.move_in.set_words(
            self.tr("Into it {value} s"),
            self.tr("Move into {name} more quickly").format(name=name),
            self.tr("Move into {name} more slowly").format(name=name),
        )
        self.move_out.set_words(
            self.tr("Back {value} s"),
            self.tr("Come back from {name} more quickly").format(name=name),
            self.tr("Come back from {name} more slowly").format(name=name),
        )
        self.up.set_words("↑", self.tr("Move {name} up").format(name=name))
        self.down.set_words("↓", self.tr("Move {name} down").format(name=name))
        self.out.setAccessibleName(self.tr("Take {name} out").format(name=name))

    def _connect(self) -> None:
        model, place, id_ = self._model, self._place, self._id
        dose = partial(model.dose, place, id_)
        self.hold.changed.connect(lambda v: dose(lambda d: replace(d, hold_s=v)))
        self.reps.changed.connect(lambda v: dose(lambda d: replace(d, reps=round(v))))
        self.rest.changed.connect(lambda v: dose(lambda d: replace(d, rest_s=v)))
        self.move_in.changed.connect(lambda v: dose(lambda d: replace(d, move_in_s=v)))
        self.move_out.changed.connect(lambda v: dose(lambda d: replace(d, move_out_s=v)))
        self.up.clicked.connect(lambda: model.move(place, id_, -1))
        self.down.clicked.connect(lambda: model.move(place, id_, 1))
        self.out.clicked.connect(lambda: model.remove(place, id_))


class SetCard(Card):
    """One set of the plan."""

    def __init__(self, model: PlanWriterModel, place: int) -> None:
        super().__init__("practice", 8)
        self._model, self._place = model, place
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT)
        self.add = MenuButton()
        self.remove = IconButton("trash", "quiet")
        self.rows: dict[str, DoseRow] = {}
        self.head.addWidget(self.remove)
        self.body.addWidget(self.name)
        each = model.sets[place]
        self.name.setText(each.name)
        for number, one in enumerate(each.exercises, 1):
            made = DoseRow(model, place, one, (number, len(each.exercises)))
            self.rows[one.exercise] = made
            self.body.addWidget(made)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._set_words()
        self.name.textEdited.connect(lambda text: model.name_set(place, text))
        self.add.picked.connect(lambda id_: model.add(place, id_))
        self.remove.clicked.connect(lambda: model.remove_set(place))

    def _set_words(self) -> None:
        number = self._place + 1
        if self._model.sets[self._place].exercises:
            words = self.tr("Set {number}, about {minutes} min")
            minutes = self._model.minutes(self._place)
            self.heading.setText(words.format(number=number, minutes=minutes))
        else:
            self.heading.setText(self.tr("Set {number}").format(number=number))
        self.name.setPlaceholderText(self.tr("Name of the set"))
        self.name.setAccessibleName(self.tr("Name of the set"))
        words = self.tr("Add an exercise")
        options = self._model.pickable(self._place)
        self.add.show_options(words, options, None, words)
        self.add.setAccessibleName(words)
        self.add.setEnabled(bool(options))
        self.remove.set_words(self.tr("Remove"), self.tr("Remove set {n}").format(n=number))


class PlanWriter(QWidget):
    """A page inside the clinician's view; it never holds a patient's data of its own."""

    def __init__(self, theme: Theme, model: PlanWriterModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.about, self.rules = Card("user", 8), Card("info", 8)
        self.author, self.person = QLineEdit(), QLineEdit()
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(_NOTE_PX)
        self.note.setTabChangesFocus(True)
        usual = model.draft.rules
        self.reps = Stepper(1, usual.running_reps)
        self.fatigue = Stepper(1, usual.fatigue)
        self.last_day = QLineEdit()
        self.last_day.setMaxLength(10)
        named = (self.author, self.person, self.note, self.last_day)
        self._heads: dict[QWidget, QLabel] = {text: label("caption") for text in named}
        self.safe = label("caption")
        self.earlier = IconButton("folder")
        self.more = IconButton("plus")
        self.cards: list[SetCard] = []
        self._card_box = column(14)
        self._lay_out()
        self._set_words()
        self._fill()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        for text in (self.author, self.person):
            text.setMaxLength(NAME_LIMIT)
        for text in (self.author, self.person, self.note):
            self.about.body.addWidget(self._heads[text])
            self.about.body.addWidget(text)
        for widget in (self.reps, self.fatigue):
            self.rules.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.rules.body.addWidget(self._heads[self.last_day])
        self.rules.body.addWidget(self.last_day)
        self.rules.body.addWidget(self.safe)
        self._aside = QWidget()
        left = column(14)
        for widget in (self.about, self.rules, self.earlier):
            left.addWidget(widget)
        left.addStretch(1)
        self._aside.setLayout(left)
        sets = QWidget()
        right = column(14)
        right.addLayout(self._card_box)
        right.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        sets.setLayout(right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.setContentsMargins(20, 14, 20, 18)
        self._columns.addWidget(self._aside)
        self._columns.addWidget(sets, 1)
        content = QWidget()
        content.setLayout(self._columns)
        whole = column(0)
        whole.addWidget(scrolled(content))
        self.setLayout(whole)

    def _connect(self) -> None:
        for text in (self.author, self.person):
            text.textEdited.connect(self._on_words)
        self.note.textChanged.connect(self._on_words)
        self.last_day.textEdited.connect(self._on_rules)
        for stepper in (self.reps, self.fatigue):
            stepper.changed.connect(self._on_rules)
        self.more.clicked.connect(self._model.add_set)
        self._model.changed.connect(self.refresh)
        self._model.replaced.connect(self.show_draft)

    def _set_words(self) -> None:
        self.about.heading.setText(self.tr("A plan for one person"))
        for text, name in (
            (self.author, self.tr("Your name")),
            (self.person, self.tr("Who it is for (may stay empty)")),
            (self.note, self.tr("What you want to say about it")),
            (self.last_day, self.tr("Last day, such as 2026-12-31 (may stay empty)")),
        ):
            self._heads[text].setText(name)
            text.setAccessibleName(name)
        self.rules.heading.setText(self.tr("When to stop"))
        self.reps.set_words(
            self.tr("After {value} linked repetitions"),
            self.tr("Stop after fewer linked repetitions"),
            self.tr("Stop after more linked repetitions"),
        )
        self.fatigue.set_words(
            self.tr("From tiredness {value} of 10"),
            self.tr("Offer an end at less tiredness"),
            self.tr("Offer an end at more tiredness"),
        )
        self.safe.setText(
            self.tr(
                "Doses go no further than the app's own, and rules only stricter. The person sees "
                "the plan and accepts it first. The safety questions hold as ever."
            )
        )
        self.earlier.set_words(self.tr("Begin with an earlier plan…"))
        self.more.set_words(self.tr("Add a set"))

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def focus_first(self) -> None:
        self.author.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the sets as they are; what has the keyboard keeps it."""
        focused = self._focused()
        for old in self.cards:
            self._card_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [SetCard(self._model, n) for n in range(len(self._model.sets))]
        for made in self.cards:
            self._card_box.addWidget(made)
        self.more.setEnabled(len(self.cards) < MOST_SETS)
        if focused is not None:
            self._give_back(*focused)

    def _focused(self) -> tuple[int, str, str] | None:
        """Return the set, exercise and button that have the keyboard, where a set has it."""
        for place, card in enumerate(self.cards):
            for id_, each in card.rows.items():
                for name in ("up", "down", "out"):
                    if getattr(each, name).hasFocus():
                        return place, id_, name
            if card.isAncestorOf(self.focusWidget() or self):
                return place, "", ""
        return None

    def _give_back(self, place: int, exercise: str, button: str) -> None:
        card = self.cards[min(place, len(self.cards) - 1)]
        target: QWidget = card.add
        if exercise in card.rows:
            wanted: IconButton = getattr(card.rows[exercise], button)
            target = wanted if wanted.isEnabled() else card.rows[exercise].out
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < _NARROW_PX or self._theme.is_large
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._aside.setMinimumWidth(0 if is_narrow else _SIDE_PX)
        self._aside.setMaximumWidth(16777215 if is_narrow else _SIDE_PX)

    def _fill(self) -> None:
        draft = self._model.draft
        self.author.setText(draft.author)
        self.person.setText(draft.person)
        self.note.blockSignals(True)
        self.note.setPlainText(draft.note)
        self.note.blockSignals(False)
        self.reps.set_value(draft.rules.running_reps)
        self.fatigue.set_value(draft.rules.fatigue)
        self.last_day.setText(draft.rules.last_day or "")

    # --- requests ----------------------------------------------------------------------------

    def show_draft(self) -> None:
        """Show another draft than the one that was being written."""
        self._fill()
        self.refresh()

    def _on_words(self) -> None:
        self._model.write(
            author=self.author.text(), person=self.person.text(), note=self.note.toPlainText()
        )

    def _on_rules(self) -> None:
        rules = replace(
            self._model.draft.rules,
            running_reps=round(self.reps.value),
            fatigue=round(self.fatigue.value),
            last_day=self.last_day.text().strip() or None,
        )
        self._model.rule(rules)


def _steppers(bounds: DoseBounds) -> tuple[Stepper, Stepper, Stepper]:
    least, most = bounds.least, bounds.most
    return (
        Stepper(least.hold_s, most.hold_s),
        Stepper(least.reps, most.reps),
        Stepper(least.rest_s, most.rest_s),
    )
