"""The measures behind the words, one line for each repetition, each with what led to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.pages.result_cards import empty
from ui.viewmodels.result_numbers import NumberRow
from ui.widgets.controls import column, label

_COLUMNS = 6


class NumbersCard(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.note = label("caption")
        self.made_by = label("caption")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(6)
        inside = column(10, (20, 14, 20, 14))
        inside.addLayout(self.grid)
        inside.addWidget(self.note)
        inside.addWidget(self.made_by)
        self.setLayout(inside)

    def show_numbers(self, numbers: tuple[NumberRow, ...], made_by: str) -> None:
        empty(self.grid)
        heads = (
            self.tr("Repeat"),
            self.tr("Left"),
            self.tr("Right"),
            self.tr("Difference"),
            self.tr("Noise at rest"),
            self.tr("Threshold"),
        )
        for place, words in enumerate(heads if numbers else ()):
            self._put(0, place, words, "caption")
        for line, number in enumerate(numbers):
            self._put(2 * line + 1, 0, f"{number.repeat} · {number.pattern}", "strong")
            for place, cell in enumerate(number.cells, start=1):
                self._put(2 * line + 1, place, cell, "body")
            story = label("caption")
            story.setText(number.story)
            self.grid.addWidget(story, 2 * line + 2, 0, 1, _COLUMNS)
        self.grid.setColumnStretch(0, 1)
        self.note.setText(
            self.tr(
                "Eye: height of the upper lid while held, share of its own height at rest. Mouth "
                "corner: change from rest. ± is two standard deviations: the variation "
                "at rest together with the method’s error. Error and thresholds come from "
                "synthetic faces, not from patients."
            )
            if numbers
            else self.tr("There are no numbers for this expression.")
        )
        self.made_by.setText(made_by)
        self.made_by.setVisible(bool(made_by))

    def _put(self, line: int, place: int, words: str, role: str) -> None:
        cell = label(role, wrap=place == 0)
        cell.setText(words)
        is_name = place == 0
        side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
        cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(cell, line, place)
