"""Routines from start to journal: kept on disk while they run, gone on with after a kill."""

import logging
import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.clock import Clock
from app.domain.journal import new_entry_id
from app.domain.routine import PlannedStep, RoutinePlan
from app.domain.routine_player import (
    GAP_LIMIT_S,
    Command,
    Cue,
    CueKind,
    Moment,
    Player,
    PlayerState,
    PlayerStatus,
)
from app.domain.routine_record import AfterAnswers, RoutineRecord
from app.domain.sides import Affected
from app.errors import Bug, StorageFailure
from app.session.routine_log import RoutineJournal, entry_of, log_routine
from app.store.paths import DataPaths
from app.store.routine_file import OpenRoutine, RoutineFile

SAVE_EVERY_S: Final = 5.0
"""What a kill can lose at most of what was done."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A routine that was broken off and can be gone on with."""

    open: OpenRoutine

    @property
    def routine(self) -> str:
        return self.open.plan.routine

    @property
    def step(self) -> PlannedStep:
        return self.open.plan.steps[self.open.state.index]

    @property
    def number(self) -> int:
        return self.open.state.index + 1

    @property
    def active_s(self) -> float:
        return self.open.state.active_ns / 1e9

    def is_from(self, now: datetime) -> bool:
        """Tell whether it was broken off on the day of `now`, as the person's clock said."""
        return self.open.saved_at.date() == now.date()


class RoutineRun:
    """One routine being done. One thread calls it: `tick` several times a second.

    Each call returns what is to be said, shown or sounded. When the routine is over, what was
    done has been written to the journal and `record` is there.
    """

    def __init__(
        self,
        start: OpenRoutine,
        file: RoutineFile,
        journal: RoutineJournal,
        clock: Clock,
        gap_limit_s: float = GAP_LIMIT_S,
    ) -> None:
        self._start = start
        self._file = file
        self._journal = journal
        self._clock = clock
        self._gap_limit_s = gap_limit_s
        self._player = Player(start.plan, start.state, gap_limit_s)
        self._ticked: tuple[int, datetime] | None = None
        self._saved_ns: int | None = None
        self._entry = start.entry
        self._end: OpenRoutine | None = None
        self.record: RoutineRecord | None = None
        self.problem: StorageFailure | None = None
        """Why the progress is not on disk at the moment; the routine goes on all the same."""

    @property
    def plan(self) -> RoutinePlan:
        return self._player.plan

    @property
    def state(self) -> PlayerState:
        return self._player.state

    @property
    def moment(self) -> Moment:
        return self._player.moment

    def tick(self) -> tuple[Cue, ...]:
        """Let time pass.

        Raises: StorageFailure when the routine has just ended and cannot be written down; the
        next tick tries again.
        """
        now_ns = self._clock.monotonic_ns()
        has_slept = self._has_slept(now_ns)
        cues = self._player.interrupt(now_ns) if has_slept else self._player.tick(now_ns)
        self._keep(cues, now_ns)
        return cues

    def apply(self, command: Command) -> tuple[Cue, ...]:
        """Do what the person wants.

        Raises: StorageFailure as `tick`.
        """
        now_ns = self._clock.monotonic_ns()
        slept = self._player.interrupt(now_ns) if self._has_slept(now_ns) else ()
        cues = slept + self._player.apply(command, now_ns)
        self._keep(cues, now_ns)
        return cues

    def answer(self, answers: AfterAnswers) -> tuple[str, ...]:
        """Add what the person says afterwards; may be called again to correct it.

        Returns the warning-sign rules that the caller must hand to the gate.

        Raises: StorageFailure; Bug before the routine is over or if nothing was done.
        """
        if self.record is None or self.record.active_s <= 0:
            raise Bug("there is no routine yet to answer for")
        record = replace(self.record, after=answers)
        now = self._clock.now()
        name = new_entry_id(now, os.urandom(4))
        self._journal.append(entry_of(name, record, replaces=self._entry))
        self.record, self._entry = record, name
        return answers.warnings

    def _has_slept(self, now_ns: int) -> bool:
        """Tell whether the wall clock ran on while the monotonic one stood still.

        A clock set forward by hand looks the same: the routine then pauses, which harms nothing.
        """
        now = self._clock.now()
        before, self._ticked = self._ticked, (now_ns, now)
        if before is None:
            return False
        wall_s = (now - before[1]).total_seconds()
        return wall_s - (now_ns - before[0]) / 1e9 > self._gap_limit_s

    def _keep(self, cues: tuple[Cue, ...], now_ns: int) -> None:
        status = self.state.status
        if status.is_over:
            if self.record is None:
                self._write_down()
            return
        is_running = status is PlayerStatus.RUNNING
        is_due = self._saved_ns is None or now_ns - self._saved_ns >= SAVE_EVERY_S * 1e9
        is_changed = any(cue.kind not in (CueKind.MID_STEP, CueKind.REMAINING) for cue in cues)
        if is_changed or (is_due and is_running):
            self._saved_ns = now_ns
            self._save(self._snapshot())

    def _save(self, snapshot: OpenRoutine) -> None:
        try:
            self._file.save(snapshot)
        except StorageFailure as error:
            _log.warning("progress is not kept: %s", error.key)
            self.problem = error
        else:
            self.problem = None

    def _write_down(self) -> None:
        if self._end is None:
            self._end = self._snapshot()
            self._save(self._end)
        self.record = log_routine(self._end, self._journal, self._file)

    def _snapshot(self) -> OpenRoutine:
        return replace(
            self._start, saved_at=self._clock.now(), plan=self.plan, state=self._player.state
        )


