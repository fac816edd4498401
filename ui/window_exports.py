"""Files that the window makes on request: a report of recordings, a page that was read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import UserFacing
from ui.dialogs import Dialogs
from ui.messages import Messages
from ui.widgets.reader import Passage, save_pdf
from ui.window_parts import Models

if TYPE_CHECKING:
    from app.domain.records import SessionId


class Exports(QObject):
    """Asks where a file shall go, and makes it. GUI thread only."""

    def __init__(
        self, window: QWidget, models: Models, dialogs: Dialogs, messages: Messages
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._dialogs = dialogs
        self._messages = messages
        models.exporter.started.connect(messages.report_started)
        models.exporter.saved.connect(messages.report_saved)
        models.exporter.failed.connect(messages.explain)

    def report(self, session_ids: "tuple[SessionId, ...]") -> None:
        """Ask where the report over these recordings shall go, and make it."""
        day = self._models.today.now.date().isoformat()
        out = self._dialogs.report(self._window, f"MirrorMend {day}.pdf")
        if out is not None:
            self._models.exporter.start(session_ids, self._models.preferences.lang(), out)

    def report_one(self, session_id: str) -> None:
        self.report((cast("SessionId", session_id),))

    def page(self, title: str, passages: object) -> None:
        """Put a page that was read into a file, to print."""
        out = self._dialogs.page(self._window, f"MirrorMend {title}.pdf")
        if out is None:
            return
        try:
            save_pdf(cast("Sequence[Passage]", passages), title, out)
        except UserFacing as error:
            self._messages.explain(error)
        else:
            self._messages.page_saved(out)
