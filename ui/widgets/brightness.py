"""How bright the own picture is shown, behind a button of the bar; and dim light beside it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.controls import IconButton, column, label
from ui.widgets.level import Level
from ui.widgets.video_view import LEAST_LIGHT

_STEP = 5
_WIDTH = 380
_GAP_PX = 6


class BrightnessPanel(QFrame):
    """A card over the page. Keys and presses in it are no keys and presses of the page.

    Signals: `moved(int)` while the value is dragged, `chosen(int)` once it is; in percent;
    `closed()` by Esc or `close_it`.
    """

    moved = Signal(int)
    chosen = Signal(int)
    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.hide()
        self.setProperty("kind", "card")
        self.heading = label("strong")
        self.level = Level(LEAST_LIGHT, 100, _STEP)
        self.only = label("caption", "text2")
        self.dim = IconButton("moon")
        self.dim.setCheckable(True)
        self.setLayout(self._filled())
        self.level.slider.sliderMoved.connect(self.moved)
        self.level.chosen.connect(self.chosen)

    def set_words(self) -> None:
        self.heading.setText(self.tr("How bright your picture is shown"))
        self.level.set_words(self.heading.text(), self.tr(" %"))
        self.only.setText(self.tr("On the screen only. The recording stays as it is."))
        self.dim.set_words(self.tr("Dim light"), self.tr("Dim light for the whole window"))
        self.setAccessibleName(self.heading.text())

    def open_below(self, button: QWidget, light: int) -> None:
        """Show the value below a button, within the page."""
        page = self._page
        self.level.set_value(light)
        self.resize(max(_WIDTH, self.sizeHint().width()), 0)
        self.resize(self.width(), self.heightForWidth(self.width()))
        below = button.mapTo(page, QPoint(0, button.height() + _GAP_PX))
        self.move(max(_GAP_PX, min(below.x(), page.width() - self.width() - _GAP_PX)), below.y())
        self.show()
        self.raise_()
        self.level.slider.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_it(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _filled(self) -> QVBoxLayout:
        box = column(10, (20, 16, 20, 18))
        for widget in (self.heading, self.level, self.only, self.dim):
            box.addWidget(widget)
        return box
