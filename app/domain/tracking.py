"""How the face is read."""

from enum import StrEnum


class TrackingMode(StrEnum):
    """`side-decoupled` reads each half of the face by itself as well."""

    STANDARD = "standard"
    SIDE_DECOUPLED = "side-decoupled"
