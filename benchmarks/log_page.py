"""Time to open the pages after ten years of use: 11,000 sessions, 40,000 diary entries."""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.store.settings import Settings, SettingsFile
from tests import ten_years
from ui.bootstrap import Assembly

PAGES = ("progress", "today", "settings", "learn", "data", "diary")
_TIMES = 5
_LONGEST_WAIT_S = 120.0


def log_page_ms() -> dict[str, float]:
    """Return the median of opening and painting Progress, and of the slowest page of all."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        paths = ten_years.build(Path(folder) / "data")
        ten_years.add_folders(paths)
        SettingsFile(paths.settings).save(Settings(language="en", setup="done"))
        assembly = Assembly(app, paths.root, None)
        try:
            assembly.window.show()
            assembly.begin()
            _wait(app, lambda: not assembly.records.is_loading)
            _settle(app)
            assembly.window.full.drop_all()
            times = {page: _opened_ms(app, assembly, page) for page in PAGES}
        finally:
            assembly.window.leave()
            assembly.close()
    return {"log_page_ms": times["progress"], "slowest_page_ms": max(times.values())}


def _opened_ms(app: QApplication, assembly: Assembly, page: str) -> float:
    """Return the median time from asking for a page to its picture; the first time makes it."""
    window, times = assembly.window, list[float]()
    for _ in range(_TIMES):
        window.show_page("settings" if page == "today" else "today")
        _settle(app)
        began = time.perf_counter()
        window.show_page(page)
        window.grab()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _settle(app: QApplication) -> None:
    """Let every thread end that reads behind the pages."""
    _wait(app, lambda: not [t for t in threading.enumerate() if t.name == "job"])
    app.processEvents()


def _wait(app: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST_WAIT_S
    while not until() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.002)
