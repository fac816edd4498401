"""Looking, while a program works, for files that anybody could read.

A file of a locked data folder begins with the mark of a sealed one, is a database that SQLCipher
has, or is named in the documents as one that stays readable. In other folders no file may begin
as a film, picture, database, table or report does.
"""

import os
import re
import threading
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from app.vault.sealed import MAGIC

HEADS = {
    "Matroska": rb"\x1a\x45\xdf\xa3",
    "MP4": rb"....ftyp",
    "SQLite": rb"SQLite format 3\x00",
    "JPEG": rb"\xff\xd8\xff",
    "PNG": rb"\x89PNG\r\n",
    "JSON": rb"\s*[\[{]\s*[\"{\]}]",
    "zip": rb"PK\x03\x04",
    "PDF": rb"%PDF",
    "NumPy": rb"\x93NUMPY",
    "key": rb"-----BEGIN",
}
READABLE = (
    "settings.json*",
    ".settings.json.*.tmp",
    "lock.json",
    ".lock.json.*.tmp",
    "backups/lock.json",
    "backups/.lock.json.*.tmp",
    "logs/*",
)
"""What docs/formats.md says stays readable in a locked folder."""
_DATABASE = "*mirrormend*.db*"
_HEAD = 64
_EVERY_S = 0.01


def kind_of(raw: bytes) -> str | None:
    """Say what a file is by how it begins; None: nothing that could be shown."""
    found = (kind for kind, head in HEADS.items() if re.match(head, raw, re.DOTALL))
    return next(found, None)


class Watcher(threading.Thread):
    """Looks again and again at every file of a locked data folder and of other places.

    `plain` says of each file that could be read what it was; `seen` is all that was looked at.
    """

    def __init__(self, data: Path, *others: Path) -> None:
        super().__init__(daemon=True)
        self.data, self.others = data, others
        self.plain: dict[str, str] = {}
        self.seen: set[str] = set()
        self._known: dict[Path, tuple[int, int, int]] = {}
        self._over = threading.Event()

    def __enter__(self) -> "Watcher":
        self.look()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()
        self._known.clear()
        self.look()

    def run(self) -> None:
        while not self._over.wait(_EVERY_S):
            self.look()

    def look(self) -> None:
        """Look once at every file that has changed since the last time."""
        for place in (self.data, *self.others):
            for path in files_in(place):
                try:
                    facts = path.lstat()
                    known = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
                    if not path.is_file() or self._known.get(path) == known:
                        continue
                    self._look_at(path, place)
                    self._known[path] = known
                except OSError:  # it has gone meanwhile
                    continue

    def _look_at(self, path: Path, place: Path) -> None:
        name = path.relative_to(place).as_posix()
        self.seen.add(name)
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if place != self.data:
                kind = kind_of(head)
            elif fnmatch(path.name, _DATABASE):
                # A page of the log may also stand in what is written ahead of it.
                kind = "SQLite" if b"SQLite format 3\x00" in head + file.read() else None
            else:
                is_sealed = not head or head.startswith(MAGIC)
                kind = None if is_sealed or is_readable(name) else kind_of(head) or "plain"
        if kind is not None:
            self.plain[name] = kind


def files_in(place: Path) -> Iterator[Path]:
    """Give the files below a folder; one that goes away meanwhile is no trouble to `os.walk`."""
    for folder, _, names in os.walk(place):
        yield from (Path(folder, name) for name in names)


def is_readable(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in READABLE)


def plain_files(data: Path) -> dict[str, str]:
    """Look once at a locked data folder; return what could be read in it."""
    watcher = Watcher(data)
    watcher.look()
    return watcher.plain
