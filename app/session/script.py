"""From an exercise set to the pace of one session."""

from collections.abc import Collection
from dataclasses import replace

from app.domain.timeline import Beat, Script
from app.session.doses import dosed
from exercises.library import Library


def script_of(
    library: Library,
    set_id: str,
    dose: str | None = None,
    exercises: Collection[str] | None = None,
) -> Script:
    """Lay out a set beat after beat; the first repetition of each exercise begins with its intro.

    `dose` is `starter` or `standard`, None that of the set. The rest between two blocks makes the
    last rest of the exercise before it longer. `exercises` leaves the others of the set out.

    Raises: ContentError if there is no such set.
    """
    chosen = dosed(library.set(set_id), dose)
    beats: list[Beat] = []
    for exercise_id in chosen.exercises:
        if exercises is not None and exercise_id not in exercises:
            continue
        dose_ = chosen.dose_for(library.exercise(exercise_id))
        beats += [
            Beat(
                exercise=exercise_id,
                rep=rep,
                reps=dose_.reps,
                ready_s=chosen.intro_s if rep == 1 else 0.0,
                in_s=dose_.move_in_s,
                hold_s=dose_.hold_s,
                out_s=dose_.move_out_s,
                rest_s=dose_.rest_s,
            )
            for rep in range(1, dose_.reps + 1)
        ]
        if exercise_id in chosen.break_after:
            longer_s = beats[-1].rest_s + library.mirror.block_rest_s
            beats[-1] = replace(beats[-1], rest_s=longer_s)
    return Script(tuple(beats))


class ScriptClock:
    """How far the script has got; stands still while the session is paused.

    Another script may be put in its place, as long as it agrees on what is past.

    The camera thread moves it; any thread may read.
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self._paused_ns = 0
        self._paused_since_ns: int | None = None

    def script_ns(self, t_ns: int) -> int:
        """Return the nanosecond of the script at source time `t_ns`."""
        until_ns = t_ns if self._paused_since_ns is None else self._paused_since_ns
        return until_ns - self._paused_ns

    def hold(self, t_ns: int) -> None:
        if self._paused_since_ns is None:
            self._paused_since_ns = t_ns

    def go_on(self, t_ns: int) -> None:
        if self._paused_since_ns is not None:
            self._paused_ns += t_ns - self._paused_since_ns
            self._paused_since_ns = None
