"""One recording on top of a session: take after take, again where one will not do, keep or not."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.domain.findings import Reason
from app.domain.patterns import REST_EXERCISE
from app.domain.takes import Take, Takes, takes_of
from app.domain.timeline import Phase, Prompt
from app.errors import UserFacing
from app.session.live import LiveView
from ui.preferences import Preferences
from ui.viewmodels.recording_facts import (
    Offer,
    RecordingDesk,
    RecordingStage,
    Sure,
    TakePhase,
    TakeRow,
    TakeWords,
    take_phase,
)
from ui.viewmodels.recording_words import RecordingWords
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import ExpressionRow, RowState, Stage
from ui.viewmodels.training_voice import TrainingVoice
from ui.viewmodels.training_words import TrainingWords

_STILL: Final = (REST_EXERCISE,)
_A_MOMENT_S: Final = 0.001
_ABOUT_NOW: Final = (Reason.FACE_COVERED, Reason.FACE_SMALL, Reason.TOO_DARK)
_UNDER_WAY: Final = (Stage.RUNNING, Stage.PAUSED, Stage.ASKING)


class RecordingModel(QObject):
    """GUI thread only. The caller has asked the gate.

    After each take the recording stands still by itself until it is known whether it will do: a
    good one goes on at once, a bad one is offered again, after the last one all can be looked over.

    Signals: `changed()` whenever what is shown may be new; `not_done(UserFacing)` where a note was
    not written or a recording not deleted.
    """

    changed = Signal()
    not_done = Signal(object)

    def __init__(self, desk: RecordingDesk, session: SessionViewModel) -> None:
        super().__init__(session)
        self.session = session
        self.desk = desk
        words = TrainingWords(desk.library, session.affected, session.texts.lang, self)
        self._names = words
        self.words = RecordingWords(session.texts, self)
        self._voice = TrainingVoice(words, desk.kit)
        self._forget()
        session.framed.connect(self._on_framed)
        session.changed.connect(self._on_session)
        desk.preferences.changed.connect(self.changed)

    # --- facts -------------------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        return self.desk.preferences

    @property
    def stage(self) -> RecordingStage:
        if self._offer is not None:
            return RecordingStage.OFFER
        return RecordingStage.REVIEW if self._is_reviewing else RecordingStage.TAKE

    @property
    def sure(self) -> Sure | None:
        """Return what is asked once more before it is done."""
        return self._sure

    @property
    def can_repeat(self) -> bool:
        """Tell whether takes can still be made: the camera runs and there was something."""
        return self.session.stage in _UNDER_WAY and self._takes is not None

    @property
    def phase(self) -> TakePhase | None:
        prompt = self._prompt
        if prompt is None:
            return None
        return take_phase(prompt.phase, prompt.left_s, prompt.beat.exercise, _STILL)

    @property
    def take_words(self) -> TakeWords | None:
        prompt, phase = self.session.prompt, self.phase
        return None if prompt is None or phase is None else self.words.take(prompt, phase)

    @property
    def offer_words(self) -> tuple[str, str]:
        """Return headline and sentence of the offer to make a take again."""
        if self._offer is None:
            return "", ""
        return self.words.offer(self._name(self._offer.place), self._offer.reason)

    @property
    def hint(self) -> str:
        """Say what keeps the face from being seen well just now; empty: nothing."""
        if self.session.is_face_missing:
            return self.words.silent(Reason.NO_FACE)
        # Without a resting face the reason is why there is none, which may be long past.
        is_about_now = self._silent in _ABOUT_NOW and 0 not in self._faults
        return self.words.silent(self._silent) if self._silent and is_about_now else ""

    @property
    def place(self) -> int:
        """Return which expression it is, counted from 0; -1 before the first."""
        if self._offer is not None:
            return self._offer.place
        return -1 if self._takes is None else self._takes.now(self._t_s).place

    @property
    def rows(self) -> tuple[ExpressionRow, ...]:
        takes = self._takes
        if takes is None:
            return self.session.rows
        return tuple(
            ExpressionRow(self._name(place), self._state(takes, place))
            for place in range(len(takes.blocks))
        )

    @property
    def review(self) -> tuple[TakeRow, ...]:
        return tuple(TakeRow(place, row) for place, row in enumerate(self.rows))

    # --- requests ----------------------------------------------------------------------------

    def choose(self, *, only_missing: bool) -> None:
        """Say before the start whether all is recorded, or what today's recording lacks."""
        missing = self.desk.missing
        self.session.exercises = missing.exercises if only_missing and missing else None

    def again(self, place: int) -> None:
        """Make the take of an expression again."""
        if self._takes is None or not self.can_repeat:
            return
        self._faults.pop(place, None)
        self._skipped.discard(place)
        self._follow(self._takes.again(place, self._t_s))

    def repeat(self) -> None:
        """Make the offered take again, or the present one."""
        self.again(self.place)

    def keep_take(self) -> None:
        """Leave a take as it is, although another would be clearer."""
        if self._offer is not None and self._takes is not None:
            self._faults[self._offer.place] = self._offer.reason
            self._go_on()

    def skip(self) -> None:
        """Leave the present expression out; after the last one comes the look back."""
        takes = self._takes
        if takes is None or not self.can_repeat or self.stage is not RecordingStage.TAKE:
            return
        place = self.place
        after = takes.skipped(self._t_s)
        if not after.is_recorded(place, self._t_s):
            self._skipped.add(place)
        if after.script.length_s > self._t_s + _A_MOMENT_S:
            self._follow(after)
        else:
            # Not replanned yet: a session whose script is over ends.
            self._takes = after
            self._stand_still()
            self.changed.emit()

    def finish(self, note: str = "") -> None:
        """Keep the recording and have it looked at."""
        self._note(note)
        if self._takes is not None and self.can_repeat:
            self._is_reviewing = False
            self._takes = self._takes.ended(self._t_s)
            self.session.replan(self._takes.script)
            self.session.go_on()
        else:
            self.session.look()

    def leave(self, note: str = "") -> None:
        """Keep the recording without having it looked at now."""
        self._note(note)
        self.session.leave()

    def ask(self, sure: Sure | None) -> None:
        """Ask once more, or with None leave it."""
        self._sure = sure
        self.changed.emit()

    def confirm(self) -> None:
        """Do what was asked: delete the recording and leave, or start over in its place."""
        sure, session_id = self._sure, self.session.session_id
        if sure is None or session_id is None:
            return
        self._sure = None
        self._voice.stop()
        self.session.halt()
        try:
            self.desk.recordings.delete(session_id)
        except UserFacing as error:
            self.not_done.emit(error)
            self.changed.emit()
            return
        if sure is Sure.DELETE:
            self.session.leave()
        else:
            self._forget()
            self.session.start_over()

    def toggle_voice(self) -> None:
        self.preferences.use_voice_on(not self.preferences.settings.voice_on)

    def close(self) -> None:
        self._voice.stop()

    # --- what comes back ---------------------------------------------------------------------

    def _forget(self) -> None:
        """Stand as before the first take."""
        self._takes: Takes | None = None
        self._watch = self.desk.make_watch()
        self._prompt: Prompt | None = None
        self._silent: Reason | None = None
        self._t_s = 0.0
        self._held: Take | None = None
        self._offer: Offer | None = None
        self._is_reviewing = False
        self._sure: Sure | None = None
        self._faults: dict[int, Reason] = {}
        self._skipped: set[int] = set()
        self._said: tuple[int, int, Phase, TakePhase] | None = None

    def _on_framed(self, view: LiveView) -> None:
        session = self.session
        if session.stage not in _UNDER_WAY or session.script is None:
            return
        if self._takes is None:
            self._takes = takes_of(session.script)
            self._voice.prepare()
            self._hold_next(self._takes)
        self._t_s = max(self._t_s, view.script_s)
        self._prompt = view.prompt
        self._silent = None if view.feedback is None else view.feedback.silent
        if self.stage is not RecordingStage.TAKE:
            return
        self._watch.see(view)
        if self._held is not None and view.script_s >= self._held.end_s:
            self._take_done(self._takes, self._held)
        else:
            self._speak()
        self.changed.emit()

    def _on_session(self) -> None:
        if self.session.stage is not Stage.RUNNING:
            self._voice.pause()
        self.changed.emit()

    def _take_done(self, takes: Takes, take: Take) -> None:
        fault = self._watch.check(takes.blocks[take.place][0].exercise, takes.asked(take))
        if fault is None:
            self._faults.pop(take.place, None)
            self._go_on()
        else:
            self._offer = Offer(take.place, fault)
            self._voice.cue(" ".join(self.offer_words))

    def _go_on(self) -> None:
        """Go on to the next take, or look back over all of them."""
        takes = self._takes
        self._offer = None
        if takes is None:
            return
        if not self._hold_next(takes):
            self._stand_still()
        self.changed.emit()

    def _stand_still(self) -> None:
        self._offer = None
        self._is_reviewing = True
        # Held rather than paused, so that nothing but a decision goes on.
        self.session.go_on(self._t_s)
        self._voice.end()

    def _follow(self, takes: Takes) -> None:
        """Ask for something else from now on."""
        self._takes = takes
        self._offer, self._is_reviewing = None, False
        self.session.replan(takes.script)
        self._hold_next(takes)
        self.changed.emit()

    def _hold_next(self, takes: Takes) -> bool:
        """Go on to where the next take is over; False where there is none."""
        coming = [take for take in takes.takes if take.end_s > self._t_s + _A_MOMENT_S]
        self._held = coming[0] if coming else None
        if self._held is not None:
            self.session.go_on(self._held.end_s)
        return self._held is not None

    def _speak(self) -> None:
        prompt, phase = self._prompt, self.phase
        if prompt is None or phase is None or self.session.stage is not Stage.RUNNING:
            return
        moment = (self.place, prompt.beat.rep, prompt.phase, phase)
        if moment == self._said:
            return
        was_trying = self._said is not None and self._said[3] is TakePhase.PRACTICE
        self._said = moment
        if phase is TakePhase.COUNT_IN and was_trying:
            self._voice.cue(self._names.said(Phase.READY))
            return
        eyes_closed = self.desk.library.exercise(prompt.beat.exercise).eyes_closed
        self._voice.phase(prompt, eyes_closed=eyes_closed)

    def _note(self, text: str) -> None:
        session_id = self.session.session_id
        if session_id is None or not text.strip():
            return
        try:
            self.desk.recordings.say(session_id, text.strip())
        except UserFacing as error:
            self.not_done.emit(error)

    def _state(self, takes: Takes, place: int) -> RowState:
        if place == self.place and not self._is_reviewing:
            return RowState.CURRENT
        if place in self._faults:
            return RowState.FAULTY
        if takes.is_recorded(place, self._t_s):
            return RowState.SKIPPED if place in self._skipped else RowState.DONE
        return RowState.SKIPPED if place in self._skipped else RowState.TO_COME

    def _name(self, place: int) -> str:
        takes = self._takes
        return "" if takes is None else self._names.name(takes.blocks[place][0].exercise)
