"""The page before all others where the data is locked: the passphrase, or the recovery key."""

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QLineEdit, QProgressBar, QWidget

from app.errors import UsageFailure
from app.store.erasing import is_erasing
from app.store.lock_state import needs_key
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from ui.icons import Icon
from ui.jobs import IsCancelled, Job, Progress
from ui.outside import dressed, make_room
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.support import SupportButton

_WIDTH_PX, _HEIGHT_PX, _CARD_PX = 760, 520, 640
_LONGEST_WAIT_S = 30


class LockDoor(QWidget):
    """Each wrong passphrase is followed by a wait that doubles.

    Signals: `answered(bool)`: whether the data is open now; False: the person leaves.
    """

    answered = Signal(bool)

    def __init__(self, paths: DataPaths, lang: Lang) -> None:
        super().__init__()
        self._paths = paths
        self._texts = Texts(lang)
        self._by_recovery = False
        self._typed = self._said = ""
        self._wrong = self._left_s = 0
        self.setProperty("kind", "page")
        self.setWindowTitle("MirrorMend · 镜愈")
        self.heading = label("h1")
        self.sentence = label()
        self.field = QLineEdit()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.open = IconButton("check", "primary")
        self.other = IconButton("repeat")
        self.support = SupportButton()
        self.leave = IconButton("x")
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)
        self._job = Job(self._run, self)
        self._job.progress.connect(self._on_progress)
        self._job.succeeded.connect(self._on_open)
        self._job.failed.connect(self._on_failed)
        self.open.clicked.connect(self._on_try)
        self.field.returnPressed.connect(self._on_try)
        self.field.textChanged.connect(self._show_state)
        self.other.clicked.connect(self._on_other)
        self.leave.clicked.connect(self.close)
        self._show_way()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(_CARD_PX)
        box = column(16, (28, 24, 28, 26))
        head = row(14)
        head.addWidget(Icon("lock", tone="primary"))
        head.addWidget(self.heading, 1)
        box.addLayout(head)
        buttons = (self.open, self.other, self.support, self.leave)
        for widget in (self.sentence, self.field, self.bar, *buttons):
            box.addWidget(widget)
        card.setLayout(box)
        content = QWidget()
        across = row(0, (24, 24, 24, 24))
        across.addStretch(1)
        across.addWidget(card, 10)
        across.addStretch(1)
        whole = column()
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(2)
        content.setLayout(whole)
        outer = column()
        outer.addWidget(scrolled(content))
        # Its least size follows from words that wrap, and may change once it is shown.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(outer)

    # --- showing -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self, _WIDTH_PX, _HEIGHT_PX)

    def _show_way(self) -> None:
        """Ask for the one or for the other."""
        self.heading.setText(self.tr("Your data is locked"))
        if self._by_recovery:
            asked = self.tr("Type the recovery key from your paper: nine groups of four.")
            self.field.setEchoMode(QLineEdit.EchoMode.Normal)
            self.field.setAccessibleName(self.tr("Recovery key"))
            self.field.setPlaceholderText("XXXX-XXXX-XXXX-…")
            self.other.set_words(self.tr("Use the passphrase"))
        else:
            asked = self.tr("Type your passphrase to open MirrorMend.")
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
            self.field.setAccessibleName(self.tr("Passphrase"))
            self.field.setPlaceholderText(self.tr("Passphrase"))
            self.other.set_words(self.tr("I have a recovery key"))
        self.sentence.setText(asked)
        self.open.set_words(self.tr("Open"))
        self.leave.set_words(self.tr("Quit"))
        self.field.clear()
        self._show_state()

    def _show_state(self) -> None:
        is_busy = self._job.is_running
        self.field.setEnabled(not is_busy)
        self.other.setEnabled(not is_busy)
        self.open.setEnabled(not is_busy and not self._left_s and bool(self.field.text()))
        self.bar.setVisible(is_busy)
        self.bar.setAccessibleName(self.tr("Opening"))

    # --- requests ----------------------------------------------------------------------------

    def _on_other(self) -> None:
        self._by_recovery = not self._by_recovery
        self._show_way()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_try(self) -> None:
        if self.open.isEnabled():
            self._typed = self.field.text()
            self.support.show_for(None)
            self._job.start()
            self.sentence.setText(self.tr("Opening…"))
            self._show_state()

    def _run(self, progress: Progress, _is_cancelled: IsCancelled) -> object:
        from app.store.locking import is_unsettled, settle, unlock, unlock_by_recovery

        if self._by_recovery:
            unlock_by_recovery(self._paths, self._typed)
        else:
            unlock(self._paths, self._typed)
        if is_unsettled(self._paths):
            settle(self._paths, progress)
        return None

    def _on_progress(self, done: int, of: int) -> None:
        self.sentence.setText(self.tr("Finishing what was begun with the lock…"))
        self.bar.setRange(0, 1000)
        self.bar.setValue(0 if of == 0 else round(1000 * done / of))

    def _on_open(self, _result: object) -> None:
        self.answered.emit(True)

    def _on_failed(self, error: Exception) -> None:
        self._said = self._texts.explain(error)
        self.support.show_for(error)
        if isinstance(error, UsageFailure) and error.key != "recovery_mistyped":
            self._wrong += 1
            self._left_s = min(2**self._wrong, _LONGEST_WAIT_S)
            self._clock.start()
        self._job_ended()

    def _on_second(self) -> None:
        self._left_s = max(0, self._left_s - 1)
        if not self._left_s:
            self._clock.stop()
        self._job_ended()

    def _job_ended(self) -> None:
        wait = self.tr("Wait {n} s before the next try.").format(n=self._left_s)
        self.sentence.setText(f"{self._said}\n{wait}" if self._left_s else self._said)
        # The thread of the job may still be on its way out; what it had to say was said.
        is_typing = self.field.hasFocus()
        self.field.setEnabled(True)
        self.other.setEnabled(True)
        self.open.setEnabled(not self._left_s and bool(self.field.text()))
        self.bar.hide()
        if not is_typing:
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave; what is being ended with the lock goes on at the next start."""
        self._clock.stop()
        self._job.close()
        self.answered.emit(needs_key(self._paths) is False)
        super().closeEvent(event)


def opened_up(app: QApplication, paths: DataPaths, lang: Lang | None) -> bool:
    """Ask for the passphrase where the data is locked; returns whether to go on."""
    if is_erasing(paths) or not needs_key(paths):
        return True
    with dressed(app, paths, lang) as preferences:
        door = LockDoor(paths, preferences.lang())
        answers: list[bool] = []
        loop = QEventLoop()
        door.answered.connect(answers.append)
        door.answered.connect(loop.quit)
        door.show()
        door.field.setFocus()
        loop.exec()
        door.hide()
        door.deleteLater()
    return answers[0]
