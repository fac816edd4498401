"""What stands on an open data folder, and what follows when one part of it changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.clock import VirtualClock
from app.domain.plan import PlanItem
from app.domain.routine import StepPhase
from app.domain.routine_record import RoutineRecord, StepDone, StepOutcome
from app.domain.sides import Affected
from app.store.paths import DataPaths
from app.store.settings import Settings
from ui.desk import open_desk

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_a_training_with_a_set_made_just_now_stands_in_calendar_and_diary(tmp_path: Path) -> None:
    desk = open_desk(DataPaths(tmp_path / "data"), VirtualClock(NOW), Settings)
    made = desk.own.make("Morning set", ["open_smile"])
    desk.routines.keep(
        RoutineRecord(
            routine=made.id,
            length="starter",
            affected=Affected.LEFT,
            started_at=NOW - timedelta(minutes=5),
            ended_at=NOW,
            has_reached_end=True,
            steps=(StepDone("open_smile", StepPhase.EXERCISE, 240.0, StepOutcome.DONE),),
            pauses=0,
        )
    )
    today = NOW.date()
    assert desk.progress.days(today, today).done[today].training_s == 240.0
    (done,) = desk.diary.day(today).line("mirror_training").done
    assert (done.item, done.seconds) == (PlanItem.MIRROR, 240.0)
    desk.studio.close()
