"""The plan of the day: one row for each part, with its state and what can be done about it."""

import math
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu

from app.domain.plan import Plan, PlanItem, RowState, SkipReason
from app.texts import Lang
from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.today_words import ITEM_ICONS, STATE_LOOKS, PlanWords, RowWords
from ui.widgets.controls import Card, IconButton, column, label, row
from ui.widgets.styling import set_look

_ONE_LINE_PX = 610
_ONE_LINE_SKIPPED_PX = 720
_BESIDE_PX = 480


class PlanRow(QFrame):
    """One part of the day: icon, name, state in icon and word, what to press, and more.

    What is done is one line. Signals: `begin_requested(PlanItem)`; `skip_requested(PlanItem,
    SkipReason)`; `unskip_requested(PlanItem)`; `unmark_requested(PlanItem)`;
    `lock_requested(PlanItem)`.
    """

    begin_requested = Signal(object)
    skip_requested = Signal(object, object)
    unskip_requested = Signal(object)
    unmark_requested = Signal(object)
    lock_requested = Signal(object)

    def __init__(self, item: PlanItem) -> None:
        super().__init__()
        self.item = item
        self._words: RowWords | None = None
        self._room = math.inf
        self.setProperty("kind", "row")
        self._icon = Icon(ITEM_ICONS[item], 28, "primary")
        self.name = label("strong", wrap=False)
        self.detail = label("caption")
        self._mark = Icon("clock", 22)
        self.state = label("caption", wrap=False)
        self.go = IconButton()
        self.more = IconButton("", "quiet")
        self.menu = QMenu(self)
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.more.clicked.connect(self._on_more)

    def _lay_out(self) -> None:
        marked = row(6)
        marked.addWidget(self._mark)
        marked.addWidget(self.state)
        marked.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(14)
        self._head.addWidget(self.name)
        self._head.addLayout(marked, 1)
        words = column(2)
        words.addStretch(1)
        words.addLayout(self._head)
        words.addWidget(self.detail)
        words.addStretch(1)
        front = row(16)
        front.addWidget(self._icon)
        front.addLayout(words, 1)
        back = row(6)
        back.addStretch(1)
        back.addWidget(self.go)
        back.addWidget(self.more)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(20, 8, 12, 8)
        self._box.setSpacing(12)
        self._box.addLayout(front, 1)
        self._box.addLayout(back)
        self.setLayout(self._box)

    def set_room(self, room: float) -> None:
        """Put state and buttons beside the words, or below them; `room` as at plain text size."""
        self._room = room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if room >= _BESIDE_PX else down)
        is_skipped = self._words is not None and self._words.state is RowState.SKIPPED
        is_wide = room >= (_ONE_LINE_SKIPPED_PX if is_skipped else _ONE_LINE_PX)
        direction = across if is_wide else down
        if direction != self._head.direction():
            self._head.setDirection(direction)
            self._head.setSpacing(14 if is_wide else 2)

    def show_words(self, words: RowWords, is_next: bool, plan_words: PlanWords, lang: Lang) -> None:
        self._words = words
        self.set_room(self._room)
        look = STATE_LOOKS[words.state]
        is_done = words.state is RowState.DONE
        self.name.setText(words.name)
        self.detail.setText(words.detail)
        self.detail.setVisible(bool(words.detail))
        self._mark.show_icon(look.icon, look.tone)
        self.state.setText(words.state_word)
        set_look(self.state, tone=look.tone, role="strong" if is_next or is_done else "caption")
        set_look(self, chosen="true" if is_next else "false")
        self.go.set_words(words.action, words.action_spoken)
        self.go.setVisible(not is_next)
        is_skipped = words.state is RowState.SKIPPED
        is_calm = is_done or is_skipped
        set_look(self.go, kind="quiet" if is_calm else "")
        edge = 2 if is_done else 8
        self._box.setContentsMargins(20, edge, 12, edge)
        more = self.tr("Reason…") if is_skipped else self.tr("Skip…")
        self.more.set_words(more, words.more_spoken)
        self._fill(words, plan_words, lang)
        can_more = bool(self.menu.actions())
        self.more.setVisible(can_more)
        self.setAccessibleName(f"{words.name}, {words.state_word}. {words.detail}")

    def say_why_not(self, reason: str) -> None:
        """Say why this cannot be begun here and now; nothing: it can."""
        words = self._words
        if words is None or not words.starts:
            self.go.setEnabled(True)
            return
        self.go.setEnabled(not reason)
        detail = f"{words.detail}\n{reason}" if reason else words.detail
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))

    def _fill(self, words: RowWords, plan_words: PlanWords, lang: Lang) -> None:
        self.menu.clear()
        if not words.can_skip:
            return
        heading = self.menu.addAction(self.tr("Not today, because"))
        heading.setEnabled(False)
        for reason in SkipReason:
            action = self.menu.addAction(plan_words.reason(reason, lang))
            action.triggered.connect(partial(self._on_reason, reason))

    def _on_go(self) -> None:
        if self._words is None:
            return
        match self._words.state:
            case RowState.LOCKED:
                self.lock_requested.emit(self.item)
            case RowState.SKIPPED:
                self.unskip_requested.emit(self.item)
            case _ if self._words.can_take_back:
                self.unmark_requested.emit(self.item)
            case _:
                self.begin_requested.emit(self.item)

    def _on_more(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
        width = self.menu.sizeHint().width()
        self.menu.popup(QPoint(corner.x() + self.more.width() - width, corner.y()))

    def _on_reason(self, reason: SkipReason, _checked: bool = False) -> None:
        self.skip_requested.emit(self.item, reason)


class PlanCard(Card):
    """All parts of the day in their order; signals as those of its rows."""

    begin_requested = Signal(object)
    skip_requested = Signal(object, object)
    unskip_requested = Signal(object)
    unmark_requested = Signal(object)
    lock_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("list", spacing=0)
        self._theme = theme
        self.body.setContentsMargins(0, 14, 0, 4)
        self.head.setContentsMargins(20, 0, 20, 8)
        self._plan_words = PlanWords(self)
        self.count = label("caption", wrap=False)
        self.head.addWidget(self.count)
        self.rows = {item: PlanRow(item) for item in PlanItem}
        for each in self.rows.values():
            self.body.addWidget(each)
            each.begin_requested.connect(self.begin_requested)
            each.skip_requested.connect(self.skip_requested)
            each.unskip_requested.connect(self.unskip_requested)
            each.unmark_requested.connect(self.unmark_requested)
            each.lock_requested.connect(self.lock_requested)
        set_look(self.rows[PlanItem.RECORDING], last="true")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def refresh(self, plan: Plan, words: "list[RowWords]", lang: Lang) -> None:
        self.heading.setText(self.tr("Plan"))
        wanted = [each for each in plan.rows if each.state is not RowState.NOT_DUE]
        done = sum(each.state is RowState.DONE for each in wanted)
        self.count.setText(self.tr("{done} of {of} done").format(done=done, of=len(wanted)))
        for each in words:
            is_next = plan.next_row is not None and plan.next_row.item is each.item
            self.rows[each.item].show_words(each, is_next, self._plan_words, lang)
        self._arrange()

    def focus_first(self) -> bool:
        """Give the first button the keyboard; returns whether there is one."""
        for each in self.rows.values():
            if each.go.isVisibleTo(self) and each.go.isEnabled():
                each.go.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() / self._theme.px("body") * 18
        for each in self.rows.values():
            each.set_room(room)
