"""What has to hold after a kill, seen by a program that starts anew."""

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.clock import SystemClock, VirtualClock
from app.domain.sides import Affected
from app.media.reader import VideoReader
from app.report.bundle.sealed import unseal
from app.report.bundle.verify import verify
from app.session.choices import DemoChoice
from app.session.offline import record_all
from app.session.script import ScriptClock
from app.session.sources import demo_source
from app.session.studio import Studio
from app.store.archive import Archive
from app.store.erasing import is_erasing
from app.store.lock_file import new_recovery_key
from app.store.lock_state import is_locked
from app.store.locking import set_lock
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.schema import Schema
from app.store.sessions import SessionStore
from app.store.sqlite import is_plain
from app.vault.files import KEYRING, read_plain
from app.vault.sealed import is_sealed
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.report import sample
from tests.app.session.conftest import SHORT
from tests.app.store import samples
from tests.app.store.locked_stock import QUICK, WORDS
from tests.app.store.stock import everything, fill, shelve
from tests.soak.killing import Killed, length_s
from tests.soak.victims import PASSWORD, open_up
from tests.soak.watching import plain_files

FRAME_MS = 34
KEPT_S = 1.0


@contextmanager
def restarted(paths: DataPaths) -> Iterator[Studio]:
    """Start as the app does, and hold that nothing half done is left lying about."""
    fresh = [*paths.root.rglob(".*.tmp*"), *paths.work.glob("work-*")]
    for path in fresh:
        os.utime(path, (time.time() - 60,) * 2)  # a minute later
    if not is_erasing(paths):
        open_up(paths)
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        yield studio
    finally:
        studio.close()
        KEYRING.drop(paths.root)
    left = [*paths.work.iterdir()] if paths.work.is_dir() else []
    left += [*paths.root.parent.glob(".*.tmp"), *paths.root.rglob(".*.tmp*")]
    left += paths.root.rglob(".deleted-*")
    assert not left, left


@dataclass(frozen=True, slots=True)
class Scene:
    """`stock` is the data folder before; `check` looks at what the kill left; `most_s`: until when.

    `check` returns the seconds of a recording that were lost, 0 where there is none.
    """

    stock: Callable[[Path], DataPaths]
    check: Callable[[DataPaths, Killed], float]
    least_s: float
    most_s: float


def scene(name: str, folder: Path) -> Scene:
    """Make what a deed is done to, and measure how long it takes without a kill.

    `DEED+lock`: the same on locked data, of which nothing may lie in the open afterwards.
    """
    deed, _, lock = name.partition("+")
    made = _scene(deed, folder / name, locked if lock else lambda paths: paths)
    if not lock:
        return made

    def check(paths: DataPaths, killed: Killed) -> float:
        lost_s = made.check(paths, killed)
        if is_locked(paths) or deed != "delete_all":  # a folder emptied has no lock any more
            assert is_locked(paths)
            assert plain_files(paths.root) == {}
        return lost_s

    return replace(made, check=check)


def _scene(deed: str, folder: Path, kept: Callable[[DataPaths], DataPaths]) -> Scene:
    if deed == "record":
        return Scene(lambda root: kept(_empty(root)), _recorded, 0.8, 6.0)
    if deed == "analyse":
        plain, verdict = _to_analyse(folder)
        stock = kept(plain)
        return _timed(deed, stock, folder, lambda p, _: _analysed(p, stock, verdict))
    if deed == "migrate":
        return _timed(deed, kept(_to_migrate(folder)), folder, lambda p, _: _migrated(p))
    if deed in ("export", "export_locked", "back_up"):
        check = _backed_up if deed == "back_up" else _exported
        return _timed(deed, kept(to_report(folder)), folder, check)
    if deed in ("lock", "take_lock_off", "change_passphrase"):
        plain = to_report(folder)
        before = contents(plain)
        stock = plain if deed == "lock" else locked(plain)
        return _timed(deed, stock, folder, lambda p, _: _turned(p, before))
    filled = kept(_to_delete(folder))
    check = _deleted(filled) if deed == "delete" else _deleted_all(filled)
    return _timed(deed, filled, folder, check)


