"""How much is stored, by kind."""

from PySide6.QtWidgets import QBoxLayout

from ui.widgets.controls import Card, IconButton, column, label, row

_KINDS = 6


class StoredCard(Card):
    """The sizes by kind, and their sum."""

    def __init__(self) -> None:
        super().__init__("folder")
        self._labels = [(label(), label("strong", wrap=False)) for _ in range(_KINDS)]
        lines = column(6)
        for first, second in self._labels:
            line = row(16)
            line.addWidget(first, 1)
            line.addWidget(second)
            lines.addLayout(line)
        self.whole = label("strong")
        self.path = label("caption")
        self.open_folder = IconButton("folder")
        self.elsewhere = IconButton("export")
        self.buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.buttons.setSpacing(12)
        for button in (self.open_folder, self.elsewhere):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.body.addLayout(lines)
        for widget in (self.whole, self.path):
            self.body.addWidget(widget)
        self.body.addLayout(self.buttons)

    def show_kinds(self, kinds: "list[tuple[str, str, str]]") -> None:
        for (first, second), (name, note, size) in zip(self._labels, kinds, strict=False):
            first.setText(f"{name} · {note}")
            second.setText(size)
            second.setAccessibleName(f"{name}: {size}")
