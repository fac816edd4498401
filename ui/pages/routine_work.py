"""The work area of a massage: drawing or own face, the step, what is said, progress, buttons."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QWidget

from app.session.live import LiveView
from ui.pages.routine_card import StepCard
from ui.pages.routine_controls import RoutineControls
from ui.theme import Theme
from ui.viewmodels.routine import RoutineModel
from ui.viewmodels.routine_facts import Stage, StepShown
from ui.widgets.caption import CaptionBar
from ui.widgets.controls import column, label, row
from ui.widgets.face_map import FaceMap
from ui.widgets.face_map_words import DrawnSide, facts_of
from ui.widgets.own_face import OwnFace
from ui.widgets.step_strip import StepStrip, StripState

_LEAST_MAP = (320, 190)
_LEFT, _RIGHT = 716, 492
_LARGE_LEFT, _LARGE_RIGHT = 2, 3
_LEGEND_PX = 1150


class RoutineWork(QWidget):
    """Shows one massage while it is done; a press beside the buttons belongs to the page."""

    def __init__(self, theme: Theme, model: RoutineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._shown: tuple[int, str] | None = None
        self._own: OwnFace | None = None
        self.is_calm = False
        """Reduced motion: the hand of the drawing stays where it starts."""
        self._facts = facts_of(model.massage, model.lang)
        self.map = FaceMap(theme, model.affected, self._facts)
        self.caption = CaptionBar(theme)
        self.caption.follow(model.kit.speaker, model.kit.chimes)
        self.paused = label("lead")
        self.card = StepCard(theme)
        self.strip = StepStrip(theme)
        self.problem = label("caption", "cue")
        self.controls = RoutineControls(theme)
        self._build()
        self.set_theme(theme)

    @property
    def own(self) -> OwnFace | None:
        """The own face where it is shown; None where the drawing is."""
        return self._own

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.map, self.caption, self.card, self.strip, self.controls, self._own):
            if widget is not None:
                widget.set_theme(theme)
        # Large words need the whole width, and the larger part of it beside the drawing.
        span = 2 if theme.is_large else 1
        self._grid.addWidget(self._captions, 1, 0, 1, span)
        left, right = (_LARGE_LEFT, _LARGE_RIGHT) if theme.is_large else (_LEFT, _RIGHT)
        self._grid.setColumnStretch(0, left)
        self._grid.setColumnStretch(1, right)
        self._grid.addWidget(self.card, 0, 1, 1 if theme.is_large else 2, 1)
        self._fit()

    def set_words(self) -> None:
        """Take language, side and plan anew."""
        self._facts = facts_of(self._model.massage, self._model.lang)
        self.map.set_facts(self._model.affected, self._facts)
        self.controls.set_words()
        self._shown = None
        if self._own is not None:
            self.show_own(is_shown=False)
            self.show_own(is_shown=True)
        self._fit_caption()

    def set_calm(self, is_calm: bool) -> None:
        self.is_calm = is_calm
        self._shown = None

    def refresh(self) -> None:
        """Show what the view-model says now."""
        stage, step = self._model.stage, self._model.step
        if step is None:
            return
        self._show_step(step)
        self.refresh_time()
        self.controls.refresh(stage)
        is_running = stage is Stage.RUNNING
        self.map.set_running(is_running)
        if self._own is not None:
            self._own.set_running(is_running)
        words = self._paused_words(stage)
        if words and words != self.paused.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.paused, words))
        self.paused.setText(words)
        self._captions.setCurrentIndex(1 if words else 0)
        self.problem.setText(self._model.notice)
        self.problem.setVisible(bool(self._model.notice))

    def refresh_time(self) -> None:
        """Show the second."""
        step, progress = self._model.step, self._model.progress
        if step is None or progress is None:
            return
        self.card.show_progress(progress)
        steps = self._model.plan.steps
        minutes, seconds = divmod(progress.routine_left_s, 60)
        spoken = self.tr("Step {number} of {count}, {minutes} min {seconds} s left in all").format(
            number=step.number, count=step.count, minutes=minutes, seconds=seconds
        )
        skipped = self._model.skipped
        self.strip.show_state(
            StripState(
                tuple(planned.seconds for planned in steps),
                step.number - 1,
                1.0 - progress.left_share,
                frozenset(i for i, planned in enumerate(steps) if planned.id in skipped),
            ),
            spoken,
        )

    def show_own(self, *, is_shown: bool) -> None:
        """Change between the drawing and the own face."""
        old, self._own = self._own, None
        if old is not None:
            self._views.removeWidget(old)
            old.hide()
            old.deleteLater()
        if is_shown:
            own = OwnFace(self._theme, self._model.affected, self._facts)
            own.setMinimumSize(*_LEAST_MAP)
            own.map.setMinimumSize(*_LEAST_MAP)
            own.video.setMinimumSize(*_LEAST_MAP)
            picture = self._model.picture
            own.video.set_light(self._model.preferences.settings.picture_light)
            own.video.set_synthetic(picture is not None and picture.is_synthetic)
            self._own = own
            self._views.addWidget(own)
            self._views.setCurrentWidget(own)
            self._fit()
        self._shown = None
        self.refresh()

    def show_frame(self, view: LiveView) -> None:
        if self._own is not None:
            seen = view.observation
            self._own.show_frame(view.frame, None if seen is None else seen.landmarks_px)

    def focus_first(self) -> None:
        self.controls.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.map.setMinimumSize(*_LEAST_MAP)
        self._views = QStackedWidget()
        self._views.addWidget(self.map)
        pause = QFrame()
        pause.setProperty("kind", "note")
        inside = row(16, (22, 10, 22, 10))
        inside.addWidget(self.paused, 1)
        pause.setLayout(inside)
        self._captions = QStackedWidget()
        self._captions.addWidget(self.caption)
        self._captions.addWidget(pause)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setRowStretch(0, 1)
        self._grid.addWidget(self._views, 0, 0)
        whole = column(10, (24, 16, 24, 16))
        whole.addLayout(self._grid, 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.strip)
        whole.addWidget(self.controls)
        self.setLayout(whole)

    def _show_step(self, step: StepShown) -> None:
        shown = (step.number, step.id)
        if shown == self._shown:
            return
        is_new = self._shown is not None
        self._shown = shown
        self.card.show_step(step)
        side = DrawnSide.UNSAID if step.side.value == "unknown" else DrawnSide(step.side.value)
        view = self.map if self._own is None else self._own
        view.show_step(step.id, side, self.is_calm)
        if is_new:
            words = f"{self.card.place.text()}: {step.name}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card.name, words))

    def _paused_words(self, stage: Stage) -> str:
        if stage is not Stage.PAUSED:
            return ""
        go_on = self.tr("Paused. Press space, or click anywhere, to go on.")
        if self._model.is_interrupted:
            waited = self.tr("The computer stood still for a while; the massage waited for you.")
            return f"{waited} {go_on}"
        return go_on

    def _fit(self) -> None:
        """Where there is little room, leave to the card what it says as well as the drawing."""
        has_legend = not self._theme.is_large and self.width() >= _LEGEND_PX
        self.map.set_legend(has_legend)
        if self._own is not None:
            self._own.map.set_legend(has_legend)
        self._fit_caption()

    def _fit_caption(self) -> None:
        """Keep room for the longest line that may be said, so that nothing ever moves."""
        width = self.width() - 48
        if not self._theme.is_large:
            width = round((width - 24) * _LEFT / (_LEFT + _RIGHT))
        room = max(width - 44 - 16 - self.caption.icon.width() - 150, 200)
        metrics = QFontMetrics(self._theme.font("lead"))
        box = QRect(0, 0, room, 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = self._model.prompts()
        most = max((metrics.boundingRect(box, flags, text).height() for text in lines), default=0)
        self.caption.setMinimumHeight(most + 28)
