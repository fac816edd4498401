import errno
import os
from pathlib import Path

import pytest

from app.errors import SourceFailure, StorageFailure
from app.store.files import (
    aside_name,
    create_private,
    free_mb,
    read_bytes,
    write_atomic,
    write_failure,
)
from tests.app.store.children import run_child

OLD, NEW = b"old", b"new" * 100_000


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_files_are_for_the_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(OLD)
    write_atomic(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("open_umask")
def test_an_existing_file_is_closed_to_others_and_keeps_its_content(tmp_path: Path) -> None:
    path = tmp_path / "open.db"
    path.write_bytes(OLD)
    create_private(path)
    assert path.read_bytes() == OLD
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_killed_while_writing_the_old_file_is_whole(tmp_path: Path, step: str) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(OLD)
    code, out = run_child(
        "import os, pathlib, signal, sys\n"
        "from app.store.files import write_atomic\n"
        f"{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_atomic(pathlib.Path(sys.argv[1]), b'new' * 100_000)",
        path,
    )
    assert code == -9, out
    assert read_bytes(path) == OLD
    left = [entry.name for entry in tmp_path.iterdir() if entry != path]
    assert len(left) == 1
    assert left[0].startswith(".file.json.")
    write_atomic(path, NEW)
    assert read_bytes(path) == NEW


def test_on_a_full_disk_the_old_file_stays_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(OLD)
    code, out = run_child(
        "import pathlib, resource, sys\n"
        "from app.errors import StorageFailure\n"
        "from app.store.files import write_atomic\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try:\n"
        "    write_atomic(pathlib.Path(sys.argv[1]), b'new' * 100_000)\n"
        "except StorageFailure as failure:\n"
        "    print(failure.key, type(failure.fields['free_mb']).__name__)",
        path,
    )
    assert (code, out) == (0, "disk_full int\n")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EACCES, "folder_not_writable"),
        (errno.EROFS, "folder_not_writable"),
        (errno.EIO, "folder_not_writable"),
    ],
)
def test_what_the_system_says_becomes_what_the_person_can_do(
    tmp_path: Path, number: int, key: str
) -> None:
    failure = write_failure(OSError(number, os.strerror(number)), tmp_path / "not" / "there")
    assert failure.key == key
    assert failure.fields["path"] == str(tmp_path / "not" / "there")
    if key == "disk_full":
        assert failure.fields["free_mb"] == pytest.approx(free_mb(tmp_path), abs=500)


def test_free_room_that_nobody_knows_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError

    assert free_mb(tmp_path / "a" / "b") > 0
    monkeypatch.setattr("shutil.disk_usage", refuse)
    assert free_mb(tmp_path / "a" / "b") == 0


def test_writing_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(StorageFailure, match="folder_not_writable"):
        write_atomic(tmp_path / "file" / "x.json", NEW)


def test_reading_says_what_is_wrong_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for missing in (tmp_path / "none", tmp_path / "file" / "below"):
        with pytest.raises(SourceFailure, match="path_missing"):
            read_bytes(missing)
    with pytest.raises(SourceFailure, match="path_is_folder"):
        read_bytes(tmp_path)
    with pytest.raises(StorageFailure, match="file_unreadable"):
        read_bytes(tmp_path / ("x" * 300))


def test_names_for_what_is_set_aside_never_collide(tmp_path: Path) -> None:
    path = tmp_path / "analysis.json"
    for expected in ("analysis.damaged-1.json", "analysis.damaged-2.json"):
        aside = aside_name(path, "damaged")
        assert aside.name == expected
        aside.touch()
