"""What the pages of the safety gate show, all in words of one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.safety_rules import Occasion, Panel, Routine

Asks = Occasion | Routine | Sequence[str]
"""An occasion, everything that is due before a routine, or certain rules by id."""


@dataclass(frozen=True, slots=True)
class Question:
    """`since`: why it is put again, where the person has spoken with a clinician about it."""

    rule: str
    text: str
    since: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that an answer opens, closes or leaves out."""

    icon: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """What is said when a question fires.

    `number`: the emergency number, or words for it where the country is not known; `numbers` are
    then those of all countries.
    `way_back`: what ends the effects; empty where there are none that last.
    """

    rule: str
    panel: Panel | None
    icon: str
    heading: str
    text: str
    number: str
    numbers: str
    effects: tuple[Effect, ...]
    way_back: str
    takes_day: bool
    takes_note: bool

    @property
    def spoken(self) -> str:
        return f"{self.heading}. {self.text}"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One rule that holds something closed, left out or advised.

    `is_due`: the day to ask has come. `opens_by_answer`: no clinician is waited for, the same
    question answered otherwise ends it. `can_correct`: "wrong button" is still offered.
    """

    rule: str
    icon: str
    title: str
    since: str
    heading: str
    text: str
    way_back: str
    consequence: str
    takes_day: bool
    day: date | None
    is_due: bool
    opens_by_answer: bool
    can_correct: bool
