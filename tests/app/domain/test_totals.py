"""Totals: official ranges, changes against the smallest detectable one, and their entries."""

import json
import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.totals import (
    FACTS,
    OWN_SCALES,
    Rater,
    Scale,
    Total,
    TotalError,
    checked,
    read_totals,
    series_of,
    total_values,
)

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def total(number: int, value: float, scale: Scale = Scale.SAQ) -> Total:
    at = NOW + timedelta(days=number)
    return Total(EntryId(f"e{number}"), at, scale, value, Rater.SELF)


def test_only_what_the_person_answers_is_theirs():
    assert OWN_SCALES == (Scale.SAQ, Scale.FDI_PHYSICAL, Scale.FDI_SOCIAL, Scale.FACE)


@pytest.mark.parametrize(
    ("scale", "sums", "formula"),
    [
        (Scale.SAQ, (9 * 1, 9 * 5), lambda s: s / 45 * 100),
        (Scale.FDI_PHYSICAL, (5 * 0, 5 * 5), lambda s: (s - 5) / 5 * 25),
        (Scale.FDI_SOCIAL, (5 * 1, 5 * 6), lambda s: (s - 5) / 5 * 20),
        (Scale.FACE, (15 * 1, 15 * 5), lambda s: (s - 15) / 60 * 100),
    ],
)
def test_ranges_are_those_of_the_published_formulas(scale, sums, formula):
    facts = FACTS[scale]
    assert (facts.least, facts.most) == (formula(sums[0]), formula(sums[1]))


@pytest.mark.parametrize("scale", Scale)
def test_values_outside_a_scale_are_refused(scale):
    facts = FACTS[scale]
    assert checked(scale, facts.least) == facts.least
    assert checked(scale, facts.most) == facts.most
    for value in (facts.least - 0.1, facts.most + 1, math.nan, math.inf):
        with pytest.raises(TotalError):
            checked(scale, value)


def test_grades_are_whole_and_quotients_keep_one_decimal():
    with pytest.raises(TotalError):
        checked(Scale.HOUSE_BRACKMANN, 2.5)
    assert checked(Scale.SAQ, 100 * 21 / 45) == 46.7


def test_changes_are_held_against_what_is_published():
    steps = series_of(Scale.SAQ, [total(1, 60), total(2, 31.8), total(3, 60.1)]).steps
    assert [(step.change, step.is_beyond) for step in steps] == [
        (None, None),
        (-28.2, False),
        (28.3, True),
    ]
    face = series_of(Scale.FACE, [total(1, 40, Scale.FACE), total(2, 57.7, Scale.FACE)])
    assert (face.steps[1].is_beyond, face.sdc) == (True, 17.6)


def test_without_a_published_change_nothing_is_said_about_one():
    own = [total(1, 0, Scale.FDI_SOCIAL), total(2, 100, Scale.FDI_SOCIAL)]
    steps = series_of(Scale.FDI_SOCIAL, own).steps
    assert [(step.change, step.is_beyond) for step in steps] == [(None, None), (100, None)]


def test_scales_are_not_mixed():
    mixed = [total(1, 30), total(2, 50, Scale.FACE), total(3, 40)]
    assert [step.change for step in series_of(Scale.SAQ, mixed).steps] == [None, 10]


def entry(values: object, subject: str = "saq", kind: EntryKind = EntryKind.TOTAL) -> Entry:
    return Entry(EntryId("e1"), NOW, kind, subject, values)  # type: ignore[arg-type]


def test_an_entry_of_version_1_is_read():
    body = json.loads((DATA / "total-entry-1.json").read_text("utf-8"))
    (read,) = read_totals([entry(body, "sunnybrook")])
    assert read == Total(EntryId("e1"), NOW, Scale.SUNNYBROOK, 68, Rater.CLINICIAN, "Dr. 李")
    assert total_values(read.value, read.rater, read.name) == body


@pytest.mark.parametrize(
    ("values", "subject"),
    [
        ({"value": 30, "rater": "self"}, "esaq"),
        ({"value": 10, "rater": "self"}, "saq"),
        ({"value": True, "rater": "self"}, "saq"),
        ({"value": 10**400, "rater": "self"}, "saq"),
        ({"value": "30", "rater": "self"}, "saq"),
        ({"value": 30, "rater": "neighbour"}, "saq"),
        ({"value": 30}, "saq"),
        ({}, "saq"),
    ],
)
def test_what_is_not_understood_is_passed_over(values, subject):
    assert read_totals([entry(values, subject)]) == ()


@given(st.sampled_from(Scale), st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_accepted_can_be_read_back(scale, value):
    try:
        kept = checked(scale, value)
    except TotalError:
        return
    values = total_values(kept, Rater.CLINICIAN, "")
    assert [each.value for each in read_totals([entry(values, scale)])] == [kept]
