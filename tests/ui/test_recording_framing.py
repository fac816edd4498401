"""Where to sit, and what the recording page says of the picture while it runs."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from app.domain.camera_check import Check, CheckState, Finding
from app.domain.framing import Framing
from tests.ui.recording_bench import ALL_OVER_S, GOOD, REST_OVER_S, SMILES_OVER_S, Bench, benches
from tests.ui.session_fakes import dressed, leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.viewmodels.session_facts import Stage


@pytest.fixture
def opened(qtbot, dressed):  # noqa: F811
    yield from benches(qtbot, dressed)


# --- framing ---------------------------------------------------------------------------------


def framing(dx: float) -> Framing:
    """Where the face of `session_fakes.face` sits, moved."""
    from app.domain.framing import framing_over, outline_of
    from tests.ui.session_fakes import face

    outline = outline_of(face().landmarks_px)[None] + np.float32([dx, 0])
    found = framing_over(outline, np.ones(1, bool), 128, 72)
    assert found is not None
    return found


def test_the_outline_of_last_time_says_where_to_sit_and_never_blocks(opened):
    bench = opened(framing=framing(20.0), checks_camera=True)
    bench.start()
    for n in range(8):
        bench.feed(0.0, check=GOOD, t_s=n / 2)
    check = bench.page.check
    assert check.headline.text() == "As last time"
    # Where the camera's picture moved right, the person moves to their left.
    assert check.advice.text() == "Move a little to your left, into the outline."
    assert bench.session.stage is Stage.CHECKING, "it does not begin by itself"
    assert check.start.text() == "Start anyway"
    check.start.click()
    assert bench.capture.calls[-1] == "begin"


def test_where_one_sat_last_time_it_begins_by_itself(opened):
    bench = opened(framing=framing(0.0), checks_camera=True)
    bench.start()
    bench.feed(0.0, check=GOOD, t_s=0.0)
    assert bench.session.countdown_s == 2
    assert bench.session.stage is Stage.CHECKING, "however long the light has been good"
    bench.feed(0.0, check=GOOD, t_s=1.0)
    assert bench.session.countdown_s == 1
    bench.feed(0.0, check=GOOD, t_s=2.0)
    assert bench.capture.calls[-1] == "begin"


@pytest.mark.parametrize("preview", [Preview.MIRROR, Preview.OUTLINE])
def test_the_outline_is_painted_mirrored(opened, preview):
    """On the left of the camera's picture is on the right of the screen."""
    bench = opened(framing=framing(-55.0), checks_camera=True)
    bench.page.choose.views.set_value(preview)
    bench.start()
    bench.feed(0.0, check=GOOD, has_face=False)
    video = bench.page.check.video
    shown = _pixels(video)
    bench.page.check.video.set_overlay(None)
    changed = np.argwhere((shown != _pixels(video)).any(axis=-1))
    if preview is Preview.MIRROR:
        # The oval that finds the middle comes back in its place.
        changed = changed[changed[:, 1] > 0.75 * shown.shape[1]]
    assert changed.size
    if preview is Preview.OUTLINE:
        assert np.median(changed[:, 1]) > 0.6 * shown.shape[1]


