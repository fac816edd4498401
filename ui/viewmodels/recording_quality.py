"""How light, place and head stand while a recording runs, in the few words that a chip holds."""

from typing import Final

from PySide6.QtCore import QObject

from app.domain.camera_check import Check, CheckState, Finding, Standing

QUALITIES: Final = (Check.LIGHT, Check.DISTANCE, Check.HEAD)
"""What is told; the place in the picture is told with the distance."""


class QualityWords(QObject):
    """Left and right are the person's own; words are looked up anew at each call."""

    def name(self, check: Check) -> str:
        return {
            Check.LIGHT: self.tr("Light"),
            Check.DISTANCE: self.tr("Distance and place"),
            Check.HEAD: self.tr("Head"),
        }[check]

    def told(self, state: CheckState, check: Check) -> tuple[Standing, str]:
        """Return how it stands, and the one thing to do or what is well."""
        for part in (Check.FRAMING, check) if check is Check.DISTANCE else (check,):
            first = state.first_of(part)
            if first is not None:
                return Standing.CHANGE, {**self._place(), **self._light(), **self._head()}[first]
        standing = state.standing(check)
        return standing, self._well(check) if standing is Standing.GOOD else self.tr("Looking…")

    def _well(self, check: Check) -> str:
        return {
            Check.LIGHT: self.tr("Bright enough and even"),
            Check.DISTANCE: self.tr("Good where you are"),
            Check.HEAD: self.tr("Straight ahead"),
        }[check]

    def _place(self) -> dict[Finding, str]:
        return {
            Finding.NO_FACE: self.tr("No face in view"),
            Finding.TOO_NEAR: self.tr("A little further back"),
            Finding.TOO_FAR: self.tr("A little closer"),
            Finding.OFF_LEFT: self.tr("A little to your right"),
            Finding.OFF_RIGHT: self.tr("A little to your left"),
            Finding.OFF_HIGH: self.tr("Sit a little lower"),
            Finding.OFF_LOW: self.tr("Sit a little higher"),
        }

    def _light(self) -> dict[Finding, str]:
        return {
            Finding.TOO_DARK: self.tr("More light in front"),
            Finding.BACK_LIT: self.tr("Less light behind you"),
            Finding.TOO_BRIGHT: self.tr("A little less light"),
            Finding.LIT_FROM_LEFT: self.tr("More light on the right"),
            Finding.LIT_FROM_RIGHT: self.tr("More light on the left"),
            Finding.GLARE_LEFT: self.tr("Glare at your left eye"),
            Finding.GLARE_RIGHT: self.tr("Glare at your right eye"),
        }

    def _head(self) -> dict[Finding, str]:
        return {
            Finding.TURNED_LEFT: self.tr("Turn a little to the right"),
            Finding.TURNED_RIGHT: self.tr("Turn a little to the left"),
            Finding.CHIN_LOW: self.tr("Chin up a little"),
            Finding.CHIN_HIGH: self.tr("Chin down a little"),
            Finding.TILTED_LEFT: self.tr("Tilt a little to the right"),
            Finding.TILTED_RIGHT: self.tr("Tilt a little to the left"),
        }
