"""An open report: sessions, the expression that is looked at, and what is said of it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QLineEdit, QWidget

from ui.pages.clinic_compare import ComparePanel
from ui.pages.clinic_entries import EntriesPanel
from ui.pages.clinic_film import FilmPanel
from ui.pages.clinic_form import SunnybrookPanel
from ui.pages.clinic_sender import SenderCard
from ui.pages.clinic_verdict import VerdictPanel
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel
from ui.viewmodels.clinic_words import ClinicWords
from ui.viewmodels.result import ResultViewModel
from ui.widgets.controls import IconButton, column, label, scrolled
from ui.widgets.dual_plot import DualPlot
from ui.widgets.finding_list import FindingList
from ui.words import Words

_SIDE_PX, _REVIEW_PX, _NARROW_PX = 250, 280, 1180
_ROWS = 3
"""Of the expressions, so that the film is seen at once; the list scrolls."""


class ClinicWork(QWidget):
    """Three columns, one below the other where there is less room."""

    def __init__(self, theme: Theme, model: ClinicModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._words = ClinicWords(self)
        self._common = Words(self)
        self._result: ResultViewModel | None = None
        self._session_id = ""
        self._exercise = ""
        self.origin = SenderCard(model)
        self.sessions: dict[str, IconButton] = {}
        self._session_box = column(6)
        self._group = QButtonGroup(self)
        self.agreement = label("caption")
        self.rate = IconButton("note")
        self.compare = IconButton("list")
        self.reviewer = QLineEdit()
        self.note = QLineEdit()
        self.rows = FindingList(theme)
        self.headline = label("h2")
        self.body = label("body", "text2")
        self.plot = DualPlot(theme)
        self.rows.set_most(_ROWS)
        self.film = FilmPanel(theme)
        self.verdicts = VerdictPanel(model)
        self.form = SunnybrookPanel()
        self.comparison = ComparePanel(model.library, model.texts)
        self.entered = IconButton("list")
        self.entries = EntriesPanel(model.library, model.texts)
        self._lay_out()
        self._connect()

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.setContentsMargins(20, 14, 20, 18)
        self._columns.addWidget(self._left())
        self._columns.addWidget(self._centre(), 1)
        self._columns.addWidget(self._right())
        content = QWidget()
        content.setLayout(self._columns)
        whole = column(0)
        whole.addWidget(scrolled(content))
        self.setLayout(whole)

    def _left(self) -> QWidget:
        self._aside = QFrame()
        self._aside.setProperty("kind", "card")
        self.sessions_title = label("h3")
        box = column(12, (14, 14, 14, 16))
        box.addWidget(self.origin)
        box.addWidget(self.sessions_title)
        box.addLayout(self._session_box)
        box.addWidget(self.compare)
        box.addWidget(self.entered)
        box.addWidget(self.rate)
        box.addWidget(self.agreement)
        box.addWidget(self.reviewer)
        box.addWidget(self.note)
        box.addStretch(1)
        self._aside.setLayout(box)
        return self._aside

    def _centre(self) -> QWidget:
        part = QWidget()
        box = column(12)
        box.addWidget(self.comparison)
        box.addWidget(self.form)
        box.addWidget(self.entries)
        self.entries.hide()
        self._looked_at = QFrame()
        self._looked_at.setProperty("kind", "card")
        inner = column(10, (16, 14, 16, 16))
        for widget in (self.rows, self.headline, self.body, self.film, self.plot):
            inner.addWidget(widget)
        self._looked_at.setLayout(inner)
        box.addWidget(self._looked_at)
        box.addStretch(1)
        part.setLayout(box)
        self.comparison.hide()
        self.form.hide()
        return part

    def _right(self) -> QWidget:
        self._beside = QWidget()
        box = column(12)
        self.about = label("caption")
        box.addWidget(self.verdicts)
        box.addWidget(self.about)
        box.addStretch(1)
        self._beside.setLayout(box)
        return self._beside

    def _connect(self) -> None:
        self.rows.chosen.connect(self._on_exercise)
        self.film.moved.connect(self.plot.show_time)
        self.rate.clicked.connect(self._on_rate)
        self.compare.clicked.connect(self._on_compare)
        self.form.closed.connect(self.form.hide)
        self.form.rated.connect(self._model.rate)
        self.comparison.closed.connect(self.comparison.hide)
        self.entered.clicked.connect(self._on_entered)
        self.entries.closed.connect(self.entries.hide)
        for text in (self.note, self.reviewer):
            text.editingFinished.connect(self.keep_texts)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.rows.set_theme(theme)
        self.plot.set_theme(theme)
        self.film.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < _NARROW_PX or self._theme.is_large
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        for part, width in ((self._aside, _SIDE_PX), (self._beside, _REVIEW_PX)):
            part.setMinimumWidth(0 if is_narrow else width)
            part.setMaximumWidth(16777215 if is_narrow else width)

    def refresh(self) -> None:
        """Show what is open, and what was said of it."""
        session = self._model.session
        self._set_words()
        if session is None:
            return
        if list(self.sessions) != [one.id for one in self._model.sessions]:
            self._list_sessions()
        self._name_sessions()
        self.origin.refresh()
        if session.id != self._session_id:
            self._show_session(session.id)
        self.verdicts.refresh()
        self.agreement.setText(self._words.agreement(self._model.agreement))
        review = self._model.report.review
        for text, value in ((self.note, review.note), (self.reviewer, review.reviewer)):
            if not text.hasFocus():
                text.setText(value)

    def forget(self) -> None:
        """Let go of a report that is not open any more."""
        self.shut_down()
        self._session_id = ""

    def shut_down(self) -> None:
        """Stop what still reads, and take the plots apart; safe to repeat."""
        self.plot.close_plots()
        self.film.forget()

    def _set_words(self) -> None:
        self.sessions_title.setText(self.tr("Sessions"))
        self.rate.set_words(self.tr("Sunnybrook"), self.tr("Sunnybrook, your own rating"))
        self.entered.set_words(
            self.tr("Entered values"), self.tr("Totals and symptom diary of the person")
        )
        self.compare.set_words(self.tr("Compare two"), self.tr("Compare two visits"))
        for text, name in (
            (self.reviewer, self.tr("Your name")),
            (self.note, self.tr("Note on the whole report")),
        ):
            text.setPlaceholderText(name)
            text.setAccessibleName(name)
        self.film.set_words()
        self.about.setText(
            self.tr(
                "Your review is kept as a file of its own. The person's data is not changed. "
                "Keys: C, R, U for the opinion, N for the note; Space plays, comma and full stop "
                "go picture by picture."
            )
        )

    def _list_sessions(self) -> None:
        for button in self.sessions.values():
            self._group.removeButton(button)
            self._session_box.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.sessions = {}
        for session in self._model.sessions:
            button = IconButton("", "link")
            button.setCheckable(True)
            button.clicked.connect(partial(self._model.choose, session.id))
            self._group.addButton(button)
            self._session_box.addWidget(button)
            self.sessions[session.id] = button

    def _name_sessions(self) -> None:
        for session in self._model.sessions:
            when = self._common.day(session.record.meta.started_at, self._model.texts.lang)
            open_ = self._model.open_results(session)
            state = self.tr("%n to review", "", open_) if open_ else self.tr("reviewed")
            self.sessions[session.id].set_words(
                self.tr("{when}\n{state}").format(when=when, state=state),
                self.tr("{when}, {state}").format(when=when, state=state),
            )
        if self._model.session is not None:
            self.sessions[self._model.session.id].setChecked(True)

    def _show_session(self, session_id: str) -> None:
        self._session_id = session_id
        result = self._result = self._model.result_model()
        if result is None:
            return
        if self._model.session is not None:
            self.film.show_session(self._model.session, result)
        self.rows.set_rows(result.rows, self.tr("Expressions"))
        self.rows.choose(result.first)
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
        self.headline.setText(detail.headline)
        # What was seen stands beside it in numbers; the sentences about it speak to the person.
        self.body.setText("\n".join(detail.reasons))
        self.body.setVisible(bool(detail.reasons))
        self.plot.set_data(detail.plot)
        self.verdicts.show_results(self._model.results(exercise))
        self.film.show_moments(detail.moments, self._result.whole(exercise))

    # --- requests ----------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to another expression."""
        place = self.rows.currentRow() + by
        if 0 <= place < self.rows.count():
            self.rows.setCurrentRow(place)

    def step_back(self) -> bool:
        """Close what is open on top; tells whether anything was."""
        for panel in (self.form, self.comparison, self.entries):
            if panel.isVisible():
                panel.hide()
                return True
        return self.film.step_back()

    def focus_note(self) -> None:
        cards = self.verdicts.cards
        target = cards[0].note if cards and cards[0].note.isEnabled() else self.note
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_texts(self) -> None:
        """Keep the note on the whole report and the reviewer's name as they stand."""
        self._model.write_note(self.note.text().strip(), self.reviewer.text().strip())

    def _on_rate(self) -> None:
        self._show_panel(self.form)

    def _on_compare(self) -> None:
        self._show_panel(self.comparison)

    def _on_entered(self) -> None:
        self.entries.show_entries(self._model.entries)
        self._show_panel(self.entries)

    def _show_panel(self, wanted: QWidget) -> None:
        """Show one of the panels alone, or hide it where it is shown."""
        for panel in (self.form, self.comparison, self.entries):
            panel.setVisible(panel is wanted and not panel.isVisible())
