from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.sides import Affected
from app.errors import SourceFailure
from app.session.choices import CameraChoice, DemoChoice, FileChoice
from tests.ui.shell_fakes import EVERY_OUTCOME, NOW
from ui.viewmodels.today import DEMO_PERSONS, SourceKind
from ui.words import Words


def test_start_asks_for_the_camera_by_default(open_shell, qtbot):
    shell = open_shell()
    shell.preferences.use_camera(2)
    today = shell.window.today
    qtbot.mouseClick(today.first_look.start, Qt.MouseButton.LeftButton)
    assert shell.sessions[-1].choice == CameraChoice(2)
    assert shell.sessions[-1].set_id == "first_look"
    assert shell.saved[-1].last_source == "camera:"


@pytest.mark.parametrize("person", DEMO_PERSONS)
def test_start_asks_for_the_chosen_demo_person(open_shell, person):
    shell = open_shell(cameras=0)
    source = shell.window.today.source
    source.kinds.buttons()[1].click()
    source.persons.buttons()[DEMO_PERSONS.index(person)].click()
    shell.window.today.first_look.start.click()
    assert shell.sessions[-1].choice == DemoChoice(person)
    assert shell.saved[-1].last_source == f"demo:{person}"


def test_start_asks_for_the_chosen_file(open_shell):
    shell = open_shell()
    shell.dialogs.video_answer = Path("/videos/me.mp4")
    shell.window.today.source.kinds.buttons()[2].click()
    shell.window.today.first_look.start.click()
    assert shell.sessions[-1].choice == FileChoice(Path("/videos/me.mp4"))
    assert shell.window.today.source.file_name.text() == "me.mp4"


def test_a_file_has_to_be_chosen_first(open_shell):
    shell = open_shell()
    shell.window.today.source.kinds.buttons()[2].click()
    first_look = shell.window.today.first_look
    assert not first_look.start.isEnabled()
    assert first_look.reason.text() == "Choose a video first."


def test_demo_is_labelled_as_synthetic(open_shell):
    source = open_shell().window.today.source
    assert not source.synthetic.isVisible()
    source.kinds.buttons()[1].click()
    assert source.synthetic.isVisible()
    assert source.synthetic.text() == "Synthetic demo person"


def test_without_a_camera_the_others_are_offered(open_shell):
    shell = open_shell(cameras=0)
    today = shell.window.today
    assert not today.first_look.start.isEnabled()
    assert today.first_look.reason.text() == "No camera found."
    assert "demo person" in today.source.explained.text()
    shell.cameras = 1
    today.up_next.again.click()
    assert today.first_look.start.isEnabled()
    assert not today.up_next.again.isVisible()


def test_an_unknown_number_of_cameras_does_not_stop_anybody(open_shell):
    assert open_shell(cameras=None).window.today.first_look.start.isEnabled()


def test_nothing_starts_before_the_log_is_read(open_shell):
    today = open_shell(wait=False).window.today
    assert not today.up_next.start.isEnabled()
    assert today.up_next.title.text() == "Getting ready…"
    assert today.recent.note.text() == "Reading the log…"


def test_a_newcomer_is_offered_a_first_look(open_shell):
    first_look = open_shell().window.today.first_look
    assert first_look.heading.text() == "First look"
    assert first_look.details.text().startswith("About 38 seconds: Resting baseline")
    assert first_look.start.accessibleName() == "Record: First look"


def test_the_side_is_kept(open_shell):
    shell = open_shell()
    shell.window.today.sides.buttons()[1].click()
    assert shell.saved[-1].affected is Affected.RIGHT
    assert shell.window.today.day.text() == "Monday 23 November · Affected side: Right"


def test_the_tools_change_text_light_and_language(open_shell):
    shell = open_shell()
    today = shell.window.today
    today.text_size.click()
    today.dim.click()
    today.language.click()
    assert (shell.saved[-1].text_size, shell.saved[-1].theme, shell.saved[-1].language) == (
        21,
        "dark",
        "zh",
    )
    assert today.heading.text() == "今天"


def test_shows_the_last_three_in_words(open_shell, qtbot):
    shell = open_shell(log=EVERY_OUTCOME)
    rows = [shell.window.today.recent._rows.itemAt(i).widget() for i in range(3)]
    assert shell.window.today.recent._rows.count() == 3
    assert rows[0].open_button.accessibleName().startswith("Open the recording of 20 November")
    with qtbot.waitSignal(shell.window.today.open_requested) as asked:
        rows[0].open_button.click()
    assert asked.args == ["s1"]


def test_an_empty_log_says_what_will_stand_there(open_shell):
    assert open_shell().window.today.recent.note.text().startswith("Nothing yet")


def test_a_waiting_recording_is_looked_at(open_shell, qtbot):
    shell = open_shell(waiting=("w1",))
    today = shell.window.today
    assert today.waiting.text.text().startswith("A recording from 22 November 2026")
    with qtbot.waitSignal(shell.models.today.looked_at) as done:
        today.waiting.action.click()
        assert today.waiting.action.text() == "Stop"
        assert not today.up_next.start.isEnabled()
    assert done.args == ["w1"]
    assert shell.studio.finished == ["w1"]
    assert [page.session_id for page in shell.results] == ["w1"]
    qtbot.waitUntil(lambda: shell.models.today.waiting is None)
    assert not today.waiting.isVisible()


def test_without_consent_the_film_of_a_waiting_recording_goes_once_it_is_measured(
    open_shell, qtbot
):
    shell = open_shell(waiting=("w1", "w2"))
    with qtbot.waitSignal(shell.models.today.looked_at):
        shell.window.today.waiting.action.click()
    assert shell.discarded == [], "they agreed to keep it"
    shell.models.preferences.use_consent("films", False, NOW.date())
    qtbot.waitUntil(lambda: shell.models.today.waiting is not None)
    with qtbot.waitSignal(shell.models.today.looked_at):
        shell.models.today.look_at("w2")
    assert shell.discarded == ["w2"]


def test_a_waiting_recording_can_be_put_off(open_shell):
    shell = open_shell(waiting=("w1", "w2"))
    shell.window.today.waiting.close_button.click()
    assert shell.models.today.waiting.id == "w2"
    shell.window.today.waiting.close_button.click()
    assert shell.models.today.waiting is None


def test_a_recording_that_cannot_be_judged_says_why(open_shell, qtbot):
    shell = open_shell(waiting=("w1",))
    shell.studio.error = SourceFailure("video_no_face", path="video.mkv")
    shell.window.today.waiting.action.click()
    qtbot.waitUntil(lambda: shell.models.today.error is not None)
    assert shell.window.today.waiting.text.text() == Words().explain(
        shell.studio.error, shell.preferences.lang()
    )


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (None, SourceKind.CAMERA),
        ("camera:", SourceKind.CAMERA),
        ("demo:healthy", SourceKind.DEMO),
        ("demo:nobody", SourceKind.CAMERA),
        ("file:/is/gone.mp4", SourceKind.CAMERA),
    ],
)
def test_the_last_source_is_chosen_again(open_shell, last, kind):
    assert open_shell(last_source=last).models.today.kind is kind


def test_the_command_line_chooses_the_source(open_shell):
    today = open_shell().models.today
    for choice in (DemoChoice("healthy"), FileChoice(Path("/a.mp4")), CameraChoice(3)):
        today.use_choice(choice)
        assert today.choice() == choice
