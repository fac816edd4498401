"""The care list on Today: one tick for each line."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.plan import CareRow, Plan
from app.texts import Lang
from ui.icons import Icon
from ui.viewmodels.today_words import CARE_ICONS
from ui.widgets.controls import Card, IconButton, Tick, column, label, row

if TYPE_CHECKING:
    from exercises.library import Library


class CareLine(QFrame):
    """One line with its tick. Signals: `ticked(care_id, bool)`."""

    ticked = Signal(str, bool)

    def __init__(self, care_id: str) -> None:
        super().__init__()
        self.care_id = care_id
        self.setProperty("kind", "row")
        self.name = label()
        self.tick = Tick()
        box = row(14, (0, 4, 0, 4))
        box.addWidget(Icon(CARE_ICONS.get(care_id, "heart"), 26, "primary"))
        box.addWidget(self.name, 1)
        box.addWidget(self.tick)
        self.setLayout(box)
        self.tick.toggled.connect(partial(self.ticked.emit, care_id))

    def show_words(self, title: str, spoken: str, is_logged: bool) -> None:
        self.name.setText(title)
        self.tick.setAccessibleName(spoken)
        self.tick.blockSignals(True)
        self.tick.setChecked(is_logged)
        self.tick.blockSignals(False)


class CareCard(Card):
    """What concerns everybody every day first. Signals: `ticked(care_id, bool)`,
    `open_requested()` for the list with its questions.
    """

    ticked = Signal(str, bool)
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__("heart", spacing=0)
        self.count = label("caption", wrap=False)
        self.head.addWidget(self.count)
        self.lines: dict[str, CareLine] = {}
        self._rows = column()
        self.more = IconButton("note", "quiet")
        self.body.addLayout(self._rows)
        self.body.addSpacing(6)
        self.body.addWidget(self.more)
        self.more.clicked.connect(self.open_requested)

    def refresh(self, plan: Plan, library: "Library", lang: Lang) -> None:
        self.heading.setText(self.tr("Care list"))
        self.more.set_words(self.tr("Write more down"), self.tr("Write more down: care list"))
        logged = sum(each.is_logged for each in plan.care)
        self.count.setText(self.tr("{count} written down").format(count=logged))
        self.count.setVisible(logged > 0)
        if list(self.lines) != [each.id for each in plan.care]:
            self._build(plan.care)
        for each in plan.care:
            title = library.care.items[each.id].title.of(lang)
            spoken = self.tr("Seen to: {title}").format(title=title)
            self.lines[each.id].show_words(title, spoken, each.is_logged)

    def _build(self, care: tuple[CareRow, ...]) -> None:
        for line in self.lines.values():
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {each.id: CareLine(each.id) for each in care}
        for line in self.lines.values():
            line.ticked.connect(self.ticked)
            self._rows.addWidget(line)
