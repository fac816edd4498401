"""From an exercise set to the pace of one session."""

from app.domain.timeline import Beat, Script
from exercises.library import Library


def script_of(library: Library, set_id: str) -> Script:
    """Lay out a set beat after beat; the first repetition of each exercise begins with its intro.

    Raises: ContentError if there is no such set.
    """
    chosen = library.set(set_id)
    beats: list[Beat] = []
    for exercise_id in chosen.exercises:
        dose = chosen.dose_for(library.exercise(exercise_id))
        beats += [
            Beat(
                exercise=exercise_id,
                rep=rep,
                reps=dose.reps,
                ready_s=chosen.intro_s if rep == 1 else 0.0,
                in_s=dose.move_in_s,
                hold_s=dose.hold_s,
                out_s=dose.move_out_s,
                rest_s=dose.rest_s,
            )
            for rep in range(1, dose.reps + 1)
        ]
    return Script(tuple(beats))


class ScriptClock:
    """How far the script has got; stands still while the session is paused.

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
