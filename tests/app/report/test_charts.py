"""The curves as a picture, and what their axes say."""

import math
from dataclasses import replace

import numpy as np
import pytest

from app.domain.sides import Affected, Sides
from app.report.charts import ChartSpec, Hold, draw_chart
from app.report.scales import clock_ticks, corner_scale, every, eye_scale
from tests.app.report import sample

SPEC = ChartSpec(5.0, 27.0, ((7.2, 10.5),), (Hold(1, 7.2, 10.5),), Affected.LEFT, 182.0)


def test_chart_holds_lines_only_and_names_its_labels() -> None:
    chart = draw_chart(sample.curves(), SPEC)
    assert chart is not None
    assert "<text" not in chart.svg
    assert 'pattern id="' in chart.svg
    texts = [label.text for label in chart.labels]
    assert {"0%", "50%", "100%", "0:10", "1"} <= set(texts)
    assert all(0 <= label.x_mm <= chart.width_mm for label in chart.labels)
    assert all(0 <= label.y_mm <= chart.height_mm for label in chart.labels)


def test_chart_repeats_byte_for_byte() -> None:
    assert draw_chart(sample.curves(), SPEC) == draw_chart(sample.curves(), SPEC)


def test_sides_differ_by_line_and_marker_not_only_by_colour() -> None:
    chart = draw_chart(sample.curves(), SPEC)
    assert chart is not None
    assert "stroke-dasharray" in chart.svg
    unknown = draw_chart(sample.curves(), replace(SPEC, affected=Affected.UNKNOWN))
    assert unknown is not None
    assert "#8f4700" in chart.svg
    assert "#8f4700" not in unknown.svg


def test_unmeasurable_frames_leave_a_gap() -> None:
    whole = draw_chart(sample.curves(), replace(SPEC, flagged_s=(), start_s=40.0, end_s=51.0))
    broken = draw_chart(sample.curves(), replace(SPEC, flagged_s=(), start_s=48.0, end_s=58.0))
    assert whole is not None
    assert broken is not None
    assert _longest_moves(broken.svg) > _longest_moves(whole.svg)


def _longest_moves(svg: str) -> int:
    return max(path.count("M ") for path in svg.split('d="'))


def test_nothing_measurable_gives_no_chart() -> None:
    assert draw_chart(sample.curves(), replace(SPEC, start_s=52.2, end_s=53.0)) is None


def test_eye_axis_starts_at_nothing_and_holds_the_curve() -> None:
    nothing = np.full(3, np.nan)
    assert eye_scale(Sides(nothing, nothing)) == (0.0, 112.0, (0.0, 50.0, 100.0))
    low, high, _ = eye_scale(Sides(np.array([90.0, 130.0]), nothing))
    assert (low, high) == (0.0, 135.0)
    assert eye_scale(Sides(np.array([900.0]), nothing))[1] == 200.0


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.2), (-2.0, 7.0), (-30.0, 90.0), (0.0, 900.0)])
def test_corner_axis_has_few_round_ticks(low: float, high: float) -> None:
    scale_low, scale_high, ticks = corner_scale(Sides(np.array([low]), np.array([high])))
    assert scale_low < low
    assert scale_high > high
    assert 2 <= len(ticks) <= 19
    assert 0.0 in ticks


def test_clock_has_room_for_its_labels() -> None:
    for length in (0.5, 9.0, 44.0, 400.0, 4000.0):
        ticks = clock_ticks(5.0, 5.0 + length, 134.0)
        assert len(ticks) <= 134 / 15 + 1
        assert all(math.isclose(t, round(t)) for t in ticks)


def test_marks_never_crowd() -> None:
    assert every(10) == 4
    assert every(1400) == 100
