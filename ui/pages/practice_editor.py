"""Put a set of one's own together: a name, and exercises picked from the list, in their order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from app.session.own_sets import NAME_LIMIT
from ui.pages.practice_rows import PickedRow
from ui.theme import Theme
from ui.viewmodels.practice import PracticeModel
from ui.widgets.controls import Card, IconButton, Tick, column, label, row, scrolled
from ui.widgets.notices import Notice

_TWO_COLUMNS_PX = 900


class SetEditor(QWidget):
    """Shows the draft of the model; what is picked goes there at once.

    Signals: `closed()` when the draft is kept or dropped.
    """

    closed = Signal()

    def __init__(self, theme: Theme, model: PracticeModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.heading = label("h1")
        self.name_head = label("strong")
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT)
        self.problem = Notice("info")
        self.problem.set_caution(True)
        self.problem.hide()
        self.list, self.order = Card("list"), Card("practice")
        self.ticks: dict[str, Tick] = {}
        self.rows: list[PickedRow] = []
        self.rest = label("caption")
        self.keep = IconButton("check", "primary")
        self.cancel = IconButton("x")
        self._build()
        self.name.textEdited.connect(model.name_draft)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def retranslate(self) -> None:
        """Take the words of the language anew."""
        self.name_head.setText(self.tr("Name of the set"))
        self.name.setAccessibleName(self.name_head.text())
        self.list.heading.setText(self.tr("Pick exercises"))
        self.order.heading.setText(self.tr("In this order"))
        self.rest.setText(
            self.tr("The resting baseline always comes first: all else is compared with it.")
        )
        self.keep.set_words(self.tr("Keep this set"))
        self.cancel.set_words(self.tr("Cancel"), self.tr("Cancel; nothing is changed"))
        for id_, name in self._model.pickable:
            self.ticks[id_].setText(name)
        self.refresh()

    def refresh(self) -> None:
        """Show the draft."""
        draft = self._model.draft
        if draft is None:
            return
        is_new = draft.id is None
        self.heading.setText(self.tr("A set of your own") if is_new else self.tr("Change the set"))
        if draft.name != self.name.text():
            self.name.setText(draft.name)
        for id_, tick in self.ticks.items():
            tick.setChecked(id_ in draft.picked)
        for old in self.rows:
            self.order.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for place, id_ in enumerate(draft.picked, 1):
            made = PickedRow(id_, self._model.name_of(id_), place, len(draft.picked))
            made.moved.connect(self._model.shift)
            made.removed.connect(self._on_removed)
            self.rows.append(made)
            self.order.body.addWidget(made)

    def focus_first(self) -> None:
        self.problem.hide()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        for id_, name in self._model.pickable:
            tick = Tick(name)
            tick.clicked.connect(lambda is_on, id_=id_: self._model.pick(id_, is_on))
            self.ticks[id_] = tick
            self.list.body.addWidget(tick)
        self.order.body.addWidget(self.rest)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(self.list, 1, top)
        self._columns.addWidget(self.order, 1, top)
        content = QWidget()
        box = column(14, (32, 24, 32, 16))
        for widget in (self.heading, self.problem, self.name_head, self.name):
            box.addWidget(widget)
        box.addLayout(self._columns)
        box.addStretch(1)
        content.setLayout(box)
        buttons = row(14, (32, 8, 32, 18))
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        whole = column(0)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(buttons)
        self.setLayout(whole)

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _on_removed(self, exercise: str) -> None:
        self._model.pick(exercise, False)

    def _on_keep(self) -> None:
        if self._model.keep_draft():
            self.closed.emit()

    def _on_cancel(self) -> None:
        self._model.drop_draft()
        self.closed.emit()
