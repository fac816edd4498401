import math

import pytest

from app.domain.constants import Constants
from app.domain.findings import Unit
from app.domain.uncertainty import uncertainty

CONSTANTS = Constants()


@pytest.mark.parametrize("unit", list(Unit))
def test_it_grows_with_the_noise_and_is_never_less_than_the_method(unit: Unit) -> None:
    quiet, loud = uncertainty(unit, 0.0, CONSTANTS), uncertainty(unit, 1.0, CONSTANTS)
    assert 0 < quiet < loud
    assert loud >= 2.0
    assert uncertainty(unit, math.nan, CONSTANTS) == quiet


def test_in_points_and_in_percent() -> None:
    """Figures of docs/measures.md: 9 points, 1.2 % of the outer-canthal distance."""
    assert uncertainty(Unit.OF_REST, 0.01, CONSTANTS) == pytest.approx(0.088, abs=0.001)
    assert uncertainty(Unit.PERCENT_OCD, 0.1, CONSTANTS) == pytest.approx(1.22, abs=0.01)
