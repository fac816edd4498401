"""The cards of the result page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.result_facts import PlotData
from ui.viewmodels.result_parts import Detail
from ui.widgets.confidence import ConfidenceBlocks
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.finding_list import look_of
from ui.widgets.styling import set_look
from ui.widgets.usable_strip import UsableStrip
from ui.words import Outcome


class Headline(QFrame):
    """What was seen, in plain words, and how sure it is; dashed where it can't be told.

    Signals: `doubt_requested()` where the person holds it to be not right.
    """

    doubt_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = Icon("flag", 40)
        self.head = label("h3")
        self.body = label("body")
        self.marked = label("strong")
        self.sure_word = label("caption", wrap=False)
        self.blocks = ConfidenceBlocks(theme)
        self.doubt = IconButton("", "quiet")
        words = column(4)
        words.addWidget(self.head)
        words.addWidget(self.body)
        words.addWidget(self.marked)
        self._sure = QWidget()
        sure = column(4)
        sure.addStretch(1)
        sure.addWidget(self.sure_word, 0, Qt.AlignmentFlag.AlignRight)
        sure.addWidget(self.blocks, 0, Qt.AlignmentFlag.AlignRight)
        sure.addWidget(self.doubt, 0, Qt.AlignmentFlag.AlignRight)
        sure.addStretch(1)
        self._sure.setLayout(sure)
        whole = row(18, (20, 14, 20, 14))
        whole.addWidget(self.icon)
        whole.addLayout(words, 1)
        whole.addWidget(self._sure)
        self.setLayout(whole)
        self.doubt.clicked.connect(self.doubt_requested)

    def set_theme(self, theme: Theme) -> None:
        self.blocks.set_theme(theme)

    def show_detail(self, detail: Detail) -> None:
        look = look_of(detail.outcome)
        is_untold = detail.outcome is Outcome.UNTOLD
        set_look(self, kind="dashed" if is_untold else "card")
        self.icon.show_icon(look.icon, "" if is_untold else look.tone)
        self.head.setText(detail.headline)
        self.body.setText(detail.body)
        self.marked.setText(detail.marked)
        self.marked.setVisible(bool(detail.marked))
        self.sure_word.setText(self.tr("How sure"))
        self._sure.setVisible(detail.confidence is not None)
        if detail.confidence is not None:
            self.blocks.set_confidence(detail.confidence)
        self.doubt.set_words(self.tr("This looks wrong"))
        can_doubt = any(flag.can_doubt for moment in detail.moments for flag in moment.flags)
        self.doubt.setVisible(can_doubt)


class TextCard(QFrame):
    """A heading with a few sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.head = label("strong")
        self.body = label("body")
        inside = column(4, (20, 12, 20, 12))
        inside.addWidget(self.head)
        inside.addWidget(self.body)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_text(self, head: str, body: str) -> None:
        self.head.setText(head)
        self.body.setText(body)
        self.setVisible(bool(body))


class ReasonCard(QFrame):
    """Why nothing is judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.head = label("strong")
        self._lines = column(8)
        inside = column(8, (20, 14, 20, 14))
        inside.addWidget(self.head)
        inside.addLayout(self._lines)
        self.setLayout(inside)

    def show_reasons(self, reasons: tuple[str, ...], lost: int, of: int) -> None:
        """Show why; `lost` of `of` repetitions could not be judged."""
        head = self.tr("Why")
        if 0 < lost < of:
            head = self.tr("Why {lost} of {of} could not be judged").format(lost=lost, of=of)
        self.head.setText(head)
        empty(self._lines)
        for reason in reasons:
            holder = QWidget()
            line = row(12)
            line.addWidget(Icon("info", 26, "cue"))
            words = label("body")
            words.setText(reason)
            line.addWidget(words, 1)
            holder.setLayout(line)
            self._lines.addWidget(holder)
        self.setVisible(bool(reasons))


class StripCard(QFrame):
    """How much of an expression could be used."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.head = label("strong")
        self.strip = UsableStrip(theme)
        inside = column(8, (20, 14, 20, 12))
        inside.addWidget(self.head)
        inside.addWidget(self.strip)
        self.setLayout(inside)

    def show_plot(self, data: PlotData | None) -> None:
        self.setVisible(data is not None)
        if data is not None:
            self.strip.show_spans(float(data.t_s[-1]), data.usable)
            self.head.setText(
                self.tr("Usable time: {percent} % (hatched: not usable)").format(
                    percent=self.strip.percent
                )
            )


def empty(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
