"""The live picture, and the only place in the app that mirrors."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.sides import Affected, Side
from app.frames import Frame
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.widgets.hold_ring import NO_RING, RingState, paint_ring
from ui.widgets.labels_on_video import Corner, VideoLabels
from ui.widgets.outline import Place, paint_outline
from ui.widgets.view_picture import Seen, ViewPicture

_RADIUS = 14.0
_OVAL_RADII = (0.317, 0.445)
_OVAL_CENTRE_Y = 0.49
LEAST_LIGHT = 30
"""The own picture is shown with this share of its light at least, in percent."""
_FULL_LIGHT, _LIGHT_IN_DARK = 100, 65
_BOTH_MARGINS = 40
_BELOW_THE_PILL = 24


@dataclass(frozen=True, slots=True)
class VideoWords:
    """What stands over the picture; an empty text is not drawn.

    `pill` and `clock` tell about the recording, `hint` asks for something, `cue` and `ring` are
    what is left when the picture is off.
    """

    pill: str = ""
    clock: str = ""
    hint: str = ""
    cue: str = ""
    ring: RingState = NO_RING
    is_recording: bool = False


def mirror(painter: QPainter, width: float) -> None:
    """Turn a painter's left and right about; whatever shows a face goes through here."""
    painter.translate(width, 0)
    painter.scale(-1, 1)


