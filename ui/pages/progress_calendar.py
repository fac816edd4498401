"""The calendar of what was done: weeks, a month, or a quarter of a year at once."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from app.texts import Lang
from ui.theme import Theme
from ui.viewmodels.progress import CalendarView, ProgressModel
from ui.viewmodels.progress_facts import NO_GRID
from ui.viewmodels.progress_words import DayWords
from ui.widgets.controls import Card, IconButton, Segmented, label, row
from ui.widgets.heat_map import HeatLegend, HeatMap


class CalendarCard(Card):
    """Blank days are simply blank; coming back is greeted, and nothing is counted.

    Signals: `day_requested(date)` a day that shall be opened in the diary.
    """

    day_requested = Signal(object)

    def __init__(self, theme: Theme, model: ProgressModel) -> None:
        super().__init__()
        self._model = model
        self._words = DayWords(self)
        self._lang = Lang.EN
        self.view = Segmented(list(CalendarView))
        self.back, self.on = IconButton("left", "square"), IconButton("right", "square")
        self.title = label("strong", wrap=False)
        self.now = IconButton("", "quiet")
        self.map = HeatMap(theme)
        self.legend = HeatLegend(theme)
        self.chosen = label()
        self.diary = IconButton("note", "quiet")
        self.note = label("caption")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self.head.removeWidget(self.heading)
        self._top.setSpacing(12)
        self._top.addWidget(self.heading, 1)
        self._top.addWidget(self.view)
        self.body.addLayout(self._top)
        turning = row(8)
        turning.addWidget(self.back)
        turning.addWidget(self.on)
        turning.addWidget(self.title)
        turning.addWidget(self.now)
        turning.addStretch(1)
        self.body.addLayout(turning)
        for widget in (self.map, self.legend, self.chosen):
            self.body.addWidget(widget)
        across = row(0)
        across.addWidget(self.diary)
        across.addStretch(1)
        self.body.addLayout(across)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.view.chosen.connect(self._model.show_view)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.now.clicked.connect(self._model.show_today)
        self.map.page_requested.connect(self._model.page)
        self.map.chosen.connect(self._on_chosen)
        self.diary.clicked.connect(self._on_diary)
        self._model.days_changed.connect(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        self.map.set_theme(theme)
        self.legend.set_theme(theme)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if theme.is_large else across)

    def set_words(self, lang: Lang) -> None:
        self._lang = lang
        self.heading.setText(self.tr("What was done"))
        self.view.set_words(
            self.tr("Time shown"), [self.tr("Week"), self.tr("Month"), self.tr("12 weeks")]
        )
        self.back.set_words("", self.tr("Earlier days"))
        self.on.set_words("", self.tr("Later days"))
        self.now.set_words(self.tr("Back to today"))
        self.diary.set_words(self.tr("Care diary of this day"))
        self.legend.set_words(
            self.tr("little", "left end of the levels"),
            self.tr("much", "right end of the levels"),
            self.tr("recorded"),
        )
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        self.view.set_value(model.view)
        self.title.setText(self._words.title(model.bounds, model.view, self._lang))
        self.on.setEnabled(not model.is_now)
        self.now.setVisible(not model.is_now)
        days = model.days
        is_read = days is not None and (days.first, days.last) == model.bounds
        grid = NO_GRID
        if days is not None and is_read:
            grid = self._words.grid(days, model.view, model.today, self._lang)
        if days is None or is_read:
            current = self.map.current
            if current not in grid.places() and model.is_now:
                current = model.today
            self.map.show_grid(grid, f"{self.heading.text()}: {self.title.text()}", current)
        self._say()

    def _say(self) -> None:
        days, day = self._model.days, self.map.current
        words = ""
        is_read = days is not None and (days.first, days.last) == self._model.bounds
        if not is_read:
            days = None
        if days is not None and self._model.view is CalendarView.WEEK:
            words = self._words.listing(days, self._model.today, self._lang)
        elif days is not None and day is not None:
            words = self._words.spoken(day, days.done.get(day), self._lang)
        self.chosen.setText(words)
        note = self.tr("Blank days are days of rest; nothing marks them.")
        if days is not None and days.is_return and self._model.is_now:
            note = self.tr("Good that you are back. Blank days are days of rest.")
        self.note.setText(note)

    def _on_back(self) -> None:
        self._model.page(-1)

    def _on_on(self) -> None:
        self._model.page(1)

    def _on_chosen(self, _day: date) -> None:
        self._say()

    def _on_diary(self) -> None:
        self.day_requested.emit(self.map.current or self._model.today)
