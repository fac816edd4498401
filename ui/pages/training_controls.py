"""The buttons of a running training: large, and few."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.viewmodels.session_facts import Stage
from ui.widgets.controls import IconButton, row
from ui.widgets.styling import set_look


class TrainingControls(QStackedWidget):
    """Half as big, back, skip, pause; or, when asked whether to end, the two answers.

    A click leaves the keyboard with "Pause", so that space never skips.

    Signals: `pause_requested()`, `halve_requested()`, `back_requested()`, `skip_requested()`,
    `keep_going_requested()`, `end_requested()`.
    """

    pause_requested = Signal()
    halve_requested = Signal()
    back_requested = Signal()
    skip_requested = Signal()
    keep_going_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.halve = IconButton("minus", "session")
        self.back = IconButton("back", "session")
        self.skip = IconButton("skip", "session")
        self.pause = IconButton("pause", "sessionprimary")
        self.before = row(0)
        """Room for one more button at the left, where words are large."""
        self.keep_going = IconButton("play", "sessionprimary")
        self.end = IconButton("x", "session")
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for button in (self.halve, self.back, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        running, asking = QWidget(), QWidget()
        line = row(12)
        line.addLayout(self.before)
        line.addWidget(self.halve, 2)
        line.addWidget(self.back)
        line.addWidget(self.skip)
        line.addWidget(self.pause, 3)
        running.setLayout(line)
        both = row(14)
        both.addWidget(self.end, 1)
        both.addWidget(self.keep_going, 2)
        asking.setLayout(both)
        self.addWidget(running)
        self.addWidget(asking)
        self._connect()
        self.set_words()

    def set_tight(self, is_tight: bool) -> None:
        """Have lower buttons, so that all of them stand in one row."""
        for button in (self.halve, self.back, self.skip, self.end):
            set_look(button, kind="" if is_tight else "session")
        for button in (self.pause, self.keep_going):
            set_look(button, kind="primary" if is_tight else "sessionprimary")
        self.halve.show_icon("" if is_tight else "minus")

    def set_words(self) -> None:
        self.halve.set_words(self.tr("Half as big"), self.tr("Make it half as big"))
        self.back.set_words(self.tr("Back"), self.tr("Back to the exercise before"))
        self.skip.set_words(self.tr("Skip"), self.tr("Skip this exercise"))
        self.keep_going.set_words(self.tr("Keep going"))
        self.end.set_words(self.tr("End"), self.tr("End this session"))

    def refresh(self, stage: Stage, *, can_be_halved: bool) -> None:
        """Show the buttons that fit."""
        self.setCurrentIndex(1 if stage is Stage.ASKING else 0)
        is_paused = stage is Stage.PAUSED
        self.pause.show_icon("play" if is_paused else "pause")
        self.pause.set_words(self.tr("Go on") if is_paused else self.tr("Pause"))
        is_under_way = stage in (Stage.RUNNING, Stage.PAUSED)
        for button in (self.pause, self.back, self.skip):
            button.setEnabled(is_under_way)
        self.halve.setEnabled(can_be_halved)

    def focus_first(self) -> None:
        first = self.keep_going if self.currentIndex() else self.pause
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_requested)
        self.halve.clicked.connect(self.halve_requested)
        self.back.clicked.connect(self.back_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.keep_going.clicked.connect(self.keep_going_requested)
        self.end.clicked.connect(self.end_requested)
