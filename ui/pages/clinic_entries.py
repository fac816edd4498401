"""What the person entered beside the recordings: totals, and the symptom check day by day."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.symptoms import SYMPTOMS, SymptomLine
from app.domain.totals import Rater, Scale
from app.report.bundle.entries import EnteredTotal, Entries
from app.texts import Texts
from ui.viewmodels.totals_words import ROMAN, TotalsWords
from ui.widgets.controls import IconButton, column, label, row
from ui.words import Words

if TYPE_CHECKING:
    from exercises.library import Library

MOST: Final = 60
"""So many lines of each are shown, the newest; all of them stand in the report's tables."""


class EntriesPanel(QFrame):
    """Signals: `closed()`."""

    closed = Signal()

    def __init__(self, library: "Library", texts: Texts) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._texts = texts
        self._words, self._scales = Words(self), TotalsWords(self)
        self._fields = {field.key: field for field in library.care.items[SYMPTOMS].log}
        self.heading, self.close_button = label("h3"), IconButton("x", "quiet")
        self.totals_head, self.totals = label("strong"), label()
        self.symptoms_head, self.symptoms = label("strong"), label()
        self.about = label("caption")
        top = row(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        box = column(8, (20, 16, 20, 18))
        box.addLayout(top)
        parts = (self.totals_head, self.totals, self.symptoms_head, self.symptoms, self.about)
        for widget in parts:
            box.addWidget(widget)
        self.setLayout(box)
        self.close_button.clicked.connect(self.closed)

    def show_entries(self, entries: Entries) -> None:
        """Show the newest first."""
        self.heading.setText(self.tr("Entered by the person"))
        self.close_button.set_words(self.tr("Close"), self.tr("Close what the person entered"))
        self.totals_head.setText(self.tr("Totals of questionnaires and scales"))
        self.symptoms_head.setText(self.tr("Symptom diary"))
        none = self.tr("None")
        totals = [self._total(total) for total in reversed(entries.totals[-MOST:])]
        lines = [self._line(line) for line in reversed(entries.symptoms[-MOST:])]
        self.totals.setText("\n".join(totals) or none)
        self.symptoms.setText("\n".join(lines) or none)
        self.about.setText(
            self.tr(
                "Entered by hand; the app computes none of these. Older ones stand in entries.csv."
            )
        )

    def _total(self, total: EnteredTotal) -> str:
        when = self._words.day(total.at, self._texts.lang)
        value = f"{total.value:g}".replace("-", "−")
        if total.scale is Scale.HOUSE_BRACKMANN:
            value = ROMAN[round(total.value) - 1]
        who = self.tr("self") if total.rater is Rater.SELF else self.tr("clinician")
        name = f" ({total.name})" if total.name else ""
        scale, span = self._scales.short(total.scale), self._scales.span(total.scale)
        return f"{when} · {scale}: {value} [{span}] · {who}{name}"

    def _line(self, line: SymptomLine) -> str:
        said = {
            "pain": line.pain,
            "pain_vs_usual": line.pain_vs_usual,
            "twitch": line.twitch,
            "tightness": line.tightness,
        }
        parts = [self._said(key, str(value)) for key, value in said.items() if value is not None]
        if line.eye:
            eyes = ", ".join(self._option("eye", each) for each in line.eye)
            parts.append(f"{self._label('eye')}: {eyes}")
        return " · ".join((self._words.day(line.at, self._texts.lang), *parts))

    def _said(self, key: str, value: str) -> str:
        return f"{self._label(key)}: {self._option(key, value)}"

    def _label(self, key: str) -> str:
        field = self._fields.get(key)
        return key if field is None else field.label.of(self._texts.lang)

    def _option(self, key: str, value: str) -> str:
        """Return the words of an answer; one of another version stays as it is."""
        field = self._fields.get(key)
        options = () if field is None else field.options
        return next((o.name.of(self._texts.lang) for o in options if o.id == value), value)
