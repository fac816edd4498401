"""The massage page: from the choice of length, through the steps, to how it feels afterwards."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.domain.routine_player import Command
from app.domain.routine_record import AfterAnswers
from app.session.live import LiveView
from ui.pages.after import AfterPage
from ui.pages.routine_start import ResumePanel, StartPanel
from ui.pages.routine_work import RoutineWork
from ui.theme import Theme
from ui.viewmodels.routine import RoutineModel
from ui.viewmodels.routine_facts import Stage
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.notices import EmptyState

_BAR_PX = 76
_GAP_PX, _MARGIN_PX = 14, 24
_SILENT_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Print,
    }
)
_NO_PAUSE_WITH = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_Body = StartPanel | ResumePanel | RoutineWork | AfterPage


class RoutinePage(QWidget):
    """A whole-window page without the rail.

    Keys: space, or any key without a task, pauses and goes on, and so does a click beside the
    buttons; left and right go back and skip, R repeats, D finishes a step that may be finished
    early, V switches the voice, Esc asks whether to end, U or F1 is "Unwell?".

    Signals: `finished(rules)` the massage was done, at least in part, and is written down: `rules`
    are the ids of warning signs that the person said yes to, for the gate; `left()` without
    anything done; `unwell_requested()`, the massage is paused then.
    """

    finished = Signal(object)
    left = Signal()
    unwell_requested = Signal()

    def __init__(self, theme: Theme, model: RoutineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # its keys work; no stop for Tab
        self._theme = theme
        self._model = model
        self._stage: Stage | None = None
        self.start = StartPanel(theme, model, self)
        self.resume = ResumePanel(model, self)
        self.work = RoutineWork(theme, model, self)
        self.stuck = EmptyState("info")
        self.after = AfterPage(theme)
        self.end = IconButton("x")
        self.title = label("h3", wrap=False)
        self.time_left = label("lead", wrap=False)
        self.voice = IconButton("voice")
        self.own_face = IconButton("cam")
        self.unwell = IconButton("unwell", "unwell")
        self._build()
        self._connect()
        self._bind()
        self.set_theme(theme)
        self._set_words()
        self._refresh()

    @property
    def view_model(self) -> RoutineModel:
        return self._model

    def begin(self) -> None:
        """Offer what was broken off, or ask how long the massage shall be."""
        self._model.open()
        self._enter(self._model.stage)

    def shut_down(self) -> None:
        """Stop everything; call it before the page goes away. What was done is kept."""
        self._model.close()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self.start, self.work, self.after):
            part.set_theme(theme)
        self._bar.setFixedHeight(max(_BAR_PX, theme.bar_target + 20))
        self._refresh()

    def set_reduced_motion(self, is_reduced: bool) -> None:
        self.work.set_calm(is_reduced)

    def minimumSizeHint(self) -> QSize:
        """Let the window keep its size: what scrolls and wraps finds its place in it."""
        return QSize(640, 480)

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        self._bar = QFrame()
        self._bar.setProperty("kind", "topbar")
        bar = row(_GAP_PX, (_MARGIN_PX, 0, _MARGIN_PX, 0))
        bar.addWidget(self.end)
        bar.addWidget(self.title)
        bar.addStretch(1)
        for widget in (self.time_left, self.own_face, self.voice, self.unwell):
            bar.addWidget(widget)
        self._bar.setLayout(bar)
        for button in (self.end, self.own_face, self.voice, self.unwell):
            # A click leaves the keyboard with "Pause".
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.voice.setCheckable(True)
        self.own_face.setCheckable(True)
        self._stack = QStackedWidget()
        for page in (self.start, self.resume, self.work, self.stuck, self.after):
            self._stack.addWidget(page)
        whole = column(0)
        whole.addWidget(self._bar)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.ticked.connect(self._on_ticked)
        self.start.start_requested.connect(model.start)
        self.start.back_requested.connect(self.left)
        self.start.again_requested.connect(model.open)
        self.resume.go_on_requested.connect(model.go_on)
        self.resume.finish_requested.connect(model.finish_there)
        self.resume.back_requested.connect(self.left)
        self.work.card.done_requested.connect(self._on_done)
        self.work.controls.pause_requested.connect(model.toggle_pause)
        self.work.controls.command_requested.connect(model.move)
        self.work.controls.keep_going_requested.connect(model.keep_going)
        self.work.controls.end_requested.connect(model.end)
        self.stuck.action_requested.connect(model.retry)
        self.after.answered.connect(self._on_answered)
        self.after.skipped.connect(self._on_skipped)
        self.end.clicked.connect(self._on_escape)
        self.voice.clicked.connect(self._on_voice)
        self.own_face.clicked.connect(self._on_own_face)
        self.unwell.clicked.connect(self._on_unwell)
        if model.picture is not None:
            model.picture.framed.connect(self._on_framed)
            model.picture.changed.connect(self._on_picture)

    def _bind(self) -> None:
        """Take the arrows before a focused button moves the focus with them."""
        self._arrows: list[QShortcut] = []
        for key, slot in (("Left", self._on_left), ("Right", self._on_right)):
            arrow = QShortcut(QKeySequence(key), self.work)
            arrow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            arrow.activated.connect(slot)
            self._arrows.append(arrow)

    # --- showing -----------------------------------------------------------------------------

    def _set_words(self) -> None:
        self.end.set_words(self.tr("End"), self.tr("End the massage"))
        self.unwell.set_words(self.tr("Unwell?"), self.tr("Unwell? Stop here"))
        self.work.set_words()

    def _body(self) -> _Body:
        """Return what fills the page in the stage as it is now, unless it is STUCK."""
        pages: dict[Stage, _Body] = {
            Stage.CHOOSING: self.start,
            Stage.RESUMING: self.resume,
            Stage.AFTER: self.after,
        }
        return pages.get(self._model.stage, self.work)

    def _refresh(self) -> None:
        stage = self._model.stage
        if stage is Stage.CLOSED:
            return
        if stage is Stage.AFTER and not self._model.has_done_something:
            self.left.emit()
            return
        body = self._body()
        if isinstance(body, StartPanel | ResumePanel | RoutineWork):
            body.refresh()
        shown = self._model.after_shown
        if shown is not None:
            self.after.show_words(shown)
        self.stuck.say(
            self.tr("What you did could not be written down yet"),
            self._model.problem,
            self.tr("Try again"),
        )
        self._refresh_bar(stage)
        self._stack.setCurrentWidget(self.stuck if stage is Stage.STUCK else body)
        if stage is not self._stage:
            self._enter(stage)

    def _enter(self, stage: Stage) -> None:
        """Move the keyboard where it is needed in a new stage."""
        before, self._stage = self._stage, stage
        if stage in (Stage.AFTER, Stage.STUCK) and self._model.picture is not None:
            self._model.picture.switch(is_on=False)
        if stage is Stage.STUCK:
            self.stuck.action.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not {before, stage} <= {Stage.RUNNING, Stage.PAUSED}:
            self._body().focus_first()

    def _refresh_bar(self, stage: Stage) -> None:
        is_under_way = stage.is_under_way
        self.title.setText(self._model.title)
        self.end.setVisible(is_under_way)
        self.time_left.setVisible(is_under_way)
        picture = self._model.picture
        self.own_face.setVisible(is_under_way and picture is not None)
        self.own_face.setChecked(picture is not None and picture.is_on)
        is_waiting = self.work.own is not None and self.work.own.is_waiting
        self.own_face.set_words(
            self.tr("Starting…", "the camera") if is_waiting else self.tr("My face"),
            self.tr("Show it on my own face (camera)"),
        )
        is_on = self._model.preferences.settings.voice_on
        self.voice.setChecked(is_on)
        self.voice.set_words(self.tr("Voice on") if is_on else self.tr("Voice off"))
        self._show_time()
        self._fit_title()

    def _fit_title(self) -> None:
        """Leave the title out where the bar has no room for it."""
        others = (self.end, self.time_left, self.own_face, self.voice, self.unwell)
        shown = [self.title, *(widget for widget in others if not widget.isHidden())]
        used = sum(widget.sizeHint().width() + _GAP_PX for widget in shown)
        self.title.setVisible(used + 2 * _MARGIN_PX <= self.width())

    def _show_time(self) -> None:
        progress = self._model.progress
        if progress is not None:
            minutes, seconds = divmod(progress.routine_left_s, 60)
            clock = f"{minutes}:{seconds:02d}"
            self.time_left.setText(self.tr("Left {clock}").format(clock=clock))

    def _on_ticked(self) -> None:
        self.work.refresh_time()
        self._show_time()

    def _on_framed(self, view: LiveView) -> None:
        was_waiting = self.work.own is not None and self.work.own.is_waiting
        self.work.show_frame(view)
        if was_waiting:
            self._refresh()

    def _on_picture(self) -> None:
        picture = self._model.picture
        is_on = picture is not None and picture.is_on
        if is_on is not (self.work.own is not None):
            self.work.show_own(is_shown=is_on)
        self._refresh()

    # --- requests ----------------------------------------------------------------------------

    def _on_done(self) -> None:
        self._model.move(Command.DONE)

    def _on_left(self) -> None:
        self._model.move(Command.BACK)

    def _on_right(self) -> None:
        self._model.move(Command.SKIP)

    def _on_voice(self) -> None:
        preferences = self._model.preferences
        preferences.use_voice_on(not preferences.settings.voice_on)

    def _on_own_face(self) -> None:
        picture = self._model.picture
        if picture is not None:
            picture.switch(not picture.is_on)

    def _on_unwell(self) -> None:
        self._model.pause()
        self.unwell_requested.emit()

    def _on_answered(self, answers: AfterAnswers) -> None:
        rules = self._model.answer(answers)
        if rules is not None:
            self.finished.emit(rules)

    def _on_skipped(self) -> None:
        self.finished.emit(())

    def _on_escape(self) -> None:
        match self._model.stage:
            case Stage.ASKING:
                self._model.keep_going()
            case Stage.CHOOSING | Stage.RESUMING:
                self.left.emit()
            case Stage.AFTER:
                self.after.skip.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self._model.ask_end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_under_way = self._model.stage.is_under_way
        if event.modifiers() & _NO_PAUSE_WITH or key in _SILENT_KEYS or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Escape:
            self._on_escape()
        elif key is Qt.Key.Key_F1 or (key is Qt.Key.Key_U and is_under_way):
            self._on_unwell()
        elif self._model.stage in (Stage.RUNNING, Stage.PAUSED) and key < Qt.Key.Key_F1:
            self._press(key)
        else:
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_R:
                self._model.move(Command.REPEAT)
            case Qt.Key.Key_D:
                self._model.move(Command.DONE)
            case Qt.Key.Key_V:
                self._on_voice()
            case _:
                self._model.toggle_pause()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._model.toggle_pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
            self._refresh()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)
