"""When a movement is made smaller, an exercise ended, or an end offered.

Plain values in, plain values out: what was seen in one frame of the script leads from one state to
the next. Nothing here asks for more: every rule makes smaller or ends.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

RUNNING_REPS: Final = 3
"""So many repetitions in a row with the unwanted movement end the exercise (mirror.yaml)."""
FATIGUE_LIMIT: Final = 6
"""From this tiredness of 10 on an end is offered (mirror.yaml)."""
SMALLEST: Final = 0.25
"""The target is halved twice at most: below that it is smaller than what a camera sees. Ours."""


class StopAct(StrEnum):
    """What a rule wants done at once."""

    HALVE = "halve_amplitude"
    END_EXERCISE = "end_exercise"
    OFFER_END = "offer_end"


@dataclass(frozen=True, slots=True)
class StopLimits:
    """When the rules act: as the content says, or sooner where a therapist's plan asks for it."""

    running_reps: int = RUNNING_REPS
    fatigue: int = FATIGUE_LIMIT

    def __post_init__(self) -> None:
        """Raises: ValueError where a rule would act later than the content says, or never."""
        if not (1 <= self.running_reps <= RUNNING_REPS and 1 <= self.fatigue <= FATIGUE_LIMIT):
            raise ValueError("stop rules can only be made stricter")


USUAL: Final = StopLimits()


@dataclass(frozen=True, slots=True)
class StopState:
    """How one pass through an exercise stands.

    `share` is the part of today's size that is wanted now. `running` counts the repetitions in a
    row, up to the one before the present, in which the unwanted movement was seen.
    """

    share: float = 1.0
    rep: int = 0
    running: int = 0
    was_seen: bool = False
    was_judged: bool = False

    @property
    def can_be_halved(self) -> bool:
        return self.share > SMALLEST

    def halved(self) -> "StopState":
        """Ask for half as much; at the smallest target nothing changes."""
        return replace(self, share=max(self.share / 2, SMALLEST))


FRESH: Final = StopState()
"""How every pass begins."""


def seen(
    state: StopState,
    rep: int,
    *,
    is_linked: bool,
    is_judged: bool,
    limits: StopLimits = USUAL,
) -> tuple[StopState, StopAct | None]:
    """Take in one moment of repetition `rep`, counted from 1; rests are not asked about.

    The first sight of the unwanted movement in a repetition halves the target; in the third
    repetition running, or sooner where `limits` says so, it ends the exercise instead. A
    repetition that was judged and showed nothing breaks the row; one that could not be judged
    neither counts nor breaks it.
    """
    if rep != state.rep:
        state = _next_rep(state, rep)
    state = replace(state, was_judged=state.was_judged or is_judged)
    if not is_linked or state.was_seen:
        return state, None
    state = replace(state, was_seen=True)
    if state.running + 1 >= limits.running_reps:
        return state, StopAct.END_EXERCISE
    return state.halved(), StopAct.HALVE


def tired(fatigue: int, limits: StopLimits = USUAL) -> StopAct | None:
    """Say what follows from a tiredness of 0 to 10."""
    return StopAct.OFFER_END if fatigue >= limits.fatigue else None


def _next_rep(state: StopState, rep: int) -> StopState:
    running = state.running
    if state.was_seen:
        running += 1
    elif state.was_judged:
        running = 0
    return replace(state, rep=rep, running=running, was_seen=False, was_judged=False)
