"""Made-up routines: one that is being done, one that was done."""

from datetime import datetime, timedelta, timezone

from app.domain.journal import EntryId
from app.domain.routine import CueRules, LeftOut, PlannedStep, RoutinePlan, StepPhase, StepSide
from app.domain.routine_player import PlayerState, PlayerStatus, Tally
from app.domain.routine_record import AfterAnswers, RoutineRecord, StepDone, StepOutcome
from app.domain.sides import Affected
from app.store.routine_file import OpenRoutine

BEGUN = datetime(2026, 11, 23, 8, 10, tzinfo=timezone(timedelta(hours=8)))
OPEN = OpenRoutine(
    entry=EntryId("20261123T001000.000000Z-0a1b2c3d"),
    started_at=BEGUN,
    saved_at=BEGUN + timedelta(minutes=1),
    affected=Affected.LEFT,
    tightness_before=6,
    plan=RoutinePlan(
        "massage",
        "m12",
        (
            PlannedStep("prep_hands", StepPhase.PREP, 30, region="hands", can_finish=True),
            PlannedStep(
                "platysma", StepPhase.MASSAGE, 105, StepSide.LEFT, "neck_front_side", False, True
            ),
        ),
        (LeftOut("orbital_rim", 30, ("lid_not_closing",)),),
        CueRules(),
    ),
    state=PlayerState(
        PlayerStatus.RUNNING,
        1,
        29_750_000_000,
        (Tally("prep_hands", 30_000_000_000, 1), Tally("platysma", 29_750_000_000)),
        pauses=1,
    ),
)

FULL = RoutineRecord(
    routine="massage",
    length="m12",
    affected=Affected.RIGHT,
    started_at=BEGUN,
    ended_at=BEGUN + timedelta(minutes=14),
    has_reached_end=True,
    steps=(
        StepDone("brow", StepPhase.MASSAGE, 44.5, StepOutcome.DONE),
        StepDone("smile", StepPhase.EXERCISE, 0.0, StepOutcome.SKIPPED),
    ),
    left_out=("platysma",),
    pauses=1,
    interruptions=0,
    tightness_before=0,
    after=AfterAnswers(3, 0, is_pain_worse=False, has_new_twitch=None, note="左边松了一点"),
)

TRAINED = RoutineRecord(
    routine="pattern_P2",
    length="standard",
    affected=Affected.LEFT,
    started_at=BEGUN,
    ended_at=BEGUN + timedelta(minutes=4),
    has_reached_end=True,
    steps=(
        StepDone("rest_baseline", StepPhase.EXERCISE, 29.0, StepOutcome.DONE),
        StepDone("closed_smile", StepPhase.EXERCISE, 41.5, StepOutcome.SKIPPED),
    ),
    pauses=2,
    ratings=(("closed_smile", 1),),
    fatigue=3,
)
