"""Settings of what one sees: language and look, the view of oneself, keys."""

from app.texts import Lang
from ui.preferences import Preferences
from ui.theme import ThemeName
from ui.tokens import TEXT_SIZES
from ui.viewmodels.preview import Preview
from ui.widgets.controls import Card, Segmented, line
from ui.widgets.menu_button import MenuButton
from ui.widgets.rows import SettingRow

_SYSTEM = "system"


class DisplayCard(Card):
    """Language, colours, size of text, motion."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("eye")
        self._preferences = preferences
        self.languages = Segmented([_SYSTEM, Lang.ZH, Lang.EN])
        self.themes = Segmented(list(ThemeName))
        self.sizes = Segmented(TEXT_SIZES)
        self.motion = Segmented([_SYSTEM, False, True])
        controls = (self.languages, self.themes, self.sizes, self.motion)
        self._rows = [SettingRow(each) for each in controls]
        for each in self._rows:
            self.body.addWidget(line())
            self.body.addWidget(each)
        self.languages.chosen.connect(self._on_language)
        self.themes.chosen.connect(self._on_theme)
        self.sizes.chosen.connect(preferences.use_text_size)
        self.motion.chosen.connect(self._on_motion)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Display"))
        languages, colours = self.tr("Language"), self.tr("Colours")
        sizes, motion = self.tr("Text size"), self.tr("Movement in drawings")
        notes = (
            "",
            self.tr("Dim light is darker and warmer, for eyes that mind the light."),
            "",
            self.tr("Calm: the hand on the drawing stays at its start, with the arrow."),
        )
        for each, name, note in zip(
            self._rows, (languages, colours, sizes, motion), notes, strict=True
        ):
            each.set_words(name, note)
        self.languages.set_words(languages, [self.tr("As the system"), "中文", "English"])
        self.themes.set_words(
            colours, [self.tr("Light"), self.tr("Dim light"), self.tr("High contrast")]
        )
        self.sizes.set_words(sizes, [str(size) for size in TEXT_SIZES])
        self.motion.set_words(
            motion, [self.tr("As the system"), self.tr("Moving"), self.tr("Calm")]
        )

    def refresh(self) -> None:
        settings = self._preferences.settings
        self.languages.set_value(Lang(settings.language) if settings.language else _SYSTEM)
        self.themes.set_value(ThemeName(settings.theme))
        self.sizes.set_value(settings.text_size)
        is_calm = settings.reduced_motion
        self.motion.set_value(_SYSTEM if is_calm is None else is_calm)

    def _on_language(self, value: object) -> None:
        self._preferences.use_lang(None if value == _SYSTEM else Lang(str(value)))

    def _on_theme(self, name: object) -> None:
        self._preferences.use_theme(ThemeName(str(name)))

    def _on_motion(self, value: object) -> None:
        self._preferences.use_reduced_motion(None if value == _SYSTEM else bool(value))


class ViewCard(Card):
    """How one sees oneself in a session."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("mirror")
        self._preferences = preferences
        self.view = MenuButton()
        self.healthy = Segmented([False, True])
        self._rows = (SettingRow(self.view), SettingRow(self.healthy))
        for each in self._rows:
            self.body.addWidget(line())
            self.body.addWidget(each)
        self.view.picked.connect(self._on_view)
        self.healthy.chosen.connect(self._on_healthy)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Your picture"))
        self._rows[0].set_words(
            self.tr("When a session begins"),
            self.tr("Keys 1 to 5 change the view at any time. What is measured stays the same."),
        )
        name = self.tr("View: healthy side on both sides")
        self._rows[1].set_words(
            name, self.tr("Ask your therapist first. It can then be chosen in every session.")
        )
        self.healthy.set_words(name, [self.tr("Off"), self.tr("On")])

    def refresh(self) -> None:
        settings = self._preferences.settings
        self.healthy.set_value(settings.healthy_view)
        options: list[tuple[object, str]] = [
            (None, self.tr("Ask me first")),
            (Preview.MIRROR.value, self.tr("Mirror")),
            (Preview.OUTLINE.value, self.tr("Outline only")),
            (Preview.BLUR.value, self.tr("Blurred")),
            (Preview.OFF.value, self.tr("No picture")),
        ]
        if settings.healthy_view or settings.view == Preview.HEALTHY_SIDE.value:
            options.append((Preview.HEALTHY_SIDE.value, self.tr("Healthy side on both sides")))
        self.view.show_options(self.tr("When a session begins"), options, settings.view)

    def _on_view(self, view: object) -> None:
        self._preferences.use_view(None if view is None else str(view))

    def _on_healthy(self, is_on: object) -> None:
        self._preferences.use_healthy_view(bool(is_on))


class KeysCard(Card):
    """Letters and digits as keys, for whoever presses them by mistake."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("list")
        self._preferences = preferences
        self.single = Segmented([True, False])
        self._row = SettingRow(self.single)
        self.body.addWidget(line())
        self.body.addWidget(self._row)
        self.single.chosen.connect(self._on_single)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Keyboard"))
        name = self.tr("Keys of one letter or digit")
        self._row.set_words(
            name,
            self.tr(
                "On Today and the other pages: U for \u201cUnwell?\u201d, 1 to 5 for parts of the "
                "day. F1 and keys with Ctrl always work."
            ),
        )
        self.single.set_words(name, [self.tr("On"), self.tr("Off")])

    def refresh(self) -> None:
        self.single.set_value(self._preferences.settings.single_keys)

    def _on_single(self, is_on: object) -> None:
        self._preferences.use_single_keys(bool(is_on))
