"""The lock as a person meets it: set on the data page, asked for at the start."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.store.lock_file import new_recovery_key, read_lock
from app.store.lock_state import is_locked, needs_key
from app.store.locking import LockState, set_lock, take_lock_off, unlock, write_lock
from app.store.log import Log
from app.store.paths import DataPaths
from app.texts import Lang
from app.vault.files import KEYRING
from tests.app.store.locked_stock import QUICK, WORDS, readable
from tests.app.store.stock import fill
from ui.errands import Errand, ErrandKind, do
from ui.lock_door import LockDoor
from ui.pages.data_lock import LockAsk, LockCard, LockForm
from ui.widgets.controls import scrolled


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[DataPaths]:
    made = DataPaths(tmp_path / "data")
    made.prepare()
    fill(made)
    yield made
    KEYRING.drop(made.root)


@pytest.fixture
def recovery(paths: DataPaths) -> str:
    key = new_recovery_key()
    set_lock(paths, WORDS, key, cost=QUICK)
    KEYRING.drop(paths.root)
    return key


def told(door: LockDoor) -> str:
    return door.sentence.text()


@pytest.fixture
def form_of(qtbot) -> Callable[..., LockForm]:
    """Show the form as in the page: in an area that takes any size."""
    areas = []

    def make(paths: DataPaths, save: Path | None = None) -> LockForm:
        form = LockForm(paths.root, lambda: Lang.EN, lambda _parent: save)
        areas.append(scrolled(form))
        qtbot.addWidget(areas[-1])
        areas[-1].show()
        return form

    return make


def test_the_door_opens_to_the_passphrase_and_makes_a_wrong_one_wait(paths, recovery, qtbot):
    door = LockDoor(paths, Lang.EN)
    qtbot.addWidget(door)
    door.show()
    assert door.field.echoMode() is QLineEdit.EchoMode.Password
    assert not door.open.isEnabled()
    door.field.setText("wrong words")
    door.open.click()
    qtbot.waitUntil(lambda: "not the passphrase" in told(door), timeout=5000)
    assert "Wait 2 s" in told(door)
    assert not door.open.isEnabled()
    door.field.setText(WORDS)
    assert not door.open.isEnabled(), "it still waits"
    qtbot.waitUntil(door.open.isEnabled, timeout=5000)
    with qtbot.waitSignal(door.answered, timeout=5000) as answered:
        door.open.click()
    assert answered.args == [True]
    with Log(paths) as log:
        assert len(log.ids()) == 2


def test_the_door_opens_to_the_recovery_key(paths, recovery, qtbot):
    door = LockDoor(paths, Lang.EN)
    qtbot.addWidget(door)
    door.other.click()
    assert door.field.echoMode() is QLineEdit.EchoMode.Normal
    door.field.setText(recovery[:-1])
    door.open.click()
    qtbot.waitUntil(lambda: "mistyped" in told(door), timeout=5000)
    assert door.open.isEnabled(), "a slip of the pen need not wait"
    door.field.setText(recovery.lower())
    with qtbot.waitSignal(door.answered, timeout=5000) as answered:
        door.open.click()
    assert answered.args == [True]
    assert not needs_key(paths)


def test_leaving_the_door_opens_nothing(paths, recovery, qtbot):
    door = LockDoor(paths, Lang.ZH)
    qtbot.addWidget(door)
    with qtbot.waitSignal(door.answered) as answered:
        door.leave.click()
    assert answered.args == [False]
    assert needs_key(paths)


def test_what_a_kill_broke_off_is_ended_behind_the_door(paths, recovery, qtbot):
    lock = read_lock(paths)
    assert lock
    write_lock(paths, lock.with_state(LockState.UNLOCKING))
    door = LockDoor(paths, Lang.EN)
    qtbot.addWidget(door)
    door.field.setText(WORDS)
    with qtbot.waitSignal(door.answered, timeout=10000):
        door.open.click()
    assert not is_locked(paths)
    with Log(paths) as log:
        assert len(log.ids()) == 2


def test_setting_it_takes_two_equal_passphrases_and_a_recovery_key_that_was_kept(
    paths, qtbot, form_of, tmp_path
):
    card = LockCard(paths.root)
    qtbot.addWidget(card)
    card.retranslate()
    assert [a for a, b in card.buttons.items() if not b.isHidden()] == [LockAsk.SET]
    form = form_of(paths, tmp_path / "key.pdf")
    form.show_ask(LockAsk.SET)
    errands: list[Errand] = []
    form.errand.connect(errands.append)
    form.first.setText(WORDS)
    form.again.setText(WORDS + "x")
    assert not form.yes.isEnabled(), "the key is not kept yet"
    form.print.click()
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    form.kept.setChecked(True)
    form.yes.click()
    assert "not the same" in form.notice.text.text()
    form.first.setText("short")
    form.again.setText("short")
    form.yes.click()
    assert "at least 8" in form.notice.text.text()
    form.first.setText(WORDS)
    form.again.setText(WORDS)
    form.yes.click()
    (errand,) = errands
    assert (errand.kind, errand.words) == (ErrandKind.LOCK, WORDS)
    assert WORDS not in repr(errand)
    assert do(errand, paths, None) is None
    assert is_locked(paths)
    assert readable(paths) == []
    shown = form.key.text()
    KEYRING.drop(paths.root)
    door = LockDoor(paths, Lang.EN)
    qtbot.addWidget(door)
    door.other.click()
    door.field.setText(shown)
    with qtbot.waitSignal(door.answered, timeout=5000) as answered:
        door.open.click()
    assert answered.args == [True]
    assert do(Errand(ErrandKind.UNLOCK), paths, None) is None
    assert not is_locked(paths)


@pytest.mark.parametrize("ask", [LockAsk.CHANGE, LockAsk.RECOVERY, LockAsk.REMOVE])
def test_every_change_asks_for_the_present_passphrase(paths, recovery, qtbot, form_of, ask):
    unlock(paths, WORDS)
    before = paths.lock.read_bytes()
    form = form_of(paths)
    form.show_ask(ask)
    form.present.setText("wrong words")
    for field in (form.first, form.again):
        field.setText("seven quiet otters")
    form.kept.setChecked(True)
    form.yes.click()
    qtbot.waitUntil(form.notice.isVisible, timeout=5000)
    assert "not the passphrase" in form.notice.text.text()
    assert paths.lock.read_bytes() == before
    form.present.setText(WORDS if ask is LockAsk.CHANGE else recovery)
    signal = form.errand if ask is LockAsk.REMOVE else form.done
    with qtbot.waitSignal(signal, timeout=5000):
        form.yes.click()
    if ask is LockAsk.CHANGE:
        KEYRING.drop(paths.root)
        unlock(paths, "seven quiet otters")
    take_lock_off(paths)
    form.shut_down()
