"""Soft chimes at changes. Each change is shown too; nothing depends on hearing them."""

import logging
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal

from app.texts import ASSETS
from ui.preferences import Preferences
from ui.voice.outputs import Outputs
from ui.voice.quiet import plugins_kept_quiet
from ui.voice.silence import Silence

SOUNDS = ASSETS / "sounds"

_log = logging.getLogger(__name__)


class Chime(StrEnum):
    STEP = "step"
    HALF = "half"
    END = "end"

    @property
    def path(self) -> Path:
        return SOUNDS / f"{self.value}.wav"


class Sound(Protocol):
    """One loaded sound."""

    def play(self, volume_ratio: float) -> None:
        """Play it from its start; raises SoundFailure where it cannot be played."""
        ...

    def stop(self) -> None: ...


class SoundFailure(Exception):  # noqa: N818 - it never leaves this module
    """The backend cannot play; the message is for the log."""


class QtSound:
    """A WAV file in Qt's low-latency player.

    Raises: SoundFailure where QtMultimedia cannot be loaded.
    """

    def __init__(self, path: Path) -> None:
        with plugins_kept_quiet():
            try:
                from PySide6.QtMultimedia import QSoundEffect
            except ImportError as error:
                raise SoundFailure(str(error)) from error
            self._effect = QSoundEffect()
            self._effect.setSource(QUrl.fromLocalFile(str(path)))

    def play(self, volume_ratio: float) -> None:
        from PySide6.QtMultimedia import QSoundEffect

        if self._effect.status() is QSoundEffect.Status.Error:
            raise SoundFailure("QSoundEffect could not load its file")
        self._effect.setVolume(volume_ratio)
        self._effect.play()

    def stop(self) -> None:
        self._effect.stop()


class Chimes(QObject):
    """Ring at changes; GUI thread only. The player is loaded at the first chime.

    Signals: `rang(Chime)` at every chime, heard or not: show it; `silence_changed()` `silence` may
    answer otherwise now.
    """

    rang = Signal(object)
    silence_changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        outputs: Outputs,
        load: Callable[[Path], Sound] = QtSound,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._outputs = outputs
        self._load = load
        self._sounds: dict[Chime, Sound] = {}
        self._is_on = preferences.settings.chimes_on
        self._has_failed = False
        preferences.changed.connect(self._on_preferences)
        outputs.changed.connect(self._on_outputs)

    def ring(self, chime: Chime) -> None:
        """Sound a chime; what keeps it from being heard is told by `silence`, never raised."""
        self.rang.emit(chime)
        if self.silence() is not None:
            return
        try:
            self._sound(chime).play(self._preferences.settings.chimes_volume / 100)
        except SoundFailure as error:
            self._fail(error)

    def prepare(self) -> None:
        """Load the sounds ahead of the first chime."""
        if self.silence() is None:
            try:
                for chime in Chime:
                    self._sound(chime)
            except SoundFailure as error:
                self._fail(error)

    def silence(self) -> Silence | None:
        """Return why no chime is heard, None where it is; looks for outputs."""
        if not self._is_on:
            return Silence.OFF
        if self._has_failed or not self._outputs.has_any():
            return Silence.NO_AUDIO
        return None

    def stop(self) -> None:
        for sound in self._sounds.values():
            sound.stop()

    def close(self) -> None:
        self.stop()
        self._preferences.changed.disconnect(self._on_preferences)
        self._outputs.changed.disconnect(self._on_outputs)
        self._sounds = {}

    def _sound(self, chime: Chime) -> Sound:
        if chime not in self._sounds:
            self._sounds[chime] = self._load(chime.path)
        return self._sounds[chime]

    def _fail(self, error: SoundFailure) -> None:
        _log.warning("chimes are not heard: %s", error)
        self._has_failed = True
        self._sounds = {}
        self.silence_changed.emit()

    def _on_preferences(self) -> None:
        is_on = self._preferences.settings.chimes_on
        if is_on is not self._is_on:
            self._is_on = is_on
            if not is_on:
                self.stop()
            self.silence_changed.emit()

    def _on_outputs(self) -> None:
        """Load anew: a sound keeps to the output that it was loaded for."""
        self.stop()
        self._sounds = {}
        self._has_failed = False
        self.silence_changed.emit()
