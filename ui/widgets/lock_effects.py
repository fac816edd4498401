"""What an answer opens, closes or leaves out, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.viewmodels.gate_facts import Effect
from ui.widgets.controls import column, label, row


class EffectList(QWidget):
    """Lines of an icon, a name and a note."""

    def __init__(self) -> None:
        super().__init__()
        self._box = column(14)
        self.setLayout(self._box)

    def show_effects(self, effects: Sequence[Effect]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for effect in effects:
            self._box.addWidget(_effect_line(effect))


def _effect_line(effect: Effect) -> QWidget:
    name, note = label("strong"), label("caption")
    name.setText(effect.name)
    note.setText(effect.note)
    words = column(2)
    words.addWidget(name)
    if effect.note:
        words.addWidget(note)
    made = QWidget()
    made.setAccessibleName(f"{effect.name} {effect.note}".strip())
    box = row(12)
    box.addWidget(Icon(effect.icon, 26, "primary"), 0, Qt.AlignmentFlag.AlignTop)
    box.addLayout(words, 1)
    made.setLayout(box)
    return made
