"""Two faces side by side on one clock: played, slowed down, moved by hand."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QSlider, QWidget

from app.domain.sides import Affected
from app.vision.upright import HEIGHT_PX, WIDTH_PX
from ui.theme import Theme
from ui.viewmodels.playhead import Playhead
from ui.viewmodels.preview import Preview
from ui.widgets.controls import IconButton, Segmented, Tick, column, label, row
from ui.widgets.labels_on_video import strip_height
from ui.widgets.pair_paint import PaneWords, frame_of, image_of_pair, paint_pane
from ui.widgets.view_picture import Seen, ViewPicture

if TYPE_CHECKING:
    from app.frames import Frame
    from app.session.pairs import Aligned, Pair

SPEEDS: Final = (0.25, 0.5, 1.0)
VIEWS: Final = (Preview.MIRROR, Preview.BLUR, Preview.OUTLINE)
_HEIGHT: Final = 330


def view_of(chosen: Preview | None) -> Preview:
    """Return how a pair is shown to somebody who chose to see themselves like this.

    Whoever wants no plain picture gets the outline: half a face reflected would hide what is
    compared.
    """
    return chosen if chosen in VIEWS and chosen is not None else Preview.OUTLINE


class FacePane(QWidget):
    """One recording of the pair."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._affected = Affected.UNKNOWN
        self._words = PaneWords("", "", "")
        self._is_mirrored = False
        self.seen = Seen()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> PaneWords:
        return self._words

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_look(self, words: PaneWords, affected: Affected, *, is_mirrored: bool) -> None:
        self._words, self._affected, self._is_mirrored = words, affected, is_mirrored
        names = (words.day, words.affected if affected.side else "", words.synthetic)
        self.setAccessibleName(", ".join(filter(None, names)))
        self.update()

    def show_seen(self, seen: Seen) -> None:
        self.seen = seen
        self.update()

    def paint_on(self, painter: QPainter, box: QRectF, seen: Seen, theme: Theme) -> None:
        """Paint what a pane like this shows, here or in a file."""
        paint_pane(
            painter, box, seen, self._words, theme, self._affected, is_mirrored=self._is_mirrored
        )

    def sizeHint(self) -> QSize:
        return QSize(round(_HEIGHT * WIDTH_PX / HEIGHT_PX), round(_HEIGHT + 2 * self._strip_px))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    @property
    def _strip_px(self) -> float:
        """Large words stand above and below the face: on it they would cover it."""
        return strip_height(self._theme) if self._theme.is_large else 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_pane(
            painter,
            self.face_box(),
            self.seen,
            self._words,
            self._theme,
            self._affected,
            is_mirrored=self._is_mirrored,
            strip_px=self._strip_px,
        )
        painter.end()

    def face_box(self) -> QRectF:
        """Return the largest box of the faces' own shape; nothing is stretched or cut off."""
        down = self.height() - 2 - 2 * self._strip_px
        scale = min((self.width() - 2) / WIDTH_PX, down / HEIGHT_PX)
        box = QRectF(0, 0, WIDTH_PX * scale, HEIGHT_PX * scale)
        box.moveCenter(QRectF(self.rect()).center())
        return box


