"""The views of oneself: what each shows, what a lost face does, the way from one to another."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.sides import Affected
from app.frames import Frame, freeze
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer
from tests.ui.session_fakes import Host, leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview, following, offered
from ui.widgets.video_view import VideoView
from ui.widgets.view_choice import ViewChoice

ROUND = [p for p in Preview if p is not Preview.HEALTHY_SIDE]


@pytest.fixture(scope="module")
def demo() -> tuple[np.ndarray, np.ndarray]:
    renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
    picture = renderer.render(FaceParameters(blink_left=0.9, noise=0.0), 0)
    points = np.zeros((478, 3))
    points[:468, :2] = picture.truth.landmarks_px
    return picture.pixels, points


@pytest.fixture
def shown(qtbot, demo):
    def make(preview, affected=Affected.LEFT, theme=None):
        view = VideoView(theme or Theme(), affected)
        qtbot.addWidget(view)
        view.set_preview(preview)
        view.resize(640, 480)
        return view

    return make


def at(demo, t_s: float) -> Frame:
    return Frame(freeze(demo[0]), int(t_s * 1e9), int(t_s * 30))


def greys(view: VideoView) -> np.ndarray:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[60:400, 20:620].astype(float)  # without the chips in the corners


def seen(view: VideoView, demo, t_s: float = 0.0, *, has_face: bool = True) -> np.ndarray:
    view.show_frame(at(demo, t_s), demo[1] if has_face else None)
    return greys(view)


def is_like(one: np.ndarray, other: np.ndarray) -> bool:
    return float(np.abs(one - other).mean()) < 0.5


def is_empty(picture: np.ndarray) -> bool:
    """Nothing but ground, the oval and words."""
    return float(np.mean(picture == np.median(picture))) > 0.8


def test_each_view_shows_something_else(shown, demo):
    pictures = {preview: seen(shown(preview), demo) for preview in Preview}
    for one in Preview:
        for other in Preview:
            assert is_like(pictures[one], pictures[other]) is (one is other)


def test_the_healthy_side_is_on_both_sides_of_the_screen(shown, demo):
    plain, healthy = seen(shown(Preview.MIRROR), demo), seen(shown(Preview.HEALTHY_SIDE), demo)
    left_eye = np.s_[140:180, 200:280]  # mirrored: the own left is on the left
    right_eye = np.s_[140:180, 320:400]
    assert np.abs(healthy[right_eye] - plain[right_eye]).mean() < 1
    assert np.abs(healthy[left_eye] - plain[left_eye]).mean() > 6


def test_a_lost_face_leaves_the_blur_as_it_is(shown, demo):
    view = shown(Preview.BLUR)
    before = seen(view, demo)
    for t_s in (0.1, 0.4, 2.0):
        assert is_like(seen(view, demo, t_s, has_face=False), before)


@pytest.mark.parametrize("preview", [Preview.HEALTHY_SIDE, Preview.OUTLINE])
def test_a_lost_face_keeps_seam_or_outline_for_a_moment_and_then_only_words(shown, demo, preview):
    view = shown(preview)
    before = seen(view, demo, 1.0)
    for t_s in (1.1, 1.3):
        assert is_like(seen(view, demo, t_s, has_face=False), before)
    plain = seen(shown(Preview.MIRROR), demo)
    for t_s in (1.32, 1.6, 5.0):
        after = seen(view, demo, t_s, has_face=False)
        assert is_empty(after)
        assert not is_like(after, plain)
    assert is_like(seen(view, demo, 5.1), before), "back at once with the face"


@pytest.mark.parametrize("preview", [Preview.HEALTHY_SIDE, Preview.OUTLINE])
def test_before_the_first_face_no_plain_reflection_is_shown(shown, demo, preview):
    assert is_empty(seen(shown(preview), demo, has_face=False))


def test_a_head_turned_too_far_becomes_its_outline(shown, demo):
    points = demo[1]
    turned = points.copy()
    middle = turned[168, 0]
    is_left = turned[:, 0] > middle
    turned[is_left, 0] = middle + 0.2 * (turned[is_left, 0] - middle)
    view, outline = shown(Preview.HEALTHY_SIDE), shown(Preview.OUTLINE)
    view.show_frame(at(demo, 0.0), turned)
    outline.show_frame(at(demo, 0.0), turned)
    aff = Theme().color("aff").rgb()
    for each in (view, outline):
        picture = each.grab().toImage()
        lines = sum(picture.pixel(x, y) == aff for x in range(100, 540) for y in range(100, 400))
        assert lines > 20
    assert float(np.percentile(greys(view), 75) - np.percentile(greys(view), 25)) < 2


def test_a_face_of_another_view_is_forgotten(shown, demo):
    view = shown(Preview.OUTLINE)
    seen(view, demo)
    view.set_preview(Preview.HEALTHY_SIDE)
    assert is_empty(seen(view, demo, 0.1, has_face=False))


def test_the_dark_theme_dims_every_picture(shown, demo):
    for preview in Preview:
        if preview.shows_picture:
            light = seen(shown(preview), demo).mean()
            assert seen(shown(preview, theme=Theme(ThemeName.DARK)), demo).mean() < 0.75 * light


def test_every_view_has_a_name_of_its_own(shown):
    names = {shown(preview).accessibleName() for preview in Preview}
    assert len(names) == len(Preview)


def test_the_views_go_round_and_the_healthy_side_needs_a_side():
    assert offered(Affected.LEFT) == tuple(Preview)
    assert offered(Affected.UNKNOWN) == tuple(ROUND)
    assert offered(Affected.LEFT, has_healthy=False) == tuple(ROUND)
    assert following(Preview.BLUR, Affected.LEFT, has_healthy=False) is Preview.OFF
    assert following(Preview.OFF, Affected.LEFT) is Preview.MIRROR
    assert following(Preview.MIRROR, Affected.LEFT, -1) is Preview.OFF
    assert following(Preview.BLUR, Affected.LEFT) is Preview.HEALTHY_SIDE
    assert following(Preview.BLUR, Affected.UNKNOWN) is Preview.OFF
    assert following(None, Affected.UNKNOWN) is Preview.MIRROR


@pytest.mark.parametrize("text_size", [18, 28])
def test_the_choice_offers_every_view_by_mouse(qtbot, text_size):
    choice = ViewChoice(Affected.RIGHT)
    host = Host(choice, (900, 80))
    qtbot.addWidget(host)
    chosen: list[Preview] = []
    choice.chosen.connect(chosen.append)
    choice.chosen.connect(choice.set_value)
    choice.set_theme(Theme(text_size=text_size))
    choice.set_value(Preview.MIRROR)
    choice.show()
    if text_size == 18:
        for button in choice.row.buttons()[1:]:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        assert choice.next.text() == "View: Mirror"
        for _ in range(4):
            qtbot.mouseClick(choice.next, Qt.MouseButton.LeftButton)
    assert chosen == list(Preview)[1:]
    assert choice.value is Preview.OFF


def test_without_a_side_the_healthy_one_says_why_it_is_not_there(qtbot):
    choice = ViewChoice(Affected.UNKNOWN)
    qtbot.addWidget(choice)
    button = choice.row.buttons()[3]
    assert not button.isEnabled()
    assert "Settings" in button.toolTip()
    assert button.accessibleDescription() == button.toolTip()
