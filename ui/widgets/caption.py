"""The strip that shows what is said, whether it is heard or not."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.icons import Icon
from ui.theme import Theme
from ui.voice.chimes import Chime, Chimes
from ui.voice.lines import Urgency
from ui.voice.speaker import Speaker
from ui.widgets.controls import chip, label, row
from ui.widgets.styling import set_look

LINES = {18: 3, 21: 4, 24: 5, 28: 5}
CHIME_MS = 3_000


class CaptionBar(QFrame):
    """The newest line, large; room for the longest prompt is always kept, so that nothing moves.

    Screen readers are told every line, at once where it is about safety, unless the app itself
    says it aloud.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chime: Chime | None = None
        self._is_spoken = False
        self._speaker: Speaker | None = None
        self.setProperty("kind", "well")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.icon = Icon("cc", 32, "primary")
        self.text = label("lead")
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.mark = chip("primary")
        self.mark.hide()
        box = row(16, (22, 10, 22, 10))
        box.addWidget(self.icon)
        box.addWidget(self.text, 1)
        box.addWidget(self.mark)
        self.setLayout(box)
        self._fade = QTimer(self, singleShot=True, interval=CHIME_MS)
        self._fade.timeout.connect(self._on_chime_over)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.icon.setFixedSize(*(2 * (40 if theme.is_large else 32,)))
        lines = LINES[theme.text_size]
        self.setMinimumHeight(round(lines * 1.5 * theme.px("lead")) + 20)
        self._show_chime()

    def follow(self, speaker: Speaker, chimes: Chimes) -> None:
        """Show what these two say and ring from now on."""
        self._speaker = speaker
        speaker.said.connect(self._on_said)
        chimes.rang.connect(self.show_chime)

    def set_spoken(self, is_spoken: bool) -> None:
        """Say whether the lines are heard: the icon tells it, and screen readers keep quiet."""
        self._is_spoken = is_spoken
        self.icon.show_icon("voice" if is_spoken else "cc", "primary")

    def show_line(self, text: str, urgency: Urgency = Urgency.PROMPT) -> None:
        """Show this line in place of the one before it."""
        is_safety = urgency is Urgency.SAFETY
        set_look(self, kind="cuenote" if is_safety else "well")
        self.text.setText(text)
        self.setAccessibleName(text)
        if text and not self._is_spoken:
            self._announce(text, is_safety)

    def show_chime(self, chime: Chime) -> None:
        """Show for three seconds what a chime stands for."""
        self._chime = chime
        self._show_chime()
        self._fade.start()

    def clear(self) -> None:
        self.show_line("")
        self._on_chime_over()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_chime()
        super().changeEvent(event)

    def _announce(self, text: str, is_safety: bool) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        if is_safety:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _show_chime(self) -> None:
        words = {
            Chime.STEP: self.tr("Next step"),
            Chime.HALF: self.tr("Half-way", "half of the time of a step is over"),
            Chime.END: self.tr("Finished"),
        }
        self.mark.setText(words[self._chime] if self._chime is not None else "")
        self.mark.setVisible(self._chime is not None)

    def _on_said(self, text: str, urgency: Urgency) -> None:
        self.set_spoken(self._speaker is not None and self._speaker.is_speaking)
        self.show_line(text, urgency)

    def _on_chime_over(self) -> None:
        self._chime = None
        self._show_chime()
