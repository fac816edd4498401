"""The benchmarks are run by hand: that they can still be started is held here."""

import importlib
from pathlib import Path

import pytest

import benchmarks
from app.domain.sides import Side
from benchmarks.live_truth import Event

NAMES = sorted(path.stem for path in Path(benchmarks.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_can_be_imported(name: str) -> None:
    assert importlib.import_module(f"benchmarks.{name}").__doc__


def test_the_clock_of_a_cue_stands_still_in_blinks_alone() -> None:
    shut = (0.96, 1.04, 1.08, 1.6)
    event = Event("oral_ocular", Side.LEFT, 0.8, 1.0, 4.0, 0.3, is_hidden=True, shut_s=shut)
    assert event.open_eyed_s(1.5) == pytest.approx(0.42), "two frames fell between"
    assert event.open_eyed_s(0.9) == pytest.approx(-0.1), "it came before"
