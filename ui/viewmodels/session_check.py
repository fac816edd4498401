"""The camera check in words: one thing to do at a time."""

from PySide6.QtCore import QObject

from app.domain.camera_check import Check, Finding, Standing
from app.domain.framing import Change


class CheckWords(QObject):
    """Left and right are the person's own; words are looked up anew at each call."""

    def name(self, check: Check) -> str:
        return {
            Check.FRAMING: self.tr("Face in the picture"),
            Check.DISTANCE: self.tr("Distance"),
            Check.LIGHT: self.tr("Light"),
            Check.HEAD: self.tr("Head upright"),
            Check.SHARPNESS: self.tr("Sharpness"),
            Check.CAMERA: self.tr("Camera"),
        }[check]

    def standing(self, standing: Standing) -> str:
        return {
            Standing.WAITING: self.tr("Looking…"),
            Standing.GOOD: self.tr("Good"),
            Standing.CHANGE: self.tr("Not yet"),
        }[standing]

    def advice(self, finding: Finding) -> str:
        """Say what to do about a finding."""
        return {**self._place(), **self._light(), **self._head(), **self._picture()}[finding]

    def change(self, change: Change) -> str:
        """Say how to come to where one sat last time; the outline shows it."""
        return {
            Change.NEARER: self.tr("Last time you sat closer. Come a little nearer."),
            Change.FURTHER: self.tr("Last time you sat further away. Lean back a little."),
            Change.LEFT: self.tr("Move a little to your left, into the outline."),
            Change.RIGHT: self.tr("Move a little to your right, into the outline."),
            Change.UP: self.tr("Sit a little higher, into the outline."),
            Change.DOWN: self.tr("Sit a little lower, into the outline."),
        }[change]

    def _place(self) -> dict[Finding, str]:
        return {
            Finding.NO_FACE: self.tr("Sit slowly into the middle, with your face free."),
            Finding.TOO_NEAR: self.tr("Sit a little further back, about an arm's length away."),
            Finding.TOO_FAR: self.tr("Come a little closer, to about an arm's length."),
            Finding.OFF_LEFT: self.tr("Move a little to your right."),
            Finding.OFF_RIGHT: self.tr("Move a little to your left."),
            Finding.OFF_HIGH: self.tr("Sit a little lower, or tilt the camera up."),
            Finding.OFF_LOW: self.tr("Sit a little higher, or tilt the camera down."),
        }

    def _light(self) -> dict[Finding, str]:
        return {
            Finding.TOO_DARK: self.tr("It is rather dark. Turn on a lamp in front of you."),
            Finding.TOO_BRIGHT: self.tr("The light is very strong. Dim it, or move it away."),
            Finding.BACK_LIT: self.tr(
                "It is bright behind you. Turn so that the light comes from the front."
            ),
            Finding.LIT_FROM_LEFT: self.tr(
                "The light comes from your left. Turn towards it, or add a lamp on your right."
            ),
            Finding.LIT_FROM_RIGHT: self.tr(
                "The light comes from your right. Turn towards it, or add a lamp on your left."
            ),
            Finding.GLARE_LEFT: self.tr(
                "Something shines at your left eye. Take glasses off, or move the lamp."
            ),
            Finding.GLARE_RIGHT: self.tr(
                "Something shines at your right eye. Take glasses off, or move the lamp."
            ),
        }

    def _head(self) -> dict[Finding, str]:
        return {
            Finding.TURNED_LEFT: self.tr("Turn your face a little to your right."),
            Finding.TURNED_RIGHT: self.tr("Turn your face a little to your left."),
            Finding.CHIN_LOW: self.tr("Lift your chin a little, or lower the camera."),
            Finding.CHIN_HIGH: self.tr("Lower your chin a little, or raise the camera."),
            Finding.TILTED_LEFT: self.tr("Tilt your head a little to your right."),
            Finding.TILTED_RIGHT: self.tr("Tilt your head a little to your left."),
        }

    def _picture(self) -> dict[Finding, str]:
        return {
            Finding.BLURRED: self.tr("The picture is not sharp. Wipe the lens, and sit still."),
            Finding.SLOW: self.tr(
                "The picture comes slowly. More light helps, or close other programs."
            ),
            Finding.COARSE: self.tr(
                "This camera gives a coarse picture. Choose another one in Settings if you can."
            ),
        }
