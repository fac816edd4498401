"""The buttons below a running massage: large, and few."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.routine_player import Command
from ui.theme import Theme
from ui.viewmodels.routine_facts import Stage
from ui.widgets.controls import IconButton, label, row

_HINT_PX = 1100


class RoutineControls(QStackedWidget):
    """Back, pause, skip and repeat; or, when asked whether to end, the two answers.

    A click leaves the keyboard with "Pause", so that space never skips.

    Signals: `pause_requested()`, `command_requested(Command)`, `keep_going_requested()`,
    `end_requested()`.
    """

    pause_requested = Signal()
    command_requested = Signal(object)
    keep_going_requested = Signal()
    end_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = label("caption")
        self.back = IconButton("back", "session")
        self.pause = IconButton("pause", "sessionprimary")
        self.skip = IconButton("skip", "session")
        self.repeat = IconButton("repeat", "session")
        self.question = label("lead")
        self.keep_going = IconButton("play", "sessionprimary")
        self.end = IconButton("x", "session")
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for button in (self.back, self.skip, self.repeat):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pause.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_large = theme.is_large
        self._build()
        self._connect()
        self.set_theme(theme)
        self.set_words()

    def set_theme(self, theme: Theme) -> None:
        self._is_large = theme.is_large
        self._fit()

    def set_words(self) -> None:
        self.hint.setText(self.tr("Wet hands? Space, any key or a click anywhere pauses."))
        self.back.set_words(self.tr("Back"), self.tr("Back to the step before"))
        self.skip.set_words(self.tr("Skip"), self.tr("Skip this step"))
        self.repeat.set_words(self.tr("Repeat"), self.tr("Repeat this step from its start"))
        self.question.setText(self.tr("End for today? What you have done is kept."))
        self.keep_going.set_words(self.tr("Keep going"))
        self.end.set_words(self.tr("End"), self.tr("End the massage for today"))

    def refresh(self, stage: Stage) -> None:
        """Show the buttons that fit."""
        self.setCurrentIndex(1 if stage is Stage.ASKING else 0)
        is_paused = stage is Stage.PAUSED
        self.pause.show_icon("play" if is_paused else "pause")
        self.pause.set_words(self.tr("Go on") if is_paused else self.tr("Pause"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focus_first(self) -> None:
        first = self.keep_going if self.currentIndex() else self.pause
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        running, asking = QWidget(), QWidget()
        line = row(14)
        line.addWidget(self.hint, 2)
        for button in (self.back, self.pause, self.skip, self.repeat):
            line.addWidget(button, 2 if button is self.pause else 0)
        running.setLayout(line)
        both = row(14)
        both.addWidget(self.question, 1)
        both.addWidget(self.keep_going)
        both.addWidget(self.end)
        asking.setLayout(both)
        self.addWidget(running)
        self.addWidget(asking)

    def _fit(self) -> None:
        self.hint.setVisible(not self._is_large and self.width() >= _HINT_PX)

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_requested)
        self.back.clicked.connect(self._on_back)
        self.skip.clicked.connect(self._on_skip)
        self.repeat.clicked.connect(self._on_repeat)
        self.keep_going.clicked.connect(self.keep_going_requested)
        self.end.clicked.connect(self.end_requested)

    def _on_back(self) -> None:
        self.command_requested.emit(Command.BACK)

    def _on_skip(self) -> None:
        self.command_requested.emit(Command.SKIP)

    def _on_repeat(self) -> None:
        self.command_requested.emit(Command.REPEAT)
