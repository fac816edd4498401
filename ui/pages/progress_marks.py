"""Treatments and visits: shown by number, added, edited, deleted."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from app.domain.marks import Mark, MarkKind
from app.texts import Lang
from ui.pages.result_cards import empty
from ui.viewmodels.progress import ProgressModel
from ui.viewmodels.progress_plot import numbered
from ui.viewmodels.progress_words import TrendWords
from ui.widgets.controls import Card, IconButton, column, label, row
from ui.widgets.lock_day import DayChoice
from ui.widgets.menu_button import MenuButton
from ui.widgets.notices import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LONGEST_NOTE = 200
_SOME = 6
"""So many marks are listed at first, and come with each wish for older ones."""


class MarkEditor(QFrame):
    """What, on which day, and a note. Signals: `saved(kind, date, note)`, `cancelled()`."""

    saved = Signal(object, object, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "well")
        self._words = TrendWords(self)
        self._lang = Lang.EN
        self._today = self._day = date.today()
        self.kind = MenuButton()
        self.day = DayChoice()
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST_NOTE)
        self.save, self.cancel = IconButton("check", "primary"), IconButton()
        buttons = row(12)
        for button in (self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = column(10, (16, 14, 16, 14))
        box.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.day)
        box.addWidget(self.note)
        box.addLayout(buttons)
        self.setLayout(box)
        self.kind.picked.connect(self._on_kind)
        self.day.chosen.connect(self._on_day)
        self.note.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self, mark: Mark | None, today: date, lang: Lang) -> None:
        """Start with what is there, or with a new one today."""
        self._today, self._lang = today, lang
        self._day = today if mark is None else mark.at.date()
        self._show_kind(MarkKind.BOTULINUM_TOXIN if mark is None else mark.kind)
        self.note.setText("" if mark is None else mark.note)
        self._show_day()
        self.set_words()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_words(self) -> None:
        self.note.setPlaceholderText(self.tr("Note, if you like"))
        self.note.setAccessibleName(self.tr("Note on this mark"))
        self.save.set_words(self.tr("Keep"), self.tr("Keep this mark"))
        self.cancel.set_words(self.tr("Cancel"))

    def _show_kind(self, kind: MarkKind) -> None:
        options = [(each, self._words.kind(each)) for each in MarkKind]
        self.kind.show_options(self.tr("What it was"), options, kind)

    def _show_day(self) -> None:
        words = self.tr("Day: {day}").format(day=self._words.day(self._day, self._lang))
        self.day.show_day(self._day, self._today, words, self._lang, is_past=True)

    def _on_kind(self, kind: MarkKind) -> None:
        self._show_kind(kind)

    def _on_day(self, day: date) -> None:
        self._day = day
        self._show_day()

    def _on_save(self) -> None:
        self.saved.emit(self.kind.value, self._day, self.note.text())


class MarksCard(Card):
    """The newest first, each with the number that stands over its line in the plot."""

    def __init__(self, model: ProgressModel) -> None:
        super().__init__("flag")
        self._model = model
        self._words = TrendWords(self)
        self._lang = Lang.EN
        self._edited: Mark | None = None
        self.add = IconButton("plus")
        self.head.addWidget(self.add)
        self.explained = label("caption")
        self.editor = MarkEditor()
        self.editor.hide()
        self.undo = Notice("trash", is_closable=True)
        self.undo.hide()
        self._deleted: Mark | None = None
        self._rows = column(4)
        self._most = _SOME
        self.older = IconButton("plus", "quiet")
        self.body.addWidget(self.explained)
        self.body.addWidget(self.editor)
        self.body.addWidget(self.undo)
        self.body.addLayout(self._rows)
        alone = row(0)
        alone.addWidget(self.older)
        alone.addStretch(1)
        self.body.addLayout(alone)
        self.lines: list[QWidget] = []
        self.add.clicked.connect(self._on_add)
        self.older.clicked.connect(self._on_older)
        self.editor.saved.connect(self._on_saved)
        self.editor.cancelled.connect(self._close)
        self.undo.action_requested.connect(self._on_undo)
        model.trends_changed.connect(self.refresh)

    def set_words(self, lang: Lang) -> None:
        self._lang = lang
        self.heading.setText(self.tr("Treatments and visits"))
        self.add.set_words(self.tr("Add"), self.tr("Add a treatment or visit"))
        self.explained.setText(
            self.tr(
                "A line in the plot shows when each was. What came after it need not come from it."
            )
        )
        self.editor.set_words()
        self.undo.set_close_words(self.tr("Close"))
        self.undo.hide()
        self.refresh()

    def refresh(self) -> None:
        empty(self._rows)
        trends = self._model.trends
        marks = numbered(() if trends is None else trends.marks)
        shown = marks[-self._most :]
        self.lines = [self._line(sign, mark) for sign, mark in reversed(shown)]
        for line in self.lines:
            self._rows.addWidget(line)
        left = len(marks) - len(shown)
        self.older.setVisible(left > 0)
        self.older.set_words(self.tr("Show %n older mark(s)", "", left))
        self.add.setEnabled(trends is not None)

    def _line(self, sign: str, mark: Mark) -> QFrame:
        words = self._words.mark(mark, self._lang)
        made = QFrame()
        name = label()
        name.setText(self.tr("{n}: {mark}").format(n=sign, mark=words))
        edit, delete = IconButton("", "quiet"), IconButton("trash", "quiet")
        edit.set_words(self.tr("Change"), self.tr("Change: {mark}").format(mark=words))
        delete.set_words("", self.tr("Delete: {mark}").format(mark=words))
        box = row(8)
        box.addWidget(name, 1)
        box.addWidget(edit)
        box.addWidget(delete)
        made.setLayout(box)
        edit.clicked.connect(partial(self._on_edit, mark))
        delete.clicked.connect(partial(self._on_delete, mark))
        return made

    def _open(self, mark: Mark | None) -> None:
        self._edited = mark
        self.editor.show()
        self.editor.begin(mark, self._model.today, self._lang)

    def _on_older(self) -> None:
        """Show some more, and go on where they begin."""
        before, self._most = self._most, self._most + _SOME
        self.refresh()
        self.lines[before].findChildren(IconButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.editor.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        self._open(None)

    def _on_edit(self, mark: Mark, _checked: bool = False) -> None:
        self._open(mark)

    def _on_delete(self, mark: Mark, _checked: bool = False) -> None:
        self._close()
        self._deleted = mark
        self._model.delete_mark(mark)
        words = self.tr("Deleted: {mark}").format(mark=self._words.mark(mark, self._lang))
        self.undo.say(words, action=self.tr("Undo"))

    def _on_undo(self) -> None:
        mark, self._deleted = self._deleted, None
        self.undo.hide()
        if mark is not None:
            self._model.restore_mark(mark)

    def _on_saved(self, kind: MarkKind, day: date, note: str) -> None:
        if self._edited is None:
            self._model.add_mark(kind, day, note)
        else:
            self._model.edit_mark(self._edited, kind, day, note)
        self._close()
