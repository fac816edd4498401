"""Where the fingertips are at a moment of a massage step: plain geometry, no Qt.

Points are (x, y) in the coordinates of the drawing, times in seconds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ui.widgets.face_map_data import Point, Stroke

# The design allows 60 px a second; a drawing unit is about a pixel where the map is largest.
_FASTEST_PER_S: Final = 60.0
_PEAK_OF_EASE: Final = 1.5
_COIL_RADIUS: Final = (6.0, 11.0)
_RADIUS_PER_LENGTH: Final = 0.22
_COIL_PITCH: Final = 21.0
_WAVE_HEIGHT: Final = 8.0
_WAVE_LENGTH: Final = 30.0
_SAMPLES_PER_TURN: Final = 24
_TAP_GAP: Final = 17.0
_RESTING_SHARE: Final = 0.6
CURVED: Final = frozenset({"glide", "stroke"})
COILED: Final = frozenset({"circle"})
WAVED: Final = frozenset({"knead"})
TAPPED: Final = frozenset({"tap"})


@dataclass(frozen=True, slots=True)
class Touch:
    """Where the fingertips are; `lift` 0 on the skin to 1, on the way back and between taps."""

    at: Point
    lift: float = 0.0
    passes: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """One pass of the fingertips, and the time it takes."""

    points: tuple[Point, ...]
    seconds: float
    is_tapped: bool
    is_eased: bool

    def at(self, t_s: float) -> Touch:
        share = min(max(t_s / self.seconds, 0.0), 1.0)
        if self.is_tapped:
            return self._tap(share)
        return Touch(along(self.points, ease(share) if self.is_eased else share))

    def _tap(self, share: float) -> Touch:
        last = len(self.points) - 1
        place = min(share * (last + 1), last + 0.999)
        index, within = int(place), place - int(place)
        if within < _RESTING_SHARE or index == last:
            return Touch(self.points[index])
        share = ease((within - _RESTING_SHARE) / (1.0 - _RESTING_SHARE))
        return Touch(between(self.points[index], self.points[index + 1], share), _arch(share))


def track(stroke: Stroke, technique: str, stroke_s: float) -> Track:
    """Return the way of the fingertips along a stroke.

    `stroke_s`: seconds of one stroke, circle or tap; a long glide takes longer rather than hurry.
    """
    if technique in TAPPED:
        points = dots(stroke)
        return Track(points, stroke_s * len(points), True, False)
    if technique in COILED or technique in WAVED:
        points = line_of(stroke, technique)
        return Track(points, stroke_s * turns(stroke, technique), False, False)
    points = curve(stroke)
    slowest = _PEAK_OF_EASE * length(points) / _FASTEST_PER_S
    return Track(points, max(stroke_s, slowest), False, True)


def touch_at(tracks: Sequence[Track], t_s: float) -> Touch:
    """Return the touch at a time: each pass in its turn, and lifted back to the next one."""
    backs = [_back_s(one, tracks[(i + 1) % len(tracks)]) for i, one in enumerate(tracks)]
    period = sum(one.seconds for one in tracks) + sum(backs)
    rounds, t_s = divmod(t_s, period)
    for i, (one, back_s) in enumerate(zip(tracks, backs, strict=True)):
        passes = int(rounds) * len(tracks) + i
        if t_s < one.seconds:
            touch = one.at(t_s)
            return Touch(touch.at, touch.lift, passes)
        t_s -= one.seconds
        if t_s < back_s:
            start = tracks[(i + 1) % len(tracks)].points[0]
            share = ease(t_s / back_s)
            return Touch(between(one.points[-1], start, share), _arch(share), passes)
        t_s -= back_s
    return Touch(tracks[0].points[0], 0.0, int(rounds) * len(tracks))


def _back_s(one: Track, following: Track) -> float:
    return max(0.4, _PEAK_OF_EASE * length((one.points[-1], following.points[0])) / _FASTEST_PER_S)


def line_of(stroke: Stroke, technique: str) -> tuple[Point, ...]:
    """Return the line by which a technique is drawn."""
    if technique in COILED:
        return _coil(stroke)
    if technique in WAVED:
        return _wave(stroke)
    return curve(stroke)


def curve(stroke: Stroke, samples: int = 32) -> tuple[Point, ...]:
    """Return a parabola that starts, passes and ends at the three points of the stroke."""
    (x0, y0), (x1, y1), (x2, y2) = stroke
    across, down = 2 * x1 - (x0 + x2) / 2, 2 * y1 - (y0 + y2) / 2

    def point(t: float) -> Point:
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return a * x0 + b * across + c * x2, a * y0 + b * down + c * y2

    return tuple(point(i / samples) for i in range(samples + 1))


def dots(stroke: Stroke) -> tuple[Point, ...]:
    """Return the places of a stroke that are tapped, evenly spread."""
    line = curve(stroke)
    count = max(3, round(length(line) / _TAP_GAP))
    return tuple(along(line, i / count) for i in range(count + 1))


def turns(stroke: Stroke, technique: str) -> int:
    pitch = _WAVE_LENGTH if technique in WAVED else _COIL_PITCH
    return max(2, round(length(curve(stroke)) / pitch))


def _coil(stroke: Stroke) -> tuple[Point, ...]:
    """Small circles that travel along the stroke."""
    count = turns(stroke, "circle")
    samples = count * _SAMPLES_PER_TURN
    least, most = _COIL_RADIUS
    radius = min(max(_RADIUS_PER_LENGTH * length(curve(stroke)), least), most)
    hand = -1.0 if stroke[2][0] < stroke[0][0] else 1.0
    points: list[Point] = []
    for i, (x, y) in enumerate(curve(stroke, samples)):
        angle = 2 * math.pi * count * i / samples + math.pi / 2
        points.append((x + hand * radius * math.cos(angle), y + radius * math.sin(angle)))
    return tuple(points)


def _wave(stroke: Stroke) -> tuple[Point, ...]:
    count = turns(stroke, "knead")
    samples = count * _SAMPLES_PER_TURN
    line = curve(stroke, samples)
    points: list[Point] = []
    for i, (x, y) in enumerate(line):
        (x0, y0), (x1, y1) = line[max(i - 1, 0)], line[min(i + 1, samples)]
        run = math.hypot(x1 - x0, y1 - y0)
        out = _WAVE_HEIGHT * math.sin(2 * math.pi * count * i / samples)
        points.append((x - out * (y1 - y0) / run, y + out * (x1 - x0) / run))
    return tuple(points)


def along(points: Sequence[Point], share: float) -> Point:
    """Return the point at a share 0..1 of the steps between the points."""
    place = share * (len(points) - 1)
    index = min(int(place), len(points) - 2)
    return between(points[index], points[index + 1], place - index)


def length(points: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _arch(share: float) -> float:
    return math.sin(math.pi * share)


def ease(share: float) -> float:
    bounded = min(max(share, 0.0), 1.0)
    return bounded * bounded * (3.0 - 2.0 * bounded)


def between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
