"""The demo persons, as data: how strong each side is, and what moves along with what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal, get_args

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
        yaw_deg, pitch_deg: how the head stands turned to its left and nodded down throughout.
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
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    turn_deg: float = 0.0
    speech: float = 0.0
    sway: float = 1.0


def _named(*persons: Person) -> Mapping[str, Person]:
    return MappingProxyType({person.id: person for person in persons})


_ORAL_OCULAR: Final = Person(
    "oral-ocular-left", affected="left", leak_oral_ocular=0.58, leak_pucker_ocular=0.45
)
_WEAK_BESIDE_LEAKS: Final = 0.4
_SIDES: Final[tuple[Affected, ...]] = ("left", "right")
GAINS_PERCENT: Final = (25, 50, 75)

Kind = Literal[
    "oral-ocular", "pucker-eye", "ocular-oral", "brow-oral", "weak", "weak-synkinetic"
]  # fmt: skip


def person(kind: Kind, side: Affected, percent: int) -> Person:
    """Return somebody in whom `percent` of a movement leaks; in a weak side so much is missing.

    With 0 both sides are healthy, or, for "weak-synkinetic", one is only weak. The id is
    kind-side-percent.
    """
    plain = Person(f"{kind}-{side}-{percent}", affected=side)
    gain = percent / 100.0
    match kind:
        case "oral-ocular":
            return replace(plain, leak_oral_ocular=gain, leak_pucker_ocular=gain)
        case "pucker-eye":
            return replace(plain, leak_pucker_ocular=gain)
        case "ocular-oral":
            return replace(plain, leak_ocular_oral=gain)
        case "brow-oral":
            return replace(plain, leak_brow_oral=gain)
        case "weak":
            return replace(plain, weakness=gain)
        case "weak-synkinetic":  # pragma: no branch - pyright proves it the last
            leaking = person("oral-ocular", side, percent)
            return replace(leaking, id=plain.id, weakness=_WEAK_BESIDE_LEAKS)


PERSONS: Final[Mapping[str, Person]] = _named(
    Person("healthy"),
    _ORAL_OCULAR,
    replace(_ORAL_OCULAR, id="oral-ocular-right", affected="right"),
    Person("blinking", blink_interval_s=1.1),
    Person("talking", speech=1.0),
    Person("turning", turn_deg=18.0),
    *(
        person(kind, side, percent)
        for kind in get_args(Kind)
        for side in _SIDES
        for percent in GAINS_PERCENT
    ),
)
