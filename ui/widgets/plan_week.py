"""The last seven days as dots: a tick where something was practised, nothing where not."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.plan import Plan
from app.texts import Lang
from ui import icons
from ui.theme import Theme
from ui.viewmodels.today_words import PlanWords
from ui.widgets.controls import Card, column, label, row

_DOT = 34


class WeekDots(QWidget):
    """Days without practice are left plain; today has a dashed ring until it has a tick."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: tuple[tuple[str, bool], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_days(self, days: tuple[tuple[str, bool], ...], spoken: str) -> None:
        self._days = days
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._step() * 7, _DOT + 6 + round(self._theme.px("caption") * 1.5))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _step(self) -> int:
        return max(_DOT + 9, round(self._theme.px("caption") * 2.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        for index, (name, is_active) in enumerate(self._days):
            is_today = index == len(self._days) - 1
            dot = QRectF(index * step + (step - _DOT) / 2, 2, _DOT, _DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("pfill" if is_active else "sunken"))
            if is_today and not is_active:
                pen = painter.pen()
                pen.setStyle(Qt.PenStyle.DashLine)
                pen.setColor(theme.color("line"))
                pen.setWidth(2)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
            if is_active:
                tick = icons.pixmap("check", theme.color("onprimary"), 20, self.devicePixelRatioF())
                painter.drawPixmap(dot.center().toPoint() - QPoint(9, 9), tick)
            painter.setPen(theme.color("text" if is_today else "text2"))
            painter.setFont(theme.font("caption", is_today))
            words = QRectF(index * step, _DOT + 6, step, self.height() - _DOT - 6)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.end()


class WeekCard(Card):
    """How many of the last seven days, and that resting is part of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = PlanWords(self)
        self.head.removeWidget(self.heading)
        self.body.removeItem(self.head)
        self.note = label("caption")
        self.dots = WeekDots(theme)
        words = column(4)
        words.addWidget(self.heading)
        words.addWidget(self.note)
        line = row(20)
        line.addLayout(words, 1)
        line.addWidget(self.dots)
        self.body.addLayout(line)
        self._line = line

    def set_theme(self, theme: Theme) -> None:
        self.dots.set_theme(theme)
        directions = self._line.Direction
        self._line.setDirection(
            directions.TopToBottom if theme.is_large else directions.LeftToRight
        )

    def refresh(self, plan: Plan, lang: Lang) -> None:
        self.heading.setText(self._words.week(plan))
        self.note.setText(self.tr("Days of rest are part of it."))
        today = self.tr("Now", "today, under the last of seven dots")
        names = [self._words.weekday(day, lang) for day, _ in plan.week]
        names[-1:] = [today]
        days = tuple(zip(names, (is_active for _, is_active in plan.week), strict=True))
        self.dots.show_days(days, self.heading.text())
