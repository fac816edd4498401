"""A stocked data folder behind a lock that is quick to open, and what can be seen of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.journal import EntryKind
from app.store.keys import installation_key
from app.store.lock_file import new_recovery_key
from app.store.locking import (
    set_lock,
)
from app.store.log import Log
from app.store.paths import DataPaths
from app.vault.files import KEYRING, read_plain
from tests.app.store.stock import MARKER, everything, fill

WORDS = "lilac tram umbrella"
OTHER = "seven quiet otters"
QUICK = 2**4
SETTINGS = f"file:/{MARKER.decode()}.mp4".encode()
READABLE = ("settings.json", "settings.json.bak", "logs")
"""What the documents say stays readable."""


@pytest.fixture(name="lonely", autouse=True)
def no_keys_left() -> Iterator[None]:
    yield
    for root in list(KEYRING.roots()):
        KEYRING.drop(root)


@pytest.fixture(name="stocked")
def stocked_paths(paths: DataPaths) -> DataPaths:
    fill(paths)
    installation_key(paths.installation_key)
    return paths


def lock(paths: DataPaths, recovery: str = "") -> str:
    recovery = recovery or new_recovery_key()
    set_lock(paths, WORDS, recovery, cost=QUICK)
    return recovery


def seen(paths: DataPaths) -> tuple[object, ...]:
    """What a person has: log, diary, and every byte of what is to be sealed."""
    with Log(paths) as log:
        entries = log.journal.entries((EntryKind.REVIEW, EntryKind.DIARY))
        summaries = log.summaries()
    files = {
        path.relative_to(paths.root).as_posix(): read_plain(path)
        for top in ("sessions", "keys")
        for path in sorted((paths.root / top).rglob("*"))
        if path.is_file() and not path.name.endswith(".tmp")
    }
    routine = read_plain(paths.open_routine) if paths.open_routine.exists() else b""
    return summaries, entries, files, routine


def private(paths: DataPaths) -> list[Path]:
    return [paths.database, *paths.sessions.rglob("*"), *paths.backups.rglob("*")]


def readable(paths: DataPaths) -> list[str]:
    """Name the files in which a marker, or the head of a plain database, stands."""
    found = everything(paths.root)
    return [
        name
        for name, raw in found.items()
        if (MARKER in raw or b"SQLite format" in raw or b"schema_version" in raw[:40])
        and not name.startswith(READABLE)
        and "lock.json" not in name  # a copy of it that a kill left half written is no secret
    ]
