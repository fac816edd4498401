"""The card on Today with the last sessions."""

from PySide6.QtCore import Signal

from app.texts import Lang
from ui.viewmodels.today import TodayModel
from ui.widgets.controls import Card, IconButton, column, label
from ui.widgets.rows import RecentRow
from ui.words import Words


class RecentCard(Card):
    """Signals: `opened(session_id)`, `retry_requested()` where the log could not be read."""

    opened = Signal(str)
    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__("progress")
        self._words = Words(self)
        self._rows = column()
        self.note = label(tone="text2")
        self.retry = IconButton()
        self.body.addLayout(self._rows)
        self.body.addWidget(self.note)
        self.body.addWidget(self.retry)
        self.body.addStretch(1)
        self.retry.clicked.connect(self.retry_requested)
        self._shown: object = None

    def refresh(self, model: TodayModel, lang: Lang, is_large: bool) -> None:
        records = model.records
        self.heading.setText(self.tr("Last recordings"))
        self.retry.set_words(self.tr("Try again"))
        self.retry.setVisible(records.error is not None)
        self.note.setText(self._note(model, lang))
        self.note.setVisible(bool(self.note.text()))
        if records.studio is None:
            return
        library = records.studio.library
        words = [self._words.session(summary, library, lang) for summary in model.recent]
        shown = (words, is_large)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        for each in words:
            line = RecentRow(each, is_large)
            line.opened.connect(self.opened)
            self._rows.addWidget(line)

    def _note(self, model: TodayModel, lang: Lang) -> str:
        if model.records.error is not None:
            return self._words.explain(model.records.error, lang)
        if model.records.is_loading:
            return self.tr("Reading the log…")
        if not model.recent:
            return self.tr("Nothing yet. What a recording showed will stand here.")
        return ""

    def _clear(self) -> None:
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
