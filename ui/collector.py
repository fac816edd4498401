"""Collect reference cycles in the GUI thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_THRESHOLDS = (700, 10, 10)


def collect_at_once() -> None:
    """Free what was just let go of; for little that is large, such as the reader of a film.

    Its decoder holds up to 90 MB in a reference cycle, and the collector counts objects only.
    GUI thread only.
    """
    gc.collect()


def spare_what_is_there() -> None:
    """Leave all objects that exist now out of the collections to come; takes no time.

    A full collection looks at 140,000 objects for 70 to 110 ms, in which no thread fetches a
    picture from the camera. `spare_nothing` ends it.
    """
    gc.freeze()


def spare_nothing() -> None:
    gc.unfreeze()


class Collector(QObject):
    """Keeps Python from taking Qt objects apart in a worker thread.

    The automatic collection runs in whichever thread happens to allocate; where that is a worker
    and the garbage holds a widget, Qt's destructor runs in the wrong thread and the program dies.
    So it is switched off, and a timer of the GUI thread does its work.

    GUI thread only.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def close(self) -> None:
        """Collect what is left and give the automatic collection back."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def _collect(self) -> None:
        """Collect the oldest generation that is due, as the automatic collection would."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > _THRESHOLDS[generation]:
                gc.collect(generation)
                return
