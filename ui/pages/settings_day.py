"""Settings of the day: how long the massage is, and when to remind of what."""

from datetime import time

from PySide6.QtCore import QEvent, Qt, QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from app.domain.plan import PlanItem
from app.texts import Lang
from ui.icons import Icon
from ui.preferences import Preferences
from ui.viewmodels.today_words import ITEM_ICONS, PlanWords
from ui.widgets.controls import Card, Segmented, Tick, column, label, line, row
from ui.widgets.rows import SettingRow

LENGTHS = ("m10", "m12", "m15")


class TimeField(QTimeEdit):
    """A time of the day; the wheel belongs to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)

    def show_time(self, at: time) -> None:
        self.blockSignals(True)
        self.setTime(QTime(at.hour, at.minute))
        self.blockSignals(False)

    def chosen(self) -> time:
        picked = self.time()
        return time(picked.hour(), picked.minute())

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


class ReminderRow(QWidget):
    """One part of the day: whether to be reminded of it, and when."""

    def __init__(self, item: PlanItem, preferences: Preferences) -> None:
        super().__init__()
        self._item = item
        self._preferences = preferences
        self.tick = Tick()
        self.at = TimeField()
        box = row(12)
        box.addWidget(Icon(ITEM_ICONS[item], 26, "primary"))
        box.addWidget(self.tick, 1)
        box.addWidget(self.at)
        self.setLayout(box)
        self.tick.clicked.connect(self._on_changed)
        self.at.timeChanged.connect(self._on_changed)

    def set_words(self, name: str, spoken: str) -> None:
        self.tick.setText(name)
        self.tick.setAccessibleName(spoken)
        self.at.setAccessibleName(spoken)

    def refresh(self, is_on: bool) -> None:
        at = self._preferences.schedule().times.get(self._item)
        self.tick.setChecked(at is not None)
        if at is not None:
            self.at.show_time(at)
        self.tick.setEnabled(is_on)
        self.at.setEnabled(is_on and at is not None)

    def _on_changed(self) -> None:
        at = self.at.chosen() if self.tick.isChecked() else None
        self._preferences.use_reminder_time(self._item, at)


class DayCard(Card):
    """How long the massage is; its minutes are minutes of massage."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("hand")
        self._preferences = preferences
        self.lengths = Segmented(LENGTHS)
        self._row = SettingRow(self.lengths)
        self.body.addWidget(line())
        self.body.addWidget(self._row)
        self.lengths.chosen.connect(self._on_length)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Massage"))
        name = self.tr("Length")
        self._row.set_words(
            name, self.tr("Minutes of massage; getting ready and resting come on top.")
        )
        self.lengths.set_words(name, [self.tr("%n min", "", int(each[1:])) for each in LENGTHS])

    def refresh(self) -> None:
        self.lengths.set_value(self._preferences.settings.massage_length)

    def _on_length(self, length: object) -> None:
        self._preferences.use_massage_length(str(length))


class ReminderCard(Card):
    """Reminders on or off, a time for each part, and hours without any."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("clock", spacing=8)
        self._preferences = preferences
        self._words = PlanWords(self)
        self.is_on = Tick()
        self._switch = SettingRow(self.is_on, is_beside=True)
        self.rows = {item: ReminderRow(item, preferences) for item in PlanItem}
        self.quiet_name = label("strong")
        self.quiet_from, self.quiet_to = TimeField(), TimeField()
        self.until = label(wrap=False)
        self.unheard = label("caption")
        self.body.addWidget(line())
        self.body.addWidget(self._switch)
        for each in self.rows.values():
            self.body.addWidget(each)
        self.body.addWidget(line())
        quiet = column(6)
        quiet.addWidget(self.quiet_name)
        hours = row(12)
        for widget in (self.quiet_from, self.until, self.quiet_to):
            hours.addWidget(widget)
        hours.addStretch(1)
        quiet.addLayout(hours)
        self.body.addLayout(quiet)
        self.body.addWidget(self.unheard)
        self.is_on.clicked.connect(preferences.use_reminders)
        for field in (self.quiet_from, self.quiet_to):
            field.timeChanged.connect(self._on_quiet)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Reminders"))
        name = self.tr("Remind me")
        note = self.tr(
            "While reminders are on, closing the window leaves MirrorMend beside the clock, "
            "where the desktop has such a place. Quit it there."
        )
        self._switch.set_words(name, note)
        self.is_on.setAccessibleName(name)
        lang = self._preferences.lang()
        for item, each in self.rows.items():
            title = self._words.name(item, lang)
            each.set_words(title, self.tr("Remind of: {name}").format(name=title))
        self.quiet_name.setText(self.tr("Quiet hours"))
        self.until.setText(self.tr("to", "between two times of the day"))
        self.quiet_from.setAccessibleName(self.tr("Quiet hours begin"))
        self.quiet_to.setAccessibleName(self.tr("Quiet hours end"))

    def refresh(self) -> None:
        schedule = self._preferences.schedule()
        self.is_on.setChecked(schedule.is_on)
        for each in self.rows.values():
            each.refresh(schedule.is_on)
        self.quiet_from.show_time(schedule.quiet.start)
        self.quiet_to.show_time(schedule.quiet.end)
        for field in (self.quiet_from, self.quiet_to):
            field.setEnabled(schedule.is_on)
        self.unheard.setText(self._unheard(self._preferences.lang()))
        self.unheard.setVisible(schedule.is_on and bool(self.unheard.text()))

    def _unheard(self, lang: Lang) -> str:
        silent = self._preferences.schedule().unheard()
        names = [self._words.name(item, lang) for item in PlanItem if item in silent]
        if not names:
            return ""
        listed = self.tr(", ", "between parts of the day").join(names)
        return self.tr("In the quiet hours, so never reminded of: {names}").format(names=listed)

    def _on_quiet(self) -> None:
        self._preferences.use_quiet_hours(self.quiet_from.chosen(), self.quiet_to.chosen())
