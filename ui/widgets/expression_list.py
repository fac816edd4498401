"""The expressions of a session, one row each: done, current, to come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.viewmodels.session_facts import ExpressionRow, RowState
from ui.widgets.names import draw_name
from ui.widgets.rep_dots import paint_state_dot

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ABOVE_CURRENT = 2


class ExpressionList(QWidget):
    """Shows as many rows as fit, the current one always among them; nothing to press."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[ExpressionRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def rows(self) -> tuple[ExpressionRow, ...]:
        return self._rows

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_rows(self, rows: tuple[ExpressionRow, ...]) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        self.setAccessibleName(self.place_words())
        self.setAccessibleDescription(
            "; ".join(f"{row.name}: {self._spoken(row.state)}" for row in rows)
        )
        self.updateGeometry()
        self.update()

    def place_words(self) -> str:
        """Say which of how many is being made."""
        for index, row in enumerate(self._rows):
            if row.state is RowState.CURRENT:
                return self.tr("Expression {n} of {total}").format(
                    n=index + 1, total=len(self._rows)
                )
        return self.tr("%n expression(s)", "", len(self._rows))

    def sizeHint(self) -> QSize:
        return QSize(450, round(self._head_height() + len(self._rows) * self._row_height() + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, round(self._head_height() + 3 * self._row_height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = theme.border / 2
        painter.setPen(theme.color("line" if theme.border > 1 else "hair"))
        painter.setBrush(theme.color("surface"))
        radius = theme.radius.card
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )
        head = QRectF(24, 8, self.width() - 48, self._head_height() - 8)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body", bold=True))
        painter.drawText(head, int(_LEFT), self.tr("%n expression(s)", "", len(self._rows)))
        first, count = self._window()
        top = self._head_height()
        for row in self._rows[first : first + count]:
            box = QRectF(10, top, self.width() - 20, self._row_height())
            self._paint_row(painter, box, row)
            top += self._row_height()
        painter.end()

    def _window(self) -> tuple[int, int]:
        """Return the first row shown and how many fit."""
        room = self.height() - self._head_height() - 10
        count = min(len(self._rows), max(1, int(room // self._row_height())))
        current = next((i for i, r in enumerate(self._rows) if r.state is RowState.CURRENT), None)
        if current is None:
            all_done = bool(self._rows) and self._rows[-1].state is RowState.DONE
            return (len(self._rows) - count if all_done else 0), count
        # What comes next matters more than what was before.
        above = min(_ABOVE_CURRENT, (count - 1) // 2)
        return max(0, min(current - above, len(self._rows) - count)), count

    def _paint_row(self, painter: QPainter, box: QRectF, row: ExpressionRow) -> None:
        theme = self._theme
        is_current = row.state is RowState.CURRENT
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("psoft"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 10, 10)
        side = 36.0 if theme.is_large else 28.0
        mark = QRectF(box.left() + 14, box.center().y() - side / 2, side, side)
        paint_state_dot(
            painter, mark, theme, is_done=row.state is RowState.DONE, is_current=is_current
        )
        word = self._word(row.state)
        word_font = theme.font("caption", bold=is_current)
        word_width = QFontMetricsF(word_font).horizontalAdvance(word) + 2
        inner = box.adjusted(28 + side, 0, -14, 0)
        painter.setFont(word_font)
        painter.setPen(theme.color("text" if is_current else "text2"))
        painter.drawText(inner, int(_RIGHT), word)
        name_font = theme.font("body", bold=is_current)
        room = inner.width() - word_width - 12
        painter.setFont(name_font)
        painter.setPen(theme.color("text"))
        draw_name(painter, QRectF(inner.left(), inner.top(), room, inner.height()), row.name)

    def _word(self, state: RowState) -> str:
        words = {
            RowState.DONE: self.tr("done"),
            RowState.CURRENT: self.tr("now"),
            RowState.SKIPPED: self.tr("skipped"),
            RowState.FAULTY: self.tr("clearer once more"),
        }
        return words.get(state, "")

    def _spoken(self, state: RowState) -> str:
        return self._word(state) or self.tr("to come")

    def _row_height(self) -> float:
        body = self._theme.px("body")
        return body * 2.3 + 8 if self._theme.is_large else body + 30.0

    def _head_height(self) -> float:
        return self._theme.px("body") + 32.0
