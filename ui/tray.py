"""The icon in the desktop's tray: reminders, the next thing to do, quiet for today."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.errors import UserFacing
from ui.preferences import Preferences
from ui.reminding import DayView, Reminder, Reminding

if TYPE_CHECKING:
    from app.domain.plan import PlanItem

SHOWN_MS: Final = 15_000
_log = logging.getLogger(__name__)


class _Menu(QMenu):
    """Signals: `language_changed()`."""

    language_changed = Signal()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()
        super().changeEvent(event)


class Tray(QObject):
    """Shows reminders on the desktop, and in the window where the desktop has no tray.

    The menu: open the window, do the next thing, put the last reminder off, no more for today,
    quit. GUI thread only.

    Signals: `open_requested()`; `item_requested(str)` with a part of the plan to begin;
    `notice_requested(Reminder)` where the window has to say it; `quit_requested()`.
    """

    open_requested = Signal()
    item_requested = Signal(str)
    notice_requested = Signal(object)
    quit_requested = Signal()

    def __init__(
        self,
        reminding: Reminding,
        preferences: Preferences,
        day: "Callable[[], DayView | None]",
        icon: QIcon,
        *,
        has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        make_icon: Callable[[QIcon, QObject], QSystemTrayIcon] = QSystemTrayIcon,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reminding = reminding
        self._preferences = preferences
        self._day = day
        self._next: PlanItem | None = None
        self._asked: PlanItem | None = None
        self.is_available = has_tray()
        self.menu = _Menu()
        self.open = self._action(self.open_requested.emit)
        self.begin = self._action(self._on_begin)
        self.menu.addSeparator()
        self.later = self._action(reminding.snooze)
        self.hush = self._action()
        self.hush.setCheckable(True)
        self.hush.triggered.connect(reminding.hush)
        self.menu.addSeparator()
        self.quit = self._action(self.quit_requested.emit)
        self.menu.aboutToShow.connect(self.refresh)
        self.menu.language_changed.connect(self.retranslate)
        reminding.reminded.connect(self._on_reminded)
        reminding.changed.connect(self._on_choices)
        self.retranslate()
        self._on_choices()
        self._icon = make_icon(icon, self) if self.is_available else None
        if self._icon is not None:
            self._icon.setToolTip("MirrorMend · 镜愈")
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self._on_message_clicked)
            self._icon.show()

    @property
    def keeps_running(self) -> bool:
        """Tell whether the app goes on in the tray when its window is closed."""
        return self.is_available and self._reminding.is_on

    def refresh(self) -> None:
        """Ask for the next thing to do and put it into the menu."""
        self._next = None
        title = ""
        try:
            day = self._day()
            if day is not None:
                plan = day.plan()
                row = plan.next_row
                if row is not None:
                    self._next = row.item
                    title = day.reminder_of(plan, row.item).title.of(self._preferences.lang())
        except UserFacing as error:
            _log.warning("the tray has no plan to show: %s", error.key)
        self.begin.setEnabled(self._next is not None)
        self.begin.setText(
            self.tr("Next: {name}").format(name=title)
            if title
            else self.tr("Nothing more for today")
        )
        self._on_choices()

    def retranslate(self) -> None:
        self.open.setText(self.tr("Open MirrorMend"))
        self.later.setText(self.tr("Remind me again in 15 minutes"))
        self.hush.setText(self.tr("No more reminders today"))
        self.quit.setText(self.tr("Quit"))
        self.refresh()

    def close(self) -> None:
        """Take the icon away and stop watching the clock."""
        self._reminding.close()
        if self._icon is not None:
            self._icon.hide()
        self.menu.deleteLater()

    def _action(self, do: Callable[[], None] | None = None) -> QAction:
        action = QAction(self.menu)
        if do is not None:
            action.triggered.connect(lambda _checked=False: do())
        self.menu.addAction(action)
        return action

    def _on_begin(self) -> None:
        if self._next is not None:
            self.item_requested.emit(self._next.value)

    def _on_choices(self) -> None:
        self.later.setEnabled(self._reminding.last is not None)
        self.hush.setEnabled(self._reminding.is_on)
        self.hush.setChecked(self._reminding.is_hushed)

    def _on_reminded(self, reminder: Reminder) -> None:
        self._asked = reminder.item
        if self._icon is None or not self._icon.supportsMessages():
            self.notice_requested.emit(reminder)
            return
        self._icon.showMessage(
            reminder.title, reminder.text, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS
        )

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_requested.emit()

    def _on_message_clicked(self) -> None:
        """Open the window at what it reminded of."""
        self.open_requested.emit()
        if self._asked is not None:
            self.item_requested.emit(self._asked.value)
