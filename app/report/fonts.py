"""Which fonts this computer has, and whether Chinese can be printed.

typst looks the fonts up; Qt is not needed. `doctor` asks `chinese_font` too.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.texts import Lang

if TYPE_CHECKING:
    import typst

_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "HarmonyOS Sans SC",
    "MiSans",
    "Heiti SC",
    "STHeiti",
    "DengXian",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "FandolHei",
    "AR PL UMing CN",
    "Arial Unicode MS",
)
_LATIN = ("Segoe UI", "Helvetica Neue", "Noto Sans", "Source Sans 3", "Open Sans")
_LATIN_LATER = ("Arial", "Liberation Sans", "DejaVu Sans")
_EMBEDDED = "Libertinus Serif"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """A font family as typst names it; `path` is one of its files."""

    family: str
    path: Path | None


class FontShelf:
    """The fonts that a report may use, looked up once."""

    def __init__(self, found: "typst.Fonts") -> None:
        self.found = found
        self.choices = {
            font.family.casefold(): FontChoice(font.family, Path(font.path) if font.path else None)
            for font in sorted(found.fonts(), key=lambda f: (f.family, abs(f.weight - 400)))[::-1]
        }

    @classmethod
    def of_system(cls) -> "FontShelf":
        import typst

        return cls(typst.Fonts())

    @classmethod
    def bundled_only(cls) -> "FontShelf":
        """Leave the system's fonts out; what typst itself carries has no Chinese."""
        import typst

        return cls(typst.Fonts(include_system_fonts=False))

    def families_for(self, lang: Lang) -> tuple[str, ...]:
        """Return the families to set text in, first choice first."""
        chinese = chinese_font(self)
        middle = (chinese.family,) if chinese else ()
        if lang is Lang.ZH:
            return (*middle, _EMBEDDED)
        wanted = (*_LATIN, *middle, *_LATIN_LATER)
        return (*(name for name in wanted if name.casefold() in self.choices), _EMBEDDED)


def chinese_font(shelf: FontShelf | None = None) -> FontChoice | None:
    """Return the Chinese font that reports will use, or None if there is none."""
    choices = (shelf or FontShelf.of_system()).choices
    return next((choices[n.casefold()] for n in _CHINESE if n.casefold() in choices), None)


def printable_language(lang: Lang, shelf: FontShelf | None = None) -> Lang:
    """Return the language a report will come out in: English where Chinese cannot be printed."""
    return lang if lang is Lang.EN or chinese_font(shelf) else Lang.EN
