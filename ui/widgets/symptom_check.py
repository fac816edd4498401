"""How it feels today, in half a minute: one question at a time, large answers, one tap each."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.texts import Lang
from ui.theme import Theme
from ui.widgets.controls import IconButton, column, label, row

if TYPE_CHECKING:
    from app.domain.journal import JsonValue
    from exercises.schema_care import CareItem, LogField


class SymptomCheck(QFrame):
    """The required questions of the item. Signals: `finished(fields)`; `left()` without them."""

    finished = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, item: "CareItem") -> None:
        super().__init__()
        self._theme = theme
        self._lang = Lang.EN
        self.questions = tuple(field for field in item.log if field.required)
        self.answers: dict[str, JsonValue] = {}
        self.place = 0
        self.setProperty("kind", "card")
        self.count = label("caption")
        self.question = label("h1")
        self.buttons: dict[object, IconButton] = {}
        self.back, self.leave, self.done = IconButton("left"), IconButton("x"), IconButton()
        self.done.setProperty("kind", "primary")
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        box = column(18, (28, 24, 28, 24))
        box.addWidget(self.count)
        box.addWidget(self.question)
        box.addLayout(self._grid)
        box.addStretch(1)
        end = row(12)
        for widget in (self.back, self.leave):
            end.addWidget(widget)
        end.addStretch(1)
        end.addWidget(self.done)
        box.addLayout(end)
        self.setLayout(box)
        self.back.clicked.connect(self._on_back)
        self.leave.clicked.connect(self.left)
        self.done.clicked.connect(self._on_done)

    def set_look(self, theme: Theme, lang: Lang) -> None:
        self._theme, self._lang = theme, lang
        self._show()

    def begin(self) -> None:
        """Ask from the first question on."""
        self.answers, self.place = {}, 0
        self._show()

    @property
    def _field(self) -> "LogField":
        return self.questions[self.place]

    def _show(self) -> None:
        field = self._field
        self.count.setText(
            self.tr("Question {n} of {of}").format(n=self.place + 1, of=len(self.questions))
        )
        self.question.setText(field.label.of(self._lang))
        self.back.set_words(self.tr("Back"), self.tr("Back to the question before"))
        self.back.setVisible(self.place > 0)
        self.leave.set_words(self.tr("Not now"))
        self.done.set_words(self.tr("Done"))
        self.done.setVisible(field.multiple)
        self.done.setEnabled(bool(self.answers.get(field.key)))
        self._fill(self._choices(field))
        first = next(iter(self.buttons.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self, field: "LogField") -> dict[object, str]:
        if field.options:
            return {option.id: option.name.of(self._lang) for option in field.options}
        assert field.min is not None, "required numbers have both ends"
        assert field.max is not None, "required numbers have both ends"
        return {value: str(value) for value in range(field.min, field.max + 1)}

    def _fill(self, choices: dict[object, str]) -> None:
        for old in self.buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        columns = self._columns(len(choices))
        for place, (value, text) in enumerate(choices.items()):
            button = IconButton("", "session")
            button.setCheckable(True)
            button.set_words(text, f"{self.question.text()}: {text}")
            button.setChecked(value in self._chosen())
            button.clicked.connect(partial(self._on_clicked, value))
            self.buttons[value] = button
            self._grid.addWidget(button, place // columns, place % columns)
        for index in range(12):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self._order()

    def _columns(self, count: int) -> int:
        if count > 9:
            return 4 if self._theme.is_large else 6
        return 2 if self._theme.is_large and count > 3 else min(count, 3 if count > 4 else 4)

    def _order(self) -> None:
        chain: list[QWidget] = [*self.buttons.values(), self.back, self.leave, self.done]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _chosen(self) -> tuple[object, ...]:
        value = self.answers.get(self._field.key)
        return tuple(value) if isinstance(value, list) else (value,)

    def _on_clicked(self, value: object) -> None:
        """One answer leads on; where several may be true, the first one ("fine") does too."""
        field = self._field
        if not field.multiple:
            self.answers[field.key] = value  # type: ignore[assignment]
            self._forward()
            return
        fine = field.options[0].id
        if value == fine:
            self.answers[field.key] = [fine]
            self._forward()
            return
        picked = [key for key, each in self.buttons.items() if each.isChecked() and key != fine]
        self.buttons[fine].setChecked(False)
        self.answers[field.key] = picked  # type: ignore[assignment]
        self.done.setEnabled(bool(picked))

    def _on_done(self) -> None:
        self._forward()

    def _on_back(self) -> None:
        self.place = max(0, self.place - 1)
        self._show()

    def _forward(self) -> None:
        if self.place + 1 < len(self.questions):
            self.place += 1
            self._show()
        else:
            self.finished.emit(dict(self.answers))
