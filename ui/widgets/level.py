"""A value between two ends, set by dragging or with the arrow keys."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSlider, QStyle, QStyleOptionSlider

from ui.widgets.controls import label, row

_NUMBER_WIDTH_EM = 3.4


class Level(QFrame):
    """A slider with its value in words beside it.

    Signals: `chosen(int)` when the person has set another value, once for each drag.
    """

    chosen = Signal(int)

    def __init__(self, least: int, most: int, step: int) -> None:
        super().__init__()
        self._value = least
        self._suffix = ""
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(least, most)
        self.slider.setSingleStep(step)
        self.slider.setPageStep(2 * step)
        self.slider.setTracking(False)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number = label("strong", wrap=False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box = row(14)
        box.addWidget(self.slider, 1)
        box.addWidget(self.number)
        self.setLayout(box)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._on_value)
        self.slider.sliderMoved.connect(self._show)

    def set_value(self, value: int) -> None:
        self._value = value
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(value)
            self.slider.blockSignals(False)
            self._show(value)

    def set_words(self, name: str, suffix: str = "") -> None:
        """Name the value; `suffix` stands behind the number."""
        self._suffix = suffix
        self.slider.setAccessibleName(name)
        self._show(self.slider.value())

    def _show(self, value: int) -> None:
        self.number.setMinimumWidth(round(_NUMBER_WIDTH_EM * self.fontMetrics().height() / 1.3))
        sign = "+" if value > 0 > self.slider.minimum() else "\u2212" if value < 0 else ""
        self.number.setText(f"{sign}{abs(value)}{self._suffix}")

    def _on_value(self, value: int) -> None:
        self._show(value)
        if value != self._value:
            self._value = value
            self.chosen.emit(value)


class _Slider(QSlider):
    """It goes to where it is pressed, and leaves the wheel to the page unless it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and not self._thumb().contains(place):
            self.setSliderPosition(self._value_at(place))
        super().mousePressEvent(event)

    def _thumb(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )

    def _value_at(self, place: QPoint) -> int:
        width = self._thumb().width()
        exact = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), place.x() - width // 2, self.width() - width
        )
        step = self.singleStep()
        return round(exact / step) * step
