"""A whole session behind the lock leaves no byte on the disk that anybody could read."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.report.bundle.sealed import is_sealed
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock, unlock
from app.store.log import Log
from app.store.paths import DataPaths
from app.vault.files import KEYRING
from app.vault.sealed import MAGIC
from benchmarks.kept import keep
from benchmarks.live_locked import live_locked
from tests.app.store.children import ROOT
from tests.app.store.locked_stock import QUICK, WORDS
from tests.app.store.stock import fill
from tests.soak.test_privacy import check_modes, environ
from tests.soak.watching import Watcher, is_readable, kind_of, plain_files
from tests.ui.whole import answer_gate


def test_the_watcher_sees_what_lies_open(tmp_path: Path) -> None:
    """On plain data it finds each kind; on locked data it finds what is added in the open."""
    paths, temp = DataPaths(tmp_path / "data"), tmp_path / "tmp"
    paths.prepare()
    temp.mkdir()
    fill(paths)
    with Watcher(paths.root, temp) as watcher:
        (temp / "frame").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    assert watcher.plain["mirrormend.db"] == "SQLite"
    assert watcher.plain["frame"] == "JPEG"
    kinds = {Path(name).name: kind for name, kind in watcher.plain.items()}
    assert kinds["analysis.json"] == kinds["session.json"] == "JSON"
    assert kinds["series.npz"] == "zip"
    assert kinds["video.mkv"] == "plain", "whatever is not sealed is told, even where no head is"
    set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)
    assert plain_files(paths.root) == {}
    (paths.sessions / "half").write_bytes(b"\x1a\x45\xdf\xa3")
    (paths.root / "mirrormend.db-wal").write_bytes(bytes(56) + b"SQLite format 3\x00")
    assert plain_files(paths.root) == {"sessions/half": "Matroska", "mirrormend.db-wal": "SQLite"}
    KEYRING.drop(paths.root)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_whole_session_behind_the_lock_is_never_in_the_open(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    paths = DataPaths(home / "data")
    answer_gate(paths.root)
    set_lock(paths, WORDS, new_recovery_key())
    KEYRING.drop(paths.root)
    out.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environ(home)}
    words = [sys.executable, "-m", "tests.soak.locked_session", str(paths.root), str(out)]
    with Watcher(paths.root, *(home / name for name in ("tmp", ".cache", "run"))) as watcher:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=800,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-4000:]
    session_id = done.stdout.split()[-1]
    lists_of_fonts = {name for name in watcher.plain if name.startswith("matplotlib/fontlist-")}
    assert set(watcher.plain) == lists_of_fonts
    for name in ("video.mkv", "timeline.json", "analysis.json", "series.npz", "run.json"):
        assert f"sessions/{session_id}/{name}" in watcher.seen, name
    assert any(name.endswith("-peak.png") for name in watcher.seen)
    assert {"mirrormend.db", "mirrormend.db-wal"} <= watcher.seen
    packed = [name for name in watcher.seen if name.endswith("plain.mmz")]
    assert packed, "the report before it had its password lay there, sealed"
    check_modes(paths.root)
    assert not paths.session(session_id).exists()
    left = {p.relative_to(paths.root).as_posix(): p for p in paths.root.rglob("*") if p.is_file()}
    assert not [name for name, path in left.items() if session_id.encode() in path.read_bytes()]
    assert not [p for p in left.values() if p.name.startswith(".")]
    assert kind_of((out / "report.pdf").read_bytes()) == "PDF"
    assert is_sealed(out / "report.mmz"), "behind its password"
    check_backup(out / "backup.zip", session_id)
    unlock(paths, WORDS)
    with Log(paths) as log:
        assert session_id not in log.ids()
    KEYRING.drop(paths.root)


def check_backup(path: Path, session_id: str) -> None:
    """What is sealed in the data folder is sealed in the backup."""
    with zipfile.ZipFile(path) as backup:
        names = [name for name in backup.namelist() if not is_readable(name.rpartition("/")[2])]
        films = [name for name in names if session_id in name and name.endswith("video.mkv")]
        assert len(films) == 1
        for name in names:
            head = backup.read(name)[:16]
            is_open = kind_of(head) is not None and not head.startswith(MAGIC)
            assert not is_open or name == "manifest.json", name


@pytest.mark.soak
@pytest.mark.timeout(300)
def test_recording_behind_the_lock_costs_the_live_path_next_to_nothing(qapp: object) -> None:
    figures = live_locked()
    keep("live_locked", figures)
    if not figures["unlocked_dropped"]:  # else the machine has too much else to do
        assert figures["locked_dropped"] == 0
    assert figures["locked_cpu_ratio"] < 1.25
