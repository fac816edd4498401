import time

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from app.domain.sides import Affected
from tests.ui.session_fakes import dressed, face, frame, leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.widgets.hold_ring import RingState
from ui.widgets.video_view import VideoView, VideoWords
from ui.widgets.view_picture import image_of


@pytest.fixture
def view(qtbot):
    def make(affected=Affected.LEFT, theme=None, preview=Preview.MIRROR):
        made = VideoView(theme or Theme(), affected)
        made.set_preview(preview)
        made.resize(760, 480)
        qtbot.addWidget(made)
        return made

    return make


def half_white() -> np.ndarray:
    pixels = np.zeros((480, 760, 3), np.uint8)
    pixels[:, :380] = 255
    return pixels


def share_of(image: QImage, color: QColor, left: int, top: int, width: int, height: int) -> float:
    part = image.copy(left, top, width, height)
    hits = sum(
        part.pixelColor(x, y).rgb() == color.rgb()
        for x in range(0, width, 3)
        for y in range(0, height, 3)
    )
    return hits / (len(range(0, width, 3)) * len(range(0, height, 3)))


def test_the_picture_is_mirrored(view):
    shown = view()
    shown.show_frame(frame(pixels=half_white()), None)
    picture = shown.grab().toImage()
    assert picture.pixelColor(60, 240).lightness() < 20
    assert picture.pixelColor(700, 240).lightness() > 235


def test_colours_are_not_swapped():
    pixels = np.zeros((4, 6, 3), np.uint8)
    pixels[..., 2] = 200  # red in BGR
    color = image_of(frame(pixels=pixels)).pixelColor(3, 2)
    assert (color.red(), color.blue()) == (200, 0)


def test_a_picture_of_odd_width_and_a_cut_out_one_are_read_rightly():
    pixels = np.zeros((5, 11, 3), np.uint8)
    pixels[:, 3:] = 255
    assert image_of(frame(pixels=pixels[:, 2:9])).pixelColor(1, 4).lightness() == 255
    assert image_of(frame(pixels=pixels[:, 2:9])).pixelColor(0, 4).lightness() == 0


def test_the_middle_of_a_wide_picture_fills_the_box(view):
    pixels = np.zeros((480, 1160, 3), np.uint8)
    pixels[:, 200:960] = 255
    shown = view()
    shown.show_frame(frame(pixels=pixels), None)
    picture = shown.grab().toImage()
    assert picture.pixelColor(4, 240).lightness() > 235
    assert picture.pixelColor(755, 240).lightness() > 235


@pytest.mark.parametrize(("affected", "is_left"), [(Affected.LEFT, True), (Affected.RIGHT, False)])
def test_the_affected_side_is_named_on_its_side_of_the_screen(view, affected, is_left):
    shown = view(affected)
    picture = shown.grab().toImage()
    soft = Theme().color("affsoft")
    left = share_of(picture, soft, 16, 430, 180, 36)
    right = share_of(picture, soft, 564, 430, 180, 36)
    assert (left > 0.3, right > 0.3) == (is_left, not is_left)


def test_an_unknown_side_is_not_marked(view):
    picture = view(Affected.UNKNOWN).grab().toImage()
    soft = Theme().color("affsoft")
    assert share_of(picture, soft, 0, 400, 760, 80) == 0


def test_the_outline_shows_no_pixel_of_the_picture(view):
    shown = view(preview=Preview.OUTLINE)
    points = face().landmarks_px.copy()
    points[:, 0] *= 5
    points[:, 1] = np.linspace(60, 420, 478)
    shown.show_frame(frame(pixels=half_white()), points)
    picture = shown.grab().toImage()
    theme = Theme()
    assert picture.pixelColor(700, 240) == theme.color("surface")
    assert picture.pixelColor(700, 240) != QColor("white")
    for token in ("aff", "hea"):
        assert share_of(picture, theme.color(token), 100, 40, 560, 380) > 0


def test_leaving_the_mirror_forgets_the_picture(view):
    shown = view()
    shown.show_frame(frame(pixels=half_white()), None)
    shown.set_preview(Preview.OFF)
    shown.set_preview(Preview.MIRROR)
    assert shown.grab().toImage().pixelColor(700, 240) == Theme().color("sunken")


def test_with_the_picture_off_the_words_and_the_ring_are_there(view):
    shown = view(preview=Preview.OFF)
    shown.show_frame(frame(pixels=half_white()), face().landmarks_px)
    shown.set_words(VideoWords(cue="Hold", ring=RingState(0.5, "2", "hold, s")))
    picture = shown.grab().toImage()
    assert share_of(picture, Theme().color("primary"), 240, 60, 280, 260) > 0.01
    assert picture.pixelColor(700, 240) == Theme().color("surface")
    assert shown.accessibleName() == "Picture is off"


def test_a_hint_is_drawn_and_spoken(view):
    shown = view()
    before = shown.grab().toImage()
    shown.set_words(VideoWords(hint="No face in view.", pill="Recording", clock="0:06"))
    assert shown.accessibleDescription() == "No face in view."
    assert shown.grab().toImage() != before


def test_a_demo_person_is_always_labelled(view):
    for preview in Preview:
        shown = view(preview=preview)
        before = shown.grab().toImage()
        shown.set_synthetic(True)
        after = shown.grab().toImage()
        label = Theme().color("videolabel")
        assert share_of(before, label, 560, 14, 180, 30) == 0
        assert share_of(after, label, 560, 14, 180, 30) > 0.3


def test_the_dark_theme_dims_the_picture(view):
    shown = view(theme=Theme(ThemeName.DARK))
    shown.show_frame(frame(pixels=half_white()), None)
    assert shown.grab().toImage().pixelColor(700, 240).lightness() < 180


def test_a_frame_is_painted_in_time(view):
    shown = view()
    shown.set_words(VideoWords(pill="Recording", clock="0:06", is_recording=True))
    wide = frame(pixels=np.full((720, 1280, 3), 120, np.uint8))
    target = QImage(760, 480, QImage.Format.Format_RGB32)
    times = []
    for _ in range(12):
        started = time.perf_counter()
        shown.show_frame(wide, None)
        shown.render(target)
        times.append(1000 * (time.perf_counter() - started))
    assert min(times) <= 6.0, times
