"""Texts that lie over the window until they are put away; loaded when they are first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

if TYPE_CHECKING:
    from ui.widgets.reader import Passage


class Sheets(QObject):
    """GUI thread only. Signals: `support_requested()` details for support are wanted."""

    support_requested = Signal()

    def __init__(self, window: QWidget, theme: Callable[[], Theme]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme

    def show_privacy(self) -> None:
        from ui.privacy import Statements

        self._show(self.tr("Privacy"), Statements(self).privacy())

    def show_licences(self) -> None:
        from ui.privacy import Statements

        self._show(self.tr("Licences"), Statements(self).licences())

    def _show(self, title: str, passages: "list[Passage]") -> None:
        from ui.widgets.text_sheet import TextSheet

        sheet = TextSheet(self._window, self._theme(), title, passages)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
