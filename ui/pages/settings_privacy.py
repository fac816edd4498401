"""Settings of privacy: what was agreed to, and where the data lies."""

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.store.settings import ConsentKey
from ui.about import About, breakable
from ui.preferences import Preferences
from ui.widgets.consent_rows import ConsentRows
from ui.widgets.controls import Card, IconButton, label, line
from ui.widgets.rows import SettingRow
from ui.words import Words


class ConsentCard(Card):
    """The four consents, to give and to take back. Signals: `data_requested()`."""

    data_requested = Signal()

    def __init__(self, preferences: Preferences, now: Callable[[], datetime]) -> None:
        super().__init__("check")
        self._preferences = preferences
        self._now = now
        self._words = Words(self)
        self.since = label("caption")
        self.rows = ConsentRows(margin=0)
        self.note = label("caption")
        self.delete = IconButton("trash")
        self._row = SettingRow(self.delete, is_beside=True)
        for widget in (self.since, self.rows, self.note, line(), self._row):
            self.body.addWidget(widget)
        self.rows.changed.connect(self._on_changed)
        self.delete.clicked.connect(self.data_requested)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What you agree to"))
        self.rows.retranslate()
        self.note.setText(
            self.tr(
                "Untick to take it back; it holds at once. Without the two that are needed the "
                "app asks again before anything more is written down."
            )
        )
        self._row.set_words(
            self.tr("What is kept already"),
            self.tr("Taking a consent back deletes nothing. You delete it on the page of data."),
        )
        self.delete.set_words(self.tr("Your data"), self.tr("Open the page about your data"))

    def refresh(self) -> None:
        consents = self._preferences.settings.consents
        self.rows.show_given(tuple(consents))
        days = [date.fromisoformat(each) for each in consents.values()]
        said = ""
        if days:
            day = self._words.long_day(max(days), self._preferences.lang())
            said = self.tr("{n} of 4 agreed to, last on {day}").format(n=len(days), day=day)
        self.since.setText(said)
        self.since.setVisible(bool(said))

    def _on_changed(self, key: str, is_given: bool) -> None:
        day = self._now().date()
        self._preferences.use_consent(cast("ConsentKey", key), is_given, day)


class PrivacyCard(Card):
    """What stays here, and the ways to it."""

    def __init__(self, about: About) -> None:
        super().__init__("lock")
        self._about = about
        self.note = label()
        self.data = IconButton("right", "primary")
        self.open_folder, self.statement = IconButton("folder"), IconButton("lock")
        self.rows = {
            "data": SettingRow(self.data, is_beside=True),
            "folder": SettingRow(self.open_folder, is_beside=True),
            "statement": SettingRow(self.statement, is_beside=True),
        }
        self.body.addWidget(self.note)
        for each in self.rows.values():
            self.body.addWidget(line())
            self.body.addWidget(each)
        self.open_folder.clicked.connect(self._on_folder)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Privacy and data"))
        self.note.setText(
            self.tr(
                "All recordings and records stay on this computer. The app does not use the "
                "internet and has no account. A file leaves this place only if you save it "
                "somewhere else."
            )
        )
        self.rows["data"].set_words(
            self.tr("Your data"),
            self.tr("How much there is, how long films stay, backup, moving, deleting"),
        )
        self.data.set_words(self.tr("Open"), self.tr("Open the page about your data"))
        self.rows["folder"].set_words(self.tr("Data folder"), breakable(self._about.data_folder))
        self.open_folder.set_words(self.tr("Open folder"))
        self.rows["statement"].set_words(
            self.tr("Privacy statement"), self.tr("What is kept, where, and for how long")
        )
        self.statement.set_words(self.tr("Read"), self.tr("Read the privacy statement"))

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._about.data_folder)))
