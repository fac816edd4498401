"""A massage step on the person's own live face; where it has no place there, as a drawing."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.overlay import FadingOverlay, Shown
from app.domain.regions import REGIONS, PlacedRegion, face_width_px, place_region
from app.domain.sides import Affected, Side
from app.frames import Frame
from ui.theme import Theme
from ui.widgets.face_map import FaceMap
from ui.widgets.face_map_words import DrawnSide, StepFacts
from ui.widgets.outline import Place
from ui.widgets.own_face_paint import Mark, paint_mark
from ui.widgets.video_view import VideoView


class OwnFace(QStackedWidget):
    """Lays area and arrow on the mirrored picture; they follow the face and fade with it.

    Neck steps, and those before and after the massage, show the drawing instead of the picture;
    so do all until the camera has sent its first frame.
    Mirroring is that of `VideoView`; what comes in is never mirrored.
    """

    def __init__(
        self,
        theme: Theme,
        affected: Affected,
        facts: Mapping[str, StepFacts],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._affected, self._facts = theme, affected, facts
        self.video = VideoView(theme, affected)
        self.map = FaceMap(theme, affected, facts)
        self.addWidget(self.video)
        self.addWidget(self.map)
        self.video.set_overlay(self._paint)
        self._step = ""
        self._drawn = DrawnSide.BOTH
        self._is_still = self._has_frame = False
        self._t_s = self._since_s = 0.0
        self._width_px = 1.0
        self._overlays = {side: FadingOverlay() for side in Side}
        self._regions: dict[Side, PlacedRegion] = {}
        self._shown: dict[Side, Shown] = {}

    @property
    def shows_picture(self) -> bool:
        """False where the step is drawn: it has no place on the face, or no frame has come."""
        return self.currentWidget() is self.video

    @property
    def is_waiting(self) -> bool:
        """Tell whether the camera has still to send its first frame."""
        return not self._has_frame

    def show_step(self, step_id: str, side: DrawnSide, reduced_motion: bool) -> None:
        """Begin a step.

        Raises: KeyError if there is neither a place nor a drawing of it.
        """
        self.map.show_step(step_id, side, reduced_motion)
        self._step, self._drawn, self._is_still = step_id, DrawnSide(side), reduced_motion
        self._since_s = self._t_s
        self._overlays = {each: FadingOverlay() for each in Side}
        self._regions, self._shown = {}, {}
        self._choose()
        self.video.setAccessibleDescription(self.map.accessibleDescription())
        self.video.update()

    def show_frame(
        self, frame: Frame, landmarks_px: NDArray[np.float64] | None, *, is_covered: bool = False
    ) -> None:
        """Show a frame; `is_covered`: something, most likely a hand, hides the face's area.

        Shape: landmarks_px (478, 3), None without a face.  Frame: image, not mirrored.
        """
        self._t_s = frame.t_s
        if not self._has_frame:
            self._has_frame = True
            self._choose()
        if self._step in REGIONS:
            for side in self._sides():
                self._see(side, landmarks_px, is_covered)
        self.video.show_frame(frame, landmarks_px)

    def set_running(self, is_running: bool) -> None:
        self.map.set_running(is_running)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.video.set_theme(theme)
        self.map.set_theme(theme)

    def _choose(self) -> None:
        has_place = self._has_frame and self._step in REGIONS
        self.setCurrentWidget(self.video if has_place else self.map)

    def _sides(self) -> tuple[Side, ...]:
        return tuple(Side) if self._drawn.side is None else (self._drawn.side,)

    def _see(self, side: Side, landmarks_px: NDArray[np.float64] | None, is_covered: bool) -> None:
        points, visibility = None, 1.0
        if landmarks_px is not None:
            region = place_region(self._step, side, landmarks_px)
            self._regions.setdefault(side, region)
            self._width_px = face_width_px(landmarks_px)
            points, visibility = region.points, region.visibility
        self._shown[side] = self._overlays[side].see(
            points, self._width_px, self._t_s, visibility=visibility, is_covered=is_covered
        )

    def _paint(self, painter: QPainter, place: Place) -> None:
        facts = self._facts.get(self._step)
        if facts is None:
            return
        origin, unit = place(0.0, 0.0), place(0.0, 1.0)
        scale = unit.y() - origin.y()
        for side, shown in self._shown.items():
            if shown.points is None or shown.opacity <= 0.0:
                continue
            rings, strokes = self._regions[side].split(shown.points)
            is_affected = self._drawn.side is side and self._affected.side is side
            mark = Mark(
                rings=tuple(_on_screen(ring, place) for ring in rings),
                strokes=tuple(_on_screen(stroke, place) for stroke in strokes),
                face_width=self._width_px * scale,
                facts=facts,
                is_affected=is_affected,
                t_s=None if self._is_still else self._t_s - self._since_s,
            )
            painter.setOpacity(shown.opacity)
            paint_mark(painter, mark, self._theme)


def _on_screen(points: NDArray[np.float64], place: Place) -> list[QPointF]:
    return [place(float(x), float(y)) for x, y in points]
