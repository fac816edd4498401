from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.camera_check import (
    NOT_CHECKED,
    NOT_YET,
    CameraCheck,
    CameraReading,
    Check,
    CheckState,
    FaceReading,
    Finding,
    Standing,
)
from app.domain.camera_limits import CheckLimits
from app.domain.sides import Sides

GOOD = FaceReading(
    left_ratio=0.35,
    right_ratio=0.65,
    top_ratio=0.25,
    bottom_ratio=0.75,
    ocd_px=130.0,
    yaw_deg=1.0,
    pitch_deg=2.0,
    roll_deg=-1.0,
    light=150.0,
    burnt_ratio=0.0,
    side_light_log=0.1,
    background_ratio=0.9,
    sharpness=0.06,
    glare=Sides(0.0, 0.0),
)
FPS = 30
WRONG = {
    Finding.TOO_NEAR: {"top_ratio": 0.05, "bottom_ratio": 0.93},
    Finding.OFF_LEFT: {"left_ratio": 0.6, "right_ratio": 0.9},
    Finding.OFF_RIGHT: {"left_ratio": 0.1, "right_ratio": 0.4},
    Finding.OFF_HIGH: {"top_ratio": 0.02, "bottom_ratio": 0.52},
    Finding.OFF_LOW: {"top_ratio": 0.5, "bottom_ratio": 0.99},
    Finding.TOO_FAR: {"ocd_px": 80.0},
    Finding.TOO_DARK: {"light": 40.0},
    Finding.BACK_LIT: {"background_ratio": 2.6},
    Finding.TOO_BRIGHT: {"burnt_ratio": 0.3},
    Finding.LIT_FROM_LEFT: {"side_light_log": 0.9},
    Finding.LIT_FROM_RIGHT: {"side_light_log": -0.9},
    Finding.TURNED_LEFT: {"yaw_deg": 16.0},
    Finding.TURNED_RIGHT: {"yaw_deg": -16.0},
    Finding.CHIN_LOW: {"pitch_deg": 15.0},
    Finding.CHIN_HIGH: {"pitch_deg": -15.0},
    Finding.TILTED_LEFT: {"roll_deg": -17.0},
    Finding.TILTED_RIGHT: {"roll_deg": 17.0},
    Finding.GLARE_LEFT: {"glare": Sides(left=0.1, right=0.0)},
    Finding.GLARE_RIGHT: {"glare": Sides(left=0.0, right=0.1)},
    Finding.BLURRED: {"sharpness": 0.004},
}
OF_CHECK = {
    Finding.TOO_NEAR: Check.DISTANCE,
    Finding.TOO_FAR: Check.DISTANCE,
    Finding.BLURRED: Check.SHARPNESS,
    Finding.TOO_DARK: Check.LIGHT,
    Finding.GLARE_LEFT: Check.LIGHT,
    Finding.TURNED_LEFT: Check.HEAD,
    Finding.OFF_LEFT: Check.FRAMING,
}


class Sitting:
    """Somebody before a camera, second after second."""

    def __init__(self, fps: float = FPS, height_px: int = 720) -> None:
        self.check = CameraCheck()
        self.fps, self.height_px, self.number = fps, height_px, 0
        self.states: list[CheckState] = []

    def sit(self, seconds: float, face: FaceReading | None = GOOD) -> CheckState:
        for _ in range(round(seconds * self.fps)):
            t_s = self.number / self.fps
            reading = CameraReading(t_s, self.number, self.height_px, face)
            self.states.append(self.check.see(reading))
            self.number += 1
        return self.states[-1]


def test_a_good_picture_is_good_once_it_was_looked_at_for_a_second() -> None:
    sitting = Sitting()
    early = sitting.sit(0.5)
    assert (early.is_settled, early.is_good, early.notes) == (False, False, (NOT_CHECKED,))
    assert {early.standing(check) for check in Check} == {Standing.WAITING}
    state = sitting.sit(3.0)
    assert state.is_good
    assert (state.findings, state.first, state.notes) == ((), None, ())
    assert state.good_s == pytest.approx(2.5, abs=0.1)
    assert {state.standing(check) for check in Check} == {Standing.GOOD}


@pytest.mark.parametrize(("finding", "wrong"), WRONG.items())
def test_what_is_wrong_is_found_alone_and_goes_when_mended(finding, wrong) -> None:
    sitting = Sitting()
    state = sitting.sit(1.0, replace(GOOD, **wrong))
    assert state.findings == (finding,)
    assert (state.is_good, state.good_s, state.notes) == (False, 0.0, (finding.value,))
    if finding in OF_CHECK:
        for check in Check:
            wanted = Standing.CHANGE if check is OF_CHECK[finding] else Standing.GOOD
            assert state.standing(check) is wanted
    assert sitting.sit(1.0).findings == ()


def test_every_finding_about_a_face_is_tried_here() -> None:
    assert set(Finding) - set(WRONG) == {Finding.NO_FACE, Finding.SLOW, Finding.COARSE}


