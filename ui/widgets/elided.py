"""What gives way: one line that leaves out its middle, told by the tip, and a path that breaks."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


def breakable(path: Path) -> str:
    """Return a path whose lines may end after any of its folders."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


class ElidedLabel(QLabel):
    """Use `say`; `text()` is what is shown of it."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        self._words = words
        # A tip, unlike a label, takes what looks like markup for markup: the name of a file may.
        self.setToolTip(f"<span>{escape(words)}</span>" if words else "")
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._words, middle, self.width()))
