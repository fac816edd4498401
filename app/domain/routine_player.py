"""The player of a routine: commands and monotonic nanoseconds in, where it stands out.

There is no clock inside. Time passes only while it runs and only between two calls. A pause
between two calls that is longer than the gap limit (the machine slept or stood still) counts as
a pause from the earlier call on, so that it neither swallows nor stretches a step; a shorter one
counts as time.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.routine import PlannedStep, RoutinePlan

GAP_LIMIT_S: Final = 5.0
"""Half the shortest step, and longer than any stall seen on a busy machine. Ours."""


class PlayerStatus(StrEnum):
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    ENDED = "ended"

    @property
    def is_over(self) -> bool:
        return self in (PlayerStatus.FINISHED, PlayerStatus.ENDED)


class Command(StrEnum):
    """What the person wants; `DONE`: this step is finished, `END`: stop for today."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    SKIP = "skip"
    REPEAT = "repeat"
    DONE = "done"
    END = "end"


class CueKind(StrEnum):
    """A moment at which something is said, shown or sounded."""

    STEP_STARTED = "step_started"
    MID_STEP = "mid_step"
    REMAINING = "remaining"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    RESUMED = "resumed"
    FINISHED = "finished"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Cue:
    """`remaining_s` is 0 but for the announcement of what remains."""

    kind: CueKind
    index: int
    step: str
    remaining_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """What was really done of one step, over all its passes.

    `passes` counts those that came to their end; `is_skipped`: the last one did not, by choice.
    """

    step: str
    active_ns: int = 0
    passes: int = 0
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Everything that must be kept to go on later.

    `into_ns` is the time spent in the present pass of the step at `index`; `interruptions`
    counts the pauses that nobody asked for.
    """

    status: PlayerStatus = PlayerStatus.READY
    index: int = 0
    into_ns: int = 0
    tallies: tuple[Tally, ...] = ()
    pauses: int = 0
    interruptions: int = 0
    is_interrupted: bool = False

    @property
    def active_ns(self) -> int:
        return sum(tally.active_ns for tally in self.tallies)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a player shows; `progress` is the share 0..1 of the whole sequence."""

    status: PlayerStatus
    step: PlannedStep
    number: int
    count: int
    into_s: float
    left_s: float
    next_step: PlannedStep | None
    progress: float
    routine_left_s: float
    is_interrupted: bool


