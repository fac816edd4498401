"""Buttons, choices, labels and cards: the plain parts of every page."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.widgets.together import together

_ICON_GAP = 6


class _Label(QLabel):
    """Keeps numbers and units on one line; what it says stays the text that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(together(text))

    def text(self) -> str:
        return self._said


def label(role: str = "", tone: str = "", wrap: bool = True) -> QLabel:
    made = _Label()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    for name, value in (("role", role), ("tone", tone)):
        if value:
            made.setProperty(name, value)
    return made


def chip(kind: str = "plain") -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("chip", kind)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def line() -> QFrame:
    made = QFrame()
    made.setProperty("kind", "line")
    return made


def column(spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def row(spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Put a page into a vertical scroll area; it never scrolls sideways."""
    content.setProperty("kind", "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class Card(QFrame):
    """A surface with a heading of its own; put the rest into `body`, or `head` beside it."""

    def __init__(self, icon_name: str = "", spacing: int = 12) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = column(spacing, (22, 18, 22, 20))
        self.setLayout(self.body)
        self.heading = label("h3")
        self.head = row()
        if icon_name:
            self.head.addWidget(icons.Icon(icon_name, tone="primary"))
        self.head.addWidget(self.heading, 1)
        self.body.addLayout(self.head)


class IconButton(QPushButton):
    """A push button whose icon takes the colour of its words.

    `kind` is one of those in `ui/qss.py`.
    """

    def __init__(self, icon_name: str = "", kind: str = "") -> None:
        super().__init__()
        self._icon_name = icon_name
        if kind:
            self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def show_icon(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_words(self, text: str, spoken: str = "") -> None:
        """Set the words on the button, and what a screen reader says where that is more."""
        self.setText(text)
        self.setAccessibleName(spoken or text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button wherever the desktop leaves that to the program."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._icon_name:
            picture = icons.pixmap(
                self._icon_name, self._ink(), self.iconSize().width(), self.devicePixelRatioF()
            )
            gap = _ICON_GAP if self.text() else 0
            is_after = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            picture = icons.padded(picture, before=gap * is_after, after=gap * (not is_after))
            option.icon = icons.steady(picture)
            option.iconSize = picture.deviceIndependentSize().toSize()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        more = self._more_when_bold() if self.isCheckable() else 0
        if self._icon_name and self.text():
            # Qt counts an icon only where the button itself holds one; 4 px is its own gap.
            more += self.iconSize().width() + _ICON_GAP + 4
        return QSize(hint.width() + more, hint.height())

    def _more_when_bold(self) -> int:
        """Return what the words grow by when the button is checked, so that nothing moves."""
        font = self.font()
        font.setBold(True)
        bold = QFontMetrics(font).horizontalAdvance(self.text())
        return max(0, bold - self.fontMetrics().horizontalAdvance(self.text()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> QColor:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.ButtonText
        if self.isChecked():
            is_filled = self.property("kind") == "segment"
            role = QPalette.ColorRole.HighlightedText if is_filled else QPalette.ColorRole.Link
        return self.palette().color(group, role)


class Tick(QCheckBox):
    """A check box with our own tick in it; all of it can be pressed."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint.expandedTo(QSize(hint.height(), 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        color = self.palette().color(QPalette.ColorRole.HighlightedText)
        size = min(box.width(), box.height()) - 8
        painter = QPainter(self)
        picture = icons.pixmap("check", color, size, self.devicePixelRatioF())
        painter.drawPixmap(box.center().x() - size // 2 + 1, box.center().y() - size // 2, picture)
        painter.end()


class Segmented(QFrame):
    """One of a few values, all of them in view; arrow keys choose too.

    Signals: `chosen(value)` when the person has chosen another one.
    """

    chosen = Signal(object)

    def __init__(self, values: Sequence[object], icon_names: Sequence[str] = ()) -> None:
        super().__init__()
        self._values = list(values)
        self._buttons: list[IconButton] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        box = row(0)
        self.setLayout(box)
        last = len(self._values) - 1
        for index in range(last + 1):
            button = IconButton(icon_names[index] if icon_names else "", "segment")
            place = "only" if last == 0 else {0: "first", last: "last"}.get(index, "")
            button.setProperty("place", place)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, index)
            self._buttons.append(button)
            box.addWidget(button, 1)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> object:
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        if value in self._values:
            self._buttons[self._values.index(value)].setChecked(True)

    def values(self) -> tuple[object, ...]:
        return tuple(self._values)

    def clear(self) -> None:
        """Have none of the values chosen."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_words(self, name: str, words: Sequence[str]) -> None:
        """Name the choice for screen readers, and label its values."""
        self.setAccessibleName(name)
        for button, text in zip(self._buttons, words, strict=True):
            button.set_words(text, f"{name}: {text}")

    def set_enabled(self, value: object, is_enabled: bool) -> None:
        self._buttons[self._values.index(value)].setEnabled(is_enabled)

    def focus_current(self) -> None:
        self._buttons[max(self._group.checkedId(), 0)].setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> tuple[IconButton, ...]:
        return tuple(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def step(self, step: int) -> None:
        """Choose the next value, or with -1 the one before, round and round."""
        index = (max(self._group.checkedId(), 0) + step) % len(self._buttons)
        self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[index].click()

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._values[index])


class Stepper(QFrame):
    """A whole number with − and +.

    Signals: `chosen(int)`.
    """

    chosen = Signal(int)

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most, self._value = least, most, least
        self.less = IconButton("minus", "square")
        self.more = IconButton("plus", "square")
        self.number = label("strong", wrap=False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setMinimumWidth(64)
        box = row(8)
        for widget in (self.less, self.number, self.more):
            box.addWidget(widget)
        self.setLayout(box)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)

    def set_value(self, value: int) -> None:
        self._value = min(max(value, self._least), self._most)
        self.number.setText(str(self._value))
        self.less.setEnabled(self._value > self._least)
        self.more.setEnabled(self._value < self._most)

    def set_words(self, less: str, more: str) -> None:
        self.less.setAccessibleName(less)
        self.more.setAccessibleName(more)

    def _on_less(self) -> None:
        self._step(-1)

    def _on_more(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        self.set_value(self._value + by)
        self.chosen.emit(self._value)
