"""The demo persons, as data: how strong each side is, and what moves along with what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

Affected = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person.

    `affected` is the side that had the palsy; weakness and leaks act there and are 0..1.
    A leak is the share of a movement that an unwilling muscle makes along with it:
    0.55 from mouth to eye means that a full smile closes the eye by 55 %.

    Attributes:
        leak_oral_ocular: a smile closes the eye.
        leak_pucker_ocular: a pucker closes the eye.
        leak_ocular_oral: closing the eye pulls the corner of the mouth.
        leak_brow_oral: raising the brow pulls the corner of the mouth.
        weakness: share of the voluntary movement that is missing.
        smile_narrows_eyes: closure of both eyes in a full smile, as everybody has it.
        unevenness: how much less the right side moves than the left, as everybody has it.
        blink_interval_s: mean time between natural blinks; 0 for none.
        turn_deg: how far the head turns from side to side; 0 sits still.
        speech: how much the mouth moves as in talking.
        sway: share of the small natural head movements.
    """

    id: str
    affected: Affected | None = None
    leak_oral_ocular: float = 0.0
    leak_pucker_ocular: float = 0.0
    leak_ocular_oral: float = 0.0
    leak_brow_oral: float = 0.0
    weakness: float = 0.0
    smile_narrows_eyes: float = 0.03
    unevenness: float = 0.02
    blink_interval_s: float = 3.5
    turn_deg: float = 0.0
    speech: float = 0.0
    sway: float = 1.0


def _named(*persons: Person) -> Mapping[str, Person]:
    return MappingProxyType({person.id: person for person in persons})


_ORAL_OCULAR: Final = Person(
    "oral-ocular-left", affected="left", leak_oral_ocular=0.58, leak_pucker_ocular=0.45
)

PERSONS: Final[Mapping[str, Person]] = _named(
    Person("healthy"),
    _ORAL_OCULAR,
    replace(_ORAL_OCULAR, id="oral-ocular-right", affected="right"),
)
