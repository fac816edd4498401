"""The recordings with their sizes, some at a time, and what can be deleted of each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from app.store.stored import SessionSize
from app.texts import Lang
from ui.theme import Theme
from ui.viewmodels.data import PER_PAGE, DataModel
from ui.viewmodels.data_words import DataWords
from ui.widgets.controls import Card, IconButton, column, label, row

Named = Callable[[str], str]


class RecordingRow(QFrame):
    """One recording. Signals: `film_requested(id)`, `session_requested(id)`."""

    film_requested = Signal(str)
    session_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.session_id = ""
        self.name = label("strong")
        self.sizes = label("caption")
        self.film = IconButton("film", "quiet")
        self.whole = IconButton("trash", "quiet")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(8)
        self._below.addWidget(self.sizes, 1)
        for button in (self.film, self.whole):
            self._below.addWidget(button)
        box = column(0, (0, 6, 0, 0))
        box.addWidget(self.name)
        box.addLayout(self._below)
        self.setLayout(box)
        self.film.clicked.connect(self._on_film)
        self.whole.clicked.connect(self._on_whole)

    def set_large(self, is_large: bool) -> None:
        self._below.setDirection(
            QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        )

    def _on_film(self) -> None:
        self.film_requested.emit(self.session_id)

    def _on_whole(self) -> None:
        self.session_requested.emit(self.session_id)


class RecordingsCard(Card):
    """A few rows that are filled anew when pages are turned: ten years are no slower than a week.

    Signals: `film_requested(id)`, `session_requested(id)`.
    """

    film_requested = Signal(str)
    session_requested = Signal(str)

    def __init__(self, model: DataModel) -> None:
        super().__init__("list", spacing=6)
        self._model = model
        self._words = DataWords(self)
        self.note = label("caption")
        self.rows = [RecordingRow() for _ in range(PER_PAGE)]
        self.newer = IconButton("left", "quiet")
        self.older = IconButton("right", "quiet")
        self.place = label("caption", wrap=False)
        self.body.addWidget(self.note)
        for each in self.rows:
            self.body.addWidget(each)
            each.film_requested.connect(self.film_requested)
            each.session_requested.connect(self.session_requested)
        self._pager = QWidget()
        pager = row(12, (0, 6, 0, 0))
        for widget in (self.newer, self.place, self.older):
            pager.addWidget(widget)
        pager.addStretch(1)
        self._pager.setLayout(pager)
        self.body.addWidget(self._pager)
        self.newer.clicked.connect(partial(model.turn, -1))
        self.older.clicked.connect(partial(model.turn, 1))

    def set_theme(self, theme: Theme) -> None:
        for each in self.rows:
            each.set_large(theme.is_large)

    def refresh(self, lang: Lang, named: Named) -> None:
        """Show the page of the list that is turned to."""
        model = self._model
        self.heading.setText(self.tr("Recordings"))
        stored = () if model.stored is None else model.stored.sessions
        start = model.page * PER_PAGE
        shown = stored[start : start + PER_PAGE]
        if model.stored is None:
            self.note.setText(self.tr("Adding up…"))
        else:
            self.note.setText("" if stored else self.tr("Nothing is recorded yet."))
        self.note.setVisible(not stored)
        for number, each in enumerate(self.rows):
            each.setVisible(number < len(shown))
            if number < len(shown):
                self._show(each, shown[number], named(shown[number].id), lang)
        self._pager.setVisible(model.pages > 1)
        self.newer.setEnabled(model.page > 0)
        self.older.setEnabled(model.page < model.pages - 1)
        self.newer.set_words(self.tr("Newer"), self.tr("Newer recordings"))
        self.older.set_words(self.tr("Older"), self.tr("Older recordings"))
        of = self.tr("{first}–{last} of {all}")
        last = start + len(shown)
        self.place.setText(of.format(first=start + 1, last=last, all=len(stored)))

    def _show(self, each: RecordingRow, size: SessionSize, name: str, lang: Lang) -> None:
        words, is_free = self._words, self._model.work is None
        each.session_id = size.id
        each.name.setText(name)
        film = (
            self.tr("film and pictures {size}").format(
                size=words.size(size.film + size.pictures, lang)
            )
            if size.film or size.pictures
            else self.tr("film deleted")
        )
        numbers = self.tr("numbers {size}").format(size=words.size(size.numbers, lang))
        each.sizes.setText(f"{film} · {numbers}")
        each.film.set_words(
            self.tr("Delete film"),
            self.tr("Delete only the film of {recording}").format(recording=name),
        )
        each.film.setToolTip(each.film.accessibleName())
        each.film.setEnabled(is_free and bool(size.film or size.pictures))
        each.whole.set_words(
            self.tr("Delete"), self.tr("Delete all of {recording}").format(recording=name)
        )
        each.whole.setToolTip(each.whole.accessibleName())
        each.whole.setEnabled(is_free)