def locked(paths: DataPaths) -> DataPaths:
    """Lock a data folder for whoever comes next."""
    set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)
    KEYRING.drop(paths.root)
    return paths


def _timed(
    deed: str, stock: DataPaths, folder: Path, check: Callable[[DataPaths, Killed], float]
) -> Scene:
    return Scene(_copied(stock), check, 0.0, _length(deed, stock, folder))


def _length(deed: str, stock: DataPaths, folder: Path) -> float:
    root = folder / f"length-{deed}" / "data"
    shutil.copytree(stock.root, root)
    return length_s(deed, root) * 0.9


def _copied(stock: DataPaths) -> Callable[[Path], DataPaths]:
    def copy(root: Path) -> DataPaths:
        shutil.copytree(stock.root, root)
        return DataPaths(root)

    return copy


def _empty(root: Path) -> DataPaths:
    paths = DataPaths(root)
    paths.prepare()
    return paths


# --- recording -------------------------------------------------------------------------------


def _recorded(paths: DataPaths, killed: Killed) -> float:
    """The session is offered, its film opens, and misses less than a second and a frame."""
    given_ms = [int(line) for line in killed.said if line.isdecimal()]
    given_s = (given_ms[-1] - given_ms[0]) / 1000
    if given_s <= KEPT_S:
        with restarted(paths):
            return given_s
    with restarted(paths) as studio:
        (session_id,) = studio.unfinished()
        record = studio.record(session_id)
        assert record.timeline.items
        assert record.meta.set_id == "first_look"
        folder = SessionStore(paths).folder(session_id)
        with VideoReader(folder.video) as reader:
            read_ms = [frame.t_ns / 1e6 for frame in reader]
    lost_s = given_s - read_ms[-1] / 1000
    assert lost_s <= KEPT_S + FRAME_MS / 1000, f"{lost_s:.3f} s lost"
    return max(0.0, lost_s)


# --- analysing -------------------------------------------------------------------------------


def _to_analyse(folder: Path) -> tuple[DataPaths, bytes]:
    paths = DataPaths(folder / "to-analyse" / "data")
    choice = DemoChoice("oral-ocular-left")
    with restarted(paths) as studio:
        session = studio.begin(choice, "first_look", Affected.LEFT, SHORT)
        with demo_source(choice.person, ScriptClock(SHORT), VirtualClock()) as source:
            record_all(source, session.video, SHORT.length_s, lambda written: None)
    whole = _copied(paths)(folder / "analysed" / "data")
    with restarted(whole) as studio:
        studio.finish(session.id)
        verdict = read_plain(SessionStore(whole).folder(session.id).analysis)
    return paths, verdict


def _analysed(paths: DataPaths, before: DataPaths, verdict: bytes) -> float:
    """The film is what it was; the verdict is there whole, or can be had by looking again."""
    with restarted(paths) as studio:
        (session_id,) = SessionStore(paths).ids()
        folder = SessionStore(paths).folder(session_id)
        film = SessionStore(before).folder(session_id).video
        assert _hash(folder.video) == _hash(film)
        if folder.analysis.exists():
            assert read_plain(folder.analysis) == verdict
        if session_id not in {s.id for s in studio.summaries()}:
            assert studio.unfinished() == (session_id,)
            studio.finish(session_id)
        assert read_plain(folder.analysis) == verdict
        assert [s.id for s in studio.summaries()] == [session_id]
        assert not list(folder.path.glob("*damaged*"))
    return 0.0


# --- migrating -------------------------------------------------------------------------------


def _to_migrate(folder: Path) -> DataPaths:
    paths = _empty(folder / "to-migrate" / "data")
    shutil.copyfile(samples.DATA / "mirrormend-1.db", paths.database)
    return paths


