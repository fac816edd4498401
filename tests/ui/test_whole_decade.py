"""The real window after ten years of use: every page comes, says what it holds, and has no flaw."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.session.pairs import MOST
from app.store.paths import DataPaths
from app.texts import Lang
from tests.ten_years import SESSIONS, add_folders
from tests.ui.test_whole_tree import open_window, settled  # noqa: F401 - a fixture
from ui.bootstrap import Assembly
from ui.pages.progress import Part
from ui.viewmodels.progress import CalendarView, Span

FILMS = 60
"""So many of the newest sessions have a folder; the log knows all."""
LONG_AGO = date(2018, 9, 6)
_WAIT_MS = 20_000
WORDS = {
    Lang.EN: {
        "progress": ("No clear change", "41: 23 Nov 2026", "Show 35 older marks"),
        "month": ("November 2026",),
        "recordings": ("23 November 2026", "Show 10960 older recordings"),
        "data": ("60 recordings", "57–60 of 60"),
        "diary": ("Thursday 6 September 2018", "Sunglasses outdoors"),
        "visits": ("23 November 2026", "January 2017"),
        "totals": ("Show 114 older totals", "SAQ"),
    },
    Lang.ZH: {
        "progress": ("没有明确的变化", "再显示 35 条更早的标记"),
        "month": ("2026年11月",),
        "recordings": ("再显示 10960 条更早的录像",),
        "data": ("57–60", "60 次录像"),
        "diary": ("2018年9月6日 星期四",),
        "visits": ("2026年11月23日", "2017年1月"),
        "totals": ("再显示 114 次更早的总分", "SAQ"),
    },
}


# The second language has its turn in `make soak`.
@pytest.mark.parametrize("lang", [Lang.EN, pytest.param(Lang.ZH, marks=pytest.mark.soak)])
def test_every_page(
    open_window: Callable[..., Assembly],  # noqa: F811
    ten_years: DataPaths,
    qtbot: QtBot,
    lang: Lang,
) -> None:
    def fill(root: Path) -> None:
        shutil.copytree(ten_years.root, root, dirs_exist_ok=True)
        add_folders(DataPaths(root), FILMS)

    assembly = open_window(lang.value, 18, (1280, 800), fill)
    window, found = assembly.window, list[str]()
    assert len(assembly.records.summaries) == SESSIONS
    for name in pages(assembly, qtbot):
        assert window.pages.isVisible(), f"something stands before {name}"
        found += [f"{name}: {flaw}" for flaw in settled(window, 18, lang.value)]
        text = said(window.pages)
        found += [
            f"{name}: not a word of {w!r}" for w in WORDS[lang].get(name, ()) if w not in text
        ]
    assert not found, "\n".join(found)


def said(page: QWidget) -> str:
    found = page.findChildren(QLabel) + page.findChildren(QAbstractButton)
    return "\n".join(each.text() for each in found if each.isVisible())


def pages(assembly: Assembly, qtbot: QtBot) -> Iterator[str]:
    """Go through the pages, and wait at each until it holds what is read behind it."""
    window = assembly.window

    def wait(is_there: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_there, timeout=_WAIT_MS)

    for key in ("today", "practice", "report", "learn", "settings"):
        window.show_page(key)
        yield key
    yield from _looking_back(assembly, wait)
    window.show_page("data")
    data = window.pages.currentWidget()._model
    wait(lambda: data.stored is not None and len(data.stored.sessions) == FILMS)
    data.turn(data.pages)
    yield "data"
    window.show_diary(LONG_AGO)
    diary = window.pages.currentWidget()
    wait(lambda: diary.model.shown is not None and diary.model.shown.day == LONG_AGO)
    yield "diary"
    diary.show_visits()
    yield "visits"
    window.show_page("totals")
    totals = window.pages.currentWidget()
    wait(lambda: totals.model.series is not None)
    yield "totals"


def _looking_back(assembly: Assembly, wait: Callable[..., None]) -> Iterator[str]:
    window, model, pair = assembly.window, assembly.models.progress, assembly.models.pair
    window.show_page("progress")
    wait(lambda: model.trends is not None and model.days is not None and pair.takes is not None)
    assert len(pair.takes or ()) == MOST
    model.show_span(Span.ALL)
    assert len(window.progress.overview.trend.plot.data.points) > 3_000
    yield "progress"
    model.show_view(CalendarView.MONTH)
    wait(lambda: (model.days.first, model.days.last) == model.bounds)
    yield "month"
    window.progress.show_part(Part.RECORDINGS)
    yield "recordings"


@pytest.mark.soak
def test_your_data_with_a_folder_for_every_session(
    open_window: Callable[..., Assembly],  # noqa: F811
    ten_years: DataPaths,
    qtbot: QtBot,
) -> None:
    def fill(root: Path) -> None:
        shutil.copytree(ten_years.root, root, dirs_exist_ok=True)
        add_folders(DataPaths(root))

    assembly = open_window("en", 18, (1280, 800), fill)
    window, told = assembly.window, list[str]()
    window.show_page("data")
    page = window.pages.currentWidget()
    model, rows = page._model, page.recordings.rows
    model.adding.connect(lambda _done, _of: told.append(page.stored.whole.text()))
    qtbot.waitUntil(lambda: model.stored is not None, timeout=6 * _WAIT_MS)
    assert any(0 < int(text.split()[-2]) < 100 for text in told), "it said how far it was"
    assert len(model.stored.sessions) == SESSIONS
    model.turn(model.pages)
    assert f"of {SESSIONS}" in page.recordings.place.text()
    assert not settled(window, 18, "en")

    oldest = [each for each in rows if each.isVisible()][-1]
    gone = assembly.paths.session(oldest.session_id)
    oldest.whole.click()
    assert gone.is_dir(), "only asked so far"
    page.confirm.yes.click()
    began = time.monotonic()
    qtbot.waitUntil(lambda: model.work is None, timeout=6 * _WAIT_MS)
    print(f"deleted after {time.monotonic() - began:.1f} s")
    assert not gone.exists()
    qtbot.waitUntil(lambda: len(model.stored.sessions) == SESSIONS - 1, timeout=6 * _WAIT_MS)
    assert oldest.session_id not in {row.session_id for row in rows if row.isVisible()}
    assert gone.name not in assembly._opened().studio.sessions_log.ids()
