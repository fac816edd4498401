"""What the person has agreed to, and what follows where they have not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UsageFailure
from app.session.choices import CameraChoice, SourceChoice
from app.store.settings import Settings

if TYPE_CHECKING:
    from app.domain.records import SessionMeta  # brings numpy, and the first window waits


def check_consent(settings: Settings, choice: SourceChoice, *, is_kept: bool) -> None:
    """Refuse what nobody agreed to; a demo person and a film of one's own need no consent.

    `is_kept`: the recording is worth nothing without its film, as the weekly one.

    Raises: UsageFailure consent_camera, consent_films.
    """
    if not isinstance(choice, CameraChoice):
        return
    if "camera" not in settings.consents:
        raise UsageFailure("consent_camera")
    if is_kept and "films" not in settings.consents:
        raise UsageFailure("consent_films")


def keeps_films(settings: Settings, choice: SourceChoice) -> bool:
    """Tell whether the film of a session stays after it was measured."""
    return "films" in settings.consents or not isinstance(choice, CameraChoice)


def keeps_film_of(settings: Settings, meta: SessionMeta) -> bool:
    """Tell whether a film that was left behind stays after it was measured."""
    return "films" in settings.consents or meta.source_kind != "camera"
