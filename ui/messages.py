"""The notice above the pages: what was saved, what went wrong, what is under way."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.about import breakable
from ui.preferences import Preferences
from ui.widgets.controls import column
from ui.widgets.notices import Notice
from ui.words import Words

if TYPE_CHECKING:
    from ui.reminding import Reminder


class Messages(QWidget):
    """One notice at a time, the newest; it stays until it is closed or replaced.

    Signals: `item_requested(str)` with the part of the day that was reminded of.
    """

    item_requested = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._words = Words(self)
        self._saved: Path | None = None
        self._reminded: Reminder | None = None
        self.notice = Notice(is_closable=True)
        box = column(0, (32, 14, 32, 0))
        box.addWidget(self.notice)
        self.setLayout(box)
        self.notice.action_requested.connect(self._on_action)
        self.notice.closed.connect(self.clear)
        self.notice.set_close_words(self.tr("Close"))
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.notice.set_close_words(self.tr("Close"))
            self.clear()
        super().changeEvent(event)

    def clear(self) -> None:
        self.hide()

    def report_started(self) -> None:
        self._say(self.tr("Making the report…"))
        self.notice.show_progress(0, 0)

    def report_saved(self, path: object) -> None:
        self._say_saved(self.tr("The report is saved"), path)

    def page_saved(self, path: object) -> None:
        self._say_saved(self.tr("The page is saved"), path)

    def file_saved(self, path: object) -> None:
        self._say_saved(self.tr("The file is saved"), path)

    def films_deleted(self, count: int) -> None:
        """Say what the person's own rule has just deleted."""
        self._say(
            self.tr("Their numbers are still here. Settings, Your data tells how long they stay."),
            title=self.tr("%n film(s) deleted at the age you chose", "", count),
        )

    def remind(self, reminder: object) -> None:
        """Say what the desktop could not: it has no place for reminders."""
        wanted = cast("Reminder", reminder)
        self._say(wanted.text, title=wanted.title, action=self.tr("Show it"))
        self._reminded = wanted

    def explain(self, error: object) -> None:
        """Say what went wrong and what to do next."""
        assert isinstance(error, Exception)
        said = self._words.explain(error, self._preferences.lang())
        self._say(said, is_caution=True, error=error)

    def translation_missing(self) -> None:
        self._say(
            self.tr("The Chinese texts could not be read, so the window speaks English."),
            is_caution=True,
        )

    def _say_saved(self, title: str, path: object) -> None:
        self._saved = Path(str(path))
        self._say(breakable(self._saved), title=title, action=self.tr("Open folder"))

    def _say(
        self,
        text: str,
        title: str = "",
        action: str = "",
        *,
        is_caution: bool = False,
        error: Exception | None = None,
    ) -> None:
        self._reminded = None
        self.notice.set_caution(is_caution)
        self.notice.say(text, title, action, error)
        self.show()

    def _on_action(self) -> None:
        if self._reminded is not None:
            self.clear()
            self.item_requested.emit(self._reminded.item.value)
        elif self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))