class PairPlayer(QFrame):
    """Space plays and pauses, Left and Right go one picture back and on, Home and End to the ends.

    It begins at the middle of both holds, where the expression is at its largest.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pair: Pair | None = None
        self._view = Preview.OUTLINE
        self._texts: Callable[[Aligned], PaneWords] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = Playhead(parent=self)
        self.head.set_speed(SPEEDS[1])
        self.panes = (FacePane(theme), FacePane(theme))
        self._pictures = (ViewPicture(Affected.UNKNOWN), ViewPicture(Affected.UNKNOWN))
        self.play = IconButton("play", "primary")
        self.back, self.on = IconButton("left", "square"), IconButton("right", "square")
        self.speed = Segmented(SPEEDS)
        self.speed.set_value(SPEEDS[1])
        self.view = Segmented(VIEWS)
        self.mirrored = Tick()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.place = label("caption")
        self.about = label("caption")
        self._lay_out()
        self._connect()
        self.set_words()

    def _lay_out(self) -> None:
        faces = row(14)
        for pane in self.panes:
            faces.addWidget(pane)
        moving = row(8)
        moving.addWidget(self.play, 1)
        moving.addWidget(self.back)
        moving.addWidget(self.on)
        beside = column(10)
        beside.addLayout(moving)
        for widget in (self.slider, self.place, self.speed, self.view, self.mirrored, self.about):
            beside.addWidget(widget)
        beside.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(18)
        self._box.addLayout(faces)
        self._box.addLayout(beside, 1)
        self.setLayout(self._box)

    def _connect(self) -> None:
        self.head.moved.connect(self._on_moved)
        self.head.changed.connect(self._refresh)
        self.play.clicked.connect(self.head.toggle)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.slider.actionTriggered.connect(self.head.pause)
        self.slider.valueChanged.connect(self.head.go)
        self.speed.chosen.connect(self._on_speed)
        self.view.chosen.connect(self.set_view)
        self.mirrored.clicked.connect(self._dress)

    # --- what it shows -----------------------------------------------------------------------

    @property
    def preview(self) -> Preview:
        return self._view

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for pane in self.panes:
            pane.set_theme(theme)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the controls below the faces."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(below if is_narrow else beside)

    def set_view(self, view: Preview) -> None:
        self._view = view
        self.view.set_value(view)
        self._show()

    def set_words(self) -> None:
        self.back.set_words("", self.tr("One picture back"))
        self.on.set_words("", self.tr("One picture on"))
        self.speed.set_words(self.tr("Speed"), [self.tr("¼ ×"), self.tr("½ ×"), self.tr("1 ×")])
        self.view.set_words(
            self.tr("How you see yourself"),
            [self.tr("Picture"), self.tr("Blur"), self.tr("Outline")],
        )
        self.mirrored.setText(self.tr("As in a mirror"))
        self.mirrored.setAccessibleName(self.tr("Show both as in a mirror"))
        self.slider.setAccessibleName(self.tr("Place in both recordings"))
        self.setAccessibleName(self.tr("Then and now, side by side"))
        self._dress()

    def show_pair(self, pair: "Pair", words: "Callable[[Aligned], PaneWords]") -> None:
        """Show two recordings; `words` says what stands on each."""
        self._pair, self._texts = pair, words
        sides = (pair.then, pair.now)
        self._pictures = tuple(ViewPicture(side.take.affected) for side in sides)  # pyright: ignore[reportAttributeAccessIssue] - two of two
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(pair.times_ns) - 1)
        self.slider.blockSignals(False)
        # The playhead counts from zero on.
        self.head.load(tuple(t - pair.times_ns[0] for t in pair.times_ns), pair.best)
        self._dress()

    def forget(self) -> None:
        self._pair = None
        self.head.unload()
        for pane in self.panes:
            pane.show_seen(Seen())

    def frames(self, *, is_clip: bool) -> "Callable[[], list[Frame]]":
        """Return what paints the file: the picture now shown, or all of them in real time.

        Files are light and of plain size, whatever the page looks like; the view is the page's.
        """
        pair, view, panes = self._pair, self._view, self.panes
        assert pair is not None, "only what is shown can be saved"
        places = range(len(pair.times_ns)) if is_clip else (self.head.place,)
        theme = Theme(lang=self._theme.lang)
        sides = (pair.then, pair.now)

        def paint() -> "list[Frame]":
            pictures = [ViewPicture(side.take.affected) for side in sides]
            made: list[Frame] = []
            for number, place in enumerate(places):
                t_ns = pair.times_ns[place]
                seen = [_seen(one, t_ns, p, view) for one, p in zip(sides, pictures, strict=True)]
                first, second = (
                    partial(pane.paint_on, seen=each, theme=theme)
                    for pane, each in zip(panes, seen, strict=True)
                )
                image: QImage = image_of_pair((first, second), theme)
                made.append(frame_of(image, t_ns - pair.times_ns[0], number))
            return made

        return paint

    def _dress(self) -> None:
        pair, texts = self._pair, self._texts
        self.about.setText(
            self.tr("As in a mirror: your left is on the left.")
            if self.mirrored.isChecked()
            else self.tr("Not mirrored, as your doctor sees you. Both are aligned by the movement.")
        )
        if pair is not None and texts is not None:
            for pane, side in zip(self.panes, (pair.then, pair.now), strict=True):
                is_mirrored = self.mirrored.isChecked()
                pane.set_look(texts(side), side.take.affected, is_mirrored=is_mirrored)
        self._show()
        self._refresh()

    def _show(self) -> None:
        pair = self._pair
        if pair is None:
            return
        t_ns = pair.times_ns[self.head.place]
        for pane, side, picture in zip(
            self.panes, (pair.then, pair.now), self._pictures, strict=True
        ):
            pane.show_seen(_seen(side, t_ns, picture, self._view))
        self.slider.blockSignals(True)
        self.slider.setValue(self.head.place)
        self.slider.blockSignals(False)
        self.place.setText(self._place_words(t_ns))

    def _place_words(self, t_ns: int) -> str:
        seconds = f"{abs(t_ns) / 1e9:.1f}"
        if t_ns < 0:
            return self.tr("{s} s before the hold").format(s=seconds)
        return self.tr("{s} s into the hold").format(s=seconds)

    def _refresh(self) -> None:
        self.play.set_words(self.tr("Pause") if self.head.is_playing else self.tr("Play"))
        self.play.show_icon("pause" if self.head.is_playing else "play")

    # --- what happens ------------------------------------------------------------------------

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {
            Qt.Key.Key_Space: self.head.toggle,
            Qt.Key.Key_Left: self._on_back,
            Qt.Key.Key_Right: self._on_on,
            Qt.Key.Key_Home: partial(self.head.go, 0),
            Qt.Key.Key_End: partial(self.head.go, self.slider.maximum()),
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            action()


def _seen(side: "Aligned", t_ns: int, picture: ViewPicture, view: Preview) -> Seen:
    shot = side.shots[side.place_at(t_ns)]
    return picture.see(view, shot.frame, shot.points)
