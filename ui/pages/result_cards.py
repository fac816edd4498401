"""The cards of the result page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.result import Detail, NumberRow, Picture
from ui.viewmodels.result_facts import PlotData
from ui.widgets.confidence import ConfidenceBlocks
from ui.widgets.controls import column, label, row
from ui.widgets.finding_list import look_of
from ui.widgets.styling import set_look
from ui.widgets.usable_strip import UsableStrip
from ui.words import Outcome


class Headline(QFrame):
    """What was seen, in plain words, and how sure it is; dashed where it can't be told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = Icon("flag", 40)
        self.head = label("h3")
        self.body = label("body")
        self.sure_word = label("caption", wrap=False)
        self.blocks = ConfidenceBlocks(theme)
        words = column(4)
        words.addWidget(self.head)
        words.addWidget(self.body)
        self._sure = QWidget()
        sure = column(4)
        sure.addStretch(1)
        sure.addWidget(self.sure_word, 0, Qt.AlignmentFlag.AlignRight)
        sure.addWidget(self.blocks, 0, Qt.AlignmentFlag.AlignRight)
        sure.addStretch(1)
        self._sure.setLayout(sure)
        whole = row(18, (20, 14, 20, 14))
        whole.addWidget(self.icon)
        whole.addLayout(words, 1)
        whole.addWidget(self._sure)
        self.setLayout(whole)

    def set_theme(self, theme: Theme) -> None:
        self.blocks.set_theme(theme)

    def show_detail(self, detail: Detail) -> None:
        look = look_of(detail.outcome)
        is_untold = detail.outcome is Outcome.UNTOLD
        set_look(self, kind="dashed" if is_untold else "card")
        self.icon.show_icon(look.icon, "" if is_untold else look.tone)
        self.head.setText(detail.headline)
        self.body.setText(detail.body)
        self.sure_word.setText(self.tr("How sure"))
        self._sure.setVisible(detail.confidence is not None)
        if detail.confidence is not None:
            self.blocks.set_confidence(detail.confidence)


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


class _Photo(QLabel):
    """A picture that keeps its shape and is never enlarged beyond its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(72)

    def show_picture(self, picture: Picture) -> None:
        face = QPixmap(str(picture.path))
        top, bottom = (round(share * face.height()) for share in picture.band)
        self._full = face.copy(0, top, face.width(), bottom - top)
        self.setAccessibleName(picture.caption)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._full.isNull():
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        scaled = self._full.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(scaled)


class PictureCard(QFrame):
    """The face at rest and in the hold, as others see it: not mirrored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.note = label("caption")
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._photos = [_Photo(), _Photo()]
        self._captions = [label("strong", wrap=False), label("strong", wrap=False)]
        inside = column(5, (14, 12, 14, 10))
        for photo, caption in zip(self._photos, self._captions, strict=True):
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(photo, 1)
            inside.addWidget(caption)
        inside.addWidget(self.note)
        self.setLayout(inside)
        self._has_pictures = False

    @property
    def has_pictures(self) -> bool:
        return self._has_pictures

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        self.note.setText(self.tr("Not mirrored: your left is on the right."))
        self._has_pictures = bool(pictures)
        for place, (photo, caption) in enumerate(zip(self._photos, self._captions, strict=True)):
            is_there = place < len(pictures)
            photo.setVisible(is_there)
            caption.setVisible(is_there)
            if is_there:
                photo.show_picture(pictures[place])
                caption.setText(pictures[place].caption)


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

    def show_reasons(self, reasons: tuple[str, ...]) -> None:
        self.head.setText(self.tr("Why"))
        _empty(self._lines)
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


class NumbersCard(QFrame):
    """The measures behind the words, one line for each repetition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.note = label("caption")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        inside = column(10, (20, 14, 20, 14))
        inside.addLayout(self._grid)
        inside.addWidget(self.note)
        self.setLayout(inside)

    def show_numbers(self, numbers: tuple[NumberRow, ...]) -> None:
        _empty(self._grid)
        heads = (
            self.tr("Repeat"),
            self.tr("Left"),
            self.tr("Right"),
            self.tr("Difference"),
            self.tr("Noise at rest"),
            self.tr("Threshold"),
        )
        for place, words in enumerate(heads):
            self._put(0, place, words, "caption")
        for line, number in enumerate(numbers, start=1):
            self._put(line, 0, f"{number.repeat} · {number.pattern}", "body")
            for place, cell in enumerate(number.cells, start=1):
                self._put(line, place, cell, "body")
        self._grid.setColumnStretch(0, 1)
        self.note.setText(
            self.tr(
                "Eye: height of the upper lid while held, share of its own height at rest. Mouth "
                "corner: change from rest. ± in the text is two standard deviations: the variation "
                "at rest together with the method’s error. Error and thresholds come from "
                "synthetic faces, not from patients."
            )
            if numbers
            else self.tr("There are no numbers for this expression.")
        )

    def _put(self, line: int, place: int, words: str, role: str) -> None:
        cell = label(role, wrap=place == 0)
        cell.setText(words)
        is_name = place == 0
        side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
        cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(cell, line, place)


def _empty(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
