"""Numbers and their units stay on one line, in both languages."""

import re
from typing import Final

NO_BREAK: Final = "\u00a0"
_UNITS: Final = (
    r"%|min|s|ms|mm|kB|MB|GB|px|°|points?|times?"
    r"|(?:second|minute|hour|day|week|month|year)s?"
)
_PAIR: Final = re.compile(rf"(?<=[0-9]) (?=(?:{_UNITS})(?![A-Za-z])|[\u4e00-\u9fff])")


def together(text: str) -> str:
    """Put a no-break space between each number and its unit."""
    return _PAIR.sub(NO_BREAK, text)
