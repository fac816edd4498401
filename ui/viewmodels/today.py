"""What Today shows and asks for: the next session, its picture source, the last results."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.sides import Affected
from app.texts import Lang
from ui.jobs import IsCancelled, Job, Progress
from ui.preferences import Preferences
from ui.viewmodels.studio_view import Records, Unfinished

if TYPE_CHECKING:
    from app.domain.records import SessionId, SessionRecord, SessionSummary
    from app.session.choices import SourceChoice

DEMO_PERSONS = ("oral-ocular-left", "oral-ocular-right", "healthy")
RECENT = 3


class SourceKind(StrEnum):
    CAMERA = "camera"
    DEMO = "demo"
    FILE = "file"


class TodayModel(QObject):
    """GUI thread only.

    `count_cameras` returns how many cameras there are, or None where the system does not tell.
    Signals: `changed()`; `progressed(done, of)` while an old recording is looked at;
    `looked_at(session_id)` when that is done, after
    `measured(session_id)` where its film is not to be kept.
    """

    changed = Signal()
    progressed = Signal(int, int)
    looked_at = Signal(str)
    measured = Signal(str)

    def __init__(
        self,
        records: Records,
        preferences: Preferences,
        clock: Clock,
        set_id: str,
        count_cameras: Callable[[], int | None],
    ) -> None:
        super().__init__()
        self.records = records
        self.preferences = preferences
        self.set_id = set_id
        self._clock = clock
        self._count_cameras = count_cameras
        self.cameras: int | None = None
        self.kind = SourceKind.CAMERA
        self.person = DEMO_PERSONS[0]
        self.file: Path | None = None
        self.error: Exception | None = None
        self._looking_at: SessionId | None = None
        self._put_off: set[SessionId] = set()
        self._job = Job(self._look, self)
        self._job.progress.connect(self.progressed)
        self._job.succeeded.connect(self._on_looked)
        self._job.failed.connect(self._on_look_failed)
        self._job.cancelled.connect(self._on_look_cancelled)
        records.changed.connect(self.changed)
        preferences.changed.connect(self.changed)
        self._remember(preferences.settings.last_source)

    # --- facts -------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self._clock.now()

    @property
    def affected(self) -> Affected:
        return self.preferences.settings.affected

    @property
    def is_ready(self) -> bool:
        """Tell whether the content and the log have been read."""
        return self.records.studio is not None

    @property
    def has_no_camera(self) -> bool:
        return self.cameras == 0

    @property
    def may_film(self) -> bool:
        """Tell whether the person agrees to what the source chosen needs."""
        return self.kind is not SourceKind.CAMERA or self.preferences.has_agreed("camera")

    @property
    def may_keep(self) -> bool:
        """Tell whether they also agree that the film of it stays."""
        return self.kind is not SourceKind.CAMERA or self.preferences.has_agreed("films")

    @property
    def can_start(self) -> bool:
        if not self.is_ready or self.is_looking or not self.may_film:
            return False
        if self.kind is SourceKind.CAMERA:
            return not self.has_no_camera
        return self.kind is SourceKind.DEMO or self.file is not None

    @property
    def is_looking(self) -> bool:
        return self._looking_at is not None

    @property
    def duration_s(self) -> int:
        studio = self.records.studio
        return 0 if studio is None else round(studio.library.duration_s(self.set_id))

    @property
    def has_recordings(self) -> bool:
        return bool(self.records.summaries)

    @property
    def recent(self) -> "tuple[SessionSummary, ...]":
        return self.records.summaries[:RECENT]

    @property
    def waiting(self) -> Unfinished | None:
        """Return the newest recording that nobody has looked at or put off yet."""
        for each in self.records.unfinished:
            if each.id not in self._put_off:
                return each
        return None

    def choice(self) -> "SourceChoice":
        """Return where the picture shall come from."""
        from app.session.choices import CameraChoice, DemoChoice, FileChoice

        if self.kind is SourceKind.DEMO:
            return DemoChoice(self.person)
        if self.kind is SourceKind.FILE and self.file is not None:
            return FileChoice(self.file)
        return CameraChoice(self.preferences.settings.camera_index)

    def title(self, lang: Lang) -> str:
        """Return the name of the set that comes next; nothing before the content is read."""
        studio = self.records.studio
        return "" if studio is None else studio.library.set(self.set_id).name.of(lang)

    def needs(self, lang: Lang) -> tuple[str, ...]:
        """Return the names of its exercises."""
        studio = self.records.studio
        if studio is None:
            return ()
        exercises = studio.library.set(self.set_id).exercises
        return tuple(studio.library.exercise(name).name.of(lang) for name in exercises)

    # --- requests ----------------------------------------------------------------------------

    def look_for_cameras(self) -> None:
        self.cameras = self._count_cameras()
        self.changed.emit()

    def use_kind(self, kind: SourceKind) -> None:
        self.kind = kind
        self.changed.emit()

    def use_person(self, person: str) -> None:
        self.kind, self.person = SourceKind.DEMO, person
        self.changed.emit()

    def use_file(self, path: Path) -> None:
        self.kind, self.file = SourceKind.FILE, path
        self.changed.emit()

    def use_choice(self, choice: "SourceChoice") -> None:
        """Begin with what the command line asked for."""
        from app.session.choices import CameraChoice, DemoChoice

        if isinstance(choice, CameraChoice):
            self.kind = SourceKind.CAMERA
            self.preferences.use_camera(choice.index)
        elif isinstance(choice, DemoChoice):
            self.kind, self.person = SourceKind.DEMO, choice.person
        else:
            self.kind, self.file = SourceKind.FILE, choice.path
        self.changed.emit()

    def remember_source(self) -> None:
        """Keep the choice of source for the next start."""
        detail = {
            SourceKind.CAMERA: "",
            SourceKind.DEMO: self.person,
            SourceKind.FILE: "" if self.file is None else str(self.file),
        }[self.kind]
        self.preferences.use_source(f"{self.kind}:{detail}")

    def look_at(self, session_id: "SessionId") -> None:
        """Analyse a recording that was left behind."""
        self._looking_at, self.error = session_id, None
        self._job.start()
        self.changed.emit()

    def put_off(self) -> None:
        """Do not ask about the waiting recording again until the next start."""
        if self.waiting is not None:
            self._put_off.add(self.waiting.id)
            self.error = None
            self.changed.emit()

    def stop_looking(self) -> None:
        self._job.cancel()

    def close(self) -> None:
        self._job.close()

    # --- what comes back ---------------------------------------------------------------------

    def _look(self, progress: Progress, is_cancelled: IsCancelled) -> object:
        studio, session_id = self.records.studio, self._looking_at
        if studio is None or session_id is None:
            return None
        return studio.finish(session_id, progress, is_cancelled)

    def _on_looked(self, record: object) -> None:
        from app.session.consent import keeps_film_of

        done, self._looking_at = self._looking_at, None
        if record is not None:
            meta = cast("SessionRecord", record).meta
            if not keeps_film_of(self.preferences.settings, meta):
                self.measured.emit(done)
        self.records.refresh()
        self.looked_at.emit(done)

    def _on_look_failed(self, error: Exception) -> None:
        self._looking_at, self.error = None, error
        self.changed.emit()

    def _on_look_cancelled(self) -> None:
        self._looking_at = None
        self.changed.emit()

    def _remember(self, source: str | None) -> None:
        """Choose again what was chosen last; a file that is gone falls back to the camera."""
        kind, _, detail = (source or "").partition(":")
        if kind == SourceKind.DEMO and detail in DEMO_PERSONS:
            self.kind, self.person = SourceKind.DEMO, detail
        elif kind == SourceKind.FILE and Path(detail).is_file():
            self.kind, self.file = SourceKind.FILE, Path(detail)
