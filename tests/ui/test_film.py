"""A film from a phone on its way through the window, over a desk that does as told."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.found import Search
from app.domain.sides import Affected
from app.errors import SourceFailure, StorageFailure
from app.session.importing import Note
from app.texts import Lang, Texts
from tests.ui.film_bench import FILM, FILMED, NOW, FakeDesk, at, candidate, opened_film  # noqa: F401
from tests.ui.session_fakes import Host, dressed  # noqa: F401 - a fixture
from ui.i18n import Language
from ui.theme import Theme
from ui.viewmodels.film import Stage


def test_from_the_file_to_the_log(open_film, qtbot):
    desk = FakeDesk()
    page = open_film(desk)
    at(page, Stage.CONFIRM, qtbot)
    confirm = page.confirm
    assert confirm.facts.text().endswith(" · 1080 × 1920, 30 pictures a second · 24 MB")
    assert "3 June 2026" in confirm._rows["day"].note.text()
    assert confirm.take.isVisible()
    confirm.sides.buttons()[1].click()
    confirm.way.buttons()[1].click()
    confirm.take.click()
    at(page, Stage.NAMING, qtbot)
    assert desk.taken == [(FILM, Affected.RIGHT, FILMED, True)]
    names = page.names
    assert [b.text().split("\n")[0] for b in names.rows] == ["Movement 1", "Movement 2"]
    assert not page.names.scrubber.isHidden()
    names.choices["closed_smile"].click()
    assert names.rows[0].text().endswith("Closed-lip smile")
    names.following.click()
    names.choices[None].click()
    assert page.named.text() == "2 of 2 answered"
    with qtbot.waitSignal(page.finished) as done:
        page.finish.click()
    assert done.args == ["film1"]
    assert desk.named == [{0: "closed_smile"}]


def test_the_picture_turns_with_the_answer_which_way_round_it_is(open_film, qtbot):
    page = open_film(FakeDesk())
    at(page, Stage.CONFIRM, qtbot)
    video = page.confirm.video

    def left_is_brighter() -> bool:
        image = video.grab().toImage()
        y = image.height() // 2
        left, right = image.pixelColor(40, y), image.pixelColor(image.width() - 40, y)
        return left.lightness() > right.lightness()

    assert left_is_brighter(), "the film's right half is the person's left: left in a mirror"
    page.confirm.way.buttons()[1].click()
    assert not left_is_brighter()


@pytest.mark.parametrize("days", [0, 1, 40])
def test_the_day_can_be_set_but_not_in_the_future(open_film, qtbot, days):
    desk = FakeDesk(seen=replace(candidate(), filmed_at=None))
    page = open_film(desk)
    at(page, Stage.CONFIRM, qtbot)
    assert "does not say" in page.confirm._rows["day"].note.text()
    assert not page.confirm.later.isEnabled()
    for _ in range(days):
        page.confirm.earlier.click()
    page.confirm.take.click()
    at(page, Stage.NAMING, qtbot)
    filmed_at = desk.taken[0][2]
    wanted = (NOW.astimezone() - timedelta(days=days)).date()
    assert filmed_at.astimezone().date() == wanted
    assert (filmed_at == NOW) is (days == 0)


@pytest.mark.parametrize("lang", list(Lang))
def test_what_makes_it_hard_to_read_is_said(open_film, qtbot, lang):
    notes = (Note.TWO_FACES, Note.FACE_SMALL, Note.SLOW)
    page = open_film(FakeDesk(seen=replace(candidate(), notes=notes)), language=lang.value)
    at(page, Stage.CONFIRM, qtbot)
    texts = Texts(lang)
    said = [notice.text.text() for notice in page.confirm.notes if notice.isVisible()]
    assert said == [texts(f"film_note.{note}") for note in notes]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [18, 28])
def test_nothing_is_cut_off_in_a_small_window(open_film, dressed, qtbot, qapp, lang, size):  # noqa: F811
    dressed(Theme(text_size=size))
    language = Language(qapp)
    language.use(Lang(lang))
    try:
        page = open_film(FakeDesk(), language=lang, text_size=size)
        for stage in (Stage.CONFIRM, Stage.NAMING):
            at(page, stage, qtbot)
            page.confirm.show_picture.click()
            area = page._stack.currentWidget()
            if stage is Stage.NAMING:
                page.names.more.click()
            qtbot.waitUntil(
                lambda a=area: a.widget().minimumSizeHint().width() <= a.viewport().width()
            )
            page.confirm.take.click()
    finally:
        language.close()


def test_copying_can_be_stopped_and_begun_again(open_film, qtbot):
    desk = FakeDesk()
    page = open_film(desk)
    at(page, Stage.CONFIRM, qtbot)
    desk.hold = threading.Event()
    page.confirm.take.click()
    qtbot.waitUntil(lambda: page.bar.value() == 1)
    assert page.stop.isVisible()
    page.stop.click()
    at(page, Stage.CONFIRM, qtbot)
    assert desk.taken == []
    desk.hold = None
    page.confirm.take.click()
    at(page, Stage.NAMING, qtbot)


def test_leaving_while_it_is_read_ends_the_reading(open_film, qtbot):
    desk = FakeDesk(hold=threading.Event())
    page = open_film(desk, "film1")
    qtbot.waitUntil(lambda: page.bar.maximum() == 9)
    assert page.back.text() == "Go on later"
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.shut_down()
    assert desk.discarded == []


def test_answers_are_there_again_when_one_goes_on(open_film, qtbot):
    desk = FakeDesk()
    page = open_film(desk, "film1")
    at(page, Stage.NAMING, qtbot)
    page.names.choices["open_smile"].click()
    page.names.choices["closed_smile"].click()
    page.shut_down()
    assert desk.kept == {0: "closed_smile"}
    again = open_film(desk, "film1")
    at(again, Stage.NAMING, qtbot)
    assert again.names.current == 1, "the first without an answer"
    assert again.named.text() == "1 of 2 answered"
    with qtbot.waitSignal(again.finished):
        again.finish.click()
    assert desk.named == [{0: "closed_smile"}]


def test_every_expression_can_be_chosen(open_film, qtbot):
    page = open_film(FakeDesk(), "film1")
    at(page, Stage.NAMING, qtbot)
    few = set(page.names.choices)
    assert {"open_smile", None} <= few
    assert "brow_raise" not in few
    page.names.more.click()
    assert len(page.names.choices) == 12
    page.names.choices["brow_raise"].click()
    assert page.names.choices["brow_raise"].isChecked()


def test_removing_asks_first(open_film, qtbot):
    desk = FakeDesk()
    page = open_film(desk, "film1")
    at(page, Stage.NAMING, qtbot)
    page.remove.click()
    assert desk.discarded == []
    page.sure.close_button.click()
    assert page.sure.isHidden()
    page.remove.click()
    with qtbot.waitSignal(page.left):
        page.sure.action.click()
    assert desk.discarded == ["film1"]


def test_a_film_without_movements_can_be_logged_as_it_is(open_film, qtbot):
    desk = FakeDesk(found=Search((), (0.0, 3.0)))
    page = open_film(desk, "film1")
    at(page, Stage.NAMING, qtbot)
    assert page.state.title.text() == "No movement was found"
    with qtbot.waitSignal(page.finished):
        page.state.action.click()
    assert desk.named == [{}]


@pytest.mark.parametrize(
    "key", ["video_unreadable", "video_sound_only", "video_cut_off", "video_codec", "video_empty"]
)
def test_a_file_that_is_no_film_is_explained(open_film, qtbot, key):
    error = SourceFailure(key, path="a.mp4")
    page = open_film(FakeDesk(errors={"examine": error}))
    at(page, Stage.FAILED, qtbot)
    assert page.state.text.text() == Texts(Lang.EN).explain(error)
    assert not page.remove.isVisible()
    with qtbot.waitSignal(page.another_requested):
        page.state.action.click()


def test_a_full_disk_is_explained_and_tried_again(open_film, qtbot):
    desk = FakeDesk(errors={"copy": StorageFailure("disk_full", path="/x", free_mb=3)})
    page = open_film(desk)
    at(page, Stage.CONFIRM, qtbot)
    page.confirm.take.click()
    at(page, Stage.FAILED, qtbot)
    assert "3 MB" in page.state.text.text()
    desk.errors.clear()
    page.state.action.click()
    at(page, Stage.CONFIRM, qtbot)
    page.confirm.take.click()
    at(page, Stage.NAMING, qtbot)


def test_a_film_without_a_face_is_not_kept(open_film, qtbot):
    error = SourceFailure("video_no_face", path="a.mp4")
    page = open_film(FakeDesk(errors={"read": error}), "film1")
    at(page, Stage.FAILED, qtbot)
    assert not page.remove.isVisible()
    assert page.back.text() == "Back"


def test_a_film_in_the_log_gets_other_names_and_cannot_be_removed_here(open_film, qtbot):
    desk = FakeDesk(kept={0: "closed_smile"})
    page = open_film(desk, "film1", is_judged=True)
    at(page, Stage.NAMING, qtbot)
    assert not page.remove.isVisible()
    assert page.back.text() == "Back"
    page.names.open(0)
    assert page.names.choices["closed_smile"].isChecked()
    page.names.choices["open_smile"].click()
    with qtbot.waitSignal(page.finished):
        page.finish.click()
    assert desk.named == [{0: "open_smile"}]
