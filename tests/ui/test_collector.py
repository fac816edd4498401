"""Qt objects in reference cycles must die in the GUI thread, or the program dies with them."""

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.collector import Collector


class Knot(QObject):
    """An object that only the cycle collector can take apart."""

    def __init__(self, died_in: list[str]) -> None:
        super().__init__()
        self.itself = self
        self._died_in = died_in

    def __del__(self) -> None:
        self._died_in.append(threading.current_thread().name)


def churn() -> None:
    for _ in range(3):
        keep = [[i] for i in range(20_000)]
        del keep


def test_a_busy_worker_takes_no_qt_object_apart(qtbot: QtBot):
    died_in: list[str] = []
    collector = Collector()
    for _ in range(50):
        Knot(died_in)
    worker = threading.Thread(target=churn, name="worker")
    worker.start()
    worker.join()
    assert died_in == []
    gc.collect(0)
    qtbot.waitUntil(lambda: gc.get_count()[0] < 5000, timeout=5000)
    collector.close()
    gc.disable()
    assert set(died_in) == {threading.main_thread().name}
    assert len(died_in) == 50


def test_without_it_a_worker_would(qtbot: QtBot):
    """The danger is real: this is what the automatic collection does."""

    class Plain:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            died_in.append(threading.current_thread().name)

    died_in: list[str] = []
    Plain()
    gc.enable()
    try:
        worker = threading.Thread(target=churn, name="worker")
        worker.start()
        worker.join()
    finally:
        gc.disable()
    assert died_in == ["worker"]
