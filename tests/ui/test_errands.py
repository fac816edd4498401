"""What is done between two runs of the app: erasing and moving, with a window that waits."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from app.errors import StorageFailure
from app.store.location import Location
from app.store.paths import DataPaths
from app.texts import Lang
from tests.app.store.stock import MARKER, fill
from ui.errands import Errand, ErrandKind, TroubleWindow, WaitWindow, do

# --- between two runs --------------------------------------------------------------------


def test_everything_is_erased_between_two_runs(qapp, tmp_path: Path):
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    fill(paths)
    assert do(Errand(ErrandKind.ERASE), paths, None) is None
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and MARKER in p.read_bytes()]
    _take_down()


def test_the_data_moves_between_two_runs(qapp, tmp_path: Path):
    paths, target = DataPaths(tmp_path / "data"), tmp_path / "stick"
    paths.prepare()
    fill(paths)
    location = Location(paths.root)
    assert do(Errand(ErrandKind.MOVE, target), paths, location) is None
    assert location.folder() == target
    _take_down()


def test_a_move_can_be_stopped_and_a_deletion_cannot(qapp, qtbot):
    for kind in ErrandKind:
        window = WaitWindow(Errand(kind), lambda tell: tell(1, 2))
        window.show()
        assert window.stop.isVisible() == (kind is ErrandKind.MOVE)
        with qtbot.waitSignal(window.ended):
            window.begin()
        window.close()
        window.deleteLater()
    _take_down()


def test_what_keeps_the_app_from_starting_is_said(qapp, qtbot):
    window = TroubleWindow(StorageFailure("data_folder_missing", path="/stick"), Lang.EN)
    window.show()
    with qtbot.waitSignal(window.answered) as answered:
        window.again.click()
    assert answered.args == [True]
    with qtbot.waitSignal(window.answered) as answered:
        window.end.click()
    assert answered.args == [False]
    window.deleteLater()
    _take_down()


def _take_down() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
