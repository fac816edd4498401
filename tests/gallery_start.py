"""Pictures for `make shots`: the first start step by step, the settings, and a failure."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.sides import Affected
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from tests.ui.whole import answer_first_questions, take_down
from ui.bootstrap import Assembly

NARROW = (1024, 700)


class Photographer(Protocol):
    lang: Lang
    theme: str
    size: int

    def wait(self, until: Callable[[], bool], at_most_s: float = 60.0) -> None: ...
    def shoot(self, window: QWidget, name: str) -> None: ...


@contextmanager
def first_start(app: QApplication, root: Path, photographer: Photographer) -> Iterator[Assembly]:
    """Open the window as at the very first start, in the look of the photographer."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    SettingsFile(root / "settings.json").save(
        Settings(
            language=photographer.lang.value,
            theme=photographer.theme,
            text_size=photographer.size,
        )
    )
    assembly = Assembly(app, root, None)
    assembly.window.show()
    if photographer.size > 18:
        assembly.window.resize(*NARROW)
    assembly.begin()
    photographer.wait(lambda: not assembly.records.is_loading)
    yield assembly
    take_down(assembly)
    shutil.rmtree(root, ignore_errors=True)


def set_up(app: QApplication, root: Path, photographer: Photographer) -> None:
    """Take every step of the first start."""
    with first_start(app, root, photographer) as assembly:
        page, window = assembly.welcome.page, assembly.window
        assert page is not None
        photographer.shoot(window, "start_1_language")
        page.go_on.click()
        photographer.shoot(window, "start_2_about")
        page.go_on.click()
        photographer.shoot(window, "start_3_consent_empty")
        for each in page.consent.rows.rows.values():
            each.tick.click()
        photographer.shoot(window, "start_3_consent")
        page.go_on.click()
        photographer.shoot(window, "start_4_side_open")
        page.side.sides[Affected.LEFT].click()
        assembly.preferences.use_palsy_since("2025-03")
        photographer.shoot(window, "start_4_side")
        page.go_on.click()
        photographer.wait(lambda: page.gate is not None)
        gate = page.gate
        assert gate is not None
        photographer.shoot(window, "start_5_safety")
        answer_first_questions(gate)
        photographer.wait(lambda: page.step == "look")
        photographer.shoot(window, "start_6_plan")
        page.go_on.click()
        photographer.wait(lambda: assembly.models.plan.plan is not None)


def settings(photographer: Photographer, assembly: Assembly) -> None:
    """Take every tab of the settings."""
    window = assembly.window
    window.show_page("settings")
    for tab in window.settings.tabs.values():
        window.settings.show_tab(tab)
        photographer.shoot(window, f"settings_{tab}")


def failure(photographer: Photographer, assembly: Assembly) -> None:
    """Take the notice after something of ours broke."""
    try:
        raise KeyError("made up for the picture")
    except KeyError as error:
        assembly.failures.catch(KeyError, error, error.__traceback__)
    photographer.wait(lambda: assembly.notice.sheet is not None)
    sheet = assembly.notice.sheet
    assert sheet is not None
    photographer.shoot(sheet, "failure")
    sheet.close_button.click()
