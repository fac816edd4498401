"""The first page: practice, each linked movement over all sessions, symptoms, warning signs."""

from dataclasses import replace

import pytest

from app.domain.period import Symptoms
from app.report.compose import compose
from app.report.compose_overview import overview_rows
from app.report.compose_period import practice
from app.report.context import Context
from app.report.fonts import FontShelf
from app.texts import Lang
from tests.app.report import front, sample


def context(**changed: object) -> Context:
    request = replace(sample.request(Lang.EN, *front.records(12)), period=front.period(), **changed)
    return Context.of(request, Lang.EN)


def test_practice_is_counted_in_days_times_and_weeks() -> None:
    made = practice(context())
    assert made is not None
    assert [value for _, value in made.rows] == [
        "61 of 84",
        "54 times, 11.0\u00a0min",
        "49 times, 3.5\u00a0min",
        "10 of 12",
    ]
    assert made.weeks == front.period().weeks


def test_symptoms_and_warning_signs_are_named() -> None:
    made = practice(context(eye_names=front.EYE))
    assert made is not None
    assert made.symptoms[0] == ("Pain (0–10)", "median 1, highest 4 (2026-10-12), n\u00a0=\u00a040")
    assert made.symptoms[-1] == ("Eye", "Dry: 31 d, Red: 2 d")
    assert made.warnings[0] == ("Eye red, sore, light-sensitive or blurred", "2026-10-03")
    assert made.warnings[1][1].startswith("4 days, latest: ")


def test_nothing_noted_is_said() -> None:
    request = replace(sample.request(Lang.EN), period=front.period(symptoms=Symptoms()))
    made = practice(Context.of(request, Lang.EN))
    assert made is not None
    assert made.symptoms == (("Nothing was noted in this period.", ""),)


@pytest.mark.parametrize(
    ("indices", "expected"),
    [
        ([0.34, 0.33, 0.35, 0.33, 0.34], "No clear change"),
        ([0.34, 0.33, 0.35, 0.33, 0.12, 0.1], "−24 points"),
        ([0.34, 0.1], "Too few"),
    ],
)
def test_change_is_said_only_beyond_the_noise(indices: list[float], expected: str) -> None:
    row = overview_rows(context(trends=front.trends(indices)))[0]
    assert row.change.startswith(expected), row.change
    assert (row.recordings, row.seen, row.unjudged, row.side) == ("12", "12", "0", "left")
    assert row.index.startswith("34 ± ")
    if expected == "No clear change":
        assert row.change.endswith("points)"), "the limit has its unit"


@pytest.mark.parametrize(
    ("since", "shown"),
    [("2025-03", "March 2025 (as entered)"), ("2025", "2025 (as entered)"), (None, None)],
)
def test_when_the_palsy_began_is_told_as_it_was_entered(
    since: str | None, shown: str | None
) -> None:
    request = replace(sample.request(Lang.EN), palsy_since=since)
    page = compose(request, FontShelf.of_system())
    assert dict(page.heading.facts).get("Palsy since") == shown
