"""Today: what comes next, with one button to start it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.sides import Affected
from app.texts import Lang
from ui.theme import Theme
from ui.viewmodels.today import TodayModel
from ui.widgets.controls import Card, IconButton, Segmented, column, label, row, scrolled
from ui.widgets.notices import Notice
from ui.widgets.recent_card import RecentCard
from ui.widgets.source_card import SourceCard
from ui.widgets.up_next import Tips, UpNext
from ui.words import Words

_TWO_COLUMNS_PX = 980


class TodayPage(QWidget):
    """Signals: `start_requested(SourceChoice)`, `file_requested()`, `open_requested(session_id)`;
    the rest goes to the model.
    """

    start_requested = Signal(object)
    file_requested = Signal()
    open_requested = Signal(str)

    def __init__(self, theme: Theme, view_model: TodayModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = view_model
        self._words = Words(self)
        self._has_begun = False
        self.setProperty("kind", "page")
        self.heading = label("h1", wrap=False)
        self.day = label(tone="text2")
        self.text_size = IconButton("A")
        self.dim = IconButton("moon")
        self.dim.setCheckable(True)
        self.language = IconButton("globe")
        self.waiting = Notice("clock", is_closable=True)
        self.up_next = UpNext()
        self.tips = Tips(["ruler", "sun", "pause"])
        self.promise = Tips(["lock", "info"])
        self.source = SourceCard(view_model)
        self.side = Card("user")
        self.sides = Segmented(list(Affected))
        self.side_note = label("caption")
        self.recent = RecentCard()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.side.body.addWidget(self.sides)
        self.side.body.addWidget(self.side_note)
        left, right = column(18), column(18)
        for widget in (self.up_next, self.source, self.recent):
            left.addWidget(widget)
        for widget in (self.side, self.tips, self.promise):
            right.addWidget(widget)
        left.addStretch(1)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(22)
        self._columns.addLayout(left, 64)
        self._columns.addLayout(right, 37)
        content = QWidget()
        box = column(16, (32, 24, 32, 26))
        box.addLayout(self._header())
        box.addWidget(self.waiting)
        box.addLayout(self._columns, 1)
        content.setLayout(box)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)

    def _header(self) -> QBoxLayout:
        words = column(0)
        words.addWidget(self.heading)
        words.addWidget(self.day)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(words, 1)
        tools = row(10)
        for button in (self.text_size, self.dim, self.language):
            tools.addWidget(button)
        self._head.addLayout(tools)
        return self._head

    def _connect(self) -> None:
        preferences = self._model.preferences
        self._model.changed.connect(self.refresh)
        self._model.progressed.connect(self.waiting.show_progress)
        self.text_size.clicked.connect(preferences.next_text_size)
        self.dim.clicked.connect(preferences.toggle_dim)
        self.language.clicked.connect(self._on_language)
        self.sides.chosen.connect(self._on_side)
        self.up_next.start.clicked.connect(self._on_start)
        self.up_next.again.clicked.connect(self._model.look_for_cameras)
        self.source.file_requested.connect(self.file_requested)
        self.recent.opened.connect(self.open_requested)
        self.recent.retry_requested.connect(self._model.records.refresh)
        self.waiting.action_requested.connect(self._on_waiting)
        self.waiting.closed.connect(self._model.put_off)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Today"))
        size = self._model.preferences.settings.text_size
        self.text_size.set_words(
            self.tr("Text size"), self.tr("Text size {px}, press for the next").format(px=size)
        )
        self.dim.set_words(self.tr("Dim light"))
        other = "English" if self._lang is Lang.ZH else "中文"
        self.language.set_words(other, self.tr("Language: {name}").format(name=other))
        self.side.heading.setText(self.tr("Which side had the palsy?"))
        self.sides.set_words(
            self.side.heading.text(), [self._words.affected(side) for side in Affected]
        )
        self.side_note.setText(self.tr("Your own left and right, not those in the mirror."))
        self.waiting.set_close_words(self.tr("Not now"))
        self.refresh()

    def refresh(self) -> None:
        """Show the facts of the model."""
        model, lang = self._model, self._lang
        day = self._words.day(model.now.date(), lang)
        side = self._words.affected(model.affected)
        self.day.setText(self.tr("{day} · Affected side: {side}").format(day=day, side=side))
        self.dim.setChecked(model.preferences.settings.theme == "dark")
        self.sides.set_value(model.affected)
        self.source.refresh(lang)
        self.up_next.refresh(model, lang)
        self._say_tips()
        self.recent.refresh(model, lang, self._theme.is_large)
        self._show_waiting()
        if model.is_ready and not self._has_begun:
            self._has_begun = True
            self.focus_first()

    def _say_tips(self) -> None:
        self.tips.set_words(
            self.tr("For a clear picture"),
            [
                self.tr("Sit an arm's length away, the whole face in view"),
                self.tr("Light from the front, no window behind you"),
                self.tr("Small and slow is right; stop at any time"),
            ],
        )
        self.promise.set_words(
            self.tr("Good to know"),
            [
                self.tr("Everything stays on this computer"),
                self.tr("It shows movements and compares you only with yourself; no diagnosis"),
            ],
        )

    def _show_waiting(self) -> None:
        model, waiting = self._model, self._model.waiting
        self.waiting.setVisible(waiting is not None)
        if waiting is None:
            return
        if model.is_looking:
            self.waiting.set_caution(False)
            self.waiting.say(self.tr("Looking at the recording…"), action=self.tr("Stop"))
            self.waiting.show_progress(0, 0)
            self.waiting.close_button.hide()
            return
        self.waiting.close_button.show()
        self.waiting.set_caution(model.error is not None)
        text = self.tr("A recording has not been looked at yet.")
        if waiting.started_at is not None:
            when = self._words.moment(waiting.started_at, self._lang)
            text = self.tr("A recording from {when} has not been looked at yet.").format(when=when)
        if model.error is not None:
            text = self._words.explain(model.error, self._lang)
        self.waiting.say(text, action=self.tr("Look at it now"))

    @property
    def _lang(self) -> Lang:
        return self._model.preferences.lang()

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)
        is_crowded = self._theme.is_large and self.width() < _TWO_COLUMNS_PX
        self._head.setDirection(down if is_crowded else across)

    # --- requests ----------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        """Use the video that the person has chosen in a dialog."""
        self._model.use_file(path)

    def start(self) -> None:
        if self.up_next.start.isEnabled():
            self._on_start()

    def _on_start(self) -> None:
        self._model.remember_source()
        self.start_requested.emit(self._model.choice())

    def _on_side(self, side: object) -> None:
        self._model.preferences.use_affected(Affected(str(side)))

    def _on_language(self) -> None:
        self._model.preferences.use_lang(Lang.EN if self._lang is Lang.ZH else Lang.ZH)

    def _on_waiting(self) -> None:
        waiting = self._model.waiting
        if self._model.is_looking:
            self._model.stop_looking()
        elif waiting is not None:
            self._model.look_at(waiting.id)

    def focus_first(self) -> None:
        """Start has the keyboard; where it cannot start, the choice of source has it."""
        if self.up_next.start.isEnabled():
            self.up_next.start.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.source.kinds.focus_current()
