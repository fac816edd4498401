"""One training on top of a session: its course, the stop rules, what is said, what is shown."""

import logging
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.domain import stop_rules
from app.domain.course import Course, Pass, course_of
from app.domain.feedback import Feedback, Size
from app.domain.findings import Reason
from app.domain.stop_rules import FRESH, StopAct, StopState
from app.domain.timeline import Phase, Prompt, Script
from app.domain.today_size import TodaySize
from app.errors import UserFacing
from app.session.live import LiveView
from app.session.training import Left, Said, TrainingFacts, record_of_training
from exercises.schema import SelfRating
from ui.preferences import Preferences
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import Stage
from ui.viewmodels.training_cues import Cues
from ui.viewmodels.training_facts import (
    Asked,
    Bars,
    CueShown,
    SizeState,
    TrainingDesk,
    TrainingShown,
)
from ui.viewmodels.training_parts import Held, Parts
from ui.viewmodels.training_voice import TrainingVoice
from ui.viewmodels.training_words import TrainingWords

_log = logging.getLogger(__name__)
_MOVING: Final = (Phase.IN, Phase.HOLD, Phase.OUT)
_FACE_GONE: Final = (Reason.NO_FACE, Reason.FACE_LOST)
_UNDER_WAY: Final = (Stage.RUNNING, Stage.PAUSED, Stage.ASKING)


