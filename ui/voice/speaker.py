"""The voice of the app: every line as a caption, and aloud where that is wanted and possible."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.texts import Lang
from ui.preferences import Preferences
from ui.voice.engine import Engine, EngineState, Utterance
from ui.voice.lines import Line, Lines, Urgency
from ui.voice.outputs import Outputs
from ui.voice.remote import open_engines
from ui.voice.silence import Silence

GRACE_S = 4.0


class Speaker(QObject):
    """Give each line its turn (see `Lines`); GUI thread only.

    No engine is opened before the first line that is spoken, and none while the voice is off.
    A line that is not spoken has its turn for as long as it takes to read; one that an engine
    never ends gives way after twice its length.

    Signals: `said(text, Urgency)` a line has its turn: show it; `fell_silent()` no line has its
    turn any more, its caption may stay; `silence_changed()` `silence` may answer otherwise now.
    """

    said = Signal(str, object)
    fell_silent = Signal()
    silence_changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        outputs: Outputs,
        open_all: Callable[[], Sequence[Engine]] = open_engines,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._outputs = outputs
        self._open_all = open_all
        self._engines: tuple[Engine, ...] | None = None
        self._failure: Silence | None = None
        self._lines = Lines()
        self._number = 0
        self._speaking: Engine | None = None
        self._is_on = preferences.settings.voice_on
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._on_turn_over)
        preferences.changed.connect(self._on_preferences)
        outputs.changed.connect(self._on_outputs)

    @property
    def is_speaking(self) -> bool:
        """Tell whether an engine has been given the current line."""
        return self._speaking is not None

    @property
    def current(self) -> Line | None:
        return self._lines.current

    def say(self, text: str, lang: Lang, urgency: Urgency = Urgency.PROMPT) -> None:
        """Say a line when its turn comes; an empty one is no line."""
        if text.strip() and self._lines.put(Line(text, lang, urgency)):
            self._take_turn()

    def pause(self) -> None:
        """End prompts and cues; a safety message is said to its end."""
        if self._lines.hush():
            self._quiet()
            self.fell_silent.emit()

    def stop(self) -> None:
        """End everything, when the page closes that the lines belong to."""
        had_turn = self._lines.current is not None
        self._lines.clear()
        self._quiet()
        if had_turn:
            self.fell_silent.emit()

    def prepare(self) -> None:
        """Open the engines ahead of the first line: it may take a second."""
        if self._is_on:
            self._opened()

    def silence(self, lang: Lang) -> Silence | None:
        """Return why this language is not heard; opens the engines.

        None where it is heard, and as long as an engine is still starting.
        """
        if not self._is_on:
            return Silence.OFF
        states = {engine.state for engine in self._opened()}
        if states <= {EngineState.ABSENT}:
            return Silence.NO_ENGINE
        if EngineState.STARTING in states:
            return None
        if self._engine(lang) is None:
            return Silence.NO_VOICE_FOR_LANGUAGE
        if not self._outputs.has_any():
            return Silence.NO_AUDIO
        return self._failure

    def close(self) -> None:
        self.stop()
        self._preferences.changed.disconnect(self._on_preferences)
        self._outputs.changed.disconnect(self._on_outputs)
        for engine in self._engines or ():
            engine.close()
        self._engines = ()

    # --- turns -------------------------------------------------------------------------------

    def _take_turn(self) -> None:
        line = self._lines.advance()
        if line is None:
            self._quiet()
            self.fell_silent.emit()
            return
        self._number += 1
        engine = self._engine(line.lang) if self._is_on else None
        if self._speaking is not engine:
            self._quiet()
        self._speaking = engine
        self.said.emit(line.text, line.urgency)
        # A listener may have said or stopped something meanwhile.
        if self._lines.current is line:
            self._voice(line)

    def _voice(self, line: Line) -> None:
        engine = self._speaking
        self._turn.start(round(1000 * (line.spoken_s if engine is None else self._limit_s(line))))
        if engine is not None:
            settings = self._preferences.settings
            engine.say(
                Utterance(
                    self._number,
                    line.text,
                    line.lang,
                    settings.voice_volume / 100,
                    settings.voice_rate / 100,
                )
            )

    def _limit_s(self, line: Line) -> float:
        return 2 * line.spoken_s + GRACE_S

    def _quiet(self) -> None:
        self._turn.stop()
        engine, self._speaking = self._speaking, None
        if engine is not None:
            engine.stop()

    def _on_turn_over(self) -> None:
        self._quiet()
        self._take_turn()

    def _on_ended(self, number: int) -> None:
        if number == self._number and self._speaking is not None:
            self._speaking = None
            if self._failure is not None:
                self._failure = None
                self.silence_changed.emit()
            self._take_turn()

    # --- engines -----------------------------------------------------------------------------

    def _opened(self) -> tuple[Engine, ...]:
        if self._engines is None:
            self._engines = tuple(self._open_all())
            for engine in self._engines:
                engine.listen(self._on_ended, self._on_failed)
                engine.watch(self.silence_changed.emit)
        return self._engines

    def _engine(self, lang: Lang) -> Engine | None:
        return next((engine for engine in self._opened() if engine.speaks(lang)), None)

    def _on_failed(self, silence: Silence) -> None:
        """Leave the current line to its caption for as long as it takes to read."""
        line = self._lines.current
        if line is not None and self._speaking is not None:
            self._speaking = None
            self._turn.start(round(1000 * line.spoken_s))
        if self._failure is not silence:
            self._failure = silence
            self.silence_changed.emit()

    def _on_preferences(self) -> None:
        is_on = self._preferences.settings.voice_on
        if is_on is self._is_on:
            return
        self._is_on = is_on
        line = self._lines.current
        if not is_on and line is not None and self._speaking is not None:
            self._quiet()
            self._turn.start(round(1000 * line.spoken_s))
        self.silence_changed.emit()

    def _on_outputs(self) -> None:
        self._failure = None
        self.silence_changed.emit()
