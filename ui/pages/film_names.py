"""The movements of a film: each can be watched, and the person says which expression it was."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QGridLayout, QWidget

from app.texts import Lang
from ui.pages.result_cards import empty
from ui.theme import Theme
from ui.viewmodels.film import FilmModel
from ui.viewmodels.film_words import Choice, FilmWords
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.scrubber import Scrubber

if TYPE_CHECKING:
    from exercises.library import Library

_LIST_PX = 320
_TWO_LINES = 3.6
_FRAME_PX = 64
_CHOICE_LETTERS, _MOST_ACROSS = 13, 3
_NO_LIMIT = 16777215


class FilmNames(QWidget):
    """`current` is the movement that is shown, counted from 0.

    Signals: `left()` when Esc is pressed while a movement plays; `opened()` another is shown.
    """

    left = Signal()
    opened = Signal()

    def __init__(
        self, theme: Theme, model: FilmModel, library: "Library", scrubber: Scrubber
    ) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._library = library
        self._words = FilmWords(self)
        self._is_narrow = False
        self._shows_all = False
        self._columns = 0
        self.current = 0
        self.rows: list[IconButton] = []
        self.choices: dict[str | None, IconButton] = {}
        self.scrubber = scrubber
        self.scrubber.close_button.hide()
        self.scrubber.closed.connect(self.left)
        self.intro = label(tone="text2")
        self.asked = label("h3")
        self.more = IconButton("plus", "quiet")
        self.following = IconButton("right")
        self.following.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._lay_out()
        self.more.clicked.connect(self._on_more)
        self.following.clicked.connect(self._on_following)

    def _lay_out(self) -> None:
        self._list_card = QFrame()
        self._list_card.setProperty("kind", "card")
        self._list = column(2, (6, 8, 6, 8))
        self._list_card.setLayout(self._list)
        left = column(10)
        left.addWidget(self.intro)
        left.addWidget(self._list_card)
        left.addStretch(1)
        self._left = QWidget()
        self._left.setLayout(left)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = column(12, (14, 14, 14, 16))
        inside.addWidget(self.scrubber)
        below = column(12)
        below.addWidget(self.asked)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        below.addLayout(self._grid)
        ends = row(12)
        ends.addWidget(self.more)
        ends.addStretch(1)
        ends.addWidget(self.following)
        below.addLayout(ends)
        inside.addLayout(below)
        card.setLayout(inside)
        right = column()
        right.addWidget(card)
        right.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(18)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._left)
        self._box.addLayout(right, 1)
        self.setLayout(self._box)
        self.set_narrow(False)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.scrubber.set_theme(theme)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the list below the movement that is shown."""
        below, beside = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(below if is_narrow else beside)
        self._left.setMaximumWidth(_NO_LIMIT if is_narrow else _LIST_PX)
        self._left.setMinimumWidth(0 if is_narrow else _LIST_PX)
        self.scrubber.set_narrow(self._theme.is_large)
        self._is_narrow = is_narrow

    def show_movements(self, lang: Lang) -> None:
        """Show the movements that were found, and play the first without an answer."""
        search = self._model.search
        assert search is not None, "they have been found"
        empty(self._list)
        group = QButtonGroup(self)
        self.rows = []
        for number in range(len(search.movements)):
            button = IconButton("", "link")
            button.setCheckable(True)
            button.setMinimumHeight(round(_TWO_LINES * self._theme.px("body")))
            button.clicked.connect(partial(self.open, number))
            group.addButton(button)
            self._list.addWidget(button)
            self.rows.append(button)
        self._lang = lang
        waiting = [n for n in range(len(self.rows)) if n not in self._model.answers]
        self.open(waiting[0] if waiting else 0)

    def open(self, number: int) -> None:
        """Show one movement and play it."""
        search = self._model.search
        assert search is not None, "they have been found"
        self.current, self._shows_all = number, False
        self.scrubber.show_row(self._words.row(number, search.movements[number], self._lang))
        self._fill_choices()
        self.refresh(self._lang)
        self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rows and self._across() != self._columns:
            self._fill_choices()
            self.refresh(self._lang)

    def _across(self) -> int:
        """Return how many expressions fit beside each other."""
        beside = 0 if self._is_narrow else _LIST_PX
        room = self.width() - beside - _FRAME_PX
        return max(
            1, min(_MOST_ACROSS, round(room / (_CHOICE_LETTERS * self._theme.px("body")) - 0.5))
        )

    def refresh(self, lang: Lang) -> None:
        """Show the answers and all words anew."""
        search = self._model.search
        if search is None or not self.rows:
            return
        self._lang = lang
        for number, button in enumerate(self.rows):
            shown = self._words.row(number, search.movements[number], lang)
            answer = self._words.answer(self._model.answers, number, self._library, lang)
            button.set_words(f"{shown.name}\n{answer}", f"{shown.name}, {shown.words}: {answer}")
            button.setChecked(number == self.current)
            button.show_icon("check" if number in self._model.answers else "minus")
        self.intro.setText(
            self.tr(
                "Watch each movement and say what it was. Those without an answer count as none."
            )
        )
        self.asked.setText(self.tr("Which expression was it?"))
        self.more.set_words(self.tr("Show all expressions"))
        self.following.set_words(self.tr("Next movement"))
        self.following.setEnabled(self.current + 1 < len(self.rows))
        self._name_choices()

    def _fill_choices(self) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        group = QButtonGroup(self)
        shown = self._offered()
        across = self._columns = self._across()
        for place, id_ in enumerate((*(choice.id for choice in shown), None)):
            button = IconButton("", "")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_answer, id_))
            group.addButton(button)
            self._grid.addWidget(button, place // across, place % across)
            self.choices[id_] = button
        self.more.setVisible(len(shown) < len(self._all()))

    def _name_choices(self) -> None:
        names = {choice.id: choice.name for choice in self._all()}
        is_said = self.current in self._model.answers
        said = self._model.answers.get(self.current)
        for id_, button in self.choices.items():
            button.set_words(self.tr("None of these") if id_ is None else names[id_])
            is_chosen = is_said and said == id_
            button.setChecked(is_chosen)
            button.show_icon("check" if is_chosen else "")

    def _all(self) -> tuple[Choice, ...]:
        search = self._model.search
        assert search is not None, "they have been found"
        return self._words.choices(search.movements[self.current], self._library, self._lang)

    def _offered(self) -> tuple[Choice, ...]:
        """Return the likely ones, and the one that was said."""
        said = self._model.answers.get(self.current)
        return tuple(c for c in self._all() if self._shows_all or c.is_likely or c.id == said)

    def focus_first(self) -> None:
        self.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- requests ----------------------------------------------------------------------------

    def _on_answer(self, id_: str | None) -> None:
        self._model.answer(self.current, id_)

    def _on_more(self) -> None:
        self._shows_all = True
        self._fill_choices()
        self.refresh(self._lang)
        next(iter(self.choices.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_following(self) -> None:
        self.open(self.current + 1)
        self.focus_first()
