"""Whether this machine has anything to hear with; QtMultimedia is loaded when first asked."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.voice.quiet import plugins_kept_quiet

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices

_log = logging.getLogger(__name__)


class Outputs(QObject):
    """Loudspeakers and headphones. GUI thread only.

    Signals: `changed()` one was connected or taken away.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: QMediaDevices | None = None
        self._has_failed = False

    def has_any(self) -> bool:
        """Tell whether there is an output; False too where Qt's sound part cannot be loaded."""
        self._watch()
        return self._devices is not None and bool(self._devices.audioOutputs())

    def _watch(self) -> None:
        if self._devices is not None or self._has_failed:
            return
        with plugins_kept_quiet():
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError as error:
                _log.info("no QtMultimedia: %s", error)
                self._has_failed = True
                return
            self._devices = QMediaDevices(self)
            self._devices.audioOutputs()
        self._devices.audioOutputsChanged.connect(self.changed)
