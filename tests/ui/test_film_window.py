"""How a film comes into the window, and where its page leads."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.errors import StorageFailure
from tests.ui.session_fakes import Host, dressed  # noqa: F401 - a fixture
from tests.ui.shell_fakes import EVERY_OUTCOME
from ui.film_flow import film_in

# --- in the window --------------------------------------------------------------------------


def _dropped(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def _drop(window, path: Path) -> None:
    data = _dropped(path)
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, none.NoModifier))


def test_a_film_dropped_on_the_window_is_taken(open_shell, tmp_path):
    film = tmp_path / "IMG_0001.MOV"
    film.write_bytes(b"x")
    shell = open_shell()
    window = shell.window
    window.show_page("settings")
    _drop(window, film)
    (page,) = shell.films
    assert (page.start, page.calls) == (film, ["begin"])
    assert window.frames.currentWidget() is page
    _drop(window, film)
    assert len(shell.films) == 1, "not while it has the window to itself"
    page.finished.emit("s1")
    assert page.calls[-1] == "shut_down"
    assert shell.results[0].session_id == "s1"


def test_only_files_of_this_machine_are_films(tmp_path):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.mp4"), QUrl.fromLocalFile(str(tmp_path))])
    assert film_in(data) is None


@pytest.mark.parametrize("place", ["today", "log"])
def test_a_film_can_be_chosen_by_a_button(open_shell, tmp_path, place):
    shell = open_shell()
    button = {"today": shell.window.today.source.film, "log": shell.window.log.film}[place]
    button.click()
    assert shell.films == [], "thought better of it"
    shell.dialogs.video_answer = tmp_path / "a.mp4"
    button.click()
    assert shell.films[0].start == tmp_path / "a.mp4"
    shell.films[0].left.emit()
    assert shell.window.frames.currentIndex() == 0


def test_another_film_is_asked_for(open_shell, tmp_path):
    shell = open_shell()
    shell.dialogs.video_answer = tmp_path / "a.mp4"
    shell.window.take_film_in()
    shell.dialogs.video_answer = tmp_path / "b.mp4"
    shell.films[0].another_requested.emit()
    assert shell.films[1].start == tmp_path / "b.mp4"


def test_a_film_that_waits_is_gone_on_with(open_shell):
    shell = open_shell(waiting=("w1",), films=("w1",))
    window = shell.window
    assert "IMG_0001.MOV" in window.today.waiting.text.text()
    window.today.waiting.action.click()
    assert shell.films[0].start == "w1"
    shell.films[0].left.emit()
    window.show_page("progress")
    assert "IMG_0001.MOV" in window.log.waiting.text.text()
    window.log.waiting.action.click()
    assert shell.films[1].start == "w1"
    assert shell.studio.finished == [], "nobody judges it without the names"


def test_a_result_leads_back_to_the_names(open_shell):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.window.open_result("s2")
    shell.results[0].rename_requested.emit("s2")
    assert shell.films[0].start == "s2"
    shell.films[0].finished.emit("s2")
    assert shell.window.pages.currentWidget() is shell.results[1]


def test_a_film_that_cannot_be_opened_is_explained(open_shell):
    shell = open_shell()
    shell.refuses = StorageFailure("session_missing", id="w1")
    shell.window.take_film_in("w1")
    assert shell.window.messages.isVisible()
