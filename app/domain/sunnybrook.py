"""The Sunnybrook Facial Grading System as a clinician fills it in; never computed from a recording.

Source: Ross, Fradet, Nedzelski 1996, Otolaryngol Head Neck Surg 114:380-386,
doi 10.1016/S0194-59989670206-1. The items are named in our own words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final

RESTING_FACTOR: Final = 5
VOLUNTARY_FACTOR: Final = 4


@dataclass(frozen=True, slots=True)
class Resting:
    """The affected side at rest beside the other; 0: alike."""

    eye: int | None = None
    """0, or 1: narrower, wider, or lid surgery."""
    cheek: int | None = None
    """Nasolabial fold: 0, 1 less or more pronounced, 2 absent."""
    mouth: int | None = None
    """0, or 1: corner drawn down or up."""


@dataclass(frozen=True, slots=True)
class Expressions:
    """One value for each of the five standard expressions."""

    brow_raise: int | None = None
    gentle_eye_closure: int | None = None
    open_smile: int | None = None
    snarl: int | None = None
    lip_pucker: int | None = None


RESTING_MOST: Final = Resting(1, 2, 1)
VOLUNTARY_LEAST, VOLUNTARY_MOST = 1, 5
"""1: no movement; 5: as on the other side."""
SYNKINESIS_LEAST, SYNKINESIS_MOST = 0, 3
"""0: none; 3: disfiguring, mass movement."""


@dataclass(frozen=True, slots=True)
class SunnybrookForm:
    """A form as far as it is filled in; None: not rated yet."""

    resting: Resting = Resting()
    voluntary: Expressions = Expressions()
    synkinesis: Expressions = Expressions()

    @property
    def resting_score(self) -> int | None:
        return _weighted(self.resting, RESTING_FACTOR)

    @property
    def voluntary_score(self) -> int | None:
        return _weighted(self.voluntary, VOLUNTARY_FACTOR)

    @property
    def synkinesis_score(self) -> int | None:
        return _weighted(self.synkinesis, 1)

    @property
    def composite(self) -> int | None:
        """Return voluntary minus resting minus synkinesis; None while an item is open.

        Units: points, 0 (no movement at all) to 100 (as the other side); marked synkinesis
        beside no movement gives less than 0, which is shown as it is.
        """
        parts = (self.voluntary_score, self.resting_score, self.synkinesis_score)
        if None in parts:
            return None
        voluntary, resting, synkinesis = (part or 0 for part in parts)
        return voluntary - resting - synkinesis


def out_of_range(form: SunnybrookForm) -> tuple[str, ...]:
    """Name the items whose value does not exist, such as `synkinesis.snarl`."""
    found: list[str] = []
    for name, value in _values(form.resting):
        most = getattr(RESTING_MOST, name)
        found += [f"resting.{name}"] if value is not None and not 0 <= value <= most else []
    for part, values, least, most in (
        ("voluntary", form.voluntary, VOLUNTARY_LEAST, VOLUNTARY_MOST),
        ("synkinesis", form.synkinesis, SYNKINESIS_LEAST, SYNKINESIS_MOST),
    ):
        found += [
            f"{part}.{name}"
            for name, value in _values(values)
            if value is not None and not least <= value <= most
        ]
    return tuple(found)


def _values(part: Resting | Expressions) -> Iterator[tuple[str, int | None]]:
    return ((field.name, getattr(part, field.name)) for field in fields(part))


def _weighted(part: Resting | Expressions, factor: int) -> int | None:
    values = [value for _, value in _values(part)]
    known = [value for value in values if value is not None]
    return factor * sum(known) if len(known) == len(values) else None
