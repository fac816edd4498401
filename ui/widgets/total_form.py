"""One total being entered: which scale, how much, when, and who rated."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.totals import FACTS, Rater, Scale
from app.texts import Lang
from ui.viewmodels.totals import Entered, value_of
from ui.viewmodels.totals_words import ROMAN, TotalsWords
from ui.widgets.controls import Card, IconButton, Segmented, label, row
from ui.widgets.lock_day import DayChoice
from ui.widgets.menu_button import MenuButton
from ui.words import Words

if TYPE_CHECKING:
    from app.domain.totals import Total

_BACK: Final = timedelta(days=20 * 366)
_LONGEST: Final = 80


class TotalForm(Card):
    """Signals: `kept(Entered)`, `left()`."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("list", spacing=12)
        self._words = TotalsWords(self)
        self._lang = Lang.EN
        self._today = self._day = today
        self.scale = Scale.SAQ
        self.scales = MenuButton()
        self.span = label("caption")
        self.question = label("strong")
        self.value = QLineEdit()
        self.value.setMaxLength(8)
        self.grades = Segmented(list(range(1, len(ROMAN) + 1)))
        self.problem = label(tone="cue")
        self.days = DayChoice()
        self.who = label("strong")
        self.raters = Segmented(list(Rater))
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.hidden = label("caption")
        self.keep, self.cancel = IconButton("check", "primary"), IconButton("x")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.addWidget(self.scales, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self.question, self.span, self.value, self.grades, self.problem, self.days,
            self.who, self.raters, self.name, self.hidden,
        ):  # fmt: skip
            self.body.addWidget(widget)
        end = row(12)
        end.addWidget(self.keep)
        end.addWidget(self.cancel)
        end.addStretch(1)
        self.body.addLayout(end)

    def _connect(self) -> None:
        self.scales.picked.connect(self._on_scale)
        self.days.chosen.connect(self._on_day)
        self.value.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.left)

    def begin(self, total: "Total | None", today: date) -> None:
        """Start with a total that is corrected, or with a new one of today."""
        self._today = today
        self._day = today if total is None else total.at.date()
        self.scale = Scale.SAQ if total is None else total.scale
        self.value.setText("" if total is None else self._words.number(total.value))
        self.raters.set_value(Rater.SELF if total is None else total.rater)
        self.name.setText("" if total is None else total.name)
        self.problem.setText("")
        self.grades.clear()
        self.set_look(self._lang)
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_look(self, lang: Lang) -> None:
        self._lang = lang
        words = self._words
        self.heading.setText(self.tr("Enter a total"))
        options = [(each, words.name(each)) for each in Scale]
        self.scales.show_options(self.tr("Questionnaire or scale"), options, self.scale)
        is_grade = self.scale is Scale.HOUSE_BRACKMANN
        self.question.setText(self.tr("Grade") if is_grade else self.tr("Total"))
        self.span.setText(self.tr("Possible: {span}").format(span=words.span(self.scale)))
        self.value.setAccessibleName(self.question.text())
        self.value.setVisible(not is_grade)
        self.grades.set_words(self.question.text(), ROMAN)
        self.grades.setVisible(is_grade)
        self._show_rater()
        day = Words(self).long_day(self._day, lang)
        span = (self._today - _BACK, self._today)
        self.days.show_day(self._day, self._today, day, lang, span=span)
        self.problem.setVisible(bool(self.problem.text()))
        self.keep.set_words(self.tr("Keep"), self.tr("Keep this total"))
        self.cancel.set_words(self.tr("Cancel"))

    def _show_rater(self) -> None:
        is_clinical = FACTS[self.scale].is_clinical
        self.who.setText(self.tr("Who rated?"))
        self.raters.set_words(self.who.text(), [self.tr("Myself"), self.tr("Clinician")])
        if is_clinical:
            self.raters.set_value(Rater.CLINICIAN)
        self.raters.set_enabled(Rater.SELF, not is_clinical)
        self.name.setPlaceholderText(self.tr("Name, if you like"))
        self.name.setAccessibleName(self.tr("Name of who rated, if you like"))
        self.hidden.setText(
            self.tr(
                "A clinician's rating goes into the report and the clinician's view. "
                "It is not shown to you after it is kept."
            )
        )
        self.hidden.setVisible(is_clinical)

    def _on_scale(self, scale: Scale) -> None:
        self.scale = scale
        self.problem.setText("")
        if not FACTS[scale].is_clinical:
            self.raters.set_value(Rater.SELF)
        self.set_look(self._lang)

    def _on_day(self, day: date) -> None:
        self._day = day
        self.set_look(self._lang)

    def _on_keep(self) -> None:
        grade = self.grades.value
        is_grade = self.scale is Scale.HOUSE_BRACKMANN
        text = ("" if grade is None else str(grade)) if is_grade else self.value.text()
        value = value_of(self.scale, text)
        if value is None:
            self.problem.setText(
                self.tr("Please enter the total as it stands on the sheet: {span}.").format(
                    span=self._words.span(self.scale)
                )
            )
            self.problem.show()
            (self.grades if is_grade else self.value).setFocus()
            return
        rater = self.raters.value
        assert isinstance(rater, Rater)
        self.kept.emit(Entered(self.scale, value, self._day, rater, self.name.text()))
