"""How commands come by the passphrase of locked data: from a file, or asked for on the terminal."""

import sys
import time
from contextvars import ContextVar
from getpass import getpass
from pathlib import Path

from app.commands.terminal import complain, progress_bar, read_password
from app.errors import StorageFailure, UsageFailure
from app.store.erasing import is_erasing
from app.store.lock_state import needs_key
from app.store.paths import DataPaths
from app.texts import Lang, Texts

_TRIES = 3
SAID: ContextVar[tuple[Path | None, Lang]] = ContextVar("said", default=(None, Lang.EN))
"""The file with the passphrase that the command line names, and its language."""


def open_lock(paths: DataPaths) -> None:
    """Unlock a folder for this program, and end what was begun with its lock.

    Raises: StorageFailure data_locked where nobody can be asked; UsageFailure passphrase_wrong.
    """
    if not needs_key(paths) or is_erasing(paths):
        return
    from app.store.locking import is_unsettled, settle, unlock

    file, lang = SAID.get()
    if file is not None:
        unlock(paths, read_password(file) or "")
    elif sys.stdin.isatty():
        _ask(paths, Texts(lang))
    else:
        raise StorageFailure("data_locked")
    if is_unsettled(paths):
        with progress_bar(Texts(lang)("progress.lock")) as progress:
            settle(paths, progress)


def new_passphrase(file: Path | None, texts: Texts) -> str:
    """Return what shall open the data from now on; on a terminal it is typed twice.

    Raises: UsageFailure passphrases_differ, passphrase_missing.
    """
    if file is not None:
        return read_password(file) or ""
    if not sys.stdin.isatty():
        raise UsageFailure("passphrase_missing")
    typed = getpass(f"{texts('data_lock.ask_new')} ", sys.stderr)
    if getpass(f"{texts('data_lock.ask_again')} ", sys.stderr) != typed:
        raise UsageFailure("passphrases_differ")
    return typed


def _ask(paths: DataPaths, texts: Texts) -> None:
    from app.store.locking import unlock

    for attempt in range(1, _TRIES + 1):
        try:
            return unlock(paths, getpass(f"{texts('data_lock.ask')} ", sys.stderr))
        except UsageFailure as error:
            if attempt == _TRIES:
                raise
            complain(texts.explain(error))
            time.sleep(2.0**attempt)
    return None
