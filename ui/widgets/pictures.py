"""A face at rest and in the hold, painted as in a mirror."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.errors import StorageFailure
from app.vault.files import read_plain
from ui.theme import Theme, ThemeName
from ui.viewmodels.result_parts import Picture
from ui.widgets.controls import column, label
from ui.widgets.video_view import mirror

_LEAST_HEIGHT = 72
_DIM_IN_DARK = 0.35


class Photo(QWidget):
    """A part of a picture that keeps its shape and is never cut to fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST_HEIGHT)

    @property
    def has_picture(self) -> bool:
        return not self._part.isNull()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_picture(self, picture: Picture) -> None:
        face = _loaded(picture.path)
        top, bottom = (round(share * face.height()) for share in picture.band)
        self._part = face.copy(0, top, face.width(), bottom - top)
        self.setAccessibleName(picture.caption)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitted = self._part.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = _centred(fitted, self.size())
        mirror(painter, self.width())
        painter.drawPixmap(box, self._part, QRectF(self._part.rect()))
        if self._theme.name is ThemeName.DARK:
            painter.fillRect(box, QColor.fromRgbF(0, 0, 0, _DIM_IN_DARK))
        painter.end()


class PictureCard(QFrame):
    """Two pictures, one below the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.note = label("caption")
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.photos = (Photo(theme), Photo(theme))
        self._captions = (label("strong", wrap=False), label("strong", wrap=False))
        inside = column(5, (14, 12, 14, 10))
        for photo, caption in zip(self.photos, self._captions, strict=True):
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(photo, 1)
            inside.addWidget(caption)
        inside.addWidget(self.note)
        self.setLayout(inside)
        self._has_pictures = False

    @property
    def has_pictures(self) -> bool:
        return self._has_pictures

    def set_theme(self, theme: Theme) -> None:
        for photo in self.photos:
            photo.set_theme(theme)

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        self.note.setText(self.tr("As in a mirror: your left is on the left."))
        self._has_pictures = bool(pictures)
        for place, (photo, caption) in enumerate(zip(self.photos, self._captions, strict=True)):
            is_there = place < len(pictures)
            photo.setVisible(is_there)
            caption.setVisible(is_there)
            if is_there:
                photo.show_picture(pictures[place])
                caption.setText(pictures[place].caption)


def _loaded(path: Path) -> QPixmap:
    """Return a picture; an empty one where it is gone or damaged."""
    face = QPixmap()
    try:
        face.loadFromData(read_plain(path))
    except (OSError, StorageFailure):
        return QPixmap()
    return face


def _centred(inner: QSize, outer: QSize) -> QRectF:
    left, top = (outer.width() - inner.width()) / 2, (outer.height() - inner.height()) / 2
    return QRectF(left, top, inner.width(), inner.height())
