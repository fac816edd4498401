"""Playing demo clips to the coach, and what of it the person would have been told."""

from collections import Counter
from collections.abc import Iterable

from app.domain.feedback import Feedback
from app.domain.patterns import REST_EXERCISE
from app.domain.sides import Affected
from app.domain.timeline import Script
from app.session.watches import coach_of, watches_of
from benchmarks.demo_clips import FPS, DemoClip, Truth
from benchmarks.live_readings import Readings
from benchmarks.live_truth import Cue, Outcome, events_of, score
from exercises.library import Library

Told = list[tuple[float, Feedback]]
"""Feedback with the second of the clip at which it could be shown."""

_SAME_CUE_S = 0.6
"""A cue that comes back so soon, as after a blink, is the same one."""


def stepped(clip: DemoClip, affected: Affected, readings: Readings, library: Library) -> Told:
    """Give the coach one reading after the other."""
    coach = coach_of(library, affected)
    told: Told = []
    for number, reading in enumerate(readings):
        t_s = number / FPS
        prompt = clip.script.prompt_at(t_s)
        if prompt is not None:
            told.append((t_s, coach.see(t_s, t_s, reading, prompt)))
    return told


def outcome_of(
    clip: DemoClip, affected: Affected, told: Told, truth: Truth, library: Library
) -> Outcome:
    """Hold what was told against what truly was."""
    side = affected.side
    assert side is not None
    outcome = Outcome()
    score(events_of(truth, clip.script, watches_of(library), side), cues_of(told), outcome)
    outcome.begun_in_blinks = sum(
        bool(truth.blink[min(round(cue.start_s * FPS), truth.blink.size - 1)])
        for cue in cues_of(told)
    )
    silent = Counter(str(f.silent) for _, f in told if f.silent is not None)
    outcome.silent = {reason: n / len(told) for reason, n in silent.items()}
    outcome.reps = reps_of(clip.script, told)
    return outcome


def cues_of(told: Told) -> list[Cue]:
    cues: list[Cue] = []
    for shown_s, feedback in told:
        linked = feedback.linked
        if linked is None:
            continue
        last = cues[-1] if cues else None
        is_same = (
            last is not None
            and (last.pattern, last.side) == (linked.pattern, linked.side)
            and shown_s - last.end_s < _SAME_CUE_S
        )
        if is_same and last is not None:
            cues[-1] = Cue(last.pattern, last.side, last.start_s, shown_s)
        else:
            cues.append(Cue(linked.pattern, linked.side, shown_s, shown_s))
    return cues


def reps_of(script: Script, told: Told) -> list[tuple[str, int, int]]:
    """Return for each exercise how often it was asked for and how often it was counted."""
    found: list[tuple[str, int, int]] = []
    for exercise in dict.fromkeys(beat.exercise for beat in script.beats):
        if exercise != REST_EXERCISE:
            asked = sum(beat.exercise == exercise for beat in script.beats)
            found.append((exercise, asked, _last_reps(script, told, exercise)))
    return found


def _last_reps(script: Script, told: Told, exercise: str) -> int:
    def during() -> Iterable[Feedback]:
        for _, feedback in reversed(told):
            prompt = script.prompt_at(feedback.t_s)
            if prompt is not None and prompt.beat.exercise == exercise:
                yield feedback

    last = next(iter(during()), None)
    return 0 if last is None else last.reps
