"""One file that holds everything: written whole or not at all, looked at before it is believed.

A zip with `manifest.json` (version 1): `app_version`, `made_at`, `with_films`, `sessions`,
`entries`, `database` (its revision) and `files`, each with `path`, `bytes` and `sha256`. The files
lie in it as in the data folder; the log is a copy that SQLite made, its backups are left out.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import SourceFailure, StorageFailure
from app.store.backups import copy_database
from app.store.codec import Refused
from app.store.files import (
    create_private,
    disk_full,
    free_mb,
    replace_synced,
    temporary_beside,
    write_failure,
    writing,
)
from app.store.outline_file import NAME as OUTLINE
from app.store.paths import DataPaths
from app.store.sqlite import connect
from app.store.versioned import Versioned
from app.store.work import work_folder

Progress = Callable[[int, int], None]
FORMAT: Final = Versioned()
DATABASE: Final = "mirrormend.db"
LOCK: Final = "lock.json"
PIECE: Final = 2**20
SPARE_MB: Final = 50
_MANIFEST: Final = "manifest.json"
_LARGEST_MANIFEST: Final = 256 * 2**20
_NAME: Final = re.compile(r"[\w][\w .()@+=,~-]*(?:/[\w][\w .()@+=,~-]*){0,3}")
_PACKED: Final = frozenset({".mkv", ".mp4", ".mov", ".avi", ".webm", ".m4v", ".png", ".npz"})
_TOPS: Final = frozenset(
    {"sessions", "settings.json", "own-sets.json", "therapist-plans.json", "keys", "reviews", LOCK}
)


class Item(BaseModel):
    """One file in an archive."""

    model_config = ConfigDict(frozen=True, strict=True)

    path: str
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What an archive says it holds."""

    model_config = ConfigDict(frozen=True, strict=True)

    app_version: str
    made_at: str
    with_films: bool
    sessions: int
    entries: int
    database: str
    files: list[Item]

    @property
    def is_locked(self) -> bool:
        """Tell whether it opens by the passphrase that the data had when it was made."""
        return any(item.path == LOCK for item in self.files)

    @property
    def bytes(self) -> int:
        return sum(item.bytes for item in self.files)


@dataclass(frozen=True, slots=True)
class Wish:
    """What an archive shall hold; `leave_out`: sessions that are being recorded just now."""

    app_version: str
    now: datetime
    with_films: bool
    leave_out: Collection[str] = ()


def write_archive(paths: DataPaths, out: Path, wish: Wish, on_progress: Progress) -> Manifest:
    """Write all data into one file; what stood there before stays until the new one is whole.

    `on_progress` is told bytes; what it raises ends the work and leaves nothing behind.

    Raises: StorageFailure disk_full, folder_not_writable, file_unreadable, file_damaged.
    """
    temporary = temporary_beside(out)
    with work_folder(paths) as folder:
        return _write_whole(paths, out, temporary, folder / DATABASE, wish, on_progress)


def _write_whole(
    paths: DataPaths,
    out: Path,
    temporary: Path,
    snapshot: Path,
    wish: Wish,
    on_progress: Progress,
) -> Manifest:
    try:
        copy_database(paths.database, snapshot)
        members = {DATABASE: snapshot} | dict(_members(paths, wish))
        whole = sum(_size(path) for path in members.values())
        if free_mb(out.parent) < whole // 1_000_000 + SPARE_MB:
            raise disk_full(out.parent)
        create_private(temporary)
        manifest = _write(temporary, members, wish, on_progress, whole)
        with writing(out):
            replace_synced(temporary, out)
    finally:
        temporary.unlink(missing_ok=True)
    return manifest


def _members(paths: DataPaths, wish: Wish) -> Iterator[tuple[str, Path]]:
    for top in paths.ours():
        if top.name not in _TOPS:
            continue
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            name = path.relative_to(paths.root).as_posix()
            if path.is_file() and not path.is_symlink() and _is_wanted(name, wish):
                yield name, path


def _is_wanted(name: str, wish: Wish) -> bool:
    """Leave out what is half written, and films and pictures where they are not wanted.

    What somebody put there under a name that a restore would refuse is left out, too: it would
    make all of the archive worthless.
    """
    parts = name.split("/")
    if not _is_ours(name):
        return False
    if parts[0] != "sessions" or len(parts) < 3:
        return parts[0] != "sessions"
    is_film = parts[2].startswith("video.") or parts[2] in ("thumbs", OUTLINE)
    return parts[1] not in wish.leave_out and (wish.with_films or not is_film)


