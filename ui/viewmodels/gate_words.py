"""The sentences of the safety gate that are not content: what is closed, since when, until when."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QObject

from app.domain.safety_rules import Panel, Routine
from app.texts import Lang
from exercises.library import Library
from exercises.schema_care import RedFlag
from ui.viewmodels.gate_facts import Effect
from ui.words import Words

ICONS: Final = {
    "emergency": "phone",
    "urgent_eye": "eye",
    "same_day": "cal",
    "revisit": "cal",
    "pause": "pause",
    "gate": "user",
    "support": "heart",
}


class GateWords(QObject):
    """Sentences in the language of the window; `lang` chooses dates and content."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = Words(self)

    def routine(self, routine: Routine) -> str:
        return {
            Routine.MASSAGE: self.tr("Face massage"),
            Routine.MIRROR: self.tr("Mirror training"),
        }[routine]

    def locked(self, routines: Collection[Routine]) -> str:
        if len(routines) > 1:
            return self.tr("Face massage and mirror training are locked")
        if Routine.MASSAGE in routines:
            return self.tr("Face massage is locked")
        return self.tr("Mirror training is locked")

    def steps(self, ids: Collection[str], lang: Lang) -> str:
        known = self._library.massage.steps
        names = [known[each].name.of(lang) for each in known if each in ids]
        return self.tr(", ", "between names of massage steps").join(names)

    def left_out(self, ids: Collection[str], lang: Lang) -> str:
        return self.tr("Left out: {steps}").format(steps=self.steps(ids, lang))

    def advised(self) -> str:
        return self.tr("A visit is advised")

    def since(self, when: datetime, lang: Lang) -> str:
        return self.tr("Since {when}").format(when=self._words.moment(when, lang))

    def new_since(self, when: datetime, lang: Lang) -> str:
        """Say why a question is put again."""
        return self.tr(
            "Asked only about what is new since {when}, when you said that you had spoken with a "
            "clinician."
        ).format(when=self._words.moment(when, lang))

    def day(self, day: date, lang: Lang) -> str:
        return self._words.day(day, lang)

    def way_back(self, flag: RedFlag) -> str:
        """Say what ends the effects of a rule; nothing where none lasts."""
        if flag.lasts_until == "answered_otherwise":
            return self.tr("This ends as soon as you answer the same question the other way.")
        verbs = {action.verb for action in flag.actions}
        if "lock" in verbs:
            return self.tr(
                "This stays locked until you say here that you have spoken with a clinician. "
                "Neither a new day nor a restart opens it."
            )
        if "disable_step" in verbs:
            return self.tr(
                "This stays so until you say here that you have spoken with a clinician."
            )
        if "suggest_visit" in verbs:
            return self.tr(
                "This advice stays until you say here that you have spoken with a clinician."
            )
        return ""

    def consequence(self, flag: RedFlag, others: Collection[Routine], lang: Lang) -> str:
        """Say what follows once the person confirms; `others`: closed for another reason too."""
        routines = [Routine(a.target) for a in flag.actions if a.verb == "lock" and a.target]
        steps = [a.target for a in flag.actions if a.verb == "disable_step" and a.target]
        said = [self._opens(each) for each in routines if each not in others]
        said += [self._stays(each) for each in routines if each in others]
        if steps:
            names = self.steps(steps, lang)
            said.append(self.tr("These steps come back: {steps}.").format(steps=names))
        if not said:
            said.append(self.tr("The advice is taken off."))
        return ("" if lang is Lang.ZH else " ").join(said)

    def effects(self, flag: RedFlag, lang: Lang) -> tuple[Effect, ...]:
        """List what a rule closes, leaves out, and keeps open."""
        locks = [Routine(a.target) for a in flag.actions if a.verb == "lock" and a.target]
        steps = [a.target for a in flag.actions if a.verb == "disable_step" and a.target]
        found = [Effect("lock", self.closed(each)) for each in locks]
        if steps:
            found.append(Effect("minus", self.left_out(steps, lang), self.time_goes_on()))
        if locks:
            found.append(self.care())
        return tuple(found)

    def closed(self, routine: Routine) -> str:
        return self.tr("{routine}: locked").format(routine=self.routine(routine))

    def open(self, routine: Routine) -> str:
        return self.tr("{routine}: open").format(routine=self.routine(routine))

    def waiting(self, routine: Routine, count: int) -> Effect:
        name = self.tr("{routine}: waiting").format(routine=self.routine(routine))
        return Effect("clock", name, self.tr("%n question(s) come first", "", count))

    def care(self) -> Effect:
        return Effect("check", self.tr("Daily care: open"), self.tr("always there"))

    def time_goes_on(self) -> str:
        return self.tr("Their time goes to the other steps.")

    def number(self, number: str | None, panel: Panel | None, lang: Lang) -> str:
        if panel is not Panel.EMERGENCY:
            return ""
        return number or self._library.care.common.placeholders.emergency.of(lang)

    def all_numbers(self) -> str:
        """List the emergency number of every place known, one line for each number."""
        places: dict[str, list[str]] = {}
        for country, number in self._library.care.emergency_numbers().items():
            places.setdefault(number, []).append(self._words.country(country))
        comma = self.tr(", ", "between places")
        return "\n".join(f"{comma.join(names)}  {number}" for number, names in places.items())

    def too_late(self) -> str:
        return self.tr(
            "More than ten minutes have passed, so this answer stays. What it closed opens once "
            "you have spoken with a clinician and say so."
        )

    def explain(self, error: Exception, lang: Lang) -> str:
        return self._words.explain(error, lang)

    def _opens(self, routine: Routine) -> str:
        if routine is Routine.MASSAGE:
            return self.tr("Face massage opens again.")
        return self.tr("Mirror training opens again.")

    def _stays(self, routine: Routine) -> str:
        if routine is Routine.MASSAGE:
            return self.tr("Face massage stays locked for another reason.")
        return self.tr("Mirror training stays locked for another reason.")
