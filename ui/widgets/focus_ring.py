"""The ring around whatever has the keyboard: 3 px wide, 3 px away, in every theme."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import Theme, ThemeName

_REACH = 6
_WIDTH = 3
_FILLED = ("primary", "start", "sessionprimary")


class FocusRing(QWidget):
    """One for the whole app; it moves to the window of the widget that has the focus.

    It watches that widget and those around it only while it is there.
    """

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app.focusChanged.connect(self._on_focus_changed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        elif kind == QEvent.Type.DeferredDelete and watched in self._watched:
            self._leave()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(self._token()), _WIDTH))
        half = _WIDTH / 2
        whole = QRectF(self._rect_of(self._target).translated(-self.pos()))
        painter.drawRoundedRect(whole.adjusted(half, half, -half, -half), 13, 13)
        painter.end()

    def _token(self) -> str:
        kind = self._target.property("kind") if self._target else ""
        is_yellow = self._theme.name is ThemeName.CONTRAST and kind in _FILLED
        return "ringonfill" if is_yellow else "focus"

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None or new.isWindow() or new.property("kind") == "page":
            return
        self._target = new
        widget: QWidget | None = new
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        if self.parentWidget() is not new.window():
            self.setParent(new.window())
        self._place()

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        self.hide()

    def _rect_of(self, target: QWidget) -> QRect:
        corner = target.mapTo(target.window(), target.rect().topLeft())
        return QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        seen = self._rect_of(target)
        widget = target.parentWidget()
        while widget is not None and not widget.isWindow():
            if isinstance(widget, QScrollArea):
                port = widget.viewport()
                seen &= QRect(port.mapTo(port.window(), port.rect().topLeft()), port.size())
            widget = widget.parentWidget()
        self.setGeometry(seen)
        self.raise_()
        self.setVisible(not seen.isEmpty())
