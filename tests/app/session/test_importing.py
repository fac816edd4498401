"""A film of the demo person, coded as a phone does it, becomes a session."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from app.clock import VirtualClock
from app.domain.found import FoundKind
from app.domain.records import SessionState
from app.domain.review import FlagKey
from app.domain.sides import Affected, Side
from app.errors import SourceFailure, UsageFailure
from app.media.reader import VideoReader
from app.session.analysis import Cancelled
from app.session.importing import Imports, Note, nameable
from app.session.moments import moment_of, still_of
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.version import APP_VERSION
from exercises.library import Library
from tests.app.media.phone import write_film

pytestmark = pytest.mark.usefixtures("one_reading")

NOW = datetime(2026, 11, 23, 4, 15, tzinfo=UTC)
FILMED = datetime(2026, 6, 3, 12, tzinfo=UTC)


def recoded(video: Path, out: Path, *, rotation: int = 0, is_flipped: bool = False) -> Path:
    """Code a film anew as a phone held sideways would: HEVC in MOV, turned by its metadata."""
    with VideoReader(video) as reader, av.open(str(out), "w") as file:
        file.metadata["creation_time"] = FILMED.isoformat()
        stream = file.add_stream("libx265", rate=30)
        stream.options = {"x265-params": "log-level=none:crf=20", "preset": "ultrafast"}
        stream.codec_context.time_base = Fraction(1, 1000)
        for frame in reader:
            pixels = frame.pixels[:, ::-1] if is_flipped else frame.pixels
            turned = np.ascontiguousarray(np.rot90(pixels, -rotation // 90))
            if frame.number == 0:
                stream.height, stream.width = turned.shape[:2]
                stream.pix_fmt = "yuv420p"
                stream.set_display_rotation(rotation)
            shown = av.VideoFrame.from_ndarray(turned, format="bgr24")
            shown.pts, shown.time_base = frame.t_ns // 1_000_000, Fraction(1, 1000)
            file.mux(stream.encode(shown))
        file.mux(stream.encode(None))
    return out


@pytest.fixture(scope="module")
def film(demo_video: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recoded(demo_video, tmp_path_factory.mktemp("phone") / "IMG_0001.MOV", rotation=90)


@pytest.fixture
def studio(tmp_path: Path, library: Library) -> Iterator[Studio]:
    studio = Studio(DataPaths(tmp_path / "data"), library, VirtualClock(NOW), APP_VERSION)
    studio.open()
    yield studio
    studio.close()


@pytest.fixture
def imports(studio: Studio) -> Imports:
    return Imports(studio, VirtualClock(NOW))


def test_from_the_phone_to_the_log(imports: Imports, studio: Studio, film: Path) -> None:
    candidate = imports.examine(film)
    assert candidate.notes == (Note.FACE_SMALL,), "the demo person's face is 200 px wide"
    assert candidate.face is not None
    assert candidate.filmed_at == FILMED
    session_id = imports.import_video(film, Affected.LEFT, filmed_at=FILMED)
    assert studio.unfinished() == (session_id,), "a kill here is offered to be looked at"
    assert imports.video(session_id).name == "video.mov"
    assert imports.video(session_id).read_bytes() == film.read_bytes()

    told: list[tuple[int, int]] = []
    found = imports.found_movements(session_id, lambda done, of: told.append((done, of)))
    (movement,) = found.movements
    assert FoundKind.SMILE in movement.kinds
    assert movement.start_s == pytest.approx(3.9, abs=0.5)
    assert told[-1][0] == told[-1][1] > 150

    record = imports.name_movements(session_id, {0: "closed_smile"})
    assert record.state is SessionState.ANALYSED
    assert record.verdict is not None
    assert [(f.exercise, f.pattern, f.side) for f in record.verdict.analysis.flags] == [
        ("closed_smile", "P2_smile_eye", Side.LEFT)
    ]
    assert (record.meta.source_kind, record.meta.set_id) == ("import", "phone_video")
    assert (record.meta.started_at, record.meta.synthetic) == (FILMED, False)
    (summary,) = studio.summaries()
    assert (summary.id, summary.started_at) == (session_id, FILMED)
    assert session_id.startswith("2026-06-03T120000Z-")
    assert studio.unfinished() == ()
    assert {"closed_smile-rest", "closed_smile-1-peak"} <= set(studio.thumbnails(session_id))


def test_an_ending_that_not_every_system_can_name_is_not_taken_over(
    imports: Imports, film: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "IMG.mov "
    odd.write_bytes(film.read_bytes())
    kept = imports.video(imports.import_video(odd, Affected.LEFT))
    assert kept.name == "video.video"
    assert kept.read_bytes() == film.read_bytes()


def test_naming_does_not_read_the_film_again(imports: Imports, studio: Studio, film: Path) -> None:
    session_id = imports.import_video(film, Affected.LEFT)
    imports.found_movements(session_id)
    told: list[int] = []
    imports.name_movements(session_id, {}, lambda done, _of: told.append(done))
    assert told == []
    record = Imports(studio, VirtualClock(NOW)).name_movements(session_id, {0: "open_smile"})
    assert record.verdict is not None
    assert [m.exercise for m in record.verdict.analysis.movements] == ["open_smile"]
    assert len(studio.summaries()) == 1, "named again, not logged twice"
    none = imports.name_movements(session_id, {})
    assert none.verdict is not None
    analysis = none.verdict.analysis
    assert (analysis.movements, analysis.flags) == ((), ()), "what was no expression is not judged"


def test_answers_given_so_far_are_there_again(imports: Imports, studio: Studio, film: Path) -> None:
    session_id = imports.import_video(film, Affected.LEFT)
    assert imports.names(session_id) == {}
    imports.keep_names(session_id, {})
    assert not (imports.video(session_id).parent / "timeline.json").exists()
    imports.keep_names(session_id, {0: "closed_smile"})
    assert studio.unfinished() == (session_id,), "kept, not judged"
    later = Imports(studio, VirtualClock(NOW))
    assert later.names(session_id) == {0: "closed_smile"}
    later.keep_names(session_id, {})
    assert later.names(session_id) == {}
    with pytest.raises(UsageFailure):
        later.keep_names(session_id, {0: "dance"})


def test_what_was_said_about_a_flag_follows_its_movement_to_another_name(
    imports: Imports, studio: Studio, film: Path
) -> None:
    session_id = imports.import_video(film, Affected.LEFT)
    record = imports.name_movements(session_id, {0: "closed_smile"})
    assert record.verdict is not None
    (flag,) = map(FlagKey.of, record.verdict.analysis.flags)
    studio.reviews.say_not_right(session_id, flag, "the light")
    imports.keep_names(session_id, {})
    assert imports.names(session_id) == {0: "closed_smile"}, "judged by these, so they stay"
    imports.name_movements(session_id, {0: "open_smile"})
    (key, review) = next(iter(studio.reviews.disputed(session_id).items()))
    assert (key, review.note) == (replace(flag, exercise="open_smile"), "the light")
    assert studio.summaries()[0].disputed == 1
    imports.name_movements(session_id, {})
    assert studio.reviews.disputed(session_id) == {}, "its flag is there no more"
    assert studio.summaries()[0].disputed == 0


def test_a_mirror_image_shows_the_persons_own_sides(
    imports: Imports, demo_video: Path, tmp_path: Path
) -> None:
    """The demo person's left eye narrows; the phone swapped the sides."""
    mirrored = recoded(demo_video, tmp_path / "selfie.mov", is_flipped=True)
    session_id = imports.import_video(mirrored, Affected.UNKNOWN, is_mirrored=True)
    assert imports.video(session_id).name == "video.mirrored.mov"
    record = imports.name_movements(session_id, {0: "open_smile"})
    assert record.verdict is not None
    assert [f.side for f in record.verdict.analysis.flags] == [Side.LEFT]


