"""Watching a moment and marking a flag, on a page as the window has it."""

import threading
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.clock import VirtualClock
from app.domain.findings import Reason, Strength
from app.domain.journal import EntryKind
from app.domain.review import Said, read_reviews
from app.errors import SourceFailure, StorageFailure
from app.session.reviews import Reviews
from app.store.log import Log
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from tests.ui.moment_fakes import OWN_LEFT, OWN_RIGHT, FakeReader
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
from ui.theme import Theme
from ui.viewmodels.preview import Preview
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import ResultParts

SHOWN = record(
    movements=(
        movement(rep=1, start_s=8.0),
        movement(rep=2, start_s=14.0),
        movement("lip_pucker", 1, 20.0, measures=(measure(index=0.01),)),
        movement("lip_pucker", 2, 25.0, reason=Reason.HEAD_MOVED),
    ),
    flags=(flag(), flag(start_s=15.1, strength=Strength.SLIGHT)),
)


@pytest.fixture
def log(tmp_path):
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    with Log(paths) as log:
        yield log


@pytest.fixture
def opened(qtbot, dressed, log):  # noqa: F811
    made: list[tuple[ResultPage, Host]] = []

    def make(
        preview=Preview.MIRROR, reader=None, theme=None, size=(1096, 800), shown=SHOWN, reviews=None
    ):
        theme = dressed(theme or Theme())
        now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
        parts = ResultParts(
            reviews=reviews or Reviews(log.journal, VirtualClock(now)),
            read_moment=reader or FakeReader(),
            preview=preview,
        )
        page = ResultPage(theme, ResultViewModel(shown, LIBRARY, Texts(Lang.EN), {}, parts))
        host = Host(page, size)
        qtbot.addWidget(host)
        page.show()
        made.append((page, host))
        QCoreApplication.processEvents()
        return page

    yield make
    for page, _ in made:
        page.close()


@pytest.fixture
def watched(opened, qtbot):
    """Open a page and watch the first repetition."""

    def watch(line=0, **wanted):
        page = opened(**wanted)
        page.moments.lines[line].watch.click()
        qtbot.waitUntil(lambda: page._moment.moment is not None)
        QCoreApplication.processEvents()
        return page

    return watch


def colours(widget) -> dict[tuple[int, int, int], float]:
    """Return the mean column of each half's colour, as a share of the width."""
    picture = widget.grab().toImage()
    places: dict[tuple[int, int, int], list[int]] = {OWN_LEFT: [], OWN_RIGHT: []}
    for x in range(picture.width()):
        for y in range(0, picture.height(), 4):
            seen = picture.pixelColor(x, y).getRgb()[:3]
            if seen in places:
                places[seen].append(x)
    return {c: sum(at) / len(at) / picture.width() for c, at in places.items() if at}


# --- watching --------------------------------------------------------------------------------


def test_nothing_is_read_before_it_is_asked_for(opened):
    reader = FakeReader()
    page = opened(reader=reader)
    assert reader.asked == []
    assert page.scrubber.isHidden()
    assert [line.name.text() for line in page.moments.lines] == ["Repeat 1", "Repeat 2"]


def test_a_moment_is_read_with_its_own_seconds_and_plays_once(watched):
    reader = FakeReader()
    page = watched(line=1, reader=reader)
    assert reader.asked == [(14.0, 18.0, False)]
    assert page.scrubber.isVisible()
    assert page.scrubber.head.is_playing
    assert page.scrubber.hasFocus()
    assert page.scrubber.name.text() == "Repeat 2"


def test_it_is_mirrored_where_it_is_painted(watched):
    page = watched()
    seen = colours(page.scrubber.video)
    assert seen[OWN_LEFT] < 0.5 < seen[OWN_RIGHT]


@pytest.mark.parametrize("preview", [Preview.OUTLINE, None, Preview.OFF, Preview.HEALTHY_SIDE])
def test_nobody_sees_their_plain_picture_unasked(opened, qtbot, preview):
    page = opened(preview=preview)
    page.moments.lines[0].watch.click()
    if preview is not Preview.OFF:
        qtbot.waitUntil(lambda: page._moment.moment is not None)
    QCoreApplication.processEvents()
    assert len(colours(page)) < 2
    assert page.hide_pictures.text() == "Show pictures"
    page.hide_pictures.click()
    qtbot.waitUntil(lambda: page._moment.moment is not None)
    QCoreApplication.processEvents()
    assert len(colours(page)) == 2
    page.hide_pictures.click()
    QCoreApplication.processEvents()
    assert len(colours(page)) < 2


