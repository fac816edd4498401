from datetime import datetime, timedelta, timezone

import pytest

from app.domain import safety_entries
from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.safety_due import due, due_before
from app.domain.safety_rules import Occasion, Routine, Rule
from app.session.gate_rules import rules_of
from exercises.library import load_library

ZONE = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
RULES = rules_of(load_library().care)
ONCE = [rule.id for rule in sorted(RULES, key=lambda r: r.place) if rule.id[:4] not in
        ("RF08", "RF14")]  # fmt: skip


def by_id(name: str) -> Rule:
    return next(rule for rule in RULES if rule.id.startswith(name))


def answer(name: str, at: datetime, *, fires: bool = False, number: int = 0) -> Entry:
    rule = by_id(name)
    values = safety_entries.answered(
        said=rule.trigger if fires else not rule.trigger,
        occasion=None,
        ends=(),
        details={},
        is_correction=False,
    )
    return Entry(EntryId(f"{name}-{at}-{number}"), at, EntryKind.GATE, rule.id, values)


def all_answered(at: datetime) -> list[Entry]:
    return [answer(name[:4], at) for name in ONCE]


def asked(
    entries: list[Entry],
    occasion: Occasion,
    now: datetime = NOON,
    here: frozenset[EntryId] = frozenset(),
) -> list[str]:
    return [rule.id[:4] for rule in due(RULES, entries, occasion, now, here)]


def test_with_an_empty_journal_every_question_is_due() -> None:
    assert len(ONCE) == 13
    assert asked([], Occasion.ONBOARDING) == [name[:4] for name in ONCE]


def test_onboarding_asks_once() -> None:
    year_ago = all_answered(NOON - timedelta(days=365))
    assert asked(year_ago, Occasion.ONBOARDING) == []
    assert asked(year_ago[1:], Occasion.ONBOARDING) == ["RF01"]


def test_daily_asks_once_on_each_local_day() -> None:
    dailies = ["RF02", "RF03", "RF04", "RF05", "RF06"]
    late = datetime(2026, 11, 23, 23, 59, tzinfo=ZONE)
    assert asked(all_answered(late), Occasion.DAILY, late) == []
    assert asked(all_answered(late), Occasion.DAILY, late + timedelta(minutes=2)) == dailies
    assert asked(all_answered(NOON), Occasion.DAILY, NOON + timedelta(hours=11)) == []


def test_an_answer_given_before_a_session_counts_for_the_day() -> None:
    entries = [*all_answered(NOON - timedelta(days=1)), answer("RF02", NOON)]
    later = NOON + timedelta(hours=5)
    assert asked(entries, Occasion.DAILY, later) == ["RF03", "RF04", "RF05", "RF06"]


def test_weekly_asks_after_seven_days() -> None:
    entries = all_answered(NOON)
    assert asked(entries, Occasion.WEEKLY, NOON + timedelta(days=6, hours=11)) == []
    assert asked(entries, Occasion.WEEKLY, NOON + timedelta(days=7)) == ["RF07", "RF15"]


def test_each_start_asks_about_an_emergency_and_only_that_twice_a_day() -> None:
    today = all_answered(NOON - timedelta(hours=1))
    assert asked(today, Occasion.STARTUP) == ["RF01"]
    assert asked(all_answered(NOON - timedelta(days=1)), Occasion.STARTUP) == ["RF01", "RF03"]
    assert asked(today, Occasion.STARTUP, here=frozenset({today[0].id})) == []


def test_a_session_asks_again_unless_the_answer_is_fresh() -> None:
    half_an_hour, longer = NOON - timedelta(minutes=30), NOON - timedelta(minutes=31)
    assert asked(all_answered(half_an_hour), Occasion.PRE_SESSION) == []
    assert asked(all_answered(longer), Occasion.PRE_SESSION) == ["RF01", "RF02"]
    assert asked(all_answered(longer), Occasion.PRE_MASSAGE) == ["RF01", "RF02", "RF09", "RF10"]


def test_after_a_session_the_same_is_asked_each_time() -> None:
    assert asked(all_answered(NOON), Occasion.POST_SESSION) == ["RF05", "RF06"]


@pytest.mark.parametrize(
    ("occasion", "rules"),
    [
        (Occasion.ANY_TIME_BUTTON, ["RF01"]),
        (Occasion.IN_SESSION_BUTTON, ["RF01", "RF08"]),
        (Occasion.MOOD_CHECK, ["RF14"]),
    ],
)
def test_a_button_always_asks(occasion: Occasion, rules: list[str]) -> None:
    assert asked([], occasion) == rules
    assert asked(all_answered(NOON), occasion) == rules


def test_what_is_locked_is_not_asked_again_on_schedule() -> None:
    yesterday = NOON - timedelta(days=1)
    entries = [*all_answered(yesterday), answer("RF05", yesterday, fires=True, number=1)]
    assert "RF05" not in asked(entries, Occasion.DAILY)
    assert "RF05" in asked(entries, Occasion.POST_SESSION)
    assert "RF05" not in asked([entries[-1]], Occasion.ONBOARDING)


def test_an_emergency_is_asked_about_although_it_is_locked() -> None:
    entries = [*all_answered(NOON), answer("RF01", NOON - timedelta(days=1), fires=True)]
    later = NOON + timedelta(hours=2)
    assert asked(entries, Occasion.STARTUP, later) == ["RF01"]
    assert "RF01" in asked(entries, Occasion.PRE_SESSION, later)


def test_an_eye_that_does_not_close_is_asked_about_every_week() -> None:
    entries = [*all_answered(NOON), answer("RF15", NOON, fires=True, number=1)]
    assert "RF15" in asked(entries, Occasion.WEEKLY, NOON + timedelta(days=7))


def test_answers_from_the_future_count_for_nothing() -> None:
    """The clock was set back: better one question too many."""
    tomorrow = all_answered(NOON + timedelta(days=1))
    assert len(asked(tomorrow, Occasion.DAILY)) == 5
    assert asked(tomorrow, Occasion.WEEKLY) == ["RF07", "RF15"]
    assert asked(tomorrow, Occasion.PRE_SESSION) == ["RF01", "RF02"]


def test_the_day_is_that_of_the_place_where_the_answer_was_given() -> None:
    evening = datetime(2026, 11, 23, 23, 0, tzinfo=ZONE)
    same_moment_west = evening.astimezone(timezone(timedelta(hours=-8)))
    assert asked(all_answered(evening), Occasion.DAILY, same_moment_west) == []


def test_before_a_routine_everything_open_is_asked() -> None:
    two_hours_ago = all_answered(NOON - timedelta(hours=2))
    massage = due_before(RULES, two_hours_ago, Routine.MASSAGE, NOON)
    mirror = due_before(RULES, two_hours_ago, Routine.MIRROR, NOON)
    assert [rule.id[:4] for rule in massage] == ["RF01", "RF02", "RF09", "RF10"]
    assert [rule.id[:4] for rule in mirror] == ["RF01", "RF02"]
    next_day = due_before(RULES, two_hours_ago, Routine.MIRROR, NOON + timedelta(days=1))
    assert [rule.id[:4] for rule in next_day] == ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06"]
    assert len(due_before(RULES, [], Routine.MIRROR, NOON)) == 13


def test_before_a_routine_nothing_is_asked_twice() -> None:
    just_now = all_answered(NOON)
    here = frozenset(entry.id for entry in just_now)
    for routine in Routine:
        assert due_before(RULES, just_now, routine, NOON + timedelta(minutes=5), here) == ()
