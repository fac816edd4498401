"""Every version of every file that the app ever wrote can still be read."""

import json
import shutil
from dataclasses import replace

import pytest

from app.domain.journal import EntryKind
from app.errors import StorageFailure
from app.store.analysis_json import decode_analysis, encode_analysis
from app.store.framing_json import decode_framing, encode_framing
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from app.store.series_files import decode_csv, decode_npz, encode_csv
from app.store.session_json import decode_run, decode_session, encode_run, encode_session
from app.store.sessions import SessionStore
from app.store.settings import SettingsFile
from app.store.timeline_json import encode_timeline, read_timeline
from tests.app.store import samples
from tests.app.store.build_data import SETTINGS


def test_timeline_1() -> None:
    # In version 1 nothing could be recorded again.
    assert read_timeline(samples.DATA / "timeline-1.json") == replace(
        samples.TIMELINE, set_aside=()
    )


def test_timeline_2() -> None:
    path = samples.DATA / "timeline-2.json"
    assert read_timeline(path) == samples.TIMELINE
    assert encode_timeline(samples.TIMELINE) == path.read_bytes()


def test_framing_1() -> None:
    path = samples.DATA / "framing-1.json"
    found = decode_framing(path.read_bytes(), path)
    assert found == replace(samples.FRAMING, reach=None), "how far it moved was not kept"


def test_framing_2() -> None:
    path = samples.DATA / "framing-2.json"
    assert decode_framing(path.read_bytes(), path) == samples.FRAMING
    assert encode_framing(samples.FRAMING) == path.read_bytes()


@pytest.mark.parametrize("reach", [[0.1, 0.2, 0.3], [0.1, 0.2, 0.3, None], "all", 3])
def test_a_reach_that_is_no_box_counts_as_damaged(reach: object) -> None:
    path = samples.DATA / "framing-2.json"
    body = {**json.loads(path.read_bytes()), "reach": reach}
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_framing(json.dumps(body).encode(), path)


@pytest.mark.parametrize("oval", [[[0.1, 0.2]], [[0.1, 0.2, 0.3]] * 3, [[0.1, None]] * 3, 3])
def test_a_framing_that_is_no_outline_counts_as_damaged(oval: object) -> None:
    path = samples.DATA / "framing-1.json"
    body = {**json.loads(path.read_bytes()), "oval": oval}
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_framing(json.dumps(body).encode(), path)


def test_analysis_1() -> None:
    path = samples.DATA / "analysis-1.json"
    found = decode_analysis(path.read_bytes(), path)
    analysis = samples.VERDICT.analysis
    smile, lost = analysis.movements
    # Version 1 did not keep what each movement was compared with.
    old = replace(
        samples.VERDICT, analysis=replace(analysis, movements=(replace(smile, rest=None), lost))
    )
    assert repr(found.verdict) == repr(old)
    assert (found.app_version, found.algorithm_version) == ("0.1.0", "1.0.0")
    # Not the constants of today: those it was made with.
    assert found.constants["iris_mm"] == 11.7


def test_a_flag_of_version_1_that_lies_in_no_movement_keeps_its_numbers() -> None:
    path = samples.DATA / "analysis-1.json"
    body = json.loads(path.read_bytes())
    body["flags"][0]["start_s"] = 50.0
    (stray,) = decode_analysis(json.dumps(body).encode(), path).verdict.analysis.flags
    assert (stray.exercise, stray.rep, stray.index) == ("", 0, 0.1876)
    body["flags"][0]["start_s"] = None
    (timeless,) = decode_analysis(json.dumps(body).encode(), path).verdict.analysis.flags
    assert (timeless.exercise, timeless.rep) == ("", 0)
    body["flags"] = 3
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_analysis(json.dumps(body).encode(), path)


def test_analysis_2() -> None:
    path = samples.DATA / "analysis-2.json"
    found = decode_analysis(path.read_bytes(), path)
    assert repr(found.verdict) == repr(samples.VERDICT)
    assert found.constants["free_move_percent"] == 4.0
    assert encode_analysis(found) == path.read_bytes()


