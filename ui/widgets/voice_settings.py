"""The settings card of voice and chimes: on and off, how loud, how fast, and why not."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel

from ui.preferences import Preferences
from ui.voice.chimes import Chime, Chimes
from ui.voice.lines import Urgency
from ui.voice.silence import SilenceWords
from ui.voice.speaker import Speaker
from ui.widgets.controls import Card, IconButton, Tick, label, line, row
from ui.widgets.level import Level
from ui.widgets.rows import SettingRow


class VoiceSettings(Card):
    """Every change goes to the preferences and holds from the next line on.

    Whether there is a voice is looked up once the card has been drawn: it may take a second.
    """

    def __init__(self, preferences: Preferences, speaker: Speaker, chimes: Chimes) -> None:
        super().__init__("voice")
        self._preferences = preferences
        self._speaker = speaker
        self._chimes = chimes
        self._words = SilenceWords(self)
        self.voice_on, self.chimes_on = Tick(), Tick()
        self.volume = Level(0, 100, 5)
        self.rate = Level(-50, 50, 5)
        self.chimes_volume = Level(0, 100, 5)
        self.try_voice, self.try_chimes = IconButton("play"), IconButton("play")
        self.tried = label()
        self.voice_reason, self.chimes_reason = label(), label()
        self._rows = {
            "voice": SettingRow(self.voice_on, is_beside=True),
            "volume": SettingRow(self.volume),
            "rate": SettingRow(self.rate),
            "chimes": SettingRow(self.chimes_on, is_beside=True),
            "chimes_volume": SettingRow(self.chimes_volume),
        }
        self._lay_out()
        self._connect()
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._on_look)
        self.retranslate()

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for name in ("voice", "volume", "rate"):
            self._add(name)
        self._add_try(self.try_voice, self.tried)
        self.body.addWidget(self.voice_reason)
        for name in ("chimes", "chimes_volume"):
            self._add(name)
        self._add_try(self.try_chimes, self.chimes_reason)
        for hidden in (self.tried, self.voice_reason, self.chimes_reason):
            hidden.hide()

    def _add(self, name: str) -> None:
        self.body.addWidget(line())
        self.body.addWidget(self._rows[name])

    def _add_try(self, button: IconButton, below: QLabel) -> None:
        box = row()
        box.addWidget(button)
        box.addStretch(1)
        self.body.addLayout(box)
        self.body.addWidget(below)

    def _connect(self) -> None:
        preferences = self._preferences
        preferences.changed.connect(self.refresh)
        self._speaker.silence_changed.connect(self._look_again)
        self._chimes.silence_changed.connect(self._look_again)
        self._speaker.fell_silent.connect(self._on_fell_silent)
        self.voice_on.clicked.connect(preferences.use_voice_on)
        self.volume.chosen.connect(preferences.use_voice_volume)
        self.rate.chosen.connect(preferences.use_voice_rate)
        self.chimes_on.clicked.connect(preferences.use_chimes_on)
        self.chimes_volume.chosen.connect(preferences.use_chimes_volume)
        self.try_voice.clicked.connect(self._on_try_voice)
        self.try_chimes.clicked.connect(self._on_try_chimes)

    # --- showing -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Voice and chimes"))
        name = self.tr("Spoken prompts")
        self._rows["voice"].set_words(
            name, self.tr("What to do is read aloud. It is always shown as a caption too.")
        )
        self.voice_on.setAccessibleName(name)
        name = self.tr("Loudness of the voice")
        self._rows["volume"].set_words(name)
        self.volume.set_words(name, " %")
        name = self.tr("Speed of the voice")
        self._rows["rate"].set_words(name, self.tr("0 is the usual speed of the voice."))
        self.rate.set_words(name)
        name = self.tr("Chimes")
        self._rows["chimes"].set_words(
            name, self.tr("A soft tone at a new step, half-way, and at the end.")
        )
        self.chimes_on.setAccessibleName(name)
        name = self.tr("Loudness of the chimes")
        self._rows["chimes_volume"].set_words(name)
        self.chimes_volume.set_words(name, " %")
        self.try_voice.set_words(self.tr("Try the voice"))
        self.try_chimes.set_words(self.tr("Try the chimes"))
        self.refresh()

    def refresh(self) -> None:
        """Show the preferences as they are."""
        settings = self._preferences.settings
        self.voice_on.setChecked(settings.voice_on)
        self.chimes_on.setChecked(settings.chimes_on)
        self.volume.set_value(settings.voice_volume)
        self.rate.set_value(settings.voice_rate)
        self.chimes_volume.set_value(settings.chimes_volume)
        for level in (self.volume, self.rate):
            level.setEnabled(settings.voice_on)
        self.chimes_volume.setEnabled(settings.chimes_on)
        self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _look_again(self) -> None:
        if self.isVisible():
            self._look.start()

    def _on_look(self) -> None:
        lang = self._preferences.lang()
        silence = self._speaker.silence(lang)
        self._tell(self.voice_reason, self._words.voice(silence, lang) if silence else "")
        silence = self._chimes.silence()
        self._tell(self.chimes_reason, self._words.chimes(silence) if silence else "")

    def _tell(self, where: QLabel, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))

    # --- trying ------------------------------------------------------------------------------

    def _on_try_voice(self) -> None:
        text = self.tr("This is how I will guide you.")
        self._tell(self.tried, text)
        self._speaker.say(text, self._preferences.lang(), Urgency.PROMPT)

    def _on_fell_silent(self) -> None:
        self._tell(self.tried, "")

    def _on_try_chimes(self) -> None:
        self._chimes.ring(Chime.STEP)