class VideoView(QWidget):
    """Shows the newest frame mirrored, filled into its box, in one of the views of `Preview`.

    Frame: what comes in is never mirrored; in the box, screen left is the person's own left,
    unless `set_mirrored` says that somebody looks at the person, as a clinician does.
    """

    def __init__(self, theme: Theme, affected: Affected, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._affected = affected
        self._preview = Preview.MIRROR
        self._is_synthetic = False
        self._words = VideoWords()
        self._light: int | None = None
        self._is_bare = False
        self._is_mirrored = True
        self._overlay: Callable[[QPainter, Place], None] | None = None
        self._is_over_lines = False
        self._picture = ViewPicture(affected)
        self._seen = Seen()
        self._frame_size = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name_it()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_preview(self, preview: Preview) -> None:
        """Change the view; what the one before showed is forgotten at once."""
        if preview is self._preview:
            return
        self._preview = preview
        self._seen = Seen()
        self._picture.forget()
        self._name_it()
        self.update()

    def set_synthetic(self, is_synthetic: bool) -> None:
        self._is_synthetic = is_synthetic
        self.update()

    @property
    def light(self) -> int:
        """Return how much of its light the picture is shown with, in percent."""
        if self._light is not None:
            return self._light
        return _LIGHT_IN_DARK if self._theme.name is ThemeName.DARK else _FULL_LIGHT

    def set_light(self, light: int | None) -> None:
        """Show the picture darker, here and nowhere else; None: as the theme has it."""
        self._light = light if light is None else min(max(light, LEAST_LIGHT), _FULL_LIGHT)
        self.update()

    def set_bare(self) -> None:
        """Leave out what stands over a picture: the page says beside it whose sides they are."""
        self._is_bare = True
        self.update()

    def set_mirrored(self, is_mirrored: bool) -> None:
        """Show the person as in a mirror, or as somebody in front of them sees them."""
        self._is_mirrored = is_mirrored
        self._name_it()
        self.update()

    def set_overlay(
        self, paint: Callable[[QPainter, Place], None] | None, *, over_lines: bool = False
    ) -> None:
        """Have something painted over the picture, with the function that takes image to screen.

        `over_lines`: over the outline as well, where that stands in for the picture.
        """
        self._overlay, self._is_over_lines = paint, over_lines
        self.update()

    def set_words(self, words: VideoWords) -> None:
        if words == self._words:
            return
        spoken = words.hint or words.pill
        self.setAccessibleDescription(spoken)
        unseen = self._preview is not Preview.OFF and words == replace(
            self._words, ring=words.ring, cue=words.cue
        )
        self._words = words
        if not unseen:
            self.update()

    def show_frame(self, frame: Frame, points: NDArray[np.float64] | None) -> None:
        """Show a frame; `points` are its landmarks, None without a face."""
        self._frame_size = (frame.pixels.shape[1], frame.pixels.shape[0])
        self._seen = self._picture.see(self._preview, frame, points)
        if self._preview is not Preview.OFF:
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(760, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._ground())
        self._paint_picture(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._preview is Preview.OFF:
            self._paint_words(painter)
        elif self._seen.points is not None:
            self._paint_outline(painter, self._seen.points)
            if self._overlay is not None and self._is_over_lines:
                self._overlay(painter, self._place())
        elif self._preview.shows_picture:
            self._paint_over(painter)
        self._paint_labels(painter)
        self._round_corners(painter)
        painter.end()

    def _ground(self) -> QColor:
        return self._theme.color("sunken" if self._preview.shows_picture else "surface")

    def _crop(self) -> tuple[QRectF, float]:
        """Return the part of the frame that fills the box, and box pixels per frame pixel."""
        width, height = self._frame_size
        scale = max(self.width() / width, self.height() / height)
        part_width, part_height = self.width() / scale, self.height() / scale
        left, top = (width - part_width) / 2, (height - part_height) / 2
        return QRectF(left, top, part_width, part_height), scale

    def _paint_picture(self, painter: QPainter) -> None:
        if self._seen.image is None:
            return
        part, _ = self._crop()
        painter.save()
        if self._is_mirrored:
            mirror(painter, self.width())
        painter.drawImage(QRectF(self.rect()), self._seen.image, part)
        painter.restore()
        if self.light < _FULL_LIGHT:
            painter.fillRect(self.rect(), QColor.fromRgbF(0, 0, 0, 1 - self.light / _FULL_LIGHT))

    def _paint_oval(self, painter: QPainter) -> None:
        height = self.height()
        across, down = _OVAL_RADII[0] * height, _OVAL_RADII[1] * height
        centre = QPointF(self.width() / 2, _OVAL_CENTRE_Y * height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(23, 33, 31, 110), 6.0), (QColor(247, 249, 246, 170), 2.5)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(centre, across, down)

    def _paint_over(self, painter: QPainter) -> None:
        """Paint the overlay, or else the oval that helps to find the middle."""
        if self._overlay is None:
            if not self._is_bare:
                self._paint_oval(painter)
        elif self._seen.image is not None:
            painter.save()
            self._overlay(painter, self._place())
            painter.restore()

    def _paint_outline(self, painter: QPainter, points: NDArray[np.float64]) -> None:
        is_compared = self._is_bare and self._overlay is not None and self._is_over_lines
        place = self._place()
        paint_outline(painter, points, place, self._theme, self._affected, is_fine=is_compared)

    def _place(self) -> Place:
        """Return the way from a point of the image to its place in the box."""
        part, scale = self._crop()

        def place(x: float, y: float) -> QPointF:
            across = (x - part.left()) * scale
            if self._is_mirrored:
                across = self.width() - across
            return QPointF(across, (y - part.top()) * scale)

        return place

    def _paint_words(self, painter: QPainter) -> None:
        """Paint ring and words, as large as they both fit."""
        side = min(self.width(), self.height()) * 0.5
        top = max(self.height() * 0.13, 2 * self._theme.px("caption") + _BELOW_THE_PILL)
        ring = QRectF((self.width() - side) / 2, top, side, side)
        below = QRectF(self.rect()).adjusted(24, 60, -24, -60)
        if self._words.ring != NO_RING:
            paint_ring(painter, ring, self._theme, self._words.ring)
            below = QRectF(24, ring.bottom() + 6, self.width() - 48, 0)
            below.setBottom(self.height() - 10)
        painter.setPen(self._theme.color("text"))
        flags = int(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        for role in ("h1", "h2", "lead", "body"):
            painter.setFont(self._theme.font(role, bold=True))
            needed = painter.boundingRect(below, flags, self._words.cue)
            if below.contains(needed):
                break
        painter.drawText(below, flags, self._words.cue)

    def _paint_labels(self, painter: QPainter) -> None:
        labels = VideoLabels(painter, QRectF(self.rect()), self._theme)
        words = self._words
        pill = QRectF()
        if words.pill:
            pill = labels.pill(words.pill, words.clock, is_recording=words.is_recording)
        if self._is_synthetic and not self._is_bare:
            labels.note(self.tr("Synthetic demo person"), Corner.TOP_RIGHT, pill)
        if words.hint or self._seen.is_waiting:
            labels.hint(words.hint or self.tr("Looking for your face"))
        if self._is_bare and not self._is_mirrored:
            self._paint_both_sides(labels)
        if self._preview is Preview.OFF or self._is_bare:
            return
        side = self._affected.side
        own_left, own_right = self._side_names()
        if side is Side.RIGHT:
            chip = labels.side(own_right, Corner.BOTTOM_RIGHT, is_affected=True)
        else:
            chip = labels.side(own_left, Corner.BOTTOM_LEFT, is_affected=side is Side.LEFT)
        if self._overlay is not None:
            return
        free = Corner.BOTTOM_LEFT if side is Side.RIGHT else Corner.BOTTOM_RIGHT
        labels.note(self._note(), free, chip)

    def _paint_both_sides(self, labels: VideoLabels) -> None:
        """Name the sides for somebody who looks at the person: their left is on the right."""
        plain = {Side.LEFT: self.tr("Left"), Side.RIGHT: self.tr("Right")}
        names, affected = dict(plain), self._affected.side
        if affected is Side.LEFT:
            names[affected] = self.tr("Left, affected")
        if affected is Side.RIGHT:
            names[affected] = self.tr("Right, affected")
        widths = (labels.side_width(names[s], is_affected=s is affected) for s in Side)
        if sum(widths) > self.width() - _BOTH_MARGINS:
            names = plain
        for side, corner in ((Side.LEFT, Corner.TOP_RIGHT), (Side.RIGHT, Corner.TOP_LEFT)):
            labels.side(names[side], corner, is_affected=side is affected)

    def _note(self) -> str:
        if self._preview is Preview.HEALTHY_SIDE:
            return self.tr("Healthy side shown on both sides")
        return self.tr("Preview is mirrored, the recording is not")

    def _side_names(self) -> tuple[str, str]:
        return (
            self.tr("Your left (affected)")
            if self._affected is Affected.LEFT
            else self.tr("Your left"),
            self.tr("Your right (affected)")
            if self._affected is Affected.RIGHT
            else self.tr("Your right"),
        )

    def _round_corners(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        corners = QPainterPath()
        corners.addRect(box)
        corners.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(corners, self._theme.color("bg"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _name_it(self) -> None:
        names = {
            Preview.MIRROR: self.tr("Your picture, mirrored"),
            Preview.OUTLINE: self.tr("Outline of your face, mirrored"),
            Preview.BLUR: self.tr("Your picture, mirrored and blurred"),
            Preview.HEALTHY_SIDE: self.tr("Your healthy side, shown on both sides"),
            Preview.OFF: self.tr("Picture is off"),
        }
        if not self._is_mirrored:
            names[Preview.MIRROR] = self.tr("The person's picture, not mirrored")
            names[Preview.OUTLINE] = self.tr("Outline of the person's face, not mirrored")
        self.setAccessibleName(names[self._preview])
