"""Then and now: what is shown of two recordings, how it moves, and what is saved of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.domain.measured import Take
from app.domain.records import SessionId
from app.domain.sides import Affected
from app.errors import SourceFailure
from app.frames import Frame, freeze
from app.media.reader import VideoReader
from app.session.exports import save_shown
from app.session.moments import Shot, upright_shots
from app.session.pairs import Aligned, Pair
from app.vision.upright import HEIGHT_PX, WIDTH_PX
from exercises.library import load_library
from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
)
from tests.ui.moment_fakes import OWN_LEFT, OWN_RIGHT, moment
from tests.ui.plan_desk import MORNING
from tests.ui.shell_fakes import Shell
from ui.viewmodels.pair import PairState
from ui.viewmodels.preview import Preview
from ui.widgets.pair_player import view_of


def take(weeks_ago: int, *, synthetic: bool = False, **changes: object) -> Take:
    exercises = frozenset({"open_smile", "lip_pucker"})
    made = {
        "session": SessionId(f"week {weeks_ago}"),
        "at": MORNING - timedelta(weeks=weeks_ago),
        "exercises": exercises,
        "synthetic": synthetic,
        "affected": Affected.LEFT,
    }
    return Take(**{**made, **changes})


@dataclass
class FakePairs:
    """The person's own right half in one colour, the own left in the other, in every frame."""

    found: tuple[Take, ...]
    error: Exception | None = None
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    library = load_library()

    def takes(self) -> tuple[Take, ...]:
        return self.found

    def save(
        self, path: Path, frames, *, is_synthetic: bool, is_cancelled: Callable[[], bool]
    ) -> None:
        save_shown(path, frames, is_synthetic=is_synthetic, is_cancelled=is_cancelled)

    def pair(self, then: Take, now: Take, exercise: str, is_cancelled: Callable[[], bool]) -> Pair:
        self.asked.append((then.session, now.session, exercise))
        if self.error is not None:
            raise self.error
        sides = [aligned(each) for each in (then, now)]
        return Pair(sides[0], sides[1], tuple(range(-400_000_000, 800_000_001, 40_000_000)))


def aligned(one: Take) -> Aligned:
    shots = tuple(
        Shot(Frame(halves(), shot.frame.t_ns, shot.frame.number), shot.points)
        for shot in upright_shots(moment(0.0, 1.24).shots)
    )
    times = tuple(shot.frame.t_ns - 400_000_000 for shot in shots)
    return Aligned(one, shots, times, 600_000_000)


