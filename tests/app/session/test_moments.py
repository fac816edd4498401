"""A stretch of a film or an outline, as it is played."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain import landmarks as lm
from app.domain.contours import Outline
from app.domain.framing import Framing
from app.errors import StorageFailure
from app.frames import Frame, freeze
from app.media.packed import PackedFrame
from app.media.recorder import MatroskaWriter, RecorderOptions
from app.session.moments import moment_of, moment_of_outline
from tests.app.media.pictures import number_in, picture
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


def test_the_resting_face_comes_along_where_it_is_known() -> None:
    outline = samples.OUTLINE
    moment = moment_of_outline(outline, 3.5, 4.7, (3.39, 3.41))
    assert moment.rest is not None
    first = next(shot.points for shot in moment.shots if shot.points is not None)
    assert np.array_equal(moment.rest, first, equal_nan=True), "the first picture is at rest"
    assert moment_of_outline(outline, 3.5, 4.7, (50.0, 51.0)).rest is None
    assert moment_of_outline(outline, 3.5, 4.7).rest is None


def test_a_flood_of_pictures_from_elsewhere_is_thinned() -> None:
    count = 30_000
    points = np.repeat(samples.OUTLINE.points[:1], count, axis=0)
    moment = moment_of_outline(Outline(np.arange(count), points), 0.0, 30.0)
    assert 2000 < len(moment.shots) <= 2710
    assert moment.shots[-1].frame.t_s > 29.9, "evenly, to its end"


@pytest.mark.parametrize(("size", "fps"), [((640, 480), 120), ((1920, 1080), 20)])
def test_a_fast_or_large_film_stays_within_its_memory(tmp_path, size, fps) -> None:
    pixels = np.full((size[1], size[0], 3), 90, np.uint8)
    path = tmp_path / "film.mkv"
    writer = MatroskaWriter(path, *size, RecorderOptions(is_exact=True))
    for n in range(fps * 2):
        writer.write(Frame(freeze(pixels.copy()), n * 1_000_000_000 // fps, n))
    writer.close()
    shots = moment_of(path, 0.5, 1.5, with_landmarks=False).shots
    times = [shot.frame.t_s for shot in shots]
    assert 25 < len(shots) <= 85
    assert np.diff(times).min() > 0.02
    assert sum(shot.frame.pixels.nbytes for shot in shots) <= 100e6


def test_one_without_a_face_in_it_shows_none() -> None:
    for start_s, end_s in ((0.0, 0.1), (3.8, 4.0), (60.0, 62.0)):
        moment = moment_of_outline(samples.OUTLINE, start_s, end_s)
        assert moment.shots
    assert all(shot.points is None for shot in moment.shots)


FRAMING = Framing(
    640, 480, ((0.4, 0.3), (0.6, 0.3), (0.6, 0.7), (0.4, 0.7)), *([((0.5, 0.5),) * 3] * 3)
)


def striped(path: Path) -> Path:
    """Write a film whose left half is dark and right half light, with a bright middle."""
    pixels = np.full((480, 640, 3), 40, np.uint8)
    pixels[:, 320:] = 200
    writer = MatroskaWriter(path, 640, 480, RecorderOptions(is_exact=True))
    for n in range(30):
        writer.write(Frame(freeze(pixels.copy()), n * 33_000_000, n))
    writer.close()
    return path


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody make the face model, which holds 200 MB."""

    def refuse() -> None:
        raise AssertionError("it can be shown without the face model")

    monkeypatch.setattr("app.vision.faces.FaceFinder", refuse)


@pytest.mark.usefixtures("no_model")
def test_where_the_face_sat_is_cut_out_without_looking_for_it(tmp_path) -> None:
    film = striped(tmp_path / "video.mkv")
    moment = moment_of(film, 0.3, 0.6, with_landmarks=False, framing=FRAMING)
    height, width = moment.shots[0].frame.pixels.shape[:2]
    # 128 by 192 px of face, and 0.55 of the longer way around it.
    assert (width, height) == (pytest.approx(128 + 106, abs=2), pytest.approx(192 + 106, abs=2))
    cut = moment.shots[0].frame.pixels.astype(int)
    assert cut[:, : width // 2 - 8].mean() < 60
    assert cut[:, width // 2 + 8 :].mean() > 180


@pytest.mark.usefixtures("no_model")
def test_a_face_that_moved_in_the_picture_stays_in_what_is_cut_out(tmp_path) -> None:
    film = striped(tmp_path / "video.mkv")
    went = replace(FRAMING, reach=(0.25, 0.3, 0.6, 0.7))
    shots = moment_of(film, 0.3, 0.6, with_landmarks=False, framing=went).shots
    height, width = shots[0].frame.pixels.shape[:2]
    assert (width, height) == (pytest.approx(224 + 123, abs=2), pytest.approx(192 + 123, abs=2))


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    "framing",
    [
        None,
        replace(FRAMING, oval=((5.0, 0.1), (9.0, 0.5), (1e300, -1e300))),
        replace(FRAMING, reach=(0.6, 0.4, 0.6, 0.9)),
    ],
)
def test_without_a_place_that_can_be_true_the_whole_picture_stands(tmp_path, framing) -> None:
    film = striped(tmp_path / "video.mkv")
    moment = moment_of(film, 0.3, 0.6, with_landmarks=False, framing=framing, finds_face=False)
    assert moment.shots[0].frame.pixels.shape == (480, 640, 3)


def test_pictures_wait_packed_and_look_the_same(tmp_path) -> None:
    frame = Frame(picture(165), 40_000_000, 1)
    packed = PackedFrame.of(frame)
    again = packed.unpack()
    assert (again.t_ns, again.number, number_in(again.pixels)) == (40_000_000, 1, 165)
    assert np.abs(again.pixels.astype(int) - frame.pixels).max() <= 40
    assert np.abs(again.pixels.astype(int) - frame.pixels).mean() < 1.5
    assert len(packed.jpeg) < frame.pixels.nbytes / 6
    with pytest.raises(StorageFailure):
        PackedFrame.of(Frame(np.zeros((0, 4, 3), np.uint8), 0, 0))
