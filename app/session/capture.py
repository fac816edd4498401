"""One running session: camera, recorder and live tracker, each in a thread of its own."""

import threading
from collections.abc import Callable
from typing import Final

from app.domain.camera_check import CameraCheck, CheckState
from app.domain.coach import Coach
from app.domain.feedback import Feedback
from app.domain.measures import read_face
from app.domain.observation import FaceObservation
from app.domain.records import SessionId
from app.domain.timeline import Prompt, Script
from app.errors import UserFacing
from app.frames import Frame, Source
from app.media.recorder import MatroskaWriter, Recorder, RecorderOptions
from app.session.live import CaptureState, CaptureStatus, LiveView
from app.session.script import ScriptClock
from app.session.slot import LatestSlot
from app.session.workers import all_ended, explained, run_tracker
from app.store.sessions import SessionFolder
from app.vision.picture_quality import read_picture
from app.vision.stamp import stamped
from app.vision.tracker import Tracker

_PICTURE_EVERY: Final = 15
"""Light changes slowly, and reading it takes a few milliseconds."""

MakeSource = Callable[[ScriptClock], Source]


class Capture:
    """Records a script while the picture is tracked beside it.

    With `prepare` the picture is first shown and checked: the script stands at its beginning and
    nothing is written until `begin`. Then `prepare` is called with the notes of that check, in the
    camera thread, and has to make the folder.

    `start`, `begin`, `pause`, `resume`, `hold_at`, `replan`, `aim` and `stop` return at once and
    belong to one thread; `latest` and `status` may be called from any. `on_news` is called from a
    worker thread when a view is ready after the last one was taken, and when the state changes.
    """

    def __init__(
        self,
        make_source: MakeSource,
        make_tracker: Callable[[], Tracker],
        script: Script,
        folder: SessionFolder,
        on_news: Callable[[], None],
        *,
        is_synthetic: bool,
        prepare: Callable[[tuple[str, ...]], None] | None = None,
        coach: Coach | None = None,
    ) -> None:
        self.checks_camera = prepare is not None
        self.session_id: SessionId = folder.id
        self.script = script
        self.is_synthetic = is_synthetic
        self._make_source = make_source
        self._make_tracker = make_tracker
        self._folder = folder
        self._on_news = on_news
        self._prepare = prepare
        self._coach = coach
        self._picture_due = 0
        self._picture: CheckState | None = None
        self._aim = 1.0
        self._notes: tuple[str, ...] = ()
        self._check = CameraCheck()
        self._begun = threading.Event()
        self._replanned = threading.Event()
        self._clock = ScriptClock(script)
        self._frames: LatestSlot[tuple[Frame, float, bool]] = LatestSlot()
        self._views: LatestSlot[LiveView] = LatestSlot()
        self._stopping = threading.Event()
        self._pausing = threading.Event()
        self._hold_s: float | None = None
        self._state = CaptureState.STARTING
        self._error: UserFacing | None = None
        self._recorder: Recorder | None = None
        self._camera = threading.Thread(target=self._run_camera, name="camera", daemon=True)
        self._tracker = threading.Thread(target=self._run_tracker, name="tracker", daemon=True)

    def start(self) -> None:
        self._tracker.start()
        self._camera.start()

    def begin(self, notes: tuple[str, ...] = ()) -> None:
        """End the check and record; `notes` say in spite of what. Without a check: nothing."""
        if not self._begun.is_set():
            self._notes = notes
            self._begun.set()

    def pause(self) -> None:
        self._pausing.set()

    def resume(self) -> None:
        self._pausing.clear()

    def hold_at(self, script_s: float | None) -> None:
        """Stand still by itself from this second of the script, until another one is named."""
        self._hold_s = script_s

    def stop(self) -> None:
        """End early; what was recorded is kept."""
        self._stopping.set()

    def replan(self, script: Script) -> None:
        """Ask for something else from now on; what is past has to be the same in both scripts."""
        self.script = self._clock.script = script
        self._replanned.set()

    def aim(self, share: float) -> None:
        """Ask for this part of the first gentle try from now on, 1 for all of it."""
        self._aim = share

    def latest(self) -> LiveView | None:
        return self._views.take()

    def status(self) -> CaptureStatus:
        recorder, state = self._recorder, self._state
        return CaptureStatus(
            state=state,
            # The tracker may still fail on the last frame of a session that is done.
            error=self._error if state is CaptureState.FAILED else None,
            recorded=recorder.written if recorder else 0,
            dropped=recorder.dropped if recorder else 0,
            untracked=self._frames.replaced,
        )

    def join(self, timeout_s: float) -> bool:
        """Wait for the threads; True if all have ended."""
        return all_ended((self._camera, self._tracker), timeout_s)

    def _run_camera(self) -> None:
        outcome = CaptureState.FAILED
        try:
            outcome = self._record()
        except Exception as error:  # noqa: BLE001 - the body of a thread
            self._error = explained(error)
        self._frames.close()
        self._become(outcome)

    def _record(self) -> CaptureState:
        with self._make_source(self._clock) as source:
            if self._prepare is not None:
                if not self._wait_for_begin(source):
                    return CaptureState.STOPPED
                self._prepare(self._notes)
            with self._folder.being_used():
                return self._write_down(source)

    def _write_down(self, source: Source) -> CaptureState:
        info = source.info
        options = RecorderOptions(is_synthetic=info.is_synthetic)
        writer = MatroskaWriter(self._folder.video, info.width, info.height, options)
        recorder = self._recorder = Recorder(writer)
        try:
            outcome = self._loop(source, recorder)
        except Exception:
            recorder.finish()
            raise
        recorder.finish()
        return outcome

    def _wait_for_begin(self, source: Source) -> bool:
        """Show the picture until the session begins; False if it does not."""
        while not self._stopping.is_set():
            frame = source.read()
            if frame is None:
                return False
            self._clock.hold(frame.t_ns)
            self._become(CaptureState.CHECKING)
            if self._begun.is_set():
                return True
            self._frames.put((frame, 0.0, False))
        return False

    def _loop(self, source: Source, recorder: Recorder) -> CaptureState:
        skipped, last, is_first = 0, -1, True
        while not self._stopping.is_set():
            frame = source.read()
            if frame is None:
                return CaptureState.STOPPED
            if is_first and self._prepare is not None:
                skipped = frame.number
            is_first = False
            is_paused = self._mark_pause(frame.t_ns)
            script_ns = self._clock.script_ns(frame.t_ns)
            self._write_plan()
            is_over = script_ns / 1e9 >= self.script.length_s
            # A camera that stalled at the hold may come back after the end.
            if is_over and not self._is_held(frame.t_ns):
                return CaptureState.FINISHED
            if is_paused:
                skipped = frame.number - last
            else:
                last = frame.number - skipped
                pixels = stamped(frame.pixels) if self.is_synthetic else frame.pixels
                recorder.put(Frame(pixels, script_ns, last))
            self._frames.put((frame, script_ns / 1e9, not is_paused))
        return CaptureState.STOPPED

    def _write_plan(self) -> None:
        """Keep beside the recording what is asked in it."""
        if self._replanned.is_set():
            self._replanned.clear()
            self._folder.write_timeline(self.script.timeline())

    def _mark_pause(self, t_ns: int) -> bool:
        if self._pausing.is_set() or self._is_held(t_ns):
            self._clock.hold(t_ns)
            self._become(CaptureState.PAUSED)
            return True
        self._clock.go_on(t_ns)
        self._become(CaptureState.RUNNING)
        return False

    def _is_held(self, t_ns: int) -> bool:
        hold_s = self._hold_s
        return hold_s is not None and self._clock.script_ns(t_ns) / 1e9 >= hold_s

    def _run_tracker(self) -> None:
        run_tracker(self._make_tracker, self._track, self._give_up)

    def _track(self, tracker: Tracker) -> None:
        while (item := self._frames.wait()) is not None:
            frame, script_s, is_running = item
            face = tracker.track(frame)
            prompt, check = self.script.prompt_at(script_s), self._checked(frame, face)
            if check is None and frame.number >= self._picture_due:
                self._look_at_picture(frame, face)
            feedback = self._coached(frame, face, script_s, prompt) if is_running else None
            view = LiveView(frame, face, script_s, prompt, check, feedback, self._picture)
            if self._views.put(view):
                self._on_news()

    def _coached(
        self, frame: Frame, face: FaceObservation | None, script_s: float, prompt: Prompt | None
    ) -> Feedback | None:
        if self._coach is None or prompt is None:
            return None
        self._coach.aim(self._aim)
        reading = None if face is None else read_face(face)
        return self._coach.see(frame.t_s, script_s, reading, prompt)

    def _look_at_picture(self, frame: Frame, face: FaceObservation | None) -> None:
        """Read how the picture stands while the script runs: now and then, as it costs time."""
        self._picture_due = frame.number + _PICTURE_EVERY
        reading = read_picture(frame, face)
        self._picture = self._check.see(reading)
        if self._coach is not None and reading.face is not None:
            self._coach.note_light(reading.face.light)

    def _checked(self, frame: Frame, face: FaceObservation | None) -> CheckState | None:
        if self._prepare is None or self._begun.is_set():
            return None
        return self._check.see(read_picture(frame, face))

    def _give_up(self, error: UserFacing) -> None:
        """End the session: without a tracker nobody would notice that the face is not seen."""
        self._error = self._error or error
        self._stopping.set()

    def _become(self, state: CaptureState) -> None:
        if self._error is not None and state.is_over:
            state = CaptureState.FAILED
        if state is not self._state:
            self._state = state
            self._on_news()
