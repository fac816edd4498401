"""One thing about the picture: what it is, how it stands, and the one thing to do."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.domain.camera_check import Standing
from ui.icons import Icon
from ui.widgets.controls import column, label, row
from ui.widgets.styling import set_look

_HEIGHT = 72


class QualityChip(QFrame):
    """Never by colour alone: words and a thicker border tell what is to be changed."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setProperty("kind", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon = Icon(icon_name, 28, "primary")
        self.name = label("strong", wrap=False)
        self.words = label("caption", wrap=False)
        said = column(0)
        said.addStretch(1)
        said.addWidget(self.name)
        said.addWidget(self.words)
        said.addStretch(1)
        box = row(12, (16, 6, 8, 6))
        box.addWidget(self._icon)
        box.addLayout(said, 1)
        self.setLayout(box)

    def show_standing(self, name: str, standing: Standing, words: str) -> None:
        """Show how it stands; `words` is one short instruction, or what is well."""
        is_asking = standing is Standing.CHANGE
        set_look(self, kind="cuenote" if is_asking else "panel")
        self._icon.show_icon(self._icon_name, "cue" if is_asking else "primary")
        self.name.setText(name)
        self.words.setText(words)
        self.setAccessibleName(f"{name}: {words}")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(_HEIGHT, super().sizeHint().height()))
