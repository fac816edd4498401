"""The words of a recording: what to do now, what was wrong with a take, how it stands."""

from PySide6.QtCore import QObject

from app.domain.findings import Reason
from app.texts import Texts
from ui.viewmodels.recording_facts import TakePhase, TakeWords
from ui.viewmodels.session_facts import PromptWords


class RecordingWords(QObject):
    """Words are looked up anew at each call."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def take(self, prompt: PromptWords, phase: TakePhase) -> TakeWords:
        is_trying = phase is TakePhase.PRACTICE
        cue = self.tr("Try it once, gently. This does not count.") if is_trying else prompt.cue
        return TakeWords(prompt.name, cue, prompt.instruct)

    def offer(self, name: str, reason: Reason) -> tuple[str, str]:
        """Say plainly what was wrong with a take, and what would help."""
        why = self._texts(f"reason.{reason.value}")
        what = self.tr("In this take {why}. {help}").format(why=why, help=self._help(reason))
        return self.tr("{name}: once more?").format(name=name), what

    def silent(self, reason: Reason) -> str:
        """Say while it runs what keeps the face from being seen well; empty: nothing to change."""
        return {
            Reason.NO_FACE: self.tr("No face in view. Sit slowly into the middle."),
            Reason.FACE_COVERED: self.tr("Something covers your face. Hands down."),
            Reason.FACE_SMALL: self.tr("Come a little closer."),
            Reason.TOO_DARK: self.tr("It is too dark to see well."),
        }.get(reason, "")

    def _help(self, reason: Reason) -> str:
        return {
            Reason.NO_FACE: self.tr("Sit in the middle of the picture."),
            Reason.FACE_LOST: self.tr("Stay in the middle of the picture until the end."),
            Reason.FACE_COVERED: self.tr("Leave your hands down and your hair back."),
            Reason.FACE_SMALL: self.tr("Come a little closer."),
            Reason.HEAD_TURNED: self.tr("Look straight into the camera."),
            Reason.HEAD_MOVED: self.tr("Only the face moves, the head stays where it is."),
            Reason.BLINKS: self.tr("Blink before it starts, then hold."),
            Reason.GAZE_AWAY: self.tr("Look into the camera all the time."),
        }.get(reason, self.tr("Let the face go loose and wait until the count is over."))
