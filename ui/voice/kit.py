"""Voice, chimes and the outputs they share, put together for a window."""

from dataclasses import dataclass

from ui.preferences import Preferences
from ui.voice.chimes import Chimes
from ui.voice.outputs import Outputs
from ui.voice.speaker import Speaker


@dataclass(frozen=True, slots=True)
class VoiceKit:
    """One for each window; GUI thread only. Making it loads nothing."""

    speaker: Speaker
    chimes: Chimes

    @classmethod
    def for_window(cls, preferences: Preferences) -> "VoiceKit":
        outputs = Outputs(preferences)
        return cls(Speaker(preferences, outputs), Chimes(preferences, outputs))

    def prepare(self) -> None:
        """Load what the first line and the first chime would otherwise wait for."""
        self.speaker.prepare()
        self.chimes.prepare()

    def close(self) -> None:
        self.speaker.close()
        self.chimes.close()
