"""Visits to the clinician, past and to come: listed, added, corrected, taken away."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.diary import DATE_KEY
from app.texts import Lang
from ui.viewmodels.diary import DiaryModel
from ui.viewmodels.diary_words import DiaryWords
from ui.widgets.care_fields import FieldEditor, editor_of
from ui.widgets.controls import Card, IconButton, column, label, row
from ui.widgets.lock_day import DayChoice
from ui.widgets.notices import EmptyState
from ui.words import Words

if TYPE_CHECKING:
    from app.domain.diary import Visit
    from app.domain.journal import JsonValue
    from exercises.schema_care import LogField

_BACK: Final = timedelta(days=20 * 366)
_AHEAD: Final = timedelta(days=2 * 366)
_FOLLOW_UP: Final = "follow_up"


class DayField(FieldEditor):
    """A day that may stay open."""

    def __init__(self, field: "LogField") -> None:
        super().__init__(field)
        self.days = DayChoice()
        self.clear = IconButton("x", "quiet")
        self.box.addWidget(self.days)
        self.box.addWidget(self.clear)
        self.value: date | None = None
        self.days.chosen.connect(self._on_chosen)
        self.clear.clicked.connect(partial(self._on_chosen, None))

    def show_day(self, day: date | None, today: date, lang: Lang) -> None:
        self.value = day
        self.question.setText(self.field.label.of(lang))
        text = Words(self).dated(day, lang) if day else self.tr("No day chosen")
        span = (today - _BACK, today + _AHEAD)
        self.days.show_day(day, today, text, lang, span=span)
        self.clear.set_words(
            self.tr("No day"), self.tr("No day: {name}").format(name=self.question.text())
        )
        self.clear.setVisible(day is not None and not self.field.required)

    def _on_chosen(self, day: object) -> None:
        self.chosen.emit(self.field.key, day)


class VisitForm(Card):
    """Signals: `kept(day, fields)`, `left()`."""

    kept = Signal(object, object)
    left = Signal()

    def __init__(self, model: DiaryModel) -> None:
        super().__init__("cal", spacing=16)
        self._model = model
        self._lang = Lang.EN
        self._day: date = model.today
        self.fields: dict[str, JsonValue] = {}
        log = model.library.care.items[_FOLLOW_UP].log
        self.editors: dict[str, FieldEditor] = {
            field.key: made
            for field in log
            if (made := DayField(field) if field.type == "date" else editor_of(field))
        }
        self.keep, self.cancel = IconButton("check", "primary"), IconButton("x")
        for editor in self.editors.values():
            self.body.addWidget(editor)
            editor.chosen.connect(self._on_chosen)
        end = row(12)
        end.addWidget(self.keep)
        end.addWidget(self.cancel)
        end.addStretch(1)
        self.body.addLayout(end)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.left)

    def show_visit(self, visit: "Visit | None") -> None:
        """Fill the form in with a visit, or leave it open for a new one."""
        self._day = self._model.today if visit is None else visit.day
        self.fields = {} if visit is None else dict(visit.fields)
        self.set_look(self._lang)

    def set_look(self, lang: Lang) -> None:
        self._lang = lang
        self.heading.setText(self.tr("Visit"))
        self.keep.set_words(self.tr("Keep"))
        self.cancel.set_words(self.tr("Cancel"))
        for key, editor in self.editors.items():
            if isinstance(editor, DayField):
                day = self._day if key == DATE_KEY else _day(self.fields.get(key))
                editor.show_day(day, self._model.today, lang)
            else:
                editor.set_look(lang, 2)
                editor.show_value(self.fields.get(key))

    def _on_chosen(self, key: str, value: object) -> None:
        if key == DATE_KEY and isinstance(value, date):
            self._day = value
        else:
            self.fields.pop(key, None)
            if isinstance(value, date):
                self.fields[key] = value.isoformat()
            elif isinstance(value, str):
                self.fields[key] = value
        self.set_look(self._lang)

    def _on_keep(self) -> None:
        self.kept.emit(self._day, dict(self.fields))


class Visits(QWidget):
    """The list, and the form in its place while one is written down."""

    def __init__(self, model: DiaryModel) -> None:
        super().__init__()
        self._model = model
        self._lang = Lang.EN
        self._words = DiaryWords(self)
        self._edited: Visit | None = None
        self.add = IconButton("plus", "primary")
        self.empty = EmptyState("cal")
        self.form = VisitForm(model)
        self.rows: list[QFrame] = []
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self._list = column(0, (2, 4, 2, 4))
        self.card.setLayout(self._list)
        box = column(14)
        top = row(0)
        top.addWidget(self.add)
        top.addStretch(1)
        box.addLayout(top)
        for widget in (self.empty, self.card, self.form):
            box.addWidget(widget)
        box.addStretch(1)
        self.setLayout(box)
        self.form.hide()
        self.add.clicked.connect(partial(self.edit, None))
        self.empty.action_requested.connect(partial(self.edit, None))
        self.form.kept.connect(self._on_kept)
        self.form.left.connect(self.close_form)

    def set_look(self, lang: Lang) -> None:
        self._lang = lang
        self.add.set_words(self.tr("Add a visit"))
        self.empty.say(
            self.tr("No visits yet"),
            self.tr("Visits, past and to come, will stand here; Today reminds you of the next."),
            self.tr("Add a visit"),
        )
        self.form.set_look(lang)
        self.refresh()

    def refresh(self) -> None:
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [self._row(visit) for visit in self._model.visits]
        for each in self.rows:
            self._list.addWidget(each)
        if self.rows:
            self.rows[-1].setProperty("last", "true")
        self._arrange()

    def edit(self, visit: "Visit | None") -> None:
        """Show the form for one visit, or for a new one."""
        self._edited = visit
        self.form.show_visit(visit)
        self.form.show()
        self._arrange()
        first = self.form.editors[DATE_KEY]
        assert isinstance(first, DayField)
        first.days.choose.setFocus()

    def close_form(self) -> bool:
        """Go from the form to the list; tells whether it was open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self._arrange()
        self.focus_first()
        return True

    def focus_first(self) -> None:
        (self.empty.action if self.empty.isVisible() else self.add).setFocus()

    def _arrange(self) -> None:
        is_open = not self.form.isHidden()
        self.card.setVisible(bool(self.rows) and not is_open)
        self.add.setVisible(bool(self.rows) and not is_open)
        self.empty.setVisible(not self.rows and not is_open)

    def _row(self, visit: "Visit") -> QFrame:
        made = QFrame()
        made.setProperty("kind", "row")
        day, said = label("strong"), label("caption")
        when = Words(self).long_day(visit.day, self._lang)
        is_ahead = visit.day >= self._model.today
        day.setText(self.tr("To come: {day}").format(day=when) if is_ahead else when)
        item = self._model.library.care.items[_FOLLOW_UP]
        said.setText(self._words.fields(visit.fields, item, self._lang))
        said.setVisible(bool(said.text()))
        words = column(2)
        words.addWidget(day)
        words.addWidget(said)
        box = row(10, (20, 10, 12, 10))
        box.addLayout(words, 1)
        box.addLayout(self._buttons(visit, when))
        made.setLayout(box)
        return made

    def _buttons(self, visit: "Visit", when: str) -> QHBoxLayout:
        change, remove = IconButton("note", "quiet"), IconButton("trash", "quiet")
        change.set_words(self.tr("Change"), self.tr("Change: {day}").format(day=when))
        remove.set_words(self.tr("Remove"), self.tr("Remove: {day}").format(day=when))
        change.clicked.connect(partial(self.edit, visit))
        remove.clicked.connect(partial(self._model.remove_visit, visit))
        box = row(4)
        box.addWidget(change)
        box.addWidget(remove)
        return box

    def _on_kept(self, day: date, fields: "dict[str, JsonValue]") -> None:
        self._model.write_visit(day, fields, self._edited)
        self.close_form()


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
