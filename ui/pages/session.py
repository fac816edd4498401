"""The session page: one guided recording, from the choice of view to the result."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.session.live import LiveView
from ui.collector import spare_nothing, spare_what_is_there
from ui.icons import Icon
from ui.pages.camera_check import CheckPanel
from ui.pages.session_panels import AnalysingPanel, ChoosePanel, OverPanel
from ui.pages.session_work import SessionWork
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview, following
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import Stage
from ui.widgets.brightness import BrightnessPanel
from ui.widgets.controls import IconButton, chip, column, label, row
from ui.widgets.stage_steps import StageSteps

if TYPE_CHECKING:
    from ui.pages.recording_done import DonePanel
    from ui.pages.recording_prepare import PreparePanel
    from ui.pages.recording_work import RecordingWork
    from ui.pages.training_work import TrainingWork

    Work = SessionWork | TrainingWork | RecordingWork
    """What fills the page while a session runs; its `tools` stand in the bar."""
    _Page = ChoosePanel | PreparePanel | CheckPanel | OverPanel | DonePanel | AnalysingPanel | Work

_BAR_PX = 76
_GAP_PX, _MARGIN_PX = 14, 24
_PREVIEW_KEYS = {
    Qt.Key.Key_1: Preview.MIRROR,
    Qt.Key.Key_2: Preview.OUTLINE,
    Qt.Key.Key_3: Preview.BLUR,
    Qt.Key.Key_4: Preview.HEALTHY_SIDE,
    Qt.Key.Key_5: Preview.OFF,
}
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


class SessionPage(QWidget):
    """A whole-window page without the rail.

    Keys: space, or any key without a task, pauses and goes on; Esc pauses and asks whether to end;
    1 to 5 choose a view, 0 goes to the next one; U or F1 is "Unwell?". In the camera check any key
    stops the countdown. A click on an empty area is the same as space.

    Signals: `finished(session_id)` recorded and analysed; `left()` without a result;
    `preview_chosen(str)` a value of `Preview`, to be remembered; `unwell_requested()`;
    `dim_requested()` for the other of dim and full light; `light_chosen(int)` how bright the own
    picture is shown, in percent.
    """

    finished = Signal(str)
    left = Signal()
    preview_chosen = Signal(str)
    unwell_requested = Signal()
    dim_requested = Signal()
    light_chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        view_model: SessionViewModel,
        parent: QWidget | None = None,
        *,
        work: "Work | None" = None,
        choose: "ChoosePanel | PreparePanel | None" = None,
        over: "OverPanel | DonePanel | None" = None,
    ) -> None:
        """Take the parts; without them the page is that of a plain recording."""
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Not by Tab: there is nothing to do on the page itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._theme = theme
        self._model = view_model
        self._stage: Stage | None = None
        self.work = work or SessionWork(theme, view_model, self)
        has_healthy = view_model.has_healthy
        self.choose = choose or ChoosePanel(view_model.affected, has_healthy=has_healthy)
        self.check = CheckPanel(theme, view_model)
        self.over = over or OverPanel()
        self.analysing = AnalysingPanel()
        self.end = IconButton("x")
        self.title = label("h3", wrap=False)
        self.place = chip()
        self.steps = StageSteps(theme)
        self.stays = label("caption", wrap=False)
        self.lock = Icon("lock", 22, "text2")
        self.light = IconButton("sun")
        self.brightness = BrightnessPanel(self)
        self.unwell = IconButton("unwell", "unwell")
        self._build()
        self._connect()
        self._set_words()
        self.set_theme(theme)
        self._refresh()

    @property
    def view_model(self) -> SessionViewModel:
        return self._model

    def begin(self) -> None:
        """Start the recording, or ask first how the person wants to see themselves."""
        spare_what_is_there()
        self._model.begin()
        self._page().focus_first()

    def shut_down(self) -> None:
        """Stop all threads and wait for them; call it before the page goes away."""
        self.work.shut_down()
        self._model.close()
        spare_nothing()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.work.set_theme(theme)
        self.check.set_theme(theme)
        self.steps.set_theme(theme)
        self.brightness.dim.setChecked(theme.name is ThemeName.DARK)
        self._bar.setFixedHeight(max(_BAR_PX, theme.bar_target + 20))
        self._fit_bar()

    def minimumSizeHint(self) -> QSize:
        """Let the window keep its size: what scrolls and wraps finds its place in it."""
        return QSize(640, 480)

    def set_reduced_motion(self, is_reduced: bool) -> None:
        self.work.is_calm = is_reduced

    def set_light(self, light: int | None) -> None:
        """Show the own picture so bright, in percent; None: as the theme has it."""
        for video in (self.work.video, self.check.video):
            video.set_light(light)

    def _build(self) -> None:
        self._bar = QFrame()
        self._bar.setProperty("kind", "topbar")
        bar = row(_GAP_PX, (_MARGIN_PX, 0, _MARGIN_PX, 0))
        bar.addWidget(self.end)
        bar.addWidget(self.title)
        bar.addWidget(self.place)
        bar.addStretch(1)
        bar.addWidget(self.steps)
        bar.addStretch(1)
        for widget in (self.lock, self.stays, *self.work.tools, self.light, self.unwell):
            bar.addWidget(widget)
        # A click leaves the keyboard with "Pause".
        for button in (self.light, self.unwell):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bar.setLayout(bar)
        self._stack = QStackedWidget()
        for page in (self.work, self.choose, self.check, self.over, self.analysing):
            self._stack.addWidget(page)
        whole = column(0)
        whole.addWidget(self._bar)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.framed.connect(self._on_framed)
        model.progressed.connect(self.analysing.show_progress)
        model.finished.connect(self.finished)
        model.left.connect(self.left)
        self.end.clicked.connect(self._on_end)
        self.unwell.clicked.connect(self._on_unwell)
        self.light.clicked.connect(self._on_light)
        self.brightness.dim.clicked.connect(self.dim_requested)
        self.brightness.moved.connect(self.set_light)
        self.brightness.chosen.connect(self.set_light)
        self.brightness.chosen.connect(self.light_chosen)
        self.brightness.closed.connect(self._on_light_closed)
        self.work.pause_requested.connect(model.toggle_pause)
        self.work.keep_going_requested.connect(model.keep_going)
        self.work.end_requested.connect(model.end)
        self.work.preview_requested.connect(self._on_preview)
        self.choose.chosen.connect(self._on_preview)
        self.check.preview_requested.connect(self._on_preview)
        self.check.start_requested.connect(model.pass_check)
        self.check.wait_requested.connect(model.wait_in_check)
        self.over.look.clicked.connect(model.look)
        self.over.back.clicked.connect(model.leave)
        self.analysing.cancel.clicked.connect(model.stop_looking)

    def _set_words(self) -> None:
        self.end.set_words(self.tr("End"), self.tr("End this session"))
        self.title.setText(self._model.title)
        self.stays.setText(self.tr("The recording stays on this computer."))
        self.light.set_words(self.tr("Brightness"), self.tr("Brightness of your picture"))
        self.brightness.set_words()
        self.unwell.set_words(self.tr("Unwell?"), self.tr("Unwell? Stop here"))
        self.choose.set_words(self._model.setup)
        self.check.set_words()
        self.work.set_words()

    def _page(self) -> "_Page":
        """Return what fills the page in the stage as it is now."""
        pages = {
            Stage.CHOOSING: self.choose,
            Stage.CHECKING: self.check,
            Stage.OVER: self.over,
            Stage.ANALYSING: self.analysing,
        }
        return pages.get(self._model.stage, self.work)

    def _refresh(self) -> None:
        stage, page = self._model.stage, self._page()
        if page is self.over:
            headline, sentence = self._model.over_words
            self.over.show_words(headline, sentence, can_look=self._model.has_recording)
            self.over.support.show_for(self._model.over_error)
        elif page is self.work:
            self.work.refresh()
        elif page is self.check:
            self.check.refresh()
        self.place.setText(self.work.place_words())
        names, current = self.work.steps()
        if names:
            self.steps.show_steps(names, current)
        self._fit_bar()
        self._stack.setCurrentWidget(page)
        if stage is not self._stage:
            if self._is_done():
                self.brightness.hide()
            if stage is Stage.ANALYSING:
                self.analysing.show_progress(0, 0)
            elif stage is Stage.RUNNING:
                spare_what_is_there()
            is_first_run = self._stage in (None, Stage.CHOOSING, Stage.CHECKING, Stage.STARTING)
            self._stage = stage
            if stage is not Stage.RUNNING or is_first_run:
                page.focus_first()

    def _fit_bar(self) -> None:
        """Leave out of the bar what it has no room for, the least important first."""
        is_at_work, is_done = self._page() is self.work, self._is_done()
        always: list[QWidget] = [] if is_done else [self.end, self.unwell]
        always += self.work.tools if is_at_work else ()
        has_steps = bool(self.work.steps()[0]) and self._fits([*always, self.steps, self.title])
        spare: dict[QWidget, bool] = {
            self.stays: True,
            self.lock: True,
            self.light: not is_done,
            self.title: True,
            self.place: is_at_work and not has_steps,
        }
        always += [self.steps] if has_steps else []
        shown = [each for each, is_wanted in spare.items() if is_wanted]
        while shown and not self._fits([*always, *shown]):
            shown.pop(0)
        # The lock says nothing without its words.
        shown = shown if self.stays in shown else [w for w in shown if w is not self.lock]
        # Only now: a widget that comes and goes within one refresh would flicker.
        for widget in (self.end, self.unwell, self.steps, *self.work.tools, *spare):
            widget.setVisible(widget in always or widget in shown)

    def _fits(self, widgets: list[QWidget]) -> bool:
        used = sum(each.sizeHint().width() + _GAP_PX for each in widgets)
        return used + 2 * _MARGIN_PX <= self.width()

    def _on_framed(self, view: LiveView) -> None:
        (self.check if self._model.stage is Stage.CHECKING else self.work).show_frame(view)

    def _on_preview(self, preview: Preview) -> None:
        self._model.choose_preview(preview)
        if self._model.preview is preview:
            self.preview_chosen.emit(preview.value)

    def _on_unwell(self) -> None:
        self._model.pause()
        self.unwell_requested.emit()

    def _on_end(self) -> None:
        if self._model.stage is Stage.ASKING:
            self._model.end()
        else:
            self._model.ask_end()

    def _on_light(self) -> None:
        if self.brightness.isHidden():
            self.brightness.open_below(self.light, self.work.video.light)
        else:
            self.brightness.close_it()

    def _on_light_closed(self) -> None:
        self._page().focus_first()

    def _on_escape(self) -> None:
        if not self.brightness.isHidden():
            self.brightness.close_it()
            return
        match self._model.stage:
            case Stage.ASKING:
                self._model.keep_going()
            case Stage.ANALYSING:
                self._model.stop_looking()
            case Stage.OVER | Stage.CHOOSING | Stage.CHECKING:
                self._model.leave()
            case _:
                self._model.ask_end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & _NO_PAUSE_WITH or key in _SILENT_KEYS or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Escape:
            self._on_escape()
        elif key in _PREVIEW_KEYS and not self._is_done():
            self._on_preview(_PREVIEW_KEYS[key])
        elif key is Qt.Key.Key_0 and self._model.preview is not None and not self._is_done():
            model = self._model
            self._on_preview(
                following(model.preview, model.affected, has_healthy=model.has_healthy)
            )
        elif key is Qt.Key.Key_F1 or (key is Qt.Key.Key_U and not self._is_done()):
            self._on_unwell()
        elif self._page() is self.work and self.work.press(key):
            pass
        elif self._model.stage is Stage.CHECKING and not _is_function_key(key):
            self._model.wait_in_check()
        elif self._model.stage in (Stage.RUNNING, Stage.PAUSED) and not _is_function_key(key):
            self._model.toggle_pause()
        else:
            super().keyPressEvent(event)

    def _is_done(self) -> bool:
        return self._model.stage in (Stage.OVER, Stage.ANALYSING)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.brightness.isHidden():
            self.brightness.close_it()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._model.wait_in_check()
            self._model.toggle_pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.brightness.hide()
        self._fit_bar()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
            self._refresh()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)


def _is_function_key(key: Qt.Key) -> bool:
    return Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