def test_the_outline_is_read_with_landmarks_and_drawn(watched):
    reader = FakeReader()
    page = watched(preview=Preview.OUTLINE, reader=reader)
    assert reader.asked[-1][2]
    picture = page.scrubber.video.grab().toImage()
    drawn = Theme().color("aff").name()
    assert any(
        picture.pixelColor(x, y).name() == drawn
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_off_reads_nothing_and_says_how_to_see_it(opened):
    reader = FakeReader()
    page = opened(preview=Preview.OFF, reader=reader)
    page.moments.lines[0].watch.click()
    assert reader.asked == []
    assert "Show pictures" in page.scrubber.trouble.text()
    assert not page.scrubber.video.isVisible()
    assert not page.scrubber.play.isVisible()


def test_keys_play_and_step(watched, qtbot):
    page = watched()
    scrubber, head = page.scrubber, page.scrubber.head
    qtbot.keyClick(scrubber, Qt.Key.Key_Space)
    assert not head.is_playing
    qtbot.keyClick(scrubber, Qt.Key.Key_Home)
    assert head.place == 0
    qtbot.keyClick(scrubber, Qt.Key.Key_Right)
    qtbot.keyClick(scrubber, Qt.Key.Key_Right)
    qtbot.keyClick(scrubber, Qt.Key.Key_Left)
    assert head.place == 1
    assert scrubber.bar.slider.value() == 1
    assert "picture 2 of 100" in scrubber.place.text()
    qtbot.keyClick(scrubber, Qt.Key.Key_End)
    assert head.place == 99
    qtbot.keyClick(scrubber, Qt.Key.Key_Space)
    assert head.is_playing
    qtbot.keyClick(scrubber.bar.slider, Qt.Key.Key_Right)
    assert not head.is_playing


def test_escape_closes_the_moment_and_not_the_page(watched, qtbot):
    page = watched()
    left: list[bool] = []
    shortcut = QShortcut(QKeySequence("Esc"), page.window())
    shortcut.activated.connect(lambda: left.append(True))
    page.back_requested.connect(lambda: left.append(True))
    qtbot.keyClick(page.scrubber, Qt.Key.Key_Escape)
    assert page.scrubber.isHidden()
    assert page._moment.moment is None
    assert left == []
    assert page.moments.lines[0].watch.hasFocus()


def test_other_keys_are_left_to_the_page(watched, qtbot):
    page = watched()
    qtbot.keyClick(page.scrubber, Qt.Key.Key_A)
    assert page.scrubber.isVisible()


def test_the_flagged_stretch_is_told_in_words_and_marked(watched):
    page = watched()
    scrubber = page.scrubber
    scrubber.head.go(0)
    assert "moved together" not in scrubber.place.text()
    scrubber.head.go(45)  # second 9.8 of 9.1 to 10.9
    assert "moved together" in scrubber.place.text()
    ((start, end),) = scrubber.bar.marks.spans
    assert start == pytest.approx(1.1 / 4, abs=0.02)
    assert end == pytest.approx(2.9 / 4, abs=0.02)
    hatched = scrubber.bar.marks.grab().toImage()
    assert hatched.pixelColor(round(0.5 * hatched.width()), 7).name() != (
        hatched.pixelColor(20, 7).name()
    )


def test_the_curves_show_where_the_moment_is(watched):
    page = watched()
    page.scrubber.head.go(50)
    assert [head.isVisible() for head in page.plot._heads] == [True, True]
    start_s = page.plot.data.start_s
    assert page.plot._heads[0].value() == pytest.approx(8.0 + 50 / 25 - start_s)
    page.scrubber.close_button.click()
    assert [head.isVisible() for head in page.plot._heads] == [False, False]


def test_speeds_and_steps_by_button(watched):
    page = watched()
    scrubber = page.scrubber
    assert scrubber.speed.value == 0.25
    scrubber.speed.buttons()[2].click()
    assert scrubber.head.is_playing
    scrubber.head.go(10)
    scrubber.on.click()
    scrubber.back.click()
    scrubber.back.click()
    assert scrubber.head.place == 9
    scrubber.play.click()
    assert scrubber.play.text() == "Pause"
    scrubber.play.click()
    assert scrubber.play.text() == "Play"


def test_a_recording_that_has_gone_is_told(opened, qtbot):
    page = opened(reader=FakeReader(error=SourceFailure("path_missing", path="video.mkv")))
    page.moments.lines[0].watch.click()
    qtbot.waitUntil(lambda: page._moment.error is not None)
    assert page.scrubber.trouble.text()
    assert not page.scrubber.play.isEnabled()
    assert not page.scrubber.waiting.isVisible()


def test_while_it_is_read_it_says_so_and_can_be_left(opened):
    page = opened(reader=FakeReader(hold=threading.Event()))
    page.moments.lines[0].watch.click()
    QCoreApplication.processEvents()
    assert page.scrubber.waiting.isVisible()
    assert not page.scrubber.play.isEnabled()
    page.close()  # the fixture sees to it that no thread is left


def test_another_expression_closes_the_moment(watched):
    page = watched()
    page.rows.choose("lip_pucker")
    assert page.scrubber.isHidden()
    assert not page.scrubber.head.is_playing
    assert "head moved too much" in page.moments.lines[1].words.text()
    assert "1 of 2 could not be judged" in page.reasons.head.text()


def test_the_resting_face_can_be_watched(opened, qtbot):
    reader = FakeReader()
    page = opened(reader=reader)
    page.rows.choose("rest_baseline")
    page.moments.lines[0].watch.click()
    qtbot.waitUntil(lambda: page._moment.moment is not None)
    assert reader.asked == [(2.0, 5.0, False)]


# --- marking ---------------------------------------------------------------------------------


def said(log) -> list[Said]:
    (now,) = log.journal.entries({EntryKind.REVIEW})
    return [review.said for review in read_reviews(log.journal.history(now.id))]


def test_a_flag_is_marked_shown_and_taken_back(opened, log, qtbot):
    page = opened()
    (line,) = page.moments.lines[0].flags
    assert line.name.text() == "Smile to eye closure, left side: Seen"
    assert page.headline.marked.isHidden()
    with qtbot.waitSignal(page.reviewed):
        line.button.click()
    assert line.said.isVisible()
    assert "You marked 1 of 2 as not right" in page.headline.marked.text()
    item = page.rows.item(page.rows.currentRow())
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Seen. you: not right")
    assert line.button.text() == "Undo"
    line.button.click()
    assert page.headline.marked.isHidden()
    assert not line.note.isVisible()
    assert said(log) == [Said.WITHDRAWN, Said.NOT_RIGHT]


def test_a_note_can_be_added(opened, log):
    page = opened()
    (line,) = page.moments.lines[1].flags
    line.button.click()
    line.note.setFocus()
    QTest.keyClicks(line.note, " that was a blink ")
    QTest.keyClick(line.note, Qt.Key.Key_Return)
    (entry,) = log.journal.entries({EntryKind.REVIEW})
    assert entry.values["note"] == "that was a blink"
    assert entry.values["rep"] == 2
    assert "You marked 1 of 2" in page.headline.marked.text()


def test_a_mark_is_there_when_the_page_is_opened_again(opened):
    opened().moments.lines[0].flags[0].button.click()
    again = opened()
    assert again.moments.lines[0].flags[0].button.text() == "Undo"
    assert again.moments.lines[1].flags[0].button.text() == "Not right"


def test_this_looks_wrong_leads_to_the_first_flag(opened):
    page = opened()
    page.headline.doubt.click()
    assert QApplication.focusWidget() is page.moments.lines[0].flags[0].button
    page.rows.choose("lip_pucker")
    assert not page.headline.doubt.isVisible()


def test_a_mark_that_cannot_be_kept_is_told(opened):
    def refuse(*_args: object) -> None:
        raise StorageFailure("folder_not_writable", path="x")

    page = opened(
        reviews=SimpleNamespace(
            disputed=lambda _session: {}, say_not_right=refuse, take_back=refuse
        )
    )
    page.moments.lines[0].flags[0].button.click()
    assert page.notice.isVisible()
    assert page.moments.lines[0].flags[0].button.text() == "Not right"
    page.notice.close_button.click()
    assert not page.notice.isVisible()


@pytest.mark.parametrize("width", [1096, 840])
@pytest.mark.parametrize("text_size", [18, 21, 24, 28])
def test_nothing_sticks_out_sideways(watched, text_size, width):
    page = watched(theme=Theme(text_size=text_size), size=(width, 700))
    page.moments.lines[0].flags[0].button.click()
    page.show_numbers.click()
    QCoreApplication.processEvents()
    area = page._scroll
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert area.horizontalScrollBar().value() == 0
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName()
            assert min(button.width(), button.height()) >= 48
