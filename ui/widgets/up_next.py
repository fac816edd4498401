"""The card on Today with the one button that starts a session."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.texts import Lang
from ui.icons import Icon
from ui.viewmodels.today import SourceKind, TodayModel
from ui.widgets.controls import Card, IconButton, column, label, row
from ui.words import Words


class UpNext(QFrame):
    """What comes next, how long it takes, what it needs; Start, or why it cannot start."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words(self)
        self.setProperty("kind", "card")
        self.small = label(tone="text2")
        self.title = label("h2")
        self.details = label()
        self.reason = label("strong", "cue")
        self.start = IconButton("play", "start")
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start.setMinimumWidth(220)
        self.again = IconButton("cam")
        words = column(4)
        for widget in (self.small, self.title, self.details):
            words.addWidget(widget)
        self._reasons = QWidget()
        reasons = row(10, (0, 8, 0, 0))
        reasons.addWidget(Icon("info", 24, "cue"))
        reasons.addWidget(self.reason, 1)
        reasons.addWidget(self.again)
        self._reasons.setLayout(reasons)
        words.addWidget(self._reasons)
        box = row(24, (28, 22, 28, 22))
        box.addLayout(words, 1)
        box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(box)

    def refresh(self, model: TodayModel, lang: Lang) -> None:
        self.small.setText(self.tr("Up next"))
        title = model.title(lang)
        self.title.setText(title or self.tr("Getting ready…"))
        length = self._words.seconds(model.duration_s)
        self.details.setText(
            self.tr("About {length}: {exercises}").format(
                length=length, exercises=self.tr(", ", "between exercises").join(model.needs(lang))
            )
        )
        self.details.setVisible(bool(title))
        self.start.set_words(self.tr("Start"), self._spoken(title))
        self.start.setEnabled(model.can_start)
        reason = self._reason(model)
        self._reasons.setVisible(bool(reason))
        self.reason.setText(reason)
        self.again.set_words(self.tr("Look again"), self.tr("Look for a camera again"))
        self.again.setVisible(model.has_no_camera and model.kind is SourceKind.CAMERA)

    def _spoken(self, title: str) -> str:
        return self.tr("Start: {title}").format(title=title) if title else self.tr("Start")

    def _reason(self, model: TodayModel) -> str:
        """Say why Start is off; nothing where it is on."""
        if model.can_start or not model.is_ready or model.is_looking:
            return ""
        if model.kind is SourceKind.FILE:
            return self.tr("Choose a video first.")
        return self.tr("No camera found.")


class Tips(Card):
    """A few short lines, each with its icon."""

    def __init__(self, icon_names: Sequence[str]) -> None:
        super().__init__()
        self._labels = [label() for _ in icon_names]
        for name, words in zip(icon_names, self._labels, strict=True):
            part = row(14)
            part.addWidget(Icon(name, 28, "primary"))
            part.addWidget(words, 1)
            self.body.addLayout(part)

    def set_words(self, heading: str, texts: Sequence[str]) -> None:
        self.heading.setText(heading)
        for words, text in zip(self._labels, texts, strict=True):
            words.setText(text)
