"""One of several values in rows of buttons, for where all of them in one row have no room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.widgets.controls import Segmented, column, label, row


class Pad(QFrame):
    """A question and its values. Nothing is chosen at first; a choice can be changed.

    Signals: `chosen(object)`.
    """

    chosen = Signal(object)

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._values = [list(values) for values in rows]
        self.question = label("strong")
        self.rows = tuple(Segmented(values) for values in self._values)
        self.least, self.most = label("caption"), label("caption")
        self.ends = row(12)
        self.ends.addWidget(self.least, 1)
        self.ends.addWidget(self.most)
        box = column(6)
        box.addWidget(self.question)
        for values in self.rows:
            box.addWidget(values)
            values.chosen.connect(self._on_chosen)
        box.addLayout(self.ends)
        self.setLayout(box)

    @property
    def value(self) -> int | None:
        return next((v for each in self.rows if isinstance(v := each.value, int)), None)

    def set_value(self, value: int | None) -> None:
        if value != self.value:
            self._leave_only(value)

    def set_words(
        self, question: str, words: Sequence[str] = (), least: str = "", most: str = ""
    ) -> None:
        """Ask for something; without `words` the numbers stand for themselves."""
        self.question.setText(question)
        names = list(words) or [str(value) for values in self._values for value in values]
        for segments, values in zip(self.rows, self._values, strict=True):
            segments.set_words(question, names[: len(values)])
            names = names[len(values) :]
        self.least.setText(self.tr("0: {meaning}").format(meaning=least) if least else "")
        self.most.setText(self.tr("10: {meaning}").format(meaning=most) if most else "")
        for widget in (self.least, self.most):
            widget.setVisible(bool(widget.text()))

    def _leave_only(self, value: int | None) -> None:
        for segments, values in zip(self.rows, self._values, strict=True):
            if value in values:
                segments.set_value(value)
            else:
                segments.clear()

    def _on_chosen(self, value: object) -> None:
        if isinstance(value, int):
            self._leave_only(value)
            self.chosen.emit(value)
