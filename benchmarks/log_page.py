"""Time to open the pages after ten years of use: 11,000 sessions, 40,000 diary entries."""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication, QScrollArea

from app.store.settings import Settings, SettingsFile
from tests import ten_years
from tests.ui.whole import take_down
from ui.bootstrap import Assembly
from ui.pages.progress import Part

RECORDINGS = "recordings"
VISITS = "visits"
PAGES = (
    *("progress", RECORDINGS, "today", "practice", "report", "settings", "learn", "data"),
    *("diary", VISITS, "totals"),
)
_DRAWN_LATER = frozenset({"report"})
"""Its preview is made with its own progress; benchmarks/report.py times that."""
_TIMES = 5
_STEPS, _STEP_PX = 60, 60
_LONGEST_WAIT_S = 120.0


def log_page_ms() -> dict[str, float]:
    """Return medians of opening and painting Progress and the slowest page, and of scrolling.

    `slowest_filled_ms`: until what is read behind a page has come, too.
    """
    with _opened() as (app, assembly):
        times = {page: _opened_ms(app, assembly, page) for page in PAGES}
        filled = {
            page: _opened_ms(app, assembly, page, is_filled=True)
            for page in PAGES
            if page not in _DRAWN_LATER
        }
        steps = [step for page in PAGES for step in _scrolled_ms(app, assembly, page)]
    for page in PAGES:
        print(f"{page:>12}  {times[page]:5.0f} ms, filled {filled.get(page, 0):5.0f}", flush=True)
    return {
        "log_page_ms": times["progress"],
        "slowest_page_ms": max(times.values()),
        "slowest_filled_ms": max(filled.values()),
        "scroll_step_p95_ms": float(np.percentile(steps, 95)),
        "scroll_step_most_ms": max(steps),
    }


@contextmanager
def _opened() -> Generator[tuple[QApplication, Assembly]]:
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
            yield app, assembly
        finally:
            take_down(assembly)


def _show(assembly: Assembly, page: str) -> None:
    window = assembly.window
    if page in ("progress", RECORDINGS):
        part = Part.RECORDINGS if page == RECORDINGS else Part.OVERVIEW
        window.progress.part.set_value(part)
        window.show_page("progress")
        if window.progress.shown is not part:  # else it would be read twice
            window.progress.show_part(part)
    elif page in ("diary", VISITS):
        window.show_page("diary")
        diary = window.pages.currentWidget()
        if page == VISITS:
            diary.show_visits()
        else:
            diary.show_day()
    else:
        window.show_page(page)


def _opened_ms(
    app: QApplication, assembly: Assembly, page: str, *, is_filled: bool = False
) -> float:
    """Return the median time from asking for a page to its picture; the first time makes it."""
    window, times = assembly.window, list[float]()
    for _ in range(_TIMES):
        _show(assembly, "settings" if page == "today" else "today")
        _settle(app)
        began = time.perf_counter()
        _show(assembly, page)
        if is_filled:
            _settle(app)
        window.grab()
        assert window.pages.isVisible(), "something stands before the pages"
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _scrolled_ms(app: QApplication, assembly: Assembly, page: str) -> list[float]:
    """Return what each turn of the wheel takes until its picture is painted, from top to bottom."""
    window = assembly.window
    _show(assembly, page)
    _settle(app)
    assert window.pages.isVisible(), "something stands before the pages"
    found: list[float] = []
    for area in window.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        if not area.isVisible() or not bar.maximum():
            continue
        for place in range(0, min(bar.maximum(), _STEPS * _STEP_PX), _STEP_PX):
            began = time.perf_counter()
            bar.setValue(place)
            app.processEvents()
            found.append((time.perf_counter() - began) * 1000)
    return found


def _settle(app: QApplication) -> None:
    """Let every thread end that reads behind the pages."""
    _wait(app, lambda: not [t for t in threading.enumerate() if t.name == "job"])
    app.processEvents()


def _wait(app: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST_WAIT_S
    while not until() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.002)