def _pixels(widget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[..., :3].copy()


# --- the picture while it runs -----------------------------------------------------------------


def chip_words(bench: Bench) -> dict[Check, str]:
    return {check: chip.accessibleName() for check, chip in bench.work.qualities.items()}


def test_light_place_and_head_are_told_while_it_runs(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    assert set(chip_words(bench).values()) == {
        "Light: Looking…",
        "Distance and place: Looking…",
        "Head: Looking…",
    }
    bench.feed(0.2, picture=GOOD)
    assert chip_words(bench)[Check.HEAD] == "Head: Straight ahead"
    turned = CheckState((Finding.OFF_LOW, Finding.TURNED_LEFT), 0.0, True)
    bench.feed(0.3, picture=turned)
    assert chip_words(bench) == {
        Check.LIGHT: "Light: Bright enough and even",
        Check.DISTANCE: "Distance and place: Sit a little higher",
        Check.HEAD: "Head: Turn a little to the right",
    }
    assert all(chip.isVisible() for chip in bench.work.qualities.values())


def test_without_room_for_the_chips_the_picture_says_what_to_change(opened):
    bench = opened(size=(1024, 700))
    bench.start()
    bench.session.choose_preview(Preview.MIRROR)
    bench.feed(0.1, picture=CheckState((Finding.CHIN_LOW,), 0.0, True))
    assert not any(chip.isVisible() for chip in bench.work.qualities.values())
    assert bench.work.video.accessibleDescription() == "Chin up a little"


@pytest.mark.parametrize(
    ("size", "text_size", "least_px"), [((1280, 800), 18, 480), ((1024, 700), 28, 330)]
)
def test_the_picture_has_room_and_nothing_overlaps(opened, size, text_size, least_px):
    bench = opened(theme=Theme(text_size=text_size), size=size)
    bench.start()
    bench.session.choose_preview(Preview.MIRROR)
    bench.feed(0.1)
    bench.feed(8.5)
    work = bench.work
    assert work.video.height() >= least_px
    shown = (work.video, work.preview, work.rows, work.ring, work.dots, work.name, work.cue)
    boxes = [
        QRect(each.mapTo(work, QPoint()), each.size())
        for each in (*shown, work.instruct, *work.qualities.values(), work.controls)
        if each.isVisible()
    ]
    assert all(work.rect().contains(box) for box in boxes)
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.intersects(b)]


def test_the_steps_of_a_recording_are_told_in_the_bar(opened):
    bench = opened(checks_camera=True)
    steps = bench.page.steps
    seen = [steps.accessibleName()]
    bench.start()
    bench.feed(0.0, check=CheckState())
    seen.append(steps.accessibleName())
    bench.page.check.start.click()
    bench.feed(0.1)
    seen.append(steps.accessibleName())
    assert steps.isVisible()
    for t_s in (REST_OVER_S, SMILES_OVER_S, ALL_OVER_S):
        bench.feed(t_s)
    seen.append(steps.accessibleName())
    assert seen == [
        "Step 1 of 4: Prepare",
        "Step 2 of 4: Frame",
        "Step 3 of 4: Record",
        "Step 4 of 4: Review",
    ]


def test_with_the_picture_off_the_cue_stands_once(opened):
    bench = opened()
    bench.start()
    bench.feed(0.1)
    bench.session.choose_preview(Preview.OFF)
    bench.feed(0.2)
    assert not bench.work.cue.isVisible()
    bench.session.choose_preview(Preview.MIRROR)
    bench.feed(0.3)
    assert bench.work.cue.isVisible()


def test_the_light_is_dimmed_from_within_a_session(opened):
    bench = opened()
    asked: list[bool] = []
    bench.page.dim_requested.connect(lambda: asked.append(True))
    bench.page.light.click()
    bench.page.brightness.dim.click()
    assert asked == [True]
    bench.page.set_theme(Theme(name=ThemeName.DARK))
    assert bench.page.brightness.dim.isChecked()
    assert bench.page.work.video.light == 65, "as the theme has it"


def test_how_bright_the_picture_is_shown_is_chosen_without_a_pause(opened, qtbot):
    bench = opened()
    bench.start()
    bench.session.choose_preview(Preview.MIRROR)
    bench.feed(0.1)
    chosen: list[int] = []
    bench.page.light_chosen.connect(chosen.append)
    video = bench.work.video
    before = video.grab().toImage().pixelColor(video.width() // 3, 90).lightness()
    bench.page.light.click()
    panel = bench.page.brightness
    assert panel.isVisible()
    assert panel.level.slider.value() == 100
    slider = panel.level.slider
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert chosen == [30]
    shown = video.grab().toImage().pixelColor(video.width() // 3, 90).lightness()
    assert shown == pytest.approx(0.3 * before, abs=4)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert bench.session.stage is Stage.RUNNING
