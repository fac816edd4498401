"""Before the massage: how long, which side, how tight it feels, and what to hold to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.sides import Affected
from ui.theme import Theme
from ui.viewmodels.routine import RoutineModel
from ui.viewmodels.routine_facts import StartShown
from ui.voice.silence import Silence, SilenceWords
from ui.widgets.controls import Card, IconButton, Segmented, column, label, row, scrolled
from ui.widgets.notices import Notice
from ui.widgets.scale import Scale
from ui.words import Words

_TWO_COLUMNS_PX = 1100


class StartPanel(QWidget):
    """The choices scroll; "Start" and "Back" stay in sight.

    Signals: `start_requested()`, `back_requested()`, `again_requested()` after a failed reading.
    """

    start_requested = Signal()
    back_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme, model: RoutineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._words = Words(self)
        self._silences = SilenceWords(self)
        self.refusal = Notice("info")
        self.refusal.set_caution(True)
        self.length = Card("clock")
        self.lengths = Segmented([length.id for length in model.start_shown.lengths])
        self.total = label("lead")
        self.side = Card("user")
        self.question = label()
        self.sides = Segmented(list(Affected))
        self.tight = Card("heart")
        self.tightness = Scale()
        self.rules = Card("hand")
        self.out = Card("info")
        self.out_words = label()
        self.silence = label("caption")
        self.start = IconButton("play", "start")
        self.back = IconButton("left")
        self._rules: list[QLabel] = []
        self._build()
        self._connect()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def refresh(self) -> None:
        """Show what there is to choose and to know."""
        shown = self._model.start_shown
        self.length.heading.setText(self.tr("How long?"))
        self.lengths.set_words(
            self.tr("Minutes of massage"), [length.label for length in shown.lengths]
        )
        self.lengths.set_value(shown.length)
        self.total.setText(shown.total)
        self.side.heading.setText(self.tr("Your side"))
        self.question.setText(shown.side_question)
        self.sides.set_words(shown.side_question, [self._words.affected(s) for s in Affected])
        self.sides.set_value(self._model.affected)
        self.tight.heading.setText(self.tr("Before you begin"))
        self.tightness.set_words(
            self.tr("How tight does your face feel now?"),
            self.tr("not tight"),
            self.tr("as tight as can be"),
        )
        self._show_notes(shown)
        self.start.set_words(self.tr("Start"), f"{self.tr('Start')}: {shown.title}")
        self.start.setEnabled(not shown.refusal)
        self.back.set_words(self.tr("Back"), self.tr("Back without starting"))
        if shown.refusal:
            again = self.tr("Try again") if self._model.problem else ""
            self.refusal.say(shown.refusal, action=again)
        else:
            self.refusal.hide()

    def focus_first(self) -> None:
        first = self.start if self.start.isEnabled() else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_notes(self, shown: StartShown) -> None:
        self.rules.heading.setText(self.tr("How to press"))
        texts = (shown.pressure, *shown.rules)
        while len(self._rules) < len(texts):
            self._rules.append(label())
            self.rules.body.addWidget(self._rules[-1])
        for widget, text in zip(self._rules, texts, strict=True):
            widget.setText(text)
        self.out.setVisible(bool(shown.left_out))
        self.out.heading.setText(self.tr("Left out for you"))
        more = self.tr("Their time goes to the other steps.")
        self.out_words.setText("\n".join((*shown.left_out, more)))
        lang = self._model.lang
        silence = self._model.kit.speaker.silence(lang)
        words = "" if silence is None else self._silences.voice(silence, lang)
        self.silence.setText(words)
        self.silence.setVisible(bool(words) and silence is not Silence.OFF)

    def _build(self) -> None:
        self.length.body.addWidget(self.lengths)
        self.length.body.addWidget(self.total)
        self.side.body.addWidget(self.question)
        self.side.body.addWidget(self.sides)
        self.tight.body.addWidget(self.tightness)
        self.out.body.addWidget(self.out_words)
        left, right = column(12), column(12)
        for widget in (self.length, self.side, self.tight):
            left.addWidget(widget)
        for widget in (self.out, self.rules):
            right.addWidget(widget)
        for side in (left, right):
            side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 66)
        self._columns.addLayout(right, 40)
        content = QWidget()
        box = column(12, (24, 12, 24, 4))
        box.addWidget(self.refusal)
        box.addLayout(self._columns, 1)
        content.setLayout(box)
        whole = column(0)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(self._build_buttons())
        self.setLayout(whole)

    def _build_buttons(self) -> QVBoxLayout:
        line = row(14, (24, 8, 24, 16))
        line.addWidget(self.back)
        line.addWidget(self.silence, 6)
        line.addStretch(1)
        line.addWidget(self.start)
        self.start.setMinimumWidth(220)
        stays = column(0)
        stays.addLayout(line)
        return stays

    def _connect(self) -> None:
        self.lengths.chosen.connect(self._on_length)
        self.sides.chosen.connect(self._model.choose_side)
        self.tightness.chosen.connect(self._on_tightness)
        self.start.clicked.connect(self.start_requested)
        self.back.clicked.connect(self.back_requested)
        self.refusal.action_requested.connect(self.again_requested)

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _on_length(self, length: object) -> None:
        self._model.choose_length(str(length))

    def _on_tightness(self, value: object) -> None:
        self._model.tightness_before = value if isinstance(value, int) else None


class ResumePanel(QWidget):
    """A massage was broken off: go on, or leave it at what was done.

    Signals: `go_on_requested()`, `finish_requested()`, `back_requested()`.
    """

    go_on_requested = Signal()
    finish_requested = Signal()
    back_requested = Signal()

    def __init__(self, model: RoutineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.headline = label("h2")
        self.sentence = label("lead", "text2")
        self.problem = label("strong", "cue")
        self.go_on = IconButton("play", "primary")
        self.finish = IconButton("check")
        self.back = IconButton("left")
        card = Card()
        card.heading.hide()
        card.setMaximumWidth(820)
        for widget in (self.headline, self.sentence, self.problem):
            card.body.addWidget(widget)
        card.body.addSpacing(8)
        for button in (self.go_on, self.finish, self.back):
            card.body.addWidget(button)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        around = column(0, (24, 24, 24, 24))
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        content = QWidget()
        content.setLayout(around)
        whole = column(0)
        whole.addWidget(scrolled(content))
        self.setLayout(whole)
        self.go_on.clicked.connect(self.go_on_requested)
        self.finish.clicked.connect(self.finish_requested)
        self.back.clicked.connect(self.back_requested)

    def refresh(self) -> None:
        self.headline.setText(self.tr("A massage was broken off"))
        self.sentence.setText(self._model.resume_words)
        refusal = self._model.start_shown.refusal
        self.problem.setText(refusal)
        self.problem.setVisible(bool(refusal))
        self.go_on.set_words(self.tr("Go on where you stopped"))
        self.go_on.setEnabled(not refusal)
        self.finish.set_words(self.tr("Leave it there; what was done is kept"))
        self.back.set_words(self.tr("Back"), self.tr("Back; decide another time"))

    def focus_first(self) -> None:
        first = self.go_on if self._model.is_from_today and self.go_on.isEnabled() else self.finish
        first.setFocus(Qt.FocusReason.OtherFocusReason)
