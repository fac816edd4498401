"""What is said when a session is over before its time."""

from typing import Final

from PySide6.QtCore import QObject

from app.errors import UserFacing
from app.texts import Texts

_SAY_WHAT_IS_KEPT: Final = frozenset(
    {"camera_lost", "camera_changed", "disk_full", "recording_failed"}
)


class OverWords(QObject):
    """Words are looked up anew at each call."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def say(
        self,
        error: Exception | None,
        *,
        has_recording: bool,
        was_looked_at: bool,
        wanted_end: bool,
    ) -> tuple[str, str]:
        """Return headline and sentence."""
        kept = self.tr("What was recorded is kept on this computer.")
        nothing = self.tr("Nothing was recorded yet.")
        if error is not None:
            headline = (
                self.tr("The recording could not be looked at")
                if was_looked_at
                else self.tr("The recording stopped")
            )
            sentence = self._texts.explain(error)
            if isinstance(error, UserFacing) and error.key in _SAY_WHAT_IS_KEPT:
                return headline, sentence
            return headline, f"{sentence}\n{kept if has_recording else nothing}"
        headline = (
            self.tr("You ended early") if wanted_end else self.tr("The recording ended early")
        )
        return headline, kept if has_recording else nothing
