"""The safety gate for the window: questions, answers and what follows, ready to be shown."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.journal import EntryId, JsonValue
from app.domain.safety import Lock, Reason, Standing
from app.domain.safety_rules import LockUp, Occasion, Routine, Stop
from app.errors import UsageFailure
from app.session.gate import CORRECTABLE, Gate, Outcome, most_urgent
from app.session.gate_rules import rule_of
from app.texts import Lang
from exercises.library import Library
from ui.preferences import Preferences
from ui.viewmodels.gate_facts import Asks, CardFacts, Effect, Question, ScreenFacts
from ui.viewmodels.gate_words import ICONS, GateWords
from ui.voice.lines import Urgency

_BEFORE: Final = (Occasion.ONBOARDING, Occasion.STARTUP, Occasion.DAILY, Occasion.WEEKLY)
_LAST: Final = {
    Routine.MASSAGE: (Occasion.PRE_MASSAGE, Occasion.PRE_SESSION),
    Routine.MIRROR: (Occasion.PRE_SESSION,),
}


class Voice(Protocol):
    """What the gate needs of `ui.voice.speaker.Speaker`."""

    def say(self, text: str, lang: Lang, urgency: Urgency) -> None: ...
    def stop(self) -> None: ...


class GateModel(QObject):
    """One for the window, over a gate whose journal is open; GUI thread only.

    What writes raises StorageFailure; nothing is then answered.

    Signals: `changed()` when something was written, so that the standing may be another.
    """

    changed = Signal()

    def __init__(
        self,
        gate: Gate,
        library: Library,
        clock: Clock,
        preferences: Preferences,
        voice: Voice | None = None,
    ) -> None:
        super().__init__()
        self._gate = gate
        self._library = library
        self._clock = clock
        self._preferences = preferences
        self._voice = voice
        self._said: dict[str, bool] = {}
        """The last answers of this run: only these can be taken for a slip."""
        self.words = GateWords(library, self)

    # --- facts -------------------------------------------------------------------------------

    @property
    def lang(self) -> Lang:
        return self._preferences.lang()

    @property
    def now(self) -> datetime:
        return self._clock.now()

    def standing(self) -> Standing:
        return self._gate.standing()

    def due(self, asks: Asks) -> tuple[str, ...]:
        """Return the rules to ask about now, the most urgent first."""
        if isinstance(asks, Occasion):
            flags = self._gate.due(asks)
        elif isinstance(asks, Routine):
            flags = self._gate.due_before(asks)
        else:
            flags = tuple(self._gate.flag(each) for each in asks)
        return tuple(flag.id for flag in flags)

    def questions(self, rules: Sequence[str]) -> tuple[Question, ...]:
        """Put the questions of these rules into words."""
        spoken, found = self._gate.spoken(), list[Question]()
        for rule in rules:
            flag, when = self._gate.flag(rule), spoken.get(rule)
            since = "" if when is None else self.words.new_since(when, self.lang)
            found.append(Question(rule, flag.ask.of(self.lang), since))
        return tuple(found)

    def asked(self, rule: str) -> str:
        """Return the question of a rule alone."""
        return self._gate.flag(rule).ask.of(self.lang)

    def is_private(self, rule: str) -> bool:
        """Tell whether answers to a rule never enter a report."""
        return self._gate.flag(rule).is_private

    def screen(self, rule: str) -> ScreenFacts:
        """Put what is said when a rule fires into words."""
        flag, said, lang = self._gate.flag(rule), self._gate.screen(rule), self.lang
        verbs = {action.verb for action in flag.actions}
        return ScreenFacts(
            rule=rule,
            panel=said.panel,
            icon=ICONS[flag.level],
            heading=said.heading.of(lang),
            text=said.text.of(lang),
            number=self.words.number(said.number, said.panel, lang),
            numbers="" if said.number else self.words.all_numbers(),
            effects=self.words.effects(flag, lang),
            way_back=self.words.way_back(flag),
            takes_day=any(action.until for action in flag.actions),
            takes_note="suggest_visit" in verbs,
        )

    def trigger(self, rule: str) -> bool:
        """Return the answer that fires a rule."""
        return self._gate.flag(rule).trigger == "yes"

    def first_questions(self) -> tuple[str, ...]:
        """Return what is asked when setting up; the others come before the first practice.

        These are the questions that care.yaml asks then and at every start.
        """
        first = {Occasion.ONBOARDING, Occasion.STARTUP}
        waiting = self.standing().unanswered
        return tuple(rule for rule in waiting if first & set(self._gate.flag(rule).asked))

    def meaning(self, unanswered: int) -> tuple[Effect, ...]:
        """List what is open, waiting and closed; `unanswered` questions are still in view."""
        standing, words = self.standing(), self.words
        found = [words.care()]
        for routine in Routine:
            reason = standing.reason(routine)
            if reason is Reason.LOCKED:
                found.append(Effect("lock", words.closed(routine)))
            elif unanswered or reason is Reason.UNANSWERED:
                count = unanswered or len(standing.unanswered)
                found.append(words.waiting(routine, count))
            else:
                found.append(Effect("check", words.open(routine)))
        if standing.left_out_steps:
            name = words.left_out(standing.left_out_steps, self.lang)
            found.append(Effect("minus", name, words.time_goes_on()))
        return tuple(found)

    def cards(self, routine: Routine | None = None) -> tuple[CardFacts, ...]:
        """Return one card for each rule that holds something, or that concerns a routine."""
        standing = self.standing()
        locks: dict[str, list[Lock]] = {}
        for lock in standing.locks:
            if routine is None or lock.routine is routine:
                locks.setdefault(lock.rule, []).append(lock)
        found = [self._lock_card(standing, rule, held) for rule, held in locks.items()]
        if routine is not Routine.MIRROR:
            since = {each.rule: each.since for each in standing.left_out}
            found += [self._left_out_card(standing, rule, at) for rule, at in since.items()]
        if routine is None:
            locking = {lock.rule for lock in standing.locks}
            rules = [rule for rule in standing.advised if rule not in locking]
            title = self.words.advised()
            found += [self._card(standing, rule, title, None, icon="cal") for rule in rules]
        return tuple(found)

    def may_go_on(self, asks: Asks, outcomes: Sequence[Outcome]) -> bool:
        """Tell whether what was asked for may start after these answers."""
        fired = [action for each in outcomes if each.triggered for action in each.actions]
        if any(isinstance(action, Stop) for action in fired):
            return False
        if isinstance(asks, Routine):
            return not self.standing().is_locked(asks)
        if asks is Occasion.PRE_MASSAGE:
            return not self.standing().is_locked(Routine.MASSAGE)
        if asks is Occasion.PRE_SESSION:
            return not self.standing().is_locked(Routine.MIRROR)
        return not any(isinstance(action, LockUp) for action in fired)

    def unwritten(self, rule: str) -> Outcome:
        """Return what follows from an answer that fired but could not be written down."""
        flag = self._gate.flag(rule)
        actions = rule_of(self._library.care, flag).actions
        return Outcome(flag, True, actions, self._gate.screen(rule), EntryId(""))

    def most_urgent(self, outcomes: Sequence[Outcome]) -> Outcome | None:
        return most_urgent(outcomes, self._library)

    def explain(self, error: Exception) -> str:
        """Say what went wrong and what to do next."""
        if isinstance(error, UsageFailure) and error.key == "gate_too_late":
            return self.words.too_late()
        return self.words.explain(error, self.lang)

    # --- what the person says ----------------------------------------------------------------

    def answer(self, rule: str, said: bool, asks: Asks) -> Outcome:
        """Write an answer down."""
        outcome = self._gate.answer(rule, said, occasion=self._occasion(rule, asks))
        self._said[rule] = said
        self.changed.emit()
        return outcome

    def correct(self, rule: str, said: bool, asks: Asks) -> Outcome:
        """Write down that the last answer was a slip and this is the right one.

        Raises: UsageFailure gate_too_late where that answer is too old to take back.
        """
        try:
            outcome = self._gate.pressed_wrong_button(rule)
        except UsageFailure:
            if said is not self.trigger(rule):
                raise
            return self.answer(rule, said, asks)
        self._said[rule] = said
        self.changed.emit()
        return outcome

    def confirm(self, rule: str) -> None:
        """Write down that the person has spoken with a clinician."""
        self._gate.confirm_seen_clinician(rule)
        self.changed.emit()

    def ask_again_from(self, rule: str, day: date) -> None:
        self._gate.ask_again_from(rule, day)
        self.changed.emit()

    def note(self, rule: str, details: Mapping[str, JsonValue]) -> None:
        self._gate.note(rule, details)

    # --- voice -------------------------------------------------------------------------------

    @property
    def can_read_aloud(self) -> bool:
        return self._voice is not None and self._preferences.settings.voice_on

    def read_aloud(self, text: str) -> None:
        """Say it at once, where the voice is on; only ever because the person asked for it."""
        if self._voice is not None and self.can_read_aloud:
            self._voice.stop()
            self._voice.say(text, self.lang, Urgency.SAFETY)

    def hush(self) -> None:
        if self._voice is not None:
            self._voice.stop()

    # --- parts -------------------------------------------------------------------------------

    def _lock_card(self, standing: Standing, rule: str, held: Sequence[Lock]) -> CardFacts:
        routines = {lock.routine for lock in standing.locks if lock.rule == rule}
        day = next((lock.ask_again_from for lock in held if lock.ask_again_from), None)
        is_due = any(lock.rule == rule for lock in standing.to_confirm)
        title = self.words.locked(routines)
        return self._card(standing, rule, title, held[0].since, day, is_due=is_due)

    def _left_out_card(self, standing: Standing, rule: str, since: datetime) -> CardFacts:
        steps = {each.step for each in standing.left_out if each.rule == rule}
        title = self.words.left_out(steps, self.lang)
        return self._card(standing, rule, title, since, icon="minus")

    def _card(
        self,
        standing: Standing,
        rule: str,
        title: str,
        since: datetime | None,
        day: date | None = None,
        *,
        is_due: bool = False,
        icon: str = "lock",
    ) -> CardFacts:
        flag, screen = self._gate.flag(rule), self.screen(rule)
        others = {lock.routine for lock in standing.locks if lock.rule != rule}
        is_fresh = since is not None and self.now - since <= CORRECTABLE
        return CardFacts(
            rule=rule,
            icon=icon,
            title=title,
            since="" if since is None else self.words.since(since, self.lang),
            heading=screen.heading,
            text=screen.text,
            way_back=screen.way_back,
            consequence=self.words.consequence(flag, others, self.lang),
            takes_day=screen.takes_day,
            day=day,
            is_due=is_due,
            opens_by_answer=flag.lasts_until == "answered_otherwise",
            can_correct=is_fresh and self._said.get(rule) is self.trigger(rule),
        )

    def _occasion(self, rule: str, asks: Asks) -> Occasion | None:
        if isinstance(asks, Occasion):
            return asks
        if not isinstance(asks, Routine):
            return None
        flag = self._gate.flag(rule)
        likely = (*_LAST[asks], *_BEFORE)
        return next((each for each in likely if each.value in flag.asked), Occasion.ONBOARDING)
