"""What happened and what to do next: notices in the page, and the empty page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from ui.icons import Icon
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.styling import set_look
from ui.widgets.support import SupportButton


class Notice(QFrame):
    """An icon, a sentence, up to one action, and "Close" where it may be put away.

    Signals: `action_requested()`, `closed()`.
    """

    action_requested = Signal()
    closed = Signal()

    def __init__(self, icon_name: str = "info", is_closable: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "note")
        self._icon = Icon(icon_name, tone="primary")
        self.title = label("strong")
        self.text = label()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.action = IconButton()
        self.support = SupportButton()
        self.close_button = IconButton("x", "quiet")
        words = column(4)
        for widget in (self.title, self.text, self.progress):
            words.addWidget(widget)
        words.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        self._box = row(16, (18, 12, 14, 12))
        self._box.addWidget(self._icon)
        self._box.addLayout(words, 1)
        self._box.addWidget(self.action)
        self._box.addWidget(self.close_button)
        self.setLayout(self._box)
        for widget in (self.title, self.progress, self.action):
            widget.hide()
        if not is_closable:
            self.close_button.hide()
        self.action.clicked.connect(self.action_requested)
        self.close_button.clicked.connect(self._on_close)

    def set_caution(self, is_caution: bool) -> None:
        """Use the violet of cautions in place of the green of news."""
        set_look(self, kind="cuenote" if is_caution else "note")
        self._icon.show_icon("info", "cue" if is_caution else "primary")

    def say(
        self, text: str, title: str = "", action: str = "", error: Exception | None = None
    ) -> None:
        """Show this; an empty `action` means there is nothing to press.

        `error`: what it is about; a mistake of ours comes with its details for support.
        """
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.action.set_words(action)
        self.action.setVisible(bool(action))
        self.support.show_for(error)
        self.progress.hide()
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it is; `of` 0 means that nobody knows."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setVisible(True)

    def set_close_words(self, text: str) -> None:
        self.close_button.set_words(text)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


class EmptyState(QWidget):
    """One sentence on what will appear here, and one button.

    Signals: `action_requested()`.
    """

    action_requested = Signal()

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon = Icon(icon_name, 48, "primary")
        self.title = label("h3")
        self.text = label(tone="text2")
        self.action = IconButton("", "primary")
        self.support = SupportButton()
        self.action.clicked.connect(self.action_requested)
        box = column(12, (24, 48, 24, 48))
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        for button in (self.action, self.support):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(box)

    def say(self, title: str, text: str, action: str = "", error: Exception | None = None) -> None:
        """Show this; `error` as in a `Notice`."""
        self.support.show_for(error)
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.action.set_words(action)
        self.action.setVisible(bool(action))
