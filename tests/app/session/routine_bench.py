"""Routines over a real journal, with a clock that is moved by hand."""

from datetime import datetime, timedelta, timezone

import pytest

from app.domain.journal import EntryKind
from app.domain.routine import PlannedStep, RoutinePlan, StepPhase
from app.domain.routine_player import Command
from app.domain.routine_record import RoutineRecord
from app.domain.sides import Affected
from app.session.routine import RoutineRun, Routines
from app.session.routine_log import record_of
from app.store.journal import Journal
from app.store.paths import DataPaths
from tests.app.session.routine_desk import HandClock

MORNING = datetime(2026, 11, 23, 8, 10, tzinfo=timezone(timedelta(hours=8)))
SHORT = RoutinePlan(
    "massage",
    "m10",
    (
        PlannedStep("wash", StepPhase.PREP, 10, can_finish=True),
        PlannedStep("brow", StepPhase.MASSAGE, 40),
        PlannedStep("chin", StepPhase.MASSAGE, 20),
        PlannedStep("neck", StepPhase.MASSAGE, 30),
        PlannedStep("rest", StepPhase.RELAX, 15),
    ),
)


@pytest.fixture(name="clock")
def hand_clock() -> HandClock:
    return HandClock(MORNING)


@pytest.fixture(name="routines")
def new_routines(paths: DataPaths, journal: Journal, clock: HandClock) -> Routines:
    return Routines(paths, journal, clock)


def logged(journal: Journal) -> list[RoutineRecord]:
    return [record_of(entry) for entry in journal.entries((EntryKind.ROUTINE,))]


def started(routines: Routines, plan: RoutinePlan = SHORT) -> RoutineRun:
    run = routines.begin(plan, Affected.LEFT, tightness_before=6)
    run.apply(Command.START)
    return run
