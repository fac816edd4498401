"""The work area of a running training: picture, cue strip, views, buttons, and what moves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from app.session.live import LiveView
from ui.pages.training_controls import TrainingControls
from ui.pages.training_side import TrainingSide
from ui.theme import Theme
from ui.viewmodels.preview import Preview
from ui.viewmodels.session_facts import Stage
from ui.viewmodels.training import TrainingModel
from ui.widgets.controls import IconButton, Segmented
from ui.widgets.cue_strip import CueStrip
from ui.widgets.video_view import VideoView, VideoWords
from ui.widgets.view_choice import ViewChoice

_ROOMY, _TIGHT = (760, 450), (560, 400)
_LEAST_VIDEO = (320, 150)
_ROOM = (1150, 690)
"""From this size on everything has its own place (1280×800 less the bar)."""


def _nothing(_painter: object, _place: object) -> None:
    """Paint nothing over the picture: neither oval nor words, chin and neck stay in view."""


class TrainingWork(QWidget):
    """Fills the session page while a training runs (see `ui.pages.session.Work`).

    Keys: left and right go back and skip, "−" makes it half as big, V and C switch voice and
    captions.

    Signals: `pause_requested()`, `keep_going_requested()`, `end_requested()`,
    `preview_requested(Preview)`.
    """

    pause_requested = Signal()
    keep_going_requested = Signal()
    end_requested = Signal()
    preview_requested = Signal(object)

    def __init__(self, theme: Theme, model: TrainingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        affected = model.session.affected
        self.video = VideoView(theme, affected)
        self.video.set_overlay(_nothing)
        self.strip = CueStrip(theme)
        self.preview = ViewChoice(affected, has_healthy=model.session.has_healthy, is_short=True)
        self.controls = TrainingControls()
        self.side = TrainingSide(theme, affected, model.self_rating, model.words.lang)
        self.voice = IconButton("voice")
        self.captions = IconButton("cc")
        self.tools: tuple[QWidget, ...] = (self.voice, self.captions)
        self._was_tight = False
        self._build()
        self._connect()
        self._bind()

    @property
    def is_calm(self) -> bool:
        return self.side.is_calm

    @is_calm.setter
    def is_calm(self, is_calm: bool) -> None:
        self.side.is_calm = is_calm

    # --- what the page asks for --------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.video, self.strip, self.preview, self.side):
            widget.set_theme(theme)
        self._arrange()

    def set_words(self) -> None:
        self.preview.set_words()
        self.controls.set_words()
        self.side.set_words()
        self.strip.keep_room_for(*self._model.lines())
        self._name_tools()

    def show_frame(self, view: LiveView) -> None:
        seen = view.observation
        self.video.show_frame(view.frame, None if seen is None else seen.landmarks_px)

    def place_words(self) -> str:
        number, total = self._model.place
        return self.tr("Exercise {n} of {total}").format(n=number, total=total) if total else ""

    def steps(self) -> tuple[tuple[str, ...], int]:
        """Return the names of the steps and the present one; there are none here."""
        return (), 0

    def refresh(self) -> None:
        """Show what the view-models say now."""
        session, shown = self._model.session, self._model.shown
        prompt, stage = session.prompt, session.stage
        is_off = session.preview is Preview.OFF
        self.video.set_synthetic(session.is_synthetic)
        self.preview.set_value(session.preview)
        if session.preview is not None:
            self.video.set_preview(session.preview)
        self.strip.show_cue(shown.cue, is_spoken=shown.is_spoken, is_above=is_off)
        self.side.refresh(prompt, shown, session.rows, is_off=is_off)
        self.controls.refresh(stage, can_be_halved=shown.can_be_halved)
        ring = self.side.ring_state(prompt)
        pills = {Stage.PAUSED: self.tr("Paused"), Stage.ASKING: self.tr("Paused")}
        self.video.set_words(
            VideoWords(
                pill=pills.get(stage, ""),
                cue=shown.cue.what or (prompt.name if prompt else ""),
                ring=ring,
            )
        )
        self._name_tools()

    def focus_first(self) -> None:
        self.controls.focus_first()

    def press(self, key: Qt.Key) -> bool:
        """Do what a key of the training does; returns whether it is one."""
        tasks = {
            Qt.Key.Key_V: self._model.toggle_voice,
            Qt.Key.Key_C: self._model.toggle_captions,
            Qt.Key.Key_Minus: self._model.halve,
            Qt.Key.Key_Underscore: self._model.halve,
        }
        task = tasks.get(key)
        if task is not None:
            task()
        return task is not None

    def shut_down(self) -> None:
        """Be silent; what was done is written down."""
        self._model.close()

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(24, 16, 24, 16)
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(10)
        self._grid.setRowStretch(0, 1)
        self._grid.addWidget(self.video, 0, 0)
        self.setLayout(self._grid)
        self._arrange()
        for tool in (self.voice, self.captions):
            tool.setCheckable(True)
            # A click leaves the keyboard with "Pause".
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_tight() is not self._was_tight:
            self._arrange()

    def _is_tight(self) -> bool:
        return self._theme.is_large or self.width() < _ROOM[0] or self.height() < _ROOM[1]

    def _arrange(self) -> None:
        """Where room is scarce, give strip and buttons the whole width, and the rest less."""
        is_tight = self._was_tight = self._is_tight()
        is_large = self._theme.is_large
        wide = 2 if is_large else 1
        self.controls.set_tight(is_tight)
        self.side.set_tight(is_tight)
        self._grid.addWidget(self.strip, 1, 0, 1, wide)
        if is_large:
            self.controls.before.addWidget(self.preview)
        else:
            self._grid.addWidget(self.preview, 2, 0)
        self._grid.addWidget(self.controls, 3, 0, 1, 2 if is_tight else 1)
        self._grid.addWidget(self.side, 0, 1, 1 if is_large else 3 if is_tight else 4, 1)
        left, right = (1, 1) if is_large else _TIGHT if is_tight else _ROOMY
        self._grid.setColumnStretch(0, left)
        self._grid.setColumnStretch(1, right)
        self._grid.setContentsMargins(24, *(10, 24, 10) if is_tight else (16, 24, 16))
        self.video.setMinimumSize(*_LEAST_VIDEO)

    def _connect(self) -> None:
        self._model.changed.connect(self.refresh)
        self.controls.pause_requested.connect(self.pause_requested)
        self.controls.keep_going_requested.connect(self.keep_going_requested)
        self.controls.end_requested.connect(self.end_requested)
        self.controls.halve_requested.connect(self._model.halve)
        self.controls.back_requested.connect(self._model.back)
        self.controls.skip_requested.connect(self._model.skip)
        self.preview.chosen.connect(self.preview_requested)
        self.voice.clicked.connect(self._model.toggle_voice)
        self.captions.clicked.connect(self._model.toggle_captions)
        self.side.rated.connect(self._model.rate)
        self.side.tired.connect(self._model.tire)

    def _bind(self) -> None:
        """Take the arrows before a focused button moves the focus with them."""
        self._arrows: list[QShortcut] = []
        for key, slot in (("Left", self._on_left), ("Right", self._on_right)):
            arrow = QShortcut(QKeySequence(key), self)
            arrow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            arrow.activated.connect(slot)
            self._arrows.append(arrow)

    def _name_tools(self) -> None:
        settings = self._model.preferences.settings
        self.voice.setChecked(settings.voice_on)
        self.voice.set_words(
            self.tr("Voice on") if settings.voice_on else self.tr("Voice off"),
            self.tr("Voice, key V"),
        )
        self.captions.setChecked(settings.captions_on)
        self.captions.set_words(
            self.tr("Captions on") if settings.captions_on else self.tr("Captions off"),
            self.tr("Captions, key C"),
        )

    def _on_left(self) -> None:
        values = self._focused_values()
        if values is None:
            self._model.back()
        else:
            values.step(-1)

    def _on_right(self) -> None:
        values = self._focused_values()
        if values is None:
            self._model.skip()
        else:
            values.step(1)

    def _focused_values(self) -> Segmented | None:
        """Return the row of values that has the keyboard: the arrows are left to it."""
        focused = self.focusWidget()
        parent = None if focused is None or not focused.hasFocus() else focused.parentWidget()
        return parent if isinstance(parent, Segmented) else None
