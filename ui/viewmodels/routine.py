"""What the massage page shows and does: over a `RoutineRun`, with voice and chimes."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.routine import RoutinePlan
from app.domain.routine_player import Command, Cue, PlayerStatus
from app.domain.routine_record import AfterAnswers, RoutineRecord
from app.domain.safety import Standing
from app.domain.safety_rules import Routine
from app.domain.sides import Affected
from app.errors import StorageFailure
from app.session.routine import RoutineRun, Unfinished
from app.session.routine_plan import MASSAGE_ID, plan_massage
from app.texts import Lang, Texts
from exercises.schema_massage import Massage
from ui.preferences import Preferences
from ui.viewmodels.own_picture import OwnPicture
from ui.viewmodels.routine_facts import (
    AfterShown,
    Progress,
    RoutineDesk,
    Stage,
    StartShown,
    StepShown,
)
from ui.viewmodels.routine_voice import RoutineVoice
from ui.viewmodels.routine_words import RoutineWords
from ui.voice.kit import VoiceKit

TICK_MS: Final = 200
_NOTHING: Final = Standing((), frozenset(), frozenset(), ())


class RoutineModel(QObject):
    """One massage from its choice to what is said afterwards; GUI thread only.

    The caller has asked the gate. Time is that of the run's clock: a late tick loses nothing.

    Signals: `changed()` whenever stage or step is new, or what can be chosen; `ticked()` when
    another second is to be shown.
    """

    changed = Signal()
    ticked = Signal()

    def __init__(
        self, desk: RoutineDesk, tick_ms: int = TICK_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = RoutineWords(desk.library, self)
        self._voice = RoutineVoice(desk.library.massage, self._words, desk.kit)
        self._run: RoutineRun | None = None
        self._left: Unfinished | None = None
        self._standing = _NOTHING
        self._error: StorageFailure | None = None
        self._asks = False
        self._is_closed = False
        self._shown: tuple[Stage, int, Progress | None] | None = None
        self._affected: Affected | None = None
        self.tightness_before: int | None = None
        self.picture = None if desk.open_picture is None else OwnPicture(desk.open_picture, self)
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self._on_tick)
        desk.preferences.changed.connect(self._on_preferences)

    # --- facts -------------------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        return self._desk.preferences

    @property
    def kit(self) -> VoiceKit:
        return self._desk.kit

    @property
    def massage(self) -> Massage:
        return self._desk.library.massage

    @property
    def lang(self) -> Lang:
        return self._desk.preferences.lang()

    @property
    def affected(self) -> Affected:
        """Return the side of the massage under way, else the one chosen."""
        return self._affected or self._desk.preferences.settings.affected

    @property
    def stage(self) -> Stage:
        run = self._run
        if self._is_closed:
            return Stage.CLOSED
        if run is None:
            return Stage.CHOOSING if self._left is None else Stage.RESUMING
        if run.state.status.is_over:
            return Stage.STUCK if run.record is None else Stage.AFTER
        if self._asks:
            return Stage.ASKING
        return Stage.RUNNING if run.state.status is PlayerStatus.RUNNING else Stage.PAUSED

    @property
    def plan(self) -> RoutinePlan:
        """Return the plan under way, else the one that would start now."""
        if self._run is not None:
            return self._run.plan
        return plan_massage(
            self._desk.library.massage,
            self._desk.preferences.settings.massage_length,
            self._standing.profile_flags,
            self._standing.left_out_steps,
            self._desk.preferences.settings.affected,
        )

    @property
    def title(self) -> str:
        return self._words.title(self.plan, self.lang)

    @property
    def step(self) -> StepShown | None:
        if self._run is None:
            return None
        return self._words.step(self._run.moment, self.affected, self.lang)

    @property
    def progress(self) -> Progress | None:
        return None if self._run is None else self._words.progress(self._run.moment)

    @property
    def is_interrupted(self) -> bool:
        """Tell whether nobody asked for the present pause: the computer slept or stood still."""
        return self._run is not None and self._run.state.is_interrupted

    @property
    def start_shown(self) -> StartShown:
        return self._words.start(self.plan, self.lang, self._refusal())

    @property
    def resume_words(self) -> str:
        if self._left is None:
            return ""
        return self._words.broken_off(self._left, self.is_from_today, self.lang)

    @property
    def is_from_today(self) -> bool:
        return self._left is not None and self._left.is_from(self._desk.clock.now())

    @property
    def record(self) -> RoutineRecord | None:
        return None if self._run is None else self._run.record

    @property
    def after_shown(self) -> AfterShown | None:
        record = self.record
        if record is None:
            return None
        return self._words.after(record, self.lang, self.problem)

    @property
    def problem(self) -> str:
        """Say why something could not be read or written; empty where all is well."""
        error = self._error or (None if self._run is None else self._run.problem)
        return "" if error is None else Texts(self.lang).explain(error)

    @property
    def notice(self) -> str:
        """Say what is amiss while the massage goes on all the same."""
        error = None if self.picture is None else self.picture.error
        return self.problem or ("" if error is None else Texts(self.lang).explain(error))

    @property
    def skipped(self) -> frozenset[str]:
        """Return the steps whose last pass was skipped."""
        tallies = () if self._run is None else self._run.state.tallies
        return frozenset(tally.step for tally in tallies if tally.is_skipped)

    def prompts(self) -> tuple[str, ...]:
        """Return all that may be said, so that room can be kept for it."""
        found: list[str] = []
        for planned in self.plan.steps:
            step = self._desk.library.massage.steps[planned.id]
            for text in (step.prompt, step.cue_mid):
                found.append(self._words.fill(text, self.affected, self.lang))
        return tuple(found)

    # --- before ------------------------------------------------------------------------------

    def open(self) -> None:
        """Read what the gate says, and whether a massage was broken off."""
        self._error = None
        try:
            self._standing = self._desk.standing()
            left = self._desk.routines.unfinished()
        except StorageFailure as error:
            self._error = error
            left = None
        self._left = left if left is not None and left.routine == MASSAGE_ID else None
        self._desk.kit.prepare()
        self._tell()

    def choose_length(self, length: str) -> None:
        self._desk.preferences.use_massage_length(length)

    def choose_side(self, affected: Affected) -> None:
        self._desk.preferences.use_affected(affected)

    def start(self) -> None:
        """Begin with the first step."""
        if self._run is not None or self._left is not None or self._refusal():
            return
        affected = self._desk.preferences.settings.affected
        try:
            self._run = self._desk.routines.begin(self.plan, affected, self.tightness_before)
        except StorageFailure as error:
            self._error = error
            self._tell()
            return
        self._affected = affected
        self._do(Command.START)

    def go_on(self) -> None:
        """Go on with what was broken off, where it stopped."""
        left = self._left
        if left is None or self._refusal():
            return
        self._left, self._affected = None, left.open.affected
        self._run = self._desk.routines.resume(left, self._standing.left_out_steps)
        self._do(Command.RESUME)

    def finish_there(self) -> None:
        """Leave what was broken off as it is: what was done is written down."""
        if self._left is None:
            return
        try:
            self._desk.routines.discard(self._left)
        except StorageFailure as error:
            self._error = error
        else:
            self._left = None
        self._tell()

    # --- under way ---------------------------------------------------------------------------

    def toggle_pause(self) -> None:
        if self.stage is Stage.RUNNING:
            self._do(Command.PAUSE)
        elif self.stage is Stage.PAUSED:
            self._do(Command.RESUME)

    def pause(self) -> None:
        """Stand still, whatever the reason; nothing where it does already."""
        if self.stage is Stage.RUNNING:
            self._do(Command.PAUSE)

    def move(self, command: Command) -> None:
        """Go back, skip, repeat or finish the step; not while asked whether to end."""
        if self.stage in (Stage.RUNNING, Stage.PAUSED):
            self._do(command)

    def ask_end(self) -> None:
        if self.stage in (Stage.RUNNING, Stage.PAUSED):
            self._asks = True
            self._do(Command.PAUSE)

    def keep_going(self) -> None:
        if self._asks:
            self._asks = False
            self._do(Command.RESUME)

    def end(self) -> None:
        """Stop for today; what was done is kept."""
        if self.stage.is_under_way:
            self._asks = False
            self._do(Command.END)

    def retry(self) -> None:
        """Try again to write down what was done."""
        if self.stage is Stage.STUCK:
            self._on_tick()
            self._tell()

    # --- after -------------------------------------------------------------------------------

    def answer(self, answers: AfterAnswers) -> tuple[str, ...] | None:
        """Keep what the person says afterwards.

        Returns the warning-sign rules that the gate must hear; None if it could not be written,
        which `problem` explains.
        """
        run = self._run
        if run is None or run.record is None:
            return None
        self._error = None
        try:
            return run.answer(answers)
        except StorageFailure as error:
            self._error = error
            self._tell()
            return None

    @property
    def has_done_something(self) -> bool:
        return self.record is not None and self.record.active_s > 0

    def close(self) -> None:
        """Stop everything; a massage under way can be gone on with later. Safe to repeat."""
        if self._is_closed:
            return
        self.pause()
        self._is_closed = True
        self._timer.stop()
        self._desk.preferences.changed.disconnect(self._on_preferences)
        self._voice.stop()
        if self.picture is not None:
            self.picture.close()

    # --- time --------------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        run = self._run
        if run is None:
            return
        try:
            cues = run.apply(command)
        except StorageFailure as error:
            self._error = error
            cues = ()
        self._after(cues)

    def _on_tick(self) -> None:
        if self._run is None:
            return
        try:
            cues = self._run.tick()
            self._error = None
        except StorageFailure as error:
            self._error = error
            cues = ()
        self._after(cues)

    def _after(self, cues: tuple[Cue, ...]) -> None:
        is_running = self._run is not None and self._run.state.status is PlayerStatus.RUNNING
        if is_running and not self._timer.isActive():
            self._timer.start()
        elif not is_running:
            self._timer.stop()
        for cue in cues:
            self._voice.sound(cue, self.affected, self.lang)
        self._tell(always=bool(cues))

    def _tell(self, *, always: bool = True) -> None:
        """Say what is new: stage and step, or only the second."""
        index = -1 if self._run is None else self._run.state.index
        before, self._shown = self._shown, (self.stage, index, self.progress)
        if always or before is None or before[:2] != self._shown[:2]:
            self.changed.emit()
        elif before != self._shown:
            self.ticked.emit()

    def _refusal(self) -> str:
        if self._error is not None:
            return self.problem
        if self._standing.is_locked(Routine.MASSAGE):
            return self.tr(
                "The massage is closed at the moment. The safety check on Today says why."
            )
        return ""

    def _on_preferences(self) -> None:
        self._tell()
