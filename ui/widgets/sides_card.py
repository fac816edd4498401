"""Left and right beside each other: the movement itself, and the eyes where they ride along."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.sides import Affected, Side
from ui.theme import Theme
from ui.viewmodels.training_facts import Part, TrainingShown
from ui.widgets.balance_bar import BalanceBar
from ui.widgets.controls import Card, label, row
from ui.widgets.styling import set_look

_MARGINS = (18, 12, 18, 14)
_MARK_PX = 14
_EYES_MOST = 1.3
"""Longest bar of an eye: so many times as open as at rest."""


class SideMark(QWidget):
    """A filled dot for the affected side, a hollow square for the other: never colour alone."""

    def __init__(self, theme: Theme, *, is_affected: bool) -> None:
        super().__init__()
        self._theme, self._is_affected = theme, is_affected
        self.setFixedSize(_MARK_PX, _MARK_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        ink = self._theme.color("aff" if self._is_affected else "hea")
        painter.setPen(QPen(ink, 2))
        if self._is_affected:
            painter.setBrush(ink)
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)
        painter.end()


class SidesCard(Card):
    """One row for the movement, where its sides can be told apart, and one for the eyes.

    What stands is the exercise's, so that nothing moves while it is done. With little room there
    is one row, and its name stands between those of the sides.
    """

    def __init__(self, theme: Theme, affected: Affected) -> None:
        super().__init__(spacing=6)
        self._theme, self._affected = theme, affected
        self._is_tight = False
        self.body.setContentsMargins(*_MARGINS)
        self.names = {side: label("strong", wrap=False) for side in Side}
        self.marks = {
            side: SideMark(theme, is_affected=side is affected.side)
            for side in Side
            if affected.side is not None
        }
        self.between = label("caption")
        self.between.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.movement, self.eyes = label("strong", wrap=False), label("strong", wrap=False)
        self.compared, self.narrowing = label("caption"), label("caption")
        self.balance = BalanceBar(theme, affected)
        self.eye_bar = BalanceBar(theme, affected, most=_EYES_MOST, mark=1.0)
        self._build()

    def set_theme(self, theme: Theme, *, is_tight: bool) -> None:
        self._theme, self._is_tight = theme, is_tight
        for widget in (self.balance, self.eye_bar, *self.marks.values()):
            widget.set_theme(theme)
        set_look(self, kind="" if theme.is_large else "card")
        self.body.setContentsMargins(*((0,) * 4 if theme.is_large else _MARGINS))

    def set_words(self) -> None:
        names = {Side.LEFT: self.tr("Left"), Side.RIGHT: self.tr("Right")}
        for side, widget in self.names.items():
            is_affected = side is self._affected.side
            affected = self.tr("{side}, affected").format(side=names[side])
            widget.setText(affected if is_affected else names[side])
            tone = "aff" if is_affected else "hea"
            widget.setProperty("tone", tone if self._affected.side is not None else "")
        self.eyes.setText(self.tr("Eyes, compared with rest"))

    def show_sides(self, shown: TrainingShown) -> None:
        """Show one moment."""
        movement = self._movement(shown.part)
        has_eyes = shown.has_eyes and not (self._is_tight and movement)
        self.balance.set_sides(shown.sides)
        self.eye_bar.set_sides(shown.eyes)
        words = self.balance.words() if shown.sides is not None else ""
        narrowing = self._narrowing(shown.narrowing)
        self.movement.setText(movement)
        self.compared.setText(words)
        self.narrowing.setText(narrowing)
        self.between.setText("")
        if self._is_tight:
            self.between.setText(words or movement or (self.eyes.text() if has_eyes else ""))
        for widget, is_wanted in (
            (self.movement, movement and not self._is_tight),
            (self.compared, movement and not self._is_tight),
            (self.balance, movement),
            (self.eyes, has_eyes and not self._is_tight),
            (self.narrowing, has_eyes and not self._is_tight),
            (self.eye_bar, has_eyes),
        ):
            widget.setVisible(bool(is_wanted))

    def _movement(self, part: Part) -> str:
        """Name what moves; empty where nobody can tell its sides apart."""
        return {
            Part.CORNERS: self.tr("Mouth corners"),
            Part.LIDS: self.tr("Eyelids"),
            Part.BROWS: self.tr("Brows"),
        }.get(part, "")

    def _narrowing(self, side: Side | None) -> str:
        """Say what the cue says and no more: the bar alone decides nothing."""
        if side is None:
            return ""
        return self.tr("left narrowing") if side is Side.LEFT else self.tr("right narrowing")

    def _build(self) -> None:
        self.heading.hide()
        self.head.setSpacing(8)
        for side in Side:
            if side is Side.RIGHT:
                self.head.addWidget(self.between, 1)
            if side in self.marks:
                self.head.addWidget(self.marks[side])
            self.head.addWidget(self.names[side])
        for name, words, bar in (
            (self.movement, self.compared, self.balance),
            (self.eyes, self.narrowing, self.eye_bar),
        ):
            self.body.addLayout(_titled(name, words))
            self.body.addWidget(bar)


def _titled(name: QLabel, words: QLabel) -> QHBoxLayout:
    line = row(12)
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(name)
    line.addWidget(words, 1)
    return line
