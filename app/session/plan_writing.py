"""A clinician's plan while it is written, and the signed file that it becomes."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from app.clock import Clock
from app.domain.journal import new_entry_id
from app.domain.plain import lines, one_line
from app.errors import ReportFailure, UsageFailure
from app.report.plan.signed import write_plan
from app.session.plan_bounds import Objection, objections_to, starter_dose, usual_rules
from app.store.codec import Refused
from app.store.keys import installation_key, public_bytes
from app.store.paths import DataPaths
from app.store.plan_json import (
    FORMAT_NAME,
    NAME_LIMIT,
    NOTE_LIMIT,
    PlannedExercise,
    PlannedSet,
    PlanRules,
    TherapistPlan,
    check_form,
    day_of,
)
from app.version import APP_VERSION
from exercises.library import Library


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What the clinician has said so far; it may be incomplete."""

    author: str = ""
    person: str = ""
    note: str = ""
    sets: tuple[PlannedSet, ...] = ()
    rules: PlanRules = field(default_factory=usual_rules)

    def with_exercise(self, place: int, exercise: str, library: Library) -> "PlanDraft":
        """Put an exercise at the end of a set, in its starter dose; one that is there stays."""
        old = self.sets[place]
        if any(one.exercise == exercise for one in old.exercises):
            return self
        new = PlannedExercise(exercise, starter_dose(library.exercise(exercise)))
        return self.with_set(place, replace(old, exercises=(*old.exercises, new)))

    def objections(self, content: Library) -> tuple[Objection, ...]:
        """Return what in the draft goes beyond what is safe."""
        return objections_to(_plan(self, datetime.now(UTC), "draft", ""), content)

    def with_set(self, place: int, changed: PlannedSet) -> "PlanDraft":
        sets = tuple(changed if n == place else old for n, old in enumerate(self.sets))
        return replace(self, sets=sets)


def draft_of(plan: TherapistPlan) -> PlanDraft:
    """Begin a new plan with one that was written before."""
    return PlanDraft(plan.author, plan.person, plan.note, plan.sets, plan.rules)


def finished(draft: PlanDraft, paths: DataPaths, clock: Clock, content: Library) -> TherapistPlan:
    """Return the plan that a draft stands for.

    Raises: UsageFailure plan_incomplete, plan_day; ReportFailure plan_refused where it goes too
        far; StorageFailure where the key cannot be read or made.
    """
    now = clock.now()
    _check_day(draft.rules.last_day, now)
    stamp = new_entry_id(now, os.urandom(4))
    sender = public_bytes(installation_key(paths.installation_key)).hex()
    plan = _plan(draft, now, "".join(c for c in stamp if c.isalnum()), sender)
    try:
        check_form(plan)
    except Refused as error:
        raise UsageFailure("plan_incomplete") from error
    if objections_to(plan, content):
        raise ReportFailure("plan_refused")
    return plan


def save_plan(
    draft: PlanDraft, out: Path, paths: DataPaths, clock: Clock, content: Library
) -> TherapistPlan:
    """Write a draft as a signed plan file.

    Raises: as `finished`; StorageFailure disk_full, folder_not_writable.
    """
    plan = finished(draft, paths, clock, content)
    write_plan(plan, installation_key(paths.installation_key), out)
    return plan


def _check_day(day: str | None, now: datetime) -> None:
    """Raise UsageFailure plan_day where the last day is none, or over."""
    try:
        if day is not None and day_of(day) < now.date():
            raise UsageFailure("plan_day")
    except Refused as error:
        raise UsageFailure("plan_day") from error


def _plan(draft: PlanDraft, now: datetime, id_: str, sender: str) -> TherapistPlan:
    return TherapistPlan(
        format=FORMAT_NAME,
        id=id_,
        made_at=now,
        app_version=APP_VERSION,
        author=one_line(draft.author)[:NAME_LIMIT].strip(),
        person=one_line(draft.person)[:NAME_LIMIT].strip(),
        note=lines(draft.note)[:NOTE_LIMIT].strip(),
        sets=_named(draft.sets),
        rules=draft.rules,
        sender=sender,
    )


def _named(sets: Sequence[PlannedSet]) -> tuple[PlannedSet, ...]:
    return tuple(replace(s, name=one_line(s.name)[:NAME_LIMIT].strip()) for s in sets)
