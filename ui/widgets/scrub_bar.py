"""Where in a moment one is, and where in it something moved along."""

from bisect import bisect_left

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import Theme
from ui.widgets.controls import column
from ui.widgets.plot_marks import paint_hatch

_HEIGHT = 14
# Half the handle of a slider (ui/qss.py), so that a mark lies over the place that it means.
_INSET = 17


class Marks(QWidget):
    """Hatched stretches above the slider; `spans` are shares of its length."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        return self._spans

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_spans(self, spans: tuple[tuple[float, float], ...]) -> None:
        self._spans = spans
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length = self.width() - 2 * _INSET
        for start, end in self._spans:
            box = QRectF(_INSET + start * length, 1, (end - start) * length, _HEIGHT - 2)
            paint_hatch(painter, box, self._theme.color("cuesoft"), self._theme.color("cue"))
            painter.setPen(QPen(self._theme.color("cue"), 1.5))
            painter.drawRect(box)
        painter.end()


class ScrubBar(QWidget):
    """A slider over the pictures of a moment, with its marks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.marks = Marks(theme)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(5)
        box = column(0)
        box.addWidget(self.marks)
        box.addWidget(self.slider)
        self.setLayout(box)

    def set_theme(self, theme: Theme) -> None:
        self.marks.set_theme(theme)

    def show_times(
        self, times_s: tuple[float, ...], spans: tuple[tuple[float, float], ...]
    ) -> None:
        """Take the second of each picture, and the seconds between which something moved along."""
        last = len(times_s) - 1
        self.slider.setRange(0, last)

        def share(t_s: float) -> float:
            return min(bisect_left(times_s, t_s), last) / max(last, 1)

        shares = ((share(start), share(end)) for start, end in spans)
        self.marks.show_spans(tuple((a, b) for a, b in shares if b > a))
