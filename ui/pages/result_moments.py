"""Every moment of an expression: watched slowly, and its flags marked as not right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from app.domain.review import FlagKey
from ui.icons import Icon
from ui.pages.result_cards import empty
from ui.viewmodels.result_parts import FlagRow, MomentRow
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.scrubber import Scrubber

_LONGEST_NOTE = 500


class FlagLine(QWidget):
    """One flag with what the person says about it.

    Signals: `doubted(FlagKey, str)` with a note that may be empty; `taken_back(FlagKey)`.
    """

    doubted = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, shown: FlagRow, moment: str) -> None:
        super().__init__()
        self._row = shown
        self._moment = moment
        self.name = label()
        self.said = label("caption")
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST_NOTE)
        self.button = IconButton("x")
        head = row(10)
        head.addWidget(Icon("flag", 24, "cue"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(4)
        words.addWidget(self.name)
        words.addWidget(self.said)
        head.addLayout(words, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        box = column(6)
        box.addLayout(head)
        box.addWidget(self.note)
        self.setLayout(box)
        self.button.clicked.connect(self._on_button)
        self.note.editingFinished.connect(self._on_note)
        self.show_row(shown)

    @property
    def key(self) -> FlagKey:
        return self._row.key

    def show_row(self, shown: FlagRow) -> None:
        self._row = shown
        self.name.setText(shown.words)
        self.said.setText(self.tr("You: not right. It is kept, and the report says so."))
        self.said.setVisible(shown.is_doubted)
        self.note.setVisible(shown.is_doubted)
        self.note.setPlaceholderText(self.tr("What was it? You may leave this empty."))
        self.note.setAccessibleName(self.tr("Note on why this is not right"))
        if not self.note.hasFocus():
            self.note.setText(shown.note)
        self.button.setVisible(shown.can_doubt)
        about = f"{self._moment}, {shown.words}"
        if shown.is_doubted:
            self.button.show_icon("back")
            self.button.set_words(
                self.tr("Undo"), self.tr("Take back “not right”: {flag}").format(flag=about)
            )
        else:
            self.button.show_icon("x")
            self.button.set_words(
                self.tr("Not right"), self.tr("Mark as not right: {flag}").format(flag=about)
            )

    def _on_button(self) -> None:
        if self._row.is_doubted:
            self.taken_back.emit(self._row.key)
        else:
            self.doubted.emit(self._row.key, "")

    def _on_note(self) -> None:
        note = self.note.text().strip()
        if self._row.is_doubted and note != self._row.note:
            self.doubted.emit(self._row.key, note)


class MomentLine(QFrame):
    """One repetition.

    Signals: `watch_requested()`, and those of its flags.
    """

    watch_requested = Signal()
    doubted = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, shown: MomentRow, *, can_watch: bool) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.name = label("strong")
        self.words = label("caption")
        self.watch = IconButton("play")
        self.flags = tuple(FlagLine(flag, shown.name) for flag in shown.flags)
        head = row(10)
        texts = column(2)
        texts.addWidget(self.name)
        texts.addWidget(self.words)
        head.addLayout(texts, 1)
        head.addWidget(self.watch, 0, Qt.AlignmentFlag.AlignTop)
        box = column(8, (0, 10, 0, 10))
        box.addLayout(head)
        for flag in self.flags:
            box.addWidget(flag)
            flag.doubted.connect(self.doubted)
            flag.taken_back.connect(self.taken_back)
        self.setLayout(box)
        self.watch.setVisible(can_watch)
        self.watch.clicked.connect(self.watch_requested)
        self.show_row(shown)

    def show_row(self, shown: MomentRow) -> None:
        """Show the same moment anew."""
        self.shown = shown
        self.name.setText(shown.name)
        self.words.setText(shown.words)
        self.watch.set_words(
            self.tr("Watch slowly"), self.tr("Watch slowly: {moment}").format(moment=shown.name)
        )
        for line, flag in zip(self.flags, shown.flags, strict=True):
            line.show_row(flag)


class MomentsCard(QFrame):
    """The moments of one expression, and the one that is being watched.

    Signals: `doubted(FlagKey, str)`, `taken_back(FlagKey)`, `opened()` when a moment is watched,
    `closed()` when none is any more.
    """

    doubted = Signal(object, str)
    taken_back = Signal(object)
    opened = Signal()
    closed = Signal()

    def __init__(self, scrubber: Scrubber | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.scrubber = scrubber
        self.head = label("strong")
        self.lines: tuple[MomentLine, ...] = ()
        self._watched: MomentLine | None = None
        self._rows = column(0)
        inside = column(8, (20, 12, 20, 12))
        inside.addWidget(self.head)
        inside.addLayout(self._rows)
        if scrubber is not None:
            inside.addWidget(scrubber)
            scrubber.hide()
            scrubber.closed.connect(self.close_moment)
        self.setLayout(inside)

    def show_moments(self, rows: tuple[MomentRow, ...]) -> None:
        """Show other moments; none is watched."""
        self.close_moment()
        empty(self._rows)
        can_watch = self.scrubber is not None
        self.lines = tuple(MomentLine(shown, can_watch=can_watch) for shown in rows)
        for line in self.lines:
            self._rows.addWidget(line)
            line.watch_requested.connect(self._on_watch)
            line.doubted.connect(self.doubted)
            line.taken_back.connect(self.taken_back)
        self.head.setText(self.tr("Moment by moment"))
        self.setVisible(bool(rows))

    def refresh(self, rows: tuple[MomentRow, ...]) -> None:
        """Show the same moments with what has changed in them; the focus stays where it is."""
        for line, shown in zip(self.lines, rows, strict=True):
            line.show_row(shown)

    def set_narrow(self, is_narrow: bool) -> None:
        if self.scrubber is not None:
            self.scrubber.set_narrow(is_narrow)

    def first_flag(self) -> QWidget | None:
        """Return where the first flag can be marked."""
        buttons = (flag.button for line in self.lines for flag in line.flags)
        return next(buttons, None)

    def close_moment(self) -> None:
        if self.scrubber is None or self.scrubber.isHidden():
            return
        focused = QApplication.focusWidget()
        had_focus = focused is self.scrubber or self.scrubber.isAncestorOf(focused or self)
        self.scrubber.close_row()
        self.scrubber.hide()
        watched, self._watched = self._watched, None
        if had_focus and watched is not None:
            watched.watch.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _on_watch(self) -> None:
        line = self.sender()
        assert isinstance(line, MomentLine), "only lines ask for it"
        assert self.scrubber is not None, "only then it is offered"
        self._watched = line
        self.scrubber.show()
        self.scrubber.show_row(line.shown)
        self.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.scrubber is not None:
            self.scrubber.set_words()
        super().changeEvent(event)