def test_the_most_important_comes_first() -> None:
    state = Sitting().sit(
        1.0, replace(GOOD, yaw_deg=20.0, light=30.0, ocd_px=70.0, sharpness=0.001)
    )
    assert state.findings == (
        Finding.TOO_FAR,
        Finding.TOO_DARK,
        Finding.TURNED_LEFT,
        Finding.BLURRED,
    )
    assert state.first is Finding.TOO_FAR


def test_a_moment_is_no_finding() -> None:
    sitting = Sitting()
    sitting.sit(2.0)
    sitting.sit(0.3, replace(GOOD, yaw_deg=20.0))
    state = sitting.sit(1.0)
    assert all(not each.findings for each in sitting.states)
    assert state.good_s > 1.5


def test_a_value_that_hovers_at_the_limit_does_not_flicker() -> None:
    sitting, limit = Sitting(), CheckLimits().yaw_deg
    for _ in range(120):
        sitting.sit(1 / FPS, replace(GOOD, yaw_deg=limit.enter + 0.5))
        sitting.sit(1 / FPS, replace(GOOD, yaw_deg=limit.leave + 0.5))
    assert len({each.findings for each in sitting.states}) == 1
    assert sitting.sit(1.0, replace(GOOD, yaw_deg=limit.enter + 0.5)).first is Finding.TURNED_LEFT
    for _ in range(120):
        sitting.sit(1 / FPS, replace(GOOD, yaw_deg=limit.enter - 0.5))
        state = sitting.sit(1 / FPS, replace(GOOD, yaw_deg=limit.leave - 0.5))
    assert state.first is Finding.TURNED_LEFT


def test_without_a_face_only_that_is_said() -> None:
    sitting = Sitting()
    sitting.sit(1.0, replace(GOOD, light=30.0))
    state = sitting.sit(1.0, None)
    assert state.findings == (Finding.NO_FACE,)
    assert state.standing(Check.FRAMING) is Standing.CHANGE
    assert state.standing(Check.LIGHT) is Standing.WAITING
    assert state.standing(Check.CAMERA) is Standing.GOOD
    assert sitting.sit(1.0).findings == ()


def test_a_face_lost_for_a_blink_of_the_tracker_changes_nothing() -> None:
    sitting = Sitting()
    sitting.sit(1.5)
    sitting.sit(0.2, None)
    assert sitting.sit(0.5).is_good


def test_a_slow_camera_is_told_from_a_slow_tracker() -> None:
    assert Sitting(fps=8).sit(3.0).findings == (Finding.SLOW,)
    assert Sitting(fps=15).sit(3.0).findings == ()
    check = CameraCheck()
    for number in range(0, 90, 5):  # only every fifth frame of 30 a second was looked at
        state = check.see(CameraReading(number / 30, number, 720, GOOD))
    assert state.findings == ()


def test_a_coarse_picture_is_told() -> None:
    assert Sitting(height_px=240).sit(1.0).findings == (Finding.COARSE,)
    assert Sitting(height_px=360).sit(1.0).findings == ()


@pytest.mark.parametrize(
    ("edges", "finding"),
    [
        ({"left_ratio": 0.45, "right_ratio": 1.05}, Finding.OFF_LEFT),
        ({"left_ratio": -0.05, "right_ratio": 0.6}, Finding.OFF_RIGHT),
        ({"top_ratio": -0.03, "bottom_ratio": 0.7}, Finding.OFF_HIGH),
        ({"top_ratio": 0.3, "bottom_ratio": 1.04}, Finding.OFF_LOW),
    ],
)
def test_a_face_over_the_edge_is_told_to_come_in(edges, finding) -> None:
    assert Sitting().sit(1.0, replace(GOOD, **edges)).findings == (finding,)


@given(
    st.sampled_from([name for name in WRONG if name.value.endswith(("_left", "_right"))]),
)
def test_left_and_right_are_told_alike(finding: Finding) -> None:
    wrong, other = WRONG[finding], _swapped(finding)
    face = replace(GOOD, **wrong)
    mirrored = replace(
        face,
        left_ratio=1 - face.right_ratio,
        right_ratio=1 - face.left_ratio,
        yaw_deg=-face.yaw_deg,
        roll_deg=-face.roll_deg,
        side_light_log=-face.side_light_log,
        glare=Sides(face.glare.right, face.glare.left),
    )
    assert Sitting().sit(1.0, mirrored).findings == (other,)


def _swapped(finding: Finding) -> Finding:
    a, b = ("left", "right") if finding.value.endswith("left") else ("right", "left")
    return Finding(finding.value.replace(a, b))


@pytest.mark.parametrize("name", [n for n in CheckLimits.__slots__ if not n.endswith("_s")])
def test_every_limit_leaves_room_between_coming_and_going(name: str) -> None:
    limit = getattr(CheckLimits(), name)
    assert limit.leave < limit.enter


def test_nothing_seen_yet_is_no_verdict() -> None:
    assert (NOT_YET.is_good, NOT_YET.first) == (False, None)
