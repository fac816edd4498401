import errno
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from app.store.locks import held, is_held
from app.store.paths import DataPaths
from app.store.work import clear_leftovers, going_out, work_folder
from tests.app.store.children import start_child

needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")

WORKER = """
import sys, time
from pathlib import Path
from app.store.paths import DataPaths
from app.store.work import going_out, work_folder

with going_out(DataPaths(Path(sys.argv[1])), Path(sys.argv[2])):
    with work_folder(DataPaths(Path(sys.argv[1]))) as folder:
        (folder / "plain.mmz").write_bytes(b"secret")
        print(folder, flush=True)
        time.sleep(60)
"""


def aged(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "plain.mmz").write_bytes(b"secret")
    os.utime(folder, (time.time() - 60,) * 2)
    return folder


def test_a_work_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with work_folder(DataPaths(tmp_path)) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "plain").write_bytes(b"x")
    assert not folder.exists()


def test_what_lies_there_without_an_owner_goes(tmp_path: Path) -> None:
    """Its number may be another program's by now: that does not keep it."""
    paths = DataPaths(tmp_path)
    for name in (f"{os.getpid()}-left", f"{os.getppid()}-left", "odd"):
        aged(paths.work / name)
    with work_folder(paths) as ours:
        clear_leftovers(paths)
        assert list(paths.work.iterdir()) == [ours]


@needs_kill
def test_a_running_program_keeps_its_own_and_a_killed_one_does_not(tmp_path: Path) -> None:
    paths, out = DataPaths(tmp_path / "data"), tmp_path / "stick" / "report.mmz"
    out.parent.mkdir()
    half = out.with_name(".report.mmz.0badcafe.tmp")
    others = [out.with_name(n) for n in (".report.mmz.notes.tmp", ".other.mmz.0badcafe.tmp")]
    for path in (half, out, *others):
        path.write_bytes(b"secret")
    child = start_child(WORKER, paths.root, out)
    assert child.stdout
    folder = Path(child.stdout.readline().strip())
    clear_leftovers(paths)
    assert (folder / "plain.mmz").exists()
    assert half.exists()
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=10)
    out.parent.rename(tmp_path / "unplugged")
    clear_leftovers(paths)
    assert not folder.exists()
    assert list(paths.work.iterdir()), "what is on the stick is not forgotten"
    (tmp_path / "unplugged").rename(out.parent)
    clear_leftovers(paths)
    assert list(paths.work.iterdir()) == []
    assert sorted(out.parent.iterdir()) == sorted([out, *others]), "nothing but the half"


def test_nothing_is_remembered_of_what_went_out_whole(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    with going_out(paths, tmp_path / "a.pdf"):
        assert list(paths.work.iterdir())
    assert list(paths.work.iterdir()) == []


@pytest.mark.parametrize("note", [b"", b"[]", b'{"schema_version": 9}', b'{"schema_version": 1}'])
def test_a_damaged_note_goes_with_its_folder(tmp_path: Path, note: bytes) -> None:
    paths = DataPaths(tmp_path)
    folder = aged(paths.work / "work-left")
    (folder / "going-out.json").write_bytes(note)
    os.utime(folder, (time.time() - 60,) * 2)
    clear_leftovers(paths)
    assert list(paths.work.iterdir()) == []


def test_no_work_folder_is_nothing_to_clear(tmp_path: Path) -> None:
    clear_leftovers(DataPaths(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_lock_tells_while_it_is_held(tmp_path: Path) -> None:
    lock = tmp_path / ".in-use"
    assert not is_held(lock)
    with held(lock):
        assert is_held(lock)
        assert lock.stat().st_mode & 0o777 == 0o600
    assert not is_held(lock)
    assert not lock.exists()
    lock.touch()
    assert not is_held(lock), "left by a kill"


@pytest.mark.skipif(sys.platform == "win32", reason="another call there")
def test_where_the_disk_knows_no_locks_nobody_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    lock = tmp_path / ".in-use"
    with held(lock):
        monkeypatch.setattr("fcntl.flock", refuse)
        assert not is_held(lock), "else nothing could ever be deleted there"