def test_the_same_film_goes_on_where_it_was_left(
    imports: Imports, studio: Studio, film: Path, tmp_path: Path
) -> None:
    first = imports.import_video(film, Affected.LEFT)
    copy = shutil.copy(film, tmp_path / "copy.mov")
    assert imports.import_video(Path(copy), Affected.RIGHT, filmed_at=FILMED) == first
    meta = studio.record(first).meta
    assert (meta.affected, meta.started_at) == (Affected.RIGHT, FILMED), "as said now"
    imports.import_video(film, Affected.LEFT)
    assert studio.record(first).meta.started_at == FILMED, "not said: as it was"
    assert imports.import_video(film, Affected.LEFT, is_mirrored=True) != first
    imports.name_movements(first, {})
    assert imports.import_video(film, Affected.LEFT) != first, "it has been judged"
    assert len(studio.unfinished()) == 2


def test_cancelling_the_copy_leaves_nothing(imports: Imports, studio: Studio, film: Path) -> None:
    with pytest.raises(Cancelled):
        imports.import_video(film, Affected.LEFT, is_cancelled=lambda: True)
    assert list(studio.paths.sessions.iterdir()) == []


def test_cancelling_the_search_keeps_the_film(imports: Imports, studio: Studio, film: Path) -> None:
    session_id = imports.import_video(film, Affected.LEFT)
    with pytest.raises(Cancelled):
        imports.found_movements(session_id, is_cancelled=lambda: True)
    assert studio.unfinished() == (session_id,)
    imports.discard(session_id)
    assert studio.unfinished() == ()
    assert film.exists()


