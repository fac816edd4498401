"""Whether a data folder is locked, and whether this program has its key."""

from app.errors import StorageFailure
from app.store.paths import DataPaths
from app.vault.files import KEYRING


def is_locked(paths: DataPaths) -> bool:
    return paths.lock.exists() or paths.lock_copy.exists()


def needs_key(paths: DataPaths) -> bool:
    """Tell whether a folder is locked and was not opened by this program."""
    return is_locked(paths) and KEYRING.of_root(paths.root) is None


def refuse_if_locked(paths: DataPaths) -> None:
    """Hold on before anything is read that would look damaged.

    Raises: StorageFailure data_locked.
    """
    if needs_key(paths):
        raise StorageFailure("data_locked")
    if not is_locked(paths):
        # A key that belongs to no lock any more would seal what nobody can open.
        KEYRING.drop(paths.root)
