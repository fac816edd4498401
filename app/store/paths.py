"""Where everything of one person lies."""

import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.errors import StorageFailure
from app.store.files import FOLDER_MODE, tighten, writing

if TYPE_CHECKING:
    from app.domain.records import SessionId  # brings numpy, which a look at the log can do without
    from app.store.location import Location

_log = logging.getLogger(__name__)
_OURS: Final = (
    "mirrormend.db*",
    "mirrormend.old-*.db*",
    "sessions",
    "backups",
    "logs",
    "keys",
    "reviews",
    "work",
    "settings.json*",
    "routine-open.*json",
    "moving.json",
    "lock.json",
    "own-sets.*json",
    "therapist-plans.*json",
    ".delete-everything",
    ".open-*",
    ".restor*",
    ".*.tmp",
    ".*.tmp-*",
)


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The data folder and the names in it."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "mirrormend.db"

    @property
    def sessions(self) -> Path:
        return self.root / "sessions"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def own_sets(self) -> Path:
        return self.root / "own-sets.json"

    @property
    def therapist_plans(self) -> Path:
        return self.root / "therapist-plans.json"

    @property
    def open_routine(self) -> Path:
        return self.root / "routine-open.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def installation_key(self) -> Path:
        """Return where the key lies that signs what leaves this installation."""
        return self.root / "keys" / "installation.pem"

    @property
    def clinic(self) -> Path:
        """Return where a clinician's reviews lie, one for each report."""
        return self.root / "reviews"

    @property
    def work(self) -> Path:
        """Return where bundles are unpacked and packed; nothing in it outlives the program."""
        return self.root / "work"

    @property
    def known_senders(self) -> Path:
        return self.root / "keys" / "known-senders.json"

    @property
    def lock(self) -> Path:
        """Return the file that is there where the data is locked."""
        return self.root / "lock.json"

    @property
    def lock_copy(self) -> Path:
        """Return its copy: without it no passphrase would open the data any more."""
        return self.backups / "lock.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def erasing_mark(self) -> Path:
        """Return the file that says that everything is being deleted."""
        return self.root / ".delete-everything"

    @property
    def moving_mark(self) -> Path:
        """Return the file that says where the data is being moved to."""
        return self.root / "moving.json"

    def ours(self) -> tuple[Path, ...]:
        """Return all that the app put into the data folder, whatever else lies there."""
        if not self.root.is_dir():
            return ()
        return tuple(
            path
            for path in sorted(self.root.iterdir())
            if any(fnmatch(path.name, pattern) for pattern in _OURS)
        )

    def session(self, session_id: "SessionId") -> Path:
        """Return the folder of one session.

        Raises: StorageFailure session_missing if the id would lead out of the sessions folder.
        """
        name = Path(session_id).name
        if not name or name != session_id or name.startswith("."):
            raise StorageFailure("session_missing", id=session_id)
        return self.sessions / name

    def prepare(self) -> None:
        """Make the folders, for the owner alone, and prove that files can be made there.

        Raises: StorageFailure folder_not_writable or disk_full.
        """
        for folder in (self.root, self.sessions, self.backups):
            make_folder(folder)
        with writing(self.root), tempfile.TemporaryFile(dir=self.root) as probe:
            probe.write(b"x")


def make_folder(folder: Path) -> None:
    """Make a folder for the owner alone; one that is there loses the rights of others."""
    with writing(folder):
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    try:
        tighten(folder, FOLDER_MODE)
    except OSError as error:
        # A stick formatted as FAT, or a folder of somebody else: usable, but not private.
        _log.warning("cannot make %s private: %s", folder.name, error)


def folder_for_results(folder: Path) -> None:
    """Make a folder that the person named, for the owner alone; one that is there stays as it is.

    Raises: StorageFailure folder_not_writable, disk_full.
    """
    with writing(folder):
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def default_root(environ: Mapping[str, str] = os.environ) -> Path:
    """Return $MIRRORMEND_DATA, or where the data was moved to, or the system's own place.

    Raises: StorageFailure data_folder_missing if it was moved to a place that is not there now;
        file_damaged, file_newer, file_unreadable of what says where that is.
    """
    location = location_of(environ)
    if location is None:
        return Path(environ["MIRRORMEND_DATA"]).expanduser().absolute()
    return location.folder() if location.file.exists() else location.home


def location_of(environ: Mapping[str, str] = os.environ) -> "Location | None":
    """Return what knows where the data was moved to; None where $MIRRORMEND_DATA says it."""
    from app.store.location import Location

    return None if environ.get("MIRRORMEND_DATA") else Location(home_root())


def home_root() -> Path:
    """Return the place where this system keeps the data of its apps."""
    import platformdirs

    return platformdirs.user_data_path("MirrorMend", appauthor=False)