def halves() -> np.ndarray:
    pixels = np.empty((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    pixels[:, : WIDTH_PX // 2], pixels[:, WIDTH_PX // 2 :] = OWN_RIGHT[::-1], OWN_LEFT[::-1]
    return freeze(pixels)


TWO = (take(4), take(2), take(0))


@pytest.fixture
def open_pair(open_shell, qtbot) -> Callable[..., Shell]:
    def make(pairs: FakePairs, *, view: Preview | None = None, **wanted: object) -> Shell:
        shell = open_shell(pairs=pairs, **wanted)
        if view is not None:
            shell.preferences.use_view(view.value)
        shell.window.show_page("progress")
        qtbot.waitUntil(lambda: shell.models.pair.takes is not None)
        settle()
        return shell

    return make


def card_of(shell: Shell):
    return shell.window.progress.overview.pair


def shown(shell: Shell, qtbot):
    card = card_of(shell)
    card.compare.click()
    qtbot.waitUntil(lambda: shell.models.pair.state is PairState.SHOWN)
    settle()
    return card


def colour(pane, across: float) -> tuple[int, int, int]:
    box = pane.face_box()
    image = pane.grab().toImage()
    at = QColor(image.pixelColor(round(box.left() + across * box.width()), round(box.center().y())))
    return at.red(), at.green(), at.blue()


def test_nothing_is_read_or_shown_before_it_is_asked_for(open_pair, qtbot):
    pairs = FakePairs(TWO)
    shell = open_pair(pairs)
    card = card_of(shell)
    assert pairs.asked == []
    assert not card.player.isVisible()
    shown(shell, qtbot)
    assert pairs.asked == [("week 4", "week 0", "open_smile")]
    assert card.player.isVisible()


def test_not_mirrored_with_the_sides_where_a_doctor_sees_them(open_pair, qtbot):
    card = shown(open_pair(FakePairs(TWO), view=Preview.MIRROR), qtbot)
    for pane in card.player.panes:
        assert colour(pane, 0.25) == OWN_RIGHT
        assert colour(pane, 0.75) == OWN_LEFT
        assert pane.words.affected == "Left (affected)"
        assert "Left (affected)" in pane.accessibleName()
    card.player.mirrored.click()
    for pane in card.player.panes:
        assert colour(pane, 0.25) == OWN_LEFT


def test_large_words_leave_the_face_free(open_pair, qtbot):
    shell = open_pair(FakePairs(TWO), view=Preview.MIRROR)
    shell.preferences.use_text_size(28)
    card = shown(shell, qtbot)
    for pane in card.player.panes:
        face, image = pane.face_box(), pane.grab().toImage()
        seen = {
            image.pixelColor(round(face.left() + x * face.width()), round(face.top() + down)).rgb()
            for x in (0.1, 0.4)
            for down in (20, 50, face.height() - 50, face.height() - 20)
        }
        assert seen == {QColor(*OWN_RIGHT).rgb()}
        assert face.top() > 40, "its day stands above it"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, Preview.OUTLINE),
        (Preview.OFF, Preview.OUTLINE),
        (Preview.HEALTHY_SIDE, Preview.OUTLINE),
        (Preview.OUTLINE, Preview.OUTLINE),
        (Preview.BLUR, Preview.BLUR),
        (Preview.MIRROR, Preview.MIRROR),
    ],
)
def test_whoever_wants_no_picture_gets_the_outline(chosen, expected):
    assert view_of(chosen) is expected


def test_the_outline_holds_no_pixel_of_the_film(open_pair, qtbot):
    card = shown(open_pair(FakePairs(TWO), view=Preview.OUTLINE), qtbot)
    assert all(pane.seen.image is None for pane in card.player.panes)
    image = card.player.panes[0].grab().toImage()
    found = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert not found & {QColor(*rgb).name() for rgb in (OWN_LEFT, OWN_RIGHT)}


def test_both_move_together_by_keys_and_slider(open_pair, qtbot):
    card = shown(open_pair(FakePairs(TWO)), qtbot)
    player = card.player
    assert player.place.text() == "0.3 s into the hold"
    player.setFocus()
    qtbot.keyClick(player, Qt.Key.Key_Home)
    assert player.place.text() == "0.4 s before the hold"
    assert player.slider.value() == 0
    qtbot.keyClick(player, Qt.Key.Key_Right)
    assert player.slider.value() == 1
    player.slider.setValue(20)
    assert player.place.text() == "0.4 s into the hold"
    qtbot.keyClick(player, Qt.Key.Key_Space)
    assert player.head.is_playing
    assert player.play.text() == "Pause"
    qtbot.waitUntil(lambda: not player.head.is_playing, timeout=5000)
    assert player.place.text() == "0.3 s into the hold"


def test_another_recording_or_expression_is_read_at_once_while_faces_are_shown(open_pair, qtbot):
    pairs = FakePairs(TWO)
    shell = open_pair(pairs)
    card = card_of(shell)
    card.then.picked.emit(TWO[1])
    assert pairs.asked == []
    shown(shell, qtbot)
    card.exercise.picked.emit("lip_pucker")
    qtbot.waitUntil(lambda: len(pairs.asked) == 2)
    assert pairs.asked == [
        ("week 2", "week 0", "open_smile"),
        ("week 2", "week 0", "lip_pucker"),
    ]


def test_hiding_lets_go_of_the_faces_also_by_escape(open_pair, qtbot):
    shell = open_pair(FakePairs(TWO))
    card = shown(shell, qtbot)
    card.player.setFocus()
    qtbot.keyClick(card.player, Qt.Key.Key_Escape)
    assert shell.models.pair.pair is None
    assert not card.player.isVisible()
    assert card.compare.isVisible()
    assert shell.window.progress.overview.isVisible()


