"""One of several widgets, and room for that one alone."""

from PySide6.QtWidgets import QWidget

from ui.widgets.controls import column


class OneOf(QWidget):
    """As a QStackedWidget; but that one is as high as its highest part, so that a page scrolls on
    into nothing below a short one.
    """

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        box = column()
        for part in parts:
            box.addWidget(part)
        self.setLayout(box)
        self.setCurrentWidget(parts[0])

    def currentWidget(self) -> QWidget:
        return next(part for part in self._parts if not part.isHidden())

    def currentIndex(self) -> int:
        return self._parts.index(self.currentWidget())

    def setCurrentWidget(self, shown: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part is shown)

    def setCurrentIndex(self, place: int) -> None:
        self.setCurrentWidget(self._parts[place])
