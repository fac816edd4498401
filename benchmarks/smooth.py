"""How smoothly the moving pages move: what a turn of the event loop with a picture in it takes.

A turn counts whole: timers, what other threads handed over, layout, painting. At 60 Hz a screen
waits 16.7 ms; whatever takes longer is a picture late.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QScrollArea

from app.clock import SystemClock
from app.domain.plan import PlanItem
from app.domain.routine_player import Command
from app.session.choices import FileChoice
from app.store.settings import Settings, SettingsFile
from tests.gallery import stock
from tests.gallery_day import answer_no
from tests.ui.shell_fakes import SET_UP
from tests.ui.whole import answer_gate, take_down
from ui.bootstrap import Assembly
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import Stage

FRAME_MS = 1000 / 60
_PAGES = ("today", "practice", "progress", "learn", "settings", "diary", "data")
_WATCHED_S, _STEP_PX, _LONGEST_WAIT_S = 10.0, 60, 180.0


class Painted(QObject):
    """Notes whether the window was painted since it was asked last."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._has_painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.UpdateRequest:
            self._has_painted = True
        return False

    def take(self) -> bool:
        was, self._has_painted = self._has_painted, False
        return was


class Bench:
    """The window with a session of the demo person behind it."""

    def __init__(self, app: QApplication, assembly: Assembly) -> None:
        self.app, self.assembly = app, assembly
        self._painted = Painted(assembly.window)

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + _LONGEST_WAIT_S
        while not until():
            assert time.monotonic() < end, until
            self.app.processEvents()
            time.sleep(0.002)

    def turns_ms(self, seconds: float = _WATCHED_S) -> list[float]:
        """Return what each turn with a picture in it took, for so long."""
        found: list[float] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            began = time.perf_counter()
            self.app.processEvents()
            spent = 1000 * (time.perf_counter() - began)
            if self._painted.take():
                found.append(spent)
            time.sleep(0.001)
        return found

    def timed_ms(self, act: Callable[[], object]) -> float:
        """Return how long it takes until what this changes is painted."""
        began = time.perf_counter()
        act()
        self.app.processEvents()
        return 1000 * (time.perf_counter() - began)


def smooth() -> dict[str, float]:
    """Return of each kind of movement the share of pictures in time, and their 95th percentile."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, _opened(app, Path(folder)) as bench:
        for name, measure in (
            ("page_change", _pages),
            ("scroll", _scrolling),
            ("scrubber", _scrubber),
            ("massage", _massage),
            ("training", _training),
        ):
            spent = measure(bench)
            assert len(spent) > 10, f"{name}: nothing moved"
            figures[f"smooth_{name}_in_time"] = float(np.mean(np.asarray(spent) <= FRAME_MS))
            figures[f"smooth_{name}_p95_ms"] = float(np.percentile(spent, 95))
    return figures


@contextmanager
def _opened(app: QApplication, root: Path) -> Iterator[Bench]:
    data = shutil.copytree(stock(), root / "data")
    settings = Settings(language="en", affected="left", **SET_UP)
    SettingsFile(data / "settings.json").save(settings)
    answer_gate(data)
    assembly = Assembly(app, data, None, clock=SystemClock())
    assembly.window.show()
    assembly.begin()
    bench = Bench(app, assembly)
    try:
        bench.wait(lambda: not assembly.records.is_loading)
        answer_no(assembly)
        assembly.window.full.drop_all()
        yield bench
    finally:
        take_down(assembly)


def _pages(bench: Bench) -> list[float]:
    """Go from page to page, each made before: a page is made once in a run."""
    window = bench.assembly.window
    for page in _PAGES:
        window.show_page(page)
        bench.turns_ms(0.3)
    found: list[float] = []
    for page in 3 * _PAGES:
        found.append(bench.timed_ms(lambda page=page: window.show_page(page)))
        bench.turns_ms(0.2)
    return found


def _scrolling(bench: Bench) -> list[float]:
    """Turn the wheel from top to bottom of every page that scrolls."""
    window, found = bench.assembly.window, list[float]()
    for page in _PAGES:
        window.show_page(page)
        bench.turns_ms(0.3)
        for area in window.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible():
                for place in range(_STEP_PX, bar.maximum() + 1, _STEP_PX):
                    found.append(bench.timed_ms(lambda bar=bar, place=place: bar.setValue(place)))
    return found


def _scrubber(bench: Bench) -> list[float]:
    """Play a moment of the result at its own pace."""
    window, records = bench.assembly.window, bench.assembly.records
    window.open_result(records.summaries[0].id)
    page = window.pages.currentWidget()
    page.moments.lines[0].watch.click()
    scrubber = page.scrubber
    scrubber.set_preview(Preview.MIRROR)
    bench.wait(lambda: scrubber.head.is_playing)
    scrubber.head.set_speed(1.0)
    found: list[float] = []
    for _ in range(4):
        if not scrubber.head.is_playing:
            scrubber.head.toggle()
        found += bench.turns_ms(2.0)
    return found


def _massage(bench: Bench) -> list[float]:
    """Watch the hand go along its arrow, the ring and the strip beside it."""
    flow = bench.assembly.window.flow
    flow.begin(PlanItem.MASSAGE)
    answer_no(bench.assembly)
    page = bench.assembly.window.frames.currentWidget()
    page.start.start.click()
    bench.turns_ms(0.5)
    for _ in range(8):
        page.view_model.move(Command.SKIP)
    found = bench.turns_ms()
    page.view_model.end()
    bench.assembly.window.full.drop_all()
    return found


def _training(bench: Bench) -> list[float]:
    """Practise in front of a film: picture, cue strip, ring, bars; recording and tracking run."""
    assembly = bench.assembly
    session = assembly.records.summaries[0].id
    film = next((assembly.paths.sessions / session).glob("video.*"))
    assembly.models.today.use_choice(FileChoice(film))
    assembly.window.flow.train("pattern_P2")
    answer_no(assembly)
    page = assembly.window.frames.currentWidget()
    page.choose.chosen.emit(Preview.MIRROR)
    model = page.view_model
    bench.wait(lambda: model.stage is not Stage.CHECKING or model.check.is_settled)
    if model.stage is Stage.CHECKING:
        model.pass_check()
    bench.wait(lambda: model.elapsed_s > 11)
    found = bench.turns_ms()
    model.leave()
    return found
