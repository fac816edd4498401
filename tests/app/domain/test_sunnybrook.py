from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sunnybrook import Expressions, Resting, SunnybrookForm, out_of_range

NOTHING, FULL, NONE = Expressions(1, 1, 1, 1, 1), Expressions(5, 5, 5, 5, 5), Expressions(*[0] * 5)


@pytest.mark.parametrize(
    ("form", "parts", "composite"),
    [
        # The ends of the scale as Ross 1996 gives them: 100 is full movement, 0 none at all.
        (SunnybrookForm(Resting(0, 0, 0), FULL, NONE), (0, 100, 0), 100),
        (SunnybrookForm(Resting(1, 2, 1), NOTHING, NONE), (20, 20, 0), 0),
        # Resting x 5, voluntary x 4, synkinesis x 1, worked by hand.
        (
            SunnybrookForm(
                Resting(1, 1, 0), Expressions(3, 4, 3, 2, 3), Expressions(1, 2, 2, 1, 1)
            ),
            (10, 60, 7),
            43,
        ),
        (
            SunnybrookForm(
                Resting(0, 1, 1), Expressions(2, 5, 4, 3, 4), Expressions(0, 1, 3, 0, 2)
            ),
            (10, 72, 6),
            56,
        ),
    ],
)
def test_the_published_weights(form, parts, composite) -> None:
    assert (form.resting_score, form.voluntary_score, form.synkinesis_score) == parts
    assert form.composite == composite


RATED = st.builds(
    SunnybrookForm,
    st.builds(Resting, st.integers(0, 1), st.integers(0, 2), st.integers(0, 1)),
    st.builds(Expressions, *[st.integers(1, 5)] * 5),
    st.builds(Expressions, *[st.integers(0, 3)] * 5),
)


# Worked examples that an independent calculator publishes with all thirteen items (sophiewell.com,
# tile 509, 27 July 2026; docs/measures.md): eye, cheek, mouth; five movements; five synkineses.
WORKED = [
    ((0, 1, 1), (3, 4, 3, 3, 4), (1, 1, 2, 1, 1), (10, 68, 6), 52),
    ((1, 2, 1), (1, 1, 1, 1, 1), (0, 0, 0, 0, 0), (20, 20, 0), 0),
    ((1, 2, 1), (1, 1, 1, 1, 1), (3, 3, 3, 3, 3), (20, 20, 15), -15),
    ((0, 2, 0), (5, 5, 5, 5, 5), (0, 0, 0, 0, 0), (10, 100, 0), 90),
    ((0, 0, 1), (5, 5, 5, 5, 5), (0, 0, 0, 0, 0), (5, 100, 0), 95),
    ((0, 0, 0), (4, 5, 5, 5, 5), (0, 0, 0, 0, 0), (0, 96, 0), 96),
    ((0, 0, 0), (5, 5, 5, 5, 5), (1, 0, 0, 0, 0), (0, 100, 1), 99),
]


@pytest.mark.parametrize(("resting", "voluntary", "synkinesis", "parts", "composite"), WORKED)
def test_published_worked_examples(resting, voluntary, synkinesis, parts, composite) -> None:
    form = SunnybrookForm(Resting(*resting), Expressions(*voluntary), Expressions(*synkinesis))
    assert (form.resting_score, form.voluntary_score, form.synkinesis_score) == parts
    assert form.composite == composite


@given(RATED)
def test_the_ranges_of_the_form_and_what_one_step_of_an_item_counts(form) -> None:
    assert out_of_range(form) == ()
    assert form.resting_score in range(0, 21, 5)
    assert form.voluntary_score in range(20, 101, 4)
    assert form.synkinesis_score in range(16)
    assert -15 <= form.composite <= 100
    for part, step in (("resting", -5), ("voluntary", 4), ("synkinesis", -1)):
        values = getattr(form, part)
        for field in fields(values):
            raised = replace(values, **{field.name: getattr(values, field.name) + 1})
            changed = replace(form, **{part: raised})
            assert changed.composite == form.composite + step, "all items of a part count alike"


def test_an_open_item_leaves_the_sum_open() -> None:
    for part, most in (("voluntary", 5), ("synkinesis", 3)):
        for field in fields(Expressions):
            form = SunnybrookForm(Resting(0, 0, 0), FULL, NONE)
            values = {f.name: getattr(getattr(form, part), f.name) for f in fields(Expressions)}
            assert max(values.values()) <= most
            values[field.name] = None
            changed = {"voluntary": FULL, "synkinesis": NONE} | {part: Expressions(**values)}
            assert SunnybrookForm(Resting(0, 0, 0), **changed).composite is None
    assert SunnybrookForm().composite is None


def test_values_that_do_not_exist_are_named() -> None:
    assert out_of_range(SunnybrookForm(Resting(0, 2, 1), FULL, NONE)) == ()
    wrong = SunnybrookForm(
        Resting(2, 3, -1), Expressions(brow_raise=0, snarl=6), Expressions(lip_pucker=4)
    )
    assert out_of_range(wrong) == (
        "resting.eye",
        "resting.cheek",
        "resting.mouth",
        "voluntary.brow_raise",
        "voluntary.snarl",
        "synkinesis.lip_pucker",
    )
