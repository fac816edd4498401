"""The camera check before a session: the picture, what to change, and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.camera_check import Check, CheckState, Standing
from app.domain.framing import Change
from app.session.live import LiveView
from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_check import CheckWords
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.ghost import paint_ghost
from ui.widgets.outline import Place
from ui.widgets.video_view import VideoView, VideoWords
from ui.widgets.view_choice import ViewChoice

_SIDE_WIDTH = 450
_ICONS = {
    Check.FRAMING: "user",
    Check.DISTANCE: "ruler",
    Check.LIGHT: "sun",
    Check.HEAD: "pose",
    Check.SHARPNESS: "eye",
    Check.CAMERA: "cam",
}
_STATE_ICONS = {Standing.WAITING: "clock", Standing.GOOD: "check", Standing.CHANGE: "info"}
_TONES = {Standing.WAITING: "text2", Standing.GOOD: "primary", Standing.CHANGE: "cue"}


class CheckPanel(QWidget):
    """Shows how the picture stands in the view that the person chose; refuses nothing.

    Signals: `start_requested()`, `wait_requested()`, `preview_requested(Preview)`.
    """

    start_requested = Signal()
    wait_requested = Signal()
    preview_requested = Signal(object)

    def __init__(self, theme: Theme, view_model: SessionViewModel) -> None:
        super().__init__()
        self._model = view_model
        self._words = CheckWords(self)
        self.video = VideoView(theme, view_model.affected)
        self.preview = ViewChoice(view_model.affected, has_healthy=view_model.has_healthy)
        self.headline = label("h2")
        self.advice = label("lead")
        self.advice.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.rows = {check: _CheckRow(_ICONS[check]) for check in Check}
        self.start = IconButton("play", "sessionprimary")
        self.wait = IconButton("pause", "session")
        self._build()
        if view_model.framing is not None:
            self.video.set_overlay(self._paint_last, over_lines=True)
        self.set_words()
        self.set_theme(theme)
        self.start.clicked.connect(self.start_requested)
        self.wait.clicked.connect(self.wait_requested)
        self.preview.chosen.connect(self.preview_requested)

    def set_theme(self, theme: Theme) -> None:
        self.video.set_theme(theme)
        self.preview.set_theme(theme)
        # As high as the longest advice, so that nothing jumps.
        lines = 3 if theme.is_large else 2
        line_px = QFontMetrics(theme.font("lead")).lineSpacing()
        self.advice.setMinimumHeight(lines * line_px)
        for shown in self.rows.values():
            shown.is_short = theme.is_large

    def set_words(self) -> None:
        self.preview.set_words()
        self.wait.set_words(self.tr("Wait"), self.tr("Wait: I start it myself"))

    def show_frame(self, view: LiveView) -> None:
        seen = view.observation
        self._size = (view.frame.pixels.shape[1], view.frame.pixels.shape[0])
        self.video.show_frame(view.frame, None if seen is None else seen.landmarks_px)
        self.refresh()

    def refresh(self) -> None:
        """Show what the view-model says now."""
        state, seconds = self._model.check, self._model.countdown_s
        self.video.set_synthetic(self._model.is_synthetic)
        self.preview.set_value(self._model.preview)
        if self._model.preview is not None:
            self.video.set_preview(self._model.preview)
        self._tell(state, seconds)
        for check, shown in self.rows.items():
            standing = state.standing(check)
            shown.show_words(self._words.name(check), self._words.standing(standing), standing)
        is_ready = (state.is_good and self._change() is None) or not state.is_settled
        self.start.set_words(self.tr("Start") if is_ready else self.tr("Start anyway"))
        self.wait.setVisible(seconds is not None)

    def focus_first(self) -> None:
        self.start.setFocus()

    def _tell(self, state: CheckState, seconds: int | None) -> None:
        """Say one thing: the most important one to change, or that all is well."""
        change = self._change()
        if state.first is not None:
            headline, advice = self.tr("One thing to change"), self._words.advice(state.first)
        elif state.is_settled and change is not None:
            headline, advice = self.tr("As last time"), self._words.change(change)
        elif not state.is_settled:
            headline, advice = self.tr("Looking at the picture"), self._model.setup
        elif seconds is None:
            headline, advice = self.tr("All good"), self.tr("Start whenever you like.")
        else:
            headline = self.tr("All good")
            advice = self.tr("Starting in {seconds} s. Any key waits.").format(seconds=seconds)
        spoken = advice if state.first is not None or change is not None else headline
        if spoken != self._spoken:
            self._spoken = spoken
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.advice, spoken))
        self.headline.setText(headline)
        self.advice.setText(advice)
        self.video.set_words(VideoWords(cue=advice))

    def _change(self) -> Change | None:
        """Return what would bring the face to where it was in the last recording."""
        return None if self._model.framing is None else self._model.framing.change

    def _paint_last(self, painter: QPainter, place: Place) -> None:
        if self._model.framing is not None:
            paint_ghost(painter, self._model.framing.before, self._size, place)

    def _build(self) -> None:
        self._size = (0, 0)
        self._spoken = ""
        left = column(12)
        left.addWidget(self.video, 1)
        left.addWidget(self.preview)
        self._note = QFrame()
        self._note.setProperty("kind", "well")
        said = column(4, (20, 12, 20, 12))
        said.addWidget(self.headline)
        said.addWidget(self.advice)
        self._note.setLayout(said)
        left.addWidget(self._note)
        content = QWidget()
        listed = column(6)
        for shown in self.rows.values():
            listed.addWidget(shown)
        listed.addStretch(1)
        content.setLayout(listed)
        right = column(12)
        right.addWidget(scrolled(content), 1)
        right.addWidget(self.wait)
        right.addWidget(self.start)
        side = QWidget()
        side.setMaximumWidth(_SIDE_WIDTH)
        side.setLayout(right)
        whole = row(22, (24, 16, 24, 16))
        whole.addLayout(left, 760)
        whole.addWidget(side, _SIDE_WIDTH)
        self.setLayout(whole)


class _CheckRow(QFrame):
    """One check: what it is, and how it stands in words with an icon."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.is_short = False
        """Large words: what is good says so by its tick alone."""
        self._state = Icon("clock", 26, "text2")
        self.name = label("strong")
        self.words = label("body", "text2")
        words = column(0)
        words.addWidget(self.name)
        words.addWidget(self.words)
        box = row(14, (14, 6, 14, 6))
        box.addWidget(Icon(icon_name, 26, "text2"))
        box.addLayout(words, 1)
        box.addWidget(self._state)
        self.setLayout(box)

    def show_words(self, name: str, words: str, standing: Standing) -> None:
        self.name.setText(name)
        self.words.setText(words)
        self.words.setVisible(not self.is_short or standing is not Standing.GOOD)
        self._state.show_icon(_STATE_ICONS[standing], _TONES[standing])
        self.setAccessibleName(f"{name}: {words}")