def test_one_recording_has_nothing_to_be_compared_with(open_pair):
    card = card_of(open_pair(FakePairs((take(0),))))
    assert card.explained.text().startswith("Two recordings of the same expression")
    assert not card.compare.isVisible()
    assert not card.exercise.isVisible()


def test_two_without_an_expression_in_common_are_never_the_end(open_pair, qtbot):
    talk = take(9, exercises=frozenset({"free_smile"}))
    shell = open_pair(FakePairs((talk, *TWO)))
    model, card = shell.models.pair, card_of(shell)
    assert (model.then, model.now) == (TWO[0], TWO[-1]), "the first that fits the last"
    card.then.picked.emit(talk)
    assert card.explained.text().startswith("These two hold no expression in common")
    assert not card.compare.isVisible()
    assert not card.exercise.isVisible()
    assert card.then.isVisible()
    card.then.picked.emit(TWO[1])
    shown(shell, qtbot)


def test_a_film_that_has_gone_is_explained_and_can_be_tried_again(open_pair, qtbot):
    pairs = FakePairs(TWO, SourceFailure("video_no_face", path="video.mkv"))
    shell = open_pair(pairs)
    card = card_of(shell)
    card.compare.click()
    qtbot.waitUntil(lambda: shell.models.pair.state is PairState.FAILED)
    assert "face" in card.explained.text()
    pairs.error = None
    shown(shell, qtbot)


def test_a_picture_is_saved_only_on_request_and_as_it_is_shown(open_pair, qtbot, tmp_path: Path):
    shell = open_pair(FakePairs(TWO), view=Preview.MIRROR)
    card = shown(shell, qtbot)
    card.picture.click()
    assert list(tmp_path.iterdir()) == []
    assert shell.dialogs.proposed == "MirrorMend 2026-10-26 2026-11-23.png"
    shell.dialogs.picture_answer = tmp_path / "pair.png"
    with qtbot.waitSignal(shell.models.pair.saved):
        card.picture.click()
    from PySide6.QtGui import QImage

    image = QImage(str(tmp_path / "pair.png"))
    assert image.pixelColor(116, 240).name() == QColor(*OWN_RIGHT).name()
    assert image.pixelColor(316, 240).name() == QColor(*OWN_LEFT).name()
    assert shell.window.messages.notice.title.text() == "The file is saved"


@pytest.mark.parametrize("synthetic", [False, True])
def test_a_clip_holds_both_and_is_labelled_synthetic_where_it_is(
    open_pair, qtbot, tmp_path: Path, synthetic: bool
):
    shell = open_pair(FakePairs((take(4, synthetic=synthetic), take(0, synthetic=synthetic))))
    card = shown(shell, qtbot)
    shell.dialogs.clip_answer = tmp_path / "pair.mkv"
    with qtbot.waitSignal(shell.models.pair.saved):
        card.clip.click()
    with VideoReader(tmp_path / "pair.mkv") as reader:
        assert reader.info.is_synthetic is synthetic
        assert len(list(reader)) == 31
    assert card.player.panes[0].words.synthetic == ("Synthetic demo person" if synthetic else "")


def test_a_file_that_cannot_be_written_is_explained(open_pair, qtbot, tmp_path: Path):
    shell = open_pair(FakePairs(TWO))
    card = shown(shell, qtbot)
    shell.dialogs.picture_answer = tmp_path / "gone" / "pair.png"
    with qtbot.waitSignal(shell.models.pair.failed):
        card.picture.click()
    assert shell.window.messages.notice.property("kind") == "cuenote"
    assert card.picture.isEnabled()


@pytest.mark.parametrize(("text_size", "size"), [(18, (1280, 800)), (28, (1024, 700))])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_clipped(open_pair, qtbot, lang, text_size, size):
    shell = open_pair(FakePairs(TWO), lang=lang, text_size=text_size)
    shell.window.resize(*size)
    shown(shell, qtbot)
    for _ in range(4):
        settle()
    assert_buttons_hold_their_words(shell)
    assert_labels_hold_their_words(shell)
    assert_no_page_is_wider_than_its_place(shell)
