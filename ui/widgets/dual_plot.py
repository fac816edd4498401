"""Eye opening above mouth-corner movement, on one clock."""

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.domain.series import Floats
from app.domain.sides import Affected, Side, Sides
from ui.theme import Theme
from ui.viewmodels.result_facts import PlotData
from ui.widgets.controls import column, label, row
from ui.widgets.outline import side_pen
from ui.widgets.plot_marks import Key, LegendKey, SpanItem

if TYPE_CHECKING:
    import pyqtgraph as pg

_LINE_PX = 2.8
_LEAST_HEIGHT = 100
_EYE_TOP = 125.0
_TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120)
_MM_STEPS = (0.5, 1, 2, 5, 10, 20)


class DualPlot(QWidget):
    """Both sides of one expression; looked at, not worked with: it takes no mouse and no keys.

    Affected side: solid line and filled round points; other side: dashed line and hollow squares.
    Points mark the middle of each hold; a gap in a line is a stretch that could not be measured.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: PlotData | None = None
        self._plots: list[pg.PlotWidget] = []
        self._spans: list[SpanItem] = []
        self._heads: list[pg.InfiniteLine] = []
        self.eye_title = label("strong", wrap=False)
        self.corner_title = label("strong", wrap=False)
        self._keys = {key: LegendKey(theme, key) for key in Key}
        self._key_words: dict[Key, QLabel] = {key: label("caption", wrap=False) for key in Key}
        self._together = QFrame()
        self._holders = [column(0), column(0)]
        self._build()

    @property
    def data(self) -> PlotData | None:
        return self._data

    @property
    def spans(self) -> tuple[SpanItem, ...]:
        return tuple(self._spans)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.set_data(self._data)

    def set_data(self, data: PlotData | None) -> None:
        self._data = data
        self._clear()
        self._set_words()
        self.setVisible(data is not None)
        if data is None:
            return
        self._plots = [self._new_plot() for _ in self._holders]
        for holder, plot in zip(self._holders, self._plots, strict=True):
            holder.addWidget(plot)
        self._fill_eye(self._plots[0], data)
        self._fill_corner(self._plots[1], data)

    def show_time(self, t_s: float | None) -> None:
        """Mark a second of the recording, the one that is being watched; None: none is."""
        for head in self._heads:
            head.setVisible(t_s is not None)
            if t_s is not None and self._data is not None:
                head.setValue(t_s - self._data.start_s)

    def close_plots(self) -> None:
        """Take the plots apart; pyqtgraph keeps them alive otherwise."""
        self._clear()

    def _build(self) -> None:
        head = row(8)
        head.addWidget(self.eye_title, 1)
        for key in (Key.LEFT, Key.RIGHT):
            head.addWidget(self._keys[key])
            head.addWidget(self._key_words[key])
        chip = row(8)
        chip.addWidget(self._keys[Key.TOGETHER])
        chip.addWidget(self._key_words[Key.TOGETHER])
        self._together.setLayout(chip)
        below = row(8)
        below.addWidget(self.corner_title, 1)
        below.addWidget(self._together)
        whole = column(4)
        whole.addLayout(head)
        whole.addLayout(self._holders[0], 10)
        whole.addLayout(below)
        whole.addLayout(self._holders[1], 11)
        self.setLayout(whole)

    def _set_words(self) -> None:
        affected = Affected.UNKNOWN if self._data is None else self._data.affected
        is_up = self._data is not None and self._data.is_corner_up
        self.eye_title.setText(self.tr("Eye opening, % of rest"))
        self.corner_title.setText(
            self.tr("Mouth corner upwards, mm") if is_up else self.tr("Mouth corner movement, mm")
        )
        left, right = self.tr("Left"), self.tr("Right")
        if affected is Affected.LEFT:
            left = self.tr("Left, affected")
        if affected is Affected.RIGHT:
            right = self.tr("Right, affected")
        words = {Key.LEFT: left, Key.RIGHT: right, Key.TOGETHER: self.tr("moved together")}
        for key in Key:
            self._key_words[key].setText(words[key])
            self._keys[key].show_key(self._theme, affected)
        self._together.setVisible(bool(self._data and self._data.spans))
        self.setAccessibleName(self.tr("Eye opening and mouth corner over time, both sides"))
        count = len(self._data.spans) if self._data else 0
        self.setAccessibleDescription(self.tr("%n stretch(es) marked: moved together", "", count))

    def _clear(self) -> None:
        for plot in self._plots:
            plot.hide()
            plot.setParent(None)
            plot.close()
            plot.deleteLater()
        self._plots = []
        self._spans = []
        self._heads = []

    def _new_plot(self) -> "pg.PlotWidget":
        import pyqtgraph as pg

        theme = self._theme
        plot = pg.PlotWidget(background=theme.hex("surface"), enableMenu=False)
        plot.setFrameShape(QFrame.Shape.NoFrame)
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        plot.setMinimumHeight(_LEAST_HEIGHT)
        item = _item(plot)
        item.hideButtons()
        item.setMouseEnabled(False, False)
        font = theme.font("caption")
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setStyle(
                tickFont=font,
                tickLength=0,
                tickTextOffset=8,
                autoExpandTextSpace=False,
                hideOverlappingLabels=False,
            )
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(theme.color("text2"))
        item.getAxis("left").setWidth(round(theme.px("caption") * 3.6))
        item.getAxis("bottom").setHeight(round(theme.px("caption") * 1.7))
        return plot

    def _fill_eye(self, plot: "pg.PlotWidget", data: PlotData) -> None:
        top = max(_EYE_TOP, min(160.0, _largest(data.eye) + 8))
        levels = [(value, f"{value:g} %" if value else "0") for value in (0.0, 50.0, 100.0)]
        self._frame(plot, data, (-12.0, top), levels)
        _item(plot).hideAxis("bottom")
        self._draw(plot, data, data.eye)

    def _fill_corner(self, plot: "pg.PlotWidget", data: PlotData) -> None:
        top = max(1.8, _largest(data.corner))
        low = min(0.0, _least(data.corner))
        step = next((step for step in _MM_STEPS if (top - low) / step <= 3.6), _MM_STEPS[-1])
        ticks = [place * step for place in range(int(np.ceil(low / step)), int(top / step) + 1)]
        room = 0.14 * (top - low)
        levels = [(float(value), f"{value:g}") for value in ticks]
        self._frame(plot, data, (low - room, top + room), levels)
        length = float(data.t_s[-1])
        every = next((step for step in _TIME_STEPS if length / step <= 7), _TIME_STEPS[-1])
        times = range(0, int(length) + 1, every)
        words = [(float(t), self.tr("{n} s").format(n=t)) for t in times]
        _item(plot).getAxis("bottom").setTicks([words])
        self._draw(plot, data, data.corner)

    def _frame(
        self,
        plot: "pg.PlotWidget",
        data: PlotData,
        height: tuple[float, float],
        levels: list[tuple[float, str]],
    ) -> None:
        """Set the ranges, then lay the spans below the level lines."""
        import pyqtgraph as pg

        item = _item(plot)
        item.setXRange(0, float(data.t_s[-1]), padding=0.012)
        item.setYRange(*height, padding=0)
        item.getAxis("left").setTicks([levels])
        for start_s, end_s in data.spans:
            span = SpanItem(start_s, end_s, lambda: height, self._theme)
            span.setZValue(-20)
            item.getViewBox().addItem(span, ignoreBounds=True)
            self._spans.append(span)
        head = pg.InfiniteLine(angle=90, pen=pg.mkPen(self._theme.color("text"), width=2))
        head.setVisible(False)
        item.addItem(head, ignoreBounds=True)
        self._heads.append(head)
        for level, _ in levels:
            line = pg.InfiniteLine(level, angle=0, pen=pg.mkPen(self._theme.color("hair")))
            line.setZValue(-10)
            item.addItem(line, ignoreBounds=True)

    def _draw(self, plot: "pg.PlotWidget", data: PlotData, values: Sides[Floats]) -> None:
        sides = sorted(Side, key=lambda side: side is data.affected.side)
        for side in sides:
            pen = side_pen(self._theme, data.affected, side, _LINE_PX)
            pen.setCosmetic(True)
            is_solid = pen.style() is Qt.PenStyle.SolidLine
            ground = self._theme.color("surface")
            plot.plot(data.t_s, values.of(side), pen=pen, antialias=True, connect="finite")
            times, points = _hold_points(data, values.of(side))
            if times.size:
                plot.plot(
                    times,
                    points,
                    pen=None,
                    symbol="o" if is_solid else "s",
                    symbolSize=10,
                    symbolPen=side_pen(self._theme, data.affected, side, 2.2).color(),
                    symbolBrush=pen.color() if is_solid else ground,
                    antialias=True,
                )


def _item(plot: "pg.PlotWidget") -> Any:
    """Return what holds axes and curves; pyqtgraph ships no types for it."""
    return plot.getPlotItem()


def _hold_points(data: PlotData, column: Floats) -> tuple[Floats, Floats]:
    """Return middle and median of each hold in which the side could be measured."""
    found: list[tuple[float, float]] = []
    for start_s, end_s in data.holds:
        part = column[(data.t_s >= start_s) & (data.t_s <= end_s)]
        part = part[np.isfinite(part)]
        if part.size:
            found.append(((start_s + end_s) / 2, float(np.median(part))))
    points = np.array(found, dtype=np.float64).reshape(-1, 2)
    return points[:, 0], points[:, 1]


def _largest(values: Sides[Floats]) -> float:
    both = np.concatenate((values.left, values.right))
    return float(np.nanmax(both)) if np.isfinite(both).any() else 0.0


def _least(values: Sides[Floats]) -> float:
    both = np.concatenate((values.left, values.right))
    return float(np.nanmin(both)) if np.isfinite(both).any() else 0.0
