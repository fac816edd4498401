"""Where a line may end: never between a number and its unit."""

import pytest
from PySide6.QtGui import QFontMetrics

from tests.ui.session_fakes import leaves_nothing  # noqa: F401
from ui.widgets.controls import label
from ui.widgets.together import NO_BREAK, together


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ("about 3 min a day", ["3 min"]),
        ("2 min 5 s", ["2 min", "5 s"]),
        ("12 weeks, 40 %, 1.5 mm", ["12 weeks", "40 %", "1.5 mm"]),
        ("按摩 12 分钟，共 14 分钟", ["12 分钟", "14 分钟"]),
    ],
)
def test_number_and_unit_stay_together(given, parts):
    for part in parts:
        assert part.replace(" ", NO_BREAK) in together(given)


@pytest.mark.parametrize("given", ["Step 3 of 21", "between 1 and 3", "2 smiles", "3 sides"])
def test_other_words_after_a_number_may_begin_a_line(given):
    assert together(given) == given


def test_a_label_breaks_before_the_number(qtbot):
    shown = label()
    qtbot.addWidget(shown)
    shown.setText("about 3 min")
    assert shown.text() == "about 3 min", "what it says is what it was given"
    metrics = QFontMetrics(shown.font())
    shown.setFixedWidth(metrics.horizontalAdvance("3 m"))
    assert shown.heightForWidth(shown.width()) < metrics.height() * 3, "number and unit are one"
