"""A stretch of an outline, as it is played."""

import numpy as np

from app.domain import landmarks as lm
from app.session.moments import moment_of_outline
from tests.app.store import samples


def test_a_stretch_of_an_outline_with_its_own_times_and_gaps() -> None:
    moment = moment_of_outline(samples.OUTLINE, 3.5, 4.7)
    times = [shot.frame.t_ns for shot in moment.shots]
    assert times == sorted(times)
    assert times[0] == 3_100_000_000, "a little before comes along, though no face was there yet"
    seen = [shot for shot in moment.shots if shot.points is not None]
    assert len(seen) == samples.OUTLINE.times_ms.size
    lost = [shot.frame.t_s for shot in moment.shots if shot.points is None]
    assert [t for t in lost if t < 3.4] == [3.1]
    assert [t for t in lost if 3.6 < t < 4.64] == [3.8, 4.0, 4.2, 4.4], (
        "where no face was seen none is shown"
    )
    corners = [shot.points[lm.ORAL_COMMISSURE.left, 1] for shot in seen if shot.points is not None]
    assert np.argmin(corners) in range(4, 8), "the smile rises and falls"
    assert not seen[0].frame.pixels.any(), "there is no picture"


def test_one_without_a_face_in_it_shows_none() -> None:
    for start_s, end_s in ((0.0, 0.1), (3.8, 4.0), (60.0, 62.0)):
        moment = moment_of_outline(samples.OUTLINE, start_s, end_s)
        assert moment.shots
    assert all(shot.points is None for shot in moment.shots)
