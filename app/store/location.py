"""Where the data lies when it is not in the system's own place.

`location.json` in the system's place, version 1: `folder`, and `old` while the old place has not
been emptied. A folder that is named and not there is an error: an empty start would look as if
everything were lost.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import SourceFailure, StorageFailure
from app.store.codec import Refused
from app.store.files import read_bytes, sync_folder, write_atomic, writing
from app.store.paths import DataPaths, make_folder
from app.store.versioned import Versioned, damaged

FORMAT: Final = Versioned()


@dataclass(frozen=True, slots=True)
class Where:
    """`old`: the place that still has to be emptied; None: nothing is left to do."""

    folder: Path
    old: Path | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """The pointer in `home`, which is the system's own place for the data of this app."""

    home: Path

    @property
    def file(self) -> Path:
        return self.home / "location.json"

    def folder(self) -> Path:
        """Return where the data lies.

        Raises: StorageFailure data_folder_missing if it was moved to a place that is not there
            now; file_damaged, file_newer, file_unreadable.
        """
        where = self.where()
        if where is None:
            return self.home
        # A stick that is not plugged in may leave its empty folder behind.
        there = DataPaths(where.folder)
        if not (is_file(there.database) or is_file(there.erasing_mark)):
            raise StorageFailure("data_folder_missing", path=str(where.folder))
        return where.folder

    def where(self) -> Where | None:
        """Return what the pointer says; None: the data never moved.

        Raises: StorageFailure file_damaged, file_newer, file_unreadable.
        """
        try:
            body = FORMAT.parse(read_bytes(self.file), self.file)
        except SourceFailure:
            return None
        except Refused as error:
            raise damaged(self.file) from error
        folder, old = body.get("folder"), body.get("old")
        if not isinstance(folder, str) or not isinstance(old, str | None):
            raise damaged(self.file)
        return Where(Path(folder), None if old is None else Path(old))

    def is_unsettled(self) -> bool:
        """Tell whether a move was broken off; see `app.store.moving.settle`.

        Raises: as `where`.
        """
        where = self.where()
        if where is not None and where.old is not None:
            return True
        return is_file(DataPaths(where.folder if where else self.home).moving_mark)

    def forget(self, folder: Path) -> None:
        """Go back to the system's own place, if the data lay in this folder and is gone.

        Raises: StorageFailure.
        """
        where = self.where()
        if where is not None and where.folder == folder:
            self.point(Where(self.home))

    def point(self, where: Where) -> None:
        """Write the pointer; one that points home and has nothing left to do is not needed."""
        make_folder(self.home)
        if where == Where(self.home):
            with writing(self.file):
                self.file.unlink(missing_ok=True)
                sync_folder(self.home)
            return
        old = None if where.old is None else str(where.old)
        write_atomic(self.file, FORMAT.dump({"folder": str(where.folder), "old": old}))


def is_file(path: Path) -> bool:
    """Tell whether a file is there; one that the system cannot look at, or even name, is not."""
    try:
        return path.is_file()
    except OSError:
        return False
