"""Frames gathered part by part give what they give all at once."""

from dataclasses import fields, replace

import numpy as np
import pytest

from app.domain.measures import FaceReading, signals_of
from app.domain.series import Signals, joined
from app.domain.sides import Sides

RANDOM = np.random.default_rng(9)


def sides() -> Sides[float]:
    return Sides(float(RANDOM.normal()), float(RANDOM.normal()))


def reading(*, with_halves: bool) -> FaceReading:
    yaw, pitch, roll, ocd, iris = (float(each) for each in RANDOM.normal(size=5))
    whole = FaceReading(yaw, pitch, roll, ocd, iris, sides(), sides(), sides(), sides(), sides())
    if not with_halves:
        return whole
    return replace(
        whole,
        corner_hemi_up=sides(),
        upper_lid=sides(),
        whole_lid_gap=sides(),
        half_gap=sides(),
        appearance=RANDOM.normal(size=(2, 15, 19)).astype(np.float16),
    )


def arrays(signals: Signals) -> dict[str, np.ndarray | None]:
    found: dict[str, np.ndarray | None] = {}
    for each in fields(signals):
        value = getattr(signals, each.name)
        if isinstance(value, Sides):
            found |= {f"{each.name}.left": value.left, f"{each.name}.right": value.right}
        else:
            found[each.name] = value
    return found


@pytest.mark.parametrize("with_halves", [True, False])
def test_parts_that_are_joined_are_the_whole(*, with_halves: bool) -> None:
    """The second part shows no face at all, the last has one frame."""
    seen = [reading(with_halves=with_halves) for _ in range(13)]
    readings: list[FaceReading | None] = [*seen[:4], *[None] * 4, *seen[8:]]
    t_s = np.arange(13) / 25
    whole = signals_of(readings, t_s)
    parts = [signals_of(readings[n : n + 4], t_s[n : n + 4]) for n in range(0, 13, 4)]
    made = joined(parts)
    assert parts == [], "a long recording does not take its room twice"
    for name, wanted in arrays(whole).items():
        found = arrays(made)[name]
        assert (found is None) is (wanted is None), name
        if found is not None and wanted is not None:
            assert found.dtype == wanted.dtype
            assert found.tobytes() == wanted.tobytes(), name
            assert not found.flags.writeable
    assert (made.appearance is not None) is with_halves


def test_a_recording_without_any_face_is_all_nan() -> None:
    made = joined([signals_of([None] * 3, np.arange(3.0)), signals_of([None], np.array([3.0]))])
    assert made.t_s.tolist() == [0, 1, 2, 3]
    assert not made.tracked.any()
    assert made.appearance is None
