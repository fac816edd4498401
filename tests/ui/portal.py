"""A desktop's settings portal for the tests, and what the app makes of its answers.

`python -m tests.ui.portal less` on a session bus of its own prints whether motion is reduced.
"""

import sys
import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusVariant,
    QDBusVirtualObject,
)
from PySide6.QtGui import QGuiApplication

from ui.system_motion import SystemMotion

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
LESS = ("org.freedesktop.appearance", "reduced-motion")
ANIMATED = ("org.gnome.desktop.interface", "enable-animations")
ANSWERS = {
    "less": {LESS: 1, ANIMATED: True},
    "none": {LESS: 0, ANIMATED: True},
    "still": {LESS: 0, ANIMATED: False},
    "old": {ANIMATED: False},
    "nothing": {},
    "changed": {LESS: 0},
}


class Portal(QDBusVirtualObject):
    """Answers `Read` as the portal does: a variant within a variant, or an error."""

    def __init__(self, said: dict[tuple[str, str], object]) -> None:
        super().__init__()
        self._said = said
        self.asked = 0

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, bus: QDBusConnection) -> bool:
        space, name = message.arguments()
        self.asked += 1
        if (space, name) in self._said:
            reply = message.createReply()
            reply.setArguments([QDBusVariant(QDBusVariant(self._said[space, name]))])
            bus.send(reply)
        else:
            bus.send(message.createErrorReply("org.freedesktop.portal.Error.NotFound", "?"))
        return True


def main(said: str) -> None:
    app = QGuiApplication([])
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
    portal = Portal(dict(ANSWERS[said]))
    assert bus.registerService(SERVICE)
    assert bus.registerVirtualObject(PATH, portal)
    motion = SystemMotion()
    motion.ask()
    wait(app, lambda: portal.asked == 2)
    states = [motion.is_reduced()]
    if said == "changed":
        for value in (1, 0):
            signal = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
            signal.setArguments([*LESS, QDBusVariant(value)])
            bus.send(signal)
            wait(app, lambda value=value: motion.is_reduced() == (value == 1))
            states.append(motion.is_reduced())
    print(*states)


def wait(app: QCoreApplication, until) -> None:
    end = time.monotonic() + 5.0
    while not until() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
    settled = time.monotonic() + 0.1
    while time.monotonic() < settled:
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main(sys.argv[1])
