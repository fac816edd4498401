"""The therapist's plan on the practice page: whose it is, and the ways to and from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from ui.viewmodels.plan_offer import PlanCardModel
from ui.widgets.controls import Card, IconButton, column, label


class TherapistCard(Card):
    """Its sets are put into `rows` by the page.

    Signals: `open_requested()` another plan shall be opened.
    """

    open_requested = Signal()

    def __init__(self, model: PlanCardModel) -> None:
        super().__init__("note", 10)
        self._model = model
        self.about = label(tone="text2")
        self.note = label()
        self.rules = label("caption")
        self.over = label("strong")
        self.rows = column(0)
        self.open = IconButton("folder")
        self.aside = IconButton("x")
        self.again = IconButton("repeat", "primary")
        for widget in (self.about, self.over, self.note):
            self.body.addWidget(widget)
        self.body.addLayout(self.rows)
        self.body.addWidget(self.rules)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(10)
        for button in (self.again, self.aside, self.open):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.body.addLayout(self._buttons)
        self.open.clicked.connect(self.open_requested)
        self.aside.clicked.connect(model.put_aside)
        self.again.clicked.connect(model.take_up)

    def set_wide(self, is_wide: bool) -> None:
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def refresh(self) -> None:
        """Show the plan as it is, in the language of the window."""
        model = self._model
        current, last = model.current, model.last
        plan = current or last
        self.heading.setText(self.tr("Your therapist's plan"))
        self.about.setText(self._told())
        self.note.setText(current.note if current is not None else "")
        self.note.setVisible(bool(self.note.text()))
        self.rules.setText("\n".join(model.rules(current)) if current is not None else "")
        self.rules.setVisible(current is not None)
        self.over.setText(self.tr("Its last day is over. Ask your therapist how to go on."))
        self.over.setVisible(bool(model.over))
        self.open.set_words(
            self.tr("Open a plan…") if plan is None else self.tr("Open another plan…")
        )
        self.aside.set_words(self.tr("Put it aside"), self.tr("Put the therapist's plan aside"))
        self.aside.setVisible(current is not None)
        self.again.set_words(self.tr("Follow it again"), self.tr("Follow the plan again"))
        self.again.setVisible(last is not None)

    def _told(self) -> str:
        model = self._model
        if model.current is not None:
            return model.about(model.current)
        if model.last is not None:
            words = self.tr("Put aside: {about}. Nothing of it is lost.")
            return words.format(about=model.about(model.last))
        return self.tr(
            "If your therapist has given you a plan as a file (it ends in .mmplan), open it here "
            "or drop it on the window. You see what it asks for before anything is changed."
        )
