"""Plans, steps and records of a massage in words."""

import math
import re

from PySide6.QtCore import QObject

from app.domain.routine import LeftOut, RoutinePlan, StepSide
from app.domain.routine_player import Moment
from app.domain.routine_record import NEW_TWITCH, PAIN_WORSE, RoutineRecord
from app.domain.sides import Affected
from app.session.routine import Unfinished
from app.texts import Lang
from exercises.library import Library
from exercises.schema import Bilingual
from exercises.schema_massage import Massage
from ui.viewmodels.routine_facts import AfterShown, LengthShown, Progress, StartShown, StepShown
from ui.words import Words


class RoutineWords(QObject):
    """Sentences in the language of the window; content is asked for in `lang`."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = Words(self)

    def step(self, moment: Moment, affected: Affected, lang: Lang) -> StepShown:
        """Put the step of a moment into words."""
        massage = self._library.massage
        step, planned, following = massage.steps[moment.step.id], moment.step, moment.next_step
        how = massage.common.techniques[step.technique].name.of(lang)
        has_stroke = step.direction is not None
        return StepShown(
            id=planned.id,
            number=moment.number,
            count=moment.count,
            phase=planned.phase,
            side=planned.side,
            name=step.name.of(lang),
            muscle="" if step.muscle is None else step.muscle.name.of(lang),
            technique=_short(how) if has_stroke else "",
            how=how if has_stroke else "",
            side_words=self.side(planned.side, step.one_side_at_a_time) if has_stroke else "",
            direction="" if step.direction is None else step.direction.text.of(lang),
            pressure=step.pressure,
            pressure_words=self._pressure(massage, step.pressure),
            prompt=self.fill(step.prompt, affected, lang),
            safety=step.safety.of(lang),
            can_finish=planned.can_finish,
            next_name="" if following is None else massage.steps[following.id].name.of(lang),
            next_s=0 if following is None else round(following.seconds),
        )

    def progress(self, moment: Moment) -> Progress:
        left_s = math.ceil(moment.left_s - 1e-9)
        return Progress(
            left_s=left_s,
            left_share=left_s / moment.step.seconds if moment.step.seconds > 0 else 0.0,
            routine_left_s=math.ceil(moment.routine_left_s - 1e-9),
        )

    def fill(self, text: Bilingual | None, affected: Affected, lang: Lang) -> str:
        return "" if text is None else self._library.fill(text, lang, affected)

    def side(self, side: StepSide, takes_turns: bool) -> str:
        if side is StepSide.BOTH and takes_turns:
            return self.tr("One side, then the other")
        return {
            StepSide.BOTH: self.tr("Both sides"),
            StepSide.LEFT: self.tr("Left only"),
            StepSide.RIGHT: self.tr("Right only"),
            StepSide.UNKNOWN: self.tr("Only the side that had the palsy"),
        }[side]

    def title(self, plan: RoutinePlan, lang: Lang) -> str:
        massage = self._library.massage
        label = massage.lengths[plan.length].label.of(lang) if plan.length else ""
        return " · ".join(part for part in (massage.common.title.of(lang), label) if part)

    def remaining(self, seconds: float) -> str:
        return self.tr("{n} seconds left in this step").format(n=round(seconds))

    def finished(self) -> str:
        return self.tr("The massage is done.")

    def start(self, plan: RoutinePlan, lang: Lang, refusal: str) -> StartShown:
        """Put what can be chosen into words."""
        massage = self._library.massage
        lengths = [
            LengthShown(name, length.label.of(lang), f"{length.total_s / 60:g}")
            for name, length in massage.lengths.items()
        ]
        total = self.tr("{hands_on} minutes of massage, {total} minutes in all").format(
            hands_on=f"{plan.hands_on_s / 60:g}", total=f"{plan.total_s / 60:g}"
        )
        return StartShown(
            title=massage.common.title.of(lang),
            lengths=tuple(lengths),
            length=plan.length or "",
            total=total,
            side_question=massage.common.side_question.of(lang),
            left_out=tuple(self.left_out(step, lang) for step in plan.left_out),
            pressure=massage.common.pressure_scale.text.of(lang),
            rules=tuple(rule.text.of(lang) for rule in massage.common.rules),
            refusal=refusal,
        )

    def left_out(self, step: LeftOut, lang: Lang) -> str:
        """Say which step is left out and why; its time goes to the others."""
        massage = self._library.massage
        flags = massage.common.profile_flags
        reasons = [flags[name].of(lang) for name in step.flags]
        name = massage.steps[step.id].name.of(lang)
        if not reasons:
            return self.tr("{step}: as your answers to the safety questions say").format(step=name)
        return self.tr("{step}: {reason}").format(
            step=name, reason=self.tr(", ", "between reasons").join(reasons)
        )

    def broken_off(self, left: Unfinished, is_today: bool, lang: Lang) -> str:
        """Say where a massage was broken off."""
        name = self._library.massage.steps[left.step.id].name.of(lang)
        done = self._words.seconds(left.active_s)
        where = self.tr("You stopped in step {number}, {name}, after {done}.").format(
            number=left.number, name=name, done=done
        )
        if is_today:
            return where
        when = self._words.moment(left.open.saved_at, lang)
        return self.tr("{where} That was on {when}.").format(where=where, when=when)

    def after(self, record: RoutineRecord, lang: Lang, problem: str) -> AfterShown:
        """Put what was really done, and what is asked now, into words."""
        flags = self._library.care.red_flags
        done = self._words.seconds(record.practice_s)
        return AfterShown(
            headline=self.finished() if record.has_reached_end else self.tr("You ended early"),
            sentence=self.tr("{done} of massage, written down.").format(done=done),
            before=record.tightness_before,
            pain_worse=flags[PAIN_WORSE].ask.of(lang),
            new_twitch=flags[NEW_TWITCH].ask.of(lang),
            problem=problem,
        )

    def _pressure(self, massage: Massage, pressure: int) -> str:
        scale = massage.common.pressure_scale
        if not pressure:
            return ""
        return self.tr("Pressure {n} of {of}. Stay between {least} and {most}").format(
            n=pressure, of=scale.of, least=scale.min, most=scale.max
        )


def _short(technique: str) -> str:
    """Return the name of a technique without how it is done."""
    return re.split("[：:]", technique, maxsplit=1)[0].strip()
