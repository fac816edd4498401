"""Session folders: each stands alone, and tells what it can even when parts of it are lost."""

import logging
import os
import re
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from app.domain.contours import Outline
from app.domain.framing import Framing
from app.domain.records import RunFacts, SessionId, SessionMeta, SessionRecord, Verdict
from app.domain.series import Curves
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.errors import Bug, SourceFailure, StorageFailure
from app.store.analysis_json import AnalysisFile, decode_analysis, encode_analysis
from app.store.files import FOLDER_MODE, aside_name, read_bytes, write_atomic, writing
from app.store.framing_json import NAME as FRAMING
from app.store.framing_json import decode_framing, encode_framing
from app.store.locks import held, is_held
from app.store.outline_file import NAME as OUTLINE
from app.store.outline_file import encode_outline
from app.store.paths import DataPaths
from app.store.series_files import decode_npz, encode_npz
from app.store.session_json import decode_run, decode_session, encode_run, encode_session
from app.store.timeline_json import decode_timeline, encode_timeline

T = TypeVar("T")
_log = logging.getLogger(__name__)
_STAMP = "%Y-%m-%dT%H%M%SZ"
IN_USE = ".in-use"
"""What lies in a folder while a program records or looks at the session."""
DELETED = ".deleted-"
"""What a folder that is being deleted is called; see app/store/erasing.py."""


