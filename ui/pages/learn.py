"""Learn: pages to read, beside their list, or one after the other where there is less room."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from app.texts import Lang
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.learn_words import PAGE_ICONS, LearnWords
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.reader import Passage, Reader

if TYPE_CHECKING:
    from exercises.library import Library

_TWO_COLUMNS_PX = 900
_SCROLL_BAR_PX = 24


class LearnPages(QWidget):
    """Signals: `save_requested(title, passages)` with the page that is to be put into a file."""

    save_requested = Signal(str, object)

    def __init__(self, theme: Theme, preferences: Preferences, library: "Library") -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._library = library
        self._words = LearnWords(self)
        self._passages: tuple[Passage, ...] = ()
        self._is_reading = False
        self.current = next(iter(self._library.learn))
        self.setProperty("kind", "page")
        self.heading = label("h1")
        self.note = label(tone="text2")
        self.links = {
            id_: IconButton(PAGE_ICONS.get(id_, "info"), "link") for id_ in self._library.learn
        }
        self.reader = Reader()
        self.back = IconButton("left")
        self.following = IconButton("right", "quiet")
        self.save = IconButton("export")
        self._lay_out()
        self.retranslate()

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._list = self._index()
        self._reading = self._reading_part()
        self._box = row(22, (32, 24, 32, 26))
        self._box.addWidget(self._list, 4)
        self._box.addWidget(self._reading, 7)
        self.setLayout(self._box)

    def _index(self) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "card")
        rows = column(0, (4, 6, 4, 6))
        group = QButtonGroup(self)
        for id_, link in self.links.items():
            link.setCheckable(True)
            group.addButton(link)
            rows.addWidget(link)
            link.clicked.connect(partial(self.open, id_))
        card.setLayout(rows)
        content = QWidget()
        box = column(12, (0, 0, 6, 0))
        for widget in (self.heading, self.note, card):
            box.addWidget(widget)
        box.addStretch(1)
        content.setLayout(box)
        self._links_card = card
        return scrolled(content)

    def _reading_part(self) -> QWidget:
        part = QWidget()
        box = column(12)
        top = row(12)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.save)
        self.reader.setProperty("kind", "reader")
        box.addLayout(top)
        box.addWidget(self.reader, 1)
        end = row(12)
        end.addStretch(1)
        end.addWidget(self.following)
        self.following.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        box.addLayout(end)
        part.setLayout(box)
        self.back.clicked.connect(self.step_back)
        self.following.clicked.connect(self._on_following)
        self.save.clicked.connect(self._on_save)
        return part

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Learn"))
        self.note.setText(self.tr("Everything here can be read without a network."))
        self.back.set_words(self.tr("All pages"), self.tr("Back to the list of pages"))
        self.save.set_words(self.tr("Save as PDF"), self.tr("Save this page as PDF, to print"))
        for id_, link in self.links.items():
            link.set_words(self._library.learn[id_].title.of(self._lang))
        self._fill()
        self._arrange()

    def open(self, id_: str) -> None:
        """Show one page from its beginning."""
        self.current, self._is_reading = id_, True
        self._fill()
        self._arrange()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Go from a page to the list, where the list is not beside it; tells whether it did."""
        if not self._is_reading or self._is_wide:
            return False
        self._is_reading = False
        self._arrange()
        self.links[self.current].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def shut_down(self) -> None:
        """Nothing here runs or waits to be written."""

    def focus_first(self) -> None:
        if self._is_reading and not self._is_wide:
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.links[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        page = self._library.learn[self.current]
        self.links[self.current].setChecked(True)
        self._passages = self._words.passages(page, self._library, self._lang)
        self.reader.show_text(self._passages, self._theme, page.title.of(self._lang))
        after = self._following()
        self.following.setVisible(after is not None)
        if after is not None:
            title = self._library.learn[after].title.of(self._lang)
            self.following.set_words(self.tr("Next"), self.tr("Next: {title}").format(title=title))

    def _arrange(self) -> None:
        is_wide = self._is_wide
        self._list.setVisible(is_wide or not self._is_reading)
        self._reading.setVisible(is_wide or self._is_reading)
        self.back.setVisible(not is_wide)
        beside = self._links_card.minimumSizeHint().width() + _SCROLL_BAR_PX if is_wide else 0
        self._list.setMinimumWidth(beside)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large

    @property
    def _lang(self) -> Lang:
        return self._preferences.lang()

    def _following(self) -> str | None:
        ids = list(self.links)
        place = ids.index(self.current) + 1
        return ids[place] if place < len(ids) else None

    # --- requests ----------------------------------------------------------------------------

    def _on_following(self) -> None:
        after = self._following()
        if after is not None:
            self.open(after)

    def _on_save(self) -> None:
        title = self._library.learn[self.current].title.of(self._lang)
        self.save_requested.emit(title, self._passages)
