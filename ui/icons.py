"""Line icons from assets/icons, drawn in the colour of the text beside them."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from app.texts import ASSETS
from ui.theme import Theme
from ui.widgets.styling import set_look

FOLDER = ASSETS / "icons"

_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)
_CORNER, _FACE = 0.22, 0.78
"""Of the app's icon, as shares of its width."""


@cache
def _drawing(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def pixmap(
    name: str, color: QColor, size_px: int, ratio: float = 1.0, second: QColor | None = None
) -> QPixmap:
    """Return the icon in one colour; `second` is the logo's mouth.

    `size_px` counts logical pixels, `ratio` device pixels in each.
    """
    second = second or color
    key = f"icon {name} {color.rgba()} {second.rgba()} {size_px} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawing = _drawing(name).replace("currentColor", color.name())
    drawing = drawing.replace("secondColor", second.name())
    picture = QPixmap(QSize(size_px, size_px) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def app_icon(theme: Theme) -> QIcon:
    """Return the app's own icon: the half-dotted face on a filled square, in every usual size."""
    made = QIcon()
    for size_px in _APP_SIZES:
        made.addPixmap(_app_picture(theme, size_px))
    return made


def _app_picture(theme: Theme, size_px: int) -> QPixmap:
    picture = QPixmap(size_px, size_px)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("pfill"))
    painter.drawRoundedRect(picture.rect(), size_px * _CORNER, size_px * _CORNER)
    inside = round(size_px * _FACE)
    face = pixmap("logo", theme.color("onprimary"), inside, second=theme.color("afffill"))
    margin = (size_px - inside) // 2
    painter.drawPixmap(margin, margin, face)
    painter.end()
    return picture


def padded(picture: QPixmap, before: int, after: int) -> QPixmap:
    """Return the picture with empty logical pixels to its left and right."""
    if not before and not after:
        return picture
    size = picture.deviceIndependentSize().toSize()
    ratio = picture.devicePixelRatio()
    wide = QPixmap(QSize(size.width() + before + after, size.height()) * ratio)
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(before, 0, picture)
    painter.end()
    return wide


def steady(picture: QPixmap) -> QIcon:
    """Return an icon that does not fade where its button is disabled."""
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Disabled)
    return made


class Icon(QWidget):
    """An icon beside words; it says nothing of its own to a screen reader.

    The property `tone` gives it a colour of the style sheet (`ui/qss.py`).
    """

    def __init__(self, name: str, size_px: int = 26, tone: str = "") -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(size_px, size_px)
        if tone:
            self.setProperty("tone", tone)

    def show_icon(self, name: str, tone: str = "") -> None:
        self._name = name
        set_look(self, tone=tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self.palette().color(QPalette.ColorRole.WindowText)
        second = self.palette().color(QPalette.ColorRole.BrightText)
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, pixmap(self._name, color, self.width(), ratio, second))
        painter.end()
