"""Left and right: always the person's own."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Affected(StrEnum):
    """The side that had the palsy, as the person says."""

    LEFT = "left"
    RIGHT = "right"
    UNKNOWN = "unknown"

    @property
    def side(self) -> Side | None:
        return None if self is Affected.UNKNOWN else Side(self.value)


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """One value for each side of the person."""

    left: T
    right: T

    def of(self, side: Side) -> T:
        return self.left if side is Side.LEFT else self.right

    def map(self, function: Callable[[T], U]) -> "Sides[U]":
        return Sides(function(self.left), function(self.right))

    @property
    def swapped(self) -> "Sides[T]":
        return Sides(self.right, self.left)
