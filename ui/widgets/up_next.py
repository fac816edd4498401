"""The card on Today with the one thing that comes next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.domain.plan import PlanItem
from app.errors import StorageFailure
from app.texts import Lang
from ui.icons import Icon
from ui.viewmodels.today import SourceKind, TodayModel
from ui.viewmodels.today_plan import PlanModel
from ui.viewmodels.today_words import NextWords, PlanWords
from ui.widgets.controls import Card, IconButton, column, label, row
from ui.widgets.support import SupportButton
from ui.words import Words

FILMED = (PlanItem.MIRROR, PlanItem.RECORDING)
"""Parts of the day that need a picture source."""


class UpNext(QFrame):
    """What comes next, how long it takes; one button to begin, or why it cannot begin."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words(self)
        self._plan_words = PlanWords(self)
        self.setProperty("kind", "card")
        self.small = label(tone="text2")
        self.title = label("h2")
        self.details = label()
        self.reason = label("strong", "cue")
        self.start = IconButton("play", "start")
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start.setMinimumWidth(220)
        self.again = IconButton("cam")
        self.support = SupportButton()
        words = column(4)
        words.addStretch(1)
        for widget in (self.small, self.title, self.details):
            words.addWidget(widget)
        self._reasons = QWidget()
        reasons = row(10, (0, 8, 0, 0))
        reasons.addWidget(Icon("info", 24, "cue"))
        reasons.addWidget(self.reason, 1)
        reasons.addWidget(self.again)
        self._reasons.setLayout(reasons)
        words.addWidget(self._reasons)
        words.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        box = row(24, (28, 20, 28, 20))
        box.addLayout(words, 1)
        box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(box)

    def refresh(self, model: TodayModel, plan_model: PlanModel, lang: Lang) -> None:
        """Show the facts; before the plan is read only that it is being read."""
        words = self._next(model, plan_model, lang)
        self.small.setText(self.tr("Up next"))
        self.small.setVisible(bool(words.button))
        self.title.setText(words.title)
        self.details.setText(words.details)
        self.details.setVisible(bool(words.details))
        self.start.set_words(words.button, words.spoken)
        self.start.show_icon(words.icon)
        self.start.setVisible(bool(words.button))
        item = next_item(plan_model)
        needs_picture = item in FILMED
        words_of = self._plan_words
        why = words_of.why_not_kept if item is PlanItem.RECORDING else words_of.why_not
        reason = why(model) if needs_picture else ""
        error = model.records.error or plan_model.error
        self.support.show_for(error)
        can_begin = item is not None and not reason and not model.is_looking
        self.start.setEnabled(can_begin or error is not None)
        self._reasons.setVisible(bool(reason))
        self.reason.setText(reason)
        self.again.set_words(self.tr("Look again"), self.tr("Look for a camera again"))
        self.again.setVisible(
            needs_picture and model.has_no_camera and model.kind is SourceKind.CAMERA
        )

    def _next(self, model: TodayModel, plan_model: PlanModel, lang: Lang) -> NextWords:
        error = model.records.error or plan_model.error
        if error is not None:
            again = self.tr("Restore the log") if is_damaged_log(error) else self.tr("Try again")
            title = self.tr("The plan cannot be shown")
            return NextWords(title, self._words.explain(error, lang), again, "play", again)
        plan, library = plan_model.plan, plan_model.library
        if plan is None or library is None:
            return NextWords(self.tr("Getting ready…"), "", "", "play", "")
        chosen = (model.preferences.settings.massage_length, plan_model.training_set)
        return self._plan_words.next(plan, library, chosen, lang)


def is_damaged_log(error: Exception | None) -> bool:
    """Tell whether a log can be made anew, where trying again would not help."""
    return isinstance(error, StorageFailure) and error.key == "log_damaged"


def next_item(plan_model: PlanModel) -> PlanItem | None:
    plan = plan_model.plan
    chosen = None if plan is None else plan.next_row
    return None if chosen is None else chosen.item


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
