"""The buttons of a running recording: again, leave out, pause; or two answers to a question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from ui.viewmodels.session_facts import Stage
from ui.widgets.controls import IconButton
from ui.widgets.styling import set_look


class RecordingControls(QStackedWidget):
    """Beside the words in two rows, or in one row where room is scarce.

    A click leaves the keyboard with "Pause", so that space never leaves a take out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.again = IconButton("repeat")
        self.skip = IconButton("skip")
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.pause = IconButton("pause", "sessionprimary")
        self.end = IconButton("x")
        self.keep_going = IconButton("play", "sessionprimary")
        self.keep = IconButton("check")
        self.repeat = IconButton("repeat", "sessionprimary")
        for button in (self.again, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._firsts = (self.pause, self.keep_going, self.repeat)
        self._others = ((self.again, self.skip), (self.end,), (self.keep,))
        self._grids = tuple(self._add(*others, first) for others, first in self._pages())
        self.set_tight(True)

    def set_tight(self, is_tight: bool) -> None:
        """Put all in one row, or what matters most in a large row below the rest."""
        for grid, (others, first) in zip(self._grids, self._pages(), strict=True):
            kind = "primary" if is_tight else "sessionprimary"
            set_look(first, kind=kind, place="" if is_tight else "below")
            if is_tight:
                grid.addWidget(first, 0, len(others))
            else:
                grid.addWidget(first, 1, 0, 1, len(others))
            grid.setColumnStretch(len(others), int(is_tight))

    def set_words(self) -> None:
        self.again.set_words(self.tr("Once more"), self.tr("Record this expression again, key R"))
        self.skip.set_words(self.tr("Leave out"), self.tr("Leave this expression out, key S"))
        self.end.set_words(self.tr("End"), self.tr("End this recording"))
        self.keep_going.set_words(self.tr("Keep going"))
        self.keep.set_words(self.tr("Keep it"), self.tr("Keep this take as it is"))
        self.repeat.set_words(self.tr("Record again"))

    def refresh(self, stage: Stage, *, is_offered: bool) -> None:
        self.setCurrentIndex(1 if stage is Stage.ASKING else 2 if is_offered else 0)
        is_paused = stage is Stage.PAUSED
        self.pause.show_icon("play" if is_paused else "pause")
        self.pause.set_words(self.tr("Go on") if is_paused else self.tr("Pause"))
        is_under_way = stage in (Stage.RUNNING, Stage.PAUSED)
        for button in (self.pause, self.again, self.skip):
            button.setEnabled(is_under_way)

    def focus_first(self) -> None:
        self._firsts[self.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pages(self) -> tuple[tuple[tuple[IconButton, ...], IconButton], ...]:
        return tuple(zip(self._others, self._firsts, strict=True))

    def _add(self, *buttons: IconButton) -> QGridLayout:
        page, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, button in enumerate(buttons):
            grid.addWidget(button, 0, column)
            grid.setColumnStretch(column, 1)
        page.setLayout(grid)
        self.addWidget(page)
        return grid
