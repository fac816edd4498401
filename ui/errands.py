"""What has to be done between two runs of the window, while nothing has the data open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QProgressBar, QWidget

from app.store.erasing import erase_everything
from app.store.location import Location
from app.store.moving import move
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from ui.jobs import IsCancelled, Job, Progress
from ui.outside import make_room
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.support import SupportButton

Tell = Callable[[int, int], None]
_WIDTH_PX, _HEIGHT_PX = 620, 200


class ErrandKind(Enum):
    ERASE = "erase"
    MOVE = "move"
    LOCK = "lock"
    UNLOCK = "unlock"
    RESTORE_LOG = "restore log"


@dataclass(frozen=True, slots=True)
class Errand:
    """`target`: where the data moves to; `words`, `recovery`: what shall open it."""

    kind: ErrandKind
    target: Path | None = None
    words: str = field(default="", repr=False)
    recovery: str = field(default="", repr=False)


class _Stopped(Exception):  # noqa: N818 - no error: the person wanted it
    """Ends a move between two files."""


class WaitWindow(QWidget):
    """Says what is being done and how far it is. A move can be stopped, a deletion cannot.

    Signals: `ended(object)` with the exception, or None.
    """

    ended = Signal(object)

    def __init__(self, errand: Errand, work: Callable[[Tell], None]) -> None:
        super().__init__()
        self._work = work
        self._can_stop = errand.kind is ErrandKind.MOVE
        self.setProperty("kind", "page")
        self.setWindowTitle("MirrorMend · 镜愈")
        self.text = label("h3")
        words = {
            ErrandKind.MOVE: self.tr("Moving the data…"),
            ErrandKind.ERASE: self.tr("Deleting everything…"),
            ErrandKind.LOCK: self.tr("Locking the data…"),
            ErrandKind.UNLOCK: self.tr("Taking the lock off…"),
            ErrandKind.RESTORE_LOG: self.tr("Restoring the log…"),
        }
        self.text.setText(words[errand.kind])
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = IconButton("x")
        self.stop.set_words(self.tr("Stop"))
        if not self._can_stop:
            self.stop.hide()
        box = column(16, (28, 24, 28, 24))
        for widget in (self.text, self.bar):
            box.addWidget(widget)
        box.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        # Its least size follows from words that wrap, and may change once it is shown.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        self._job = Job(self._run, self)
        self._job.progress.connect(self._on_progress)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self.ended)
        self._job.cancelled.connect(self._on_done)
        self.stop.clicked.connect(self._job.cancel)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self, _WIDTH_PX, _HEIGHT_PX)

    def begin(self) -> None:
        self._job.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop a move; what must not be left half done goes on, and says so by staying."""
        if self._job.is_running:
            event.ignore()
            if self._can_stop:
                self._job.cancel()
            return
        super().closeEvent(event)

    def _run(self, progress: Progress, is_cancelled: IsCancelled) -> object:
        def tell(done: int, of: int) -> None:
            if self._can_stop and is_cancelled():
                raise _Stopped
            progress(done, of)

        self._work(tell)
        return None

    def _on_progress(self, done: int, of: int) -> None:
        # In thousandths: Qt counts to two thousand million, a film has more bytes.
        self.bar.setRange(0, 1000)
        self.bar.setValue(0 if of == 0 else round(1000 * done / of))

    def _on_done(self, _result: object = None) -> None:
        self.ended.emit(None)


class TroubleWindow(QWidget):
    """One sentence on what keeps the app from starting, and what can be done.

    Signals: `answered(bool)`: whether to try again.
    """

    answered = Signal(bool)

    def __init__(self, error: Exception, lang: Lang) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setWindowTitle("MirrorMend · 镜愈")
        self.text = label("h3")
        self.text.setText(Texts(lang).explain(error))
        self.support = SupportButton()
        self.again = IconButton("repeat", "primary")
        self.again.set_words(self.tr("Try again"))
        self.end = IconButton("x")
        self.end.set_words(self.tr("Close"))
        buttons = row(14)
        for button in (self.again, self.end):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = column(20, (28, 24, 28, 24))
        box.addWidget(self.text)
        box.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        box.addLayout(buttons)
        # Its least size follows from words that wrap, and may change once it is shown.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        self.support.show_for(error)
        self.again.clicked.connect(self._on_again)
        self.end.clicked.connect(self.close)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self, _WIDTH_PX, _HEIGHT_PX)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.answered.emit(False)
        super().closeEvent(event)

    def _on_again(self) -> None:
        self.answered.emit(True)


def do(errand: Errand, paths: DataPaths, location: Location | None) -> Exception | None:
    """Do it, with a window that shows how far it is; returns what went wrong."""
    window = WaitWindow(errand, lambda tell: _work(errand, paths, location, tell))
    ended: list[Exception | None] = []
    loop = QEventLoop()
    window.ended.connect(ended.append)
    window.ended.connect(loop.quit)
    window.show()
    window.begin()
    loop.exec()
    window.hide()
    window.deleteLater()
    return ended[0]


def tell_trouble(error: Exception, lang: Lang) -> bool:
    """Show what is wrong; returns whether the person wants another try."""
    window = TroubleWindow(error, lang)
    answers: list[bool] = []
    loop = QEventLoop()
    window.answered.connect(answers.append)
    window.answered.connect(loop.quit)
    window.show()
    QApplication.setActiveWindow(window)
    loop.exec()
    window.hide()
    window.deleteLater()
    return answers[0]


def _work(errand: Errand, paths: DataPaths, location: Location | None, tell: Tell) -> None:
    if errand.kind is ErrandKind.ERASE:
        erase_everything(paths, tell)
        if location is not None:
            location.forget(paths.root)
    elif errand.kind is ErrandKind.LOCK:
        from app.store.locking import set_lock

        set_lock(paths, errand.words, errand.recovery, tell)
    elif errand.kind is ErrandKind.RESTORE_LOG:
        from app.clock import SystemClock
        from app.session.log_restoring import restore_log
        from exercises.library import load_library

        restore_log(paths, load_library(), SystemClock(), tell)
    elif errand.kind is ErrandKind.UNLOCK:
        from app.store.locking import take_lock_off

        take_lock_off(paths, tell)
    elif errand.target is not None and location is not None:
        move(location, errand.target, tell)
