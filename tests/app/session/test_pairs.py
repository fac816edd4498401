from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from app.domain import landmarks as lm
from app.domain.findings import Movement
from app.domain.records import SessionId, SessionRecord
from app.errors import SourceFailure
from app.frames import Frame, freeze
from app.session.moments import Moment, Shot
from app.session.pairs import MOST, Pairs, spread, typical
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.sessions import SessionStore
from app.vision.upright import HEIGHT_PX, WIDTH_PX
from exercises.library import load_library
from tests.app.session.progress_desk import weekly
from tests.app.store import samples
from tests.app.store.stock import shelve

LIBRARY = load_library()


def face() -> np.ndarray:
    points = np.full((lm.COUNT, 3), 60.0)
    points[lm.OUTER_CANTHUS.right, :2] = (40, 50)
    points[lm.OUTER_CANTHUS.left, :2] = (80, 50)
    return points


class Reader:
    """Gives 25 frames a second of a grey picture, with a face unless told otherwise."""

    def __init__(self, *, has_face: bool = True) -> None:
        self.has_face = has_face
        self.asked: list[tuple[str, float, float]] = []

    def __call__(
        self, video: Path, start_s: float, end_s: float, is_cancelled: Callable[[], bool]
    ) -> Moment:
        self.asked.append((video.parent.name, start_s, end_s))
        pixels = freeze(np.full((90, 120, 3), 90, np.uint8))
        points = face() if self.has_face else None
        times = np.arange(start_s - 0.4, end_s + 0.4, 0.04)
        shots = tuple(Shot(Frame(pixels, round(t * 1e9), n), points) for n, t in enumerate(times))
        return Moment(shots, 0)


class Desk:
    def __init__(self, root: Path) -> None:
        self.paths = DataPaths(root)
        self.paths.prepare()
        self.log = Log(self.paths)
        self.log.open()
        self.reader = Reader()
        self.pairs = Pairs(self.paths, self.log, LIBRARY, self.reader)

    def put(self, record: SessionRecord, *, has_film: bool = True) -> None:
        folder = shelve(self.paths, record)
        if has_film:
            folder.video.touch()
        self.log.put(record)


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path / "data")
    yield made
    made.log.close()


def shifted(record: SessionRecord, by_s: float) -> SessionRecord:
    """The same recording with everything so much later."""
    assert record.verdict is not None
    analysis = record.verdict.analysis
    movements = tuple(
        replace(
            each,
            onset_s=each.onset_s + by_s,
            hold_start_s=each.hold_start_s + by_s,
            hold_end_s=each.hold_end_s + by_s,
        )
        for each in analysis.movements
    )
    verdict = replace(record.verdict, analysis=replace(analysis, movements=movements))
    return replace(record, verdict=verdict)


def test_both_run_on_one_clock_that_begins_with_the_hold(desk: Desk):
    desk.put(weekly(4, 0.2))
    desk.put(shifted(weekly(0, 0.1), 30.0))
    then, now = desk.pairs.takes()
    pair = desk.pairs.pair(then, now, "open_smile", lambda: False)
    (_, early, _), (_, late, _) = desk.reader.asked
    assert late - early == pytest.approx(30.0)
    for t_ns in (pair.times_ns[0], 0, pair.times_ns[-1]):
        places = [side.times_ns[side.place_at(t_ns)] for side in (pair.then, pair.now)]
        assert all(abs(place - t_ns) <= 21e6 for place in places)
    assert pair.times_ns[0] < 0 < pair.times_ns[pair.best] < pair.times_ns[-1]


def test_both_faces_come_upright_and_of_one_size(desk: Desk):
    desk.put(weekly(4, 0.2))
    desk.put(weekly(0, 0.1))
    pair = desk.pairs.pair(*desk.pairs.takes(), "open_smile", lambda: False)
    for side in (pair.then, pair.now):
        shot = side.shots[0]
        assert shot.frame.pixels.shape == (HEIGHT_PX, WIDTH_PX, 3)
        assert shot.points is not None
        canthi = shot.points[[lm.OUTER_CANTHUS.right, lm.OUTER_CANTHUS.left]]
        assert np.ptp(canthi[:, 0]) == pytest.approx(150)


