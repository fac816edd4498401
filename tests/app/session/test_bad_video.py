"""Films of every kind that people have: judged rightly, or refused in a clear sentence."""

from pathlib import Path

import numpy as np
import pytest

from app.domain.findings import Reason
from app.domain.sides import Affected, Side
from app.session.analysis import Analysed, analyse_video
from app.session.trackers import make_tracker
from app.session.watches import watches_of
from exercises.library import Library
from tests.app.session.conftest import SHORT
from tests.app.session.odd_films import Shot, beside, every, scaled, shots_of, uneven, write

LEFT_EYE = [("open_smile", "P2_smile_eye", Side.LEFT)]
"""What the demo person shows."""


@pytest.fixture(scope="module")
def shots(demo_video: Path) -> list[Shot]:
    return shots_of(demo_video)


def judged(path: Path, library: Library) -> Analysed:
    return analyse_video(path, SHORT.timeline(), Affected.LEFT, watches_of(library), make_tracker)


def flags(analysed: Analysed) -> list[tuple[str, str, Side]]:
    return [(f.exercise, f.pattern, f.side) for f in analysed.verdict.analysis.flags]


def test_twelve_pictures_a_second_are_enough(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    analysed = judged(write(tmp_path / "slow.mp4", every(shots, 12)), library)
    assert analysed.verdict.source.fps == pytest.approx(12, abs=0.2)
    assert flags(analysed) == LEFT_EYE


def test_a_varying_frame_rate_keeps_its_own_times(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    kept = uneven(every(shots, 15))
    analysed = judged(write(tmp_path / "uneven.mov", kept), library)
    assert analysed.signals.t_s == pytest.approx([t_s for t_s, _ in kept], abs=0.002)
    assert flags(analysed) == LEFT_EYE


def test_a_face_of_a_hundred_pixels_is_not_judged(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    tiny = scaled(every(shots, 12), 320, 240)
    analysed = judged(write(tmp_path / "tiny.mp4", tiny), library)
    assert flags(analysed) == []
    assert [m.reason for m in analysed.verdict.analysis.movements] == [Reason.NO_REST]


@pytest.mark.soak
def test_of_two_people_one_is_followed_throughout(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    """The second sits still: nothing of hers may be mixed in."""
    still = shots[0][1]
    analysed = judged(write(tmp_path / "two.mp4", beside(shots, lambda _: still)), library)
    middles = [(box.left + box.right) / 2 for box in analysed.boxes if box is not None]
    assert float(np.ptp(middles)) < 80, "the box never jumps to the other face"
    assert flags(analysed) in (LEFT_EYE, []), "of one person, or nothing seen in the other"


@pytest.mark.soak
def test_a_4k_film_is_read_like_a_small_one(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    large = scaled(every(shots, 12), 3840, 2160)
    assert flags(judged(write(tmp_path / "4k.mp4", large), library)) == LEFT_EYE


@pytest.mark.soak
def test_a_slow_motion_film_is_read_at_its_own_rate(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    analysed = judged(write(tmp_path / "fast.mp4", every(shots, 120)), library)
    assert analysed.verdict.source.fps == pytest.approx(120, abs=6), (
        "the file counts in milliseconds"
    )
    assert flags(analysed) == LEFT_EYE


@pytest.mark.soak
def test_two_hours_are_read_to_their_end(
    shots: list[Shot], library: Library, tmp_path: Path
) -> None:
    """The same pictures over and over, one in five seconds: `analyze` has no upper limit."""
    few = every(shots, 4)
    long = [(5.0 * n, few[n % len(few)][1]) for n in range(1440)]
    told: list[tuple[int, int]] = []
    path = write(tmp_path / "long.mp4", scaled(long, 320, 240))
    analysed = analyse_video(
        path,
        SHORT.timeline(),
        Affected.LEFT,
        watches_of(library),
        make_tracker,
        progress=lambda done, of: told.append((done, of)),
    )
    assert analysed.verdict.source.duration_s == pytest.approx(7200, abs=10)
    assert told[-1] == (1440, 1440)
    assert told == sorted(told)
