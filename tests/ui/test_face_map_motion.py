import math

import pytest

from exercises.library import load_library
from ui.widgets.face_map_data import load_diagrams
from ui.widgets.face_map_motion import (
    Track,
    along,
    curve,
    dots,
    ease,
    length,
    line_of,
    touch_at,
    track,
    turns,
)
from ui.widgets.face_map_paint import outline

MASSAGE = load_library().massage
STROKED = [name for name, step in MASSAGE.steps.items() if step.direction is not None]
STRAIGHT = ((0.0, 0.0), (60.0, 0.0), (120.0, 0.0))
SHORT = ((0.0, 0.0), (10.0, 0.0), (20.0, 0.0))


def tracks_of(name: str) -> list[Track]:
    step = MASSAGE.steps[name]
    stroke_s = MASSAGE.common.techniques[step.technique].s_per_stroke
    assert stroke_s is not None
    return [track(s, step.technique, stroke_s) for s in load_diagrams()[name].step.strokes]


def test_a_stroke_passes_its_three_points():
    bent = ((0.0, 0.0), (40.0, 30.0), (100.0, 10.0))
    line = curve(bent)
    assert (line[0], line[-1]) == (bent[0], bent[2])
    assert line[len(line) // 2] == pytest.approx(bent[1])


def test_a_glide_takes_its_seconds_and_longer_rather_than_hurry():
    assert track(STRAIGHT, "glide", 4.0).seconds == 4.0
    far = ((0.0, 0.0), (200.0, 0.0), (400.0, 0.0))
    assert track(far, "glide", 4.0).seconds == 10.0


def test_every_circle_takes_its_seconds():
    made = track(STRAIGHT, "circle", 2.0)
    count = turns(STRAIGHT, "circle")
    assert made.seconds == 2.0 * count
    crossings = sum(a[1] < 0 <= b[1] for a, b in zip(made.points, made.points[1:], strict=False))
    assert crossings == pytest.approx(count, abs=1)


def test_circles_of_a_short_way_are_smaller():
    def height(stroke):
        return max(y for _, y in line_of(stroke, "circle"))

    assert height(SHORT) < height(STRAIGHT)


def test_kneading_swings_to_both_sides_of_the_way():
    heights = [y for _, y in line_of(STRAIGHT, "knead")]
    assert min(heights) == pytest.approx(-max(heights), abs=0.5)
    assert max(heights) > 5


def test_a_tap_lands_at_each_dot_and_is_lifted_between():
    made = track(STRAIGHT, "tap", 2.0)
    assert made.points == dots(STRAIGHT)
    for number, dot in enumerate(made.points):
        touch = made.at(2.0 * number + 0.5)
        assert (touch.at, touch.lift) == (pytest.approx(dot), 0.0)
    assert made.at(2.0 * 0.8).lift > 0.9


def test_the_ends_of_easing_and_of_a_way():
    assert (ease(-1.0), ease(0.5), ease(2.0)) == (0.0, 0.5, 1.0)
    assert along([(0.0, 0.0), (2.0, 2.0)], 1.0) == (2.0, 2.0)
    assert length([(0.0, 0.0), (3.0, 4.0)]) == 5.0


@pytest.mark.parametrize("name", STROKED)
def test_fingertips_never_jump_and_keep_to_the_speed_limit(name):
    tracks = tracks_of(name)
    step_s = 0.02
    before = touch_at(tracks, 0.0)
    for i in range(1, 3000):
        now = touch_at(tracks, i * step_s)
        assert math.dist(before.at, now.at) <= 61.0 * step_s
        assert abs(now.lift - before.lift) < 0.2
        before = now


@pytest.mark.parametrize("name", STROKED)
def test_passes_begin_on_the_skin_at_the_start_of_the_arrow(name):
    tracks = tracks_of(name)
    first = touch_at(tracks, 0.0)
    assert first.at == pytest.approx(tracks[0].points[0])
    assert (first.lift, first.passes) == (0.0, 0)
    assert touch_at(tracks, 600.0).passes > 3


@pytest.mark.parametrize("name", ["orbital_rim", "platysma", "neck_back"])
def test_fingers_never_go_where_nothing_may_be_touched(name):
    diagram = load_diagrams()[name]
    forbidden = [outline(path) for path in diagram.keep_off]
    assert forbidden
    width = diagram.view.size[0]
    points = [p for made in tracks_of(name) for p in made.points]
    for x, y in points:
        for path in forbidden:
            assert not path.contains(_point(x, y))
            assert not diagram.view.is_symmetric or not path.contains(_point(width - x, y))


@pytest.mark.parametrize("name", STROKED)
def test_strokes_lie_on_their_muscle(name):
    step = load_diagrams()[name].step
    box = outline(step.areas[0]).boundingRect().adjusted(-8, -8, 8, 8)
    for stroke in step.strokes:
        assert all(box.contains(_point(x, y)) for x, y in stroke)


def _point(x: float, y: float):
    from PySide6.QtCore import QPointF

    return QPointF(x, y)