def test_series_1_csv() -> None:
    path = samples.DATA / "series-1.csv"
    found = decode_csv(path.read_bytes(), path)
    assert encode_csv(samples.curves()) == encode_csv(found) == path.read_bytes()


def test_series_1_npz() -> None:
    path = samples.DATA / "series-1.npz"
    found = decode_npz(path.read_bytes(), path)
    assert found.synthetic
    assert samples.same_curves(found.curves, samples.curves())


def test_session_1() -> None:
    path = samples.DATA / "session-1.json"
    # Version 1 knew no camera check.
    assert decode_session(path.read_bytes(), path) == replace(samples.META, camera_notes=())


def test_session_2() -> None:
    path = samples.DATA / "session-2.json"
    assert decode_session(path.read_bytes(), path) == samples.META
    assert encode_session(samples.META) == path.read_bytes()


def test_run_1() -> None:
    path = samples.DATA / "run-1.json"
    found = decode_run(path.read_bytes(), path)
    assert (found.run, found.synthetic) == (samples.RUN, True)
    assert encode_run(found.run, synthetic=found.synthetic) == path.read_bytes()


def test_settings_3() -> None:
    file = SettingsFile(samples.DATA / "settings-3.json")
    assert file.load() == SETTINGS
    assert SETTINGS.view == "healthy_side"


BEFORE_CONSENT = SETTINGS.model_copy(
    update={"setup": "consent", "consents": {}, "palsy_since": None, "single_keys": True}
)


def test_settings_2() -> None:
    # Version 2 asked nobody to agree: the setting up goes on there, and nothing else is lost.
    assert SettingsFile(samples.DATA / "settings-2.json").load() == BEFORE_CONSENT


def test_settings_1() -> None:
    # Version 1 wrote a view that nobody had chosen.
    found = SettingsFile(samples.DATA / "settings-1.json").load()
    assert found == BEFORE_CONSENT.model_copy(update={"view": None})


def test_mirrormend_1_db(paths: DataPaths) -> None:
    shutil.copyfile(samples.DATA / "mirrormend-1.db", paths.database)
    with Log(paths) as log:
        newest, oldest = log.summaries()
        assert (newest.id, newest.flags) == (samples.record(3).meta.id, ())
        assert (oldest.id, oldest.flags) == (
            samples.META.id,
            (("P2_smile_eye", "left", "clear"),),
        )
        log.put(samples.RECORD)
        assert log.summaries() == (newest, oldest)
        assert log.journal.entries(EntryKind) == ()


def test_mirrormend_2_db(paths: DataPaths) -> None:
    shutil.copyfile(samples.DATA / "mirrormend-2.db", paths.database)
    with Log(paths) as log:
        assert len(log.summaries()) == 2
        assert log.journal.entries(EntryKind) == (samples.ENTRY,)


def test_mirrormend_3_db(paths: DataPaths) -> None:
    shutil.copyfile(samples.DATA / "mirrormend-3.db", paths.database)
    with Log(paths) as log:
        assert len(log.summaries()) == 2
        oldest, _ = log.measured(["made_up_set"])
        assert (oldest.camera, oldest.mm_per_ocd) == ("demo, 1280x720", 0.93)


def test_a_log_of_before_the_cameras_does_not_know_them_until_it_is_rebuilt(
    paths: DataPaths,
) -> None:
    shutil.copyfile(samples.DATA / "mirrormend-2.db", paths.database)
    folder = SessionStore(paths).create(samples.META)
    folder.write_timeline(samples.TIMELINE)
    folder.write_analysis(samples.VERDICT, samples.curves(), samples.RUN, app_version="0.1.0")
    with Log(paths) as log:
        assert log.measured(["made_up_set"])[0].camera is None
    rebuild_log(paths, lambda _done, _of: None)
    with Log(paths) as log:
        assert log.measured(["made_up_set"])[0].camera == "demo, 1280x720"
