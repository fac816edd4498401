import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.display import true_opening


@pytest.mark.parametrize(("read", "true"), [(1.0, 1.0), (0.8, 0.66), (0.6, 0.38), (0.1, 0.0)])
def test_the_curve_passes_its_points(read: float, true: float):
    assert true_opening(np.array([read]))[0] == pytest.approx(true)


def test_nothing_is_made_of_nothing():
    assert np.isnan(true_opening(np.array([np.nan]))[0])


@given(st.lists(st.floats(0, 2), min_size=2, max_size=20))
def test_more_open_never_reads_as_less(reads: list[float]):
    ordered = np.sort(np.array(reads))
    assert (np.diff(true_opening(ordered)) >= 0).all()
    assert true_opening(ordered).max() <= 1.02