def new_session_id(now: datetime, entropy: bytes) -> SessionId:
    """Name a session so that names sort by time: `2026-11-23T041500Z-xxxx`.

    The last part is made of the first two bytes of `entropy`, at least two.
    """
    return SessionId(f"{now.astimezone(UTC).strftime(_STAMP)}-{entropy[:2].hex()}")


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """One session on disk; a session that was killed has a recording and no analysis.json."""

    path: Path

    @property
    def id(self) -> SessionId:
        return SessionId(self.path.name)

    @property
    def video(self) -> Path:
        """Return the recording, or where it would be; an imported one has its own suffix."""
        recorded = self.path / "video.mkv"
        if recorded.exists():
            return recorded
        return min(self.path.glob("video.*"), default=recorded)

    @property
    def timeline(self) -> Path:
        return self.path / "timeline.json"

    @property
    def analysis(self) -> Path:
        return self.path / "analysis.json"

    @property
    def thumbs(self) -> Path:
        return self.path / "thumbs"

    def thumbnail(self, name: str) -> Path:
        """Return where a thumbnail is or would be; its folder is made with the session.

        Raises: Bug if the name would lead out of the folder.
        """
        if not re.fullmatch(r"\w[\w.-]*", name):
            raise Bug(f"thumbnail {name!r}")
        return self.thumbs / f"{name}.png"

    @property
    def outline(self) -> Path:
        """Return where the moving outline is or would be; `app.store.outline_file` reads it."""
        return self.path / OUTLINE

    def films(self) -> tuple[Path, ...]:
        """Return the recording in every form it lies there in."""
        return tuple(sorted(self.path.glob("video.*")))

    def pictures(self) -> tuple[Path, ...]:
        """Return what shows the face besides: pictures, what a kill left of one, the outline."""
        found = [*self.thumbs.glob("*"), self.outline]
        return tuple(sorted(path for path in found if path.is_file()))

    @contextmanager
    def being_used(self) -> Generator[None]:
        """Let other programs know that this session is being recorded or looked at.

        Raises: StorageFailure disk_full or folder_not_writable.
        """
        with held(self.path / IN_USE):
            yield

    @property
    def is_in_use(self) -> bool:
        """Tell whether any program, this one too, is recording or looking at it just now."""
        return is_held(self.path / IN_USE)

    def write_meta(self, meta: SessionMeta) -> None:
        write_atomic(self.path / "session.json", encode_session(meta))

    def write_timeline(self, timeline: Timeline) -> None:
        write_atomic(self.timeline, encode_timeline(timeline))

    def write_analysis(
        self, verdict: Verdict, curves: Curves, run: RunFacts, *, app_version: str
    ) -> None:
        """Write series.npz, run.json and, last, analysis.json: where it is, the others are.

        Raises: StorageFailure disk_full or folder_not_writable.
        """
        synthetic = verdict.source.synthetic
        write_atomic(self.path / "series.npz", encode_npz(curves, synthetic=synthetic))
        write_atomic(self.path / "run.json", encode_run(run, synthetic=synthetic))
        file = AnalysisFile.made_now(verdict, app_version)
        write_atomic(self.analysis, encode_analysis(file))

    def write_framing(self, framing: Framing) -> None:
        write_atomic(self.path / FRAMING, encode_framing(framing))

    def write_outline(self, outline: Outline, *, synthetic: bool) -> None:
        write_atomic(self.outline, encode_outline(outline, synthetic=synthetic))

    def framing(self) -> Framing | None:
        """Return where the resting face sat; None in older sessions, and where it is damaged.

        Raises: StorageFailure file_newer or file_unreadable.
        """
        return self._read(FRAMING, decode_framing)

    def load(self) -> SessionRecord:
        """Read what there is; see `load_with_versions`."""
        return self.load_with_versions()[0]

    def load_with_versions(self) -> tuple[SessionRecord, AnalysisFile | None]:
        """Read the session, and the analysis with the versions it was made by.

        A damaged file is kept under the name `STEM.damaged-N.SUFFIX` and counts as missing. A
        missing session.json is made up from the folder's name or date and the other files.
        Raises: StorageFailure session_missing, file_newer or file_unreadable.
        """
        if not self.path.is_dir():
            raise StorageFailure("session_missing", id=self.id)
        found = self._read("analysis.json", decode_analysis)
        run = self._read("run.json", decode_run) if found else None
        series = self._read("series.npz", decode_npz) if found else None
        meta = self._read("session.json", decode_session)
        record = SessionRecord(
            meta=replace(meta, id=self.id) if meta else self._made_up_meta(found),
            timeline=self._read("timeline.json", decode_timeline) or Timeline(()),
            verdict=found.verdict if found else None,
            curves=series.curves if series else None,
            run=run.run if run else None,
        )
        return record, found

    def size_bytes(self) -> int:
        """Add up the sizes of all files of the session."""
        files = (entry for entry in self.path.rglob("*") if entry.is_file())
        return sum(entry.stat().st_size for entry in files)

    def _read(self, name: str, decoder: Callable[[bytes, Path], T]) -> T | None:
        path = self.path / name
        try:
            return decoder(read_bytes(path), path)
        except SourceFailure as error:
            if error.key != "path_missing":
                raise
        except StorageFailure as error:
            if error.key != "file_damaged":
                raise
            _set_aside(path)
        return None

    def _made_up_meta(self, found: AnalysisFile | None) -> SessionMeta:
        return SessionMeta(
            id=self.id,
            started_at=self._dated(),
            set_id="unknown",
            source_kind="unknown",
            source_label="",
            synthetic=found.verdict.source.synthetic if found else False,
            affected=found.verdict.analysis.affected if found else Affected.UNKNOWN,
            app_version=found.app_version if found else "unknown",
        )

    def _dated(self) -> datetime:
        try:
            named = datetime.strptime(self.path.name.rpartition("-")[0], _STAMP)
        except ValueError:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)
        return named.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SessionStore:
    """All session folders of a person."""

    paths: DataPaths

    def create(self, meta: SessionMeta) -> SessionFolder:
        """Make the folder of a new session, with session.json and an empty thumbs folder.

        Raises: StorageFailure disk_full or folder_not_writable; Bug if the id is taken.
        """
        folder = SessionFolder(self.paths.session(meta.id))
        with writing(folder.path):
            try:
                folder.path.mkdir(mode=FOLDER_MODE)
            except FileExistsError as error:
                raise Bug(f"session {meta.id} exists") from error
            folder.thumbs.mkdir(mode=FOLDER_MODE)
        folder.write_meta(meta)
        return folder

    def folder(self, session_id: SessionId) -> SessionFolder:
        """Return a session that is there.

        Raises: StorageFailure session_missing.
        """
        folder = SessionFolder(self.paths.session(session_id))
        if not folder.path.is_dir():
            raise StorageFailure("session_missing", id=session_id)
        return folder

    def ids(self) -> tuple[SessionId, ...]:
        """Return every session, oldest first."""
        if not self.paths.sessions.is_dir():
            return ()
        # The system tells what is a folder along with the names: nothing is asked per session.
        with os.scandir(self.paths.sessions) as entries:
            names = [e.name for e in entries if e.is_dir() and not e.name.startswith(".")]
        return tuple(SessionId(name) for name in sorted(names))

    def delete(self, session_id: SessionId) -> None:
        """Remove a session and everything in it; a kill on the way leaves no half session.

        It is for one that the log does not know; `app.store.erasing` is for the others.
        Raises: StorageFailure session_missing or folder_not_writable.
        """
        folder = self.folder(session_id)
        with writing(folder.path):
            remains = folder.path.with_name(DELETED + session_id)
            folder.path.rename(remains)
            shutil.rmtree(remains)


def _set_aside(path: Path) -> None:
    aside = aside_name(path, "damaged")
    _log.warning("%s of session %s is damaged", path.name, path.parent.name)
    try:
        path.rename(aside)
    except OSError as error:
        _log.warning("it stays where it is: %s", error.strerror)