class Routines:
    """Starts routines and finds the one that was broken off. One thread calls it."""

    def __init__(
        self,
        paths: DataPaths,
        journal: RoutineJournal,
        clock: Clock,
        gap_limit_s: float = GAP_LIMIT_S,
    ) -> None:
        self._file = RoutineFile(paths.open_routine)
        self._journal = journal
        self._clock = clock
        self._gap_limit_s = gap_limit_s

    def keep(self, record: RoutineRecord) -> None:
        """Write down what was done without a `RoutineRun`: a training in front of the mirror.

        Raises: StorageFailure.
        """
        name = new_entry_id(self._clock.now(), os.urandom(4))
        self._journal.append(entry_of(name, record))

    def begin(
        self, plan: RoutinePlan, affected: Affected, tightness_before: int | None = None
    ) -> RoutineRun:
        """Prepare a routine; nothing is kept before `Command.START`.

        The caller has asked the gate. What was broken off before is logged, not lost.

        Raises: StorageFailure.
        """
        left = self.unfinished()
        if left is not None:
            self.discard(left)
        now = self._clock.now()
        start = OpenRoutine(
            entry=new_entry_id(now, os.urandom(4)),
            started_at=now,
            saved_at=now,
            affected=affected,
            tightness_before=tightness_before,
            plan=plan,
            state=PlayerState(),
        )
        return self._run(start)

    def unfinished(self) -> Unfinished | None:
        """Return the routine that was broken off.

        One that had come to its end is not offered: it is logged here if it is not yet.

        Raises: StorageFailure.
        """
        found = self._file.load()
        if found is None:
            return None
        if self._journal.history(found.entry):
            self._file.remove()
            return None
        if found.state.status.is_over:
            log_routine(found, self._journal, self._file)
            return None
        return Unfinished(found)

    def resume(self, left: Unfinished, left_out_steps: Collection[str] = ()) -> RoutineRun:
        """Go on where it stopped, paused until `Command.RESUME`.

        The caller has asked the gate. Steps still to come that are now to be left out go, and
        their time to the others to come. If none remains, the routine is over with the next tick.
        """
        state = left.open.state
        begin = state.index
        plan = left.open.plan.without(left_out_steps, begin)
        is_same = len(plan.steps) > begin and plan.steps[begin].id == left.step.id
        state = replace(
            state,
            status=PlayerStatus.PAUSED if len(plan.steps) > begin else PlayerStatus.FINISHED,
            index=min(begin, max(len(plan.steps) - 1, 0)),
            into_ns=state.into_ns if is_same else 0,
            interruptions=state.interruptions + (state.status is PlayerStatus.RUNNING),
            is_interrupted=True,
        )
        if not plan.steps:
            plan = left.open.plan
        return self._run(replace(left.open, plan=plan, state=state))

    def discard(self, left: Unfinished) -> RoutineRecord:
        """Do not go on: what was done is logged, as ended when it was last kept.

        Raises: StorageFailure.
        """
        ended = replace(left.open.state, status=PlayerStatus.ENDED)
        return log_routine(replace(left.open, state=ended), self._journal, self._file)

    def _run(self, start: OpenRoutine) -> RoutineRun:
        return RoutineRun(start, self._file, self._journal, self._clock, self._gap_limit_s)
