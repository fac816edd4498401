"""A question before something is gone: what will happen, and answers that differ clearly."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import Theme
from ui.viewmodels.data_words import Asked
from ui.widgets.controls import Card, IconButton, Tick, column, label


class ConfirmCard(QWidget):
    """Signals: `answered(bool)`; `backup_requested()`."""

    answered = Signal(bool)
    backup_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card = Card("info", spacing=14)
        self.lines = label()
        self.understood = Tick()
        self.no = IconButton("left", "primary")
        self.backup = IconButton("export")
        self.yes = IconButton("trash")
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(14)
        for button in (self.no, self.backup, self.yes):
            self._answers.addWidget(button)
        self._answers.addStretch(1)
        for widget in (self.lines, self.understood):
            self.card.body.addWidget(widget)
        self.card.body.addLayout(self._answers)
        box = column()
        box.addWidget(self.card)
        box.addStretch(1)
        self.setLayout(box)
        self.no.clicked.connect(self._on_no)
        self.yes.clicked.connect(self._on_yes)
        self.backup.clicked.connect(self.backup_requested)
        self.understood.toggled.connect(self.yes.setEnabled)

    def set_theme(self, theme: Theme) -> None:
        is_large = theme.is_large
        self._answers.setDirection(
            QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        )

    def show_question(self, asked: Asked) -> None:
        """Put a question; the careful answer has the focus."""
        self.card.heading.setText(asked.title)
        self.lines.setText("\n".join(f"· {line}" for line in asked.lines))
        self.lines.setAccessibleName(" ".join((asked.title, *asked.lines)))
        self.understood.setChecked(False)
        self.understood.setText(asked.understood)
        self.understood.setAccessibleName(asked.understood)
        self.understood.setVisible(bool(asked.understood))
        self.yes.setEnabled(not asked.understood)
        self.yes.show_icon("trash" if asked.offers_backup else "check")
        self.yes.set_words(asked.yes)
        self.no.set_words(asked.no)
        self.backup.set_words(self.tr("Back up first…"))
        self.backup.setVisible(asked.offers_backup)
        self.no.setFocus()

    def _on_no(self) -> None:
        self.answered.emit(False)

    def _on_yes(self) -> None:
        self.answered.emit(True)
