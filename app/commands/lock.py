"""`lock`: a passphrase for the data: set, changed, taken off."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.commands.terminal import progress_bar
from app.commands.unlocking import new_passphrase
from app.session.choices import LockAction
from app.store.lock_file import new_recovery_key
from app.store.lock_state import is_locked
from app.store.locking import change_passphrase, change_recovery_key, set_lock, take_lock_off
from app.store.paths import DataPaths
from app.texts import Texts


@dataclass(frozen=True, slots=True)
class LockOptions:
    """`new_passphrase`: the file whose first line it is; None: asked for on the terminal."""

    action: LockAction
    new_passphrase: Path | None = None


def lock(options: LockOptions, paths: DataPaths, texts: Texts) -> Iterator[str]:
    """Do it, in data that is not locked or was unlocked; yields what was done.

    Raises: UsageFailure; StorageFailure.
    """
    match options.action:
        case LockAction.STATUS:
            yield texts("data_lock.is_set" if is_locked(paths) else "data_lock.is_open")
        case LockAction.SET:
            passphrase, recovery = new_passphrase(options.new_passphrase, texts), new_recovery_key()
            paths.prepare()
            yield from _recovery(recovery, texts)
            with progress_bar(texts("progress.lock")) as progress:
                set_lock(paths, passphrase, recovery, progress)
            yield texts("data_lock.set_done")
        case LockAction.CHANGE:
            change_passphrase(paths, new_passphrase(options.new_passphrase, texts))
            yield texts("data_lock.changed")
        case LockAction.RECOVERY_KEY:
            recovery = new_recovery_key()
            change_recovery_key(paths, recovery)
            yield from _recovery(recovery, texts)
        case LockAction.REMOVE:
            with progress_bar(texts("progress.unlock")) as progress:
                take_lock_off(paths, progress)
            yield texts("data_lock.removed")


def _recovery(recovery: str, texts: Texts) -> Iterator[str]:
    yield texts("data_lock.recovery")
    yield f"  {recovery}"
