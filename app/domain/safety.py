"""The safety gate: which routine is locked and which massage step is left out, and why.

Everything follows from the answers in the journal and the rules; nothing is kept beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.journal import Entry, EntryId
from app.domain.safety_entries import (
    Answer,
    AskedAnew,
    DateKnown,
    Fact,
    Spoken,
    Unreadable,
    read_facts,
)
from app.domain.safety_rules import LeaveOut, LockUp, Occasion, Routine, Rule, SuggestVisit, Until

SCHEDULED = frozenset(
    {
        Occasion.STARTUP,
        Occasion.ONBOARDING,
        Occasion.DAILY,
        Occasion.WEEKLY,
        Occasion.PRE_SESSION,
        Occasion.PRE_MASSAGE,
    }
)
"""A question asked at one of these must have been answered before anything is open."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A routine that stays closed until the person says that a clinician was asked.

    From `ask_again_from` on the app asks; the day alone opens nothing.
    """

    rule: str
    routine: Routine
    since: datetime
    ask_again_from: date | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A massage step whose time goes to the others, and the rule that says so."""

    rule: str
    step: str
    since: datetime


class Reason(StrEnum):
    """Why a routine is closed."""

    UNANSWERED = "unanswered"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the answers add up to; locks come the most urgent rule first."""

    locks: tuple[Lock, ...]
    left_out_steps: frozenset[str]
    profile_flags: frozenset[str]
    unanswered: tuple[str, ...]
    """Rules without an answer; while there is one, both routines are closed."""
    left_out: tuple[LeftOut, ...] = ()
    to_confirm: tuple[Lock, ...] = ()
    """Locks whose day has come: the app asks whether a clinician agreed."""
    advised: tuple[str, ...] = ()
    """Rules that advised a visit, until the person says that a clinician was asked."""

    def is_locked(self, routine: Routine) -> bool:
        """Whether the routine must not start."""
        return self.reason(routine) is not None

    def reason(self, routine: Routine) -> Reason | None:
        """Return why the routine must not start; a lock counts before a missing answer."""
        if self.locks_of(routine):
            return Reason.LOCKED
        return Reason.UNANSWERED if self.unanswered else None

    def locks_of(self, routine: Routine) -> tuple[Lock, ...]:
        return tuple(lock for lock in self.locks if lock.routine is routine)


@dataclass(frozen=True, slots=True)
class RuleState:
    """What the entries say about one rule.

    `in_force` are the answers that fired and were not ended, oldest first; `answers` those that
    still count as given, `answered` whether there is one or one in force. `is_required`: nothing
    opens before there is an answer.
    """

    rule: Rule
    in_force: tuple[Answer | Unreadable, ...]
    answers: tuple[Answer, ...]
    answered: bool
    is_required: bool
    ask_again_from: date | None
    last_spoken: datetime | None

    @property
    def is_locking(self) -> bool:
        return bool(self.in_force) and bool(self.rule.locks)


def standing(rules: Sequence[Rule], entries: Iterable[Entry], now: datetime) -> Standing:
    """Fold the journal into what is locked and left out.

    Entries of other kinds and of unknown rules are passed over. The order of the entries does not
    matter: what ends an answer names it, so that a clock set back cannot open a lock.
    """
    states = sorted(rule_states(rules, entries).values(), key=lambda s: s.rule.place)
    active = [state for state in states if state.in_force]
    locks = tuple(lock for state in active for lock in _locks(state))
    left_out = tuple(
        LeftOut(state.rule.id, action.step, _since(state))
        for state in active
        for action in state.rule.actions
        if isinstance(action, LeaveOut)
    )
    return Standing(
        locks=locks,
        left_out_steps=frozenset(each.step for each in left_out),
        profile_flags=frozenset(flag for state in active for flag in state.rule.profile_flags),
        unanswered=tuple(s.rule.id for s in states if s.is_required and not s.answered),
        left_out=left_out,
        to_confirm=tuple(
            lock
            for lock in locks
            if lock.ask_again_from is not None and lock.ask_again_from <= now.date()
        ),
        advised=tuple(
            state.rule.id
            for state in active
            if any(isinstance(action, SuggestVisit) for action in state.rule.actions)
        ),
    )


def rule_states(rules: Sequence[Rule], entries: Iterable[Entry]) -> Mapping[str, RuleState]:
    """Return the state of every rule, also of those that nobody was asked about yet."""
    facts = read_facts(entries)
    losses = [fact for fact in facts if isinstance(fact, AskedAnew)]
    stale = frozenset(name for fact in losses for name in fact.about)
    return {rule.id: _state(rule, facts, stale, has_lost=bool(losses)) for rule in rules}


def _state(
    rule: Rule, facts: Sequence[Fact], stale: frozenset[EntryId], *, has_lost: bool
) -> RuleState:
    mine = [fact for fact in facts if fact.rule == rule.id]
    counting = tuple(f for f in mine if isinstance(f, Answer) and f.id not in stale)
    ended = frozenset(name for fact in mine for name in _ended_by(rule, fact))
    in_force = tuple(
        fact
        for fact in mine
        if (isinstance(fact, Unreadable) or (isinstance(fact, Answer) and fact.fires(rule)))
        and fact.id not in ended
    )
    spoken = [fact.at for fact in mine if isinstance(fact, Spoken)]
    return RuleState(
        rule=rule,
        in_force=in_force,
        answers=counting,
        answered=bool(in_force) or bool(counting),
        # Where answers were lost, one that only a button asks for may have been among them.
        is_required=bool(rule.asked & SCHEDULED) or (has_lost and rule.lasts),
        ask_again_from=_ask_again_from(mine, in_force),
        last_spoken=max(spoken, default=None),
    )


def _ended_by(rule: Rule, fact: Fact) -> frozenset[EntryId]:
    """Return the answers that a fact ends: only the kind of fact that the rule waits for does."""
    is_end = (
        isinstance(fact, Spoken)
        if rule.until is Until.CLINICIAN_SEEN
        else isinstance(fact, Answer) and not fact.fires(rule)
    )
    return fact.about if is_end else frozenset()


def _ask_again_from(mine: Sequence[Fact], in_force: Sequence[Answer | Unreadable]) -> date | None:
    """Return the day that was given last for an answer in force."""
    names = {fact.id for fact in in_force}
    days = [
        fact.day
        for fact in mine
        if isinstance(fact, DateKnown | Answer)
        and fact.day is not None
        and (fact.id in names or names & fact.about)
    ]
    return days[-1] if days else None


def _locks(state: RuleState) -> Iterable[Lock]:
    for action in state.rule.actions:
        if isinstance(action, LockUp):
            day = state.ask_again_from if action.until else None
            yield Lock(state.rule.id, action.routine, _since(state), day)


def _since(state: RuleState) -> datetime:
    return min(fact.at for fact in state.in_force)
