"""Today: the day's plan, with the one thing that comes next; in second place the recordings."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.plan import Plan, PlanItem, RowState
from app.domain.sides import Affected
from app.texts import Lang
from ui.pages.today_cards import TodayCards
from ui.theme import Theme
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_plan import PlanModel
from ui.viewmodels.today_words import PlanWords
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.notices import Notice
from ui.widgets.up_next import is_damaged_log, next_item
from ui.words import Words

_TWO_COLUMNS_PX = 980


class TodayPage(QWidget):
    """What is begun is a matter of the window; the rest goes to the models.

    Signals: `item_requested(PlanItem)`; `lock_requested(PlanItem)`; `care_requested()`;
    `first_look_requested()`; `file_requested()`; `open_requested(session_id)`;
    `film_requested(None)` take in a video from a phone, or `film_requested(session_id)` go on;
    `restore_requested()` a damaged log shall be made anew; `page_requested(key)`.
    """

    item_requested = Signal(object)
    lock_requested = Signal(object)
    care_requested = Signal()
    first_look_requested = Signal()
    file_requested = Signal()
    open_requested = Signal(str)
    film_requested = Signal(object)
    restore_requested = Signal()
    page_requested = Signal(str)

    def __init__(self, theme: Theme, view_model: TodayModel, plan_model: PlanModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = view_model
        self._plan_model = plan_model
        self._words = Words(self)
        self._plan_words = PlanWords(self)
        self._has_begun = False
        self.setProperty("kind", "page")
        self.heading = label("h1", wrap=False)
        self.day = label(tone="text2")
        self.greeting = label(tone="text2")
        self.text_size = IconButton("A")
        self.dim = IconButton("moon")
        self.dim.setCheckable(True)
        self.language = IconButton("globe")
        self.waiting = Notice("clock", is_closable=True)
        self.undo = Notice("skip", is_closable=True)
        self.cards = TodayCards(theme, view_model)
        cards = self.cards
        self.up_next, self.plan, self.care = cards.up_next, cards.plan, cards.care
        self.source, self.sides, self.recent = cards.source, cards.sides, cards.recent
        self.first_look = cards.first_look
        cards.visit.report_requested.connect(lambda: self.page_requested.emit("report"))
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget()
        box = column(16, (32, 24, 32, 26))
        box.addLayout(self._header())
        for notice in (self.waiting, self.undo):
            box.addWidget(notice)
            notice.hide()
        box.addWidget(self.cards, 1)
        content.setLayout(box)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)

    def _header(self) -> QBoxLayout:
        words = column(0)
        for widget in (self.heading, self.day, self.greeting):
            words.addWidget(widget)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(words, 1)
        tools = row(10)
        for button in (self.text_size, self.dim, self.language):
            tools.addWidget(button)
        self._head.addLayout(tools)
        return self._head

    def _connect(self) -> None:
        model, plan, preferences = self._model, self._plan_model, self._model.preferences
        model.changed.connect(self.refresh)
        plan.changed.connect(self.refresh)
        model.progressed.connect(self.waiting.show_progress)
        self.text_size.clicked.connect(preferences.next_text_size)
        self.dim.clicked.connect(preferences.toggle_dim)
        self.language.clicked.connect(self._on_language)
        self.sides.chosen.connect(self._on_side)
        self.up_next.start.clicked.connect(self.begin_next)
        self.up_next.again.clicked.connect(model.look_for_cameras)
        self.plan.begin_requested.connect(self.begin)
        self.plan.skip_requested.connect(plan.skip)
        self.plan.unskip_requested.connect(plan.unskip)
        self.plan.unmark_requested.connect(self._on_unmark)
        self.plan.lock_requested.connect(self.lock_requested)
        self.care.ticked.connect(self._on_ticked)
        self.care.open_requested.connect(self.care_requested)
        self.first_look.start_requested.connect(self.first_look_requested)
        self.source.file_requested.connect(self.file_requested)
        self.source.film_requested.connect(lambda: self.film_requested.emit(None))
        self.recent.opened.connect(self.open_requested)
        self.recent.retry_requested.connect(model.records.refresh)
        self.waiting.action_requested.connect(self._on_waiting)
        self.waiting.closed.connect(model.put_off)
        self.undo.action_requested.connect(plan.undo)
        self.undo.closed.connect(plan.keep)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.cards.set_theme(theme)
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
        self.cards.retranslate()
        self.waiting.set_close_words(self.tr("Not now"))
        self.undo.set_close_words(self.tr("Close"))
        self.refresh()

    def refresh(self) -> None:
        """Show the facts of the models."""
        model, plan, lang = self._model, self._plan_model.plan, self._lang
        day = self._words.day(model.now.date(), lang)
        side = self._words.affected(model.affected)
        self.day.setText(self.tr("{day} · Affected side: {side}").format(day=day, side=side))
        self.greeting.setVisible(plan is not None and not self._theme.is_large)
        if plan is not None:
            self.greeting.setText(self._plan_words.greeting(plan, lang))
        self.dim.setChecked(model.preferences.settings.theme == "dark")
        self.cards.refresh(self._plan_model, lang)
        self._show_waiting()
        self._show_undo(plan)
        if plan is not None and not self._has_begun:
            self._has_begun = True
            self.focus_first()

    def _show_undo(self, plan: Plan | None) -> None:
        last = self._plan_model.last
        if plan is None or last is None:
            self.undo.hide()
            return
        name = self._plan_words.name(last.item, self._lang)
        line = plan.row(last.item)
        if last.care_id is not None:
            text = self.tr("Written down: {name}").format(name=name)
        elif line.skip is not None and line.state is RowState.SKIPPED:
            reason = self._plan_words.reason(line.skip.reason, self._lang)
            text = self.tr("Left out today: {name} ({reason})").format(name=name, reason=reason)
        else:
            self.undo.hide()
            return
        self.undo.say(text, action=self.tr("Undo"))

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
        if waiting.film:
            text = self.tr(
                "The video {name} from your phone has been taken in. Its movements wait for you "
                "to say what they were."
            ).format(name=waiting.film)
        if model.error is not None:
            text = self._words.explain(model.error, self._lang)
        action = self.tr("Go on") if waiting.film else self.tr("Look at it now")
        self.waiting.say(text, action=action, error=model.error)

    @property
    def _lang(self) -> Lang:
        return self._model.preferences.lang()

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.cards.set_wide(is_wide)
        is_crowded = self._theme.is_large and self.width() < _TWO_COLUMNS_PX
        self._head.setDirection(down if is_crowded else across)

    # --- requests ----------------------------------------------------------------------------

    def begin_next(self) -> None:
        """Do what Up next says; where the plan could not be read, read it again."""
        if not self.up_next.start.isEnabled():
            return
        item = next_item(self._plan_model)
        if is_damaged_log(self._model.records.error or self._plan_model.error):
            self.restore_requested.emit()
        elif self._model.records.error is not None:
            self._model.records.refresh()
        elif self._plan_model.error is not None:
            self._plan_model.refresh()
        elif item is not None:
            self.begin(item)

    def begin_nth(self, number: int) -> None:
        """Press the button of the row with this number, counted from 1."""
        row_ = self.plan.rows[list(PlanItem)[number - 1]]
        if next_item(self._plan_model) is row_.item:
            self.begin_next()
        else:
            row_.go.click()

    def begin(self, item: object) -> None:
        """Begin a part of the day; washing and the care list need no more than this page."""
        part = PlanItem(str(item))
        care_id = self._plan_model.care_id(part)
        if part is PlanItem.WASH and care_id is not None:
            self._plan_model.mark(part, care_id)
        elif part is PlanItem.CARE:
            self.care_requested.emit()
        else:
            self.item_requested.emit(part)

    def show_item(self, item: PlanItem) -> None:
        """Give the keyboard to a part of the day, as a reminder asked for it."""
        is_next = next_item(self._plan_model) is item
        target = self.up_next.start if is_next else self.plan.rows[item].go
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unmark(self, item: object) -> None:
        care_id = self._plan_model.care_id(PlanItem(str(item)))
        if care_id is not None:
            self._plan_model.unmark(care_id)

    def _on_ticked(self, care_id: str, is_on: bool) -> None:
        if is_on:
            self._plan_model.mark(PlanItem.CARE, care_id)
        else:
            self._plan_model.unmark(care_id)

    def _on_side(self, side: object) -> None:
        self._model.preferences.use_affected(Affected(str(side)))

    def _on_language(self) -> None:
        self._model.preferences.use_lang(Lang.EN if self._lang is Lang.ZH else Lang.ZH)

    def _on_waiting(self) -> None:
        waiting = self._model.waiting
        if self._model.is_looking:
            self._model.stop_looking()
        elif waiting is not None and waiting.film:
            self.film_requested.emit(waiting.id)
        elif waiting is not None:
            self._model.look_at(waiting.id)

    def focus_first(self) -> None:
        """Up next has the keyboard; where it cannot begin, the first row that can."""
        start = self.up_next.start
        if start.isVisibleTo(self) and start.isEnabled():
            start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (self._plan_model.plan and self.plan.focus_first()):
            self.source.kinds.focus_current()
