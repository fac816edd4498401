"""Lays out what a result page needs of one session's folder."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.records import SessionId, SessionRecord
from app.session.recordings import note_of
from app.session.studio import Studio
from app.store.sessions import SessionStore
from ui.viewmodels.preview import Preview
from ui.viewmodels.result_parts import ResultParts

if TYPE_CHECKING:
    from app.session.moments import Moment


def parts_of(
    studio: Studio, session_id: SessionId, view: str | None
) -> tuple[SessionRecord, ResultParts]:
    """Read a session, and offer what can be done with it; `view` is the one last chosen.

    Raises: StorageFailure.
    """
    folder = SessionStore(studio.paths).folder(session_id)
    record, judged = folder.load_with_versions()
    video, framing = folder.video, folder.framing()

    def read_moment(
        start_s: float, end_s: float, is_cancelled: Callable[[], bool], with_landmarks: bool
    ) -> "Moment":
        from app.session.moments import moment_of

        return moment_of(
            video, start_s, end_s, is_cancelled, with_landmarks=with_landmarks, framing=framing
        )

    parts = ResultParts(
        algorithm_version="" if judged is None else judged.algorithm_version,
        constants={} if judged is None else judged.constants,
        reviews=studio.reviews,
        read_moment=read_moment,
        preview=None if view is None else Preview(view),
        note=note_of(studio, session_id),
    )
    return record, parts
