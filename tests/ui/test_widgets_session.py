import pytest

from app.domain.findings import Confidence
from tests.ui.session_fakes import leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.viewmodels.session_facts import ExpressionRow, RowState
from ui.widgets.confidence import ConfidenceBlocks
from ui.widgets.expression_list import ExpressionList
from ui.widgets.hold_ring import HoldRing, RingState
from ui.widgets.rep_dots import RepDots


def dark_pixels(widget, token: str, theme: Theme | None = None) -> int:
    picture = widget.grab().toImage()
    wanted = (theme or Theme()).color(token).rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def test_the_ring_fills_clockwise_from_the_top(qtbot):
    ring = HoldRing(Theme())
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    ring.set_state(RingState(0.5, "2", "hold, s"))
    picture = ring.grab().toImage()
    side = picture.width()
    primary = Theme().color("primary")
    assert picture.pixelColor(side - 7, side // 2) == primary
    assert picture.pixelColor(7, side // 2) == Theme().color("sunken")
    assert ring.accessibleName() == "2 hold, s"


def test_a_ring_without_a_hold_is_only_a_track(qtbot):
    ring = HoldRing(Theme())
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    assert dark_pixels(ring, "primary") == 0


@pytest.mark.parametrize("theme", [Theme(name, size) for name in ThemeName for size in (18, 28)])
def test_dots_fit_their_widget(qtbot, theme):
    dots = RepDots(theme)
    qtbot.addWidget(dots)
    dots.resize(220, 34)
    dots.set_reps(3, 5)
    assert dots.accessibleName() == "Repeat 3 of 5"
    assert dark_pixels(dots, "pfill", theme) > 100


def rows(current: int, total: int) -> tuple[ExpressionRow, ...]:
    states = [RowState.DONE] * current + [RowState.CURRENT]
    states += [RowState.TO_COME] * (total - current - 1)
    return tuple(ExpressionRow(f"Expression {i}", state) for i, state in enumerate(states))


def test_the_current_row_is_always_in_view(qtbot):
    shown = ExpressionList(Theme())
    qtbot.addWidget(shown)
    shown.resize(450, 250)
    for current in range(12):
        shown.set_rows(rows(current, 12))
        first, count = shown._window()
        assert first <= current < first + count
        assert dark_pixels(shown, "psoft") > 500


def test_the_list_tells_its_state_in_words(qtbot):
    shown = ExpressionList(Theme())
    qtbot.addWidget(shown)
    shown.set_rows(rows(1, 3))
    assert shown.accessibleName() == "Expression 2 of 3"
    assert "Expression 0: done" in shown.accessibleDescription()
    assert "Expression 2: to come" in shown.accessibleDescription()


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(Confidence.LOW, "low"), (Confidence.MEDIUM, "medium"), (Confidence.HIGH, "high")],
)
def test_confidence_is_blocks_and_a_word(qtbot, confidence, word):
    blocks = ConfidenceBlocks(Theme())
    qtbot.addWidget(blocks)
    blocks.set_confidence(confidence)
    assert blocks.word == word
    assert blocks.accessibleName() == f"How sure: {word}"
    blocks.resize(blocks.sizeHint())
    picture = blocks.grab().toImage()
    middle = picture.height() // 2
    filled = [picture.pixelColor(11 + 27 * i, middle) == Theme().color("text") for i in range(3)]
    assert filled == [True, word != "low", word == "high"]
