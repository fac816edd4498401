"""An open report: sessions, the expression that is looked at, and what is said of it."""

from dataclasses import replace
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.pages.clinic_aside import ClinicAside, ClinicStrip
from ui.pages.clinic_compare import ComparePanel
from ui.pages.clinic_entries import EntriesPanel
from ui.pages.clinic_film import FilmPanel
from ui.pages.clinic_form import SunnybrookPanel
from ui.pages.clinic_verdict import VerdictPanel
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel
from ui.viewmodels.clinic_words import ClinicWords
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import FindingRow
from ui.widgets.controls import column, label, row, scrolled
from ui.widgets.dual_plot import DualPlot

_SIDE_PX, _REVIEW_PX, _REVIEW_LARGE_PX = 264, 272, 370
_WIDE_PX, _BESIDE_PX = 1180, 900
_PAD, _BAR_PX = 7, 12
"""Around a column for the ring of the keyboard; beside it for its bar."""
_NO_LIMIT = 16777215


class Room(Enum):
    """How much there is."""

    WIDE = "wide"
    """Three columns, each of which scrolls by itself."""
    BESIDE = "beside"
    """The choices in one line; the review beside the film."""
    BELOW = "below"
    """Everything below each other, the film first."""


class ClinicWork(QWidget):
    """Three columns, or the film first and the rest around it, as there is room.

    Signals: `asked(str)` for `plan` or `open` in the menu: the page has them; `room_changed()`.
    """

    asked = Signal(str)
    room_changed = Signal()

    def __init__(self, theme: Theme, model: ClinicModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._words = ClinicWords(self)
        self._result: ResultViewModel | None = None
        self._session_id = ""
        self._exercise = ""
        self._room: tuple[Room, bool] | None = None
        self.aside = ClinicAside(theme, model)
        self.strip = ClinicStrip(model)
        self.headline = label("h3")
        self.body = label("body", "text2")
        self.plot = DualPlot(theme)
        self.film = FilmPanel(theme)
        self.verdicts = VerdictPanel(model)
        self.form = SunnybrookPanel()
        self.comparison = ComparePanel(model.library, model.texts)
        self.entries = EntriesPanel(model.library, model.texts)
        self._centre = self._new_centre()
        self._beside = self._new_beside()
        self._whole = column(0)
        self.setLayout(self._whole)
        self._areas: list[QScrollArea] = []
        self._holder = QWidget()
        self._whole.addWidget(self._holder)
        self._arrange()
        self._connect()

    # --- building ----------------------------------------------------------------------------

    def _new_centre(self) -> QWidget:
        part = QWidget()
        box = column(12)
        looked_at = QFrame()
        looked_at.setProperty("kind", "card")
        inner = column(8, (16, 12, 16, 14))
        for widget in (self.headline, self.body, self.film, self.plot):
            inner.addWidget(widget)
        looked_at.setLayout(inner)
        for panel in self._panels():
            panel.hide()
            box.addWidget(panel)
        box.addWidget(looked_at)
        box.addStretch(1)
        part.setLayout(box)
        return part

    def _new_beside(self) -> QWidget:
        part = QWidget()
        box = column(12)
        self.about = label("caption")
        box.addWidget(self.verdicts)
        box.addWidget(self.about)
        box.addStretch(1)
        part.setLayout(box)
        return part

    def _panels(self) -> tuple[SunnybrookPanel, ComparePanel, EntriesPanel]:
        return self.form, self.comparison, self.entries

    def _connect(self) -> None:
        aside = self.aside
        aside.expression_chosen.connect(self._on_exercise)
        aside.texts_edited.connect(self.keep_texts)
        self.strip.expression_chosen.connect(aside.rows.choose)
        self.strip.wanted.connect(self._on_wanted)
        self.film.moved.connect(self.plot.show_time)
        aside.rate.clicked.connect(self._on_rate)
        aside.compare.clicked.connect(self._on_compare)
        aside.entered.clicked.connect(self._on_entered)
        self.form.rated.connect(self._model.rate)
        for panel in self._panels():
            panel.closed.connect(panel.hide)

    # --- room --------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.aside.set_theme(theme)
        self.plot.set_theme(theme)
        self.film.set_theme(theme)
        self.form.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the parts out anew where there is more or less room than before."""
        is_large = self._theme.is_large
        room = self._room_for(self.width(), is_large=is_large)
        if (room, is_large) == self._room:
            return
        self._room = room, is_large
        holder, self._areas = (
            self._columns() if room is Room.WIDE else self._one_below_the_other(room)
        )
        self._whole.replaceWidget(self._holder, holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = holder
        for part in (self.aside, self._centre, self._beside):
            part.show()
        self.strip.setVisible(room is not Room.WIDE)
        self._take_choices()
        self._order_stops()
        self.room_changed.emit()

    @property
    def is_wide(self) -> bool:
        """Tell whether nothing had to go into the menu of the strip."""
        return self._room is not None and self._room[0] is Room.WIDE

    @staticmethod
    def _room_for(width_px: int, *, is_large: bool) -> Room:
        if width_px >= _WIDE_PX:
            return Room.BESIDE if is_large else Room.WIDE
        return Room.BESIDE if width_px >= _BESIDE_PX and not is_large else Room.BELOW

    def _take_choices(self) -> None:
        if self.is_wide:
            self.aside.take_choices()
        else:
            self.strip.take_choices(self.aside, is_large=self._theme.is_large)

    def _columns(self) -> tuple[QWidget, list[QScrollArea]]:
        holder = QWidget()
        box = row(2, (10, 4, 4, 4))
        areas: list[QScrollArea] = []
        for part, width in (
            (self.aside, _SIDE_PX),
            (self._centre, None),
            (self._beside, _REVIEW_PX),
        ):
            part.setMaximumWidth(_NO_LIMIT)
            part.setMinimumWidth(0)
            area = scrolled(_padded(part))
            if width is not None:
                area.setFixedWidth(width + 2 * _PAD + _BAR_PX)
            box.addWidget(area, int(width is None))
            areas.append(area)
        # It has no place here, and would be taken down with what is laid out anew.
        self.strip.setParent(self)
        holder.setLayout(box)
        return holder, areas

    def _one_below_the_other(self, room: Room) -> tuple[QWidget, list[QScrollArea]]:
        content = QWidget()
        box = column(12, (20, 10, 20, 18))
        box.addWidget(self.strip)
        is_beside = room is Room.BESIDE
        directions = QBoxLayout.Direction
        middle = QBoxLayout(directions.LeftToRight if is_beside else directions.TopToBottom)
        middle.setSpacing(16)
        middle.addWidget(self._centre, 1)
        middle.addWidget(self._beside)
        width = _REVIEW_LARGE_PX if self._theme.is_large else _REVIEW_PX
        self._beside.setMinimumWidth(width if is_beside else 0)
        self._beside.setMaximumWidth(width if is_beside else _NO_LIMIT)
        box.addLayout(middle)
        box.addWidget(self.aside)
        box.addStretch(1)
        content.setLayout(box)
        area = scrolled(content)
        return area, [area]

    def _order_stops(self) -> None:
        """Have the keyboard come by as one reads: parts are made anew and laid out otherwise."""
        middle = [*self.film.stops(), *(s for card in self.verdicts.cards for s in card.stops())]
        beside = self.aside.stops()
        if self.is_wide:
            stops = [*beside, *middle]
        else:
            first = self.strip.stops(self.aside)
            stops = [*first, *middle, *(stop for stop in beside if stop not in first)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _reach(self, widget: QWidget) -> None:
        """Scroll to the top of something."""
        for area in self._areas:
            content = area.widget()
            if content is None or not area.isAncestorOf(widget):
                continue
            inside = content.layout()
            if inside is not None:
                # What was hidden until now has its place only once it is laid out.
                inside.activate()
            top = widget.mapTo(content, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(max(0, top - _PAD))

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is open, and what was said of it."""
        session = self._model.session
        self._set_words()
        if session is None:
            return
        self.aside.refresh()
        self.strip.refresh()
        if session.id != self._session_id:
            self._show_session(session.id)
        self.verdicts.refresh()
        self.aside.rows.refresh(self._rows())
        self.strip.show_rows(self._rows(), self._exercise)

    def _rows(self) -> tuple[FindingRow, ...]:
        """Return the expressions with what was said of them here."""
        shown = () if self._result is None else self._result.rows
        return tuple(replace(row, doubt=self._said_of(row.exercise)) for row in shown)

    def _said_of(self, exercise: str) -> str:
        review = self._model.report.review
        keys = [self._model.key_of(result) for result in self._model.results(exercise)]
        known = [j for key in keys if (j := review.judgement(key)) is not None]
        return ", ".join(dict.fromkeys(self._words.in_short(each) for each in known))

    def forget(self) -> None:
        """Let go of a report that is not open any more."""
        self.shut_down()
        self.aside.origin.fold()
        self._session_id = ""

    def shut_down(self) -> None:
        """Stop what still reads, and take the plots apart; safe to repeat."""
        self.plot.close_plots()
        self.film.forget()

    def _set_words(self) -> None:
        self.aside.set_words()
        self.film.set_words()
        self.about.setText(
            self.tr(
                "Your review is kept as a file of its own. The person's data is not changed. "
                "Keys: C, R, U for the opinion, S for the other side, N for the note, Ctrl Z to "
                "take back; up and down change the expression, Page up and down the session; "
                "Space plays, comma and full stop go picture by picture."
            )
        )

    def _show_session(self, session_id: str) -> None:
        self._session_id = session_id
        result = self._result = self._model.result_model()
        if result is None:
            return
        if self._model.session is not None:
            self.film.show_session(self._model.session, result)
        self.aside.rows.set_rows(self._rows(), self.tr("Expressions"))
        self.aside.rows.choose(result.first)
        self._on_exercise(result.first)
        rating = self._model.report.review.rating(session_id)
        self.form.show_rating(rating)
        if self._model.session is not None:
            self.comparison.show_sessions(self._model.session, self._model.sessions)

    def _on_exercise(self, exercise: str) -> None:
        if self._result is None or not exercise:
            return
        self._exercise = exercise
        detail = self._result.detail(exercise)
        self.strip.show_rows(self._rows(), exercise)
        self.headline.setText(detail.headline)
        # What was seen stands beside it in numbers; the sentences about it speak to the person.
        self.body.setText("\n".join(detail.reasons))
        self.body.setVisible(bool(detail.reasons))
        self.plot.set_data(detail.plot)
        self.verdicts.show_results(self._model.results(exercise))
        self.film.show_moments(detail.moments, self._result.whole(exercise))
        self._order_stops()

    # --- requests ----------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to another expression."""
        rows = self.aside.rows
        place = rows.currentRow() + by
        if 0 <= place < rows.count():
            rows.setCurrentRow(place)

    def step_session(self, by: int) -> None:
        """Go to a newer session, or with -1 to an older one."""
        (self.aside.sessions.on if by > 0 else self.aside.sessions.back).click()

    def show_result(self, exercise: str) -> None:
        """Go to an expression of the session that is shown."""
        self.aside.rows.choose(exercise)

    def step_back(self) -> bool:
        """Close what is open on top; tells whether anything was."""
        for panel in self._panels():
            if panel.isVisible():
                panel.hide()
                return True
        return self.film.step_back()

    def focus_note(self) -> None:
        cards = self.verdicts.cards
        has_own = bool(cards) and cards[0].note.isEnabled()
        target = cards[0].note if has_own else self.aside.note
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reach(target)

    def keep_texts(self) -> None:
        """Keep the note on the whole report and the reviewer's name as they stand."""
        self._model.write_note(self.aside.note.text().strip(), self.aside.reviewer.text().strip())

    def _on_rate(self) -> None:
        self._show_panel(self.form)

    def _on_compare(self) -> None:
        self._show_panel(self.comparison)

    def _on_entered(self) -> None:
        self.entries.show_entries(self._model.entries)
        self._show_panel(self.entries)

    def _on_wanted(self, what: object) -> None:
        if what == "sender":
            self.aside.origin.unfold()
            self._reach(self.aside.origin)
            return
        panels = {"rate": self._on_rate, "compare": self._on_compare, "entered": self._on_entered}
        if what in panels:
            panels[str(what)]()
        else:
            self.asked.emit(str(what))

    def _show_panel(self, wanted: SunnybrookPanel | ComparePanel | EntriesPanel) -> None:
        """Show one of the panels alone, or hide it where it is shown."""
        for panel in self._panels():
            panel.setVisible(panel is wanted and not panel.isVisible())
        if wanted.isVisible():
            wanted.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reach(wanted)


def _padded(part: QWidget) -> QWidget:
    """Leave room for the ring of what has the keyboard."""
    content = QWidget()
    box = column(0, (_PAD, _PAD, _PAD, _PAD))
    box.addWidget(part)
    content.setLayout(box)
    return content