class Player:
    """Plays one plan. Whatever does not fit the status (a pause while paused) changes nothing."""

    def __init__(
        self,
        plan: RoutinePlan,
        state: PlayerState | None = None,
        gap_limit_s: float = GAP_LIMIT_S,
    ) -> None:
        if not plan.steps:
            raise ValueError("a routine has at least one step")
        self.plan = plan
        self._state = state or PlayerState()
        self._gap_limit_ns = round(gap_limit_s * 1e9)
        self._seen_ns: int | None = None
        self._cues: list[Cue] = []

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def step(self) -> PlannedStep:
        return self.plan.steps[self._state.index]

    @property
    def moment(self) -> Moment:
        state, steps = self._state, self.plan.steps
        into_s = state.into_ns / 1e9
        before_s = sum(step.seconds for step in steps[: state.index]) + into_s
        total_s = self.plan.total_s
        is_whole = state.status is PlayerStatus.FINISHED
        return Moment(
            status=state.status,
            step=self.step,
            number=state.index + 1,
            count=len(steps),
            into_s=into_s,
            left_s=max(self.step.seconds - into_s, 0.0),
            next_step=steps[state.index + 1] if state.index + 1 < len(steps) else None,
            progress=1.0 if is_whole or total_s <= 0 else before_s / total_s,
            routine_left_s=0.0 if is_whole else max(total_s - before_s, 0.0),
            is_interrupted=state.is_interrupted,
        )

    def tick(self, now_ns: int) -> tuple[Cue, ...]:
        """Let time pass up to `now_ns`; call it several times a second while it runs."""
        self._catch_up(now_ns)
        return self._told()

    def interrupt(self, now_ns: int) -> tuple[Cue, ...]:
        """Pause because the machine slept: a monotonic clock may not have counted the sleep."""
        self._catch_up(now_ns)
        self._hold(is_interruption=True)
        return self._told()

    def apply(self, command: Command, now_ns: int) -> tuple[Cue, ...]:
        """Do what the person wants with the step that was shown to them.

        A step that ended in the moment before the command came is not skipped or finished twice.
        """
        shown = self._state.index
        self._catch_up(now_ns)
        status = self._state.status
        match command:
            case Command.START if status is PlayerStatus.READY:
                self._run()
                self._enter(0)
            case Command.PAUSE:
                self._hold(is_interruption=False)
            case Command.RESUME if status is PlayerStatus.PAUSED:
                self._run()
                self._tell(CueKind.RESUMED)
            case Command.END if not status.is_over:
                self._state = replace(self._state, status=PlayerStatus.ENDED, is_interrupted=False)
                self._tell(CueKind.ENDED)
            case _ if status in (PlayerStatus.RUNNING, PlayerStatus.PAUSED):
                self._move(command, shown)
            case _:
                pass
        return self._told()

    def _move(self, command: Command, shown: int) -> None:
        is_still_shown = self._state.index == shown
        match command:
            case Command.BACK:
                self._enter(max(shown - 1, 0))
            case Command.REPEAT:
                self._enter(shown)
            case Command.SKIP if is_still_shown:
                self._count(is_skipped=True)
                self._go_on()
            case Command.DONE if is_still_shown and self.step.can_finish:
                self._complete()
            case _:
                pass

    def _catch_up(self, now_ns: int) -> None:
        past_ns = 0 if self._seen_ns is None else max(now_ns - self._seen_ns, 0)
        self._seen_ns = now_ns if self._seen_ns is None else max(now_ns, self._seen_ns)
        if past_ns > self._gap_limit_ns:
            self._hold(is_interruption=True)
        while past_ns > 0 and self._state.status is PlayerStatus.RUNNING:
            past_ns -= self._spend(past_ns)

    def _spend(self, past_ns: int) -> int:
        """Spend time in the present step, at most to its end; return how much."""
        into_ns, length_ns = self._state.into_ns, self.step.length_ns
        part_ns = min(past_ns, max(length_ns - into_ns, 0))
        self._state = replace(self._state, into_ns=into_ns + part_ns)
        self._count(active_ns=part_ns)
        for at_ns, kind, remaining_s in sorted(self._cue_times()):
            if into_ns < at_ns <= into_ns + part_ns:
                self._tell(kind, remaining_s)
        if into_ns + part_ns >= length_ns:
            self._complete()
        return part_ns

    def _cue_times(self) -> list[tuple[int, CueKind, float]]:
        rules, step = self.plan.cues, self.step
        times = [
            (step.length_ns - round(left_s * 1e9), CueKind.REMAINING, left_s)
            for left_s in rules.remaining_s
            if step.seconds > left_s
        ]
        if step.has_mid_cue and step.seconds >= rules.mid_min_s:
            times.append((round(step.length_ns * rules.mid_fraction), CueKind.MID_STEP, 0.0))
        return times

    def _complete(self) -> None:
        self._count(passes=1)
        self._go_on()

    def _go_on(self) -> None:
        if self._state.index + 1 < len(self.plan.steps):
            self._enter(self._state.index + 1)
        else:
            self._state = replace(self._state, status=PlayerStatus.FINISHED, is_interrupted=False)
            self._tell(CueKind.FINISHED)

    def _enter(self, index: int) -> None:
        self._state = replace(self._state, index=index, into_ns=0)
        self._count(is_skipped=False)
        self._tell(CueKind.STEP_STARTED)

    def _run(self) -> None:
        self._state = replace(self._state, status=PlayerStatus.RUNNING, is_interrupted=False)

    def _hold(self, *, is_interruption: bool) -> None:
        state = self._state
        if state.status is not PlayerStatus.RUNNING:
            return
        self._state = replace(
            state,
            status=PlayerStatus.PAUSED,
            is_interrupted=is_interruption,
            pauses=state.pauses + (not is_interruption),
            interruptions=state.interruptions + is_interruption,
        )
        self._tell(CueKind.INTERRUPTED if is_interruption else CueKind.PAUSED)

    def _count(self, active_ns: int = 0, passes: int = 0, *, is_skipped: bool = False) -> None:
        tallies = {tally.step: tally for tally in self._state.tallies}
        old = tallies.get(self.step.id, Tally(self.step.id))
        tallies[old.step] = Tally(
            old.step, old.active_ns + active_ns, old.passes + passes, is_skipped
        )
        self._state = replace(self._state, tallies=tuple(tallies.values()))

    def _tell(self, kind: CueKind, remaining_s: float = 0.0) -> None:
        self._cues.append(Cue(kind, self._state.index, self.step.id, remaining_s))

    def _told(self) -> tuple[Cue, ...]:
        told = tuple(self._cues)
        self._cues.clear()
        return told
