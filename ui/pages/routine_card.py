"""The card of a massage step: how long, how, which side, how lightly, and what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.viewmodels.routine_facts import Progress, StepShown
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.hold_ring import HoldRing, RingState
from ui.widgets.styling import set_look

_ROLE = "countdown_massage"
_RING_SHARE = 0.40
_COMPACT_RING_SHARE = 0.32
_BAR_PX = 16
_LEAST_RING_PX = 132
_LEAST_REST_PX = 48
_WIDE_PX = 440
_GAP_PX, _TIGHT_GAP_PX = 10, 6
_BELOW_NAME = 4
_NEXT_MARGINS = (16, 14, 16, 14)


class StepCard(QWidget):
    """Name and countdown stand still; what has no room below them scrolls.

    Large words: technique and side are one line under the name, the muscle is left out.

    Signals: `done_requested()` where a step may be finished before its time.
    """

    done_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.place = label(tone="text2")
        self.name = label("step")
        self.muscle = label("caption")
        self.ring = HoldRing(theme, role=_ROLE)
        self.technique = label("lead")
        self.side = label("lead")
        self.manner = label("body", "text2")
        self.how = label("body", "text2")
        self.pressure = label("strong")
        self.safety = label()
        self.done = IconButton("check", "primary")
        self.next_head = label("caption", wrap=False)
        self.next_name = label("strong")
        self.next_s = label(tone="text2", wrap=False)
        self._technique_head = label("caption")
        self._side_head = label("caption")
        self._build()
        self.done.clicked.connect(self.done_requested)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.ring.set_theme(theme)
        self._is_compact: bool | None = None
        self._fit()

    def show_step(self, step: StepShown) -> None:
        """Show what stays the same during a step."""
        self.place.setText(
            self.tr("Step {number} of {count}").format(number=step.number, count=step.count)
        )
        self.name.setText(step.name)
        self._technique_head.setText(self.tr("Technique"))
        self._side_head.setText(self.tr("Side"))
        texts: dict[QLabel, str] = {
            self.muscle: step.muscle,
            self.technique: step.technique,
            self.side: step.side_words,
            self.how: step.how,
            self.pressure: step.pressure_words,
            self.safety: step.safety,
            self._technique_head: self._technique_head.text() if step.technique else "",
            self._side_head: self._side_head.text() if step.side_words else "",
            self.manner: " · ".join(filter(None, (step.technique, step.side_words))),
        }
        for widget, text in texts.items():
            widget.setText(text)
            widget.setVisible(bool(text))
        self._show_compact()
        self.done.set_words(
            self.tr("Done, go on"), self.tr("{step}: done, go on").format(step=step.name)
        )
        self.done.setVisible(step.can_finish)
        self.next_head.setText(self.tr("Next") if step.next_name else self.tr("Last step"))
        self.next_name.setText(step.next_name)
        self.next_s.setText(self.tr("{n} s").format(n=step.next_s) if step.next_name else "")
        self._fit()

    def show_progress(self, progress: Progress) -> None:
        self.ring.set_state(
            RingState(progress.left_share, str(progress.left_s), self.tr("seconds"))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._words = QWidget()
        words = self._words_box = column(0)
        for widget in (self.place, self.name, self.muscle, self.manner):
            words.addWidget(widget)
        words.addStretch(1)
        self._words.setLayout(words)
        self._beside = QWidget()
        beside = self._beside_box = column(2)
        for widget in (self._technique_head, self.technique, self._side_head, self.side):
            beside.addWidget(widget)
            if widget is self.technique:
                beside.addSpacing(10)
        self._beside.setLayout(beside)
        self._head = QGridLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setHorizontalSpacing(24)
        self._head.setVerticalSpacing(8)
        self._head.setColumnStretch(1, 1)
        self._head.addWidget(self._beside, 1, 1, Qt.AlignmentFlag.AlignVCenter)
        rest = QWidget()
        self._rest = self._build_rest()
        rest.setLayout(self._rest)
        self._area = scrolled(rest)
        self._area.setMinimumHeight(_LEAST_REST_PX)
        whole = column(_GAP_PX + 2)
        whole.addLayout(self._head)
        whole.addWidget(self._area, 1)
        self._next = self._build_next()
        self._whole = whole
        self.setLayout(whole)

    def _build_rest(self) -> QVBoxLayout:
        warning = QFrame()
        warning.setProperty("kind", "safety")
        inside = self._warning = row(0, (14, 4, 0, 4))
        inside.addWidget(self.safety)
        warning.setLayout(inside)
        rest = column(_GAP_PX, (0, 0, 8, 0))
        rest.addWidget(self.pressure)
        rest.addWidget(warning)
        rest.addWidget(self.how)
        rest.addStretch(1)
        return rest

    def _build_next(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        line = self._next_line = row(14)
        line.addWidget(self.next_head)
        line.addWidget(self.next_name, 1)
        line.addWidget(self.next_s)
        card.setLayout(line)
        return card

    def _arrange(self) -> None:
        """Put the name over the ring; large words stand beside it, and what comes next below.

        What stood in another place before is taken out there by Qt.
        """
        if self._is_compact:
            self._head.addWidget(self.ring, 0, 0, Qt.AlignmentFlag.AlignTop)
            self._head.addWidget(self._words, 0, 1)
            self._words_box.insertWidget(_BELOW_NAME, self.done)
            self._rest.addWidget(self._next)
        else:
            self._beside_box.addWidget(self.done)
            self._head.addWidget(self._words, 0, 0, 1, 2)
            self._head.addWidget(self.ring, 1, 0)
            self._whole.addWidget(self._next)
        self._show_compact()

    def _show_compact(self) -> None:
        is_compact = bool(self._is_compact)
        self._beside.setVisible(not is_compact)
        self.manner.setVisible(is_compact and bool(self.manner.text()))
        self.muscle.setVisible(not is_compact and bool(self.muscle.text()))
        is_large = self._theme.is_large
        set_look(self._next, kind="" if is_large else "card")
        self._next_line.setContentsMargins(*((0,) * 4 if is_large else _NEXT_MARGINS))
        self._rest.setSpacing(_TIGHT_GAP_PX if is_large else _GAP_PX)
        self._whole.setSpacing(_TIGHT_GAP_PX if is_large else _GAP_PX + 2)

    def _fit(self) -> None:
        """Give name and countdown the size that leaves room for the rest."""
        is_compact = self._theme.is_large or self.width() < _WIDE_PX
        if is_compact is not self._is_compact:
            self._is_compact = is_compact
            self._arrange()
        set_look(self.name, role="h1" if is_compact else "step")
        most = self.ring.sizeHint().width()
        share = _COMPACT_RING_SHARE if is_compact else _RING_SHARE
        side = min(max(round(self.height() * share), _LEAST_RING_PX), most)
        if not is_compact:
            side = max(_LEAST_RING_PX, min(side, self._left_for_ring()))
        self.ring.setFixedSize(side, side)

    def _left_for_ring(self) -> int:
        """Return what is left where nothing of the step has to be scrolled to: hands are wet."""
        inner = self._area.widget()
        assert inner is not None, "it was laid out"
        # A box in a box tells of its new height in the next event only.
        for box in (self._warning, self._rest, self._words_box):
            box.activate()
        parts = [(self._words, self.width()), (inner, self.width() - _BAR_PX)]
        needed = sum(part.heightForWidth(width) for part, width in parts)
        gaps = 2 * self._whole.spacing() + self._head.verticalSpacing()
        return self.height() - needed - self._next.sizeHint().height() - gaps
