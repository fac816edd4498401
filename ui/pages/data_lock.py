"""The lock on the data page: set, changed, taken off, each after it was explained."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from app.errors import UsageFailure
from app.store.lock_state import is_locked
from app.store.paths import DataPaths
from app.texts import Lang
from ui.errands import Errand, ErrandKind
from ui.jobs import IsCancelled, Job, Progress
from ui.widgets.controls import Card, IconButton, Tick, column, label
from ui.widgets.notices import Notice
from ui.widgets.reader import Passage, Style, save_pdf
from ui.words import Words


class LockAsk(Enum):
    """What a person wants to do with the lock."""

    SET = "set"
    CHANGE = "change"
    RECOVERY = "recovery"
    REMOVE = "remove"


class LockCard(Card):
    """Whether there is a lock, and what can be done about it.

    Signals: `asked(object)` with a `LockAsk`.
    """

    asked = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__("lock")
        self._paths = DataPaths(folder)
        self.note = label()
        self.body.addWidget(self.note)
        icons = {"SET": "lock", "CHANGE": "repeat", "RECOVERY": "report", "REMOVE": "x"}
        self.buttons = {each: IconButton(icons[each.name]) for each in LockAsk}
        for ask, button in self.buttons.items():
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.clicked.connect(lambda _checked=False, ask=ask: self.asked.emit(ask))

    def retranslate(self) -> None:
        is_set = is_locked(self._paths)
        self.heading.setText(self.tr("Lock"))
        self.note.setText(
            self.tr(
                "Recordings, numbers and diary are encrypted. MirrorMend opens with your "
                "passphrase. Settings such as language and theme can be read by anybody."
            )
            if is_set
            else self.tr(
                "A passphrase encrypts recordings, numbers and diary, so that nobody else who uses "
                "this computer can look at them. It is asked for at every start."
            )
        )
        words = {
            LockAsk.SET: self.tr("Set a passphrase…"),
            LockAsk.CHANGE: self.tr("Change the passphrase…"),
            LockAsk.RECOVERY: self.tr("New recovery key…"),
            LockAsk.REMOVE: self.tr("Take the lock off…"),
        }
        for ask, button in self.buttons.items():
            button.set_words(words[ask])
            button.setVisible(is_set != (ask is LockAsk.SET))

    def set_enabled(self, is_free: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(is_free)


class LockForm(QWidget):
    """What has to be typed and kept before it happens.

    Signals: `left()` when nothing more is asked; `done(str)` with what was done; `errand(object)`
    where the app has to begin anew.
    """

    left = Signal()
    done = Signal(str)
    errand = Signal(object)

    def __init__(
        self, folder: Path, lang: Callable[[], Lang], save: Callable[[QWidget], Path | None]
    ) -> None:
        """`save` asks where the recovery key shall be saved for printing."""
        super().__init__()
        self._paths = DataPaths(folder)
        self._lang = lang
        self._save = save
        self._ask = LockAsk.SET
        self._recovery = ""
        self.card = Card("lock", spacing=14)
        self.lines = label()
        self.fields = [QLineEdit() for _ in range(3)]
        self.present, self.first, self.again = self.fields
        for field in self.fields:
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._show_state)
        self.key_note = label()
        self.key = label("h3")
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.print = IconButton("export")
        self.kept = Tick()
        self.notice = Notice()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.yes = IconButton("check", "primary")
        self.no = IconButton("left")
        for widget in (self.lines, *self.fields, self.key_note, self.key):
            self.card.body.addWidget(widget)
        for button in (self.print, self.kept):
            self.card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.notice, self.bar):
            self.card.body.addWidget(widget)
        for button in (self.yes, self.no):
            self.card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box = column()
        box.addWidget(self.card)
        box.addStretch(1)
        self.setLayout(box)
        self._job = Job(self._run, self)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self.kept.toggled.connect(self._show_state)
        self.print.clicked.connect(self._on_print)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.left)
        for field in self.fields:
            field.returnPressed.connect(self._on_yes)

    def show_ask(self, ask: LockAsk) -> None:
        from app.store.lock_file import new_recovery_key

        self._ask = ask
        has_key = ask in (LockAsk.SET, LockAsk.RECOVERY)
        has_words = ask in (LockAsk.SET, LockAsk.CHANGE)
        self._recovery = new_recovery_key() if has_key else ""
        self.key.setText(self._recovery.replace("-", " "))
        self.key.setAccessibleName(" ".join(self._recovery))
        self.present.setVisible(ask is not LockAsk.SET)
        for widget in (self.first, self.again):
            widget.setVisible(has_words)
        for widget in (self.key_note, self.key, self.print, self.kept):
            widget.setVisible(has_key)
        for field in self.fields:
            field.clear()
        self.kept.setChecked(False)
        self.notice.hide()
        self.bar.hide()
        self.retranslate()
        self._show_state()
        first = next(field for field in self.fields if not field.isHidden())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        titles = {
            LockAsk.SET: self.tr("Lock your data"),
            LockAsk.CHANGE: self.tr("Change the passphrase"),
            LockAsk.RECOVERY: self.tr("A new recovery key"),
            LockAsk.REMOVE: self.tr("Take the lock off?"),
        }
        texts = {
            LockAsk.SET: self.tr(
                "Choose a passphrase of at least eight characters; a few words that have nothing "
                "to do with each other are easy to remember. If it is forgotten, only the recovery "
                "key opens the data. Without either, nobody can, and nobody can help."
            ),
            LockAsk.CHANGE: self.tr("The passphrase you use now will no longer work."),
            LockAsk.RECOVERY: self.tr("The recovery key you have now will no longer work."),
            LockAsk.REMOVE: self.tr(
                "Everything is turned back into plain files, which anybody who uses this computer "
                "can read. Nothing is lost."
            ),
        }
        yes = {
            LockAsk.SET: self.tr("Lock"),
            LockAsk.CHANGE: self.tr("Change it"),
            LockAsk.RECOVERY: self.tr("Use this key"),
            LockAsk.REMOVE: self.tr("Take it off"),
        }
        names = (
            self.tr("Present passphrase, or recovery key"),
            self.tr("New passphrase"),
            self.tr("New passphrase once more"),
        )
        self.card.heading.setText(titles[self._ask])
        self.lines.setText(texts[self._ask])
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
        self.key_note.setText(
            self.tr(
                "Your recovery key. It is shown this once: print it or write it down, and keep it "
                "away from this computer."
            )
        )
        self.print.set_words(self.tr("Save for printing…"))
        self.kept.setText(self.tr("I have printed it or written it down"))
        self.kept.setAccessibleName(self.kept.text())
        self.yes.set_words(yes[self._ask])
        self.no.set_words(self.tr("Leave it as it is"))

    def shut_down(self) -> None:
        self._job.close()

    # --- requests ----------------------------------------------------------------------------

    def _show_state(self) -> None:
        shown = [field for field in self.fields if not field.isHidden()]
        is_filled = all(field.text() for field in shown)
        is_kept = self.kept.isHidden() or self.kept.isChecked()
        self.yes.setEnabled(is_filled and is_kept)

    def _on_print(self) -> None:
        out = self._save(self)
        if out is None:
            return
        title = self.tr("MirrorMend: recovery key")
        what = self.tr("It opens the locked data if the passphrase is forgotten.")
        passages = (
            Passage(Style.TITLE, title),
            Passage(Style.BODY, what),
            Passage(Style.HEADING, self._recovery.replace("-", " ")),
            Passage(Style.BODY, self.tr("Print this page, then delete the file.")),
        )
        try:
            save_pdf(passages, title, out)
        except Exception as error:  # noqa: BLE001 - a slot: shown to the person
            self._on_failed(error)

    def _on_yes(self) -> None:
        if not self.yes.isEnabled():
            return
        from app.store.lock_file import LEAST_LENGTH

        words, is_new = self.first.text(), not self.first.isHidden()
        if is_new and words != self.again.text():
            self._on_failed(UsageFailure("passphrases_differ"))
        elif is_new and len(words) < LEAST_LENGTH:
            self._on_failed(UsageFailure("passphrase_short", least=LEAST_LENGTH))
        elif self._ask is LockAsk.SET:
            self.errand.emit(Errand(ErrandKind.LOCK, words=words, recovery=self._recovery))
        else:
            self._typed = (self.present.text(), words)
            self.notice.hide()
            self.bar.show()
            self.yes.setEnabled(False)
            self._job.start()

    def _run(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        from app.store.locking import change_passphrase, change_recovery_key, prove

        present, words = self._typed
        prove(self._paths, present)
        if self._ask is LockAsk.CHANGE:
            change_passphrase(self._paths, words)
        elif self._ask is LockAsk.RECOVERY:
            change_recovery_key(self._paths, self._recovery)
        return None

    def _on_done(self, _result: object) -> None:
        self.bar.hide()
        if self._ask is LockAsk.REMOVE:
            self.errand.emit(Errand(ErrandKind.UNLOCK))
        elif self._ask is LockAsk.CHANGE:
            self.done.emit(self.tr("The passphrase is changed."))
        else:
            self.done.emit(self.tr("The new recovery key holds from now on."))

    def _on_failed(self, error: Exception) -> None:
        self.bar.hide()
        self.notice.set_caution(True)
        self.notice.say(Words(self).explain(error, self._lang()), error=error)
        self.notice.show()
        self._show_state()
