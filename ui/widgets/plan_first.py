"""The card on Today with the short recording that shows what moves along with what."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from app.texts import Lang
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_words import PlanWords
from ui.widgets.controls import Card, IconButton, column, label
from ui.widgets.styling import set_look
from ui.words import Words

_BESIDE_PX = 520


class FirstLook(Card):
    """Offered in second place, higher up as long as nothing was recorded.

    Signals: `start_requested()`.
    """

    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__("cam", spacing=8)
        self._words = Words(self)
        self._plan_words = PlanWords(self)
        self.details = label()
        self.reason = label("strong", "cue")
        self.start = IconButton("cam")
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = column(6)
        words.addWidget(self.details)
        words.addWidget(self.reason)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(14)
        self._box.addLayout(words, 1)
        self._box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._box)
        self.start.clicked.connect(self.start_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = self.width() < _BESIDE_PX
        self._box.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def refresh(self, model: TodayModel, lang: Lang) -> None:
        title = model.title(lang)
        self.setVisible(bool(title))
        self.heading.setText(title)
        exercises = self.tr(", ", "between exercises").join(model.needs(lang))
        length = self._words.seconds(model.duration_s)
        self.details.setText(
            self.tr("About {length}: {exercises}").format(length=length, exercises=exercises)
        )
        self.start.set_words(self.tr("Record"), self.tr("Record: {title}").format(title=title))
        self.start.setEnabled(model.can_start)
        set_look(self.start, kind="" if model.has_recordings else "primary")
        self.reason.setText(self._plan_words.why_not(model))
        self.reason.setVisible(bool(self.reason.text()))