def test_a_film_left_without_names_is_looked_at_by_itself(
    imports: Imports, studio: Studio, film: Path
) -> None:
    session_id = imports.import_video(film, Affected.LEFT)
    record = studio.finish(session_id)
    assert record.verdict is not None
    assert record.verdict.analysis.mode == "free"


def test_a_film_without_a_face_is_noticed_and_leaves_nothing(
    imports: Imports, studio: Studio, tmp_path: Path
) -> None:
    empty = write_film(tmp_path / "wall.mp4", [33 * n for n in range(91)])
    candidate = imports.examine(empty)
    assert candidate.notes == (Note.NO_FACE,)
    assert (candidate.face, candidate.filmed_at) == (None, None)
    session_id = imports.import_video(empty, Affected.LEFT)
    with pytest.raises(SourceFailure) as failure:
        imports.found_movements(session_id)
    assert failure.value.key == "video_no_face"
    assert studio.unfinished() == ()
    assert empty.exists()


def test_small_faces_two_faces_and_few_frames_are_noticed(
    imports: Imports, demo_video: Path, tmp_path: Path
) -> None:
    with VideoReader(demo_video) as reader:
        face = next(iter(reader)).pixels
    small = face[::2, ::2]
    both = np.hstack([face, face])
    for pixels, fps, wanted in (
        (both, 30, {Note.TWO_FACES}),
        (np.pad(small, ((60, 60), (80, 80), (0, 0)), mode="edge"), 10, {Note.SLOW}),
    ):
        path = _still_film(tmp_path / f"{fps}.mp4", pixels, fps)
        assert wanted <= set(imports.examine(path).notes)
    assert Note.FACE_SMALL in imports.examine(tmp_path / "10.mp4").notes


def _still_film(path: Path, pixels: np.ndarray, fps: int) -> Path:
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=fps)
        stream.height, stream.width = pixels.shape[0] // 2 * 2, pixels.shape[1] // 2 * 2
        stream.pix_fmt = "yuv420p"
        for number in range(3 * fps):
            part = np.ascontiguousarray(pixels[: stream.height, : stream.width])
            shown = av.VideoFrame.from_ndarray(part, format="bgr24")
            shown.pts, shown.time_base = number, Fraction(1, fps)
            file.mux(stream.encode(shown))
        file.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("stated", ["1904-01-01T00:00:00Z", "2031-01-01T00:00:00Z"])
