"""Two programs at once, clocks that jump, and folders of every older version."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
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
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from app.store.sessions import SessionStore
from app.store.settings import Settings
from app.texts import Lang
from exercises.library import Library
from tests.app.session.gate_fakes import WallClock
from tests.app.store import samples
from tests.app.store.stock import everything
from tests.soak import killing
from tests.soak.fault_stock import open_again, stocked_paths, whole_library  # noqa: F401
from ui.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs rlimits, mounts and kill -9")


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
