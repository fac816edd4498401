"""The work area of a running recording: picture, take by take, what to do with a bad one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.domain.camera_check import Check, Standing
from app.session.live import LiveView
from ui.pages.recording_controls import RecordingControls
from ui.pages.recording_done import DonePanel
from ui.theme import Theme
from ui.viewmodels.preview import Preview
from ui.viewmodels.recording import RecordingModel
from ui.viewmodels.recording_facts import COUNT_IN_S, RecordingStage, TakePhase
from ui.viewmodels.recording_quality import QUALITIES, QualityWords
from ui.viewmodels.session_facts import PromptWords, Stage
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.expression_list import ExpressionList
from ui.widgets.hold_ring import NO_RING, HoldRing, RingState
from ui.widgets.quality_chip import QualityChip
from ui.widgets.rep_dots import RepDots
from ui.widgets.video_view import VideoView, VideoWords
from ui.widgets.view_choice import ViewChoice

_QUALITY_ICONS = {Check.LIGHT: "sun", Check.DISTANCE: "ruler", Check.HEAD: "pose"}
_LARGE_RING_PX, _BAND_RING_PX = 132, 120
_UNDER_THE_LIST = 3
_ROOM = (1150, 690)
"""From this size on everything has its own place (1280×800 less the bar)."""


class RecordingWork(QWidget):
    """Fills the session page while a recording runs.

    Keys: R makes the present take again, S leaves it out, V switches the voice.

    Signals: `pause_requested()`, `keep_going_requested()`, `end_requested()`,
    `preview_requested(Preview)`.
    """

    pause_requested = Signal()
    keep_going_requested = Signal()
    end_requested = Signal()
    preview_requested = Signal(object)

    def __init__(self, theme: Theme, model: RecordingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.is_calm = False
        """Reduced motion: the ring steps once a second."""
        affected = model.session.affected
        self.video = VideoView(theme, affected)
        self.preview = ViewChoice(affected, has_healthy=model.session.has_healthy, is_short=True)
        self.qualities = {check: QualityChip(_QUALITY_ICONS[check]) for check in QUALITIES}
        self._quality_words = QualityWords(self)
        self.rows = ExpressionList(theme)
        self.ring = HoldRing(theme)
        self.dots = RepDots(theme)
        self.reps = label("strong", wrap=False)
        self.name = label("lead", "primary", wrap=False)
        self.cue = label("h1")
        self.instruct = label("body", "text2")
        self._free = label("caption", "text2")
        self.controls = RecordingControls()
        self.voice = IconButton("voice")
        self.done = DonePanel(model)
        self.tools: tuple[QWidget, ...] = (self.voice,)
        self._is_tight = False
        self._arranged: tuple[bool, bool] | None = None
        self._was: tuple[RecordingStage, Stage] | None = None
        self._build()
        self._connect()
        self.set_words()

    @property
    def model(self) -> RecordingModel:
        return self._model

    # --- what the page asks for --------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.video, self.preview, self.rows, self.ring, self.dots):
            widget.set_theme(theme)
        self._arrange()

    def set_words(self) -> None:
        self.preview.set_words()
        self.controls.set_words()
        self._free.setText(self.tr("Leave out what you cannot do."))
        self._name_voice()

    def show_frame(self, view: LiveView) -> None:
        seen = view.observation
        self.video.show_frame(view.frame, None if seen is None else seen.landmarks_px)

    def place_words(self) -> str:
        return self.rows.place_words()

    def steps(self) -> tuple[tuple[str, ...], int]:
        """Return the names of the steps of a recording, and the present one."""
        stage, is_review = self._model.session.stage, self._is_review()
        names = self.tr("Prepare"), self.tr("Frame"), self.tr("Record"), self.tr("Review")
        if stage in (Stage.OVER, Stage.ANALYSING) or is_review:
            return names, 3
        return names, {Stage.CHOOSING: 0, Stage.CHECKING: 1}.get(stage, 2)

    def refresh(self) -> None:
        """Show what the view-models say now."""
        model, session = self._model, self._model.session
        is_review = self._is_review()
        self._pages.setCurrentIndex(1 if is_review else 0)
        self.rows.set_rows(model.rows)
        self._name_voice()
        if is_review:
            self.done.refresh()
        else:
            self._show_take()
        now = (model.stage, session.stage)
        if self._was is not None and now != self._was and self.isVisible():
            self.focus_first()
        self._was = now

    def _is_review(self) -> bool:
        model = self._model
        return model.stage is RecordingStage.REVIEW and model.session.stage is not Stage.ASKING

    def focus_first(self) -> None:
        if self._pages.currentIndex() == 1:
            self.done.focus_first()
        else:
            self.controls.focus_first()

    def press(self, key: Qt.Key) -> bool:
        """Do what a key of the recording does; returns whether it is one."""
        if self._model.stage is not RecordingStage.TAKE:
            # Nothing runs that could be paused; the answers stand on buttons.
            return True
        tasks = {
            Qt.Key.Key_R: self._model.repeat,
            Qt.Key.Key_S: self._model.skip,
            Qt.Key.Key_V: self._model.toggle_voice,
        }
        task = tasks.get(key)
        if task is not None:
            task()
        return task is not None

    def shut_down(self) -> None:
        """Be silent."""
        self._model.close()

    # --- showing -----------------------------------------------------------------------------

    def _show_take(self) -> None:
        session, stage = self._model.session, self._model.session.stage
        prompt = session.prompt
        is_off = session.preview is Preview.OFF
        is_offered = self._model.stage is RecordingStage.OFFER
        self.video.set_synthetic(session.is_synthetic)
        for check, shown in self.qualities.items():
            told = self._quality_words.told(session.picture, check)
            shown.show_standing(self._quality_words.name(check), *told)
        self.preview.set_value(session.preview)
        if session.preview is not None:
            self.video.set_preview(session.preview)
        self.controls.refresh(stage, is_offered=is_offered)
        words = self._words(stage)
        if words[1] != self.cue.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.cue, words[1]))
        for widget, text in zip((self.name, self.cue, self.instruct), words, strict=True):
            widget.setText(text)
        self.name.setVisible(bool(words[0]))
        ring = NO_RING if prompt is None or is_offered else self._ring(prompt)
        self.ring.set_state(ring)
        self.ring.setVisible(not is_off and ring != NO_RING)
        self._beat.setVisible(self._is_tight and not is_offered)
        beat = prompt.beat if prompt and not is_offered else None
        self.dots.set_reps(beat.rep if beat else 0, beat.reps if beat else 0)
        self.reps.setText(
            self.tr("Repeat {current} of {of}").format(current=beat.rep, of=beat.reps)
            if beat
            else ""
        )
        shown = self._video_words(stage, ring, words[1], is_offered=is_offered)
        self.video.set_words(shown)
        # Without a picture the cue stands in large words already.
        self.cue.setVisible(not is_off or shown.cue != words[1])

    def _words(self, stage: Stage) -> tuple[str, str, str]:
        take = self._model.take_words
        name = take.name if take else ""
        if stage is Stage.ASKING:
            return name, self.tr("End this recording?"), self.tr("What was recorded is kept.")
        if self._model.stage is RecordingStage.OFFER:
            headline, sentence = self._model.offer_words
            return "", headline, sentence
        if stage is Stage.PAUSED:
            return name, self.tr("Paused"), self.tr("Press space to go on.")
        if take is None or stage is Stage.STARTING:
            return name, self.tr("Getting the picture…"), ""
        return name, take.cue, take.instruct

    def _ring(self, prompt: PromptWords) -> RingState:
        phase = self._model.phase
        seconds = prompt.seconds_left
        if phase is TakePhase.PRACTICE:
            return RingState(0.0, str(seconds - COUNT_IN_S), self.tr("to try, s"))
        captions = {
            "ready": self.tr("recording in, s"),
            "in": self.tr("slowly, s"),
            "hold": self.tr("hold, s"),
            "out": self.tr("ease back, s"),
            "rest": self.tr("rest, s"),
        }
        fill = prompt.fill
        if self.is_calm and fill:
            fill = max(0.0, 1.0 - seconds / max(prompt.beat.hold_s, 1e-9))
        return RingState(fill, str(seconds), captions[prompt.phase.value])

    def _video_words(
        self, stage: Stage, ring: RingState, cue: str, *, is_offered: bool
    ) -> VideoWords:
        minutes, seconds = divmod(int(self._model.session.elapsed_s), 60)
        is_running = stage is Stage.RUNNING and not is_offered
        hint = (self._model.hint or self._unfit()) if is_running else ""
        # Without a picture the large words are the place for it.
        is_off = self._model.session.preview is Preview.OFF
        pill = self.tr("Recording") if is_running else self.tr("Paused")
        return VideoWords(
            pill="" if stage is Stage.STARTING else pill,
            clock="" if stage is Stage.STARTING else f"{minutes}:{seconds:02d}",
            hint="" if is_off else hint,
            cue=(hint or cue) if is_off else cue,
            ring=ring,
            is_recording=is_running,
        )

    def _unfit(self) -> str:
        """Return the one thing to change about the picture where there is no room to tell all."""
        if not self._is_tight:
            return ""
        state = self._model.session.picture
        told = (self._quality_words.told(state, check) for check in QUALITIES)
        return next((words for standing, words in told if standing is Standing.CHANGE), "")

    def _name_voice(self) -> None:
        is_on = self._model.preferences.settings.voice_on
        self.voice.setChecked(is_on)
        self.voice.set_words(
            self.tr("Voice on") if is_on else self.tr("Voice off"), self.tr("Voice, key V")
        )

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        self.voice.setCheckable(True)
        # A click leaves the keyboard with "Pause".
        self.voice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._qualities = QWidget()
        side_by_side = row(12)
        for each in self.qualities.values():
            side_by_side.addWidget(each, 1)
        self._qualities.setLayout(side_by_side)
        self._prompt = QWidget()
        self._which = row(16)
        self._which.addWidget(self.name)
        said = column(2)
        said.addLayout(self._which)
        for widget in (self.cue, self.instruct):
            said.addWidget(widget)
        said.addStretch(1)
        self._band = row(20)
        self._band.addLayout(said, 1)
        self._prompt.setLayout(self._band)
        self._beat = QWidget()
        self._beside = column(10)
        self._beside.addStretch(1)
        self._beside.addStretch(1)
        self._top = row(20)
        self._top.addLayout(self._beside, 1)
        self._beat.setLayout(self._top)
        self._side = column(12)
        self._side.addWidget(self._beat)
        self._side.addWidget(self.rows, 1)
        self._side.addWidget(self._free)
        self._side.addStretch(0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(8)
        self._grid.setRowStretch(0, 1)
        self._grid.setColumnStretch(0, 760)
        self._grid.setColumnStretch(1, 450)
        self._grid.addWidget(self.video, 0, 0)
        self._grid.addLayout(self._side, 0, 1, 2, 1)
        self._grid.addWidget(self._qualities, 1, 0)
        self._grid.addWidget(self._prompt, 2, 0, 1, 2)
        take = QWidget()
        take.setLayout(self._grid)
        self._pages = QStackedWidget()
        self._pages.addWidget(take)
        self._pages.addWidget(self.done)
        whole = column()
        whole.addWidget(self._pages)
        self.setLayout(whole)
        self.video.setMinimumSize(320, 150)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where room is scarce, give words and buttons the whole width."""
        room = self.width() < _ROOM[0] or self.height() < _ROOM[1]
        is_tight = self._is_tight = self._theme.is_large or room
        is_large = self._theme.is_large
        self.rows.setVisible(not is_large or self.height() >= _ROOM[1])
        side = _BAND_RING_PX if not is_tight else self.ring.sizeHint().width()
        side = _LARGE_RING_PX if is_large else side
        self.ring.setFixedSize(side, side)
        # Without them the picture still says what has to change.
        self._qualities.setVisible(not is_tight)
        self._free.setVisible(not is_tight)
        if (is_tight, is_large) == self._arranged:
            return
        self._arranged = is_tight, is_large
        self.controls.set_tight(is_tight)
        if is_tight:
            self._top.insertWidget(0, self.ring)
            self._beside.insertWidget(1, self.dots)
            self._beside.insertWidget(1, self.reps)
        else:
            self._band.insertWidget(0, self.ring)
            self._band.addWidget(self.controls)
            self._which.addWidget(self.reps)
            self._which.addWidget(self.dots, 1)
        self._beat.setVisible(is_tight and self._model.stage is not RecordingStage.OFFER)
        self._place(is_tight=is_tight, is_large=is_large)

    def _place(self, *, is_tight: bool, is_large: bool) -> None:
        """Set the grid: what stood in another place before is taken out there by Qt."""
        grid = self._grid
        if is_tight and not is_large:
            grid.addWidget(self.preview, 1, 0)
        else:
            self._side.insertWidget(_UNDER_THE_LIST if not is_tight else 1, self.preview)
        if is_tight:
            grid.addWidget(self.controls, 3, 0, 1, 2)
        grid.setContentsMargins(24, *(10, 24, 10) if is_tight else (16, 24, 8))

    def _connect(self) -> None:
        model, controls = self._model, self.controls
        model.changed.connect(self.refresh)
        controls.pause.clicked.connect(self.pause_requested)
        controls.keep_going.clicked.connect(self.keep_going_requested)
        controls.end.clicked.connect(self.end_requested)
        controls.again.clicked.connect(model.repeat)
        controls.skip.clicked.connect(model.skip)
        controls.repeat.clicked.connect(model.repeat)
        controls.keep.clicked.connect(model.keep_take)
        self.done.again_requested.connect(model.again)
        self.preview.chosen.connect(self.preview_requested)
        self.voice.clicked.connect(model.toggle_voice)
