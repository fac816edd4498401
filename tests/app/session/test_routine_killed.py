"""A real program doing a massage under a fast clock, killed without warning, again and again."""

import sys
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.domain.journal import EntryKind
from app.session.routine import SAVE_EVERY_S, Routines
from app.session.routine_log import record_of
from app.session.routine_plan import plan_massage
from app.store.log import Log
from app.store.paths import DataPaths
from exercises.library import Library
from tests.app.store.children import start_child

MASSEUR = """
import sys, time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from app.domain.routine_player import Command
from app.domain.sides import Affected
from app.session.routine import Routines
from app.session.routine_plan import plan_massage
from app.store.log import Log
from app.store.paths import DataPaths
from exercises.library import load_library

SPEED = 60
BASE = datetime.now(timezone.utc)
ZERO = time.monotonic_ns()

class Fast:
    def monotonic_ns(self):
        return (time.monotonic_ns() - ZERO) * SPEED
    def now(self):
        return BASE + timedelta(microseconds=self.monotonic_ns() // 1000)
    def sleep_until_ns(self, deadline_ns):
        time.sleep(max(deadline_ns - self.monotonic_ns(), 0) / SPEED / 1e9)

paths = DataPaths(Path(sys.argv[1]))
paths.prepare()
with Log(paths) as log:
    routines = Routines(paths, log.journal, Fast(), gap_limit_s=600)
    left = routines.unfinished()
    if left is None:
        run = routines.begin(plan_massage(load_library().massage, "m10"), Affected.LEFT)
        run.apply(Command.START)
    else:
        run = routines.resume(left)
        run.apply(Command.RESUME)
    while run.record is None:
        time.sleep(0.02)
        run.tick()
        print(f"{run.state.active_ns / 1e9:.3f}", flush=True)
"""


def work_until(paths: DataPaths, active_s: float) -> float:
    """Let a program massage up to a moment, then kill it; return how far it said it was."""
    child = start_child(MASSEUR, paths.root)
    said = 0.0
    assert child.stdout is not None
    try:
        for line in child.stdout:
            said = float(line)
            if said >= active_s:
                break
    finally:
        child.kill()
        _, err = child.communicate(timeout=60)
    assert said >= active_s, err
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a kill that nothing can catch")
def test_killed_three_times_the_massage_is_still_done_whole_and_once(
    tmp_path: Path, library: Library
):
    paths = DataPaths(tmp_path / "data")
    plan = plan_massage(library.massage, "m10")
    for active_s in (95, 260, 520):
        said_s = work_until(paths, active_s)
        with Log(paths) as log:
            left = Routines(paths, log.journal, SystemClock()).unfinished()
            assert left is not None
            assert log.journal.entries((EntryKind.ROUTINE,)) == ()
        assert left.active_s >= said_s - SAVE_EVERY_S
    child = start_child(MASSEUR, paths.root)
    out, err = child.communicate(timeout=120)
    assert child.returncode == 0, out + err
    with Log(paths) as log:
        (entry,) = log.journal.entries((EntryKind.ROUTINE,))
        assert Routines(paths, log.journal, SystemClock()).unfinished() is None
    record = record_of(entry)
    assert {s.id: s.seconds for s in record.steps} == {s.id: s.seconds for s in plan.steps}
    assert (record.practice_s, record.active_s, record.interruptions) == (600, 720, 3)
    assert record.is_whole
