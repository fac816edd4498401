"""The Sunnybrook form as a clinician fills it in over one session."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from app.domain.sunnybrook import (
    RESTING_MOST,
    SYNKINESIS_LEAST,
    SYNKINESIS_MOST,
    VOLUNTARY_LEAST,
    VOLUNTARY_MOST,
    Expressions,
    Resting,
    SunnybrookForm,
)
from app.report.bundle.review_json import Rating
from ui.theme import Theme
from ui.widgets.controls import IconButton, Segmented, column, label, row

_VALUE_PX, _NAME_PX = 48, 120
_NEVER = datetime.min.replace(tzinfo=UTC)


class SunnybrookPanel(QFrame):
    """Fifteen lines of which none is filled in by the app.

    Signals: `rated(SunnybrookForm, str)` after each change; `closed()`.
    """

    rated = Signal(object, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.heading = label("h3")
        self.about = label("caption")
        self.sums = label("strong")
        self.note = QLineEdit()
        self.close_button = IconButton("x", "quiet")
        self.clear = IconButton("trash", "quiet")
        self._cleared: Rating | None = None
        self._resting = {
            field.name: Segmented(range(getattr(RESTING_MOST, field.name) + 1))
            for field in fields(Resting)
        }
        self._voluntary = _choices(VOLUNTARY_LEAST, VOLUNTARY_MOST)
        self._synkinesis = _choices(SYNKINESIS_LEAST, SYNKINESIS_MOST)
        self._heads = [label("strong") for _ in range(3)]
        self._names = {name: label() for name in (*self._resting, *self._voluntary)}
        self._lay_out()
        self.set_words()

    def _lay_out(self) -> None:
        top = row(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        box = column(10, (16, 16, 16, 18))
        box.addLayout(top)
        box.addWidget(self.about)
        box.addWidget(self._heads[0])
        resting = QGridLayout()
        resting.setColumnStretch(0, 1)
        for line, (name, choice) in enumerate(self._resting.items()):
            resting.addWidget(self._names[name], line, 0)
            resting.addWidget(choice, line, 1)
        box.addLayout(resting)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._heads[1], 0, 1)
        grid.addWidget(self._heads[2], 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, _NAME_PX)
        for line, name in enumerate(self._voluntary, 1):
            grid.addWidget(self._names[name], line, 0)
            grid.addWidget(self._voluntary[name], line, 1)
            grid.addWidget(self._synkinesis[name], line, 2)
        box.addLayout(grid)
        box.addWidget(self.note)
        end = row(8)
        end.addWidget(self.sums, 1)
        end.addWidget(self.clear)
        box.addLayout(end)
        self.setLayout(box)
        for choice in self._all():
            choice.chosen.connect(self._on_chosen)
        self.note.editingFinished.connect(self._on_chosen)
        self.close_button.clicked.connect(self.closed)
        self.clear.clicked.connect(self._on_clear)

    def _all(self) -> tuple[Segmented, ...]:
        parts = (self._resting, self._voluntary, self._synkinesis)
        return tuple(choice for part in parts for choice in part.values())

    def set_theme(self, theme: Theme) -> None:
        """Keep the values together, each as wide as what is pressed has to be."""
        wide = max(_VALUE_PX, theme.target if theme.is_large else 0)
        for choice in self._all():
            choice.setFixedWidth(wide * len(choice.values()))

    def set_words(self) -> None:
        self.heading.setText(self.tr("Sunnybrook, your own rating"))
        self.about.setText(
            self.tr("The app fills in nothing here, and the person's own app never shows a score.")
        )
        self.close_button.set_words(self.tr("Close"), self.tr("Close the rating form"))
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note on the rating"))
        rest, move, linked = (
            self.tr("At rest (0: as the other side)"),
            self.tr("Movement, 1 none to 5 full"),
            self.tr("Synkinesis, 0 none to 3"),
        )
        for head, text in zip(self._heads, (rest, move, linked), strict=True):
            head.setText(text)
        names = self._item_names()
        for name, shown in self._names.items():
            shown.setText(names[name])
        for part, what in (
            (self._resting, rest),
            (self._voluntary, move),
            (self._synkinesis, linked),
        ):
            for name, choice in part.items():
                _label(choice, self.tr("{item}, {what}").format(item=names[name], what=what))

    def _item_names(self) -> Mapping[str, str]:
        return {
            "eye": self.tr("Palpebral fissure"),
            "cheek": self.tr("Nasolabial fold"),
            "mouth": self.tr("Oral commissure"),
            "brow_raise": self.tr("Brow raise"),
            "gentle_eye_closure": self.tr("Gentle eye closure"),
            "open_smile": self.tr("Open-mouth smile"),
            "snarl": self.tr("Nose wrinkle"),
            "lip_pucker": self.tr("Lip pucker"),
        }

    def show_rating(self, rating: Rating | None) -> None:
        """Fill in what was said of this session before."""
        form = SunnybrookForm() if rating is None else rating.form
        for part, values in (
            (self._resting, form.resting),
            (self._voluntary, form.voluntary),
            (self._synkinesis, form.synkinesis),
        ):
            for name, choice in part.items():
                choice.clear()
                choice.set_value(getattr(values, name))
        self.note.setText("" if rating is None else rating.note)
        self._cleared = None
        self._show_sums(form)

    @property
    def form(self) -> SunnybrookForm:
        return SunnybrookForm(
            Resting(**_values(self._resting)),
            Expressions(**_values(self._voluntary)),
            Expressions(**_values(self._synkinesis)),
        )

    def _on_clear(self) -> None:
        """Empty the form, or fill in again what was emptied."""
        before, back = Rating("", self.form, self.note.text().strip(), _NEVER), self._cleared
        self.show_rating(back)
        self._cleared = before if back is None else None
        self._show_sums(self.form)
        self.rated.emit(self.form, self.note.text().strip())

    def _on_chosen(self) -> None:
        self._cleared = None
        self._show_sums(self.form)
        self.rated.emit(self.form, self.note.text().strip())

    def _show_sums(self, form: SunnybrookForm) -> None:
        is_cleared = self._cleared is not None
        self.clear.show_icon("back" if is_cleared else "trash")
        self.clear.set_words(self.tr("Bring back") if is_cleared else self.tr("Clear the form"))
        self.clear.setVisible(is_cleared or form != SunnybrookForm())

        def shown(value: int | None) -> str:
            return "–" if value is None else str(value)

        self.sums.setText(
            self.tr(
                "Voluntary {voluntary} − rest {resting} − synkinesis {synkinesis} = {composite}"
            ).format(
                voluntary=shown(form.voluntary_score),
                resting=shown(form.resting_score),
                synkinesis=shown(form.synkinesis_score),
                composite=shown(form.composite),
            )
        )


def _choices(least: int, most: int) -> dict[str, Segmented]:
    return {field.name: Segmented(range(least, most + 1)) for field in fields(Expressions)}


def _label(choice: Segmented, name: str) -> None:
    choice.set_words(name, [str(value) for value in choice.values()])


def _values(part: Mapping[str, Segmented]) -> dict[str, int | None]:
    return {
        name: choice.value if isinstance(choice.value, int) else None
        for name, choice in part.items()
    }
