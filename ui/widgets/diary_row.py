"""One line of the care diary: what was written down, one tap, and the questions behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.session.care_habits import HABITS, UNTAPPED, keeps_habit
from app.texts import Lang
from ui.icons import Icon
from ui.viewmodels.diary_words import DiaryWords
from ui.viewmodels.today_words import CARE_ICONS
from ui.widgets.care_fields import editor_of
from ui.widgets.controls import IconButton, Tick, column, label, row

if TYPE_CHECKING:
    from app.domain.journal import JsonValue
    from app.session.diary import DiaryLine
    from exercises.schema_care import CareItem

_ICONS = CARE_ICONS | {
    "face_wash_warm": "drop",
    "massage": "hand",
    "mirror_training": "mirror",
    "expression_recording": "film",
}


class DiaryRow(QFrame):
    """Signals: `noted(care_id, fields)`, `removed(care_id)`, `check_requested()`."""

    noted = Signal(str, object)
    removed = Signal(str)
    check_requested = Signal()

    def __init__(self, item: "CareItem") -> None:
        super().__init__()
        self.item = item
        self._words = DiaryWords(self)
        self._fields: dict[str, JsonValue] = {}
        self._is_logged = False
        self.setProperty("kind", "row")
        self.title = label("strong")
        self.said = label("caption")
        self.private = label("caption", "primary")
        self.tick = Tick()
        self.check = IconButton("clock", "primary")
        self.more = IconButton("note", "quiet")
        self.more.setCheckable(True)
        self.editors = {
            field.key: made for field in item.log if (made := editor_of(field)) is not None
        }
        self.details = self._make_details()
        self._lay_out()
        self.tick.clicked.connect(self._on_tick)
        self.more.clicked.connect(self._on_more)
        self.check.clicked.connect(self.check_requested)
        self.remove.clicked.connect(lambda: self.removed.emit(item.id))
        for editor in self.editors.values():
            editor.chosen.connect(self._on_chosen)

    def _lay_out(self) -> None:
        words = column(2)
        for widget in (self.title, self.said, self.private):
            words.addWidget(widget)
        head = row(14)
        icon = Icon(_ICONS.get(self.item.id, "heart"), 28, "primary")
        head.addWidget(icon)
        head.addLayout(words, 1)
        for widget in (self.check, self.tick, self.more):
            head.addWidget(widget)
        box = column(6, (20, 10, 14, 10))
        box.addLayout(head)
        box.addWidget(self.details)
        self.setLayout(box)
        self.check.setVisible(self.item.id == "symptom_check")
        self.tick.setVisible(self.item.id not in UNTAPPED)
        self.private.setVisible(self.item.private)
        self.details.hide()

    def _make_details(self) -> QWidget:
        part = QWidget()
        box = column(14, (42, 4, 6, 8))
        self.why = label("caption")
        self.earlier = label("caption")
        self.remove = IconButton("trash", "quiet")
        box.addWidget(self.why)
        for editor in self.editors.values():
            box.addWidget(editor)
        box.addWidget(self.earlier)
        end = row(0)
        end.addWidget(self.remove)
        end.addStretch(1)
        box.addLayout(end)
        part.setLayout(box)
        return part

    # --- showing -----------------------------------------------------------------------------

    def show_line(self, line: "DiaryLine", lang: Lang, columns: int) -> None:
        item = self.item
        title = item.title.of(lang)
        self._fields, self._is_logged = dict(line.fields), line.entry is not None
        self.title.setText(title)
        said = self._words.line(line, item, lang)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.private.setText(self.tr("Stays private; never in a report."))
        self.tick.setAccessibleName(self.tr("Seen to: {title}").format(title=title))
        self.tick.setChecked(self._is_logged and keeps_habit(item.id, line.fields))
        self.check.set_words(self.tr("30 seconds"), self.tr("Check how it feels, 30 seconds"))
        self.more.set_words(self.tr("Details"), self.tr("Details: {title}").format(title=title))
        self._show_details(line, lang, columns)

    def _show_details(self, line: "DiaryLine", lang: Lang, columns: int) -> None:
        item = self.item
        why = [item.why.of(lang)]
        if item.exceptions is not None:
            why.append(item.exceptions.of(lang))
        self.why.setText("\n".join(why))
        for key, editor in self.editors.items():
            editor.set_look(lang, columns)
            editor.show_value(line.fields.get(key))
        versions = [self._words.version(each, item, lang) for each in line.earlier]
        self.earlier.setText("\n".join([self.tr("Earlier versions, kept:"), *versions]))
        self.earlier.setVisible(bool(versions))
        self.remove.set_words(
            self.tr("Remove"), self.tr("Remove: {title}").format(title=item.title.of(lang))
        )
        self.remove.setVisible(self._is_logged)

    def open_details(self, *, is_open: bool = True) -> None:
        self.more.setChecked(is_open)
        self.details.setVisible(is_open)

    # --- requests ----------------------------------------------------------------------------

    def _on_more(self, is_open: bool) -> None:
        self.open_details(is_open=is_open)

    def _on_tick(self, is_on: bool) -> None:
        if is_on:
            self._note({**self._fields, **HABITS.get(self.item.id, {})})
        else:
            self.removed.emit(self.item.id)

    def _on_chosen(self, key: str, value: object) -> None:
        before = dict(self._fields)
        before.pop(key, None)
        self._note(before if value is None else {**before, key: value})  # type: ignore[dict-item]

    def _note(self, fields: "dict[str, JsonValue]") -> None:
        self._fields = fields
        self.noted.emit(self.item.id, dict(fields))
