"""Texts in the cells of a table that a spreadsheet will open."""

import re
from typing import Final

_SIGN: Final = r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b])"
"""What begins a formula; in full width and small as well, which East Asian ones take for it."""
_PASSED_OVER: Final = r"[\s'\"\u200b-\u200f\u2060\ufeff]*"
_AT_START: Final = re.compile(rf"[\t\r\n]|{_PASSED_OVER}{_SIGN}")
_AFTER_END: Final = re.compile(rf"([;,|\t\r\n]{_PASSED_OVER}){_SIGN}")
"""After what a spreadsheet set to another separator takes for the end of a cell."""


def as_text(value: str) -> str:
    """Keep a text from being taken for a formula, by an apostrophe in front of it."""
    inside = _AFTER_END.sub(r"\1'", value)
    return f"'{inside}" if _AT_START.match(value) else inside
