import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.records import SessionId
from app.errors import SourceFailure, StorageFailure
from app.store import importing
from app.store.importing import take_in
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder, SessionStore
from tests.app.store.samples import META

FILM = replace(META, id=SessionId("2026-06-03T120000Z-ab12"), source_kind="import")
SIZE = 9 * 2**20


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    made = DataPaths(tmp_path / "data")
    made.prepare()
    return made


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "IMG 0001.MOV"
    path.write_bytes(os.urandom(SIZE))
    path.chmod(0o644)
    return path


def taken(paths: DataPaths, film: Path, tell: Callable[[int, int], None] = print) -> SessionFolder:
    return take_in(paths, FILM, film, "video.mov", tell)


def nothing_is_left(paths: DataPaths) -> bool:
    return list(paths.sessions.iterdir()) == [] and SessionStore(paths).ids() == ()


def test_a_film_is_copied_byte_for_byte_and_the_original_stays(
    paths: DataPaths, film: Path
) -> None:
    told: list[tuple[int, int]] = []
    before = film.stat()
    folder = taken(paths, film, lambda done, total: told.append((done, total)))
    assert folder.video == folder.path / "video.mov"
    assert folder.video.read_bytes() == film.read_bytes()
    assert told == [(4 * 2**20, SIZE), (8 * 2**20, SIZE), (SIZE, SIZE)]
    assert folder.load().meta == FILM
    assert SessionStore(paths).ids() == (FILM.id,)
    assert (film.stat().st_mtime_ns, film.stat().st_mode) == (before.st_mtime_ns, before.st_mode)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX rights")
def test_only_the_owner_may_look_at_it(paths: DataPaths, film: Path) -> None:
    folder = taken(paths, film)
    assert folder.video.stat().st_mode & 0o777 == 0o600
    assert folder.path.stat().st_mode & 0o777 == folder.thumbs.stat().st_mode & 0o777 == 0o700


def test_what_stops_the_copy_leaves_nothing(paths: DataPaths, film: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done > 5 * 2**20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        taken(paths, film, stop)
    assert nothing_is_left(paths)
    assert film.stat().st_size == SIZE


def test_while_it_is_copied_it_is_no_session(paths: DataPaths, film: Path) -> None:
    seen: list[tuple[SessionId, ...]] = []
    taken(paths, film, lambda *_: seen.append(SessionStore(paths).ids()))
    assert set(seen) == {()}


def test_what_a_killed_import_left_goes_with_the_next(paths: DataPaths, film: Path) -> None:
    remains = paths.sessions / ".importing-2026-06-01T120000Z-dead"
    remains.mkdir()
    (remains / "video.mov").write_bytes(b"half")
    folder = taken(paths, film)
    assert list(paths.sessions.iterdir()) == [folder.path]


def test_a_disk_without_room_is_known_before_the_copy(
    paths: DataPaths, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "free_mb", lambda _path: 55)
    told: list[int] = []
    with pytest.raises(StorageFailure) as failure:
        taken(paths, film, lambda done, _total: told.append(done))
    assert failure.value.key == "disk_full"
    assert told == []
    assert nothing_is_left(paths)


def test_a_disk_that_fills_up_on_the_way_leaves_nothing(
    paths: DataPaths, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailure) as failure:
        taken(paths, film)
    assert failure.value.key == "disk_full"
    assert nothing_is_left(paths)
    assert film.stat().st_size == SIZE


def test_a_film_that_has_gone_or_cannot_be_read_is_said(paths: DataPaths, tmp_path: Path) -> None:
    with pytest.raises(SourceFailure) as gone:
        taken(paths, tmp_path / "gone.mov")
    assert gone.value.key == "path_missing"
    with pytest.raises(StorageFailure) as unreadable:
        taken(paths, tmp_path)
    assert unreadable.value.key == "file_unreadable"
    assert nothing_is_left(paths)
