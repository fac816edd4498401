"""A therapist's plan in sentences: the same in the window and on the command line."""

from dataclasses import dataclass
from typing import Final

from app.report.bundle.problems import Problem, Trouble
from app.session.plan_bounds import Beyond, Objection, seconds_of, starter_dose
from app.store.plan_json import PlannedExercise, TherapistPlan
from app.texts import Texts
from exercises.library import Library

_OF_PLANS: Final = {
    Trouble.NOT_OURS: "plan.not_ours",
    Trouble.MANIFEST_DAMAGED: "plan.damaged",
    Trouble.UNLISTED: "plan.unlisted",
}
"""What is said otherwise of a plan than of a report."""


@dataclass(frozen=True, slots=True)
class SetWords:
    """One set: its heading, and a line for each exercise."""

    heading: str
    exercises: tuple[str, ...]


class PlanWords:
    def __init__(self, texts: Texts, content: Library) -> None:
        self._texts = texts
        self._content = content

    def sets(self, plan: TherapistPlan) -> tuple[SetWords, ...]:
        """Say what the sets are made of; exercises of another version keep their ids."""
        return tuple(
            SetWords(
                self._texts(
                    "plan.set",
                    name=each.name,
                    minutes=max(1, round(seconds_of(each, self._content) / 60)),
                ),
                tuple(self._exercise(one) for one in each.exercises),
            )
            for each in plan.sets
        )

    def rules(self, plan: TherapistPlan) -> tuple[str, ...]:
        rules = plan.rules
        told = [
            self._texts("plan.rule_reps", reps=rules.running_reps),
            self._texts("plan.rule_fatigue", fatigue=rules.fatigue),
        ]
        if rules.last_day is not None:
            told.append(self._texts("plan.rule_last_day", day=rules.last_day))
        return (*told, self._texts("plan.locks_stay"))

    def about(self, plan: TherapistPlan) -> str:
        """Say who wrote it, and when."""
        day = plan.made_at.date().isoformat()
        return self._texts("plan.from", author=plan.author, day=day)

    def objection(self, found: Objection) -> str:
        is_set = found.beyond is Beyond.TOO_LONG
        thing = found.thing if is_set else self.name(found.thing)
        asked, allowed = round(found.asked, 1), round(found.allowed, 1)
        key = f"plan_beyond.{found.beyond}"
        return self._texts(key, thing=thing, asked=asked, allowed=allowed)

    def trouble(self, problem: Problem, name: str) -> str:
        """Say what is wrong with a file that is called `name`."""
        key = _OF_PLANS.get(problem.trouble) or f"bundle_trouble.{problem.trouble}"
        return self._texts(key, path=problem.path or name)

    def name(self, exercise: str) -> str:
        known = self._content.exercises.get(exercise)
        return exercise if known is None else known.name.of(self._texts.lang)

    def _exercise(self, one: PlannedExercise) -> str:
        """Say a dose; how slowly one moves only where it is slower than usual."""
        dose, known = one.dose, self._content.exercises.get(one.exercise)
        told = self._texts(
            "plan.exercise",
            name=self.name(one.exercise),
            hold=dose.hold_s,
            reps=dose.reps,
            rest=dose.rest_s,
        )
        usual = None if known is None else starter_dose(known)
        if usual is None or (dose.move_in_s, dose.move_out_s) == (
            usual.move_in_s,
            usual.move_out_s,
        ):
            return told
        return self._texts("plan.slower", told=told, into=dose.move_in_s, back=dose.move_out_s)
