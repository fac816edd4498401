"""Whether the system asks its programs for less movement, where it can be known.

Qt says it from 6.12 on. Below that: on Linux the settings portal of the desktop, asked over the
session bus and answered later; on Windows and macOS the system's own setting.
"""

import sys
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QSettings, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)
from PySide6.QtGui import QGuiApplication

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"
_LESS: Final = ("org.freedesktop.appearance", "reduced-motion")
_ANIMATED: Final = ("org.gnome.desktop.interface", "enable-animations")
"""What GNOME, and those who follow it, offered before there was a key for all desktops."""
_ANSWER_MS: Final = 3000
_CLIENT_AREA_ANIMATION: Final = 0x1042


class SystemMotion(QObject):
    """What the system says now. GUI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[tuple[str, str], bool] = {}

    def is_reduced(self) -> bool:
        """Return whether less movement is wanted; False where nobody says."""
        by_qt = _by_qt()
        if by_qt is not None:
            return by_qt
        if sys.platform == "win32":
            return _by_windows()
        if sys.platform == "darwin":
            return _by_macos()
        return any(self._said.values())

    def ask(self, bus: QDBusConnection | None = None) -> None:
        """Ask the desktop where Qt does not know, and go on listening; nothing waits for it."""
        bus = bus or QDBusConnection.sessionBus()
        if _by_qt() is not None or not bus.isConnected():
            return
        # The stub asks for bytes, which PySide6 6.11 itself refuses.
        slot: Any = SLOT("on_changed(QString,QString,QDBusVariant)")
        bus.connect(_SERVICE, _PATH, _SETTINGS, "SettingChanged", self, slot)
        for key in (_LESS, _ANIMATED):
            message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
            message.setArguments(list(key))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _ANSWER_MS), self)
            watcher.setProperty("key", list(key))
            watcher.finished.connect(self._on_answer)

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        """Take an answer; a desktop without the portal or without the key says nothing."""
        said = [] if watcher.isError() else watcher.reply().arguments()
        space, name = watcher.property("key")
        if said:
            self._take((space, name), said[0])
        watcher.deleteLater()

    @Slot(str, str, QDBusVariant)
    def on_changed(self, space: str, name: str, value: QDBusVariant) -> None:
        self._take((space, name), value)

    def _take(self, key: tuple[str, str], value: object) -> None:
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if key == _LESS:
            self._said[key] = value == 1
        elif key == _ANIMATED:
            self._said[key] = value is False


def _by_qt() -> bool | None:
    """Return what Qt knows; None below 6.12."""
    hints = QGuiApplication.styleHints().accessibility()
    ask = getattr(hints, "motionPreference", None)
    return None if ask is None else ask().name == "ReducedMotion"


def _by_windows() -> bool:  # pragma: no cover - not tried: there is no Windows here
    from ctypes import byref, c_int, windll  # pyright: ignore

    is_animated = c_int(1)
    windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, byref(is_animated), 0)
    return not is_animated.value


def _by_macos() -> bool:  # pragma: no cover - not tried: there is no macOS here
    return bool(QSettings("apple.com", "universalaccess").value("reduceMotion", 0))
