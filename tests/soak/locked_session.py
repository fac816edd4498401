"""A day on locked data: the door, a recording to its end, result, film, report, backup, deletion.

Run as `python -m tests.soak.locked_session ROOT OUT` on a folder locked with `WORDS`. Everything
is real but the hand and the answers of file dialogs. Prints the session's id.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.session.bundling import BundleOptions, export_bundle
from app.session.keeping import Keeping
from app.store.files import read_bytes
from app.store.sessions import SessionStore
from app.texts import Lang
from tests.app.store.locked_stock import WORDS
from tests.soak.victims import PASSWORD
from tests.soak.window_session import Steps, drive, start
from tests.ui.whole import ThisFile
from ui import bootstrap
from ui.bootstrap import Assembly
from ui.lock_door import LockDoor
from ui.pages.data import DataPage
from ui.pages.progress import Part
from ui.pages.result import ResultPage
from ui.viewmodels.session import Stage

_LOOK_MS = 100


def main(root: Path, out: Path) -> int:
    app = QApplication(sys.argv[:1])
    bootstrap.FileDialogs = lambda: ThisFile(out / "report.pdf")
    hand = QTimer(interval=_LOOK_MS)
    hand.timeout.connect(lambda: _open_door(app))
    hand.start()
    return drive(root, lambda assembly: _session(assembly, out))


def _open_door(app: QApplication) -> None:
    for door in app.topLevelWidgets():
        if isinstance(door, LockDoor) and door.isVisible() and not door.field.text():
            door.field.setText(WORDS)
            door.open.click()


def _session(assembly: Assembly, out: Path) -> Steps:
    window = assembly.window
    page = yield from start(assembly)
    yield lambda: page.view_model.stage is Stage.RUNNING
    done: list[str] = []
    page.finished.connect(done.append)
    yield lambda: bool(done) and isinstance(window.pages.currentWidget(), ResultPage)
    yield from _look(window.pages.currentWidget(), out, done[0])
    assert assembly._desk is not None
    studio = assembly._desk.studio
    folder = SessionStore(studio.paths).folder(studio.summaries()[0].id)
    assert folder.id == done[0]
    flags = json.loads(read_bytes(folder.analysis))["flags"]
    assert {(f["pattern"], f["side"]) for f in flags} == {("P2_smile_eye", "left")}, flags
    chosen = BundleOptions(
        [folder.id], Lang.EN, with_pictures=True, with_clips=True, password=PASSWORD
    )
    export_bundle(studio, chosen, SystemClock().now(), out / "report.mmz")
    Keeping(studio, SystemClock()).back_up(
        out / "backup.zip", with_films=True, on_progress=lambda done, of: None
    )
    window.show_page("progress")
    window.progress.show_part(Part.RECORDINGS)
    yield lambda: not assembly.records.is_loading and bool(window.log._rows)
    yield from _delete(assembly, folder.path)
    print(folder.id, flush=True)
    window.close()
    QApplication.quit()


def _look(page: object, out: Path, session_id: str) -> Steps:
    """Watch a movement in the film, and save the report."""
    assert isinstance(page, ResultPage)
    page.moments.lines[0].watch.click()
    yield lambda: page._moment.moment is not None
    head = page.scrubber.head
    place = head.place
    yield lambda: head.place > place + 3
    head.pause()
    page.export_requested.emit(session_id)
    yield (out / "report.pdf").exists


def _delete(assembly: Assembly, folder: Path) -> Steps:
    """Delete the recording on the page that is there for it."""
    assembly.window.show_page("data")
    page = assembly.window.pages.currentWidget()
    assert isinstance(page, DataPage)
    yield lambda: any(row.session_id == folder.name for row in page.recordings.rows)
    page.recordings.rows[0].whole.click()
    yield lambda: page._parts.currentWidget() is page.confirm
    page.confirm.yes.click()
    yield lambda: not folder.exists()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
