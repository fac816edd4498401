"""A text over the window, to read and to put away; some of it can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.theme import Theme
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.reader import Passage, Reader

_WIDTH, _HEIGHT = 860, 620


class TextSheet(QDialog):
    """Closed by its button or Esc; what is below waits."""

    def __init__(
        self, parent: QWidget, theme: Theme, title: str, passages: Sequence[Passage]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.text = Reader()
        self.text.setProperty("kind", "reader")
        self.text.show_text(passages, theme, title)
        self.close_button = IconButton("x", "primary")
        self.close_button.set_words(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        foot = row(14)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        box = column(14, (24, 20, 24, 20))
        box.addWidget(self.text, 1)
        box.addLayout(foot)
        self.setLayout(box)
        self.resize(fitting(parent))
        self.close_button.setFocus()


class CopySheet(QDialog):
    """What happened in a sentence, and the details for support as they would be copied."""

    def __init__(self, parent: QWidget | None, said: str, details: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("MirrorMend · 镜愈")
        self.setModal(True)
        self.said = label("lead")
        self.said.setText(said)
        self.note = label("caption")
        self.note.setText(
            self.tr(
                "These are the details for support: no names, no paths, nothing about health. "
                "They leave this computer only if you copy them and send them yourself."
            )
        )
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setPlainText(details)
        self.details.setAccessibleName(self.tr("Details for support"))
        self.details.setTabChangesFocus(True)
        self.copy, self.close_button = IconButton("export"), IconButton("x", "primary")
        self.copied = label("caption")
        self.copy.set_words(self.tr("Copy details for support"))
        self.close_button.set_words(self.tr("Close"))
        foot = row(14)
        foot.addWidget(self.copy)
        foot.addWidget(self.copied, 1)
        foot.addWidget(self.close_button)
        box = column(14, (24, 20, 24, 20))
        for widget in (self.said, self.note, self.details):
            box.addWidget(widget, 1 if widget is self.details else 0)
        box.addLayout(foot)
        self.setLayout(box)
        if parent is not None:
            self.resize(fitting(parent))
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copied.setText(self.tr("Copied. Paste it into a message to support."))


def fitting(parent: QWidget) -> QSize:
    """Return a size that has room in the window below."""
    return (parent.window().size() * 0.9).boundedTo(QSize(_WIDTH, _HEIGHT))
