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


def offered(affected: Affected) -> tuple[Preview, ...]:
    """Return the views there are; without a known side none is the healthy one."""
    return tuple(p for p in Preview if p is not Preview.HEALTHY_SIDE or affected.side is not None)


def following(preview: Preview | None, affected: Affected, by: int = 1) -> Preview:
    """Return the view that comes next, round and round; the first where there is none yet."""
    views = offered(affected)
    if preview not in views:
        return views[0]
    return views[(views.index(preview) + by) % len(views)]
