"""What a person is told, frame by frame, while a script runs."""

from collections.abc import Mapping
from typing import Final

from app.domain.camera_limits import CheckLimits
from app.domain.constants import Constants
from app.domain.exercise_coach import MOVING, Asked, Coached, ExerciseCoach, Seen
from app.domain.feedback import Feedback
from app.domain.findings import Reason
from app.domain.live_limits import LiveLimits
from app.domain.measures import FaceReading
from app.domain.patterns import REST_EXERCISE
from app.domain.recent import RecentFrames
from app.domain.resting import Resting
from app.domain.sides import Affected
from app.domain.silence import Silence, out_of_reach, unfit
from app.domain.timeline import Phase, Prompt

_UNMEASURED: Final = Coached(None)


class Coach:
    """Turns readings into feedback; one thread at a time, times never run back.

    With the side unknown no linked movement is named: a weaker side looks the same.
    """

    def __init__(
        self,
        exercises: Mapping[str, Coached],
        affected: Affected,
        limits: LiveLimits | None = None,
    ) -> None:
        self._exercises = exercises
        self._affected = affected
        self._limits = limits or LiveLimits()
        self._dark = CheckLimits().dark
        self._constants = Constants()
        self._recent = RecentFrames(self._limits, self._constants)
        self._resting = Resting(self._recent, self._limits, self._constants)
        self._silence = Silence(self._limits)
        self._followed: dict[str, ExerciseCoach] = {}
        self._puckers: list[float] = []
        self._prompt: Prompt | None = None
        self._asked_since_s: float | None = None
        self._is_dark = False
        self._share = 1.0

    def note_light(self, light: float) -> None:
        """Take the light on the face, 0 to 255, as the camera check reads it."""
        self._is_dark = -light > (self._dark.leave if self._is_dark else self._dark.enter)

    def aim(self, share: float) -> None:
        """Ask for this part of the first gentle try from now on: size and count go by it."""
        self._share = share

    def see(
        self, t_s: float, script_s: float, reading: FaceReading | None, prompt: Prompt
    ) -> Feedback:
        """Take the next frame.

        `t_s` is the time of the source, which goes on in pauses, `script_s` the script's.
        """
        exercise = self._exercise(prompt)
        if self._resting.follow(t_s, prompt):
            for each in self._followed.values():
                self._tell_rest(each)
        exercise.aim(self._share)
        self._ask(t_s, prompt, exercise)
        self._recent.add(t_s, reading)
        seen, reason = self._look(reading, prompt, exercise, script_s - t_s)
        return Feedback(
            t_s=script_s,
            amount=seen.amount,
            size=seen.size,
            sides=seen.sides,
            linked=seen.linked,
            silent=self._silence.see(t_s, reason),
            reps=exercise.reps,
            is_timed=exercise.is_timed,
            eyes=seen.eyes,
        )

    def _exercise(self, prompt: Prompt) -> ExerciseCoach:
        name = prompt.beat.exercise
        if name not in self._followed:
            coached = self._exercises.get(name, _UNMEASURED)
            self._followed[name] = made = ExerciseCoach(
                coached, self._affected, self._limits, self._constants
            )
            self._tell_rest(made)
        return self._followed[name]

    def _tell_rest(self, exercise: ExerciseCoach) -> None:
        if self._resting.found is not None:
            exercise.learn(self._resting.found, self._puckers)

    def _ask(self, t_s: float, prompt: Prompt, exercise: ExerciseCoach) -> None:
        """Note what is asked for from this frame on."""
        before, self._prompt = self._prompt, prompt
        if before is None or _is_new(before, prompt):
            if before is not None:
                self._puckers += self._followed[before.beat.exercise].end_beat()
            exercise.begin_beat(prompt)
            self._asked_since_s = None
        is_asked = prompt.phase in (MOVING if exercise.is_seen else (Phase.HOLD,))
        if not is_asked:
            self._asked_since_s = None
        elif self._asked_since_s is None:
            self._asked_since_s = t_s

    def _look(
        self,
        reading: FaceReading | None,
        prompt: Prompt,
        exercise: ExerciseCoach,
        to_script_s: float,
    ) -> tuple[Seen, Reason | None]:
        reason = Reason.TOO_DARK if self._is_dark else unfit(reading, self._constants)
        rest = self._resting.found
        if rest is None and reason is None and prompt.beat.exercise != REST_EXERCISE:
            reason = self._resting.refused
        if rest is None or reason is not None:
            exercise.note(prompt, is_seen=False)
            return Seen(), reason
        signals, compared = self._recent.compared(rest.rest)
        self._resting.note_pose(is_posed=bool(compared.posed[-1]))
        reason = out_of_reach(signals, compared, self._constants)
        exercise.note(prompt, is_seen=reason is None and bool(signals.readable[-1]))
        if reason is not None:
            return Seen(), reason
        asked = Asked(prompt, self._asked_since_s, self._recent.is_talking())
        seen = exercise.see(signals, compared, asked, to_script_s)
        if prompt.phase not in MOVING or prompt.beat.exercise == REST_EXERCISE:
            return seen, None
        return seen, exercise.unjudgeable(signals, compared)


def _is_new(before: Prompt, now: Prompt) -> bool:
    """Tell whether another repetition is asked for, or the same one from its beginning."""
    same = (before.beat.exercise, before.beat.rep) == (now.beat.exercise, now.beat.rep)
    order = list(Phase)
    return not same or order.index(now.phase) < order.index(before.phase)
