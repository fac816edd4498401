"""Questionnaires as totals: those that the person answers, with what a change of one tells."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from app.texts import Lang
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.progress_words import TrendWords
from ui.viewmodels.totals import Entered, TotalsModel
from ui.viewmodels.totals_plot import plot_of_totals
from ui.viewmodels.totals_words import TotalsWords
from ui.widgets.controls import Card, IconButton, column, label, row, scrolled
from ui.widgets.notices import EmptyState, Notice
from ui.widgets.support import SupportButton
from ui.widgets.total_form import TotalForm
from ui.widgets.trend_plot import TrendPlot
from ui.words import Words

if TYPE_CHECKING:
    from app.domain.totals import Scale, ScaleSeries, Step, Total


_SOME = 8
"""So many totals stand in a list at first, and come with each wish for older ones."""


class ScaleCard(Card):
    """One questionnaire, newest total first. Signals: `edited(Total)`, `removed(Total)`."""

    edited = Signal(object)
    removed = Signal(object)

    def __init__(self, scale: "Scale", theme: Theme) -> None:
        super().__init__("list", spacing=6)
        self.scale = scale
        self._words = TotalsWords(self)
        self._days = TrendWords(self)
        self.meaning = label("caption")
        self.plot = TrendPlot(theme)
        self.point = label("caption")
        self.rows = column(0)
        for widget in (self.meaning, self.plot, self.point):
            self.body.addWidget(widget)
        self.plot.chosen.connect(self.point.setText)
        self.body.addLayout(self.rows)
        self.older = IconButton("plus", "quiet")
        alone = row()
        alone.addWidget(self.older)
        alone.addStretch(1)
        self.body.addLayout(alone)
        self.older.clicked.connect(self._on_older)
        self._series: ScaleSeries | None = None
        self._lang, self._is_large = Lang.EN, False
        self._most = _SOME

    def show_series(self, series: "ScaleSeries", lang: Lang, *, is_large: bool) -> None:
        self._series, self._lang, self._is_large = series, lang, is_large
        words = self._words
        self.heading.setText(words.name(self.scale))
        span = self.tr("Range: {span}.").format(span=words.span(self.scale))
        self.meaning.setText(
            " ".join([span, words.meaning(self.scale), words.detectable(self.scale)])
        )
        self._draw(series, lang)
        self._list(series)

    def _list(self, series: "ScaleSeries") -> None:
        while item := self.rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = series.steps[-self._most :]
        for step in reversed(shown):
            made = self._row(step, self._lang, is_large=self._is_large)
            if step is shown[0]:
                made.setProperty("last", "true")
            self.rows.addWidget(made)
        left = len(series.steps) - len(shown)
        self.older.setVisible(left > 0)
        words = self.tr("Show %n older total(s)", "", left)
        self.older.set_words(words, f"{words}: {self._words.short(self.scale)}")

    def _on_older(self) -> None:
        """Show some more, and go on where they begin."""
        if self._series is None:
            return
        before, self._most = self._most, self._most + _SOME
        self._list(self._series)
        first = self.rows.itemAt(before)
        made = first.widget() if first is not None else None
        if made is not None:
            made.findChildren(IconButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, series: "ScaleSeries", lang: Lang) -> None:
        data = plot_of_totals(series, self._words, self._days, lang)
        for widget in (self.plot, self.point):
            widget.setVisible(data is not None)
        if data is None:
            return
        self.plot.show_data(data)
        self.point.setText(
            self.tr("The dashed band is what the first total can vary by itself.")
            if data.bands
            else self.tr("Left and right: from total to total.")
        )

    def _row(self, step: "Step", lang: Lang, *, is_large: bool) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "row")
        value, change, rated = label("h3", wrap=False), label(), label("caption")
        value.setText(self._words.value(step.total))
        change.setText(self._words.change(step))
        rated.setText(self._words.rated(step.total, lang))
        words = column(2)
        words.addWidget(change)
        words.addWidget(rated)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        box = QBoxLayout(down if is_large else across)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(8 if is_large else 18)
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance("−100.0"))
        box.addWidget(value)
        box.addLayout(words, 1)
        box.addLayout(self._buttons(step.total, lang))
        made.setLayout(box)
        return made

    def _buttons(self, total: "Total", lang: Lang) -> QHBoxLayout:
        change, remove = IconButton("note", "quiet"), IconButton("trash", "quiet")
        day = Words(self).long_day(total.at.date(), lang)
        what = f"{self._words.short(self.scale)}, {day}"
        change.set_words(self.tr("Change"), self.tr("Change: {what}").format(what=what))
        remove.set_words(self.tr("Remove"), self.tr("Remove: {what}").format(what=what))
        change.clicked.connect(partial(self.edited.emit, total))
        remove.clicked.connect(partial(self.removed.emit, total))
        box = row(4)
        box.addWidget(change)
        box.addWidget(remove)
        box.addStretch(1)
        return box


class TotalsPage(QWidget):
    """Clinicians' ratings are taken in here and never shown. Signals: `back_requested()`."""

    back_requested = Signal()

    def __init__(self, theme: Theme, model: TotalsModel, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self.model = model
        self._preferences = preferences
        self._words = Words(self)
        self._edited: Total | None = None
        self.setProperty("kind", "page")
        self.back = IconButton("left")
        self.heading = label("h1")
        self.add = IconButton("plus", "primary")
        self.note = label(tone="text2")
        self.support = SupportButton()
        self.news = Notice("info", is_closable=True)
        self.empty = EmptyState("list")
        self.form = TotalForm(model.today)
        self.cards: dict[Scale, ScaleCard] = {}
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        content = QWidget()
        box = column(14, (32, 24, 32, 26))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(14)
        first = row(14)
        first.addWidget(self.back)
        first.addWidget(self.heading, 1)
        self._head.addLayout(first, 1)
        self._head.addWidget(self.add)
        box.addLayout(self._head)
        box.addWidget(self.note)
        box.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.news, self.form, self.empty):
            box.addWidget(widget)
        self._list = column(14)
        box.addLayout(self._list)
        box.addStretch(1)
        content.setLayout(box)
        self.news.hide()
        self.form.hide()
        self._area: QScrollArea = scrolled(content)
        outer = column()
        outer.addWidget(self._area)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.model.changed.connect(self.refresh)
        self.back.clicked.connect(self._on_back)
        self.add.clicked.connect(partial(self.edit, None))
        self.empty.action_requested.connect(partial(self.edit, None))
        self.form.kept.connect(self._on_kept)
        self.form.left.connect(self.step_back)
        self.news.action_requested.connect(self.model.undo)
        self.news.closed.connect(self.model.keep)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for card in self.cards.values():
            card.plot.set_theme(theme)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Questionnaires"))
        self.back.set_words(self.tr("Back"), self.tr("Back to Progress"))
        self.add.set_words(self.tr("Enter a total"))
        self.news.set_close_words(self.tr("Close"))
        self.empty.say(
            self.tr("No totals yet"),
            self.tr("Totals of questionnaires that you or your clinician filled in stand here."),
            self.tr("Enter a total"),
        )
        self.form.set_look(self._lang)
        self._arrange()
        self.refresh()

    def refresh(self) -> None:
        model = self.model
        self.note.setText(
            self.tr(
                "Only totals are kept; the questions themselves belong to their authors. "
                "A change is only compared with what it varies by itself."
            )
            if model.error is None
            else self._words.explain(model.error, self._lang)
        )
        self.support.show_for(model.error)
        self._show_news()
        series = [each for each in model.series or () if each.steps]
        for each in series:
            if each.scale not in self.cards:
                self._add_card(each.scale)
            self.cards[each.scale].show_series(each, self._lang, is_large=self._theme.is_large)
        shown = {each.scale for each in series}
        for scale, card in self.cards.items():
            card.setVisible(scale in shown)
        is_open = not self.form.isHidden()
        self.empty.setVisible(model.series is not None and not series and not is_open)
        self.add.setVisible(bool(series) and not is_open)

    def _add_card(self, scale: "Scale") -> None:
        card = ScaleCard(scale, self._theme)
        card.edited.connect(self.edit)
        card.removed.connect(self.model.remove)
        self.cards[scale] = card
        self._list.addWidget(card)

    def _show_news(self) -> None:
        last = self.model.last
        if last is None:
            self.news.hide()
        elif last.gone is not None:
            self.news.say(self.tr("The total is taken away."), action=self.tr("Put it back"))
        else:
            action = self.tr("Take it back") if last.entry is not None else ""
            self.news.say(
                self.tr("Kept for the report and your clinician. It is not shown here."),
                action=action,
            )

    def _arrange(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_crowded = self._theme.is_large and self.width() < 980
        self._head.setDirection(down if is_crowded else across)

    @property
    def _lang(self) -> Lang:
        return self._preferences.lang()

    # --- ways --------------------------------------------------------------------------------

    def edit(self, total: "Total | None") -> None:
        """Show the form for one total, or for a new one."""
        self._edited = total
        self.form.show()
        self.form.begin(total, self.model.today)
        self.refresh()
        self._area.verticalScrollBar().setValue(0)

    def step_back(self) -> bool:
        """Close the form; tells whether it was open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self.refresh()
        self.focus_first()
        return True

    def shut_down(self) -> None:
        self.model.close()

    def focus_first(self) -> None:
        target = next(
            (each for each in (self.add, self.empty.action) if each.isVisible()), self.back
        )
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if not self.step_back():
            self.back_requested.emit()

    def _on_kept(self, entered: Entered) -> None:
        replaces = None if self._edited is None else self._edited.entry
        self.form.hide()
        self.model.write(entered, replaces)
        self.refresh()
