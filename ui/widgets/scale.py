"""How much, from 0 to 10, as the person feels it; or not said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.controls import Segmented, column, label, row

_VALUES = tuple(range(11))


class Scale(QFrame):
    """Eleven values in view and what both ends mean; "not said" stands before them.

    Signals: `chosen(int | None)` when the person has chosen another one.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = label("strong")
        self.hint = label("caption")
        self.values = Segmented([None, *_VALUES])
        self.least = label("caption", wrap=False)
        self.most = label("caption", wrap=False)
        ends = row(12)
        ends.addWidget(self.least)
        ends.addStretch(1)
        ends.addWidget(self.most, 0, Qt.AlignmentFlag.AlignRight)
        box = column(6)
        for widget in (self.question, self.hint, self.values):
            box.addWidget(widget)
        box.addLayout(ends)
        self.setLayout(box)
        self.setFocusProxy(self.values)
        self.values.set_value(None)
        self.values.chosen.connect(self.chosen)
        self.hint.hide()

    @property
    def value(self) -> int | None:
        value = self.values.value
        return value if isinstance(value, int) else None

    def set_value(self, value: int | None) -> None:
        self.values.set_value(value)

    def set_words(self, question: str, least: str, most: str, hint: str = "") -> None:
        """Ask for something; `least` and `most` say what 0 and 10 mean."""
        self.question.setText(question)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.values.set_words(question, [self.tr("Not said"), *map(str, _VALUES)])
        self.least.setText(self.tr("0: {meaning}").format(meaning=least))
        self.most.setText(self.tr("10: {meaning}").format(meaning=most))


class YesNo(QFrame):
    """A question with "not said", "no" and "yes"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = label("strong")
        self.values = Segmented([None, False, True])
        box = column(6)
        box.addWidget(self.question)
        box.addWidget(self.values)
        self.setLayout(box)
        self.values.set_value(None)

    @property
    def value(self) -> bool | None:
        value = self.values.value
        return value if isinstance(value, bool) else None

    def set_words(self, question: str) -> None:
        self.question.setText(question)
        self.values.set_words(question, [self.tr("Not said"), self.tr("No"), self.tr("Yes")])