class TrainingModel(QObject):
    """GUI thread only. The caller has asked the gate.

    Signals: `changed()` whenever what is shown may be new; `not_kept(UserFacing)` where what was
    done could not be written down.
    """

    changed = Signal()
    not_kept = Signal(object)

    def __init__(
        self, desk: TrainingDesk, session: SessionViewModel, dose: str | None = None
    ) -> None:
        super().__init__(session)
        self.session = session
        self._desk = desk
        self._dose = dose
        self.words = TrainingWords(desk.library, session.affected, session.texts.lang, self)
        self._voice = TrainingVoice(self.words, desk.kit)
        # Not while the capture's threads load their libraries: Qt's and theirs wait for each other.
        self._voice.prepare()
        self._cues = Cues(self.words, self._voice)
        self._parts = Parts(desk.library)
        self._sides, self._eyes = Held(), Held()
        self._course: Course | None = None
        self._pass: Pass | None = None
        self._moment: tuple[float, int, Phase] | None = None
        self._stop: StopState = FRESH
        self._prompt: Prompt | None = None
        self._feedback: Feedback | None = None
        self._t_s = 0.0
        self._left: dict[float, Left] = {}
        self._said = Said()
        self._pauses = 0
        self._stage = session.stage
        self._is_kept = False
        self._is_tired = False
        self._started_at = desk.clock.now()
        session.framed.connect(self._on_framed)
        session.changed.connect(self._on_session)
        desk.preferences.changed.connect(self.changed)

    # --- facts -------------------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        return self._desk.preferences

    @property
    def self_rating(self) -> SelfRating:
        return self._desk.library.mirror.self_rating

    @property
    def shown(self) -> TrainingShown:
        """Return everything that moves, as it is now."""
        feedback, prompt = self._feedback, self._prompt
        reps = 0 if prompt is None else prompt.beat.reps
        done = self._reps_done(prompt, feedback)
        amount = None if feedback is None else feedback.amount
        box = TodaySize().times(self._stop.share)
        return TrainingShown(
            cue=self._cues.shown(self._standing(), has_captions=self._has_captions),
            is_spoken=self._voice.is_speaking,
            reps_done=min(done, reps),
            reps=reps,
            bars=self._parts.bars(prompt),
            size=SizeState(amount, self._size(amount, box), box),
            sides=self._sides.shown,
            can_be_halved=self._stop.can_be_halved and self.session.stage in _UNDER_WAY,
            asked=self._asked(),
            part=self._parts.moving(prompt),
            has_eyes=self._parts.has_eyes(prompt),
            eyes=self._eyes.shown,
            narrowing=self._parts.narrowing(feedback),
        )

    @property
    def place(self) -> tuple[int, int]:
        """Return which exercise this is, counted from 1, and how many there are."""
        script = self.session.script
        if script is None:
            return (0, 0)
        course = self._course or course_of(script)
        return (course.now(self._t_s).place + 1, len(course.blocks))

    def lines(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return all that may stand in the strip, large and small, so that room can be kept."""
        return self._cues.lines(self._exercises())

    # --- requests ----------------------------------------------------------------------------

    def skip(self) -> None:
        """Leave this exercise for the next one."""
        if self.session.stage in (Stage.RUNNING, Stage.PAUSED) and self._course is not None:
            self._leave(Left.SKIPPED)

    def back(self) -> None:
        """Begin again with the exercise before, or with the first."""
        course = self._course
        if self.session.stage in (Stage.RUNNING, Stage.PAUSED) and course is not None:
            self._left[course.now(self._t_s).start_s] = Left.SKIPPED
            self._follow(course.gone_back(self._t_s))

    def halve(self) -> None:
        """Ask for half as much, because the person says so."""
        if self._stop.can_be_halved and self.session.stage in _UNDER_WAY:
            self._stop = self._stop.halved()
            self._cues.smaller()
            self.changed.emit()

    def rate(self, value: int | None) -> None:
        """Keep how strong the extra movement seemed in the exercise just done."""
        exercise = self._rated()
        if exercise is None:
            return
        if value is None:
            self._said.ratings.pop(exercise, None)
        else:
            self._said.ratings[exercise] = value
        self.changed.emit()

    def tire(self, value: int | None) -> None:
        """Keep how tired the face is; from six on an end is offered."""
        self._said.fatigue = value
        if value is not None and stop_rules.tired(value, self._desk.limits) is StopAct.OFFER_END:
            self._is_tired = True
            self.session.ask_end()
        self.changed.emit()

    def toggle_voice(self) -> None:
        preferences = self._desk.preferences
        preferences.use_voice_on(not preferences.settings.voice_on)

    def toggle_captions(self) -> None:
        preferences = self._desk.preferences
        preferences.use_captions_on(not preferences.settings.captions_on)

    def close(self) -> None:
        """Be silent; what was done is written down. Safe to repeat."""
        self._voice.stop()
        self._keep()

    # --- time --------------------------------------------------------------------------------

    def _on_framed(self, view: LiveView) -> None:
        is_running = self.session.stage in (Stage.RUNNING, Stage.STARTING)
        if not is_running or view.check is not None or view.prompt is None:
            return
        self._course = self._course or course_of(self.session.script or _none())
        self._t_s, self._prompt, self._feedback = view.script_s, view.prompt, view.feedback
        self._cues.at(view.frame.t_s)
        self._enter(self._course.now(view.script_s))
        read = view.feedback
        self._sides.see(view.frame.t_s, None if read is None else read.sides)
        self._eyes.see(view.frame.t_s, None if read is None else read.eyes)
        self._speak(view.prompt)
        self._heed(view.prompt, view.feedback)
        self.session.aim(self._stop.share)
        self._cues.judge(view.prompt.phase in _MOVING, self._reason(view))
        self.changed.emit()

    def _enter(self, now: Pass) -> None:
        if now != self._pass:
            self._pass, self._stop = now, FRESH
            self._sides.forget()
            self._eyes.forget()

    def _speak(self, prompt: Prompt) -> None:
        assert self._pass is not None
        moment = (self._pass.start_s, prompt.beat.rep, prompt.phase)
        if moment != self._moment:
            self._moment = moment
            exercise = self._desk.library.exercise(prompt.beat.exercise)
            self._cues.phase(prompt, self._following(), eyes_closed=exercise.eyes_closed)

    def _heed(self, prompt: Prompt, feedback: Feedback | None) -> None:
        if feedback is None or prompt.phase not in _MOVING:
            self._cues.unlinked()
            return
        linked = feedback.linked
        self._stop, act = stop_rules.seen(
            self._stop,
            prompt.beat.rep,
            is_linked=linked is not None,
            is_judged=feedback.silent is None,
            limits=self._desk.limits,
        )
        if act is StopAct.END_EXERCISE:
            self._cues.stopped()
            self._leave(Left.RULE)
        elif linked is not None:
            self._cues.linked(linked, is_new=act is StopAct.HALVE)
        else:
            self._cues.unlinked()

    def _leave(self, why: Left) -> None:
        assert self._course is not None
        self._left[self._course.now(self._t_s).start_s] = why
        self._follow(self._course.skipped(self._t_s))

    def _follow(self, course: Course) -> None:
        self._course, self._feedback = course, None
        self.session.replan(course.script)
        self.changed.emit()

    def _on_session(self) -> None:
        stage, before = self.session.stage, self._stage
        if stage is before:
            return
        self._stage = stage
        if stage in (Stage.PAUSED, Stage.ASKING) and before is Stage.RUNNING:
            self._pauses += 1
            self._voice.pause()
        if stage is Stage.RUNNING and before in (Stage.PAUSED, Stage.ASKING):
            self._moment, self._is_tired = None, False
        if stage is Stage.ANALYSING and before in _UNDER_WAY:
            self._voice.end()
        if stage in (Stage.ANALYSING, Stage.OVER):
            self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        """Write down what was done, once; nobody practises with the demo person."""
        course, session = self._course, self.session
        if self._is_kept or course is None or self._t_s <= 0:
            return
        self._is_kept = True
        if session.is_synthetic:
            return
        record = record_of_training(
            TrainingFacts(
                set_id=session.set_id,
                dose=self._dose,
                affected=session.affected,
                started_at=self._started_at,
                ended_at=self._desk.clock.now(),
                course=course,
                t_s=min(self._t_s, course.script.length_s),
                has_reached_end=session.is_finished,
                left=self._left,
                pauses=self._pauses,
                said=self._said,
            )
        )
        try:
            self._desk.keep(record)
        except UserFacing as error:
            _log.warning("the training is not written down: %s", type(error).__name__)
            self.not_kept.emit(error)

    # --- parts of what is shown --------------------------------------------------------------

    @property
    def _has_captions(self) -> bool:
        return self._desk.preferences.settings.captions_on

    def _standing(self) -> CueShown | None:
        match self.session.stage:
            case Stage.STARTING:
                return self.words.starting()
            case Stage.PAUSED | Stage.ASKING as stage:
                return self.words.standing(is_asking=stage is Stage.ASKING, is_tired=self._is_tired)
            case _:
                return None

    def _size(self, amount: float | None, box: TodaySize) -> Size | None:
        """Name the size; the coach does, unless the target was made smaller than it knows."""
        if amount is None or self._feedback is None:
            return None
        return self._feedback.size if self._stop.share == 1.0 else box.size_of(amount)

    def _reps_done(self, prompt: Prompt | None, feedback: Feedback | None) -> int:
        """Return the repetitions counted; without a count, those whose time is over."""
        if prompt is None:
            return 0
        if feedback is not None and not feedback.is_timed:
            return feedback.reps
        return prompt.beat.rep - (prompt.phase is not Phase.REST)

    def _reason(self, view: LiveView) -> str:
        """Say why nothing is judged at the moment; empty where something is."""
        if self.session.is_face_missing:
            return self.words.no_face()
        feedback, prompt = view.feedback, view.prompt
        if feedback is None or feedback.silent is None or prompt is None:
            return ""
        if self._parts.bars(prompt) is not Bars.SHOWN:
            return ""
        if feedback.silent in _FACE_GONE:
            # The face is here: a slow machine read too little of the rest that was asked for.
            return "" if view.observation is None else self.words.no_rest()
        return self.words.looking(feedback.silent)

    def _asked(self) -> Asked | None:
        exercise = self._rated()
        if exercise is None:
            return None
        said = self._said
        return Asked(self.words.name(exercise), said.ratings.get(exercise), said.fatigue)

    def _rated(self) -> str | None:
        """Return the exercise that was just done, in the rest after it and before the next."""
        prompt, course, pass_ = self._prompt, self._course, self._pass
        if prompt is None or course is None or pass_ is None:
            return None
        beat = prompt.beat
        is_last_rest = prompt.phase is Phase.REST and beat.rep == beat.reps
        if is_last_rest:
            return self._movement(pass_.place)
        if prompt.phase is not Phase.READY:
            return None
        earlier = [each for each in course.passes if each.start_s < pass_.start_s]
        return self._movement(earlier[-1].place) if earlier else None

    def _movement(self, place: int) -> str | None:
        """Return the exercise at a place, if it is one in which something is moved."""
        assert self._course is not None
        exercise = self._course.blocks[place][0].exercise
        is_rest = self._desk.library.exercise(exercise).kind == "baseline"
        return None if is_rest else exercise

    def _following(self) -> str | None:
        course, pass_ = self._course, self._pass
        if course is None or pass_ is None:
            return None
        place = pass_.place + 1
        return course.blocks[place][0].exercise if place < len(course.blocks) else None

    def _exercises(self) -> tuple[str, ...]:
        return self._desk.library.set(self.session.set_id).exercises


def _none() -> Script:
    raise AssertionError("a frame without a script")
