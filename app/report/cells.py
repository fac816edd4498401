"""Texts in the cells of a table that a spreadsheet will open."""

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(value: str) -> str:
    """Keep a text from being taken for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
