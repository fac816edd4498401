"""The questions of the care list: one widget for each kind of answer."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.texts import Lang
from ui.widgets.controls import IconButton, Stepper, Tick, column, label, row
from ui.widgets.scale import YesNo

if TYPE_CHECKING:
    from exercises.schema_care import LogField

MOST_BUTTONS: Final = 11
"""Up to so many numbers are buttons in view; more are counted with − and +."""
_WIDEST: Final = 100
_MOST_COLUMNS: Final = 3
LONGEST: Final = 1000
"""Characters of a note; a bound against a paste gone wrong."""


class FieldEditor(QWidget):
    """One question. Signals: `chosen(key, value)`; the value is None where nothing is said."""

    chosen = Signal(str, object)

    def __init__(self, field: "LogField") -> None:
        super().__init__()
        self.field = field
        self.question = label("strong")
        self.box = column(6)
        self.box.addWidget(self.question)
        self.setLayout(self.box)

    def set_look(self, lang: Lang, columns: int) -> None:
        self.question.setText(self.field.label.of(lang))

    def show_value(self, value: object) -> None:
        raise NotImplementedError


class Choice(FieldEditor):
    """Answered by ticks; one of them, or as many as there are."""

    def __init__(self, field: "LogField") -> None:
        super().__init__(field)
        self.ticks = {option.id: Tick() for option in field.options}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        self.box.addLayout(self._grid)
        for name, tick in self.ticks.items():
            tick.clicked.connect(partial(self._on_clicked, name))

    def set_look(self, lang: Lang, columns: int) -> None:
        super().set_look(lang, columns)
        names = {option.id: option.name.of(lang) for option in self.field.options}
        for place, (name, tick) in enumerate(self.ticks.items()):
            tick.setText(names[name])
            tick.setAccessibleName(f"{self.question.text()}: {names[name]}")
            self._grid.addWidget(tick, place // columns, place % columns)
        for index in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

    def show_value(self, value: object) -> None:
        for name, tick in self.ticks.items():
            is_list = isinstance(value, Sequence) and not isinstance(value, str)
            tick.setChecked(name in value if is_list else name == value)  # type: ignore[operator]

    def _on_clicked(self, name: str) -> None:
        is_on = self.ticks[name].isChecked()
        if not self.field.multiple:
            for other, tick in self.ticks.items():
                tick.setChecked(is_on and other == name)
        picked = [each for each, tick in self.ticks.items() if tick.isChecked()]
        value: object = picked if self.field.multiple else next(iter(picked), None)
        self.chosen.emit(self.field.key, value or None)


class Truth(FieldEditor):
    """Yes, no, or not said."""

    def __init__(self, field: "LogField") -> None:
        super().__init__(field)
        self.question.hide()
        self.answer = YesNo()
        self.box.addWidget(self.answer)
        self.answer.values.chosen.connect(partial(self.chosen.emit, field.key))

    def set_look(self, lang: Lang, columns: int) -> None:
        super().set_look(lang, columns)
        self.answer.set_words(self.question.text())

    def show_value(self, value: object) -> None:
        self.answer.values.set_value(value if isinstance(value, bool) else None)


class Numbers(FieldEditor):
    """A few numbers, all in view; pressing the chosen one again takes it back."""

    def __init__(self, field: "LogField") -> None:
        super().__init__(field)
        least, most = _range_of(field)
        self.buttons = {value: IconButton("", "square") for value in range(least, most + 1)}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        across = row(0)
        across.addLayout(self._grid)
        across.addStretch(1)
        self.box.addLayout(across)
        for value, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_clicked, value))

    def set_look(self, lang: Lang, columns: int) -> None:
        super().set_look(lang, columns)
        in_row = len(self.buttons) if columns > 1 else 6
        for place, (value, button) in enumerate(self.buttons.items()):
            button.set_words(str(value), f"{self.question.text()}: {value}")
            self._grid.addWidget(button, place // in_row, place % in_row)

    def show_value(self, value: object) -> None:
        for number, button in self.buttons.items():
            button.setChecked(value == number and not isinstance(value, bool))

    def _on_clicked(self, value: int) -> None:
        is_on = self.buttons[value].isChecked()
        self.show_value(value if is_on else None)
        self.chosen.emit(self.field.key, value if is_on else None)


class Count(FieldEditor):
    """A number that is counted up and down; 0 as long as nothing is said."""

    def __init__(self, field: "LogField") -> None:
        super().__init__(field)
        self.stepper = Stepper(*_range_of(field))
        across = row(0)
        across.addWidget(self.stepper)
        across.addStretch(1)
        self.box.addLayout(across)
        self.stepper.set_value(0)
        self.stepper.chosen.connect(partial(self.chosen.emit, field.key))

    def set_look(self, lang: Lang, columns: int) -> None:
        super().set_look(lang, columns)
        name = self.question.text()
        self.stepper.set_words(
            self.tr("Less: {name}").format(name=name), self.tr("More: {name}").format(name=name)
        )

    def show_value(self, value: object) -> None:
        self.stepper.set_value(value if isinstance(value, int) else 0)


class TextLine(FieldEditor):
    """Words; kept when the line is left or Enter is pressed."""

    def __init__(self, field: "LogField") -> None:
        super().__init__(field)
        self.edit = QLineEdit()
        self.edit.setMaxLength(LONGEST)
        self.box.addWidget(self.edit)
        self._kept = ""
        self.edit.editingFinished.connect(self._on_finished)

    def set_look(self, lang: Lang, columns: int) -> None:
        super().set_look(lang, columns)
        self.edit.setAccessibleName(self.question.text())

    def show_value(self, value: object) -> None:
        text = value if isinstance(value, str) else ""
        if text != self._kept or not self.edit.hasFocus():
            self._kept = text
            self.edit.setText(text)

    def _on_finished(self) -> None:
        text = self.edit.text().strip()
        if text != self._kept:
            self._kept = text
            self.chosen.emit(self.field.key, text or None)


def editor_of(field: "LogField") -> FieldEditor | None:
    """Return what a field is answered with; None for what only the app itself knows."""
    if field.auto or field.key == "done":
        return None
    match field.type:
        case "bool":
            return Truth(field)
        case "enum":
            return Choice(field)
        case "int":
            least, most = _range_of(field)
            return Numbers(field) if most - least < MOST_BUTTONS else Count(field)
        case "str" | "text":
            return TextLine(field)
        case _:
            return None


def _range_of(field: "LogField") -> tuple[int, int]:
    least = 0 if field.min is None else field.min
    return least, least + _WIDEST if field.max is None else field.max
