"""One step of setting up: a heading, a note, and whatever is asked below them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Theme
from ui.widgets.controls import column, label, scrolled

WIDEST_PX = 1160


class Step(QWidget):
    """Scrolls where it has no room. Signals: `changed()` when `missing` may be another."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.heading = label("h1")
        self.note = label("lead", "text2")
        self.content = QWidget()
        self.content.setMaximumWidth(WIDEST_PX)
        self.body = column(10, (4, 0, 4, 4))
        self.body.addWidget(self.heading)
        self.body.addWidget(self.note)
        self.content.setLayout(self.body)
        holder = QWidget()
        around = column(0, (44, 14, 44, 4))
        around.addWidget(self.content)
        around.addStretch(1)
        holder.setLayout(around)
        self.area = scrolled(holder)
        whole = column()
        whole.addWidget(self.area)
        self.setLayout(whole)

    @property
    def missing(self) -> str:
        """Say what is still to be done before one can go on; empty where one can."""
        return ""

    @property
    def spoken(self) -> str:
        """Return all that stands on the page, for reading aloud."""
        shown = [each for each in self.content.findChildren(QLabel) if each.isVisible()]
        return " ".join(each.text() for each in shown if each.text())

    def enter(self) -> None:
        """Show what is known now; the step comes into view."""

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme

    def retranslate(self) -> None:
        """Set all words."""

    def focus_first(self) -> None:
        """Give the keyboard to the first control."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
