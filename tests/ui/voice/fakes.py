"""Stand-ins at the borders of the machine: engines, sounds, outputs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from app.store.settings import Settings
from app.texts import Lang
from ui.preferences import Preferences
from ui.voice.chimes import SoundFailure
from ui.voice.engine import EngineState, Utterance
from ui.voice.silence import Silence


def preferences(**values: object) -> Preferences:
    return Preferences(Settings(language="en", **values), lambda _settings: None)


class FakeOutputs(QObject):
    changed = Signal()

    def __init__(self, has_one: bool = True) -> None:
        super().__init__()
        self.has_one = has_one

    def has_any(self) -> bool:
        return self.has_one

    def plug(self, has_one: bool) -> None:
        self.has_one = has_one
        self.changed.emit()


class FakeEngine:
    """Speaks until told to finish."""

    state = EngineState.READY

    def __init__(self, *langs: Lang) -> None:
        self.langs = langs or tuple(Lang)
        self.said: list[Utterance] = []
        self.speaking: Utterance | None = None
        self.is_closed = False
        self.fails_with: Silence | None = None

    def listen(self, on_ended: Callable[[int], None], on_failed: Callable[[Silence], None]) -> None:
        self._on_ended, self._on_failed = on_ended, on_failed

    def watch(self, on_state: Callable[[], None]) -> None:
        self.on_state = on_state

    def speaks(self, lang: Lang) -> bool:
        return lang in self.langs

    def say(self, utterance: Utterance) -> None:
        self.said.append(utterance)
        if self.fails_with is not None:
            self._on_failed(self.fails_with)
        else:
            self.speaking = utterance

    def stop(self) -> None:
        self.speaking = None

    def close(self) -> None:
        self.is_closed = True

    def finish(self) -> None:
        ended, self.speaking = self.speaking, None
        assert ended is not None
        self._on_ended(ended.number)

    def finish_late(self, utterance: Utterance) -> None:
        self._on_ended(utterance.number)

    @property
    def texts(self) -> list[str]:
        return [utterance.text for utterance in self.said]


class FakeSound:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.played: list[float] = []
        self.is_stopped = False

    def play(self, volume_ratio: float) -> None:
        self.played.append(volume_ratio)

    def stop(self) -> None:
        self.is_stopped = True


class BrokenSound(FakeSound):
    def play(self, volume_ratio: float) -> None:
        raise SoundFailure("no backend")


class FakeVoice:
    def __init__(self, name: str, locale: str) -> None:
        self._name, self.locale_name = name, locale

    def name(self) -> str:
        return self._name


class FakeSpeech(QObject):
    """QTextToSpeech as speech-dispatcher makes it behave: a stop is told of later."""

    stateChanged = Signal(object)  # noqa: N815 - Qt's name
    errorOccurred = Signal(object, str)  # noqa: N815 - Qt's name

    def __init__(self, *voices: tuple[str, str]) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        super().__init__()
        self._states = QTextToSpeech.State
        self._state = self._states.Ready
        self._voices = [FakeVoice(*voice) for voice in voices]
        self._locale = ""
        self.voice_name = ""
        self.manner: dict[str, float] = {}
        self.said: list[tuple[str, str]] = []
        self.events: list[Callable[[], None]] = []

    def state(self):
        return self._state

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(voice.locale_name) for voice in self._voices]

    def setLocale(self, locale: QLocale) -> None:
        self._locale = locale.name()

    def availableVoices(self) -> list[FakeVoice]:
        return [v for v in self._voices if QLocale(v.locale_name).name() == self._locale]

    def setVoice(self, voice: FakeVoice) -> None:
        self.voice_name = voice.name()

    def setVolume(self, ratio: float) -> None:
        self.manner["volume"] = ratio

    def setRate(self, ratio: float) -> None:
        self.manner["rate"] = ratio

    def say(self, text: str) -> None:
        assert self._state is self._states.Ready, "the end of the one before would be told later"
        self.said.append((self.voice_name, text))
        self._change(self._states.Speaking)

    def stop(self) -> None:
        if self._state is self._states.Speaking:
            self.events.append(self.end)

    def end(self) -> None:
        self._change(self._states.Ready)

    def fail(self, reason: object) -> None:
        self.errorOccurred.emit(reason, "broken")
        self._change(self._states.Error)

    def deliver(self) -> None:
        """Let what was stopped be told of."""
        events, self.events = self.events, []
        for event in events:
            event()

    def _change(self, state: object) -> None:
        self._state = state
        self.stateChanged.emit(state)