def _migrated(paths: DataPaths) -> float:
    """The log is in the old form or in the new one, and either has all its sessions."""
    with restarted(paths) as studio:
        found = {(s.id, s.started_at, s.flags) for s in studio.summaries()}
    with Log(DataPaths(samples.DATA), file=_copy_of_old(paths)) as log:
        assert found == {(s.id, s.started_at, s.flags) for s in log.summaries()}
    assert found
    return 0.0


def _copy_of_old(paths: DataPaths) -> Path:
    copy = paths.root.parent / "old.db"
    shutil.copyfile(samples.DATA / "mirrormend-1.db", copy)
    return copy


# --- exporting -------------------------------------------------------------------------------


def to_report(folder: Path) -> DataPaths:
    paths = _empty(folder / "to-report" / "data")
    with Log(paths) as log:
        for number in range(3):
            record = sample.record(id_=f"2026-11-2{number}T060530Z-ab1{number}")
            made = shelve(paths, record)
            made.video.write_bytes(hashlib.shake_256(b"film").digest(4_000_000))
            log.put(record)
    return paths


def _exported(paths: DataPaths, _killed: Killed) -> float:
    """The bundle is there whole and intact, or not at all."""
    with restarted(paths) as studio:
        assert len(studio.summaries()) == 3
    out = paths.root.parent / "report.mmz"
    if out.exists():
        plain = out.with_name("plain.mmz")
        try:
            unseal(out, PASSWORD, plain)
        except Exception:  # noqa: BLE001 - it has no password
            plain = out
        assert verify(plain, {}.get).is_intact
    return 0.0


def _backed_up(paths: DataPaths, _killed: Killed) -> float:
    with restarted(paths) as studio:
        assert len(studio.summaries()) == 3
    out = paths.root.parent / "backup.zip"
    if out.exists():
        archive = Archive(out, Schema().revisions)
        assert archive.manifest.sessions == 3
        archive.close()
    return 0.0


# --- deleting --------------------------------------------------------------------------------


def _to_delete(folder: Path) -> DataPaths:
    paths = _empty(folder / "to-delete" / "data")
    fill(paths)
    return paths


def _deleted(before: DataPaths) -> Callable[[DataPaths, Killed], float]:
    def check(paths: DataPaths, _killed: Killed) -> float:
        """All of the session is there, or not a byte of it; the other is as it was."""
        gone, kept = sorted(SessionStore(before).ids())
        with restarted(paths) as studio:
            ids = {s.id for s in studio.summaries()}
        assert kept in ids
        assert everything(paths.session(kept)) == everything(before.session(kept))
        if gone in ids:
            assert everything(paths.session(gone)) == everything(before.session(gone))
        else:
            files = everything(paths.root).items()
            assert not [name for name, raw in files if gone.encode() in raw]
        return 0.0

    return check


def _deleted_all(before: DataPaths) -> Callable[[DataPaths, Killed], float]:
    def check(paths: DataPaths, _killed: Killed) -> float:
        """Nothing was decided yet and all is there, or all of it goes."""
        was_decided = paths.erasing_mark.exists()
        with restarted(paths) as studio:
            left = len(studio.summaries())
        if was_decided:
            assert left == 0
        assert left in (0, 2)
        if left == 2:
            for id_ in SessionStore(before).ids():
                assert everything(paths.session(id_)) == everything(before.session(id_))
        return 0.0

    return check


# --- the lock ----------------------------------------------------------------------------------


def _turned(paths: DataPaths, before: dict[str, bytes]) -> float:
    """Every byte is there, all of it sealed or all of it plain; one of the passphrases opens it."""
    with restarted(paths) as studio:
        assert len(studio.summaries()) == 3
        assert contents(paths) == before
    if is_locked(paths):
        assert plain_files(paths.root) == {}
    else:
        assert not [path for path in paths.root.rglob("*") if path.is_file() and is_sealed(path)]
        assert is_plain(paths.database)
    return 0.0


def contents(paths: DataPaths) -> dict[str, bytes]:
    found = (path for path in paths.sessions.rglob("*") if path.is_file())
    return {path.relative_to(paths.root).as_posix(): read_plain(path) for path in found}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
