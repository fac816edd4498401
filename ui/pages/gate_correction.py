"""The question once more, for somebody who says that they pressed the wrong button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.widgets.controls import IconButton, column, label, row


class Correction(QFrame):
    """Nothing is changed before the person has read the question again and answered it.

    Signals: `corrected(rule)` the other answer is right; `kept()` the first one is.
    """

    corrected = Signal(str)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._rule = ""
        self.heading = label("h2")
        self.text = label("lead")
        self.other, self.same = IconButton(), IconButton()
        box = column(18, (28, 24, 28, 24))
        box.addWidget(self.heading)
        box.addWidget(self.text)
        buttons = column(12)
        for button in (self.same, self.other):
            across = row(0)
            across.addWidget(button)
            across.addStretch(1)
            buttons.addLayout(across)
        box.addLayout(buttons)
        self.setLayout(box)
        self.other.clicked.connect(self._on_other)
        self.same.clicked.connect(self.kept)

    def ask(self, rule: str, text: str, was_yes: bool) -> None:
        """Show the question of a rule; `was_yes` is the answer that was given."""
        self._rule = rule
        self.heading.setText(self.tr("Please read the question once more"))
        self.text.setText(text)
        yes, no = self.tr("My answer is Yes"), self.tr("My answer is No")
        self.same.set_words(yes if was_yes else no)
        self.other.set_words(no if was_yes else yes)

    def focus_first(self) -> None:
        self.same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_other(self) -> None:
        self.corrected.emit(self._rule)
