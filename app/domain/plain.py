"""Texts from outside, made so that they can be shown in one line anywhere: window, paper, terminal.

What cannot be seen goes: control characters, line and paragraph separators, and the marks that
turn the direction of writing round, with which a text can be made to look like another.
"""

from typing import Final

_HIDDEN: Final = frozenset("\u200b\u200e\u200f\u2028\u2029\ufeff")
_IDEOGRAPHS: Final = range(0x20000, 0x3FFFE)
"""The planes of rare characters of Chinese names; Unicode adds to them, Python lags behind."""


def one_line(text: str) -> str:
    """Return a text with what cannot be printed taken out, in one line."""
    plain = (c if is_visible(c) else " " for c in text)
    return " ".join("".join(plain).split())


def lines(text: str) -> str:
    """Return a text of several lines with what cannot be printed taken out of each."""
    return "\n".join(one_line(line) for line in text.split("\n")).strip()


def is_visible(char: str) -> bool:
    """Tell whether a character can be shown as it is; a space can."""
    return char not in _HIDDEN and (char.isprintable() or ord(char) in _IDEOGRAPHS)
