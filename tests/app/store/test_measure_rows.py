import math
from dataclasses import replace

from app.domain.findings import Reason, Unit
from app.domain.records import SessionMeta, SessionState
from app.store.log import Log
from app.store.paths import DataPaths
from tests.app.store import samples


def of_set(meta: SessionMeta, set_id: str) -> SessionMeta:
    return replace(meta, set_id=set_id)


def test_measures_come_with_their_repetitions_oldest_first(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.record(1))
        log.put(samples.RECORD)
        first, second = log.measured(["made_up_set"])
    assert (first.id, second.id) == (samples.META.id, samples.record(1).meta.id)
    assert first.started_at == samples.STARTED
    assert first.started_at.utcoffset() == samples.STARTED.utcoffset()
    smile, lost = first.repeats
    assert (smile.exercise, smile.rep, smile.usable, smile.reason) == ("open_smile", 1, True, None)
    eye, made_up = smile.readings
    assert (eye.left, eye.right, eye.index, eye.noise) == (0.7125, 0.9001, 0.1876, 0.0123)
    assert eye.unit is Unit.OF_REST
    assert math.isnan(made_up.index)
    assert (lost.usable, lost.reason, lost.readings) == (False, Reason.FACE_LOST, ())


def test_other_sets_stay_out(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
        other = samples.record(1)
        log.put(replace(other, meta=of_set(other.meta, "another")))
        assert [each.set_id for each in log.measured(["another"])] == ["another"]
        assert len(log.measured(["another", "made_up_set"])) == 2
        assert log.measured([]) == ()


def test_a_recording_that_nobody_has_looked_at_has_no_measures(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.record(3))
        (found,) = log.measured(["made_up_set"])
    assert (found.state, found.repeats, found.camera) == (SessionState.RECORDED, (), None)


def test_a_film_is_told_by_its_kind_and_size_not_by_its_name(paths: DataPaths) -> None:
    meta = replace(samples.META, source_kind="file", source_label="Maria at home.mp4")
    with Log(paths) as log:
        log.put(replace(samples.RECORD, meta=meta))
        (found,) = log.measured(["made_up_set"])
    assert found.camera == "file, 1280x720"
    camera = replace(samples.META, source_kind="camera", source_label="camera 1")
    with Log(paths) as log:
        log.put(replace(samples.RECORD, meta=camera))
        assert log.measured(["made_up_set"])[0].camera == "camera 1, 1280x720"


def test_what_can_be_looked_at_again_is_known_by_exercise(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
        log.put(samples.record(3))
        (judged,) = log.judged(["made_up_set"], "rest_baseline")
        assert log.judged(["made_up_set"], "open_smile") == ()
        assert log.judged(["another"], "rest_baseline") == ()
        (take,) = log.takes([judged.session, samples.record(3).meta.id])
        assert log.takes([]) == ()
    assert judged.synthetic
    assert (take.session, take.at) == (samples.META.id, samples.STARTED)
    assert take.exercises == {"open_smile"}
    assert take.synthetic
