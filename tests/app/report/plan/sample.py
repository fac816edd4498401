"""A therapist's plan as a clinician would write it.

`python -m tests.app.report.plan.sample` writes its files in tests/data anew.
"""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from app.report.plan.signed import write_plan
from app.store.keys import public_bytes
from app.store.plan_json import (
    FORMAT_NAME,
    PlanDose,
    PlannedExercise,
    PlannedSet,
    PlanRules,
    TherapistPlan,
)
from app.store.therapist_plans import KeptPlan, TherapistPlansFile
from tests.app.report.bundle.made import KEY
from tests.app.store import samples

GENTLE = PlanDose(move_in_s=4.0, hold_s=4.0, move_out_s=3.0, rest_s=8.0, reps=4)
WHEN = datetime(2026, 11, 23, 16, 5, tzinfo=timezone(timedelta(hours=8)))
PLAN = TherapistPlan(
    format=FORMAT_NAME,
    id="20261123T080500123456Z0a1b2c3d",
    made_at=WHEN,
    app_version="0.1.0",
    author="林治疗师",
    person="Mrs Chen",
    note="先看镜子，再闭上眼睛感觉。\nStop where the eye begins to narrow.",
    sets=(
        PlannedSet(
            "早晨 {一}",
            (
                PlannedExercise("closed_smile", GENTLE),
                PlannedExercise("soft_blink", PlanDose(1.0, 1.0, 1.0, 5.0, 5)),
            ),
        ),
        PlannedSet("Evening", (PlannedExercise("lip_pucker", GENTLE),)),
    ),
    rules=PlanRules(running_reps=2, fatigue=4, last_day="2027-01-31"),
    sender=public_bytes(KEY).hex(),
)
KEPT = (KeptPlan(PLAN, "林治疗师", WHEN + timedelta(days=1), None, "vowels", "standard"),)


def build(folder: Path) -> None:
    write_plan(PLAN, KEY, folder / "plan-1.mmplan")
    TherapistPlansFile(folder / "therapist-plans-1.json").save(KEPT)


if __name__ == "__main__":
    build(samples.DATA)
