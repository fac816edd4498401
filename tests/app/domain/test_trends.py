import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.findings import Reason, Unit
from app.domain.measured import Reading, Recorded, Repeat
from app.domain.progress import Noise, Pooled
from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected
from app.domain.trends import Break, Outcome, Trend, TrendKey, outcome_of, trends_of

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
SMILE = TrendKey("open_smile", "P2_smile_eye")
JITTER = (-0.01, 0.0, 0.01)


def recorded(
    week: float, index: float | None, *, reason: Reason | None = None, **changes: object
) -> Recorded:
    """A weekly recording whose three smiles lie around `index`; None: none could be judged."""
    if index is None:
        repeats = tuple(Repeat("open_smile", n, False, reason) for n in (1, 2, 3))
    else:
        repeats = tuple(
            Repeat("open_smile", n, True, None, (reading(index + off),))
            for n, off in enumerate(JITTER, start=1)
        )
    made = Recorded(
        id=SessionId(f"week {week:g}"),
        started_at=START + timedelta(weeks=week),
        set_id="recording_weekly",
        state=SessionState.ANALYSED,
        source_kind="camera",
        synthetic=False,
        affected=Affected.LEFT,
        algorithm_version="3.0.0",
        camera="camera 0, 1280x720",
        mm_per_ocd=90.0,
        repeats=repeats,
    )
    return replace(made, **changes)


def reading(index: float) -> Reading:
    """The affected left eye keeps 70 % less half of the difference."""
    return Reading("P2_smile_eye", 0.9 - index, 0.9, index, 0.012, Unit.OF_REST)


def weeks(values: Sequence[float | None], first: int = 0, **changes: object) -> list[Recorded]:
    return [
        recorded(first + n, value, reason=Reason.FACE_LOST, **changes)
        for n, value in enumerate(values)
    ]


def smile(found: Sequence[Recorded], **more: object) -> Trend:
    (trend,) = trends_of(found, **more)
    return trend


def test_a_point_is_the_median_of_its_repetitions_with_the_eyes_own_narrowing():
    trend = smile(weeks([0.2]))
    (point,) = trend.points
    assert trend.key == SMILE
    assert (point.value, point.repeats) == (0.2, 3)
    assert point.own == pytest.approx(0.3)


def test_three_recordings_are_neither_joined_nor_judged():
    trend = smile(weeks([0.1, 0.3, 0.5]))
    assert trend.outcome is Outcome.TOO_FEW
    assert not any(point.is_joined for point in trend.points)


def test_four_recordings_are_joined():
    assert [p.is_joined for p in smile(weeks([0.2] * 4)).points] == [False, True, True, True]


def test_a_missing_week_and_one_that_could_not_be_judged_stay_gaps():
    trend = smile([*weeks([0.2, 0.2, None, 0.2, 0.2]), *weeks([0.2, 0.2], first=6)])
    assert [p.is_joined for p in trend.points] == [False, True, False, False, True, False, True]
    gap = trend.points[2]
    assert not gap.is_valued
    assert gap.reason is Reason.FACE_LOST


def test_values_within_the_band_are_no_clear_change():
    assert smile(weeks([0.2, 0.22, 0.19, 0.21])).outcome is Outcome.NO_CLEAR_CHANGE


def test_one_recording_outside_is_not_yet_a_change_two_are():
    calm = [0.2, 0.205, 0.2, 0.205, 0.2, 0.205, 0.2, 0.205, 0.2, 0.205, 0.2, 0.205]
    assert smile(weeks([*calm, 0.1])).outcome is Outcome.ONE_OUTSIDE
    assert smile(weeks([*calm, 0.1, 0.1])).outcome is Outcome.SMALLER
    assert smile(weeks([*calm, 0.32, 0.32])).outcome is Outcome.LARGER
    assert smile(weeks([*calm, 0.1, 0.2])).outcome is Outcome.NO_CLEAR_CHANGE


def test_two_outside_on_opposite_sides_are_no_change_yet():
    trend = smile(weeks([0.2, 0.2, 0.05, 0.35]))
    narrow = Noise(Pooled(0.01, 8), Pooled(math.nan, 0), 0.01, 0.01)
    assert outcome_of(trend.newest, narrow) is Outcome.ONE_OUTSIDE


