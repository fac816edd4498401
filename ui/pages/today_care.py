"""The care list with its questions: what can be answered by choosing, line by line."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.plan import Plan
from app.session.care_warnings import warnings_in
from app.texts import Lang
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.today_plan import Fields, PlanModel
from ui.viewmodels.today_words import CARE_ICONS
from ui.widgets.controls import Card, IconButton, Tick, column, label, row, scrolled

if TYPE_CHECKING:
    from exercises.schema_care import CareItem, LogField


class Choice(QWidget):
    """One question of a line, answered by ticks; one of them, or as many as there are.

    Signals: `chosen(key, value)`; the value is None where nothing is ticked any more.
    """

    chosen = Signal(str, object)

    def __init__(self, field: "LogField") -> None:
        super().__init__()
        self.field = field
        self.question = label("strong")
        self.ticks = {option.id: Tick() for option in field.options} or {"": Tick()}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        box = column(4)
        box.addWidget(self.question)
        box.addLayout(self._grid)
        self.setLayout(box)
        for name, tick in self.ticks.items():
            tick.clicked.connect(partial(self._on_clicked, name))

    def set_look(self, lang: Lang, columns: int) -> None:
        words = self.field.label.of(lang)
        self.question.setText(words)
        self.question.setVisible(bool(self.field.options))
        names = {option.id: option.name.of(lang) for option in self.field.options}
        for place, (name, tick) in enumerate(self.ticks.items()):
            tick.setText(names.get(name, words))
            tick.setAccessibleName(f"{words}: {names[name]}" if name else words)
            self._grid.addWidget(tick, place // columns, place % columns)
        for index in range(2):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

    def show_value(self, value: object) -> None:
        for name, tick in self.ticks.items():
            is_on = value is True if not name else value == name
            if isinstance(value, Sequence) and not isinstance(value, str):
                is_on = name in value
            tick.setChecked(is_on)

    def _on_clicked(self, name: str) -> None:
        is_on = self.ticks[name].isChecked()
        if not name:
            self.chosen.emit(self.field.key, is_on or None)
            return
        if not self.field.multiple:
            for other, tick in self.ticks.items():
                tick.setChecked(is_on and other == name)
        picked = [each for each, tick in self.ticks.items() if tick.isChecked()]
        value: object = picked if self.field.multiple else next(iter(picked), None)
        self.chosen.emit(self.field.key, value or None)


class CareItemCard(Card):
    """One line of the list with what can be chosen. Signals: `noted(care_id, fields)`."""

    noted = Signal(str, object)

    def __init__(self, item: "CareItem") -> None:
        super().__init__(CARE_ICONS.get(item.id, "heart"), spacing=10)
        self._item = item
        self._fields: dict[str, object] = {}
        self.why = label("caption")
        self.done = Tick()
        self.head.addWidget(self.done)
        self.body.addWidget(self.why)
        wanted = [f for f in item.log if f.type in ("bool", "enum") and not f.auto]
        self.choices = {f.key: Choice(f) for f in wanted if f.key != "done"}
        for each in self.choices.values():
            self.body.addWidget(each)
            each.chosen.connect(self._on_chosen)
        self.done.clicked.connect(self._on_done)

    def set_look(self, lang: Lang, columns: int) -> None:
        item = self._item
        self.heading.setText(item.title.of(lang))
        texts = [item.why.of(lang)]
        if item.exceptions is not None:
            texts.append(item.exceptions.of(lang))
        self.why.setText("\n".join(texts))
        title = self.heading.text()
        self.done.setText(self.tr("Seen to"))
        self.done.setAccessibleName(self.tr("Seen to: {title}").format(title=title))
        for each in self.choices.values():
            each.set_look(lang, columns)

    def show_fields(self, is_logged: bool, fields: Fields) -> None:
        self._fields = dict(fields)
        self.done.setChecked(is_logged)
        for key, each in self.choices.items():
            each.show_value(fields.get(key))

    def _on_chosen(self, key: str, value: object) -> None:
        before = dict(self._fields)
        before.pop(key, None)
        self._fields = before if value is None else {**before, key: value}
        self.done.setChecked(True)
        self.noted.emit(self._item.id, dict(self._fields))

    def _on_done(self, is_done: bool) -> None:
        self.noted.emit(self._item.id, dict(self._fields) if is_done else None)


class CarePage(QWidget):
    """Answers are kept as they are chosen; nothing here has to be answered.

    Signals: `back_requested()`; `warned(rules)` with the questions of the safety gate that an
    answer leads to.
    """

    back_requested = Signal()
    warned = Signal(object)

    def __init__(self, theme: Theme, model: PlanModel, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._preferences = preferences
        self.setProperty("kind", "page")
        self.back = IconButton("back")
        self.heading = label("h1")
        self.note = label(tone="text2")
        self.cards: dict[str, CareItemCard] = {}
        self._list = column(14)
        content = QWidget()
        box = column(14, (32, 24, 32, 26))
        top = row(18)
        top.addWidget(self.back)
        top.addWidget(self.heading, 1)
        box.addLayout(top)
        box.addWidget(self.note)
        box.addLayout(self._list)
        box.addStretch(1)
        content.setLayout(box)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)
        self.back.clicked.connect(self.back_requested)
        model.changed.connect(self.refresh)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Care list"))
        self.note.setText(
            self.tr("Answer what you like; it is kept at once. Nothing here has to be answered.")
        )
        self.back.set_words(self.tr("Back"), self.tr("Back to Today"))
        self.refresh()

    def refresh(self) -> None:
        plan, library = self._model.plan, self._model.library
        if plan is None or library is None:
            return
        if list(self.cards) != [each.id for each in plan.care]:
            self._build(plan, library.care.items)
        columns = 1 if self._theme.is_large else 2
        for each in plan.care:
            card = self.cards[each.id]
            card.set_look(self._preferences.lang(), columns)
            card.show_fields(each.is_logged, self._model.notes.get(each.id, {}))

    def focus_first(self) -> None:
        first = next(iter(self.cards.values()), None)
        target = self.back if first is None else first.done
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, plan: Plan, items: "Mapping[str, CareItem]") -> None:
        for card in self.cards.values():
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {each.id: CareItemCard(items[each.id]) for each in plan.care}
        for card in self.cards.values():
            card.noted.connect(self._on_noted)
            self._list.addWidget(card)

    def _on_noted(self, care_id: str, fields: "Fields | None") -> None:
        if fields is None:
            self._model.unmark(care_id)
            return
        before = self._model.notes.get(care_id, {})
        self._model.note(care_id, fields)
        if rules := warnings_in(care_id, before, fields):
            self.warned.emit(rules)
