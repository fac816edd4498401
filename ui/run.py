"""One run of the window after the other: unlock, show, and do what cannot be done behind it."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.errors import StorageFailure, UsageFailure
from app.store.paths import DataPaths, default_root, location_of
from app.texts import Lang
from app.version import APP_VERSION
from ui import icons, probes
from ui.bootstrap import Assembly
from ui.collector import spare_what_is_there
from ui.dialogs import forget_folders
from ui.failures import log_to
from ui.jobs import all_ended
from ui.theme import Theme, ThemeName

if TYPE_CHECKING:
    from app.session.choices import LaunchOptions
    from app.store.location import Location
    from ui.errands import Errand

_log = logging.getLogger(__name__)


def run(options: "LaunchOptions", root: Path | None = None) -> int:
    """Show the window until it is closed; returns the exit code.

    `root` is the data folder, by default that of this system, or where the data was moved to.

    Raises: UsageFailure where there is no display.
    """
    if not probes.has_display():
        raise UsageFailure("no_display")
    forget_folders()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setApplicationName("MirrorMend")
    app.setApplicationVersion(APP_VERSION)
    app.setWindowIcon(icons.app_icon(Theme(ThemeName.LIGHT)))
    while True:
        found = root or _settled_root(app, options.lang)
        if found is None:
            return StorageFailure.exit_code
        location = None if root is not None else location_of()
        if not _opened_up(app, found, options.lang):
            return 0
        code, errand = _run_once(app, options, found, location)
        if errand is None:
            return code
        _do(app, errand, found, location, options.lang)


def _opened_up(app: QApplication, root: Path, lang: Lang | None) -> bool:
    """Ask for the passphrase of locked data; returns whether to go on."""
    from app.store.lock_state import needs_key

    if not needs_key(DataPaths(root)):
        return True
    from ui.errands import tell_trouble
    from ui.lock_door import opened_up
    from ui.outside import dressed

    try:
        return opened_up(app, DataPaths(root), lang)
    except StorageFailure as error:
        with dressed(app, DataPaths(root), lang) as preferences:
            tell_trouble(error, preferences.lang())
        return False


def _settled_root(app: QApplication, lang: Lang | None) -> Path | None:
    """End a move that was broken off, and return where the data lies; None: not to be had."""
    while True:
        try:
            location = location_of()
            if location is not None and location.is_unsettled():
                from app.store.moving import settle

                settle(location)
            return default_root()
        except StorageFailure as error:
            from ui.errands import tell_trouble
            from ui.outside import dressed

            _log.warning("no data folder: %s", error.key)
            with dressed(app, None, lang) as preferences:
                wants_another_try = tell_trouble(error, preferences.lang())
            if not wants_another_try:
                return None


def _run_once(
    app: QApplication, options: "LaunchOptions", root: Path, location: "Location | None"
) -> "tuple[int, Errand | None]":
    handler = log_to(root / "logs")
    assembly = Assembly(app, root, options.lang, location=location)
    assembly.failures.install()
    if options.source is not None:
        assembly.models.today.use_choice(options.source)
    if options.opens_clinic:
        assembly.window.clinic.open(options.bundle)
    else:
        assembly.welcome.look()
    assembly.window.show()
    _log.info("window shown: MirrorMend %s", APP_VERSION)
    spare_what_is_there()
    QTimer.singleShot(0, assembly.begin)
    code = app.exec()
    assembly.close()
    if not all_ended():
        _log.warning("something still runs behind the window")
    assembly.failures.uninstall()
    if assembly.errand is not None and handler is not None:
        # What is deleted or moved must not be written to any more.
        logging.getLogger().removeHandler(handler)
        handler.close()
    return code, assembly.errand


def _do(
    app: QApplication,
    errand: "Errand",
    root: Path,
    location: "Location | None",
    lang: Lang | None,
) -> None:
    from ui.errands import do, tell_trouble
    from ui.outside import dressed

    with dressed(app, DataPaths(root), lang) as preferences:
        error = do(errand, DataPaths(root), location)
        if error is not None:
            tell_trouble(error, preferences.lang())
