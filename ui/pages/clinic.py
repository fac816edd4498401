"""The clinician's view: a report that came by mail or stick, looked through and judged."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QWidget

from app.report.bundle.review_json import Review
from ui.clinic_entry import is_report
from ui.dialogs import Dialogs
from ui.pages.clinic_door import DoorPanel
from ui.pages.clinic_plan import PlanWriter
from ui.pages.clinic_work import ClinicWork
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel, ClinicState
from ui.viewmodels.clinic_words import ClinicWords
from ui.viewmodels.plan_writer import PlanWriterModel
from ui.widgets.controls import IconButton, chip, column, row
from ui.widgets.elided import ElidedLabel, breakable
from ui.widgets.notices import Notice

SUFFIX = ".mmz"
_BAR_PX = 76
_REVIEWED = "_review"


class ClinicPage(QWidget):
    """A whole-window page without the rail; a report may be dropped on it.

    Keys: C, R and U confirm, reject or leave unsure the next linked movement; S puts what was
    confirmed on the other side, Ctrl Z takes back what was said last; N goes to the note, up and
    down to another expression, Page up and down to another session, Space plays and pauses the
    film or outline, comma and full stop or left and right go one picture back and on, Ctrl S saves
    the review, Esc closes what is open on top, or the page.

    Signals: `left()`.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        model: ClinicModel,
        dialogs: Dialogs,
        path: Path | None = None,
        writer: PlanWriterModel | None = None,
    ) -> None:
        """`path`: a report to open; `writer`: what a plan is written with."""
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # its keys work; no stop for Tab
        self.setAcceptDrops(True)
        self._theme = theme
        self._model = model
        self._dialogs = dialogs
        self._path = path
        self._words = ClinicWords(self)
        self.close_button = IconButton("left", "quiet")
        self.title = ElidedLabel("h3")
        self.subtitle = ElidedLabel("caption")
        self.person = chip()
        self.open_button = IconButton("folder")
        self.save = IconButton("export", "primary")
        self.notice = Notice(is_closable=True)
        self.saving = QProgressBar()
        self.saving.setTextVisible(False)
        self.door = DoorPanel(model)
        self.work = ClinicWork(theme, model)
        self._writer = writer
        self.plan = None if writer is None else PlanWriter(theme, writer)
        self.plan_button = IconButton("note")
        self._is_writing = False
        self._does: Callable[[], object] = self.left.emit
        self._lay_out()
        self._connect()
        self._set_words()
        self.set_theme(theme)
        self._refresh()

    def _lay_out(self) -> None:
        self._bar = QFrame()
        self._bar.setProperty("kind", "topbar")
        names = column(0)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        names.addStretch(1)
        bar = row(14, (20, 0, 24, 0))
        bar.addWidget(self.close_button)
        bar.addLayout(names, 1)
        for widget in (self.person, self.plan_button, self.open_button, self.save):
            bar.addWidget(widget)
        self._bar.setLayout(bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.door)
        self._stack.addWidget(self.work)
        if self.plan is not None:
            self._stack.addWidget(self.plan)
        noted = column(0, (24, 10, 24, 0))
        noted.addWidget(self.saving)
        noted.addWidget(self.notice)
        self.notice.hide()
        self.saving.hide()
        whole = column(0)
        whole.addWidget(self._bar)
        whole.addLayout(noted)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.failed.connect(self._on_failed)
        model.exported.connect(self._on_exported)
        model.progressed.connect(self.door.show_progress)
        model.progressed.connect(self._on_progress)
        model.undone.connect(self.work.show_result)
        self.work.asked.connect(self._on_asked)
        self.work.room_changed.connect(self._refresh)
        self.close_button.clicked.connect(self._on_back)
        self.plan_button.clicked.connect(self._on_write)
        model.reviewed_twice.connect(self._on_reviewed_twice)
        self.notice.action_requested.connect(self._on_action)
        if self._writer is not None and self.plan is not None:
            self._writer.saved.connect(self._on_plan_saved)
            self._writer.failed.connect(lambda told: self._say(told, is_caution=True))
            self.plan.earlier.clicked.connect(self._on_earlier)
        self.open_button.clicked.connect(self._on_open)
        self.door.open_requested.connect(self._on_open)
        self.save.clicked.connect(self._on_save)
        self.notice.closed.connect(self.notice.hide)

    # --- what the window needs of it ---------------------------------------------------------

    def begin(self) -> None:
        if self._path is not None:
            self._model.open(self._path)
        self.door.focus_first()

    def shut_down(self) -> None:
        """Stop what still runs, and let go of the report; safe to repeat."""
        self.work.shut_down()
        self._model.close()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._bar.setFixedHeight(max(_BAR_PX, theme.bar_target + 20))
        self.work.set_theme(theme)
        if self.plan is not None:
            self.plan.set_theme(theme)
        self._refresh()

    # --- showing -----------------------------------------------------------------------------

    def _set_words(self) -> None:
        self.plan_button.set_words(self.tr("Write a plan"), self.tr("Write a plan for the person"))
        self.close_button.set_words(self.tr("Close"), self.tr("Close the clinician view"))
        self.open_button.set_words(self.tr("Open another"), self.tr("Open another report"))
        self.notice.set_close_words(self.tr("Close"))

    def _refresh(self) -> None:
        model = self._model
        is_open = model.state is ClinicState.OPEN and not self._is_writing
        found = model.verification if not self._is_writing else None
        # Beside an open report its menu holds them where the bar has no room.
        has_room = not is_open or self.work.is_wide
        if self._is_writing:
            self.title.say(self.tr("Write a plan"))
            self.save.set_words(self.tr("Save plan"), self.tr("Save the plan as a signed file"))
        else:
            # Whether it can be trusted is what a report says first.
            self.title.say(self._words.verdict(found) if found else self.tr("Clinician view"))
            self.save.set_words(self.tr("Save review"), self.tr("Save the report with your review"))
        has_writer = self._writer is not None
        self.work.strip.has_plan = has_writer
        self.plan_button.setVisible(has_writer and not self._is_writing and has_room)
        name = model.path.name if model.path and not self._is_writing else ""
        self.subtitle.say(name)
        self.subtitle.setVisible(bool(name))
        self.saving.setVisible(model.is_exporting)
        self.saving.setAccessibleName(self.tr("Saving the report with your review"))
        self.save.setEnabled(not model.is_exporting)
        manifest = found.manifest if is_open and found is not None else None
        self.person.setText("" if manifest is None else manifest.person)
        self.person.setVisible(manifest is not None and self.work.is_wide)
        self.open_button.setVisible(is_open and has_room)
        self.save.setVisible(is_open or self._is_writing)
        if self._is_writing and self.plan is not None:
            self._stack.setCurrentWidget(self.plan)
            return
        self._stack.setCurrentWidget(self.work if is_open else self.door)
        if is_open:
            self.work.refresh()
        else:
            self.work.forget()
            self.door.refresh()

    def _on_failed(self, error: Exception) -> None:
        mistake = self._model.mistake(error)
        self._say(self._model.sentence(error), is_caution=True, error=mistake)

    def _on_exported(self, path: Path) -> None:
        self._say(
            self.tr("Saved: {path}\nThe report itself is in it unchanged.").format(
                path=breakable(path)
            ),
            is_caution=False,
        )

    def _on_progress(self, done: int, of: int) -> None:
        self.saving.setRange(0, 1000 if of else 0)
        self.saving.setValue(round(1000 * done / of) if of else 0)

    def _say(
        self,
        words: str,
        *,
        is_caution: bool,
        action: str = "",
        error: Exception | None = None,
    ) -> None:
        self._does = self.left.emit
        self.notice.set_caution(is_caution)
        self.notice.say(words, action=action, error=error)
        self.notice.show()

    def _on_reviewed_twice(self, other: Review) -> None:
        """Say that the file brought a review beside the one that was begun here."""
        name = other.reviewer or self.tr("somebody else")
        self._say(
            self.tr(
                "You see your own review of this report. The file also brings one by {name}; "
                "whichever you do not go on with is kept."
            ).format(name=name),
            is_caution=False,
            action=self.tr("Show the other"),
        )
        self._does = self._model.take_other

    # --- requests ----------------------------------------------------------------------------

    def _on_action(self) -> None:
        """Do what the notice that is shown offers."""
        self.notice.hide()
        self._does()

    def _on_open(self) -> None:
        path = self._dialogs.bundle(self)
        if path is not None:
            self._model.open(path)

    def _on_write(self) -> None:
        """Come to the writer; what is open waits as it is."""
        if self._model.state is ClinicState.OPEN:
            self.work.keep_texts()
        self._is_writing = True
        self.notice.hide()
        self._refresh()
        if self.plan is not None:
            self.plan.focus_first()

    def _on_back(self) -> None:
        """Leave the writer, or the view; a plan that is not saved is asked about first."""
        if self._is_writing:
            self._is_writing = False
            self.notice.hide()
            self._refresh()
        elif self._writer is not None and self._writer.is_touched:
            self._on_write()
            self._say(
                self.tr("The plan that you are writing is not saved."),
                is_caution=True,
                action=self.tr("Leave without it"),
            )
        else:
            self.left.emit()

    def _on_earlier(self) -> None:
        path = self._dialogs.plan(self)
        if path is not None and self._writer is not None:
            self.notice.hide()
            self._writer.begin_with(path)

    def _on_plan_saved(self, path: Path, digits: str) -> None:
        self._say(
            self.tr(
                "Saved: {path}. Hand it over, and tell the person this number, which their app "
                "shows too: {digits}"
            ).format(path=breakable(path), digits=digits),
            is_caution=False,
        )

    def _save_plan(self) -> None:
        if self._writer is None or not self._writer.check():
            return
        name = "".join(c for c in self._writer.draft.person if c.isalnum() or c in " -_").strip()
        path = self._dialogs.plan_out(self, f"{name or 'plan'}.mmplan")
        if path is not None:
            self._writer.save(path)

    def _on_save(self) -> None:
        if self._is_writing:
            self._save_plan()
            return
        self.work.keep_texts()
        assert self._model.path is not None, "only an open report is saved"
        stem = self._model.path.stem.removesuffix(_REVIEWED)
        path = self._dialogs.review(self, f"{stem}{_REVIEWED}{SUFFIX}")
        if path is None:
            return
        if path.resolve() == self._model.path.resolve():
            self._say(
                self.tr(
                    "That is the report that is open. It stays as it came; choose another name "
                    "for your review."
                ),
                is_caution=True,
            )
            return
        self.notice.hide()
        self._model.export(path)

    def _on_asked(self, what: str) -> None:
        if what == "plan":
            self._on_write()
        else:
            self._on_open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if bundle_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = bundle_in(event)
        if path is not None:
            event.acceptProposedAction()
            self._model.open(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_open = self._model.state is ClinicState.OPEN and not self._is_writing
        if key is Qt.Key.Key_Escape:
            if self._is_writing or not (is_open and self.work.step_back()):
                self._on_back()
        elif (is_open or self._is_writing) and is_control and key is Qt.Key.Key_S:
            self._on_save()
        elif not (is_open and (self._press(key, is_control) or self.work.film.press(event))):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key, is_control: bool) -> bool:
        """Do what a key means over an open report; tells whether it means anything."""
        work = self.work
        steps = {
            Qt.Key.Key_Up: partial(work.step, -1),
            Qt.Key.Key_Down: partial(work.step, 1),
            Qt.Key.Key_PageUp: partial(work.step_session, 1),
            Qt.Key.Key_PageDown: partial(work.step_session, -1),
        }
        letters = {
            Qt.Key.Key_C: partial(work.verdicts.say, 0),
            Qt.Key.Key_R: partial(work.verdicts.say, 1),
            Qt.Key.Key_U: partial(work.verdicts.say, 2),
            Qt.Key.Key_S: work.verdicts.change_side,
            Qt.Key.Key_N: work.focus_note,
        }
        actions = {Qt.Key.Key_Z: self._model.undo} if is_control else {**steps, **letters}
        action = actions.get(key)
        if action is not None:
            action()
        return action is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
            self._refresh()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)


def bundle_in(event: QDropEvent) -> Path | None:
    """Return the one report that is being dropped; None: something else is."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if is_report(path) else None
