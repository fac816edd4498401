"""The safety gate in use: questions, answers, and what follows from them.

Answers stand in the journal and nowhere else, so that a lock holds after a restart, on the
command line, and in a log restored from its backup.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from app.clock import Clock
from app.domain import safety_entries
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue, new_entry_id
from app.domain.safety import RuleState, Standing, rule_states, standing
from app.domain.safety_due import due, due_before
from app.domain.safety_rules import Action, Occasion, Panel, Routine, Rule, Show, Until
from app.errors import UsageFailure
from app.session.gate_rules import rules_of
from exercises.library import Library
from exercises.schema_care import Plain, RedFlag

CORRECTABLE: Final = timedelta(minutes=10)
"""How long "I pressed the wrong button" is offered; afterwards only a clinician ends a lock."""


class GateJournal(Protocol):
    """What the gate needs of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def entries(self, kinds: Collection[EntryKind]) -> tuple[Entry, ...]: ...


@dataclass(frozen=True, slots=True)
class Screen:
    """What is said when a question fires, with the numbers of the country filled in.

    `number`: the emergency number to show large, None where the country is not known.
    """

    rule: str
    panel: Panel | None
    heading: Plain
    text: Plain
    number: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer led to; without a firing there are no actions and no screen."""

    rule: RedFlag
    triggered: bool
    actions: tuple[Action, ...]
    screen: Screen | None
    entry: EntryId


class Gate:
    """One gate serves one run of the app, over a journal that is open.

    Raises in every method: StorageFailure from the journal; UsageFailure rule_unknown.
    """

    def __init__(
        self, library: Library, journal: GateJournal, clock: Clock, country: str | None = None
    ) -> None:
        """Take the country from the settings; it only chooses telephone numbers."""
        self._care = library.care
        self._journal = journal
        self._clock = clock
        self._country = country
        self._rules = {rule.id: rule for rule in rules_of(library.care)}
        self._answered_here: dict[EntryId, int] = {}
        """Answers given since the start, numbered in the order in which they came."""

    def use_country(self, country: str | None) -> None:
        """Show the telephone numbers of another country from now on."""
        self._country = country

    def standing(self) -> Standing:
        """Return what is locked and left out now, read from the journal anew."""
        return standing(self._all, self._entries(), self._clock.now())

    def due(self, occasion: Occasion) -> tuple[RedFlag, ...]:
        """Return the questions to ask now, the most urgent first; see `app.domain.safety_due`."""
        now, here = self._clock.now(), self._answered_here.keys()
        return self._flags(due(self._all, self._entries(), occasion, now, here))

    def due_before(self, routine: Routine) -> tuple[RedFlag, ...]:
        """Return all questions that must be answered before a routine starts."""
        now, here = self._clock.now(), self._answered_here.keys()
        return self._flags(due_before(self._all, self._entries(), routine, now, here))

    def answer(
        self,
        rule_id: str,
        said: bool,
        values: Mapping[str, JsonValue] | None = None,
        occasion: Occasion | None = None,
    ) -> Outcome:
        """Write an answer down; `values` is what the screen asked besides.

        Raises: UsageFailure date_invalid if `massage_ok_from` in `values` is no day.
        """
        return self._answer(self._state(rule_id), said, values or {}, occasion, None)

    def pressed_wrong_button(self, rule_id: str) -> Outcome:
        """Turn the last answer round: the person says that it was a slip.

        The new answer replaces the old one, which stays in the history, and says that it is a
        correction.

        Raises: UsageFailure gate_too_late if there is none from the last ten minutes.
        """
        state = self._state(rule_id)
        now = self._clock.now()
        here = self._answered_here
        last = max(state.answers, key=lambda a: (here.get(a.id, -1), a.at, a.id), default=None)
        if last is None or not timedelta(0) <= now - last.at <= CORRECTABLE:
            raise UsageFailure("gate_too_late", rule=rule_id)
        return self._answer(state, not last.said, {}, last.occasion, last.id)

    def confirm_seen_clinician(self, rule_id: str) -> Standing:
        """Write down that the person has spoken with a clinician; what the rule closed opens.

        Raises: UsageFailure gate_nothing_open if the rule closed nothing that a clinician opens.
        """
        state = self._open(rule_id)
        if state.rule.until is not Until.CLINICIAN_SEEN:
            raise UsageFailure("gate_nothing_open", rule=rule_id)
        self._write(state.rule, safety_entries.spoken(fact.id for fact in state.in_force))
        return self.standing()

    def ask_again_from(self, rule_id: str, day: date) -> Standing:
        """Write down from which day on the app asks whether the clinician agreed.

        Raises: UsageFailure gate_nothing_open if there is no lock that takes a day.
        """
        state = self._open(rule_id)
        if not any(action.until for action in self._flag(rule_id).actions):
            raise UsageFailure("gate_nothing_open", rule=rule_id)
        about = [fact.id for fact in state.in_force]
        self._write(state.rule, safety_entries.date_known(about, day))
        return self.standing()

    def note(self, rule_id: str, details: Mapping[str, JsonValue]) -> None:
        """Keep what the person adds to an answer in force, such as when a symptom began.

        Raises: UsageFailure gate_nothing_open if no answer is in force.
        """
        state = self._state(rule_id)
        if not state.in_force:
            raise UsageFailure("gate_nothing_open", rule=rule_id)
        about = [fact.id for fact in state.in_force]
        self._write(state.rule, safety_entries.noted(about, details))

    def ask_anew(self, *, has_lost_all: bool = False) -> bool:
        """Have every question asked again, because newer answers may have been lost.

        Locks that are known stay. `has_lost_all`: there was an older log, and nothing of it is
        left. Returns whether anything is asked that would not have been.
        """
        states = rule_states(self._all, self._entries()).values()
        known = [answer.id for state in states for answer in state.answers]
        is_written = bool(known) or has_lost_all
        if is_written:
            self._append(safety_entries.ALL_RULES, safety_entries.asked_anew(known))
        return is_written

    def spoken_at(self, rule_id: str) -> datetime | None:
        """Return when the person last said that a clinician was asked about a rule.

        A question that is put again afterwards is about what is new since then.
        """
        self._flag(rule_id)
        return self.spoken().get(rule_id)

    def spoken(self) -> Mapping[str, datetime]:
        """Return `spoken_at` of every rule that has one, with a single read of the journal."""
        states = rule_states(self._all, self._entries())
        return {rule: s.last_spoken for rule, s in states.items() if s.last_spoken is not None}

    def flag(self, rule_id: str) -> RedFlag:
        """Return the question of a rule with its texts."""
        return self._flag(rule_id)

    def screen(self, rule_id: str) -> Screen:
        """Return what is said when a rule fires, also to explain a lock later."""
        flag, rule = self._flag(rule_id), self._rules[rule_id]
        shown = [action.panel for action in rule.actions if isinstance(action, Show)]
        return Screen(
            rule=rule_id,
            panel=shown[0] if shown else None,
            heading=self._care.level(flag).name,
            text=self._care.fill(flag.say, self._country),
            number=self._care.emergency_number(self._country) if rule.is_emergency else None,
        )

    def _answer(
        self,
        state: RuleState,
        said: bool,
        values: Mapping[str, JsonValue],
        occasion: Occasion | None,
        replaces: EntryId | None,
    ) -> Outcome:
        rule = state.rule
        fires = said is rule.trigger
        _check_day(values)
        ends = (
            [fact.id for fact in state.in_force if fact.id != replaces]
            if rule.until is Until.ANSWERED_OTHERWISE and not fires
            else []
        )
        body = safety_entries.answered(
            said=said,
            occasion=occasion,
            ends=ends,
            details=values,
            is_correction=replaces is not None,
        )
        entry = self._write(rule, body, replaces)
        self._answered_here[entry] = len(self._answered_here)
        return Outcome(
            rule=self._flag(rule.id),
            triggered=fires,
            actions=rule.actions if fires else (),
            screen=self.screen(rule.id) if fires else None,
            entry=entry,
        )

    def _write(
        self, rule: Rule, values: Mapping[str, JsonValue], replaces: EntryId | None = None
    ) -> EntryId:
        return self._append(rule.id, values, rule.is_private, replaces)

    def _append(
        self,
        subject: str,
        values: Mapping[str, JsonValue],
        is_private: bool = False,
        replaces: EntryId | None = None,
    ) -> EntryId:
        now = self._clock.now()
        name = new_entry_id(now, os.urandom(4))
        entry = Entry(name, now, EntryKind.GATE, subject, values, is_private, replaces)
        self._journal.append(entry)
        return name

    @property
    def _all(self) -> tuple[Rule, ...]:
        return tuple(self._rules.values())

    def _entries(self) -> tuple[Entry, ...]:
        return self._journal.entries((EntryKind.GATE,))

    def _state(self, rule_id: str) -> RuleState:
        self._flag(rule_id)
        return rule_states((self._rules[rule_id],), self._entries())[rule_id]

    def _open(self, rule_id: str) -> RuleState:
        state = self._state(rule_id)
        if not state.in_force or not state.rule.lasts:
            raise UsageFailure("gate_nothing_open", rule=rule_id)
        return state

    def _flag(self, rule_id: str) -> RedFlag:
        flag = self._care.red_flags.get(rule_id)
        if flag is None:
            known = ", ".join(self._care.red_flags)
            raise UsageFailure("rule_unknown", rule=rule_id, known=known)
        return flag

    def _flags(self, rules: Iterable[Rule]) -> tuple[RedFlag, ...]:
        return tuple(self._flag(rule.id) for rule in rules)


def most_urgent(outcomes: Iterable[Outcome], library: Library) -> Outcome | None:
    """Return the outcome whose screen is shown where several questions fired."""
    fired = [outcome for outcome in outcomes if outcome.triggered]
    care = library.care
    return min(fired, key=lambda o: (care.level(o.rule).order, o.rule.order), default=None)


def _check_day(values: Mapping[str, JsonValue]) -> None:
    day = values.get(safety_entries.DAY_KEY)
    if day is None:
        return
    try:
        date.fromisoformat(day if isinstance(day, str) else "")
    except ValueError as error:
        raise UsageFailure("date_invalid", text=str(day)) from error
