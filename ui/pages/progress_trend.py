"""One measure over time: the sentence first, then the picture."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from app.session.progress import Origin
from app.texts import Lang
from ui.theme import Theme
from ui.viewmodels.progress import ProgressModel, Span
from ui.viewmodels.progress_plot import plot_of
from ui.viewmodels.progress_words import TrendWords
from ui.widgets.controls import Card, IconButton, Segmented, column, label, row
from ui.widgets.menu_button import MenuButton
from ui.widgets.trend_plot import TrendKey, TrendPlot

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.trends import Trend
    from exercises.library import Library


class TrendCard(Card):
    """Signals: `open_requested(session_id)`."""

    open_requested = Signal(str)

    def __init__(self, theme: Theme, model: ProgressModel, now: "Callable[[], datetime]") -> None:
        super().__init__(spacing=8)
        self._model = model
        self._now = now
        self._words = TrendWords(self)
        self._lang = Lang.EN
        self.measure = MenuButton()
        self.unit = label("caption")
        self.span = Segmented(list(Span))
        self.plot = TrendPlot(theme)
        self.listed = label()
        self.point = label("caption")
        self.open = IconButton("", "quiet")
        self.outcome = label("strong")
        self.method = label("caption")
        self.others = label("caption")
        self.switch = IconButton("", "quiet")
        self._keys = (TrendKey(theme, is_own=False), TrendKey(theme, is_own=True))
        self._key_words = (label("caption"), label("caption"))
        self._well = QFrame()
        self._legend = QFrame()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._well.setProperty("kind", "well")
        inside = column(6, (14, 12, 14, 12))
        inside.addWidget(self.outcome)
        inside.addWidget(self.method)
        self._well.setLayout(inside)
        keys = row(8)
        for key, words in zip(self._keys, self._key_words, strict=True):
            keys.addWidget(key)
            keys.addWidget(words, 1)
        self._legend.setLayout(keys)
        said = row(8)
        said.addWidget(self.point, 1)
        said.addWidget(self.open)
        self.body.addWidget(self.measure, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.unit)
        self.body.addWidget(self._well)
        self.body.addWidget(self.span)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self._legend)
        self.body.addLayout(said)
        for widget in (self.listed, self.others):
            self.body.addWidget(widget)
        self.body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(0)

    def _connect(self) -> None:
        self._model.trends_changed.connect(self.refresh)
        self.span.chosen.connect(self._model.show_span)
        self.measure.picked.connect(self._model.show_key)
        self.plot.opened.connect(self.open_requested)
        self.plot.chosen.connect(self._on_point)
        self.open.clicked.connect(self.plot.open_current)
        self.switch.clicked.connect(self._on_switch)

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)
        for key in self._keys:
            key.set_theme(theme)

    def set_words(self, lang: Lang) -> None:
        self._lang = lang
        self.span.set_words(
            self.tr("Time shown"),
            [self.tr("12 weeks"), self.tr("1 year"), self.tr("All", "the whole time")],
        )
        self.open.set_words(self.tr("Open"), self.tr("Open this recording"))
        self._key_words[0].setText(self.tr("difference between the sides"))
        self.refresh()

    def refresh(self) -> None:
        trend, library = self._model.trend, self._model.library
        self.span.set_value(self._model.span)
        if trend is None or library is None:
            self._show_nothing(library)
        else:
            self._show(trend, library)
        self._show_others()

    def _show_nothing(self, library: "Library | None") -> None:
        self.heading.setText(self.tr("Change over time"))
        for widget in (self.measure, self.unit, self.span, self.plot, self._legend, self.listed):
            widget.hide()
        self._well.show()
        self.method.hide()
        self._hide_point()
        if library is not None:
            interval = library.mirror.recording.interval_days
            self.outcome.setText(self._words.empty(self._model.trends, interval))
        else:
            self.outcome.setText(self.tr("Reading the log…"))

    def _show(self, trend: "Trend", library: "Library") -> None:
        words, lang = self._words, self._lang
        self.heading.setText(words.heading(trend, library, lang))
        self.unit.setText(words.unit(trend))
        found = () if self._model.trends is None else self._model.trends.trends
        options = [(each.key, words.name(each, library, lang)) for each in found]
        self.measure.show_options(self.tr("Measure"), options, trend.key)
        self.outcome.setText(words.outcome(trend))
        self.method.setText(words.method(trend))
        marks = () if self._model.trends is None else self._model.trends.marks
        data = plot_of(trend, marks, self._model.span, self._now(), words, lang, library)
        self.plot.setVisible(data is not None)
        self._hide_point()
        if data is not None:
            self.plot.show_data(data)
        own = words.own(trend)
        self._key_words[1].setText(own)
        for widget in (self._keys[1], self._key_words[1]):
            widget.setVisible(bool(own))
        self._legend.setVisible(data is not None)
        self.listed.setText("" if data is not None else self._listing(trend))
        for widget in (self.listed, self.method):
            widget.setVisible(bool(widget.text()))
        self.measure.setVisible(len(options) > 1)
        for widget in (self.unit, self.span, self._well):
            widget.show()

    def _listing(self, trend: "Trend") -> str:
        """Write out what there is where it is too little to draw."""
        span = self._model.span.value
        recent = [p for p in trend.points if span is None or p.at >= self._now() - span]
        if not recent:
            return self.tr("No recording in this time.")
        return "\n".join(self._words.point(trend, point, self._lang) for point in recent[-8:])

    def _show_others(self) -> None:
        """Offer the recordings of the other kind, which are never mixed in."""
        trends = self._model.trends
        other = None if trends is None else _other(trends.origin)
        count = 0 if trends is None or other is None else trends.counts[other]
        for widget in (self.others, self.switch):
            widget.setVisible(count > 0)
        if other is Origin.FILM:
            self.others.setText(
                self.tr("%n film(s) from elsewhere are not mixed in: another camera.", "", count)
            )
            self.switch.set_words(self.tr("Show the films"))
        else:
            self.others.setText(
                self.tr("%n weekly recording(s) are not mixed in: another camera.", "", count)
            )
            self.switch.set_words(self.tr("Show the weekly recordings"))

    def _hide_point(self) -> None:
        self.point.setText(self.tr("Left and right: from recording to recording. Enter opens one."))
        self.point.setVisible(self.plot.isVisibleTo(self))
        self.open.hide()

    def _on_point(self, words: str) -> None:
        self.point.setText(words)
        self.open.show()

    def _on_switch(self) -> None:
        if self._model.trends is not None:
            self._model.show_origin(_other(self._model.trends.origin))


def _other(origin: Origin) -> Origin:
    return Origin.FILM if origin is Origin.WEEKLY else Origin.WEEKLY
