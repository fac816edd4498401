import math
import random
from itertools import pairwise

import pytest

from app.domain.progress import (
    detectable_change,
    median_sd,
    noise_of,
    pooled_sd,
    successive_sd,
)

# Golden values below: scipy 1.17.1, which the app itself does without. `median_sd`: quad and
# dblquad over the order statistics of stats.norm; SD within: mean square between / stats.f_oneway.
GROUPS = ((0.12, 0.15, 0.11), (0.18, 0.14), (0.2, 0.17, 0.19), (0.09,))
WITHIN = 0.020655911179772876
MEDIAN_SD = {
    1: 1.0,
    2: 0.7071067811395227,
    3: 0.6698291607404145,
    4: 0.5460765682898417,
    5: 0.5355685405304129,
    6: 0.4634033519316977,
    7: 0.45874487630414723,
}


def test_the_sd_within_recordings_is_that_of_the_analysis_of_variance():
    found = pooled_sd(GROUPS)
    assert found.sd == pytest.approx(WITHIN, rel=1e-12)
    assert found.n == 5


def test_single_repetitions_tell_no_spread():
    found = pooled_sd([(0.1,), (0.3,), ()])
    assert math.isnan(found.sd)
    assert found.n == 0


def test_what_lies_between_recordings_does_not_count_as_noise_within_them():
    moved = [[value + 10 * place for value in group] for place, group in enumerate(GROUPS)]
    assert pooled_sd(moved).sd == pytest.approx(WITHIN)


@pytest.mark.parametrize(("n", "expected"), MEDIAN_SD.items())
def test_the_sd_of_a_median(n: int, expected: float):
    assert median_sd(n) == pytest.approx(expected, abs=5e-6)


@pytest.mark.parametrize(("n", "exact"), [(8, 0.41009859199886334), (9, 0.40755524945548116)])
def test_the_large_sample_form_is_never_too_narrow(n: int, exact: float):
    assert exact < median_sd(n) < 1.09 * exact


def test_neighbours_give_the_sd_of_independent_values_also_along_a_slope():
    rng = random.Random(4)
    values = [rng.gauss(0, 2.0) + 0.05 * place for place in range(4000)]
    found = successive_sd(list(pairwise(values)))
    assert found.sd == pytest.approx(2.0, rel=0.04)
    assert found.n == 3999


def test_too_few_neighbours_say_nothing():
    assert math.isnan(successive_sd([(0.1, 0.2), (0.2, 0.1)]).sd)


def test_the_detectable_change_of_a_standard_error():
    # stats.norm.ppf(.975) * sqrt(2) * .03
    assert detectable_change(0.03) == pytest.approx(0.08315422946098068, rel=1e-4)


def test_the_largest_of_three_kinds_of_noise_counts():
    steady = [(0.10, 0.10, 0.10)] * 4
    calm = [(0.1, 0.1)] * 3
    far = [(0.1, 0.2), (0.2, 0.1), (0.1, 0.2)]
    by_rest = noise_of(steady, calm, [0.012, 0.012])
    assert by_rest is not None
    assert by_rest.sem == 0.012
    by_history = noise_of(steady, far, [0.012])
    assert by_history is not None
    assert by_history.sem == pytest.approx(math.sqrt(0.01 / 2))
    by_repeats = noise_of(GROUPS, calm, [])
    assert by_repeats is not None
    assert by_repeats.sem == pytest.approx(WITHIN * median_sd(2))


def test_one_repetition_each_and_no_neighbours_give_no_noise():
    assert noise_of([(0.1,), (0.2,)], [(0.1, 0.2)], [0.01]) is None
    assert noise_of([], [], []) is None


def test_pure_noise_is_called_a_change_in_about_one_of_twenty_comparisons():
    """What the band promises: two values of an unchanged face differ by more only so often."""
    rng = random.Random(7)
    outside = total = 0
    for _ in range(300):
        groups = [[rng.gauss(0.2, 0.03) for _ in range(3)] for _ in range(12)]
        medians = [sorted(group)[1] for group in groups]
        noise = noise_of(groups, list(pairwise(medians)), [0.01])
        assert noise is not None
        outside += abs(medians[-1] - medians[0]) > noise.detectable
        total += 1
    assert outside / total < 0.06
