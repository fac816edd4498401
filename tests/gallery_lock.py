"""Pictures for `make shots`: the lock being set, changed, under way, and asked for at the start."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from app.errors import StorageFailure
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock
from app.store.paths import DataPaths
from app.texts import Lang
from app.vault.files import KEYRING
from ui.bootstrap import Assembly
from ui.errands import Errand, ErrandKind, TroubleWindow, WaitWindow
from ui.i18n import Language
from ui.lock_door import LockDoor
from ui.pages.data import DataPage
from ui.pages.data_lock import LockAsk

NARROW = (1024, 700)
WORDS = "seven quiet herons"
QUICK = 2**10
"""A small part of the work that a passphrase costs in the app: nothing is kept here."""


class Photographer(Protocol):
    lang: Lang
    size: int

    def wait(self, until: Callable[[], bool], at_most_s: float = 60.0) -> None: ...
    def shoot(self, window: QWidget, name: str) -> None: ...


def lock(
    app: QApplication,
    root: Path,
    photographer: Photographer,
    opened: Callable[[], AbstractContextManager[Assembly]],
) -> None:
    """Take every state of the lock, in the order in which a person meets them."""
    shutil.rmtree(root, ignore_errors=True)
    with opened() as assembly:
        _data_page(photographer, assembly, (LockAsk.SET,))
    _under_way(app, photographer)
    paths = DataPaths(root)
    set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)
    with opened() as assembly:
        _data_page(photographer, assembly, (LockAsk.CHANGE, LockAsk.RECOVERY, LockAsk.REMOVE))
    KEYRING.drop(root)
    _door(app, paths, photographer)
    shutil.rmtree(root)


def _data_page(photographer: Photographer, assembly: Assembly, asks: tuple[LockAsk, ...]) -> None:
    window = assembly.window
    if photographer.size > 18:
        window.resize(*NARROW)
    window.show_page("data")
    page = window.pages.currentWidget()
    assert isinstance(page, DataPage)
    photographer.wait(lambda: page._model.stored is not None)
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    photographer.shoot(window, f"lock_{'none' if LockAsk.SET in asks else 'set'}")
    for ask in asks:
        page.lock.buttons[ask].click()
        page.lock_form.first.setText(WORDS)
        photographer.shoot(window, f"lock_ask_{ask.value}")
        bar.setValue(bar.maximum())
        if bar.maximum():
            photographer.shoot(window, f"lock_ask_{ask.value}_end")
        page.lock_form.no.click()


def _under_way(app: QApplication, photographer: Photographer) -> None:
    """Take the windows between two runs: at work, and where it failed."""
    language = Language(app)
    language.use(photographer.lang)
    for kind in (ErrandKind.LOCK, ErrandKind.UNLOCK):
        wait = WaitWindow(Errand(kind), lambda _tell: None)
        wait.bar.setRange(0, 1000)
        wait.bar.setValue(400)
        _shown(photographer, wait, f"lock_under_way_{kind.value}")
    trouble = StorageFailure("disk_full", path="MirrorMend", free_mb=3)
    for name, error in (("trouble", trouble), ("mistake", KeyError("made up"))):
        _shown(photographer, TroubleWindow(error, photographer.lang), f"lock_{name}")
    language.close()


def _shown(photographer: Photographer, window: QWidget, name: str) -> None:
    window.show()
    photographer.shoot(window, name)
    window.hide()
    window.deleteLater()


def _door(app: QApplication, paths: DataPaths, photographer: Photographer) -> None:
    language = Language(app)
    language.use(photographer.lang)
    door = LockDoor(paths, photographer.lang)
    door.show()
    photographer.shoot(door, "lock_door")
    door.field.setText("wrong words")
    door.open.click()
    photographer.wait(door.field.isEnabled)
    photographer.shoot(door, "lock_door_wrong")
    door.other.click()
    photographer.shoot(door, "lock_door_recovery")
    door.hide()
    door.close()
    door.deleteLater()
    language.close()
