"""From the content to the steps that this person does."""

from collections.abc import Collection

from app.domain.routine import (
    CueRules,
    LeftOut,
    PlannedStep,
    RoutinePlan,
    StepPhase,
    StepSide,
    share_out,
)
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.doses import dosed
from exercises.library import Library
from exercises.schema_massage import Massage, MassageStep

MASSAGE_ID = "massage"
BREAK_ID = "break_after_{exercise}"


def plan_massage(
    massage: Massage,
    length: str | None = None,
    flags: Collection[str] = (),
    left_out_steps: Collection[str] = (),
    affected: Affected = Affected.UNKNOWN,
) -> RoutinePlan:
    """Lay out the massage; the time of steps left out goes to the others of their phase.

    `flags` are those of the person's profile, `left_out_steps` what the safety gate says; without
    a length the default one is taken.

    Raises: UsageFailure length_unknown or flag_unknown.
    """
    common = massage.common
    length = length or common.default_length
    if length not in common.lengths:
        raise UsageFailure("length_unknown", name=length, known=", ".join(common.lengths))
    if strangers := sorted(set(flags) - set(common.profile_flags)):
        known = ", ".join(common.profile_flags)
        raise UsageFailure("flag_unknown", name=strangers[0], known=known)
    left_out = tuple(
        LeftOut(step.id, step.duration_s[length], tuple(f for f in step.skippable_by if f in flags))
        for step in massage.steps.values()
        if step.id in left_out_steps or set(step.skippable_by) & set(flags)
    )
    steps = [_massage_step(step, length, affected) for step in massage.steps.values()]
    rules = common.timer_rules
    return RoutinePlan(
        routine=MASSAGE_ID,
        length=length,
        steps=share_out(steps, {step.id for step in left_out}),
        left_out=left_out,
        cues=CueRules(
            mid_fraction=rules.mid_cue_at_fraction,
            mid_min_s=rules.mid_cue_min_step_s,
            remaining_s=rules.announce_remaining_s,
        ),
    )


def plan_set(library: Library, set_id: str, dose: str | None = None) -> RoutinePlan:
    """Lay out an exercise set: one step for each exercise with its introduction, and the breaks.

    `dose` is `starter` or `standard`, None that of the set.

    Raises: ContentError if there is no such set.
    """
    chosen = dosed(library.set(set_id), dose)
    steps: list[PlannedStep] = []
    for name in chosen.exercises:
        seconds = chosen.intro_s + chosen.dose_for(library.exercise(name)).total_s
        steps.append(PlannedStep(name, StepPhase.EXERCISE, seconds))
        if name in chosen.break_after:
            id_ = BREAK_ID.format(exercise=name)
            steps.append(PlannedStep(id_, StepPhase.BREAK, library.mirror.block_rest_s))
    return RoutinePlan(set_id, None, tuple(steps), cues=CueRules(remaining_s=()))


def _massage_step(step: MassageStep, length: str, affected: Affected) -> PlannedStep:
    return PlannedStep(
        id=step.id,
        phase=StepPhase(step.phase),
        seconds=step.duration_s[length],
        side=StepSide.BOTH if step.side == "both" else StepSide(affected.value),
        region=step.region,
        can_finish=step.advance == "timer_or_done",
        has_mid_cue=step.cue_mid is not None,
    )
