"""The care diary: one day with its lines, the short symptom check, and the visits."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from app.texts import Lang
from exercises.schema_care import CareItem
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.diary import DiaryModel, Removed
from ui.viewmodels.diary_words import DiaryWords
from ui.widgets.controls import Card, IconButton, Segmented, column, label, row, scrolled
from ui.widgets.diary_row import DiaryRow
from ui.widgets.lock_day import DayChoice
from ui.widgets.notices import Notice
from ui.widgets.support import SupportButton
from ui.widgets.symptom_check import SymptomCheck
from ui.widgets.visits import Visits
from ui.words import Words

_OLDEST: Final = timedelta(days=20 * 366)
_CHECK: Final = "symptom_check"
_NOTE_LINES: Final = 4
_COLUMNS: Final = {18: 3, 21: 2}
"""Answers side by side, by text size; below each other where it is large."""


class NoteEdit(QPlainTextEdit):
    """Words on a day; kept when it is left. Signals: `finished(text)`."""

    finished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._kept = ""

    def show_text(self, text: str) -> None:
        if text != self._kept or not self.hasFocus():
            self._kept = text
            self.setPlainText(text)

    def keep(self) -> None:
        text = self.toPlainText().strip()
        if text != self._kept:
            self._kept = text
            self.finished.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()


class DiaryPage(QWidget):
    """Answers are kept as they are given. Signals: `back_requested()`."""

    back_requested = Signal()

    def __init__(self, theme: Theme, model: DiaryModel, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self.model = model
        self._preferences = preferences
        self._words, self._diary_words = Words(self), DiaryWords(self)
        self.setProperty("kind", "page")
        self.back = IconButton("left")
        self.heading = label("h1")
        self.parts = Segmented(["day", "visits"])
        self.note = label(tone="text2")
        self.support = SupportButton()
        self.before, self.after = IconButton("left", "square"), IconButton("right", "square")
        self.today = IconButton("today")
        self.days = DayChoice()
        self.undo = Notice("trash", is_closable=True)
        self.rows: dict[str, DiaryRow] = {}
        self.check = SymptomCheck(theme, model.library.care.items[_CHECK])
        self.visits = Visits(model)
        self.words = NoteEdit()
        self._lay_out()
        self.shown_part = self.day_part
        self._connect()
        self.retranslate()

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget()
        box = column(14, (32, 24, 32, 26))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(14)
        first = row(14)
        first.addWidget(self.back)
        first.addWidget(self.heading, 1)
        self._head.addLayout(first, 1)
        self._head.addWidget(self.parts)
        box.addLayout(self._head)
        box.addWidget(self.undo)
        self.undo.hide()
        self._parts = (self._day_part(), self.check, self.visits)
        for part in self._parts:
            box.addWidget(part)
        box.addStretch(1)
        content.setLayout(box)
        self.check.hide()
        self.visits.hide()
        self._area: QScrollArea = scrolled(content)
        outer = column()
        outer.addWidget(self._area)
        self.setLayout(outer)

    def _day_part(self) -> QWidget:
        self.day_part = QWidget()
        box = column(12)
        bar = row(10)
        bar.addWidget(self.before, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.days, 1)
        bar.addWidget(self.today, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.after, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(bar)
        box.addWidget(self.note)
        box.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        lines = column(0, (2, 4, 2, 4))
        for item in sorted(self.model.library.care.items.values(), key=_place):
            if item.schedule != "user_set":
                self.rows[item.id] = DiaryRow(item)
                lines.addWidget(self.rows[item.id])
        list(self.rows.values())[-1].setProperty("last", "true")
        self.card.setLayout(lines)
        box.addWidget(self.card)
        self.note_card = Card("note")
        self.note_card.body.addWidget(self.words)
        box.addWidget(self.note_card)
        box.addStretch(1)
        self.day_part.setLayout(box)
        return self.day_part

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.refresh)
        self.back.clicked.connect(self._on_back)
        self.parts.chosen.connect(self._on_part)
        self.before.clicked.connect(lambda: model.step(-1))
        self.after.clicked.connect(lambda: model.step(1))
        self.today.clicked.connect(self._on_today)
        self.days.chosen.connect(model.open)
        self.undo.action_requested.connect(model.put_back)
        self.undo.closed.connect(model.forget_removed)
        self.words.finished.connect(model.write_note)
        self.check.finished.connect(self._on_checked)
        self.check.left.connect(self.show_day)
        for line in self.rows.values():
            line.noted.connect(model.write)
            line.removed.connect(model.remove)
            line.check_requested.connect(self.show_check)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Care diary"))
        self.back.set_words(self.tr("Back"), self.tr("Back to Today"))
        self.parts.set_words(self.tr("Care diary"), [self.tr("Days"), self.tr("Visits")])
        self.before.set_words("", self.tr("Day before"))
        self.after.set_words("", self.tr("Day after"))
        self.today.set_words(self.tr("Today"))
        self.undo.set_close_words(self.tr("Close"))
        self.note_card.heading.setText(self.tr("A note on this day"))
        self.words.setAccessibleName(self.note_card.heading.text())
        height = self._theme.px("body") * 3 // 2 * _NOTE_LINES
        self.words.setFixedHeight(height)
        self.check.set_look(self._theme, self._lang)
        self.visits.set_look(self._lang)
        self._arrange()
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it was last read."""
        shown, model = self.model.shown, self.model
        today = model.today
        text = self._diary_words.day(model.day, today, self._lang)
        self.days.show_day(model.day, today, text, self._lang, span=(today - _OLDEST, today))
        self.after.setEnabled(model.day < today)
        self.today.setVisible(model.day < today)
        self.note.setText(self._say())
        self.support.show_for(model.error)
        self._show_undo()
        is_read = shown is not None and shown.day == model.day
        self.card.setEnabled(is_read)
        self.visits.refresh()
        if shown is None or not is_read:
            return
        columns = _COLUMNS.get(self._theme.text_size, 1)
        for line in shown.lines:
            self.rows[line.item].show_line(line, self._lang, columns)
        self.words.show_text(shown.note)

    def _say(self) -> str:
        model = self.model
        if model.error is not None:
            return self._words.explain(model.error, self._lang)
        if model.shown is not None and model.shown.day == model.day < model.today:
            if model.shown.is_empty:
                return self.tr(
                    "Nothing is written down for this day, and that is fine. "
                    "You can add to it at any time."
                )
            return self.tr("You can add to this day or correct it; what stood there is kept.")
        return self.tr("Answer what you like; it is kept at once. Nothing here has to be answered.")

    def _show_undo(self) -> None:
        gone = self.model.removed
        if gone is None:
            self.undo.hide()
            return
        item = gone.care_id if isinstance(gone, Removed) else "follow_up"
        title = self.model.library.care.items[item].title.of(self._lang)
        self.undo.say(
            self.tr("Taken away: {title}").format(title=title), action=self.tr("Put it back")
        )

    def _arrange(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_crowded = self._theme.is_large and self.width() < 980
        self._head.setDirection(down if is_crowded else across)

    @property
    def _lang(self) -> Lang:
        return self._preferences.lang()

    # --- ways --------------------------------------------------------------------------------

    def open(self, day: date | None = None) -> None:
        """Show a day, by default today."""
        self.words.keep()
        self.show_day()
        self.model.open(day)

    def show_day(self) -> None:
        self._show_part("day", self.day_part)

    def show_check(self) -> None:
        self._show_part("day", self.check)
        self.check.begin()

    def show_visits(self) -> None:
        self._show_part("visits", self.visits)
        self.visits.focus_first()

    def step_back(self) -> bool:
        """Go back within the page: from a form, the check or the visits to the day."""
        if self.shown_part is self.visits and self.visits.close_form():
            return True
        if self.shown_part is self.day_part:
            self.words.keep()
            return False
        self.show_day()
        self.focus_first()
        return True

    def shut_down(self) -> None:
        """Keep what is being written, and stop."""
        self.words.keep()
        self.model.close()

    def focus_first(self) -> None:
        if self.shown_part is self.day_part:
            self.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_part(self, key: str, part: QWidget) -> None:
        self.parts.set_value(key)
        self.shown_part = part
        for each in self._parts:
            each.setVisible(each is part)
        for each in (self.back, self.heading, self.parts):
            each.setVisible(part is not self.check)
        self._area.verticalScrollBar().setValue(0)

    def _on_part(self, key: object) -> None:
        if key == "visits":
            self.show_visits()
        else:
            self.show_day()

    def _on_today(self) -> None:
        self.model.open()
        self.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if not self.step_back():
            self.back_requested.emit()

    def _on_checked(self, answers: object) -> None:
        assert isinstance(answers, dict)
        before = self.model.fields_of(_CHECK)
        self.show_day()
        self.rows[_CHECK].more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.model.write(_CHECK, {**before, **answers})


def _place(item: CareItem) -> tuple[bool, bool, int]:
    """How it feels comes first, what the app does with the person last."""
    return item.id != _CHECK, item.linked_to is not None, item.order