def _write(
    out: Path, members: Mapping[str, Path], wish: Wish, on_progress: Progress, whole: int
) -> Manifest:
    items: list[Item] = []
    done = 0
    try:
        with out.open("r+b") as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
            for name, path in members.items():
                item = _add(archive, name, path)
                if item is not None:
                    items.append(item)
                    done += item.bytes
                    on_progress(min(done, whole), whole)
            manifest = _manifest(members[DATABASE], items, wish)
            info = zipfile.ZipInfo(_MANIFEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, FORMAT.dump(manifest.model_dump()))
    except OSError as error:
        raise write_failure(error, out) from error
    return manifest


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Item | None:
    """Copy a file in; None if it was deleted meanwhile."""
    is_packed = path.suffix.lower() in _PACKED and name != DATABASE
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageFailure("file_unreadable", path=str(path)) from error
    digest, size = hashlib.sha256(), 0
    with source, archive.open(info, "w", force_zip64=True) as target:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Item(path=name, bytes=size, sha256=digest.hexdigest())


def _manifest(snapshot: Path, items: list[Item], wish: Wish) -> Manifest:
    with closing(connect(snapshot)) as database:
        (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        (entries,) = database.execute("SELECT count(*) FROM journal").fetchone()
    sessions = {item.path.split("/")[1] for item in items if item.path.startswith("sessions/")}
    return Manifest(
        app_version=wish.app_version,
        made_at=wish.now.isoformat(timespec="seconds"),
        with_films=wish.with_films,
        sessions=len(sessions),
        entries=entries,
        database=str(revision),
        files=items,
    )


# --- reading ---------------------------------------------------------------------------------


class Archive:
    """An archive that is open; made, its list has been read and agrees with what is in it.

    Raises when made: SourceFailure path_missing or path_is_folder; StorageFailure file_newer,
    archive_damaged, file_unreadable.
    """

    def __init__(self, path: Path, revisions: Collection[str]) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError as error:
            raise SourceFailure("path_missing", path=str(path)) from error
        except IsADirectoryError as error:
            raise SourceFailure("path_is_folder", path=str(path)) from error
        except OSError as error:
            raise StorageFailure("file_unreadable", path=str(path)) from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        try:
            self.manifest = self._read_manifest(revisions)
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        self._zip.close()

    def extract(self, item: Item, out: IO[bytes]) -> None:
        """Copy a file out, and hold it to its size and its hash.

        Raises: StorageFailure archive_damaged; OSError from `out`.
        """
        digest, left = hashlib.sha256(), item.bytes
        try:
            file = self._zip.open(item.path)
        except (KeyError, zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
            raise self._damaged() from error
        except ValueError as error:  # a name that is no Unicode, where its copy in the list is
            raise self._damaged() from error
        with file:
            while piece := self._piece(file):
                left -= len(piece)
                if left < 0:
                    raise self._damaged()
                digest.update(piece)
                out.write(piece)
        if left or digest.hexdigest() != item.sha256:
            raise self._damaged()

    def _piece(self, file: IO[bytes]) -> bytes:
        try:
            return file.read(PIECE)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise self._damaged() from error

    def _read_manifest(self, revisions: Collection[str]) -> Manifest:
        try:
            info = self._zip.getinfo(_MANIFEST)
            if info.file_size > _LARGEST_MANIFEST:
                raise self._damaged()
            body = FORMAT.parse(self._zip.read(info), self.path)
            manifest = Manifest.model_validate(body)
        except (KeyError, Refused, ValidationError, zipfile.BadZipFile, ValueError) as error:
            raise self._damaged() from error
        except (zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self._damaged() from error
        if manifest.database not in revisions:
            raise StorageFailure("file_newer", path=str(self.path), version=manifest.database)
        self._check(manifest)
        return manifest

    def _check(self, manifest: Manifest) -> None:
        """Hold the list to the rules of names, and to what is in the zip."""
        names = [item.path for item in manifest.files]
        sizes = {info.filename: info.file_size for info in self._zip.infolist()}
        is_known = {*names, _MANIFEST} == set(sizes) and len(set(names)) == len(names)
        is_whole = all(sizes.get(item.path) == item.bytes for item in manifest.files)
        if not (is_known and is_whole and DATABASE in names and all(map(_is_ours, names))):
            raise self._damaged()

    def _damaged(self) -> StorageFailure:
        return StorageFailure("archive_damaged", path=self.path.name)


def _is_ours(name: str) -> bool:
    """Tell whether a file may be in an archive: nothing hidden, nothing a system cannot name."""
    is_safe = _NAME.fullmatch(name) is not None and not any(
        part.endswith((".", " ")) for part in name.split("/")
    )
    return is_safe and (name == DATABASE or name.split("/", maxsplit=1)[0] in _TOPS)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
