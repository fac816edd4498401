"""Progress: every session, newest first, and the report made of those that are ticked."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from app.texts import Lang
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.log import LogModel, LogState
from ui.widgets.controls import IconButton, Tick, column, label, row, scrolled
from ui.widgets.notices import EmptyState, Notice
from ui.widgets.rows import SessionRow
from ui.widgets.up_next import is_damaged_log
from ui.words import Words


class LogPage(QWidget):
    """Signals: `open_requested(session_id)`, `export_requested(ids)`, `start_requested()` from the
    empty page, `film_requested(None)` take in a video from a phone, or with the id of one to go on,
    `restore_requested()` a damaged log shall be made anew.
    """

    open_requested = Signal(str)
    export_requested = Signal(object)
    start_requested = Signal()
    film_requested = Signal(object)
    restore_requested = Signal()

    def __init__(self, theme: Theme, view_model: LogModel, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._model = view_model
        self._preferences = preferences
        self._words = Words(self)
        self._rows: list[SessionRow] = []
        self.setProperty("kind", "page")
        self.heading = label("h1", wrap=False)
        self.explained = label(tone="text2")
        self.all_tick = Tick()
        self.export = IconButton("export", "primary")
        self.film = IconButton("film")
        self.waiting = Notice("film")
        self.empty = EmptyState("progress")
        self.more = IconButton("plus", "quiet")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self._lay_out()
        self._connect()
        self._arrange()
        self.retranslate()

    def _lay_out(self) -> None:
        self._list = column(0, (2, 4, 2, 4))
        self.card.setLayout(self._list)
        content = QWidget()
        box = column(16, (32, 24, 32, 26))
        box.addLayout(self._header())
        box.addWidget(self.waiting)
        box.addWidget(self.all_tick)
        box.addWidget(self.empty)
        box.addWidget(self.card)
        box.addWidget(self.more)
        box.addStretch(1)
        content.setLayout(box)
        self._area: QScrollArea = scrolled(content)
        outer = column()
        outer.addWidget(self._area)
        self.setLayout(outer)

    def _header(self) -> QBoxLayout:
        words = column(2)
        words.addWidget(self.heading)
        words.addWidget(self.explained)
        tools = row(12)
        tools.addWidget(self.film)
        tools.addWidget(self.export)
        tools.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._head.addLayout(words, 1)
        self._head.addLayout(tools)
        return self._head

    def _connect(self) -> None:
        self._model.changed.connect(self.refresh)
        self._model.ticked_changed.connect(self._on_ticked_changed)
        self.all_tick.clicked.connect(self._model.tick_all)
        self.export.clicked.connect(self._on_export)
        self.film.clicked.connect(lambda: self.film_requested.emit(None))
        self.waiting.action_requested.connect(self._on_waiting)
        self.more.clicked.connect(self._model.show_more)
        self.empty.action_requested.connect(self._on_empty_action)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        """Put what can be pressed below the heading, where large words need the room."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(down if self._theme.is_large else across)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Progress"))
        self.all_tick.setText(self.tr("Tick all"))
        self.all_tick.setAccessibleName(self.tr("Put all recordings into the report"))
        self.film.set_words(
            self.tr("A video from your phone…"),
            self.tr("Take in a video of you that was filmed with a phone"),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the list anew."""
        state = self._model.state
        is_ready = state is LogState.READY
        self.card.setVisible(is_ready)
        self.all_tick.setVisible(is_ready)
        self.export.setVisible(is_ready)
        self.explained.setVisible(is_ready)
        self.more.setVisible(is_ready and self._model.hidden > 0)
        self.more.set_words(self.tr("Show %n older recording(s)", "", self._model.hidden))
        self.empty.setVisible(not is_ready)
        self._say_what_waits()
        self._say_why_empty(state)
        self._fill()
        self._on_ticked_changed()

    def _say_why_empty(self, state: LogState) -> None:
        error = self._model.records.error
        if state is LogState.LOADING:
            self.empty.say(self.tr("Reading the log…"), "")
        elif error is not None:
            self.empty.say(
                self.tr("The log could not be read"),
                self._words.explain(error, self._lang),
                self.tr("Restore the log") if is_damaged_log(error) else self.tr("Try again"),
                error,
            )
        else:
            self.empty.say(
                self.tr("Nothing recorded yet"),
                self.tr("Your recordings and what they showed will stand here."),
                self.tr("Go to Today"),
            )

    def _say_what_waits(self) -> None:
        waiting = self._model.waiting_film
        self.film.setEnabled(self._model.records.studio is not None)
        self.waiting.setVisible(waiting is not None)
        if waiting is not None:
            text = self.tr("The video {name} waits for you to say what its movements were.")
            self.waiting.say(text.format(name=waiting.film), action=self.tr("Go on"))

    def _fill(self) -> None:
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        studio = self._model.records.studio
        if studio is None:
            return
        ticked = set(self._model.ticked)
        for summary in self._model.rows:
            line = SessionRow(
                self._words.session(summary, studio.library, self._lang),
                can_tick=self._model.can_tick(summary.id),
                is_ticked=summary.id in ticked,
                is_large=self._theme.is_large,
            )
            line.opened.connect(self.open_requested)
            line.ticked.connect(self._model.tick)
            self._rows.append(line)
            self._list.addWidget(line)
        if self._rows:
            self._rows[-1].setProperty("last", "true")

    def _on_ticked_changed(self) -> None:
        ticked = self._model.ticked
        for line in self._rows:
            line.set_ticked(line.session_id in ticked)
        self.all_tick.setChecked(self._model.is_all_ticked)
        self.export.setEnabled(bool(ticked))
        self.export.set_words(
            self.tr("Export PDF"), self.tr("Export %n recording(s) as PDF", "", len(ticked))
        )
        self.explained.setText(
            self.tr("%n recording(s) for the report", "", len(ticked))
            if ticked
            else self.tr("Tick the recordings that shall go into a report.")
        )

    @property
    def _lang(self) -> Lang:
        return self._preferences.lang()

    # --- requests ----------------------------------------------------------------------------

    def _on_export(self) -> None:
        self.export_requested.emit(self._model.ticked)

    def _on_waiting(self) -> None:
        waiting = self._model.waiting_film
        if waiting is not None:
            self.film_requested.emit(waiting.id)

    def _on_empty_action(self) -> None:
        if is_damaged_log(self._model.records.error):
            self.restore_requested.emit()
        elif self._model.state is LogState.FAILED:
            self._model.records.refresh()
        else:
            self.start_requested.emit()

    def focus_first(self) -> None:
        target = self._rows[0].open_button if self._rows else self.empty.action
        target.setFocus()
