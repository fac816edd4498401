"""Small, enough, too big: where a movement stands against the person's own first gentle try."""

from math import isfinite

from app.domain.feedback import Size
from app.domain.live_limits import LiveLimits
from app.domain.movements import Compared
from app.domain.patterns import Driver
from app.domain.sides import Sides


class Band:
    """Sorts amounts with a margin on both limits, so that a steady movement has one name."""

    def __init__(self, limits: LiveLimits) -> None:
        self._limits = limits
        self._size = Size.SMALL

    def sort(self, amount: float) -> Size:
        """Return the name of the next frame's amount, in units of what is asked for."""
        is_too_big, is_small = self._size is Size.TOO_BIG, self._size is Size.SMALL
        limits = self._limits
        most = limits.too_big_until_amount if is_too_big else limits.too_big_amount
        least = limits.enough_amount if is_small else limits.enough_until_amount
        if amount > most:
            self._size = Size.TOO_BIG
        else:
            self._size = Size.ENOUGH if amount >= least else Size.SMALL
        return self._size


def evenness(
    compared: Compared, driver: Driver, unit: float, amount: float, least_percent: float
) -> Sides[float] | None:
    """Return each side's size in the newest frame; equal sides both have the amount.

    Closure and brow: each side's own size over the same unit. Smile: the amount, split as both
    corners moved (the corner index, whose side difference has been held against truth); None
    while they have moved less than `least_percent` of the outer-canthal distance. Pucker: None,
    as no reading of the corners' inward way can tell the sides apart. None as well where a half
    of the face was not read.

    Source: docs/measures.md.
    """
    match driver:
        case Driver.CLOSURE:
            sides = compared.opening.map(lambda opening: (1.0 - float(opening[-1])) / unit)
        case Driver.BROW:
            sides = compared.brows.map(lambda rise: float(rise[-1]) / unit)
        case Driver.SMILE:
            corner = compared.corner.map(lambda way: max(float(way[-1]), 0.0))
            mean = 0.5 * (corner.left + corner.right)
            if not mean >= least_percent:
                return None
            sides = corner.map(lambda way: amount * way / mean)
        case _:
            return None
    return sides if isfinite(sides.left) and isfinite(sides.right) else None
