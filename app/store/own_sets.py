"""own-sets.json: the exercise sets that the person has put together."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.store.aside import read_or_put_aside
from app.store.codec import Refused, decode, encode
from app.store.files import write_atomic
from app.store.versioned import Versioned

FORMAT = Versioned()


@dataclass(frozen=True, slots=True)
class OwnSet:
    """One set; the resting face before its exercises is not named, it always comes first.

    A deleted one stays, so that what was done with it keeps its name.
    """

    id: str
    name: str
    exercises: tuple[str, ...]
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnSets:
    """The sets in the order in which they are shown."""

    sets: tuple[OwnSet, ...]


class OwnSetsFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[OwnSet, ...]:
        """Read the sets; a file that cannot be read is put aside and counts as none.

        Raises: StorageFailure file_unreadable, folder_not_writable.
        """
        return read_or_put_aside(self.path, self._read) or ()

    def save(self, sets: tuple[OwnSet, ...]) -> None:
        """Raises: StorageFailure disk_full or folder_not_writable."""
        write_atomic(self.path, FORMAT.dump(encode(OwnSets(sets))))

    def _read(self, raw: bytes) -> tuple[OwnSet, ...]:
        found = decode(OwnSets, FORMAT.parse(raw, self.path)).sets
        if len({each.id for each in found}) < len(found):
            raise Refused("sets: an id twice")
        return found
