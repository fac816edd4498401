"""Small files of the person: one that is damaged is kept aside, and the app goes on."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.errors import SourceFailure, StorageFailure
from app.store.codec import Refused
from app.store.files import aside_name, read_bytes, writing

_Body = TypeVar("_Body")
_log = logging.getLogger(__name__)


def read_or_put_aside(path: Path, read: Callable[[bytes], _Body]) -> _Body | None:
    """Return what `read` makes of a file; None: there is none, or none any more.

    One that `read` refuses, or that a newer version wrote, is kept under another name.

    Raises: StorageFailure file_unreadable, folder_not_writable.
    """
    try:
        raw = read_bytes(path)
    except SourceFailure:
        return None
    try:
        return read(raw)
    except Refused as error:
        put_aside(path, "damaged", str(error))
    except StorageFailure as error:
        put_aside(path, "newer", error.key)
    return None


def put_aside(path: Path, word: str, why: str) -> Path:
    """Give a file another name beside its own, and return that.

    Raises: StorageFailure folder_not_writable.
    """
    aside = aside_name(path, word)
    _log.warning("%s cannot be read (%s); kept as %s", path.name, why, aside.name)
    with writing(path):
        path.rename(aside)
    return aside
