"""Windows outside of a run: in the person's language and look, and no word of them cut off."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import StorageFailure
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from tests.ui.fitting import settle
from tests.ui.inspection import flaws
from ui.errands import Errand, ErrandKind, TroubleWindow, WaitWindow
from ui.lock_door import LockDoor
from ui.outside import dressed
from ui.widgets.controls import label
from ui.widgets.one_of import OneOf

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path)


def windows(paths: DataPaths, lang: Lang) -> list[QWidget]:
    full = StorageFailure("disk_full", path="/media/stick/MirrorMend", free_mb=3)
    return [
        WaitWindow(Errand(ErrandKind.LOCK), lambda _tell: None),
        WaitWindow(Errand(ErrandKind.MOVE), lambda _tell: None),
        TroubleWindow(full, lang),
        TroubleWindow(KeyError("a mistake of ours"), lang),
        LockDoor(paths, lang),
    ]


@pytest.mark.parametrize(("lang", "size"), [("zh", 18), ("en", 18), ("zh", 28), ("en", 28)])
def test_they_speak_the_persons_language_and_hold_their_words(
    qapp: QApplication, qtbot: QtBot, paths: DataPaths, lang: str, size: int
) -> None:
    SettingsFile(paths.settings).save(Settings(language=lang, text_size=size))
    with dressed(qapp, paths, None) as preferences:
        for window in windows(paths, preferences.lang()):
            qtbot.addWidget(window)
            window.show()
            settle()
            assert flaws(window, size, lang) == []
            window.hide()


def test_where_nothing_is_known_the_language_asked_for_holds(qapp: QApplication) -> None:
    with dressed(qapp, None, Lang.ZH) as preferences:
        window = TroubleWindow(KeyError(), preferences.lang())
        assert window.again.text() == "再试一次"
        window.deleteLater()


def test_below_a_short_part_there_is_nothing_to_scroll_to(qtbot: QtBot) -> None:
    long, short = label(), label()
    long.setText("line\n" * 80)
    short.setText("line")
    shown = OneOf(long, short)
    qtbot.addWidget(shown)
    high = shown.sizeHint().height()
    shown.setCurrentWidget(short)
    assert shown.sizeHint().height() < high / 10
    assert shown.currentIndex() == 1
