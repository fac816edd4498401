"""How far a series of pages is: a mark and a name for each, or one line where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import icons
from ui.theme import Theme
from ui.widgets.controls import label, row
from ui.widgets.styling import set_look

_LINK_PX = 22


class StepMark(QWidget):
    """A circle with the number of a step; filled while it is the current one, ticked after it."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._is_done = self._is_current = False
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        side = theme.px("body") + 16
        self.setFixedSize(side, side)
        self.update()

    def show_state(self, *, is_done: bool, is_current: bool) -> None:
        self._is_done, self._is_current = is_done, is_current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_filled = self._is_done or self._is_current
        painter.setPen(QPen(theme.color("primary" if is_filled else "line"), 2))
        painter.setBrush(theme.color("pfill" if is_filled else "surface"))
        painter.drawEllipse(box)
        ink = theme.color("onprimary" if is_filled else "text")
        if self._is_done:
            side = round(box.width() * 0.6)
            picture = icons.pixmap("check", ink, side, self.devicePixelRatioF())
            place = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
            painter.drawPixmap(place, picture)
        else:
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepsBar(QFrame):
    """A screen reader hears one line: which step of how many."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._theme = theme
        self._names: Sequence[str] = [""] * count
        self._current = 0
        self.line = label("strong", wrap=False)
        self._whole = QWidget()
        self._marks = [StepMark(theme, number + 1) for number in range(count)]
        self._words: list[QLabel] = [label(wrap=False) for _ in range(count)]
        inside: QHBoxLayout = row(8)
        for number, (mark, word) in enumerate(zip(self._marks, self._words, strict=True)):
            if number:
                link = QFrame()
                link.setProperty("kind", "line")
                link.setFixedWidth(_LINK_PX)
                inside.addWidget(link)
            inside.addWidget(mark)
            inside.addWidget(word)
        self._whole.setLayout(inside)
        box = row(0)
        box.addStretch(1)
        box.addWidget(self._whole)
        box.addWidget(self.line)
        box.addStretch(1)
        self.setLayout(box)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for mark in self._marks:
            mark.set_theme(theme)

    def show_step(self, current: int, names: Sequence[str]) -> None:
        self._current, self._names = current, names
        for number, (mark, word, name) in enumerate(
            zip(self._marks, self._words, names, strict=True)
        ):
            mark.show_state(is_done=number < current, is_current=number == current)
            word.setText(name)
            set_look(word, role="strong" if number == current else "")
        self.line.setText(
            self.tr("Step {n} of {of}: {name}").format(
                n=current + 1, of=len(names), name=names[current]
            )
        )
        self.setAccessibleName(self.line.text())

    def fit(self, width: int) -> None:
        """Take the long form where it has room in this width."""
        is_long = self._whole.sizeHint().width() <= width
        self._whole.setVisible(is_long)
        self.line.setVisible(not is_long)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.px("body") + 18)
