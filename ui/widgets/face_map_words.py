"""What the drawing of a massage step says in words, on it and to a screen reader."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject

from app.domain.sides import Affected, Side
from app.texts import Lang
from exercises.schema_massage import Massage

_STROKE_S: Final = 4.0


class DrawnSide(StrEnum):
    """Which side a step is for; `unsaid`: the palsied side, but which it is was not said."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UNSAID = "unsaid"

    @property
    def side(self) -> Side | None:
        return Side(self.value) if self in (DrawnSide.LEFT, DrawnSide.RIGHT) else None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the content says of a step, in the language of the window.

    `technique` is the content's id, `direction` its sentence ("" where nothing is stroked),
    `pressure` 0 to 3 of 10, `stroke_s` the seconds of one stroke, circle or tap.
    """

    name: str
    technique: str
    direction: str = ""
    pressure: int = 0
    stroke_s: float = _STROKE_S


def facts_of(massage: Massage, lang: Lang) -> dict[str, StepFacts]:
    """Return the facts of every step of the massage."""
    techniques = massage.common.techniques
    return {
        name: StepFacts(
            name=step.name.of(lang),
            technique=step.technique,
            direction="" if step.direction is None else step.direction.text.of(lang),
            pressure=step.pressure,
            stroke_s=techniques[step.technique].s_per_stroke or _STROKE_S,
        )
        for name, step in massage.steps.items()
    }


class FaceMapWords(QObject):
    def own(self, side: Side, affected: Affected) -> str:
        is_affected = affected.side is side
        if side is Side.LEFT:
            return self.tr("Your left (affected)") if is_affected else self.tr("Your left")
        return self.tr("Your right (affected)") if is_affected else self.tr("Your right")

    def sides(self, drawn: DrawnSide, takes_turns: bool) -> str:
        if drawn is DrawnSide.BOTH and takes_turns:
            return self.tr("One side, then the other")
        return {
            DrawnSide.LEFT: self.tr("Left side only"),
            DrawnSide.RIGHT: self.tr("Right side only"),
            DrawnSide.BOTH: self.tr("Both sides together"),
            DrawnSide.UNSAID: self.tr("Only the side that had the palsy"),
        }[drawn]

    def pressure(self, pressure: int) -> str:
        return self.tr("Pressure {n} of 10").format(n=pressure)

    def keep_off(self) -> str:
        return self.tr("Do not touch")

    def technique(self, technique: str) -> str:
        return {
            "glide": self.tr("Glide with flat fingers"),
            "circle": self.tr("Small circles"),
            "tap": self.tr("Light taps"),
            "knead": self.tr("Slow kneading"),
            "stroke": self.tr("Stroke with a flat hand"),
        }.get(technique, "")

    def spoken(
        self, facts: StepFacts, drawn: DrawnSide, *, takes_turns: bool, off: tuple[str, ...]
    ) -> str:
        """Say all that the drawing shows."""
        parts = [facts.name]
        if facts.direction:
            parts += [self.sides(drawn, takes_turns), self.technique(facts.technique)]
            parts.append(facts.direction)
        if facts.pressure:
            parts.append(self.pressure(facts.pressure))
        parts += [self._off(name) for name in off]
        end = self.tr(". ", "between two sentences")
        return end.join(part for part in parts if part)

    def _off(self, name: str) -> str:
        return {
            "lids": self.tr("Do not touch the eyelids"),
            "throat": self.tr("Do not touch the throat"),
        }.get(name, self.keep_off())
