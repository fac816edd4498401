"""The work area of a running recording: picture, take by take, what to do with a bad one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QWidget

from app.domain.camera_check import Check, Standing
from app.session.live import LiveView
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
from ui.widgets.styling import set_look
from ui.widgets.video_view import VideoView, VideoWords
from ui.widgets.view_choice import ViewChoice

_QUALITY_ICONS = {Check.LIGHT: "sun", Check.DISTANCE: "ruler", Check.HEAD: "pose"}
_LARGE_RING_PX = 132
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
        self.reps = label("strong")
        self.name = label("lead", "primary")
        self.cue = label("h1")
        self.instruct = label("body", "text2")
        self.controls = RecordingControls()
        self.voice = IconButton("voice")
        self.done = DonePanel(model)
        self.tools: tuple[QWidget, ...] = (self.voice,)
        self._is_tight: bool | None = None
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
        ring = NO_RING if prompt is None or is_offered else self._ring(prompt)
        self.ring.set_state(ring)
        self.ring.setVisible(not is_off)
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
        self._prompt = QFrame()
        said = column(2)
        for widget in (self.name, self.cue, self.instruct):
            said.addWidget(widget)
        said.addStretch(1)
        self._prompt.setLayout(said)
        self._beat = QWidget()
        beside = column(10)
        beside.addStretch(1)
        beside.addWidget(self.reps)
        beside.addWidget(self.dots)
        beside.addStretch(1)
        top = row(20)
        top.addWidget(self.ring)
        top.addLayout(beside, 1)
        self._beat.setLayout(top)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(10)
        take = QWidget()
        take.setLayout(self._grid)
        self._pages = QStackedWidget()
        self._pages.addWidget(take)
        self._pages.addWidget(self.done)
        whole = column()
        whole.addWidget(self._pages)
        self.setLayout(whole)
        self.video.setMinimumSize(320, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where room is scarce, give words and buttons the whole width."""
        room = self.width() < _ROOM[0] or self.height() < _ROOM[1]
        is_tight = self._theme.is_large or room
        is_large = self._theme.is_large
        self.rows.setVisible(not is_large or self.height() >= _ROOM[1])
        side = _LARGE_RING_PX if is_large else self.ring.sizeHint().width()
        self.ring.setFixedSize(side, side)
        # Without them the picture still says what has to change.
        self._qualities.setVisible(not is_tight)
        if is_tight is self._is_tight:
            return
        self._is_tight = is_tight
        self.controls.set_tight(is_tight)
        grid = self._grid
        wide = 2 if is_tight else 1
        grid.addWidget(self.video, 0, 0)
        grid.addWidget(self._qualities, 1, 0)
        grid.addWidget(self.preview, 2, 0)
        grid.addWidget(self._prompt, 3, 0, 1, wide)
        grid.addWidget(self.controls, 4, 0, 1, wide)
        side = column(12)
        side.addWidget(self._beat)
        side.addWidget(self.rows, 1)
        side.addStretch(0)
        grid.addLayout(side, 0, 1, 3 if is_tight else 5, 1)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 760)
        grid.setColumnStretch(1, 450)
        grid.setContentsMargins(24, *(10, 24, 10) if is_tight else (16, 24, 16))

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


class RecordingControls(QStackedWidget):
    """Again, leave out, pause; or the two answers to what is asked.

    A click leaves the keyboard with "Pause", so that space never leaves a take out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.again = IconButton("repeat", "session")
        self.skip = IconButton("skip", "session")
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.pause = IconButton("pause", "sessionprimary")
        self.end = IconButton("x", "session")
        self.keep_going = IconButton("play", "sessionprimary")
        self.keep = IconButton("check", "session")
        self.repeat = IconButton("repeat", "sessionprimary")
        for button in (self.again, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add((self.again, 2), (self.skip, 1), (self.pause, 2))
        self._add((self.end, 1), (self.keep_going, 1))
        self._add((self.keep, 1), (self.repeat, 1))

    def set_tight(self, is_tight: bool) -> None:
        for button in (self.again, self.skip, self.end, self.keep):
            set_look(button, kind="" if is_tight else "session")
        for button in (self.pause, self.keep_going, self.repeat):
            set_look(button, kind="primary" if is_tight else "sessionprimary")

    def set_words(self) -> None:
        self.again.set_words(self.tr("Once more"), self.tr("Record this expression again, key R"))
        self.skip.set_words(self.tr("Leave out"), self.tr("Leave this expression out, key S"))
        self.end.set_words(self.tr("End"), self.tr("End this recording"))
        self.keep_going.set_words(self.tr("Keep going"))
        self.keep.set_words(self.tr("Keep it"), self.tr("Keep this take as it is"))
        self.repeat.set_words(self.tr("Record again"))

    def refresh(self, stage: Stage, *, is_offered: bool) -> None:
        self.setCurrentIndex(1 if stage is Stage.ASKING else 2 if is_offered else 0)
        is_paused = stage is Stage.PAUSED
        self.pause.show_icon("play" if is_paused else "pause")
        self.pause.set_words(self.tr("Go on") if is_paused else self.tr("Pause"))
        is_under_way = stage in (Stage.RUNNING, Stage.PAUSED)
        for button in (self.pause, self.again, self.skip):
            button.setEnabled(is_under_way)

    def focus_first(self) -> None:
        firsts = (self.pause, self.keep_going, self.repeat)
        firsts[self.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, *buttons: tuple[IconButton, int]) -> None:
        page, line = QWidget(), row(12)
        for button, stretch in buttons:
            line.addWidget(button, stretch)
        page.setLayout(line)
        self.addWidget(page)
