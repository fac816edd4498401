"""Progress: looking back at days, measures and recordings."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ui.dialogs import Dialogs
from ui.pages.log import LogPage
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.log import LogModel
from ui.viewmodels.pair import PairModel
from ui.viewmodels.progress import ProgressModel
from ui.widgets.controls import Card, IconButton, Segmented, column, label, scrolled
from ui.widgets.notices import Notice
from ui.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable


_TWO_COLUMNS_PX = 940
_SHARES = (11, 9)


class Part(Enum):
    OVERVIEW = "overview"
    RECORDINGS = "recordings"


@dataclass(frozen=True, slots=True)
class ProgressParts:
    """What the page stands on."""

    model: ProgressModel
    pair: PairModel
    log: LogModel
    preferences: Preferences
    dialogs: Dialogs
    now: "Callable[[], datetime]"


class TotalsCard(Card):
    """The way to the totals of questionnaires."""

    def __init__(self) -> None:
        super().__init__("list")
        self.text = label("caption")
        self.open = IconButton("right", "quiet")
        self.head.addWidget(self.open)
        self.body.addWidget(self.text)

    def set_words(self) -> None:
        self.heading.setText(self.tr("Questionnaires"))
        self.text.setText(self.tr("Totals of SAQ, FDI and FaCE, and what a change of one tells."))
        self.open.set_words(self.tr("Open"), self.tr("Open the questionnaires"))


class Overview(QWidget):
    """Calendar, trend, marks and a pair; in one column where there is little room.

    Signals: `open_requested(session_id)`, `saved(Path)`, `refused(Exception)`;
    `page_requested(key)`; `day_requested(date)`.
    """

    open_requested = Signal(str)
    saved = Signal(object)
    refused = Signal(object)
    page_requested = Signal(str)
    day_requested = Signal(object)

    def __init__(self, theme: Theme, parts: ProgressParts) -> None:
        from ui.pages.progress_calendar import CalendarCard
        from ui.pages.progress_marks import MarksCard
        from ui.pages.progress_pair import PairCard
        from ui.pages.progress_trend import TrendCard

        super().__init__()
        self._theme = theme
        self._preferences = parts.preferences
        model = self._model = parts.model
        self._words = Words(self)
        self.problem = Notice()
        self.problem.set_caution(True)
        self.problem.hide()
        self.calendar: CalendarCard = CalendarCard(theme, model)
        self.trend: TrendCard = TrendCard(theme, model, parts.now)
        self.marks: MarksCard = MarksCard(model)
        self.pair: PairCard = PairCard(theme, parts.pair, parts.preferences, parts.dialogs)
        self.totals = TotalsCard()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(18)
        done = column(18)
        done.addWidget(self.calendar)
        done.addWidget(self.marks)
        done.addWidget(self.totals)
        done.addStretch(1)
        measured = column()
        measured.addWidget(self.trend)
        measured.addStretch(1)
        self._top.addLayout(done)
        self._top.addLayout(measured)
        content = QWidget()
        box = column(18, (32, 6, 32, 26))
        box.addWidget(self.problem)
        box.addLayout(self._top)
        box.addWidget(self.pair)
        box.addStretch(1)
        content.setLayout(box)
        self._content = content
        self._area = scrolled(content)
        outer = column()
        outer.addWidget(self._area)
        self.setLayout(outer)
        model.days_changed.connect(self._show_problem)
        self.problem.action_requested.connect(model.refresh)
        self.trend.open_requested.connect(self.open_requested)
        # Queued: the card has its new height by then.
        self.pair.shown.connect(self._on_pair_shown, Qt.ConnectionType.QueuedConnection)
        self.pair.saved.connect(self.saved)
        self.pair.refused.connect(self.refused)
        self.calendar.day_requested.connect(self.day_requested)
        self.totals.open.clicked.connect(lambda: self.page_requested.emit("totals"))
        self.set_words()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.calendar.set_theme(theme)
        self.trend.set_theme(theme)
        self.pair.set_theme(theme)
        self._arrange()

    def set_words(self) -> None:
        lang = self._preferences.lang()
        for card in (self.calendar, self.trend, self.marks):
            card.set_words(lang)
        self.pair.set_words()
        self.totals.set_words()
        self._show_problem()

    def _show_problem(self) -> None:
        error = self._model.error
        if error is None:
            self.problem.hide()
            return
        said = self._words.explain(error, self._preferences.lang())
        self.problem.say(said, action=self.tr("Try again"), error=error)

    def reveal(self, card: QWidget) -> None:
        """Scroll so far that a card begins at the top, or is seen as a whole."""
        self._area.verticalScrollBar().setValue(card.mapTo(self._content, QPoint()).y() - 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_pair_shown(self) -> None:
        self.reveal(self.pair)

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if is_wide else down)
        # Shares of the width; below each other both are as high as they need to be.
        for place, share in enumerate(_SHARES if is_wide else (0, 0)):
            self._top.setStretch(place, share)


class ProgressPage(QWidget):
    """The overview, and the list of recordings beside it; the overview is made when first shown.

    Signals: those of the overview; the list has its own.
    """

    open_requested = Signal(str)
    saved = Signal(object)
    refused = Signal(object)
    page_requested = Signal(str)
    day_requested = Signal(object)

    def __init__(self, theme: Theme, parts: ProgressParts) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts
        self.log = LogPage(theme, parts.log, parts.preferences)
        self.overview: Overview | None = None
        self.setProperty("kind", "page")
        self.heading = label("h1", wrap=False)
        self.part = Segmented(list(Part))
        self.parts = QStackedWidget()
        self.parts.addWidget(self.log)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(32, 22, 32, 8)
        self._head.setSpacing(12)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.part)
        box = column()
        box.addLayout(self._head)
        box.addWidget(self.parts, 1)
        self.setLayout(box)
        self.part.set_value(Part.OVERVIEW)
        self.part.chosen.connect(self.show_part)
        # The list's own heading would say the same a second time.
        self.log.heading.hide()
        self.retranslate()

    @property
    def shown(self) -> Part:
        return Part.RECORDINGS if self.parts.currentWidget() is self.log else Part.OVERVIEW

    def show_part(self, part: Part) -> None:
        self.part.set_value(part)
        if part is Part.RECORDINGS:
            self.parts.setCurrentWidget(self.log)
            return
        if self.overview is None:
            made = Overview(self._theme, self._parts)
            made.open_requested.connect(self.open_requested)
            made.saved.connect(self.saved)
            made.refused.connect(self.refused)
            made.page_requested.connect(self.page_requested)
            made.day_requested.connect(self.day_requested)
            self.parts.addWidget(made)
            self.overview = made
        self.parts.setCurrentWidget(self.overview)
        self._read()

    def refresh(self) -> None:
        """Read anew what stands in the overview, if it is seen."""
        if self.isVisible() and self.shown is Part.OVERVIEW:
            self._read()

    def _read(self) -> None:
        self._parts.model.refresh()
        self._parts.pair.refresh()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.log.set_theme(theme)
        if self.overview is not None:
            self.overview.set_theme(theme)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Progress"))
        self.part.set_words(self.tr("What is shown"), [self.tr("Overview"), self.tr("Recordings")])
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if self._theme.is_large else across)
        if self.overview is not None:
            self.overview.set_words()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.part.value is Part.OVERVIEW:
            self.show_part(Part.OVERVIEW)

    def focus_first(self) -> None:
        if self.shown is Part.RECORDINGS:
            self.log.focus_first()
        else:
            self.part.focus_current()
