"""How the person wants to see themselves while recording; all three are full equals."""

from enum import StrEnum


class Preview(StrEnum):
    MIRROR = "mirror"
    OUTLINE = "outline"
    """Lines along the landmarks, no pixels."""
    OFF = "off"
    """Big words and the ring only."""
