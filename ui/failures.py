"""What happens when something of ours breaks: the log gets the details, the person a sentence."""

import logging
import platform
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from app.errors import StorageFailure
from app.store.files import create_private
from app.support import PlainFormatter, Recent, details, trace_of
from ui.about import About
from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.widgets.text_sheet import CopySheet

_SAME = 20
_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Failures(QObject):
    """Catches what nobody caught, in any thread, and says so in the GUI thread.

    Signals: `happened(Exception)`, in the GUI thread.
    """

    happened = Signal(object)
    _caught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.recent = Recent()
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._caught.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        logging.getLogger().addHandler(self.recent)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        logging.getLogger().removeHandler(self.recent)

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log and pass on; any thread may call it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = trace_of(error)
        self._counts[place] += 1
        self.recent.note(place)
        # What fails while painting fails with every picture: the log must not fill up.
        if self._counts[place] <= _SAME:
            _log.critical("uncaught", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        self.catch(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


class FailureNotice(QObject):
    """Says that something of ours broke, wherever in the window that was. GUI thread only."""

    def __init__(
        self,
        window: QWidget,
        failures: Failures,
        about: About,
        preferences: Preferences,
        hold: Callable[[], None],
    ) -> None:
        """`hold` lets what runs stand still while the person reads."""
        super().__init__(window)
        self._window = window
        self._failures = failures
        self._about = about
        self._preferences = preferences
        self._hold = hold
        self.sheet: CopySheet | None = None
        failures.happened.connect(self._on_happened)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the button that stands beside what is said of a failure in a page."""
        if event.type() == QEvent.Type.User:
            from ui.widgets.support import SupportWanted

            if isinstance(event, SupportWanted):
                event.is_answered = True
                self.show_details()
                return True
        return super().eventFilter(watched, event)

    def show_details(self) -> None:
        """Show what would be copied for support, without anything having happened just now."""
        failed = bool(self._failures.recent.failures)
        self._open(
            self.tr("The last failures of this run, for support:")
            if failed
            else self.tr("Nothing has failed since MirrorMend was opened.")
        )

    def _on_happened(self, _error: object) -> None:
        """Say so once; while it is being read nothing is put over it."""
        if self.sheet is not None:
            return
        try:
            self._hold()
        except Exception:  # noqa: BLE001 - the notice matters more
            _log.exception("what runs cannot be held")
        self._open(
            self.tr(
                "Something in MirrorMend went wrong. What was written down until now is kept. "
                "Close this and go on; if it happens again, close MirrorMend and open it anew."
            )
        )

    def _open(self, said: str) -> None:
        from ui.widgets.text_sheet import CopySheet

        sheet = self.sheet = CopySheet(self._window, said, self._details())
        sheet.finished.connect(self._on_finished)
        sheet.open()

    def _on_finished(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _details(self) -> str:
        settings = self._preferences.settings
        facts = [
            *self._about.versions,
            ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
            ("Language", self._preferences.lang().value),
            ("Theme", f"{settings.theme} {settings.text_size}"),
        ]
        return details(facts, self._failures.recent.failures)


class _PrivateLog(RotatingFileHandler):
    """A log for the owner alone, each of its files."""

    def _open(self) -> TextIOWrapper:
        with suppress(StorageFailure):
            create_private(Path(self.baseFilename))
        return super()._open()


def log_to(folder: Path) -> logging.Handler | None:
    """Write a log of three files of 1 MB each; without a folder to write to, none."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _PrivateLog(
            folder / "mirrormend.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(PlainFormatter(folder.parent))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    qInstallMessageHandler(_on_qt_message)
    return handler


def _on_qt_message(kind: QtMsgType, _context: object, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
