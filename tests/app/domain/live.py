"""A coach that watches a recording of known content, frame by frame."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.coach import Coach
from app.domain.exercise_coach import Coached
from app.domain.feedback import Feedback
from app.domain.measures import FaceReading
from app.domain.patterns import Driver
from app.domain.series import Signals
from app.domain.sides import Affected, Sides
from app.domain.timeline import Script
from tests.app.domain.signals import CLOSURE, CORNER, EYE, SMILE, Take

EXERCISES: Mapping[str, Coached] = {
    SMILE: Coached(Driver.SMILE, (EYE,)),
    CLOSURE: Coached(Driver.CLOSURE, (CORNER,)),
    "puff": Coached(Driver.PUFF),
    "finger_at_the_mouth": Coached(None),
}


def watch(
    take: Take,
    plan: Script,
    affected: Affected = Affected.LEFT,
    coach: Coach | None = None,
    lips_apart: Callable[[float], float] = lambda t_s: 0.01,
    stalled: tuple[float, float] = (0.0, 0.0),
) -> list[Feedback]:
    """Return the feedback on every frame of the plan; none comes while the camera is stalled."""
    coach, signals = coach or Coach(EXERCISES, affected), take.signals()
    found: list[Feedback] = []
    for number, t_s in enumerate(signals.t_s):
        prompt = plan.prompt_at(float(t_s))
        if prompt is not None and not stalled[0] <= t_s < stalled[1]:
            reading = reading_at(signals, number)
            if reading is not None:
                reading = replace(reading, lips_apart=lips_apart(float(t_s)))
            found.append(coach.see(float(t_s), float(t_s), reading, prompt))
    return found


def reading_at(signals: Signals, number: int) -> FaceReading | None:
    """Return what a tracker of the whole face alone would read."""
    if not signals.tracked[number]:
        return None

    def sided(values) -> Sides[float]:
        return Sides(float(values.left[number]), float(values.right[number]))

    return FaceReading(
        yaw_deg=float(signals.yaw_deg[number]),
        pitch_deg=float(signals.pitch_deg[number]),
        roll_deg=float(signals.roll_deg[number]),
        ocd_px=float(signals.ocd_px[number]),
        iris_px=float(signals.iris_px[number]),
        lid_gap=sided(signals.lid_gap),
        corner_up=sided(signals.corner_up),
        corner_out=sided(signals.corner_out),
        brow_up=sided(signals.brow_up),
        gaze=Sides(0.5, 0.5),
    )