def test_the_demo_person_is_compared_only_where_there_is_nobody_else(desk: Desk):
    desk.put(weekly(4, 0.2, synthetic=True))
    desk.put(weekly(3, 0.2, synthetic=True))
    then, now = desk.pairs.takes()
    assert desk.pairs.pair(then, now, "open_smile", lambda: False).is_synthetic
    desk.put(weekly(2, 0.2))
    assert [take.synthetic for take in desk.pairs.takes()] == [False]


def test_of_very_many_the_first_and_the_last_are_offered_and_some_between(desk: Desk):
    desk.put(weekly(0, 0.2))
    (take,) = desk.pairs.takes()
    many = [replace(take, session=SessionId(f"{n}")) for n in range(500)]
    found = [int(each.session) for each in spread(many)]
    assert len(found) == len(set(found)) == MOST
    assert found[0] == 0
    assert found[-10:] == list(range(490, 500))
    assert max(b - a for a, b in pairwise(found)) < 30
    assert spread(many[:MOST]) == tuple(many[:MOST])


def test_what_nobody_has_looked_at_cannot_be_compared(desk: Desk):
    desk.log.put(replace(weekly(1, 0.2), verdict=None))
    lost = samples.VERDICT.analysis.movements[1]
    analysis = replace(samples.VERDICT.analysis, movements=(lost,))
    record = weekly(0, 0.2)
    desk.put(replace(record, verdict=replace(samples.VERDICT, analysis=analysis)))
    assert desk.pairs.takes() == ()


def test_where_films_are_kept_for_a_while_the_first_that_is_still_there_is_offered(desk: Desk):
    for weeks, has_film in ((9, False), (8, False), (2, True), (0, True)):
        desk.put(weekly(weeks, 0.2), has_film=has_film)
    kept = [weekly(weeks, 0.2).meta.id for weeks in (2, 0)]
    assert [take.session for take in desk.pairs.takes()] == kept
    assert desk.pairs.takes()[0].exercises == {"open_smile"}


def test_a_film_that_has_gone_or_shows_no_face_is_said(desk: Desk):
    desk.put(weekly(1, 0.2))
    desk.put(weekly(0, 0.2))
    both = desk.pairs.takes()
    film = SessionStore(desk.paths).folder(both[1].session).video
    film.unlink()
    with pytest.raises(SourceFailure) as gone:
        desk.pairs.pair(*both, "open_smile", lambda: False)
    assert gone.value.key == "video_unreadable"
    desk.reader.has_face = False
    film.touch()
    with pytest.raises(SourceFailure) as faceless:
        desk.pairs.pair(*both, "open_smile", lambda: False)
    assert faceless.value.key == "video_no_face"


def test_the_repetition_shown_is_the_middle_one_not_the_largest():
    movements: list[Movement] = []
    for rep, index in ((1, 0.5), (2, 0.1), (3, 0.2)):
        measure = replace(samples.VERDICT.analysis.movements[0].measures[0], index=index)
        found = samples.VERDICT.analysis.movements[0]
        movements.append(replace(found, rep=rep, measures=(measure,)))
    shown = typical(movements, "open_smile")
    assert shown is not None
    assert shown.rep == 3
    assert typical(movements, "lip_pucker") is None
    unmeasured = [replace(each, measures=()) for each in movements]
    assert typical(unmeasured, "open_smile") is unmeasured[0]


def test_an_unknown_session_is_said(desk: Desk):
    desk.put(weekly(1, 0.2))
    (take,) = desk.pairs.takes()
    with pytest.raises(Exception, match="session_missing"):
        desk.pairs.pair(replace(take, session=SessionId("gone")), take, "open_smile", lambda: False)