def test_recordings_that_jump_about_have_a_wide_band():
    steady = smile(weeks([0.2, 0.2, 0.2, 0.2, 0.2]))
    jumping = smile(weeks([0.2, 0.3, 0.2, 0.3, 0.2]))
    assert steady.noise is not None
    assert jumping.noise is not None
    assert jumping.noise.detectable > 4 * steady.noise.detectable


def test_a_step_at_a_treatment_is_not_taken_for_noise():
    found = weeks([0.3, 0.3, 0.3, 0.3, 0.1, 0.1, 0.1, 0.1])
    mark = START + timedelta(weeks=3, days=2)
    without, marked = smile(found), smile(found, marks=(mark,))
    assert without.noise is not None
    assert marked.noise is not None
    assert marked.noise.history.sd < without.noise.history.sd / 3
    assert marked.outcome is Outcome.SMALLER


@pytest.mark.parametrize(
    ("cause", "changes"),
    [
        (Break.CAMERA, {"camera": "camera 1, 640x480"}),
        (Break.ALGORITHM, {"algorithm_version": "4.0.0"}),
        (Break.SIDE, {"affected": Affected.RIGHT}),
    ],
)
def test_what_was_recorded_another_way_begins_anew(cause: Break, changes: dict[str, object]):
    trend = smile([*weeks([0.3] * 5), *weeks([0.1] * 3, first=5, **changes)])
    first, second = trend.stretches
    assert (first.cause, second.cause) == (None, cause)
    assert (len(first.points), len(second.points)) == (5, 3)
    assert trend.outcome is Outcome.TOO_FEW
    assert not any(point.is_joined for point in second.points)


def test_a_camera_that_nobody_knows_breaks_nothing_and_hides_no_later_change():
    unknown = weeks([0.2], first=4, camera=None)
    assert len(smile([*weeks([0.2] * 4), *unknown, *weeks([0.2], first=5)]).stretches) == 1
    other = weeks([0.2], first=5, camera="camera 1, 640x480")
    assert len(smile([*weeks([0.2] * 4), *unknown, *other]).stretches) == 2


def test_a_recording_not_looked_at_yet_is_said_and_breaks_nothing():
    waiting = recorded(4, None, state=SessionState.RECORDED, camera=None, algorithm_version=None)
    trend = smile([*weeks([0.2] * 4), replace(waiting, repeats=()), *weeks([0.2], first=5)])
    assert len(trend.stretches) == 1
    assert [p.is_waiting for p in trend.points] == [False] * 4 + [True, False]


def test_a_doubted_flag_stays_in_the_trend_and_is_marked():
    found = weeks([0.2] * 4)
    doubt = (found[1].id, "open_smile", "P2_smile_eye")
    other = (found[2].id, "lip_pucker", "P4_pucker_eye")
    trend = smile(found, doubts=frozenset((doubt, other)))
    assert [p.is_doubted for p in trend.points] == [False, True, False, False]
    assert all(p.is_valued for p in trend.points)


def test_the_side_unknown_has_no_narrowing_of_its_own():
    assert math.isnan(smile(weeks([0.2], affected=Affected.UNKNOWN)).points[0].own)


def test_corners_are_shown_in_millimetres_by_one_scale_for_all():
    def corner(week: int, mm: float) -> Recorded:
        one = Reading("P1_blink_mouth", 4.0, 1.0, 3.0, 0.1, Unit.PERCENT_OCD)
        repeat = Repeat("soft_blink", 1, True, None, (one,))
        return recorded(week, None, repeats=(repeat,), mm_per_ocd=mm)

    trend = smile([corner(0, 88.0), corner(1, 90.0), corner(2, 95.0)])
    assert trend.in_mm
    assert [p.value * trend.scale for p in trend.points] == pytest.approx([2.7] * 3)
    assert trend.points[0].own == 4.0


def test_an_exercise_that_was_not_part_of_a_recording_is_no_gap():
    other = Repeat("lip_pucker", 1, True, None, (reading(0.1),))
    found = [*weeks([0.2] * 2), recorded(2, None, repeats=(other,))]
    trends = {trend.key.exercise: trend for trend in trends_of(found)}
    assert len(trends["open_smile"].points) == 2
    assert len(trends["lip_pucker"].points) == 1


def test_nothing_recorded_gives_no_trend():
    assert trends_of([]) == ()
