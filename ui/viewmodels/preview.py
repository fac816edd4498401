"""How the person wants to see themselves in a session; all of these are full equals."""

from enum import StrEnum

from app.domain.sides import Affected


class Preview(StrEnum):
    """The order is that of the keys 1 to 5, and of 0 for the next one."""

    MIRROR = "mirror"
    OUTLINE = "outline"
    """Lines along the landmarks, no pixels."""
    BLUR = "blur"
    """The picture out of focus."""
    HEALTHY_SIDE = "healthy_side"
    """The healthy half of the face reflected onto the other."""
    OFF = "off"
    """Big words and the ring only."""

    @property
    def shows_picture(self) -> bool:
        return self in (Preview.MIRROR, Preview.BLUR, Preview.HEALTHY_SIDE)


def offered(affected: Affected, *, has_healthy: bool = True) -> tuple[Preview, ...]:
    """Return the views there are; without a known side none is the healthy one.

    `has_healthy`: it has been switched on in Settings.
    """
    is_healthy_there = has_healthy and affected.side is not None
    return tuple(p for p in Preview if p is not Preview.HEALTHY_SIDE or is_healthy_there)


def following(
    preview: Preview | None, affected: Affected, by: int = 1, *, has_healthy: bool = True
) -> Preview:
    """Return the view that comes next, round and round; the first where there is none yet."""
    views = offered(affected, has_healthy=has_healthy)
    if preview not in views:
        return views[0]
    return views[(views.index(preview) + by) % len(views)]
