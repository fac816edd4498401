"""Free mode on the shared clips: nothing may be claimed about people who show nothing."""

from pathlib import Path

import pytest

from app.domain.findings import Mode, Reason
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.session.analysis import analyse_video
from app.session.studio import make_tracker

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.mark.shared_data
@pytest.mark.parametrize(
    "clip",
    [
        "synthetic/id00_talk",
        pytest.param("synthetic/id02_healthy_sp", marks=pytest.mark.soak),
        "real/single_face",
    ],
)
def test_nothing_is_flagged_where_nothing_is(clip: str):
    path = SHARED / f"{clip}.mp4"
    found = analyse_video(path, Timeline(()), Affected.UNKNOWN, {}, make_tracker).result.analysis
    assert found.mode is Mode.FREE
    assert found.rest is not None
    assert found.flags == ()


@pytest.mark.shared_data
def test_a_hand_over_the_face_is_named_and_nothing_is_flagged():
    path = SHARED / "real" / "WolfgangLanger_Pexels.mp4"
    found = analyse_video(path, Timeline(()), Affected.UNKNOWN, {}, make_tracker).result.analysis
    assert found.flags == ()
    assert Reason.FACE_COVERED in {a.reason for a in found.abstentions}
