"""What fills the session page when no recording runs: choosing a view, what next, analysing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QWidget

from app.domain.sides import Affected
from ui.viewmodels.preview import Preview, offered
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.support import SupportButton
from ui.widgets.view_choice import ICONS

_WIDTH = 760


class _Panel(QWidget):
    """A card in the middle of the page with a headline, a sentence and a row of buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = label("h2")
        self.sentence = label("lead", "text2")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.card.setMaximumWidth(_WIDTH)
        self.inside = column(16, (36, 32, 36, 36))
        self.card.setLayout(self.inside)
        self.inside.addWidget(self.headline)
        self.inside.addWidget(self.sentence)
        self.buttons = row(14)
        across = row(0)
        across.addStretch(1)
        across.addWidget(self.card, 6)
        across.addStretch(1)
        around = column(0, (24, 24, 24, 24))
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        content = QWidget()
        content.setLayout(around)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)


class ChoosePanel(_Panel):
    """Asks how the person wants to see themselves; nothing runs yet.

    Signals: `chosen(Preview)`.
    """

    chosen = Signal(object)

    def __init__(self, affected: Affected, *, has_healthy: bool = True) -> None:
        super().__init__()
        self._affected = affected
        self._has_healthy = has_healthy
        self._by_preview: dict[Preview, IconButton] = {}
        self._notes: dict[Preview, QLabel] = {}
        choices = QGridLayout()
        choices.setHorizontalSpacing(20)
        choices.setVerticalSpacing(10)
        choices.setColumnStretch(1, 1)
        for place, preview in enumerate(Preview):
            button = IconButton(ICONS[preview])
            button.setProperty("preview", preview.value)
            button.clicked.connect(self._on_clicked)
            button.setEnabled(preview in offered(affected, has_healthy=has_healthy))
            note = label("body", "text2")
            choices.addWidget(button, place, 0)
            choices.addWidget(note, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self._by_preview[preview] = button
            self._notes[preview] = note
        self.inside.addSpacing(8)
        self.inside.addLayout(choices)
        self.setup = label("caption")
        self.inside.addSpacing(8)
        self.inside.addWidget(self.setup)
        self.card.setMaximumWidth(960)
        self.set_words("")

    def set_words(self, setup: str) -> None:
        """Set all words; `setup` says how to sit, from the library."""
        self.headline.setText(self.tr("How would you like to see yourself?"))
        self.sentence.setText(
            self.tr(
                "All of them record the same. You can change this at any time with the keys 1 to 5."
            )
        )
        for preview, (name, note) in self._words().items():
            self._by_preview[preview].set_words(name, f"{name}: {note}")
            self._notes[preview].setText(note)
        self.setup.setText(setup)
        self.setup.setVisible(bool(setup))

    def focus_first(self) -> None:
        self._by_preview[Preview.MIRROR].setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, preview: Preview) -> IconButton:
        return self._by_preview[preview]

    def _words(self) -> dict[Preview, tuple[str, str]]:
        healthy = self.tr("Your healthy half on both sides; ask your therapist first")
        if self._affected.side is None:
            healthy = self.tr("Offered once Settings say which side had the palsy.")
        elif not self._has_healthy:
            healthy = self.tr("Can be switched on in Settings; ask your therapist first.")
        return {
            Preview.MIRROR: (self.tr("Mirror"), self.tr("Your picture, as in a mirror")),
            Preview.OUTLINE: (self.tr("Outline"), self.tr("Lines only, no picture")),
            Preview.BLUR: (self.tr("Blur"), self.tr("Your picture, out of focus")),
            Preview.HEALTHY_SIDE: (self.tr("Healthy side"), healthy),
            Preview.OFF: (self.tr("Off"), self.tr("Large words, no face")),
        }

    def _on_clicked(self) -> None:
        self.chosen.emit(Preview(str(self.sender().property("preview"))))


class OverPanel(_Panel):
    """Ended early or failed: what happened, and what to do with what was recorded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = IconButton("eye", "primary")
        self.back = IconButton("left")
        self.support = SupportButton()
        for button in (self.look, self.back, self.support):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.inside.addSpacing(8)
        self.inside.addLayout(self.buttons)

    def show_words(self, headline: str, sentence: str, *, can_look: bool) -> None:
        self.headline.setText(headline)
        self.sentence.setText(sentence)
        self.look.set_words(self.tr("Look at what was recorded"))
        self.back.set_words(self.tr("Back"))
        self.look.setVisible(can_look)
        self.back.setProperty("kind", "" if can_look else "primary")

    def focus_first(self) -> None:
        first = self.look if self.look.isVisibleTo(self) else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)


class AnalysingPanel(_Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = IconButton("x")
        self.buttons.addWidget(self.cancel)
        self.buttons.addStretch(1)
        self.inside.addSpacing(8)
        self.inside.addWidget(self.bar)
        self.inside.addSpacing(8)
        self.inside.addLayout(self.buttons)
        self.show_progress(0, 0)

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it is; 0 of 0 where that is not known yet."""
        self.headline.setText(self.tr("Looking at the recording"))
        self.cancel.set_words(self.tr("Stop looking"))
        self.bar.setAccessibleName(self.tr("Looking at the recording"))
        # Not Qt's "busy" range of 0 to 0: that one moves without end.
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        self.sentence.setText(
            self.tr("Frame {done} of {of}. The recording is safe already.").format(done=done, of=of)
            if of
            else self.tr("One moment. The recording is safe already.")
        )

    def focus_first(self) -> None:
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
