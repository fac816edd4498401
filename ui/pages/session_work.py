"""The work area of a running session: picture, prompt, ring, dots and list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.domain.timeline import Beat, Phase
from app.session.live import LiveView
from ui.theme import Theme
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import PromptWords, Stage
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.expression_list import ExpressionList
from ui.widgets.hold_ring import NO_RING, HoldRing, RingState
from ui.widgets.rep_dots import RepDots
from ui.widgets.video_view import VideoView, VideoWords
from ui.widgets.view_choice import ViewChoice

_SIDE_WIDTH = 450
_PROMPT_LINES_PX = 140


class SessionWork(QWidget):
    """Shows one session while it runs.

    Signals: `pause_requested()`, `keep_going_requested()`, `end_requested()`,
    `preview_requested(Preview)`.
    """

    pause_requested = Signal()
    keep_going_requested = Signal()
    end_requested = Signal()
    preview_requested = Signal(object)

    def __init__(self, theme: Theme, view_model: SessionViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = view_model
        self.is_calm = False
        """Reduced motion: the ring steps once a second."""
        self.tools: tuple[QWidget, ...] = ()
        self.video = VideoView(theme, view_model.affected)
        self.preview = ViewChoice(view_model.affected, has_healthy=view_model.has_healthy)
        self.ring = HoldRing(theme)
        self.dots = RepDots(theme)
        self.rows = ExpressionList(theme)
        self.name = label("lead", "primary")
        self.cue = label("h1")
        self.instruct = label("body", "text2")
        self.pause = IconButton("pause", "sessionprimary")
        self.keep_going = IconButton("play", "sessionprimary")
        self.end = IconButton("x", "session")
        self.goal = label("strong")
        self.avoid = label("body", "text2")
        self.reps = label("strong")
        self.pace = label("caption")
        self._build()
        self.set_words()
        self.pause.clicked.connect(self.pause_requested)
        self.keep_going.clicked.connect(self.keep_going_requested)
        self.end.clicked.connect(self.end_requested)
        self.preview.chosen.connect(self.preview_requested)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.video, self.preview, self.ring, self.dots, self.rows):
            widget.set_theme(theme)
        self._prompt.setMinimumHeight(_PROMPT_LINES_PX + 4 * (theme.px("body") - 18))
        # Large words need the whole width; the buttons go below the list then.
        (self._right if theme.is_large else self._line).addWidget(self._buttons)

    def set_words(self) -> None:
        self.preview.set_words()
        self.keep_going.set_words(self.tr("Keep going"))
        self.end.set_words(self.tr("End"), self.tr("End this session"))

    def show_frame(self, view: LiveView) -> None:
        seen = view.observation
        self.video.show_frame(view.frame, None if seen is None else seen.landmarks_px)

    def refresh(self) -> None:
        """Show what the view-model says now."""
        stage, prompt = self._model.stage, self._model.prompt
        self.video.set_synthetic(self._model.is_synthetic)
        self.rows.set_rows(self._model.rows)
        self.preview.set_value(self._model.preview)
        if self._model.preview is not None:
            self.video.set_preview(self._model.preview)
        self._buttons.setCurrentIndex(1 if stage is Stage.ASKING else 0)
        is_paused = stage is Stage.PAUSED
        self.pause.show_icon("play" if is_paused else "pause")
        self.pause.set_words(self.tr("Go on") if is_paused else self.tr("Pause"))
        self.pause.setEnabled(stage in (Stage.RUNNING, Stage.PAUSED))
        self._show_prompt(stage, prompt)
        ring = NO_RING if stage is Stage.STARTING else self._ring(prompt)
        self.ring.set_state(ring)
        self._show_reps(prompt)
        self.goal.setText(prompt.goal if prompt else "")
        self.avoid.setText(prompt.avoid if prompt else "")
        self._advice.setVisible(prompt is not None and not self._theme.is_large)
        is_off = self._model.preview is Preview.OFF
        self.ring.setVisible(not is_off and ring != NO_RING)
        self.cue.setVisible(not is_off)
        self.video.set_words(self._video_words(stage, ring))

    def place_words(self) -> str:
        return self.rows.place_words()

    def steps(self) -> tuple[tuple[str, ...], int]:
        """Return the names of the steps and the present one; there are none here."""
        return (), 0

    def press(self, key: Qt.Key) -> bool:
        return False

    def shut_down(self) -> None:
        """There is nothing to end."""

    def focus_first(self) -> None:
        button = self.keep_going if self._model.stage is Stage.ASKING else self.pause
        button.setFocus()

    def _build(self) -> None:
        left = column(12)
        left.addWidget(self.video, 1)
        left.addWidget(self.preview)
        left.addWidget(self._build_prompt())
        side = QWidget()
        side.setMaximumWidth(_SIDE_WIDTH)
        right = self._right = column(14)
        side.setLayout(right)
        beside = column(10)
        beside.addStretch(1)
        beside.addWidget(self.reps)
        beside.addWidget(self.dots)
        beside.addWidget(self.pace)
        beside.addStretch(1)
        top = row(24)
        top.addWidget(self.ring)
        top.addLayout(beside, 1)
        right.addLayout(top)
        right.addWidget(self.rows, 100)
        right.addWidget(self._build_advice())
        right.addStretch(1)
        whole = row(22, (24, 16, 24, 16))
        whole.addLayout(left, 760)
        whole.addWidget(side, _SIDE_WIDTH)
        self.setLayout(whole)

    def _build_advice(self) -> QFrame:
        self._advice = QFrame()
        self._advice.setProperty("kind", "well")
        inside = column(4, (24, 12, 24, 14))
        inside.addWidget(self.goal)
        inside.addWidget(self.avoid)
        self._advice.setLayout(inside)
        return self._advice

    def _build_prompt(self) -> QWidget:
        words = column(2)
        words.addWidget(self.name)
        words.addWidget(self.cue)
        words.addWidget(self.instruct)
        words.addStretch(1)
        running, asking = QWidget(), QWidget()
        alone = column(0)
        alone.addWidget(self.pause)
        alone.addStretch(1)
        running.setLayout(alone)
        both = row(14)
        both.addWidget(self.end)
        both.addWidget(self.keep_going)
        stacked = column(0)
        stacked.addLayout(both)
        stacked.addStretch(1)
        asking.setLayout(stacked)
        self._buttons = _FittingStack()
        self._buttons.addWidget(running)
        self._buttons.addWidget(asking)
        line = self._line = row(18)
        line.addLayout(words, 1)
        line.addWidget(self._buttons)
        self._prompt = QFrame()
        self._prompt.setLayout(line)
        self._prompt.setMinimumHeight(_PROMPT_LINES_PX)
        return self._prompt

    def _show_prompt(self, stage: Stage, prompt: PromptWords | None) -> None:
        name = prompt.name if prompt else ""
        match stage:
            case Stage.ASKING:
                words = (name, self.tr("End this session?"), self.tr("What was recorded is kept."))
            case Stage.PAUSED:
                words = (name, self.tr("Paused"), self.tr("Press space to go on."))
            case Stage.RUNNING if prompt is not None:
                words = (name, prompt.cue, prompt.instruct)
            case Stage.STARTING:
                words = (name, self.tr("Getting the picture…"), prompt.instruct if prompt else "")
            case _:
                words = ("", self._model.end_cue, "")
        if words[1] != self.cue.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.cue, words[1]))
        for widget, text in zip((self.name, self.cue, self.instruct), words, strict=True):
            widget.setText(text)

    def _show_reps(self, prompt: PromptWords | None) -> None:
        beat = prompt.beat if prompt else None
        self.dots.set_reps(beat.rep if beat else 0, beat.reps if beat else 0)
        self.reps.setText(
            self.tr("Repeat {current} of {of}").format(current=beat.rep, of=beat.reps)
            if beat
            else ""
        )
        self.pace.setText(self._pace(beat) if beat else "")

    def _pace(self, beat: Beat) -> str:
        hold = self.tr("hold {hold} s").format(hold=f"{beat.hold_s:g}")
        if not beat.in_s:
            return hold
        return self.tr("{in_} s in · {hold} · {out} s out").format(
            in_=f"{beat.in_s:g}", hold=hold, out=f"{beat.out_s:g}"
        )

    def _ring(self, prompt: PromptWords | None) -> RingState:
        if prompt is None:
            return NO_RING
        captions = {
            Phase.READY: self.tr("ready, s"),
            Phase.IN: self.tr("slowly, s"),
            Phase.HOLD: self.tr("hold, s"),
            Phase.OUT: self.tr("ease back, s"),
            Phase.REST: self.tr("rest, s"),
        }
        fill = prompt.fill
        if self.is_calm and prompt.phase is Phase.HOLD:
            fill = max(0.0, 1.0 - prompt.seconds_left / max(prompt.beat.hold_s, 1e-9))
        return RingState(fill, str(prompt.seconds_left), captions[prompt.phase])

    def _video_words(self, stage: Stage, ring: RingState) -> VideoWords:
        minutes, seconds = divmod(int(self._model.elapsed_s), 60)
        pills = {
            Stage.RUNNING: self.tr("Recording"),
            Stage.PAUSED: self.tr("Paused"),
            Stage.ASKING: self.tr("Paused"),
        }
        hint = ""
        if stage is Stage.RUNNING and self._model.is_face_missing:
            hint = self.tr("No face in view. Sit slowly into the middle.")
        return VideoWords(
            pill=pills.get(stage, ""),
            clock=f"{minutes}:{seconds:02d}" if stage in pills else "",
            hint=hint,
            cue=self.cue.text(),
            ring=ring,
            is_recording=stage is Stage.RUNNING,
        )


class _FittingStack(QStackedWidget):
    """A stack that is as wide as what it shows, not as its widest page."""

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown else QSize()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else QSize()
