"""The numbers of a result and what led to them, in words."""

from dataclasses import replace

import pytest

from app.domain.constants import Constants
from app.domain.findings import Mode, Strength
from app.domain.records import SessionRecord
from app.texts import Lang, Texts
from tests.ui.result_models import model_of
from tests.ui.session_fakes import (  # noqa: F401
    LIBRARY,
    REST,
    flag,
    leaves_nothing,
    measure,
    movement,
    record,
)
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import ResultParts

# --- numbers and what led to them ------------------------------------------------------------


def explained(shown: SessionRecord, exercise: str = "open_smile") -> tuple:
    parts = ResultParts(algorithm_version="3.0.0", constants=Constants().as_dict())
    return ResultViewModel(shown, LIBRARY, Texts(Lang.EN), {}, parts).detail(exercise).numbers


def smile(**changes: object) -> tuple:
    return (replace(movement(rep=1, start_s=8.0), measures=(measure(**changes),)),)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Threshold: the lower cut."),
        ({"noise": 0.05, "threshold": 0.15}, "Threshold: 3 times the noise at rest."),
        ({"threshold": 0.15}, "because the puckers of this recording show nothing"),
        ({"threshold": 0.12}, "as the version that judged it"),
    ],
)
def test_why_a_threshold_is_as_high_as_it_is(changes, words):
    (row,) = explained(record(movements=smile(**changes)))
    assert words in row.story


def test_without_guidance_only_the_upper_cut_counts():
    shown = record(movements=smile(threshold=0.15))
    verdict = shown.verdict
    free = replace(verdict, analysis=replace(verdict.analysis, mode=Mode.FREE))
    (row,) = explained(replace(shown, verdict=free))
    assert "nothing was asked for" in row.story
    assert "Compared with the middle of the whole recording (2.8 s of it usable)." in row.story


def test_what_was_compared_with_what_stands_in_seconds():
    (row,) = explained(record(movements=smile()))
    assert "Held from second 9.0 to 11.0 of the recording (2.0 s)." in row.story
    assert "Compared with your resting face from second 2.0 to 5.0 (2.8 s of it usable)." in (
        row.story
    )
    own = replace(smile()[0], rest=replace(REST, start_s=20.0, end_s=23.0))
    (row,) = explained(record(movements=(own,)))
    assert "from second 20.0 to 23.0" in row.story


@pytest.mark.parametrize(
    ("share", "told"), [(None, False), (1.0, False), (0.998, False), (0.62, True)]
)
def test_a_weaker_corner_is_told_where_it_counts(share, told):
    (row,) = explained(record(movements=smile(movement_share=share)))
    assert ("went 62 %" in row.story) is told
    assert ("mouth corner of the affected side" in row.story) is told


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ((), "Not marked."),
        ((flag(),), "Marked as seen."),
        ((flag(strength=Strength.SLIGHT),), "Marked as not sure."),
    ],
)
def test_what_came_of_a_measure(flags, words):
    (row,) = explained(record(movements=smile(), flags=flags))
    assert row.story.startswith(words)


def test_the_other_way_round_keeps_its_sign_and_nothing_is_minus_nothing():
    (row,) = explained(record(movements=smile(index=-0.053)))
    assert row.cells[2] == "−5 ± 9 %"
    (row,) = explained(record(movements=smile(index=-0.001)))
    assert row.cells[2] == "0 ± 9 %"


def test_a_movement_brings_the_scale_of_its_own_rest():
    corner = measure("P1_blink_mouth", index=3.0)
    own = replace(movement(rep=1), measures=(corner,), rest=replace(REST, mm_per_ocd=100.0))
    (row,) = explained(record(movements=(own,)))
    assert row.cells[0] == "4.0 mm"
    (row,) = explained(record(movements=(replace(own, rest=None),)))
    assert row.cells[0] == "3.6 mm"


def test_the_algorithm_is_named():
    parts = ResultParts(algorithm_version="3.0.0")
    model = ResultViewModel(record(), LIBRARY, Texts(Lang.EN), {}, parts)
    assert model.detail("open_smile").made_by == (
        "Algorithm 3.0.0; read: each half of the face by itself."
    )
    verdict = record().verdict
    standard = replace(verdict, tracking=replace(verdict.tracking, mode="standard"))
    model = ResultViewModel(replace(record(), verdict=standard), LIBRARY, Texts(Lang.EN), {}, parts)
    assert "the whole face at once" in model.detail("open_smile").made_by
    assert model_of(record()).detail("open_smile").made_by == ""
