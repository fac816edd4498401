"""What the clinician says of each linked movement of one expression."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.domain.sides import Side
from app.report.bundle.review_json import Judgement, Opinion
from app.report.bundle.reviews import Doubt
from app.report.results import PatternResult
from app.session.clinic import said
from ui.viewmodels.clinic import ClinicModel
from ui.viewmodels.clinic_words import ClinicWords
from ui.widgets.controls import IconButton, Segmented, column, label, row

_CALLED = (Opinion.CONFIRMED, Opinion.REJECTED, Opinion.UNSURE)
_NOT_CALLED = (Opinion.MISSED, Opinion.ABSENT, Opinion.UNSURE)
_ICONS = {
    Opinion.CONFIRMED: "check",
    Opinion.MISSED: "check",
    Opinion.REJECTED: "x",
    Opinion.ABSENT: "x",
    Opinion.UNSURE: "minus",
}
_THERE = (Opinion.CONFIRMED, Opinion.MISSED)


class VerdictCard(QFrame):
    """One linked movement: what the app said, and what the clinician says.

    Signals: `judged(PatternResult, Opinion, str, object)` the last a Side or None;
    `taken_back(PatternResult)`.
    """

    judged = Signal(object, object, str, object)
    taken_back = Signal(object)

    def __init__(
        self, result: PatternResult, words: ClinicWords, name: str, doubts: Sequence[Doubt] = ()
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.result = result
        self._words = words
        self._judgement: Judgement | None = None
        is_called = bool(said(result))
        self._opinions = _CALLED if is_called else _NOT_CALLED
        self.title = label("strong")
        self.title.setText(name)
        self.app = label()
        self.app.setText(words.app_said(result))
        self.numbers = label("caption")
        self.numbers.setText(words.numbers(result))
        self.doubted = label("body")
        self.doubted.setText(words.doubted(doubts))
        self.doubted.setVisible(bool(doubts))
        self.mine = label("strong", "primary")
        self.buttons = {opinion: IconButton(_ICONS[opinion]) for opinion in self._opinions}
        self.side = Segmented((Side.LEFT, Side.RIGHT))
        self.note = QLineEdit()
        self.undo = IconButton("back", "quiet")
        self._lay_out()
        self._set_words(name)

    def _lay_out(self) -> None:
        box = column(8, (16, 14, 16, 14))
        for widget in (self.title, self.app, self.numbers, self.doubted):
            box.addWidget(widget)
        for opinion, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_opinion, opinion))
            box.addWidget(button)
        for widget in (self.side, self.note):
            box.addWidget(widget)
        end = row(8)
        end.addWidget(self.mine, 1)
        end.addWidget(self.undo)
        box.addLayout(end)
        self.setLayout(box)
        self.side.chosen.connect(self._on_side)
        self.note.editingFinished.connect(self._on_note)
        self.undo.clicked.connect(self._on_undo)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard comes by, in this order."""
        return [*self.buttons.values(), *self.side.buttons(), self.note, self.undo]

    def _set_words(self, name: str) -> None:
        names = {
            Opinion.CONFIRMED: self.tr("Confirm"),
            Opinion.REJECTED: self.tr("Reject"),
            Opinion.UNSURE: self.tr("Unsure"),
            Opinion.MISSED: self.tr("It is there"),
            Opinion.ABSENT: self.tr("It is not there"),
        }
        for opinion, button in self.buttons.items():
            spoken = self.tr("{what}: {name}").format(what=names[opinion], name=name)
            button.set_words(names[opinion], spoken)
        self.side.set_words(self.tr("Side"), [self.tr("Left"), self.tr("Right")])
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note on {name}").format(name=name))
        self.undo.set_words(
            self.tr("Undo"), self.tr("Take back what was said: {name}").format(name=name)
        )

    def show_judgement(self, judgement: Judgement | None) -> None:
        self._judgement = judgement
        for opinion, button in self.buttons.items():
            button.setChecked(judgement is not None and judgement.opinion is opinion)
        is_there = judgement is not None and judgement.opinion in _THERE
        self.side.setVisible(is_there)
        if judgement is not None and judgement.side is not None:
            self.side.set_value(judgement.side)
        if not self.note.hasFocus():
            self.note.setText("" if judgement is None else judgement.note)
        self.note.setEnabled(judgement is not None)
        self.mine.setText(self._words.said(judgement))
        self.undo.setVisible(judgement is not None)

    def say(self, number: int) -> None:
        """Choose an opinion by its place, as the keys do."""
        self._on_opinion(self._opinions[number])

    def change_side(self) -> bool:
        """Put what was said to be there on the other side; tells whether it was."""
        known = self._judgement
        if known is None or known.opinion not in _THERE:
            return False
        self._on_side(Side.LEFT if known.side is Side.RIGHT else Side.RIGHT)
        return True

    def _on_opinion(self, opinion: Opinion) -> None:
        self._emit(opinion, self._side_for(opinion))

    def _side_for(self, opinion: Opinion) -> Side | None:
        if opinion not in _THERE:
            return None
        if self._judgement is not None and self._judgement.side is not None:
            return self._judgement.side
        return next((flag.side for flag in self.result.flags), None)

    def _on_side(self, side: Side) -> None:
        if self._judgement is not None:
            self._emit(self._judgement.opinion, side)

    def _on_note(self) -> None:
        known = self._judgement
        if known is not None and self.note.text().strip() != known.note:
            self._emit(known.opinion, known.side)

    def _emit(self, opinion: Opinion, side: Side | None) -> None:
        self.judged.emit(self.result, opinion, self.note.text().strip(), side)

    def _on_undo(self) -> None:
        self.note.setText("")
        self.taken_back.emit(self.result)


class VerdictPanel(QWidget):
    """The linked movements of the expression that is shown."""

    def __init__(self, model: ClinicModel) -> None:
        super().__init__()
        self._model = model
        self._words = ClinicWords(self)
        self._box = column(12)
        self.setLayout(self._box)
        self.cards: list[VerdictCard] = []
        self.nothing = label("body", "text2")
        self._box.addWidget(self.nothing)

    def show_results(self, results: Sequence[PatternResult]) -> None:
        """Show others than before."""
        for card in self.cards:
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        model = self._model
        self.cards = [
            VerdictCard(
                result,
                self._words,
                self._words.result(result, model.library, model.texts.lang),
                model.doubts(result),
            )
            for result in results
        ]
        for card in self.cards:
            card.judged.connect(model.judge)
            card.taken_back.connect(model.take_back)
            self._box.addWidget(card)
        self.nothing.setText(self.tr("Nothing is judged by the app in this expression."))
        self.nothing.setVisible(not self.cards)
        self.refresh()

    def refresh(self) -> None:
        """Show what was said meanwhile."""
        for card in self.cards:
            key = self._model.key_of(card.result)
            card.show_judgement(self._model.report.review.judgement(key))

    def say(self, number: int) -> None:
        """Give the first linked movement that nothing was said about an opinion, by key."""
        for card in self.cards:
            key = self._model.key_of(card.result)
            if self._model.report.review.judgement(key) is None or card is self.cards[-1]:
                card.say(number)
                return

    def change_side(self) -> None:
        """Put the last of these that was said to be there on the other side, by key."""
        any(card.change_side() for card in reversed(self.cards))
