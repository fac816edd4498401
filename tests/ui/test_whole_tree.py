"""Every control of every page in the real window: named, reached, large enough, unclipped."""

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store.settings import Settings, SettingsFile
from tests.ui.inspection import flaws
from tests.ui.shell_fakes import SET_UP
from tests.ui.whole import answer_gate, take_down
from ui.bootstrap import Assembly
from ui.pages.progress import Part
from ui.window import MainWindow

DATA = Path(__file__).resolve().parents[1] / "data"
PAGES = ("today", "practice", "progress", "report", "learn", "settings", "data", "diary", "totals")
LOOKS = [("en", 18, (1280, 800)), ("zh", 18, (1280, 800)), ("en", 28, (1024, 700)),
         ("zh", 28, (1024, 700))]  # fmt: skip


def unpack(root: Path) -> None:
    with zipfile.ZipFile(DATA / "backup-1.zip") as archive:
        archive.extractall(root)


@pytest.fixture
def open_window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable]:
    made: list[Assembly] = []

    def opened(
        lang: str,
        text_size: int,
        size: tuple[int, int],
        fill: Callable[[Path], object] = unpack,
    ) -> Assembly:
        root = tmp_path / "data"
        root.mkdir(mode=0o700)
        fill(root)
        wanted = Settings(language=lang, text_size=text_size, affected="left", **SET_UP)
        SettingsFile(root / "settings.json").save(wanted)
        answer_gate(root)
        assembly = Assembly(qapp, root, None)
        made.append(assembly)
        assembly.window.show()
        assembly.begin()
        assembly.window.resize(*size)
        qtbot.waitUntil(lambda: not assembly.records.is_loading)
        assembly.window.full.drop_all()
        return assembly

    yield opened
    for assembly in made:
        take_down(assembly)


def settled(window: MainWindow, text_size: int, lang: str) -> list[str]:
    """Return the flaws that are still there when everything read in the background has come."""
    end = time.monotonic() + 2.0
    while True:
        QCoreApplication.processEvents()
        if not (seen := flaws(window, text_size, lang)) or time.monotonic() > end:
            return seen
        time.sleep(0.02)  # as between the events of a person: what reads behind needs its turn


@pytest.mark.parametrize(("lang", "text_size", "size"), LOOKS)
def test_no_page_has_a_flaw(open_window, lang: str, text_size: int, size: tuple[int, int]) -> None:
    assembly = open_window(lang, text_size, size)
    window = assembly.window
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        assert window.pages.isVisible(), f"something stands before {name}"
        seen = settled(window, text_size, lang)
        if (window.width(), window.height()) != size:
            found.setdefault(name, []).append(f"the window grew to {window.size().toTuple()}")
        if seen:
            found.setdefault(name, []).extend(seen)

    for page in PAGES:
        window.show_page(page)
        look(page)
    window.show_page("progress")
    for part in Part:
        window.progress.show_part(part)
        look(f"progress {part}")
    window.show_page("learn")
    window.pages.currentWidget().open("causes")
    look("learn, a page")
    window.open_result(assembly.records.summaries[0].id)
    look("result")
    assert not found, "\n".join(f"{name}: {flaw}" for name, all_ in found.items() for flaw in all_)


def test_no_page_has_a_flaw_on_a_screen_with_twice_the_pixels() -> None:
    """Qt takes the scale at its start, so that this needs a process of its own."""
    test = f"{__file__}::{test_no_page_has_a_flaw.__name__}[en-18-size0]"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", test],
        env=os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
