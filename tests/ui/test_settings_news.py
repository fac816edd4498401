"""Two windows on one data folder: what one has chosen holds in the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.store.settings import Settings, SettingsFile
from tests.ui.shell_fakes import SET_UP
from ui.preferences import Preferences
from ui.settings_news import SettingsNews


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Preferences, Preferences]]:
    path, made = tmp_path / "settings.json", list[SettingsNews]()
    SettingsFile(path).save(Settings(**SET_UP))
    found: list[Preferences] = []
    for _ in range(2):
        file = SettingsFile(path)
        found.append(Preferences(file.load(), file.change))
        made.append(SettingsNews(qapp, file, found[-1]))
    yield found[0], found[1]
    for news in made:
        news.close()


def test_a_consent_withdrawn_in_one_window_holds_in_the_other(
    windows: tuple[Preferences, Preferences], qapp: QApplication
) -> None:
    first, second = windows
    told: list[bool] = []
    second.changed.connect(lambda: told.append(second.has_agreed("camera")))
    second.use_text_size(28)
    first.use_consent("camera", False, None)
    assert second.has_agreed("camera"), "nobody has looked at it since"
    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
        qapp.applicationStateChanged.emit(state)
    assert not second.has_agreed("camera")
    assert told[-1] is False
    assert (first.settings.text_size, second.settings.text_size) == (28, 28)
    assert not first.has_agreed("camera")
