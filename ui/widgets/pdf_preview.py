"""A PDF as it will be printed, page by page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Theme, ThemeName

_A4 = 210 / 297
_MARGIN = 12
_DIM_IN_DARK = 0.35


class PdfPreview(QLabel):
    """Shows one page, as large as there is room; a QLabel, so that a screen reader reads it.

    Signals: `turned(page, of)` counted from 1.
    """

    turned = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._page = 0
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, at the page where one was."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.go(self._page)

    def forget(self) -> None:
        self._document.close()
        self._buffer.close()
        self._page, self._image = 0, QImage()
        self.turned.emit(0, 0)
        self.update()

    def go(self, page: int) -> None:
        """Show a page, counted from 0; beyond the ends the nearest."""
        last = max(self.pages - 1, 0)
        self._page = min(max(page, 0), last)
        self._image = QImage()
        self.turned.emit(self._page + 1 if self.pages else 0, self.pages)
        self.update()

    def step(self, by: int) -> None:
        self.go(self._page + by)

    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 340)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        if self.pages:
            sheet = self._sheet()
            ratio = self.devicePixelRatioF()
            wanted = sheet * ratio
            if self._image.size() != wanted:
                self._image = self._drawn(wanted)
            left = (self.width() - sheet.width()) // 2
            top = _MARGIN
            picture = self._image
            picture.setDevicePixelRatio(ratio)
            painter.drawImage(left, top, picture)
            if self._theme.name is ThemeName.DARK:
                # White paper hurts light-sensitive eyes as much as a bright picture does.
                dim = QColor.fromRgbF(0, 0, 0, _DIM_IN_DARK)
                painter.fillRect(left, top, sheet.width(), sheet.height(), dim)
            painter.setPen(self._theme.color("line"))
            painter.drawRect(left, top, sheet.width() - 1, sheet.height() - 1)
        painter.end()

    def _sheet(self) -> QSize:
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        height = min(room.height(), round(room.width() / _A4))
        return QSize(round(height * _A4), height)

    def _drawn(self, size: QSize) -> QImage:
        page = self._document.render(self._page, size)
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(QColor("white"))
        painter = QPainter(paper)
        painter.drawImage(0, 0, page)
        painter.end()
        return paper
