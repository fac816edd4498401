"""One moment of a recording, played slowly or picture by picture, in the person's own view."""

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.sides import Affected
from ui.theme import Theme
from ui.viewmodels.moment import MomentModel
from ui.viewmodels.playhead import Playhead
from ui.viewmodels.preview import Preview
from ui.viewmodels.result_parts import MomentRow
from ui.widgets.controls import IconButton, Segmented, column, label, row
from ui.widgets.outline import paint_rest
from ui.widgets.scrub_bar import ScrubBar
from ui.widgets.support import SupportButton
from ui.widgets.video_view import VideoView, VideoWords
from ui.words import Words

if TYPE_CHECKING:
    from app.texts import Lang
    from app.vision.faces import Points

SPEEDS: Final = (0.25, 0.5, 1.0)
# Large words leave a window of least height room for so much picture beside what moves it.
_HEIGHT, _HEIGHT_LARGE, _HEIGHT_COMPACT = 300, 220, 260
_SHAPE: Final = 1.05
_NEED_LANDMARKS: Final = (Preview.OUTLINE, Preview.HEALTHY_SIDE)


class Scrubber(QFrame):
    """Plays a moment once when it is opened, then stays at the picture that shows it best.

    Keys: Space plays and pauses, Left and Right go one picture back and on, Home and End to the
    first and last, Esc closes.

    Signals: `moved(float)` the second of the recording now shown; `closed()`.
    """

    moved = Signal(float)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        model: MomentModel,
        affected: Affected,
        lang: "Lang",
        *,
        is_synthetic: bool = False,
        is_mirrored: bool = True,
    ) -> None:
        """Make it; `is_mirrored` False is for somebody else who looks at the person."""
        super().__init__()
        self._is_synthetic = is_synthetic
        self._is_mirrored = is_mirrored
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._model = model
        self._lang = lang
        self._words = Words(self)
        self._row: MomentRow | None = None
        self._preview = Preview.OUTLINE
        self._plays_when_read = False
        self._waits_at_rest = False
        self._is_compact = False
        self._has_rest = False
        self._theme = theme
        self.head = Playhead(parent=self)
        self.head.set_speed(SPEEDS[0])
        self.video = VideoView(theme, affected)
        # It begins as the plain picture, which not everybody wants to see.
        self.video.set_preview(self._preview)
        self.video.set_bare()
        self.video.set_mirrored(is_mirrored)
        self.name = label("strong", wrap=False)
        self.when = label("caption")
        self.place = label("caption")
        self.about = label("caption")
        self.trouble = label()
        self.support = SupportButton()
        self.waiting = QProgressBar()
        self.waiting.setRange(0, 0)
        self.waiting.setTextVisible(False)
        self.bar = ScrubBar(theme)
        self.back, self.on = IconButton("left", "square"), IconButton("right", "square")
        self.play = IconButton("play")
        self.speed = Segmented(SPEEDS)
        self.speed.set_value(SPEEDS[0])
        self.keys = label("caption")
        self.close_button = IconButton("x", "quiet")
        self._lay_out()
        self._connect()
        self.set_words()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        top = row(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(16)
        self._box.addWidget(self.video, 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addLayout(self._controls(), 1)
        whole = column(8, (14, 10, 14, 14))
        whole.addLayout(top)
        whole.addWidget(self.when)
        whole.addLayout(self._box)
        self.setLayout(whole)

    def _controls(self) -> QVBoxLayout:
        beside = column(10)
        for widget in (self.trouble, self.support, self.waiting, self.bar):
            beside.addWidget(widget)
        beside.addLayout(self._transport())
        for widget in (self.place, self.speed, self.about, self.keys):
            beside.addWidget(widget)
        beside.addStretch(1)
        return beside

    def _transport(self) -> QHBoxLayout:
        buttons = row(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.play, 1)
        buttons.addWidget(self.on)
        return buttons

    def _connect(self) -> None:
        self._model.changed.connect(self._on_model)
        self.head.moved.connect(self._on_moved)
        self.head.changed.connect(self._refresh)
        self.bar.slider.actionTriggered.connect(self.head.pause)
        self.bar.slider.valueChanged.connect(self.head.go)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.play.clicked.connect(self.head.toggle)
        self.speed.chosen.connect(self._on_speed)
        self.close_button.clicked.connect(self.closed)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard comes by, in this order."""
        return [self.bar.slider, self.back, self.play, self.on, *self.speed.buttons()]

    # --- what it shows -----------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.video.set_theme(theme)
        self.bar.set_theme(theme)
        height = _HEIGHT_COMPACT if self._is_compact else _HEIGHT
        if theme.is_large:
            height = _HEIGHT_LARGE
        self.video.setFixedSize(round(_SHAPE * height), height)

    def set_compact(self, theme: Theme) -> None:
        """Leave out the words that stand around it already, and what closes it."""
        self._is_compact = True
        for widget in (self.name, self.when, self.close_button):
            widget.hide()
        self.set_theme(theme)
        self._refresh()

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the controls below the picture."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(below if is_narrow else beside)

    def set_preview(self, preview: Preview) -> None:
        """Show it in this view; one that needs landmarks has the moment read again."""
        if preview is self._preview:
            return
        self._preview = preview
        self.video.set_preview(preview)
        if self._row is not None and not self._is_at_hand():
            self._read()
        self._show()
        self._refresh()

    def show_row(self, wanted: MomentRow, *, plays: bool = True) -> None:
        """Read a moment and play it, or wait: where something moved along, else at the start."""
        self._row = wanted
        self._plays_when_read = plays
        self._waits_at_rest = not plays and not wanted.spans
        self._read()

    def close_row(self) -> None:
        """Let go of the pictures."""
        self._row = None
        self.head.unload()
        self._model.forget()

    def set_words(self) -> None:
        self.close_button.set_words(self.tr("Close"), self.tr("Close this moment"))
        self.back.set_words("", self.tr("One picture back"))
        self.on.set_words("", self.tr("One picture on"))
        self.speed.set_words(self.tr("Speed"), [self.tr("¼ ×"), self.tr("½ ×"), self.tr("1 ×")])
        self.bar.slider.setAccessibleName(self.tr("Place in this moment"))
        self.setAccessibleName(self.tr("One moment of the recording"))
        self.keys.setText(self.tr("Space: play and pause. Left and right: picture by picture."))
        self._refresh()

    def _read(self) -> None:
        assert self._row is not None, "a moment is chosen before it is read"
        self.head.unload()
        if self._preview is Preview.OFF:
            self._model.forget()
            self._refresh()
        else:
            self._model.read(self._row, with_landmarks=self._preview in _NEED_LANDMARKS)

    def _is_at_hand(self) -> bool:
        if self._preview is Preview.OFF:
            return True
        has = self._model.moment is not None
        return has and (self._model.has_landmarks or self._preview not in _NEED_LANDMARKS)

    def _show(self) -> None:
        """Show the picture of the place, and say where it is."""
        moment, wanted = self._model.moment, self._row
        if moment is None or wanted is None:
            return
        place = self.head.place
        shot = moment.shots[place]
        t_s = shot.t_s
        self.video.show_frame(shot.frame, shot.points)
        is_together = any(start <= t_s <= end for start, end in wanted.spans)
        is_lost = shot.points is None and self._preview in _NEED_LANDMARKS
        self.video.set_words(VideoWords(hint=self.tr("No face was seen here") if is_lost else ""))
        slider = self.bar.slider
        slider.blockSignals(True)
        slider.setValue(place)
        slider.blockSignals(False)
        words = (
            self.tr("Second {second}, picture {n} of {of}: moved together")
            if is_together
            else self.tr("Second {second}, picture {n} of {of}")
        )
        self.place.setText(words.format(second=f"{t_s:.2f}", n=place + 1, of=len(moment.shots)))
        self.moved.emit(t_s)

    def _refresh(self) -> None:
        moment, error = self._model.moment, self._model.error
        is_off = self._preview is Preview.OFF
        if self._row is not None:
            self.name.setText(self._row.name)
            self.when.setText(self._row.words)
        self.play.set_words(self.tr("Pause") if self.head.is_playing else self.tr("Play"))
        self.play.show_icon("pause" if self.head.is_playing else "play")
        reading = self.tr("Reading this moment…")
        self.waiting.setVisible(moment is None and error is None and not is_off)
        self.waiting.setAccessibleName(reading)
        if moment is None:
            self.video.set_words(VideoWords(hint=reading))
        self.video.setVisible(not is_off and error is None)
        self.trouble.setText(self._trouble(error, is_off=is_off))
        self.trouble.setVisible(bool(self.trouble.text()))
        self.support.show_for(error)
        can_play = moment is not None and not is_off
        self.place.setVisible(can_play)
        self.about.setText(self._about())
        self.about.setVisible(not is_off and bool(self.about.text()))
        for widget in (self.bar, self.back, self.play, self.on, self.speed, self.keys):
            widget.setVisible(not is_off)
        self.keys.setVisible(not is_off and not self._is_compact)
        for widget in (self.bar.slider, self.back, self.play, self.on):
            widget.setEnabled(can_play)

    def _about(self) -> str:
        """Say whose sides are where, and what else the picture does not say by itself."""
        sides = (
            self.tr("As in a mirror: your left is on the left.")
            if self._is_mirrored
            else self.tr("Not mirrored: the person's right is on the left of the picture.")
        )
        self.video.setToolTip(sides)
        # Where there is little room the two signs on the picture have to be enough.
        words = [] if self._is_compact else [sides]
        if self._preview is Preview.HEALTHY_SIDE:
            words.append(
                self.tr(
                    "Your view shows the healthy side on both sides; what moved along on the "
                    "other one cannot be seen in it."
                )
            )
        if self._has_rest:
            words.append(self.tr("Thin lines: the face at rest."))
        if self._is_synthetic:
            words.append(self.tr("Synthetic demo person"))
        return "\n".join(words)

    def _trouble(self, error: Exception | None, *, is_off: bool) -> str:
        if is_off:
            return self.tr("Your view is “off”. “Show pictures” above shows this moment.")
        return "" if error is None else self._words.explain(error, self._lang)

    # --- what happens ------------------------------------------------------------------------

    def _on_model(self) -> None:
        moment, wanted = self._model.moment, self._row
        if moment is not None and wanted is not None:
            shots = moment.shots
            self.bar.show_times(tuple(shot.t_s for shot in shots), wanted.spans)
            best = min(range(len(shots)), key=lambda n: abs(shots[n].t_s - wanted.at_s))
            self.head.load(tuple(shot.t_ns for shot in shots), best)
            self._compare_with(moment.rest)
            if self._waits_at_rest:
                self.head.go(0)
            self._show()
            plays, self._plays_when_read = self._plays_when_read, False
            if plays:
                self.head.toggle()
        self._refresh()

    def _compare_with(self, rest: "Points | None") -> None:
        """Lay the resting face beneath what moves, where it is known; pictures have none."""
        self._has_rest = rest is not None
        if rest is None:
            self.video.set_overlay(None)
        else:
            self.video.set_overlay(
                lambda painter, place: paint_rest(painter, rest, place, self._theme),
                over_lines=True,
            )

    def _on_moved(self, _place: int) -> None:
        self._show()

    def _on_back(self) -> None:
        self.head.step(-1)

    def _on_on(self) -> None:
        self.head.step(1)

    def _on_speed(self, speed: float) -> None:
        self.head.set_speed(speed)

    def hideEvent(self, event: QHideEvent) -> None:
        self.head.pause()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from leaving the page while a moment is open."""
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        if is_claim and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.bar.slider.maximum()
        actions = {
            Qt.Key.Key_Space: self.head.toggle,
            Qt.Key.Key_Left: self._on_back,
            Qt.Key.Key_Right: self._on_on,
            Qt.Key.Key_Home: lambda: self.head.go(0),
            Qt.Key.Key_End: lambda: self.head.go(last),
            Qt.Key.Key_Escape: self.closed.emit,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
