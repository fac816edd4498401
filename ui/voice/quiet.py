"""Keep what Qt's plugins complain of while they load out of the console."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)


@contextmanager
def plugins_kept_quiet() -> Iterator[None]:
    """Send Qt's messages to the log at DEBUG; what is missing is told by a `Silence` instead."""
    previous = qInstallMessageHandler(_to_log)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


def _to_log(_kind: QtMsgType, _context: object, message: str) -> None:
    _log.debug("Qt while loading sound: %s", message)
