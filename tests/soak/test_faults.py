"""Disks that refuse: a day without room ends in sentences and loses nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.report.bundle.verify import verify
from app.session.keeping import Keeping
from app.store.lock_state import is_locked
from app.store.paths import DataPaths
from app.store.sessions import SessionStore
from tests.app.store import samples
from tests.app.store.children import ROOT, run_child
from tests.app.store.stock import everything
from tests.soak.aftermath import contents, locked, to_report
from tests.soak.fault_stock import locked_paths, open_again, stocked_paths  # noqa: F401
from tests.soak.victims import open_up
from tests.soak.watching import plain_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs rlimits, mounts and kill -9")

LIMITS = (0, 1, 100, 4_096, 20_000, 60_000, 150_000, 400_000, 1_000_000)
ROOM_KB = (0, 4, 16, 64, 128, 256, 512, 1_024)


def day(root: Path, out: Path, *limit: int) -> dict[str, str]:
    """Live through a day in another program; return what was said to each thing."""
    out.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.day", str(root), str(out), *map(str, limit)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())


def check_kept(paths: DataPaths, before: DataPaths, out: Path, said: dict[str, str]) -> None:
    """With room again all that was there is there, and what was said to be written is."""
    gone, kept = sorted(SessionStore(before).ids())
    with open_again(paths) as studio:
        ids = {summary.id for summary in studio.summaries()}
        assert kept in ids
        assert everything(paths.session(kept)) == everything(before.session(kept))
        if said.get("delete") == "ok":
            assert gone not in ids
        if gone in ids:  # one that was decided and had no room to end is ended at this start
            assert everything(paths.session(gone)) == everything(before.session(gone))
        notes = studio.journal.entries(tuple(samples.ENTRY.kind.__class__))
        assert len(notes) >= 1
        assert said.get("journal") != "ok" or any("full disk" in str(n.values) for n in notes)
    for name, thing in (("report.mmz", "report"), ("report.pdf", "pdf"), ("backup.zip", "backup")):
        assert (out / name).exists() == (said.get(thing) == "ok"), name
    if said.get("report") == "ok":
        assert verify(out / "report.mmz", {}.get).is_intact
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    assert not list(paths.work.iterdir()) if paths.work.exists() else True


def limited(stock: DataPaths, folder: Path, limit: int) -> dict[str, str]:
    paths = DataPaths(folder / "data")
    shutil.copytree(stock.root, paths.root)
    said = day(paths.root, folder / "out", limit)
    # A limit is no full disk: there is room, so that the folder is to blame.
    assert set(said.values()) <= {"ok", "disk_full", "folder_not_writable"}, said
    assert "folder_not_writable" not in said.values() or limit <= 1
    check_kept(paths, stock, folder / "out", said)
    return said


def test_a_day_without_room_ends_in_sentences_and_loses_nothing(
    stock: DataPaths, tmp_path: Path
) -> None:
    said = limited(stock, tmp_path, 20_000)
    assert "disk_full" in said.values()


def test_a_day_without_room_on_locked_data_is_not_called_a_damaged_log(
    locked_stock: DataPaths, tmp_path: Path
) -> None:
    """SQLCipher says less about what it could not do than SQLite does."""
    said = limited(locked_stock, tmp_path, 60_000)
    assert {said["verdict"], said["locked report"], said["backup"]} == {"disk_full"}
    assert plain_files(tmp_path / "data") == {}


@pytest.mark.soak
@pytest.mark.parametrize("limit", LIMITS)
def test_a_day_with_every_amount_of_room_in_a_file(
    stock: DataPaths, tmp_path: Path, limit: int
) -> None:
    print(limit, limited(stock, tmp_path, limit))


@pytest.mark.soak
@pytest.mark.parametrize("limit", LIMITS)
def test_a_day_on_locked_data_with_every_amount_of_room_in_a_file(
    locked_stock: DataPaths, tmp_path: Path, limit: int
) -> None:
    print(limit, limited(locked_stock, tmp_path, limit))
    assert plain_files(tmp_path / "data") == {}


@pytest.mark.soak
@pytest.mark.parametrize(
    ("of", "room_kb"),
    [*(("stock", room) for room in ROOM_KB), *(("locked_stock", room) for room in ROOM_KB[::2])],
)
def test_a_day_with_every_amount_of_room_on_the_disk(
    request: pytest.FixtureRequest, tmp_path: Path, of: str, room_kb: int
) -> None:
    """A small disk of its own, data and exports on it, filled up to so much."""
    stock: DataPaths = request.getfixturevalue(of)
    with small_disk(tmp_path / "disk") as disk:
        paths, out = DataPaths(disk / "data"), disk / "out"
        shutil.copytree(stock.root, paths.root)
        out.mkdir()
        fill = disk / "letters"
        fill.touch()
        free = shutil.disk_usage(disk).free - room_kb * 1024
        with fill.open("wb") as file:
            file.write(bytes(max(0, free)))
        said = day(paths.root, out)
        print(room_kb, said)
        assert set(said.values()) <= {"ok", "disk_full"}, said
        fill.unlink()
        check_kept(paths, stock, out, said)


TURNED = """
import resource, signal, sys
from pathlib import Path
from app.errors import StorageFailure
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock, take_lock_off
from app.store.paths import DataPaths
from tests.app.store.locked_stock import QUICK, WORDS
from tests.soak.victims import open_up
paths = DataPaths(Path(sys.argv[1]))
open_up(paths)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    if sys.argv[2] == "lock":
        set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)
    else:
        take_lock_off(paths)
