import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from app.domain.sides import Affected
from app.frames import Frame, freeze
from app.texts import Lang
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from exercises.library import load_library
from tests.ui.session_fakes import leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.widgets.face_map_words import DrawnSide, facts_of
from ui.widgets.own_face import OwnFace

FACTS = facts_of(load_library().massage, Lang.EN)
GREY = freeze(np.full((480, 640, 3), 128, np.uint8))
INK = Theme(ThemeName.DARK)


@pytest.fixture(scope="module")
def landmarks() -> np.ndarray:
    mesh = load_canonical_mesh(verified_model()).vertices * [20, -20, -20] + [320, 240, 0]
    return np.vstack([mesh, np.zeros((10, 3))])


@pytest.fixture
def make(qtbot):
    windows = []

    def made(step, side, *, reduced_motion=True, affected=Affected.LEFT):
        window = QWidget()
        windows.append(window)
        window.resize(760, 480)
        own = OwnFace(Theme(), affected, FACTS, window)
        own.resize(760, 480)
        qtbot.addWidget(window)
        window.show()
        own.show_step(step, DrawnSide(side), reduced_motion)
        return own

    yield made
    windows.clear()


def shown(own, points, frames=10, first=0, **state) -> QImage:
    for number in range(first, first + frames):
        own.show_frame(Frame(GREY, number * 40_000_000, number), points, **state)
    return own.grab().toImage()


def ochre(image: QImage) -> tuple[int, int]:
    """Count pixels of the affected side's line in the left and right half of the face."""
    wanted = INK.color("aff")
    halves = [0, 0]
    for x in range(0, image.width(), 2):
        for y in range(60, 400, 2):
            halves[x > 380] += _near(image.pixelColor(x, y), wanted)
    return halves[0], halves[1]


def _near(a: QColor, b: QColor) -> bool:
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) < 12


@pytest.mark.parametrize(("side", "is_left"), [("left", True), ("right", False)])
def test_the_area_lies_on_the_own_side_of_the_mirror_picture(make, landmarks, side, is_left):
    own = make("zygomaticus_major", side, affected=Affected(side))
    left, right = ochre(shown(own, landmarks))
    assert (left > 20, right > 20) == (is_left, not is_left)


def test_the_area_goes_with_the_face(make, landmarks):
    own = make("zygomaticus_major", "left")
    shown(own, landmarks)
    moved = landmarks - [70.0, 0.0, 0.0]
    for number in range(10, 40):
        shown(own, landmarks - [70.0 * (number - 9) / 30, 0, 0], 1, number)
    before = ochre(shown(make("zygomaticus_major", "left"), landmarks))
    after = ochre(shown(own, moved, 5, 40))
    assert before[0] > 20
    assert sum(after) > 20
    assert after[0] < before[0]


@pytest.mark.parametrize("how", ["lost", "covered"])
def test_it_fades_when_the_face_is_lost_or_covered(make, landmarks, how):
    own = make("cheek_mid", "both")
    bare = shown(make("cheek_mid", "both"), None)
    full = shown(own, landmarks)
    state = {"is_covered": True} if how == "covered" else {}
    points = landmarks if how == "covered" else None
    fading = shown(own, points, 3, 10, **state)
    gone = shown(own, points, 10, 13, **state)
    assert full != bare
    assert fading != full
    assert fading != bare
    assert gone == bare


@pytest.mark.parametrize("step", ["platysma", "neck_back", "prep_hands", "cool_relax"])
def test_steps_without_a_place_on_the_face_are_drawn(make, landmarks, step):
    own = make(step, "both")
    shown(own, landmarks)
    assert not own.shows_picture
    assert own.map.isVisible()
    assert own.map.accessibleDescription()


def test_the_picture_comes_back_after_a_step_that_was_drawn(make, landmarks):
    own = make("platysma", "left")
    shown(own, landmarks, 1)
    own.show_step("masseter", DrawnSide.BOTH, True)
    assert own.shows_picture
    assert not own.map.is_moving
    assert "jaw" in own.video.accessibleDescription()


def test_the_fingertip_moves_unless_motion_is_reduced(make, landmarks):
    moving = make("frontalis_lift", "both", reduced_motion=False)
    still = make("frontalis_lift", "both")
    at_first = shown(moving, landmarks), shown(still, landmarks)
    later = shown(moving, landmarks, 30, 10), shown(still, landmarks, 30, 10)
    assert at_first[0] != later[0]
    assert at_first[1] == later[1]


def test_no_area_is_left_over_from_the_step_before(make, landmarks):
    own = make("zygomaticus_major", "left")
    shown(own, landmarks)
    own.show_step("depressors", DrawnSide.LEFT, True)
    bare = shown(make("depressors", "left"), None, 1)
    assert own.grab().toImage() == bare


def test_a_new_theme_reaches_picture_and_drawing(make, landmarks):
    own = make("orbital_rim", "both")
    before = shown(own, landmarks)
    own.set_theme(Theme(ThemeName.CONTRAST))
    assert own.grab().toImage() != before
    own.set_running(False)
    own.show_step("platysma", DrawnSide.LEFT, False)
    assert own.map.grab().toImage().pixelColor(380, 5) == Theme(ThemeName.CONTRAST).color("surface")
