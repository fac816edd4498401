"""One of many values: the arrows beside the button, and a menu that opens at the chosen one."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.session_fakes import Host, dressed  # noqa: F401
from ui.theme import Theme
from ui.widgets.stepped_choice import SteppedChoice

OPTIONS = [(n, f"{n} November 2026, 14:05 · 7 to review") for n in range(1, 61)]


@pytest.fixture
def choice(qtbot: QtBot, dressed) -> Iterator[SteppedChoice]:  # noqa: F811
    dressed(Theme())
    made = SteppedChoice()
    made.set_step_words("Older", "Newer")
    made.show_options("Session", OPTIONS, 60)
    host = Host(made, (260, 60))
    qtbot.addWidget(host)
    made.show()
    yield made
    host.close()


def test_the_arrows_step_and_end_at_the_ends(choice: SteppedChoice, qtbot: QtBot) -> None:
    assert not choice.on.isEnabled()
    with qtbot.waitSignal(choice.picked) as caught:
        choice.back.click()
    assert caught.args == [59]
    choice.show_options("Session", OPTIONS, 1)
    assert not choice.back.isEnabled()


@pytest.mark.parametrize("is_stacked", [True, False])
def test_words_that_do_not_fit_give_way_and_stay_in_tip_and_name(
    choice: SteppedChoice, is_stacked: bool
) -> None:
    choice.set_stacked(is_stacked=is_stacked)
    choice.resize(260, 120)
    choice.layout().activate()
    assert choice.menu.text().endswith("…")
    assert OPTIONS[-1][1] in choice.menu.toolTip()
    assert OPTIONS[-1][1] in choice.menu.accessibleName()
    choice.resize(900, 120)
    choice.layout().activate()
    assert OPTIONS[-1][1] in choice.menu.text()


def test_a_long_menu_opens_at_the_chosen_one(
    choice: SteppedChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu, opened = choice.menu.menu_, []
    # A real one takes keyboard and mouse, which no test's screen has.
    monkeypatch.setattr(menu, "popup", lambda _at, far: opened.append(far and far.text()))
    choice.menu.click()
    choice.show_options("Session", OPTIONS[:5], 3)
    choice.menu.click()
    assert opened == [OPTIONS[-1][1], None]
    assert menu.activeAction().text() == OPTIONS[2][1], "the keyboard begins there"
