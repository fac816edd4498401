"""Which questions are due at an occasion, so that none is asked twice without need.

- `onboarding`: every question that must be answered once and was not; all of them where the log
  was lost, also those with a lasting effect that otherwise only a button asks.
- `daily`, `weekly`: not answered on this local day, or in the last seven of them. An answer given
  at any other occasion counts.
- `startup`: not answered since the app was started; a question that is also asked daily counts
  once it was answered today.
- `pre_session`, `pre_massage`: before each, but not within half an hour after an answer. A
  massage is a session: its questions include those of `pre_session`.
- `post_session`: always, because it asks about the session that has just ended.
- the buttons and the mood check: always. The button in a session includes the one for any time.

A question whose lock stands is not put again on schedule, save the one about an emergency: the
lock is shown with its reason, and only a clinician ends it.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Final

from app.domain.journal import Entry, EntryId
from app.domain.safety import RuleState, rule_states
from app.domain.safety_entries import Answer
from app.domain.safety_rules import Occasion, Routine, Rule

RECENT: Final = timedelta(minutes=30)
"""An answer this young counts before a session; a choice of ours, no source gives one."""
WEEK_DAYS: Final = 7

_INCLUDES: Final[Mapping[Occasion, frozenset[Occasion]]] = {
    Occasion.PRE_MASSAGE: frozenset({Occasion.PRE_MASSAGE, Occasion.PRE_SESSION}),
    Occasion.IN_SESSION_BUTTON: frozenset({Occasion.IN_SESSION_BUTTON, Occasion.ANY_TIME_BUTTON}),
}
_ALWAYS: Final = frozenset(
    {
        Occasion.POST_SESSION,
        Occasion.IN_SESSION_BUTTON,
        Occasion.ANY_TIME_BUTTON,
        Occasion.MOOD_CHECK,
    }
)
_BEFORE: Final = (Occasion.ONBOARDING, Occasion.STARTUP, Occasion.DAILY, Occasion.WEEKLY)


def due(
    rules: Sequence[Rule],
    entries: Iterable[Entry],
    occasion: Occasion,
    now: datetime,
    answered_here: AbstractSet[EntryId] = frozenset(),
) -> tuple[Rule, ...]:
    """Return the rules to ask about, the most urgent first.

    `answered_here` are the answers given since the app was started.
    """
    states = rule_states(rules, entries).values()
    found = [s.rule for s in states if _is_due(s, occasion, now, answered_here)]
    return tuple(sorted(found, key=lambda rule: rule.place))


def due_before(
    rules: Sequence[Rule],
    entries: Iterable[Entry],
    routine: Routine,
    now: datetime,
    answered_here: AbstractSet[EntryId] = frozenset(),
) -> tuple[Rule, ...]:
    """Return all that is still to ask before a routine starts, the most urgent first."""
    last = Occasion.PRE_MASSAGE if routine is Routine.MASSAGE else Occasion.PRE_SESSION
    states = rule_states(rules, entries).values()
    found = [
        state.rule
        for state in states
        if any(_is_due(state, each, now, answered_here) for each in (*_BEFORE, last))
    ]
    return tuple(sorted(found, key=lambda rule: rule.place))


def _is_due(
    state: RuleState, occasion: Occasion, now: datetime, answered_here: AbstractSet[EntryId]
) -> bool:
    rule = state.rule
    if occasion is Occasion.ONBOARDING:
        return state.is_required and not state.answered
    if not rule.asked & _INCLUDES.get(occasion, frozenset({occasion})):
        return False
    if occasion in _ALWAYS:
        return True
    if state.is_locking and not rule.is_emergency:
        return False
    if not state.answered:
        return True
    return not any(_counts(a, rule, occasion, now, answered_here) for a in state.answers)


def _counts(
    answer: Answer,
    rule: Rule,
    occasion: Occasion,
    now: datetime,
    answered_here: AbstractSet[EntryId],
) -> bool:
    """Whether an answer makes the question needless; one from the future never does."""
    age_days = (now.date() - answer.at.date()).days
    if occasion is Occasion.STARTUP:
        is_daily = Occasion.DAILY in rule.asked
        return answer.id in answered_here or (is_daily and age_days == 0)
    if occasion is Occasion.DAILY:
        return age_days == 0
    if occasion is Occasion.WEEKLY:
        return 0 <= age_days < WEEK_DAYS
    return timedelta(0) <= now - answer.at <= RECENT
