"""The way to the details for support, beside whatever is said of a failure nobody foresaw."""

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from app.errors import UserFacing
from app.version import APP_VERSION
from ui.widgets.controls import IconButton

if TYPE_CHECKING:
    from ui.widgets.text_sheet import CopySheet


class SupportWanted(QEvent):
    """Goes to the window; whoever shows the details there says so in `is_answered`."""

    def __init__(self) -> None:
        super().__init__(QEvent.Type.User)
        self.is_answered = False


class SupportButton(IconButton):
    """Shown only where a failure is a mistake of ours: what a person can mend needs no support."""

    def __init__(self) -> None:
        super().__init__("export")
        self._error: Exception | None = None
        self.sheet: CopySheet | None = None
        self.hide()
        self.clicked.connect(self._on_clicked)

    def show_for(self, error: Exception | None) -> None:
        self._error = None if isinstance(error, UserFacing) else error
        self.set_words(self.tr("Copy details for support…"))
        self.setVisible(self._error is not None)

    def _on_clicked(self) -> None:
        wanted = SupportWanted()
        QCoreApplication.sendEvent(self.window(), wanted)
        if not wanted.is_answered and self._error is not None:
            self._show(self._error)

    def _show(self, error: Exception) -> None:
        """Show them here: in the windows before the first page nobody else does."""
        from app.support import details, trace_of
        from ui.widgets.text_sheet import CopySheet

        system = f"{platform.system()} {platform.release()} {platform.machine()}"
        facts = [("MirrorMend", APP_VERSION), ("System", system)]
        said = self.tr("What failed just now, for support:")
        sheet = self.sheet = CopySheet(self.window(), said, details(facts, [trace_of(error)]))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
