"""A day: shown, chosen, changed; to come, or past."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton

from app.texts import Lang
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.lock_reveal import reveal
from ui.words import locale_of

_AHEAD = timedelta(days=365)
_BACK = timedelta(days=365 * 30)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayChoice(QFrame):
    """A sentence, a button, and below it a calendar while a day is being chosen.

    Keys in the calendar: arrows move, page up and down change the month, Enter takes the day.

    Signals: `chosen(date)`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label()
        self.choose = IconButton("cal")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for each in _WEEKEND:
            self.calendar.setWeekdayTextFormat(each, QTextCharFormat())
        self.calendar.setMaximumWidth(640)
        self.take = IconButton("check", "primary")
        self.cancel = IconButton()
        buttons = row(12)
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        opener = row(0)
        opener.addWidget(self.choose)
        opener.addStretch(1)
        box = column(10)
        box.addWidget(self.sentence)
        box.addLayout(opener)
        box.addWidget(self.calendar)
        box.addLayout(buttons)
        self.setLayout(box)
        self._open(is_open=False)
        self.choose.clicked.connect(self._on_choose)
        self.cancel.clicked.connect(self._on_cancel)
        self.take.clicked.connect(self._on_take)
        self.calendar.activated.connect(self._on_take)

    def show_day(
        self,
        day: date | None,
        today: date,
        sentence: str,
        lang: Lang,
        *,
        is_past: bool = False,
        span: tuple[date, date] | None = None,
    ) -> None:
        """Show what is set; only days from today on can be chosen, or up to today, or of a span."""
        self.sentence.setText(sentence)
        self.choose.set_words(self.tr("Change the day") if day else self.tr("Choose the day"))
        self.calendar.setLocale(locale_of(lang))
        around = (today - _BACK, today) if is_past else (today, today + _AHEAD)
        first, last = span or around
        self.calendar.setDateRange(_qdate(first), _qdate(last))
        self.calendar.setSelectedDate(_qdate(min(max(day or today, first), last)))
        self._set_words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _set_words(self) -> None:
        self.take.set_words(self.tr("Take this day"))
        self.cancel.set_words(self.tr("Cancel"))
        self.calendar.setAccessibleName(self.tr("Calendar"))
        names = {
            "qt_calendar_prevmonth": ("‹", self.tr("Month before")),
            "qt_calendar_nextmonth": ("›", self.tr("Next month")),
            "qt_calendar_monthbutton": ("", self.tr("Month")),
            "qt_calendar_yearbutton": ("", self.tr("Year")),
        }
        for button in self.calendar.findChildren(QToolButton):
            sign, name = names.get(button.objectName(), ("", ""))
            if sign:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
                button.setText(sign)
            if name:
                button.setAccessibleName(name)

    def _open(self, *, is_open: bool) -> None:
        for widget in (self.calendar, self.take, self.cancel):
            widget.setVisible(is_open)
        self.choose.setVisible(not is_open)

    def _on_choose(self) -> None:
        self._open(is_open=True)
        self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.take)

    def _on_cancel(self) -> None:
        self._open(is_open=False)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        self._open(is_open=False)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        found = self.calendar.selectedDate()
        self.chosen.emit(date(found.year(), found.month(), found.day()))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
