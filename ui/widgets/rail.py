"""The way between the pages: a column of words and icons at the left edge."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from ui import icons
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.controls import column, label, row

_ICON = 28


class RailButton(QAbstractButton):
    """Icon beside the word, or above it at large text; with a `tone` it is no page of the rail."""

    def __init__(self, icon_name: str, theme: Theme, tone: str = "") -> None:
        super().__init__()
        self._icon_name = icon_name
        self._theme = theme
        self._tone = tone
        self.setCheckable(not tone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font(is_bold=True)).horizontalAdvance(self.text())
        if self._theme.is_large:
            return QSize(max(104, words + 16), 104)
        return QSize(14 + _ICON + 14 + words + 10, 56)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "psoft" if self.isChecked() else "hover" if self.underMouse() else ""
        edge = "primary" if self.isDown() or (self.isChecked() and theme.border > 1) else self._tone
        if ground or edge:
            painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
            pen = QPen(theme.color(edge), 2) if edge else QPen(Qt.PenStyle.NoPen)
            painter.setPen(pen)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, theme.radius.button, theme.radius.button)
        ink = theme.color(self._tone or ("primary" if self.isChecked() else "text"))
        painter.setPen(ink)
        painter.setFont(self._font(is_bold=self.isChecked() or bool(self._tone)))
        where, words, how = self._places()
        picture = icons.pixmap(self._icon_name, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(where, picture)
        painter.drawText(words, how, self.text())
        painter.end()

    def _places(self) -> tuple[QRect, QRect, Qt.AlignmentFlag]:
        if self._theme.is_large:
            middle = (self.width() - _ICON) // 2
            words = self.rect().adjusted(0, 10 + _ICON, 0, -2)
            return QRect(middle, 11, _ICON, _ICON), words, Qt.AlignmentFlag.AlignCenter
        top = (self.height() - _ICON) // 2
        words = self.rect().adjusted(14 + _ICON + 14, 0, -6, 0)
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return QRect(14, top, _ICON, _ICON), words, how

    def _font(self, is_bold: bool) -> QFont:
        return self._theme.font("caption" if self._theme.is_large else "body", is_bold)


class NavRail(QFrame):
    """The items in the order given; the last one stands at the bottom, and "Unwell?" below it.

    Signals: `chosen(str)` with the key of the item that was pressed; `unwell_requested()`.
    """

    chosen = Signal(str)
    unwell_requested = Signal()

    def __init__(self, theme: Theme, items: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self._theme = theme
        self._keys = [key for key, _ in items]
        self._group = QButtonGroup(self)
        self._buttons = [RailButton(icon_name, theme) for _, icon_name in items]
        self.unwell = RailButton("unwell", theme, "danger")
        self._logo = Icon("logo", 40, "primary")
        self._name = label("h3", wrap=False)
        self._latin = label("caption", wrap=False)
        box = column(6, (12, 20, 12, 16))
        box.addLayout(self._brand())
        box.addSpacing(14)
        for index, button in enumerate(self._buttons):
            if index == len(self._buttons) - 1:
                box.addStretch(1)
            self._group.addButton(button, index)
            box.addWidget(button)
        box.addSpacing(6)
        box.addWidget(self.unwell)
        self.unwell.clicked.connect(self.unwell_requested)
        self.setLayout(box)
        self._group.idClicked.connect(self._on_clicked)
        self.set_theme(theme)

    def _brand(self) -> QHBoxLayout:
        words = column(0)
        words.addWidget(self._name)
        words.addWidget(self._latin)
        brand = row(12, (8, 0, 0, 0))
        brand.addWidget(self._logo)
        brand.addLayout(words, 1)
        return brand

    def set_words(self, name: str, latin: str, words: Sequence[str], unwell: str) -> None:
        self._name.setText(name)
        self._latin.setText(latin)
        for button, text in zip(self._buttons, words, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        self.unwell.setText(unwell)
        self.unwell.setAccessibleName(unwell)
        self._fit(self._theme)

    def set_current(self, key: str) -> None:
        self._buttons[self._keys.index(key)].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._name.setVisible(not theme.is_large)
        self._latin.setVisible(not theme.is_large)
        for button in (*self._buttons, self.unwell):
            button.set_theme(theme)
        self._fit(theme)

    def _fit(self, theme: Theme) -> None:
        """Keep to the width of the design unless a word needs more."""
        buttons = (*self._buttons, self.unwell)
        needed = max(button.sizeHint().width() for button in buttons) + 25
        if not theme.is_large:
            words = QFontMetrics(theme.font("caption")).horizontalAdvance(self._latin.text())
            needed = max(needed, 12 + 8 + 40 + 12 + words + 16)
        self.setFixedWidth(max(128 if theme.is_large else 184, needed))

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