def test_a_date_that_no_clock_has_set_is_not_offered(
    imports: Imports, film: Path, tmp_path: Path, stated: str
) -> None:
    odd = write_film(
        tmp_path / "a.mp4", [33 * n for n in range(91)], tags={"creation_time": stated}
    )
    assert imports.examine(odd).filmed_at is None
    session_id = imports.import_video(film, Affected.LEFT)
    assert session_id.startswith("2026-11-23T041500Z-"), "without a date it is of now"


def test_wrong_answers_are_refused_before_anything_is_written(imports: Imports, film: Path) -> None:
    session_id = imports.import_video(film, Affected.LEFT)
    for answers, key in (({0: "dance"}, "expression_unknown"), ({7: "snarl"}, "movement_unknown")):
        with pytest.raises(UsageFailure) as refused:
            imports.name_movements(session_id, answers)
        assert refused.value.key == key
    folder = imports.video(session_id).parent
    assert not (folder / "timeline.json").exists()


def test_likely_expressions_come_first_and_none_with_a_hand_in_it(library: Library) -> None:
    ids = [exercise.id for exercise in nameable(library, ("pucker",))]
    assert set(ids[:3]) == {"lip_pucker", "vowel_o", "vowel_u"}
    assert len(ids) == len(set(ids)) == 11
    assert not [each for each in ids if each.startswith("drill") or each == "rest_baseline"]


def test_session_json_of_an_import_is_an_ordinary_one(imports: Imports, film: Path) -> None:
    session_id = imports.import_video(film, Affected.RIGHT)
    session = json.loads((imports.video(session_id).parent / "session.json").read_bytes())
    assert (session["source_kind"], session["source_label"]) == ("import", "IMG_0001.MOV")
    assert (session["affected"], session["synthetic"]) == ("right", False)


def test_a_moment_is_cut_out_around_the_face_with_its_landmarks(film: Path) -> None:
    moment = moment_of(film, 4.0, 5.0)
    times = [shot.frame.t_s for shot in moment.shots]
    assert times[0] == pytest.approx(3.6, abs=0.05)
    assert times[-1] == pytest.approx(5.4, abs=0.05)
    assert times[moment.still] == pytest.approx(4.5, abs=0.03)
    assert len({shot.frame.pixels.shape for shot in moment.shots}) == 1
    for shot in moment.shots:
        assert shot.points is not None
        height, width = shot.frame.pixels.shape[:2]
        assert (shot.points[:, 0] > 0).all()
        assert (shot.points[:, 0] < width).all()
        assert (shot.points[:, 1] < height).all()


def test_a_picture_alone_needs_no_landmarks_but_to_find_the_face(film: Path) -> None:
    with_them, without = (moment_of(film, 1.0, 2.0, with_landmarks=on) for on in (True, False))
    assert all(shot.points is None for shot in without.shots[1:])
    assert np.array_equal(with_them.shots[-1].frame.pixels, without.shots[-1].frame.pixels)


def test_a_long_moment_is_shown_by_its_middle(film: Path) -> None:
    times = [shot.frame.t_s for shot in moment_of(film, -4.0, 8.0, with_landmarks=False).shots]
    assert times[-1] == pytest.approx(5.0, abs=0.05)


def test_a_moment_that_is_not_there_or_not_wanted(film: Path) -> None:
    with pytest.raises(SourceFailure):
        moment_of(film, 90.0, 91.0)
    with pytest.raises(Cancelled):
        moment_of(film, 1.0, 2.0, lambda: True)


def test_a_still_without_a_face_is_shown_whole(film: Path, imports: Imports) -> None:
    candidate = imports.examine(film)
    assert still_of(candidate.still, None).frame is candidate.still
    cut = still_of(candidate.still, candidate.face)
    assert cut.points is not None
    assert cut.frame.pixels.shape[1] < candidate.still.pixels.shape[1]
