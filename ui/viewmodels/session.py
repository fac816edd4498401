"""What the session page shows: computed from the capture, the script and the library."""

import math

from PySide6.QtCore import QObject, Signal

from app.domain.camera_check import NOT_YET, CheckState
from app.domain.records import SessionId, SessionRecord
from app.domain.sides import Affected
from app.domain.timeline import Script
from app.errors import UserFacing
from app.session.choices import SourceChoice
from app.session.live import CaptureState, CaptureStatus, LiveView
from app.texts import Texts
from ui.bridge import CaptureBridge
from ui.viewmodels.preview import Preview, offered
from ui.viewmodels.session_facts import (
    ExpressionRow,
    PromptWords,
    Stage,
    StudioLike,
    prompt_words,
    rows_of,
    rows_of_script,
)
from ui.viewmodels.session_framing import FramingGuide
from ui.viewmodels.session_looking import JOIN_S, Looking
from ui.viewmodels.session_over import OverWords
from ui.viewmodels.session_run import SessionRun

AUTO_PASS_S = 2.0
"""For so long all has to be good before a session begins by itself."""


class SessionViewModel(QObject):
    """One session from the choice of view to the finished analysis; GUI thread only.

    Signals: `changed()` whenever anything but the picture is new; `framed(LiveView)` for each
    picture shown; `progressed(done, of)` of the analysis; `finished(session_id)`; `left()`.
    """

    changed = Signal()
    framed = Signal(object)
    progressed = Signal(int, int)
    finished = Signal(str)
    left = Signal()

    def __init__(
        self,
        studio: StudioLike,
        choice: SourceChoice,
        set_id: str,
        affected: Affected,
        texts: Texts,
        preview: Preview | None = None,
        parent: QObject | None = None,
        *,
        dose: str | None = None,
        has_healthy: bool = True,
    ) -> None:
        super().__init__(parent)
        self.affected = affected
        self.texts = texts
        # A view that is not offered, as the side is not known any more, is asked for again.
        self.has_healthy = has_healthy
        self.preview = preview if preview in offered(affected, has_healthy=has_healthy) else None
        self._studio = studio
        self._choice = choice
        self._set_id = set_id
        self._dose = dose
        self.exercises: tuple[str, ...] | None = None  # None: all of the set
        self.framing: FramingGuide | None = None  # None: it is not known where one sat before
        self._over = OverWords(texts, self)
        self._bridge = CaptureBridge(self)
        self._bridge.view_arrived.connect(self._on_view)
        self._bridge.status_arrived.connect(self._on_status)
        self._looking = Looking(studio, self)
        self._looking.progressed.connect(self.progressed)
        self._looking.done.connect(self._on_analysed)
        self._looking.failed.connect(self._on_analysis_failed)
        self._looking.stopped.connect(self._on_analysis_cancelled)
        self._is_closed = False
        self._run = SessionRun()

    # --- facts -------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        return self._run.stage

    @property
    def script(self) -> Script | None:
        """Return what is asked in this session; None before it is set up."""
        return None if self._run.capture is None else self._run.capture.script

    @property
    def session_id(self) -> SessionId | None:
        """Return the name of what is recorded; None before it is set up."""
        return None if self._run.capture is None else self._run.capture.session_id

    @property
    def set_id(self) -> str:
        return self._set_id

    @property
    def title(self) -> str:
        return self._studio.library.set(self._set_id).name.of(self.texts.lang)

    @property
    def setup(self) -> str:
        """Say how to sit before the camera."""
        return self._studio.library.mirror.recording.setup.of(self.texts.lang)

    @property
    def end_cue(self) -> str:
        return self._studio.library.mirror.cues_common.end.of(self.texts.lang)

    @property
    def is_synthetic(self) -> bool:
        return self._run.capture is not None and self._run.capture.is_synthetic

    @property
    def has_recording(self) -> bool:
        """Tell whether there is anything to look at."""
        return self._run.has_recording

    @property
    def is_finished(self) -> bool:
        """Tell whether everything that was asked for was gone through."""
        return self._run.status.state is CaptureState.FINISHED

    @property
    def elapsed_s(self) -> float:
        return 0.0 if self._run.view is None else self._run.view.script_s

    @property
    def is_face_missing(self) -> bool:
        """Tell whether no face has been seen for so long that the person should know."""
        return self._run.is_face_missing

    @property
    def check(self) -> CheckState:
        """Return how the picture stands before the recording."""
        return (
            NOT_YET
            if self._run.view is None or self._run.view.check is None
            else self._run.view.check
        )

    @property
    def picture(self) -> CheckState:
        """Return how the picture stands, in the check and while the session runs."""
        now = None if self._run.view is None else self._run.view.picture
        return self.check if now is None else now

    @property
    def countdown_s(self) -> int | None:
        """Return the whole seconds until the session begins by itself; None: it does not."""
        if self._run.waits or not self.check.is_good or self._good_s is None:
            return None
        return max(1, math.ceil(AUTO_PASS_S - self._good_s))

    @property
    def _good_s(self) -> float | None:
        return self.check.good_s if self.framing is None else self.framing.good_s(self.check)

    @property
    def rows(self) -> tuple[ExpressionRow, ...]:
        library, lang = self._studio.library, self.texts.lang
        if self._run.capture is None:
            return rows_of(library, lang, library.set(self._set_id).exercises, -1)
        asked = self._run.capture.script
        return rows_of_script(library, lang, asked, self._run.prompt, is_over=self.elapsed_s > 0)

    @property
    def prompt(self) -> PromptWords | None:
        prompt = self._run.prompt
        if prompt is None:
            return None
        return prompt_words(self._studio.library, self.texts.lang, self.affected, prompt)

    @property
    def over_error(self) -> Exception | None:
        """Return what ended it, if something did."""
        return self._run.error or self._run.status.error

    @property
    def over_words(self) -> tuple[str, str]:
        """Return headline and sentence for the stage OVER."""
        return self._over.say(
            self.over_error,
            has_recording=self.has_recording,
            was_looked_at=self._run.was_looked_at,
            wanted_end=self._run.wanted_end,
        )

    # --- requests ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Start at once where the view is known; else wait for `choose_preview`."""
        if self.preview is not None and self._run.capture is None:
            self._start()
        self.changed.emit()

    def choose_preview(self, preview: Preview) -> None:
        if preview not in offered(self.affected, has_healthy=self.has_healthy):
            return
        self.preview = preview
        if self._run.capture is None and self._run.error is None:
            self._start()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still, whatever the reason; nothing where it does already."""
        if self.stage is Stage.RUNNING:
            self._set_paused(True)

    def pass_check(self) -> None:
        """Begin to record, whatever the check says; the session keeps what it said."""
        if (
            self.stage is Stage.CHECKING
            and self._run.capture is not None
            and self._run.view is not None
        ):
            self._run.has_begun = True
            self._run.capture.begin(self.check.notes)
            self.changed.emit()

    def wait_in_check(self) -> None:
        """Do not begin by itself: the person says when."""
        if self.stage is Stage.CHECKING:
            self._run.waits = True
            self.changed.emit()

    def toggle_pause(self) -> None:
        if self.stage is Stage.RUNNING:
            self._set_paused(True)
        elif self.stage is Stage.PAUSED:
            self._set_paused(False)

    def ask_end(self) -> None:
        """Pause and ask; with nothing recorded yet, leave."""
        is_early = self._run.capture is None or (
            self._run.status.recorded == 0 and not self._run.view
        )
        if is_early or self.stage is Stage.CHECKING:
            self.leave()
        elif self.stage in (Stage.STARTING, Stage.RUNNING, Stage.PAUSED):
            self._run.asks = True
            self._set_paused(True)

    def keep_going(self) -> None:
        if self._run.asks:
            self._run.asks = False
            self._set_paused(False)

    def end(self) -> None:
        if self._run.capture is not None:
            self._run.asks = False
            self._run.wanted_end = True
            self._run.capture.stop()
            self._refresh_status()

    def replan(self, script: Script) -> None:
        """Ask for something else from now on; what is past has to be the same."""
        if self._run.capture is not None:
            self._run.capture.replan(script)
            self.changed.emit()

    def go_on(self, hold_s: float | None = None) -> None:
        """Go on, whatever it was that stood still, and stand still by itself from `hold_s` on."""
        if self._run.capture is not None:
            self._run.capture.hold_at(hold_s)
        self._run.asks = False
        self._set_paused(False)

    def start_over(self) -> None:
        """Begin again from the camera check; what was recorded is left to the caller."""
        self.halt()
        self._run = SessionRun()
        self._start()
        self.changed.emit()

    def aim(self, share: float) -> None:
        """Ask for this part of the first gentle try from now on."""
        if self._run.capture is not None:
            self._run.capture.aim(share)

    def look(self) -> None:
        """Analyse what was recorded."""
        if self._run.capture is None or self._run.is_analysing or self._is_closed:
            return
        self._run.error = None
        self._run.is_analysing = True
        self._run.was_looked_at = True
        self._looking.start(self._run.capture)
        self.changed.emit()

    def stop_looking(self) -> None:
        self._looking.cancel()

    def leave(self) -> None:
        if not self._is_closed:
            self.close()
            self.left.emit()

    def close(self) -> None:
        """Stop everything and wait for it; safe to repeat."""
        self._is_closed = True
        self._bridge.close()
        self._looking.close()
        self.halt()

    def halt(self) -> None:
        """End the recording, and wait until it has."""
        if self._run.capture is not None:
            self._run.capture.stop()
            self._run.capture.join(JOIN_S)

    # --- what comes back ---------------------------------------------------------------------

    def _start(self) -> None:
        try:
            self._run.capture = self._studio.new_capture(
                self._choice,
                self._set_id,
                self.affected,
                self._bridge.on_news,
                checks_camera=True,
                dose=self._dose,
                exercises=self.exercises,
            )
            self._bridge.attach(self._run.capture)
            self._run.capture.start()
        except UserFacing as error:
            self._run.error = error

    def _set_paused(self, is_paused: bool) -> None:
        self._run.wants_pause = is_paused
        if self._run.capture is not None:
            if is_paused:
                self._run.capture.pause()
            else:
                self._run.capture.resume()
        self._refresh_status()

    def _on_view(self, view: LiveView) -> None:
        if self._is_closed:
            return
        self._run.see(view)
        if self.framing is not None and self.stage is Stage.CHECKING:
            self.framing.see(view)
        self.framed.emit(view)
        good_s = self._good_s if self.stage is Stage.CHECKING and not self._run.waits else None
        if good_s is not None and good_s >= AUTO_PASS_S:
            self.pass_check()

    def _on_status(self, status: CaptureStatus) -> None:
        if self._is_closed:
            return
        self._run.status = status
        if status.state is CaptureState.FINISHED and not self._run.was_looked_at:
            self.look()
        else:
            self.changed.emit()

    def _refresh_status(self) -> None:
        if self._run.capture is not None:
            self._on_status(self._run.capture.status())

    def _on_analysed(self, record: SessionRecord) -> None:
        self.close()
        self.finished.emit(record.meta.id)

    def _on_analysis_failed(self, error: Exception) -> None:
        self._run.is_analysing = False
        self._run.error = error
        self.changed.emit()

    def _on_analysis_cancelled(self) -> None:
        self._run.is_analysing = False
        self.changed.emit()
