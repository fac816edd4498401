"""Film or outline of the expression that is looked at, on one clock with its curves."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from app.session.clinic import ClinicSession
from ui.theme import Theme
from ui.viewmodels.moment import MomentModel
from ui.viewmodels.preview import Preview
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import MomentRow
from ui.widgets.controls import Segmented, column, label
from ui.widgets.scrubber import Scrubber

VIEWS: Final = (Preview.MIRROR, Preview.OUTLINE)
_STEPS: Final = {
    Qt.Key.Key_Comma: -1,
    Qt.Key.Key_Period: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}
_ENDS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
_MOST_BUTTONS: Final = 8
_NARROW_PX: Final = 500
_NARROW_LARGE_PX: Final = 720


class FilmPanel(QWidget):
    """Shows the chosen expression at once, waiting where something moved along, or at rest.

    Signals: `moved(float or None)`: the second of the recording that is shown; None: nothing is.
    """

    moved = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._moment: MomentModel | None = None
        self._moments: tuple[MomentRow, ...] = ()
        self._whole: MomentRow | None = None
        self._shown: MomentRow | None = None
        self.scrubber: Scrubber | None = None
        self.view = Segmented(VIEWS)
        self.nothing = label("caption")
        self.choice = Segmented(())
        self._bar = QFrame()
        self._bar_box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar_box.setContentsMargins(0, 0, 0, 0)
        self._bar_box.setSpacing(8)
        self._bar_box.addWidget(self.choice)
        self._bar_box.addStretch(1)
        self._bar_box.addWidget(self.view)
        self._bar.setLayout(self._bar_box)
        self._box = column(8)
        for widget in (self.nothing, self._bar):
            self._box.addWidget(widget)
        self.setLayout(self._box)
        self.view.chosen.connect(self._on_view)

    @property
    def has_pictures(self) -> bool:
        """Tell whether something stands there already."""
        return self._moment is not None and self._moment.moment is not None

    def stops(self) -> list[QWidget]:
        """Return what the keyboard comes by, in this order."""
        player = self.scrubber
        inside = [] if player is None else [player, *player.stops()]
        return [*self.choice.buttons(), *self.view.buttons(), *inside]

    # --- what it shows -----------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.scrubber is not None:
            self.scrubber.set_theme(theme)
            self._arrange()

    def set_words(self) -> None:
        self.view.set_words(self.tr("What is shown"), [self.tr("Film"), self.tr("Outline")])
        self.nothing.setText(
            self.tr(
                "Neither film nor outline was sent with this session, so there are curves only. "
                "Both are the person's choice when they save the report; an older app, or a "
                "recording made with one, has no outline."
            )
        )

    def show_session(self, session: ClinicSession, result: ResultViewModel) -> None:
        """Get ready for the film or outline of another session."""
        self.forget()
        self.nothing.setVisible(result.parts.read_moment is None)
        self._bar.setVisible(result.parts.read_moment is not None)
        self.view.setVisible(session.video is not None and session.outline is not None)
        if result.parts.read_moment is None:
            return
        self._moment = MomentModel(result.parts.read_moment, self)
        self.scrubber = Scrubber(
            self._theme,
            self._moment,
            result.record.meta.affected,
            result.lang,
            is_synthetic=result.is_synthetic,
            is_mirrored=False,
        )
        view = Preview.OUTLINE if session.video is None else Preview.MIRROR
        self.view.set_value(view)
        self.scrubber.set_preview(view)
        self.scrubber.set_compact(self._theme)
        self.scrubber.moved.connect(self._on_moved)
        self.scrubber.closed.connect(self._on_closed)
        self._box.addWidget(self.scrubber)
        self.scrubber.hide()
        self._arrange()

    def show_moments(self, moments: Sequence[MomentRow], whole: MomentRow | None) -> None:
        """Offer the repetitions of another expression, and show the first that is worth it."""
        self._moments, self._whole = tuple(moments), whole
        if self.scrubber is not None:
            self._offer()
            self._show_first()

    def forget(self) -> None:
        """Stop what still reads, and let go of it; safe to repeat."""
        if self.scrubber is not None and self._moment is not None:
            self._moment.close()
            self._box.removeWidget(self.scrubber)
            self.scrubber.hide()
            self.scrubber.deleteLater()
        self.scrubber = self._moment = self._shown = None

    def step_back(self) -> bool:
        """Close what is shown; tells whether anything was."""
        if self.scrubber is None or not self.scrubber.isVisible():
            return False
        self._on_closed()
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that nobody else wanted; tells whether it was one of these."""
        if self.scrubber is None or not self.scrubber.isVisible():
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.scrubber.head.step(_STEPS[key])
        elif key in _ENDS:
            self.scrubber.keyPressEvent(event)
        return key in _STEPS or key in _ENDS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        if self.scrubber is not None:
            least = _NARROW_LARGE_PX if self._theme.is_large else _NARROW_PX
            self.scrubber.set_narrow(self.width() < least)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        needed = self.choice.sizeHint().width() + self.view.sizeHint().width() + 8
        has_two = not self.view.isHidden()
        self._bar_box.setDirection(below if has_two and needed > self.width() else beside)

    def _rows(self) -> tuple[MomentRow, ...]:
        """Return what can be shown: of a film single repetitions, whole it is too much at once."""
        is_outline = self.view.value is Preview.OUTLINE
        if self._whole is None or (self._moments and not is_outline):
            return self._moments
        return (self._whole, *self._moments)

    def _show_first(self) -> None:
        rows = self._rows()
        first = next((each for each in rows if each.spans), next(iter(rows), None))
        if first is None:
            self._on_closed()
        else:
            self._show(first, plays=False)

    def _offer(self) -> None:
        """Name the stretches that can be shown; many of them by their numbers alone."""
        self._bar_box.removeWidget(self.choice)
        self.choice.hide()
        self.choice.deleteLater()
        rows = self._rows()
        is_short = len(rows) > _MOST_BUTTONS
        self.choice = Segmented(rows)
        self.choice.set_words(
            self.tr("What part is shown"),
            [str(n) if is_short else each.name for n, each in enumerate(rows, 1)],
        )
        self.choice.chosen.connect(self._on_moment)
        self._bar_box.insertWidget(0, self.choice)
        self.choice.setVisible(bool(rows))
        self._arrange()

    def _show(self, moment: MomentRow, *, plays: bool) -> None:
        assert self.scrubber is not None, "there is something to show"
        self._shown = moment
        self.choice.set_value(moment)
        self.scrubber.show()
        self.scrubber.show_row(moment, plays=plays)

    def _on_moment(self, moment: MomentRow) -> None:
        if self.scrubber is not None:
            self._show(moment, plays=False)

    def _on_view(self, view: Preview) -> None:
        if self.scrubber is None:
            return
        self.scrubber.set_preview(view)
        self._offer()
        if self._shown in self._rows():
            # An outline's pictures are empty: the film is read in their place.
            self._show(self._shown, plays=False)
        else:
            self._show_first()

    def _on_moved(self, t_s: float) -> None:
        self.moved.emit(t_s)

    def _on_closed(self) -> None:
        self._shown = None
        self.choice.clear()
        if self.scrubber is not None:
            self.scrubber.close_row()
            self.scrubber.hide()
        self.moved.emit(None)
