"""Persons who follow the prompts of a practice before the coach."""

import numpy as np

from app.domain.feedback import Feedback
from app.domain.patterns import REST_EXERCISE
from app.domain.sides import Side
from app.domain.timeline import Beat, Phase, Script
from tests.app.domain.signals import (
    Person,
    Take,
    perform,
)

REST = Beat(REST_EXERCISE, 1, 1, 0.5, 0.0, 3.0, 0.0, 0.5)
SIDES = list(Side)


def slow(exercise: str, reps: int = 2, in_s: float = 1.5, rest_s: float = 2.0) -> Script:
    """Rest, then one exercise at the pace of practice."""
    return Script(
        (
            REST,
            *(
                Beat(exercise, rep, reps, 0.5 if rep == 1 else 0.0, in_s, 2.0, 1.5, rest_s)
                for rep in range(1, reps + 1)
            ),
        )
    )


def scale(take: Take, plan: Script, rep: int, size: float) -> None:
    """Make one smile so much larger."""
    item = plan.timeline().items[1 + rep]
    moved = take.during(item.start_s, item.end_s + 0.1)
    for side in Side:
        rest = take.corner_out[side][0]
        take.corner_out[side][moved] = rest + size * (take.corner_out[side][moved] - rest)


def hide(take: Take, sides: tuple[Side, ...]) -> None:
    """Show no face on these halves from second 6 to second 8."""
    for side in sides:
        take.opening[side][take.during(6.0, 8.0)] = np.nan


def level_at(plan: Script, t_s: float) -> float:
    prompt = plan.prompt_at(t_s)
    return 0.0 if prompt is None or prompt.beat.exercise == REST_EXERCISE else prompt.level


def phase_at(plan: Script, t_s: float) -> Phase | None:
    prompt = plan.prompt_at(t_s)
    return None if prompt is None else prompt.phase


def named(feedback: list[Feedback]) -> set[tuple[str, Side]]:
    return {(f.linked.pattern, f.linked.side) for f in feedback if f.linked is not None}


def act(plan: Script, person: Person) -> Take:
    """Follow the prompts before a camera of twenty frames a second."""
    return perform(plan, person, fps=20.0)


def between(feedback: list[Feedback], start_s: float, end_s: float) -> list[Feedback]:
    return [f for f in feedback if start_s <= f.t_s < end_s]


def held_for(plan: Script) -> tuple[float, float]:
    item = plan.timeline().items[1]
    return item.hold_start_s, item.hold_end_s
