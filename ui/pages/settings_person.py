"""Settings of the person: the side and when it began, and the camera."""

from collections.abc import Callable
from datetime import datetime

from app.domain.sides import Affected
from ui.preferences import Preferences
from ui.widgets.controls import Card, Segmented, Stepper, line
from ui.widgets.rows import SettingRow
from ui.widgets.since_choice import SinceChoice
from ui.words import Words

_CAMERAS = 10


class PersonCard(Card):
    """What is said of the person, and which camera looks at them."""

    def __init__(self, preferences: Preferences, now: Callable[[], datetime]) -> None:
        super().__init__("user")
        self._preferences = preferences
        self._words = Words(self)
        self.sides = Segmented(list(Affected))
        self.since = SinceChoice(preferences, now)
        self.camera = Stepper(1, _CAMERAS)
        self._rows = (
            SettingRow(self.sides),
            SettingRow(self.since),
            SettingRow(self.camera, is_beside=True),
        )
        for each in self._rows:
            self.body.addWidget(line())
            self.body.addWidget(each)
        self.sides.chosen.connect(self._on_side)
        self.camera.chosen.connect(self._on_camera)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("You and your camera"))
        name = self.tr("Side that had the palsy")
        self._rows[0].set_words(name, self.tr("Your own left and right, not those in the mirror."))
        self.sides.set_words(name, [self._words.affected(side) for side in Affected])
        self._rows[1].set_words(
            self.tr("When it began"), self.tr("As far as you know; it may stay empty.")
        )
        self._rows[2].set_words(
            self.tr("Camera number"), self.tr("If the wrong camera comes on, try the next number.")
        )
        self.camera.set_words(self.tr("Previous camera"), self.tr("Next camera"))

    def refresh(self) -> None:
        settings = self._preferences.settings
        self.sides.set_value(settings.affected)
        self.since.refresh()
        self.camera.set_value(settings.camera_index + 1)

    def _on_side(self, side: object) -> None:
        self._preferences.use_affected(Affected(str(side)))

    def _on_camera(self, number: int) -> None:
        self._preferences.use_camera(number - 1)
