"""After a recording: look over the takes, make some again, note something, keep it or delete it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QWidget

from ui.icons import Icon
from ui.viewmodels.recording import RecordingModel
from ui.viewmodels.recording_facts import Sure, TakeRow
from ui.viewmodels.session_facts import RowState
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.support import SupportButton

_WIDTH = 980
_NOTE_LINES = 2
_ICONS = {
    RowState.DONE: ("check", "primary"),
    RowState.FAULTY: ("info", "cue"),
    RowState.SKIPPED: ("skip", "text2"),
    RowState.TO_COME: ("minus", "text2"),
    RowState.CURRENT: ("minus", "text2"),
}


class DonePanel(QWidget):
    """Looks back over a recording, or over what there is of one that is over.

    Signals: `again_requested(int)` a take at its place.
    """

    again_requested = Signal(int)

    def __init__(self, model: RecordingModel) -> None:
        super().__init__()
        self._model = model
        self._rows: tuple[TakeRow, ...] | None = None
        self._can_repeat = False
        self.headline = label("h2")
        self.sentence = label("lead", "text2")
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note_name = label("strong")
        self.look = IconButton("check", "primary")
        self.back = IconButton("left")
        self.over = IconButton("repeat")
        self.delete = IconButton("trash")
        self.support = SupportButton()
        self.sure = label("strong")
        self.yes = IconButton("trash")
        self.no = IconButton("left", "primary")
        self.buttons: dict[int, IconButton] = {}
        self._build()
        self._connect()

    def show_words(self, headline: str, sentence: str, *, can_look: bool) -> None:
        """Show a recording that is over: what happened, and what can be done with it."""
        self.headline.setText(headline)
        self.sentence.setText(sentence)
        self.look.set_words(self.tr("Look at what was recorded"))
        self.back.set_words(self.tr("Back"))
        self._show(can_look=can_look, can_repeat=False)

    def refresh(self) -> None:
        """Show a recording whose takes are all made, the camera still running."""
        self.headline.setText(self.tr("All recorded. How do you want to go on?"))
        self.sentence.setText(
            self.tr("You can make any take again now; the new one counts in its place.")
        )
        self.look.set_words(self.tr("Keep it and look"))
        self._show(can_look=True, can_repeat=True)

    def focus_first(self) -> None:
        first = (
            self.no if self._model.sure else self.look if not self.look.isHidden() else self.back
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, can_look: bool, can_repeat: bool) -> None:
        sure = self._model.sure
        self.note_name.setText(self.tr("A note for yourself"))
        self.note.setAccessibleName(self.note_name.text())
        self.note.setPlaceholderText(self.tr("For example: slept badly, other lamp"))
        self.over.set_words(self.tr("Record all anew"))
        self.delete.set_words(self.tr("Delete"), self.tr("Delete this recording"))
        is_asked = sure is not None
        for widget, is_wanted in (
            (self.look, can_look and not is_asked),
            (self.over, can_repeat and not is_asked),
            (self.delete, can_look and not is_asked),
            (self.back, not can_repeat and not is_asked),
            (self.note, can_look and not is_asked),
            (self.note_name, can_look and not is_asked),
            (self.sentence, not is_asked),
            (self._asking, is_asked),
        ):
            widget.setVisible(is_wanted)
        if sure is not None:
            self._ask(sure)
        # Nothing stands beside the question, so that it is in view in large words too.
        is_listed = can_look and not is_asked
        self._list(self._model.review if is_listed else (), can_repeat=can_repeat)

    def _ask(self, sure: Sure) -> None:
        """Put the question where the heading was: nothing else stands above it."""
        is_delete = sure is Sure.DELETE
        self.headline.setText(
            self.tr("Delete this recording?") if is_delete else self.tr("Record all anew?")
        )
        self.sure.setText(
            self.tr("It is gone for good.")
            if is_delete
            else self.tr("This recording is deleted first, for good.")
        )
        self.yes.set_words(self.tr("Delete") if is_delete else self.tr("Delete and begin anew"))
        self.no.set_words(self.tr("Leave it as it is"))

    def _list(self, rows: tuple[TakeRow, ...], *, can_repeat: bool) -> None:
        if rows == self._rows and can_repeat is self._can_repeat:
            return
        self._rows, self._can_repeat = rows, can_repeat
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = {}
        half = -(-len(rows) // 2)
        for number, each in enumerate(rows):
            at, first = number % half, 4 * (number // half)
            icon, tone = _ICONS[each.row.state]
            name, state = label("strong"), label("caption")
            name.setText(each.row.name)
            state.setText(self._standing(each.row.state))
            words = QWidget()
            lines = column(0)
            lines.addWidget(name)
            lines.addWidget(state)
            words.setLayout(lines)
            self._grid.addWidget(Icon(icon, 26, tone), at, first)
            self._grid.addWidget(words, at, first + 1)
            if can_repeat:
                again = IconButton("repeat")
                again.set_words(
                    self.tr("Again"), self.tr("Record {name} again").format(name=each.row.name)
                )
                again.setProperty("place", each.place)
                again.clicked.connect(self._on_again)
                self.buttons[each.place] = again
                self._grid.addWidget(again, at, first + 2)

    def _standing(self, state: RowState) -> str:
        return {
            RowState.DONE: self.tr("recorded"),
            RowState.FAULTY: self.tr("recorded; clearer once more"),
            RowState.SKIPPED: self.tr("left out"),
        }.get(state, self.tr("not recorded"))

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        for stretched in (1, 5):
            self._grid.setColumnStretch(stretched, 1)
        self._grid.setColumnMinimumWidth(3, 16)
        self._asking = QFrame()
        self._asking.setProperty("kind", "cuenote")
        asked = column(12, (18, 14, 18, 16))
        asked.addWidget(self.sure)
        answers = row(14)
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        answers.addStretch(1)
        asked.addLayout(answers)
        self._asking.setLayout(asked)
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(_WIDTH)
        box = column(14, (32, 24, 32, 28))
        box.addWidget(self.headline)
        box.addWidget(self.sentence)
        box.addLayout(self._grid)
        box.addWidget(self.note_name)
        box.addWidget(self.note)
        buttons = row(14)
        for button in (self.look, self.back, self.over, self.delete, self.support):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addWidget(self._asking)
        card.setLayout(box)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        around = column(0, (24, 16, 24, 16))
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        content = QWidget()
        content.setLayout(around)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)
        line_px = self.note.fontMetrics().lineSpacing()
        self.note.setFixedHeight(_NOTE_LINES * line_px + 24)

    def _connect(self) -> None:
        model = self._model
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._on_back)
        self.over.clicked.connect(lambda: self._on_ask(Sure.START_OVER))
        self.delete.clicked.connect(lambda: self._on_ask(Sure.DELETE))
        self.yes.clicked.connect(model.confirm)
        self.no.clicked.connect(lambda: self._on_ask(None))

    def _on_ask(self, sure: Sure | None) -> None:
        self._model.ask(sure)
        self.focus_first()

    def _on_look(self) -> None:
        self._model.finish(self.note.toPlainText())

    def _on_back(self) -> None:
        self._model.leave(self.note.toPlainText())

    def _on_again(self) -> None:
        self.again_requested.emit(int(self.sender().property("place")))
