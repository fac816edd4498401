"""Texts that lie over the window until they are put away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.privacy import Statements
from ui.theme import Theme
from ui.widgets.reader import Passage
from ui.widgets.text_sheet import TextSheet


class Sheets(QObject):
    """GUI thread only. Signals: `support_requested()` details for support are wanted."""

    support_requested = Signal()

    def __init__(self, window: QWidget, theme: Callable[[], Theme]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._statements = Statements(self)

    def show_privacy(self) -> None:
        self._show(self.tr("Privacy"), self._statements.privacy())

    def show_licences(self) -> None:
        self._show(self.tr("Licences"), self._statements.licences())

    def _show(self, title: str, passages: list[Passage]) -> None:
        sheet = TextSheet(self._window, self._theme(), title, passages)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