except StorageFailure as error:
    print(error.key)
"""


@pytest.mark.soak
@pytest.mark.parametrize("way", ["lock", "take off"])
def test_no_room_in_the_middle_of_locking_loses_nothing(tmp_path: Path, way: str) -> None:
    """Films are larger than a file may be; with room again the next start goes on."""
    plain = to_report(tmp_path)
    before = contents(plain)
    paths = plain if way == "lock" else locked(plain)
    code, said = run_child(TURNED, paths.root, way, "1000000")
    assert (code, said.split()) == (0, ["disk_full"])
    open_up(paths)
    assert contents(paths) == before
    assert is_locked(paths) is (way == "lock")
    if way == "lock":
        assert plain_files(paths.root) == {}
        with open_again(paths) as studio:
            assert len(studio.summaries()) == 3


@pytest.mark.soak
def test_a_full_disk_has_room_again_after_a_recording_is_deleted(
    stock: DataPaths, tmp_path: Path
) -> None:
    """The log needs room to forget; the film that goes makes it."""
    with small_disk(tmp_path / "disk") as disk:
        paths = DataPaths(disk / "data")
        shutil.copytree(stock.root, paths.root)
        gone, kept = SessionStore(paths).ids()
        SessionStore(paths).folder(gone).video.write_bytes(bytes(3_000_000))
        with open_again(paths) as studio:
            (disk / "letters").write_bytes(bytes(shutil.disk_usage(disk).free))
            assert shutil.disk_usage(disk).free == 0
            Keeping(studio, SystemClock()).delete_sessions([gone])
            assert [s.id for s in studio.summaries()] == [kept]


@pytest.mark.soak
@pytest.mark.parametrize("of", ["stock", "locked_stock"])
def test_a_folder_that_became_read_only(
    request: pytest.FixtureRequest, tmp_path: Path, of: str
) -> None:
    stock: DataPaths = request.getfixturevalue(of)
    with small_disk(tmp_path / "disk") as disk:
        paths = DataPaths(disk / "data")
        shutil.copytree(stock.root, paths.root)
        before = everything(paths.root)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        said = day(paths.root, tmp_path / "out")
        assert said == {"open": "folder_not_writable"}
        assert everything(paths.root) == before


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
