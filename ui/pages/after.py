"""After a massage: what was done, and how it feels now. Every answer may be left out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget

from app.domain.routine_record import AfterAnswers
from ui.theme import Theme
from ui.viewmodels.routine_facts import AfterShown
from ui.widgets.controls import Card, IconButton, column, label, row, scrolled
from ui.widgets.notices import Notice
from ui.widgets.scale import Scale, YesNo

_TWO_COLUMNS_PX = 1100
_NOTE_LINES = 3


class AfterPage(QWidget):
    """Two scales, two warning signs and a note; "Keep" and "Skip" stay in sight.

    Signals: `answered(AfterAnswers)`, `skipped()`.
    """

    answered = Signal(object)
    skipped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.headline = label("h2")
        self.sentence = label("lead", "text2")
        self.problem = Notice("info")
        self.problem.set_caution(True)
        self.problem.hide()
        self.feel, self.signs = Card("heart"), Card("flag")
        self.tightness = Scale()
        self.pain = Scale()
        self.pain_worse = YesNo()
        self.new_twitch = YesNo()
        self.note_head = label("strong")
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.keep = IconButton("check", "primary")
        self.skip = IconButton("right")
        self._build()
        self.keep.clicked.connect(self._on_keep)
        self.skip.clicked.connect(self.skipped)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.note.setFixedHeight(round(_NOTE_LINES * 1.4 * theme.px("body")) + 24)
        self._arrange()

    def show_words(self, shown: AfterShown) -> None:
        """Show what was done and ask; what was answered already stays."""
        self.headline.setText(shown.headline)
        self.sentence.setText(shown.sentence)
        self.feel.heading.setText(self.tr("How does it feel now?"))
        before = shown.before
        self.tightness.set_words(
            self.tr("How tight does your face feel now?"),
            self.tr("not tight"),
            self.tr("as tight as can be"),
            "" if before is None else self.tr("Before, you said {n}.").format(n=before),
        )
        self.pain.set_words(
            self.tr("Does anything hurt?"),
            self.tr("no pain"),
            self.tr("as strong as can be"),
        )
        self.signs.heading.setText(self.tr("Anything new?"))
        self.pain_worse.set_words(shown.pain_worse)
        self.new_twitch.set_words(shown.new_twitch)
        self.note_head.setText(self.tr("A note, if you like"))
        self.note.setAccessibleName(self.note_head.text())
        self.keep.set_words(self.tr("Keep my answers"))
        self.skip.set_words(self.tr("Skip"), self.tr("Skip the questions"))
        if shown.problem:
            self.problem.say(shown.problem)
        else:
            self.problem.hide()

    @property
    def answers(self) -> AfterAnswers:
        return AfterAnswers(
            tightness=self.tightness.value,
            pain=self.pain.value,
            is_pain_worse=self.pain_worse.value,
            has_new_twitch=self.new_twitch.value,
            note=self.note.toPlainText().strip(),
        )

    def focus_first(self) -> None:
        self.tightness.values.focus_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        for widget in (self.tightness, self.pain):
            self.feel.body.addWidget(widget)
        for widget in (self.pain_worse, self.new_twitch, self.note_head, self.note):
            self.signs.body.addWidget(widget)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addWidget(self.feel, 62, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.signs, 42, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        box = column(12, (24, 16, 24, 16))
        for widget in (self.headline, self.sentence, self.problem):
            box.addWidget(widget)
        box.addLayout(self._columns)
        box.addStretch(1)
        content.setLayout(box)
        buttons = row(14, (24, 8, 24, 16))
        buttons.addWidget(self.keep)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        whole = column(0)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(buttons)
        self.setLayout(whole)

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and self._theme.text_size < 21
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _on_keep(self) -> None:
        self.answered.emit(self.answers)
