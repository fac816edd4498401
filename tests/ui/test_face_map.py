import xml.etree.ElementTree as ET

import pytest
import yaml
from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.domain.sides import Affected
from app.errors import Bug
from app.texts import Lang
from exercises.library import load_library
from tests.ui.session_fakes import leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.widgets.face_map import FaceMap
from ui.widgets.face_map_data import DIAGRAMS, View, load_diagrams
from ui.widgets.face_map_paint import outline, paint_pressure
from ui.widgets.face_map_words import DrawnSide, facts_of

MASSAGE = load_library().massage
BOTH = DrawnSide.BOTH


class Clock:
    def __init__(self) -> None:
        self.ns = 0

    def __call__(self) -> int:
        return self.ns

    def go(self, seconds: float) -> None:
        self.ns += round(seconds * 1e9)


class Paints(QObject):
    """Keeps how large a part each painting touched."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.areas.append(sum(r.width() * r.height() for r in event.region()))
        return False


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make(qtbot, clock):
    def made(affected=Affected.LEFT, theme=None, lang=Lang.EN, size=(716, 464)):
        face_map = FaceMap(theme or Theme(), affected, facts_of(MASSAGE, lang), clock_ns=clock)
        face_map.resize(*size)
        qtbot.addWidget(face_map)
        face_map.show()
        return face_map

    return made


def coloured(image: QImage, color: QColor, step: int = 2) -> tuple[int, int]:
    """Count the pixels of a colour in the left and in the right half."""
    halves = [0, 0]
    for x in range(0, image.width(), step):
        for y in range(60, image.height() - 60, step):
            halves[x >= image.width() // 2] += image.pixelColor(x, y).rgb() == color.rgb()
    return halves[0], halves[1]


def test_every_step_of_the_massage_is_drawn_and_nothing_else():
    assert set(load_diagrams()) == set(MASSAGE.steps)
    assert len(load_diagrams()) == 21


@pytest.mark.parametrize("name", MASSAGE.steps)
def test_a_step_with_a_direction_has_area_stroke_and_hand(name):
    step = load_diagrams()[name].step
    has_direction = MASSAGE.steps[name].direction is not None
    assert bool(step.areas) is bool(step.strokes) is bool(step.hands) is has_direction
    assert step.takes_turns == MASSAGE.steps[name].one_side_at_a_time


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize("name", MASSAGE.steps)
def test_every_step_is_painted_in_every_theme(make, theme, name):
    side = BOTH if MASSAGE.steps[name].side == "both" else DrawnSide.RIGHT
    face_map = make(Affected.RIGHT, Theme(theme))
    empty = face_map.grab().toImage()
    face_map.show_step(name, side, False)
    assert face_map.grab().toImage() != empty


def test_the_steps_look_different(make):
    face_map = make()
    seen = []
    for name in MASSAGE.steps:
        face_map.show_step(name, BOTH, True)
        seen.append(face_map.grab().toImage())
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])


@pytest.mark.parametrize("name", ["zygomaticus_major", "depressors", "platysma"])
@pytest.mark.parametrize("affected", [Affected.LEFT, Affected.RIGHT])
def test_the_own_left_is_at_the_left_as_in_a_mirror(make, name, affected):
    face_map = make(affected)
    face_map.show_step(name, DrawnSide(affected.value), True)
    left, right = coloured(face_map.grab().toImage(), Theme().color("aff"))
    assert (left > 20, right > 20) == (affected is Affected.LEFT, affected is Affected.RIGHT)


@pytest.mark.parametrize("name", ["frontalis_lift", "cheek_mid", "temples", "neck_back"])
def test_both_sides_are_drawn_alike_and_not_in_the_colour_of_the_affected(make, name):
    face_map = make()
    face_map.show_step(name, BOTH, True)
    image = face_map.grab().toImage()
    left, right = coloured(image, Theme().color("primary"))
    assert left == pytest.approx(right, rel=0.5)
    assert min(left, right) > 20
    assert coloured(image, Theme().color("aff")) == (0, 0)


def test_the_healthy_side_is_not_painted_as_the_affected_one(make):
    face_map = make(Affected.LEFT)
    face_map.show_step("neck_back", DrawnSide.RIGHT, True)
    assert coloured(face_map.grab().toImage(), Theme().color("aff")) == (0, 0)


def test_a_side_that_was_not_said_is_not_guessed(make):
    face_map = make(Affected.UNKNOWN)
    face_map.show_step("zygomaticus_major", DrawnSide.UNSAID, False)
    image = face_map.grab().toImage()
    left, right = coloured(image, Theme().color("primary"))
    assert min(left, right) > 20
    assert not face_map.is_moving
    assert "Only the side that had the palsy" in face_map.accessibleDescription()


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", MASSAGE.steps)
def test_what_is_drawn_is_said(make, lang, name):
    step = MASSAGE.steps[name]
    face_map = make(lang=lang)
    face_map.show_step(name, DrawnSide.LEFT, False)
    spoken = face_map.accessibleDescription()
    assert step.name.of(lang) in spoken
    if step.direction is not None:
        assert step.direction.text.of(lang) in spoken
        assert "Left side only" in spoken
    assert (f"Pressure {step.pressure} of 10" in spoken) is (step.pressure > 0)


def test_what_must_not_be_touched_is_said(make):
    face_map = make()
    face_map.show_step("orbital_rim", BOTH, False)
    assert "Do not touch the eyelids" in face_map.accessibleDescription()
    face_map.show_step("neck_back", BOTH, False)
    spoken = face_map.accessibleDescription()
    assert "Do not touch the throat" in spoken
    assert "One side, then the other" in spoken


def test_the_hand_moves_and_only_its_place_is_painted(make, clock, qtbot):
    face_map = make()
    face_map.show_step("zygomaticus_major", DrawnSide.LEFT, False)
    before = face_map.grab().toImage()
    assert face_map.is_moving
    paints = Paints()
    QCoreApplication.processEvents()
    face_map.installEventFilter(paints)
    clock.go(1.5)
    qtbot.waitUntil(lambda: bool(paints.areas))
    assert paints.areas[-1] < 0.75 * 716 * 464
    assert face_map.grab().toImage() != before


def test_a_hidden_map_costs_nothing_and_goes_on_where_it_was(make, clock):
    face_map = make()
    face_map.show_step("frontalis_lift", BOTH, False)
    clock.go(1.0)
    face_map.set_theme(Theme())
    before = face_map.grab().toImage()
    face_map.hide()
    assert not face_map.is_moving
    clock.go(60.0)
    face_map.show()
    assert face_map.is_moving
    face_map.set_theme(Theme())
    assert face_map.grab().toImage() == before


def test_the_hand_rests_while_the_routine_is_paused(make, clock):
    face_map = make()
    face_map.show_step("frontalis_lift", BOTH, False)
    clock.go(1.0)
    face_map.set_running(False)
    face_map.set_theme(Theme())
    before = face_map.grab().toImage()
    clock.go(30.0)
    face_map.set_theme(Theme())
    assert not face_map.is_moving
    assert face_map.grab().toImage() == before
    face_map.set_running(True)
    assert face_map.is_moving


def test_reduced_motion_shows_arrow_and_hand_at_rest(make, clock):
    face_map = make()
    face_map.show_step("masseter", BOTH, True)
    before = face_map.grab().toImage()
    assert not face_map.is_moving
    clock.go(2.0)
    face_map.set_theme(Theme())
    assert face_map.grab().toImage() == before


def test_one_neck_side_is_worked_on_after_the_other(make, clock):
    face_map = make()
    face_map.show_step("neck_back", BOTH, False)
    hand = Theme().color("hand")
    seen = set()
    for _ in range(20):
        clock.go(1.5)
        face_map.set_theme(Theme())
        left, right = coloured(face_map.grab().toImage(), hand, 4)
        assert (left > 50) != (right > 50)
        seen.add(left > right)
    assert seen == {True, False}


def test_another_language_and_side_take_hold_at_once(make):
    face_map = make(Affected.LEFT)
    face_map.show_step("upper_lip", BOTH, True)
    before = face_map.grab().toImage()
    face_map.set_facts(Affected.RIGHT, facts_of(MASSAGE, Lang.ZH))
    assert "上唇" in face_map.accessibleDescription()
    assert face_map.grab().toImage() != before


@pytest.mark.parametrize("size", [(420, 320), (716, 464), (1100, 700)])
@pytest.mark.parametrize("text_size", [18, 28])
@pytest.mark.parametrize("name", ["orbital_rim", "platysma", "prep_face"])
def test_words_leave_room_for_the_drawing(make, size, text_size, name):
    face_map = make(theme=Theme(text_size=text_size), size=size)
    face_map.resize(face_map.size().expandedTo(face_map.minimumSizeHint()))
    size = face_map.size().toTuple()
    face_map.show_step(name, BOTH, True)
    image = face_map.grab().toImage()
    skin = Theme().color("skin")
    found = sum(
        image.pixelColor(x, y) == skin for x in range(0, size[0], 6) for y in range(0, size[1], 6)
    )
    assert found * 36 > 0.06 * size[0] * size[1]


@pytest.mark.parametrize("pressure", [0, 1, 2, 3])
def test_as_many_dots_are_filled_as_the_pressure_says(qapp, pressure):
    image = QImage(320, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    width = paint_pressure(painter, QRectF(0, 0, 320, 30), Theme(), pressure)
    painter.end()
    ink = Theme().color("primary")
    row = [image.pixelColor(x, 15) == ink for x in range(320)]
    runs = "".join("x" if on else " " for on in row).split()
    assert sum(len(run) > 12 for run in runs) == pressure
    assert width < 320


def test_the_map_is_empty_before_its_first_step(make):
    face_map = make()
    assert not face_map.is_moving
    assert face_map.grab().toImage().pixelColor(358, 232) == Theme().color("surface")


def test_a_step_without_a_drawing_is_a_mistake(make):
    with pytest.raises(KeyError):
        make().show_step("nothing", BOTH, False)


def test_drawings_are_whole_svg_files_with_known_colours():
    known = {Theme().hex(t) for t in ("skin", "skinline", "hairf", "hand", "handline", "shade")}
    known |= {Theme().hex("primary"), Theme().hex("surface"), "none"}
    for file in DIAGRAMS.glob("*.svg"):
        for element in ET.parse(file).iter():
            for key in ("fill", "stroke"):
                assert element.get(key, "none") in known, file.name


def test_wrong_data_is_refused():
    data = yaml.safe_load((DIAGRAMS / "front.yaml").read_text(encoding="utf-8"))
    for change in (
        {"schema_version": 2},
        {"steps": {"x": {"window": [0, 0, 1, 1], "keep_off": ["nose"]}}},
        {"steps": {"x": {"window": [0, 0, 1, 1], "areas": ["M 0 0 L 1 1 Z"]}}},
        {"steps": {"x": {"window": [0, 0, 1, 1], "colour": "red"}}},
        {"steps": {"x": {"window": [0, 0, 1, 1], "areas": ["m 0 0"]}}},
        {
            "steps": {
                "x": {
                    "window": [0, 0, 1, 1],
                    "areas": ["M 0 0 Z"],
                    "strokes": [[[0, 0], [1, 1], [2, 2]]],
                }
            }
        },
    ):
        with pytest.raises(ValidationError):
            View.model_validate(data | change)
    with pytest.raises(Bug):
        outline("M 0 0 C 1 2 3")


def test_a_step_drawn_twice_is_refused(tmp_path):
    text = (DIAGRAMS / "scenes.yaml").read_text(encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Bug):
        load_diagrams(tmp_path)
