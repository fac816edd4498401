import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.findings import Abstention, Reason, Strength
from app.texts import Lang, Texts
from tests.ui.session_fakes import (  # noqa: F401
    LIBRARY,
    Host,
    dressed,
    flag,
    leaves_nothing,
    measure,
    movement,
    record,
)
from ui.pages.result import ResultPage
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import ResultParts

CLOSED = tuple(
    movement("gentle_eye_closure", rep, 19.0 + 5 * rep, reason=Reason.HEAD_MOVED) for rep in (1, 2)
)
MOVEMENTS = (
    movement(rep=1, start_s=8.0),
    movement(rep=2, start_s=14.0),
    movement("lip_pucker", 1, 20.0, measures=(measure(index=0.01),)),
    *CLOSED,
)
SHOWN = record(
    movements=MOVEMENTS,
    flags=(flag(), flag(start_s=15.1)),
    abstentions=tuple(Abstention(m.onset_s, m.end_s, Reason.HEAD_MOVED) for m in CLOSED),
    synthetic=True,
)


@pytest.fixture
def opened(qtbot, dressed, tmp_path):  # noqa: F811
    made: list[tuple[ResultPage, Host]] = []

    def thumbnail(name: str) -> Path:
        picture = QImage(120, 150, QImage.Format.Format_RGB32)
        picture.fill(QColor("#7A5C4A"))
        path = tmp_path / f"{name}.png"
        picture.save(str(path))
        return path

    def make(theme=None, lang=Lang.EN, shown=SHOWN, size=(1096, 800)):
        theme = dressed(theme or Theme())
        names = ("open_smile-rest", "open_smile-1-peak", "open_smile-2-peak")
        model = ResultViewModel(
            shown,
            LIBRARY,
            Texts(lang),
            {name: thumbnail(name) for name in names},
            ResultParts(preview=Preview.MIRROR),
        )
        page = ResultPage(theme, model)
        host = Host(page, size)
        qtbot.addWidget(host)
        made.append((page, host))
        page.show()
        settle()
        return page

    yield make
    for page, _ in made:
        if shiboken6.isValid(page):
            page.close()


def settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def test_the_modules_do_not_load_pyqtgraph():
    code = "import sys, ui.pages.result; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", ThemeName)
def test_the_flagged_pattern_its_side_and_its_span_are_shown(opened, name, lang):
    page = opened(Theme(name, lang=lang), lang)
    pattern = LIBRARY.pattern("P2_smile_eye").name.of(lang)
    assert page.headline.head.text() == f"{pattern}, left side"
    assert page.headline.blocks.word == "high"
    assert len(page.plot.spans) == 4  # two flags in two plots
    assert page.plot.isVisible()
    assert page.pictures.isVisible()
    assert page.synthetic.isVisible()


@pytest.mark.parametrize("name", ThemeName)
def test_the_span_is_hatched_and_both_lines_are_drawn(opened, name):
    theme = Theme(name)
    page = opened(theme)
    picture = page.plot.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    }
    for token in ("cuesoft", "aff", "hea", "surface"):
        assert theme.color(token).name() in seen, token


def test_what_cannot_be_told_shows_reasons_instead_of_a_plot(opened):
    page = opened()
    page.rows.choose("gentle_eye_closure")
    settle()
    assert page.headline.property("kind") == "dashed"
    assert "can’t tell" in page.headline.head.text()
    assert page.reasons.isVisible()
    assert page.strip.isVisible()
    assert not page.plot.isVisible()
    assert not page.pictures.isVisible()
    assert page.next.head.text() == "Clearer next time"


def test_not_seen_shows_no_span(opened):
    page = opened()
    page.rows.choose("lip_pucker")
    settle()
    assert page.plot.spans == ()
    assert not page.headline.blocks.isVisible()


def test_the_list_is_worked_by_arrow_keys(opened, qtbot):
    page = opened()
    assert page.rows.hasFocus()
    assert page.detail.exercise == "open_smile"
    qtbot.keyClick(page.rows, Qt.Key.Key_Down)
    assert page.detail.exercise == "lip_pucker"
    item = page.rows.item(page.rows.currentRow())
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Small lip pucker: Not seen"


def test_every_outcome_has_its_own_word(opened):
    page = opened()
    words = [
        page.rows.item(i).data(Qt.ItemDataRole.AccessibleTextRole).split(": ")[1]
        for i in range(page.rows.count())
    ]
    assert len(set(words)) == len(words) == 4


def test_pictures_can_be_hidden_and_stay_hidden(opened):
    page = opened()
    page.hide_pictures.click()
    settle()
    assert not page.pictures.isVisible()
    assert page.hide_pictures.text() == "Show pictures"
    page.rows.choose("lip_pucker")
    page.rows.choose("open_smile")
    settle()
    assert not page.pictures.isVisible()


def test_numbers_are_behind_a_fold(opened):
    page = opened()
    assert not page.numbers.isVisible()
    page.show_numbers.click()
    settle()
    assert page.numbers.isVisible()
    grid = page.numbers.grid
    cells = [grid.itemAtPosition(1, place).widget().text() for place in range(6)]
    assert cells == ["1 · Smile to eye closure", "67 %", "89 %", "22 ± 9 %", "2 %", "10 %"]


def test_buttons_ask_for_what_they_say(opened, qtbot):
    page = opened()
    with qtbot.waitSignal(page.export_requested) as asked:
        page.export.click()
    assert asked.args == ["s1"]
    with qtbot.waitSignal(page.back_requested):
        page.back.click()
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [1096, 840])
@pytest.mark.parametrize("text_size", [18, 21, 24, 28])
def test_nothing_sticks_out_sideways(opened, text_size, width):
    page = opened(Theme(text_size=text_size), size=(width, 700))
    page.show_numbers.click()
    settle()
    area = page._scroll
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName()
            assert min(button.width(), button.height()) >= 48
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 12


def test_themes_may_change_while_it_is_open(opened, dressed):  # noqa: F811
    page = opened()
    for theme in (Theme(ThemeName.DARK, 28), Theme(ThemeName.CONTRAST), Theme()):
        page.set_theme(dressed(theme))
        settle()
        assert len(page.plot.spans) == 4


def test_a_slight_finding_keeps_its_flag(opened):
    slight = (flag(strength=Strength.SLIGHT),)
    page = opened(shown=record(flags=slight))
    assert page.rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Not sure")


def test_it_may_be_deleted_without_being_closed(opened, qapp):
    page = opened()
    page.hide()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
