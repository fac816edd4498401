"""Disks that refuse, two programs at once, clocks that jump, folders of every older version."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.clock import SystemClock
from app.domain.records import SessionId
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.report.bundle.verify import verify
from app.session.bundling import BundleOptions, export_bundle
from app.session.choices import CameraChoice
from app.session.keeping import Keeping
from app.session.script import script_of
from app.session.studio import Studio
from app.store.lock_state import is_locked
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from app.store.sessions import SessionStore
from app.store.settings import Settings
from app.texts import Lang
from app.vault.files import KEYRING
from app.version import APP_VERSION
from exercises.library import Library, load_library
from tests.app.session.gate_fakes import WallClock
from tests.app.store import samples
from tests.app.store.children import ROOT, run_child
from tests.app.store.stock import everything, put_session
from tests.soak import killing
from tests.soak.aftermath import contents, locked, to_report
from tests.soak.victims import open_up
from tests.soak.watching import plain_files
from ui.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs rlimits, mounts and kill -9")

LIMITS = (0, 1, 100, 4_096, 20_000, 60_000, 150_000, 400_000, 1_000_000)
ROOM_KB = (0, 4, 16, 64, 128, 256, 512, 1_024)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    paths = DataPaths(tmp_path_factory.mktemp("faults") / "data")
    paths.prepare()
    with Log(paths) as log:
        for number in (1, 2):
            put_session(paths, log, number)
    return paths


@pytest.fixture(scope="module")
def locked_stock(stock: DataPaths, tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    paths = DataPaths(tmp_path_factory.mktemp("locked") / "data")
    shutil.copytree(stock.root, paths.root)
    return locked(paths)


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


@contextmanager
def open_again(paths: DataPaths) -> Iterator[Studio]:
    open_up(paths)
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        yield studio
    finally:
        studio.close()
        KEYRING.drop(paths.root)


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


# --- two programs ----------------------------------------------------------------------------


@pytest.mark.soak
def test_two_programs_on_one_folder_leave_each_other_alone(
    stock: DataPaths, tmp_path: Path
) -> None:
    paths = DataPaths(tmp_path / "data")
    shutil.copytree(stock.root, paths.root)
    printed = tmp_path / "printed.txt"
    child = killing.start("record", paths.root, printed)
    try:
        wait_for(lambda: printed.read_text().count("\n") > 60, child)
        with open_again(paths) as studio:
            (recorded,) = set(SessionStore(paths).ids()) - {s.id for s in studio.summaries()}
            assert studio.unfinished() == (), "it is not offered while it is being recorded"
            with pytest.raises(UsageFailure, match="session_in_use"):
                Keeping(studio, SystemClock()).delete_sessions([recorded])
            gone = studio.summaries()[-1].id
            Keeping(studio, SystemClock()).delete_sessions([gone])
        assert child.poll() is None
    finally:
        child.kill()
        child.wait()
    with open_again(paths) as studio:
        assert studio.unfinished() == (recorded,), "after a kill it is offered"
        assert len(studio.summaries()) == 1
        Keeping(studio, SystemClock()).delete_sessions([recorded])


def wait_for(is_so: Callable[[], bool], child: "subprocess.Popen[bytes]") -> None:
    until_s = time.monotonic() + 120
    while not is_so():
        assert child.poll() is None
        assert time.monotonic() < until_s
        time.sleep(0.05)


# --- clocks ----------------------------------------------------------------------------------


BERLIN = ZoneInfo("Europe/Berlin")
JUMPS = {
    "set back by a day": (timedelta(days=-1), UTC),
    "set back by ten years": (timedelta(days=-3653), UTC),
    "set forward by a year": (timedelta(days=365), UTC),
    "a second later": (timedelta(seconds=1), UTC),
    "not at all": (timedelta(0), UTC),
    "the hour that comes twice": (timedelta(hours=1), BERLIN),
}
_SPRING = datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "jump",
    [
        "set back by a day",
        "the hour that comes twice",
        *(pytest.param(name, marks=pytest.mark.soak) for name in list(JUMPS)[1:5]),
    ],
)
def test_a_clock_that_jumps_loses_no_session_and_no_entry(
    tmp_path: Path, library: Library, jump: str
) -> None:
    by, zone = JUMPS[jump]
    # 02:30, for the first time of two in that night.
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    clock = WallClock(first.astimezone(zone))
    desk = open_desk(DataPaths(tmp_path / "data"), clock, Settings)
    made: list[SessionId] = []
    for moment in (first, first + by):
        clock.time = moment.astimezone(zone)
        folder = desk.studio.begin(
            CameraChoice(0), "first_look", Affected.LEFT, script_of(library, "first_look")
        )
        made.append(folder.id)
        desk.studio.sessions_log.put(folder.load())
        desk.day.mark_done("sunglasses")
        desk.day.plan()
        desk.progress.days((first - timedelta(days=4000)).date(), (first + timedelta(400)).date())
    summaries = desk.studio.summaries()
    assert {s.id for s in summaries} == set(made)
    assert len(set(made)) == 2
    moments = [s.started_at for s in summaries]
    assert moments == sorted(moments, reverse=True)
    assert {m.astimezone(UTC) for m in moments} == {first, first + by}
    if zone is BERLIN:
        assert {m.strftime("%H:%M %z") for m in moments} == {"02:30 +0200", "02:30 +0100"}
    desk.studio.close()
    again = open_desk(DataPaths(tmp_path / "data"), clock, Settings)
    assert len(again.studio.summaries()) == 2
    assert again.day.noted("sunglasses") is not None
    again.studio.close()


# --- older versions --------------------------------------------------------------------------


def test_over_the_hour_that_is_missing_in_spring_the_day_goes_on(
    tmp_path: Path, library: Library
) -> None:
    """A second before two it is 01:59:59, a second later 03:00:00."""
    clock = WallClock(_SPRING.astimezone(BERLIN))
    desk = open_desk(DataPaths(tmp_path / "data"), clock, Settings)
    script = script_of(library, "first_look")
    for moment in (_SPRING, _SPRING + timedelta(seconds=1)):
        clock.time = moment.astimezone(BERLIN)
        folder = desk.studio.begin(CameraChoice(0), "first_look", Affected.LEFT, script)
        desk.studio.sessions_log.put(folder.load())
        desk.day.mark_done("sunglasses")
        desk.day.plan()
    shown = [s.started_at.astimezone(BERLIN).strftime("%H:%M:%S") for s in desk.studio.summaries()]
    assert shown == ["03:00:00", "01:59:59"]
    assert {s.started_at.date() for s in desk.studio.summaries()} == {_SPRING.date()}
    assert set(desk.progress.days(_SPRING.date(), _SPRING.date()).done) == {_SPRING.date()}
    desk.studio.close()


@pytest.mark.parametrize(
    ("version", "database"),
    [(1, 1), *(pytest.param(*old, marks=pytest.mark.soak) for old in ((1, 2), (2, 2), (2, 3)))],
)
def test_a_data_folder_of_each_older_version_is_read_and_reported(
    tmp_path: Path, version: int, database: int
) -> None:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    shutil.copyfile(samples.DATA / f"mirrormend-{database}.db", paths.database)
    shutil.copyfile(samples.DATA / f"settings-{version}.json", paths.settings)
    folder = paths.session(samples.META.id)
    (folder / "thumbs").mkdir(parents=True)
    for name in ("session", "timeline", "analysis"):
        shutil.copyfile(samples.DATA / f"{name}-{version}.json", folder / f"{name}.json")
    shutil.copyfile(samples.DATA / "run-1.json", folder / "run.json")
    shutil.copyfile(samples.DATA / "series-1.npz", folder / "series.npz")
    before = everything(folder)
    result = rebuild_log(paths, lambda done, of: None)
    assert result.skipped == ()
    desk = open_desk(paths, SystemClock(), Settings)
    record = desk.studio.record(samples.META.id)
    assert record.verdict
    assert record.curves
    assert record.timeline.items
    assert samples.META.id in {s.id for s in desk.studio.summaries()}
    desk.progress.trends()
    desk.day.plan()
    out = tmp_path / "report.mmz"
    export_bundle(desk.studio, BundleOptions([samples.META.id], Lang.ZH), samples.STARTED, out)
    assert verify(out, {}.get).is_intact
    desk.studio.close()
    assert everything(folder) == before, "reading changes nothing"
