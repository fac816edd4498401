"""Practice: every set that can be done in front of the mirror, the dose, and sets of one's own."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.session.doses import DOSES
from app.texts import Lang
from ui.pages.practice_editor import SetEditor
from ui.pages.practice_rows import SetRow
from ui.theme import Theme
from ui.viewmodels.plan_offer import PlanCardModel
from ui.viewmodels.practice import PracticeModel
from ui.widgets.controls import Card, IconButton, Segmented, column, label, scrolled
from ui.widgets.notices import Notice
from ui.widgets.therapist_card import TherapistCard
from ui.words import Words

_WIDE_PX = 960


class PracticePage(QWidget):
    """A page beside the rail (see `ui.more_pages.BrowsePage`).

    Signals: `start_requested(set_id)`; `plan_requested()` a therapist's plan shall be opened.
    """

    start_requested = Signal(str)
    plan_requested = Signal()

    def __init__(
        self, theme: Theme, model: PracticeModel, plan: PlanCardModel | None = None
    ) -> None:
        """`plan`: the therapist's plan; None: there is no place for one here."""
        super().__init__()
        self._theme = theme
        self._model = model
        self._plan = plan
        self.plan = None if plan is None else TherapistCard(plan)
        self._words = Words(self)
        self._was_wide: bool | None = None
        self.setProperty("kind", "page")
        self.heading = label("h1")
        self.note = label(tone="text2")
        self.dose_card = Card("ruler")
        self.dose = Segmented(DOSES)
        self.dose_note = label("caption")
        self.undo = Notice("trash", is_closable=True)
        self.problem = Notice("info", is_closable=True)
        self.problem.set_caution(True)
        self.ready, self.own = Card("mirror", 0), Card("practice", 0)
        self.empty = label(tone="text2")
        self.make = IconButton("plus")
        self.editor = SetEditor(theme, model)
        self._row_facts: tuple[object, ...] = ()
        self.rows: dict[str, SetRow] = {}
        self._lay_out()
        self._connect()
        self.retranslate()

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.dose_card.body.addWidget(self.dose)
        self.dose_card.body.addWidget(self.dose_note)
        for card in (self.ready, self.own):
            card.body.setContentsMargins(8, 18, 8, 12)
            card.head.setContentsMargins(14, 0, 14, 8)
        self.own.body.addWidget(self.empty)
        self.empty.setContentsMargins(20, 4, 20, 12)
        content = QWidget()
        box = column(14, (32, 24, 32, 26))
        for widget in (self.heading, self.note, self.undo, self.problem, self.dose_card):
            box.addWidget(widget)
        box.addWidget(self.ready)
        box.addWidget(self.own)
        box.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        if self.plan is not None:
            box.addWidget(self.plan)
        box.addStretch(1)
        content.setLayout(box)
        self._box = box
        self.undo.hide()
        self.problem.hide()
        self._list = scrolled(content)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.editor)
        whole = column(0)
        whole.addWidget(self._stack)
        self.setLayout(whole)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.refresh)
        model.refused.connect(self._on_refused)
        if self._plan is not None and self.plan is not None:
            self._plan.changed.connect(self.refresh)
            self.plan.open_requested.connect(self.plan_requested)
        self.dose.chosen.connect(self._on_dose)
        self.make.clicked.connect(self._on_make)
        self.undo.action_requested.connect(model.undo)
        self.undo.closed.connect(model.forget_deleted)
        self.editor.closed.connect(self._on_closed)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.editor.set_theme(theme)
        self._was_wide = None
        self.refresh()

    def shut_down(self) -> None:
        """Nothing here runs or waits to be written."""

    def focus_first(self) -> None:
        if self._model.draft is not None:
            self.editor.focus_first()
            return
        of_day = [each for each in self.rows.values() if each.shown.is_of_day]
        (of_day or list(self.rows.values()))[0].start.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Leave the editor without keeping anything."""
        if self._model.draft is None:
            return False
        self._model.drop_draft()
        self._on_closed()
        return True

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Practice"))
        self.note.setText(
            self.tr("Small, slow, even. Start any set; the voice leads you through it.")
        )
        self.dose_card.heading.setText(self.tr("How much?"))
        self.dose.set_words(self.dose_card.heading.text(), self._dose_words())
        self.dose_note.setText(
            self.tr(
                "The starter dose holds for 3 seconds, three times. The standard dose holds for up "
                "to 5 seconds, five times: ask your therapist when to change."
            )
        )
        self.ready.heading.setText(self.tr("Ready-made sets"))
        self.own.heading.setText(self.tr("Your own sets"))
        self.empty.setText(self.tr("Sets that you put together stand here."))
        self.make.set_words(self.tr("Put a set together"))
        self.undo.set_close_words(self.tr("Close"))
        self.problem.set_close_words(self.tr("Close"))
        self.editor.retranslate()
        self.refresh()

    def refresh(self, *, keeps_rows: bool = False) -> None:
        """Show the sets as they are; `keeps_rows`: only what differs from what stands there."""
        model = self._model
        is_editing = model.draft is not None
        self._stack.setCurrentWidget(self.editor if is_editing else self._list)
        if is_editing:
            self.editor.refresh()
            return
        self.dose.set_value(model.dose)
        gone = model.deleted
        if gone is None:
            self.undo.hide()
        else:
            words = self.tr("Deleted: {name}").format(name=gone.name)
            self.undo.say(words, action=self.tr("Undo"))
        self._show_rows(keeps_rows=keeps_rows)

    def showEvent(self, event: QShowEvent) -> None:
        """A plan may have been accepted meanwhile."""
        self.refresh(keeps_rows=True)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_wide() is not self._was_wide:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_rows(self, *, keeps_rows: bool) -> None:
        focused = self._focused()
        self._was_wide = self._is_wide()
        planned, sets = self._refreshed_plan(), self._model.sets
        facts = (planned, sets, self._was_wide, self._model.lang)
        if keeps_rows and facts == self._row_facts:
            return
        self._row_facts = facts
        for old in self.rows.values():
            old.hide()
            old.deleteLater()
        self.rows = {}
        for shown in sets:
            made = SetRow(shown, self._minutes(shown.total_s), is_wide=self._was_wide)
            if self.plan is not None and shown.id in planned:
                self.plan.rows.addWidget(made)
            else:
                (self.own if shown.is_own else self.ready).body.addWidget(made)
            made.start_requested.connect(self.start_requested)
            made.day_requested.connect(self._model.use_set)
            made.change_requested.connect(self._on_change)
            made.delete_requested.connect(self._model.delete)
            made.move_requested.connect(self._model.move)
            self.rows[shown.id] = made
        self.empty.setVisible(not any(each.shown.is_own for each in self.rows.values()))
        self._give_back(focused)

    def _refreshed_plan(self) -> tuple[str, ...]:
        """Show the card of the therapist's plan; returns the sets that belong in it."""
        if self._plan is None or self.plan is None:
            return ()
        self.plan.refresh()
        # A plan that is followed comes first, and before the dose, which its sets bring themselves.
        before = self.dose_card if self._plan.current is not None else self.make
        self._box.removeWidget(self.plan)
        place = self._box.indexOf(before) + (before is self.make)
        self._box.insertWidget(place, self.plan)
        self.plan.set_wide(bool(self._was_wide))
        return self._plan.set_ids

    def _focused(self) -> tuple[str, str]:
        """Return which button of which row has the keyboard, so that it keeps it."""
        for id_, each in self.rows.items():
            for name in ("start", "of_day", "change", "up", "down", "delete"):
                if getattr(each, name).hasFocus():
                    return id_, name
        return "", ""

    def _give_back(self, focused: tuple[str, str]) -> None:
        id_, name = focused
        if id_ in self.rows:
            button: IconButton = getattr(self.rows[id_], name)
            target = button if button.isEnabled() else self.rows[id_].start
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif id_ and self.undo.isVisible():
            self.undo.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_wide(self) -> bool:
        return self.width() >= _WIDE_PX and not self._theme.is_large

    def _minutes(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)

    def _dose_words(self) -> list[str]:
        return [self.tr("Starter"), self.tr("Standard")]

    # --- requests ----------------------------------------------------------------------------

    def _on_dose(self, dose: object) -> None:
        self._model.use_dose(str(dose))

    def _on_make(self) -> None:
        self._open(None)

    def _on_change(self, set_id: str) -> None:
        self._open(set_id)

    def _open(self, set_id: str | None) -> None:
        self.problem.hide()
        self._model.start_draft(set_id)
        self.editor.focus_first()

    def _on_closed(self) -> None:
        self.problem.hide()
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: Exception) -> None:
        words = self._words.explain(error, Lang(self._model.lang))
        (self.problem if self._model.draft is None else self.editor.problem).say(words)
