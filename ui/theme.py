"""Colours, sizes and fonts for every widget, and the one style sheet of the app."""

from dataclasses import dataclass, field
from enum import StrEnum
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette

from app.texts import Lang
from ui.qss import QSS
from ui.tokens import CJK_FAMILIES, COLOURS, COMMON, LATIN_FAMILIES, TEXT_SIZES, TYPE_PX


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"

    @property
    def following(self) -> "ThemeName":
        """Return the theme that Ctrl D goes to from here."""
        names = list(ThemeName)
        return names[(names.index(self) + 1) % len(names)]


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in logical pixels; no others are used."""

    xxs: int = 4
    xs: int = 8
    s: int = 12
    m: int = 16
    l: int = 24  # noqa: E741 - a size, as on clothes
    xl: int = 32
    xxl: int = 48


@dataclass(frozen=True, slots=True)
class Radius:
    tag: int = 6
    button: int = 10
    card: int = 14


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: colours by token, logical pixels by role.

    `lang` only decides whether Latin or Chinese fonts are asked first. A new look is a new Theme;
    widgets get it by `set_theme`, everything in the style sheet follows by itself.
    """

    name: ThemeName = ThemeName.LIGHT
    text_size: int = 18
    lang: Lang = Lang.EN
    space: Space = field(default=Space(), init=False)
    radius: Radius = field(default=Radius(), init=False)

    def color(self, token: str) -> QColor:
        return QColor(self.hex(token))

    def hex(self, token: str) -> str:
        return COLOURS[self.name].get(token) or COMMON[token]

    def px(self, role: str) -> int:
        return TYPE_PX[role][TEXT_SIZES.index(self.text_size)]

    @property
    def is_large(self) -> bool:
        """From 24 up: one column, narrow rail, targets of 64."""
        return self.text_size >= 24

    @property
    def target(self) -> int:
        """Least height of something to press on a page."""
        return 64 if self.is_large else 52

    @property
    def bar_target(self) -> int:
        """Least height of something to press in a bar."""
        return 64 if self.is_large else 48

    @property
    def session_target(self) -> int:
        """Height of the buttons of a running session."""
        return 84 if self.is_large else 76

    @property
    def border(self) -> int:
        """Width of the line around cards and controls."""
        return 3 if self.name is ThemeName.CONTRAST else 1

    def font(self, role: str, bold: bool = False) -> QFont:
        font = QFont()
        first, second = LATIN_FAMILIES, CJK_FAMILIES
        if self.lang is Lang.ZH:
            first, second = second, first
        font.setFamilies([*first, *second])
        font.setPixelSize(self.px(role))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if role.startswith("countdown"):
            font.setFeature(QFont.Tag("tnum"), 1)
        # A Chinese font in place of a missing Latin one gives quotes a whole square. Said for both
        # languages: a widget keeps the features of its former font that the new one leaves open.
        font.setFeature(QFont.Tag("pwid"), int(self.lang is not Lang.ZH))
        return font

    def palette(self) -> QPalette:
        """Return the roles from which icons and painted widgets take their colours."""
        palette = QPalette()
        role = QPalette.ColorRole
        for which, token in (
            (role.Window, "bg"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "sunken"),
            (role.Text, "text"),
            (role.PlaceholderText, "text2"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"),
            (role.Highlight, "pfill"),
            (role.HighlightedText, "onprimary"),
            (role.Link, "primary"),
            (role.LinkVisited, "primary"),
            (role.Mid, "line"),
            (role.Midlight, "hair"),
            (role.Accent, "primary"),
            (role.BrightText, "aff"),
        ):
            palette.setColor(which, self.color(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("text2"))
        return palette


def stylesheet(theme: Theme) -> str:
    """Fill the style sheet of `ui/qss.py` with the values of one theme."""
    values: dict[str, str | int] = {**COMMON, **COLOURS[theme.name]}
    values |= {f"px_{role}": theme.px(role) for role in TYPE_PX}
    values |= {
        "target": theme.target,
        "bar": theme.bar_target,
        "session": theme.session_target,
        "below": theme.session_target - 8,
        "border": theme.border,
        "edge": theme.hex("line" if theme.name is ThemeName.CONTRAST else "hair"),
        "r_tag": theme.radius.tag,
        "r_button": theme.radius.button,
        "r_card": theme.radius.card,
        "icon": 32 if theme.is_large else 26,
        "check": 36 if theme.is_large else 32,
    }
    return Template(QSS).substitute(values)
