"""One face of a pair, painted the same on the page and in a file."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from app.domain.sides import Affected, Side
from app.frames import Frame, freeze
from app.vision.upright import HEIGHT_PX, WIDTH_PX
from ui.theme import Theme, ThemeName
from ui.widgets.labels_on_video import Corner, VideoLabels, outside
from ui.widgets.outline import Place, paint_outline
from ui.widgets.video_view import mirror
from ui.widgets.view_picture import Seen

_DIM_IN_DARK = 0.35
_GAP_PX = 16
_RADIUS = 14.0


@dataclass(frozen=True, slots=True)
class PaneWords:
    """What stands on a face; an empty text is not drawn."""

    day: str
    left: str
    right: str
    affected: str = ""
    """The name of the affected side with the word for it; where there is room."""
    synthetic: str = ""
    waiting: str = ""


def paint_pane(
    painter: QPainter,
    box: QRectF,
    seen: Seen,
    words: PaneWords,
    theme: Theme,
    affected: Affected,
    *,
    is_mirrored: bool,
    strip_px: float = 0.0,
) -> None:
    """Paint a face that was made upright, filling the box, with date and sides.

    Not mirrored, as a doctor sees it: the person's own left is on the right of the screen.
    `strip_px`: so high are the strips above and below the box in which the words stand; 0: on it.
    """
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(box, _RADIUS, _RADIUS)
    painter.setClipPath(clip)
    painter.fillRect(box, theme.color("sunken" if seen.points is None else "surface"))
    if seen.image is not None:
        painter.save()
        painter.translate(box.topLeft())
        if is_mirrored:
            mirror(painter, box.width())
        painter.drawImage(QRectF(0, 0, box.width(), box.height()), seen.image)
        painter.restore()
        if theme.name is ThemeName.DARK:
            painter.fillRect(box, QColor.fromRgbF(0, 0, 0, _DIM_IN_DARK))
    elif seen.points is not None:
        paint_outline(painter, seen.points, _place(box, is_mirrored), theme, affected)
    if not strip_px:
        _paint_words(painter, box, words, theme, affected, is_mirrored=is_mirrored, day_share=0.55)
    painter.restore()
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(clip)
    if strip_px:
        beside = outside(box, strip_px)
        _paint_words(
            painter, beside, words, theme, affected, is_mirrored=is_mirrored, day_share=0.8
        )


def _place(box: QRectF, is_mirrored: bool) -> Place:
    across, down = box.width() / WIDTH_PX, box.height() / HEIGHT_PX

    def place(x: float, y: float) -> QPointF:
        x *= across
        return QPointF(box.right() - x if is_mirrored else box.left() + x, box.top() + y * down)

    return place


def _paint_words(
    painter: QPainter,
    box: QRectF,
    words: PaneWords,
    theme: Theme,
    affected: Affected,
    *,
    is_mirrored: bool,
    day_share: float,
) -> None:
    labels = VideoLabels(painter, box, theme)
    day = labels.note(words.day, Corner.TOP_LEFT, share=day_share)
    if words.synthetic:
        labels.note(words.synthetic, Corner.TOP_RIGHT, day)
    own_left = Corner.BOTTOM_LEFT if is_mirrored else Corner.BOTTOM_RIGHT
    own_right = Corner.BOTTOM_RIGHT if is_mirrored else Corner.BOTTOM_LEFT
    for side, name, corner in (
        (Side.LEFT, words.left, own_left),
        (Side.RIGHT, words.right, own_right),
    ):
        is_affected = affected.side is side
        other = words.right if side is Side.LEFT else words.left
        room = box.width() - 40 - labels.side_width(other, is_affected=False)
        fits = labels.side_width(words.affected, is_affected=True) <= room
        shown = words.affected if is_affected and fits else name
        labels.side(shown, corner, is_affected=is_affected)
    if words.waiting:
        labels.hint(words.waiting)


def image_of_pair(paint: tuple[object, object], theme: Theme) -> QImage:
    """Return both faces side by side; `paint` takes a painter and a box for each.

    May run in a thread of its own: it paints on an image.
    """
    size = QSize(2 * WIDTH_PX + 3 * _GAP_PX, HEIGHT_PX + 2 * _GAP_PX)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(theme.color("bg"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, one in enumerate(paint):
        left = _GAP_PX + place * (WIDTH_PX + _GAP_PX)
        assert callable(one)
        one(painter, QRectF(left, _GAP_PX, WIDTH_PX, HEIGHT_PX))
    painter.end()
    return image


def frame_of(image: QImage, t_ns: int, number: int) -> Frame:
    """Return a painted image as a frame.  Shape: (h, w, 3) uint8, BGR."""
    plain = image.convertToFormat(QImage.Format.Format_BGR888)
    height, width, stride = plain.height(), plain.width(), plain.bytesPerLine()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, stride)
    return Frame(freeze(rows[:, : 3 * width].reshape(height, width, 3).copy()), t_ns, number)
