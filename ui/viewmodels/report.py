"""The report for the clinician: what goes in, how it looks, and where it is saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.texts import Lang
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.studio_view import Records

if TYPE_CHECKING:
    from app.clock import Clock
    from app.domain.records import SessionId, SessionSummary
    from app.session.bundling import BundleOptions
    from app.session.studio import Studio

MOST_SESSIONS: Final = 60
"""A report over more recordings than these is read by nobody; the newest go in."""
_SETTLE_MS: Final = 400
LEAST_PASSWORD: Final = 10


class Period(Enum):
    """Weeks back from now; None: everything."""

    FOUR_WEEKS = 4
    TWELVE_WEEKS = 12
    ALL = None


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What the person chose; `name` empty: a pseudonym. Nothing of it is remembered."""

    period: Period = Period.TWELVE_WEEKS
    name: str = ""
    with_outline: bool = False
    with_pictures: bool = False
    with_clips: bool = False
    password: str = ""

    @property
    def is_password_short(self) -> bool:
        return 0 < len(self.password) < LEAST_PASSWORD


class ReportModel(QObject):
    """GUI thread only; the preview and the files are made in threads of their own.

    Signals: `changed()`; `previewed(bytes)` the PDF as it would be; `failed(Exception)`;
    `progressed(done, of)`; `saved(path)`.
    """

    changed = Signal()
    previewed = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    saved = Signal(object)

    def __init__(
        self,
        records: Records,
        studio: "Callable[[], Studio]",
        clock: "Clock",
        lang: Callable[[], Lang],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._studio = studio
        self._clock = clock
        self._lang = lang
        self.choices = ReportChoices()
        self.is_drawing = False
        self.is_saving = False
        self._wanted: tuple[tuple[SessionId, ...], ReportChoices, Lang] = ((), self.choices, lang())
        self._out = Path()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._preview = Job(self._render, self)
        self._preview.succeeded.connect(self._on_previewed)
        self._preview.failed.connect(self._on_preview_failed)
        self._saving = Job(self._write, self)
        self._saving.progress.connect(self.progressed)
        self._saving.succeeded.connect(self._on_saved)
        self._saving.failed.connect(self._on_save_failed)
        self._saving.cancelled.connect(self._on_stopped)
        records.changed.connect(self.refresh)

    # --- facts -------------------------------------------------------------------------------

    @property
    def chosen(self) -> "tuple[SessionSummary, ...]":
        """Return the recordings that go in, oldest first."""
        weeks = self.choices.period.value
        since = None if weeks is None else self._clock.now() - timedelta(weeks=weeks)
        found = [
            summary
            for summary in self._records.summaries
            if summary.state == "analysed" and (since is None or summary.started_at >= since)
        ]
        return tuple(reversed(found[:MOST_SESSIONS]))

    @property
    def left_out(self) -> int:
        """Count older recordings of the period that do not go in."""
        weeks = self.choices.period.value
        since = None if weeks is None else self._clock.now() - timedelta(weeks=weeks)
        of_period = sum(
            summary.state == "analysed" and (since is None or summary.started_at >= since)
            for summary in self._records.summaries
        )
        return of_period - len(self.chosen)

    @property
    def can_save(self) -> bool:
        is_ready = bool(self.chosen) and not self.is_saving
        return is_ready and not self.choices.is_password_short

    # --- requests ----------------------------------------------------------------------------

    def choose(self, choices: ReportChoices) -> None:
        beside = {"with_outline": False, "with_clips": False, "password": ""}
        needs_drawing = replace(choices, **beside) != replace(self.choices, **beside)
        self.choices = choices
        if needs_drawing:
            self.refresh()
        else:
            self.changed.emit()

    def refresh(self) -> None:
        """Draw the preview anew, once nothing has been changed for a moment."""
        self._settle.start()
        self.changed.emit()

    def save(self, out: Path) -> None:
        """Write a PDF or, by the name, a bundle; what is chosen now goes in."""
        if not self.can_save:
            return
        ids = tuple(summary.id for summary in self.chosen)
        self._wanted, self._out = (ids, self.choices, self._lang()), out
        self.is_saving = True
        self._saving.start()
        self.changed.emit()

    def stop_saving(self) -> None:
        self._saving.cancel()

    def close(self) -> None:
        self._settle.stop()
        self._preview.close()
        self._saving.close()

    # --- inside ------------------------------------------------------------------------------

    def _draw(self) -> None:
        ids = tuple(summary.id for summary in self.chosen)
        if not ids:
            self.is_drawing = False
            self.changed.emit()
            return
        self._wanted = (ids, self.choices, self._lang())
        self.is_drawing = True
        self._preview.start()
        self.changed.emit()

    def _render(self, _progress: Progress, _is_cancelled: IsCancelled) -> bytes:
        from app.session.bundling import preview_pdf

        return preview_pdf(self._studio(), self._options(), self._clock.now())

    def _write(self, progress: Progress, is_cancelled: IsCancelled) -> Path:
        from app.session.analysis import Cancelled
        from app.session.bundling import export_bundle, export_pdf

        studio, options, now = self._studio(), self._options(), self._clock.now()
        if self._out.suffix == ".pdf":
            export_pdf(studio, options, now, self._out)
            return self._out

        def tell(done: int, of: int) -> None:
            if is_cancelled():
                raise Cancelled
            progress(done, of)

        export_bundle(studio, options, now, self._out, tell)
        return self._out

    def _options(self) -> "BundleOptions":
        from app.session.bundling import BundleOptions

        ids, choices, lang = self._wanted
        return BundleOptions(
            sessions=ids,
            lang=lang,
            name=choices.name or None,
            with_outline=choices.with_outline,
            with_pictures=choices.with_pictures,
            with_clips=choices.with_clips,
            password=choices.password or None,
        )

    def _on_previewed(self, pdf: bytes) -> None:
        self.is_drawing = False
        self.previewed.emit(pdf)
        self.changed.emit()

    def _on_preview_failed(self, error: Exception) -> None:
        self.is_drawing = False
        self.failed.emit(error)
        self.changed.emit()

    def _on_saved(self, path: Path) -> None:
        self.is_saving = False
        self.saved.emit(path)
        self.changed.emit()

    def _on_save_failed(self, error: Exception) -> None:
        self.is_saving = False
        self.failed.emit(error)
        self.changed.emit()

    def _on_stopped(self) -> None:
        self.is_saving = False
        self.changed.emit()
