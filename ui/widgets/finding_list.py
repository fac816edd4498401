"""The expressions of a result, each with a word and an icon for what it showed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons
from ui.theme import Theme
from ui.viewmodels.result_parts import FindingRow
from ui.widgets.names import draw_name
from ui.words import LOOKS, Look, Outcome

_ROW_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_STRONG = (Outcome.SEEN, Outcome.UNSURE)


def look_of(outcome: Outcome | None) -> Look:
    """Return icon and tone of an outcome; None is the resting face."""
    return Look("check", "text2") if outcome is None else LOOKS[outcome]


class _RowPainter(QStyledItemDelegate):
    theme: Theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(240, max(52, self.theme.target, self.theme.px("body") * 2 + 12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: FindingRow = index.data(_ROW_ROLE)
        theme = self.theme
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)  # pyright: ignore[reportAttributeAccessIssue] - PySide's stubs lack the fields of style options
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue] - as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("psoft"))
            painter.drawRoundedRect(box, theme.radius.button, theme.radius.button)
        look = look_of(row.outcome)
        ink = theme.color("text" if row.outcome is Outcome.UNTOLD else look.tone)
        size = theme.px("body") + 4
        inner = box.adjusted(12, 0, -12, 0)
        at = (inner.right() - size, inner.center().y() - size / 2)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(round(at[0]), round(at[1]), icons.pixmap(look.icon, ink, size, ratio))
        word_box = inner.adjusted(0, 0, -size - 8, 0)
        word_font = theme.font("caption", bold=row.outcome in _STRONG)
        painter.setFont(word_font)
        painter.setPen(ink)
        width = QFontMetricsF(word_font).horizontalAdvance(row.word)
        if row.doubt:
            width = max(width, self._paint_doubt(painter, word_box, row.doubt))
            painter.setFont(word_font)
            word_box = word_box.adjusted(0, 0, 0, -word_box.height() / 2)
        painter.drawText(word_box, _RIGHT, row.word)
        name_font = theme.font("body", bold=is_chosen)
        room = word_box.width() - width - 10
        painter.setFont(name_font)
        painter.setPen(theme.color("text"))
        draw_name(painter, QRectF(inner.left(), inner.top(), room, inner.height()), row.name)
        painter.restore()

    def _paint_doubt(self, painter: QPainter, box: QRectF, words: str) -> float:
        """Write below the word that the person holds it to be not right; returns the width."""
        font = self.theme.font("caption")
        font.setPixelSize(round(0.9 * font.pixelSize()))
        painter.setFont(font)
        painter.drawText(box.adjusted(0, box.height() / 2, 0, 0), _RIGHT, words)
        return QFontMetricsF(font).horizontalAdvance(words)


class FindingList(QListWidget):
    """Arrow keys and clicks choose.

    Signals: `chosen(exercise)`.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = _RowPainter(self)
        self._painter.theme = theme
        self._most = 8
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._on_current)

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        self.scheduleDelayedItemsLayout()
        self._fit()

    def set_most(self, most: int) -> None:
        """Take the height of so many rows, and scroll beyond."""
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def set_rows(self, rows: tuple[FindingRow, ...], name: str) -> None:
        """Show the rows; `name` is what a screen reader calls the list."""
        self.setAccessibleName(name)
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            self._fill(item, row)
            self.addItem(item)
        self.blockSignals(False)
        self._fit()

    def refresh(self, rows: tuple[FindingRow, ...]) -> None:
        """Show the same rows with what has changed in them; the chosen one stays chosen."""
        for place, row in enumerate(rows):
            self._fill(self.item(place), row)
        self.viewport().update()

    def choose(self, exercise: str) -> None:
        for place in range(self.count()):
            item = self.item(place)
            if item.data(_ROW_ROLE).exercise == exercise:
                self.setCurrentItem(item)

    def _fill(self, item: QListWidgetItem, row: FindingRow) -> None:
        spoken = f"{row.name}: {row.word}"
        item.setData(_ROW_ROLE, row)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{spoken}. {row.doubt}" if row.doubt else spoken
        )

    def sizeHint(self) -> QSize:
        shown = self.count()
        if self.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed:
            shown = min(shown, self._most)
        return QSize(256, shown * self._row_height())

    def _fit(self) -> None:
        self.setMinimumHeight(min(self.count(), self._most) * self._row_height())
        self.updateGeometry()

    def _row_height(self) -> int:
        return self._painter.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    def _on_current(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(current.data(_ROW_ROLE).exercise)
