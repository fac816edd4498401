"""Any sequence of answers, words with a clinician, slips, clock changes and restarts."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.journal import reportable
from app.domain.safety_rules import Occasion, Routine, Until
from app.errors import UsageFailure
from app.session.gate import Gate
from app.session.gate_rules import rules_of
from exercises.library import load_library
from tests.app.session.gate_fakes import MemoryJournal, WallClock

LIBRARY = load_library()
RULES = {rule.id: rule for rule in rules_of(LIBRARY.care)}
LASTING = {name: r for name, r in RULES.items() if r.until is Until.CLINICIAN_SEEN}
names = st.sampled_from(sorted(RULES))


class AnyDay(RuleBasedStateMachine):
    """Holds the gate against a list of firing answers that nobody has ended.

    `fired` counts, for each question, the answers in force; only `confirm` and `slip` lower it.
    `said` are the questions with an answer that was given after the log was last restored.
    """

    def __init__(self) -> None:
        super().__init__()
        self.journal = MemoryJournal()
        self.clock = WallClock()
        self.fired: dict[str, int] = dict.fromkeys(LASTING, 0)
        self.said: set[str] = set()
        self.is_dizziness_asked = False
        self.last: str | None = None

    @initialize()
    def start(self) -> None:
        self.gate = Gate(LIBRARY, self.journal, self.clock)

    @rule(name=names, said=st.booleans(), day=st.none() | st.dates())
    def answer(self, name: str, said: bool, day: date | None) -> None:
        values = {} if day is None else {"massage_ok_from": day.isoformat()}
        outcome = self.gate.answer(name, said, values)
        assert outcome.triggered is (said is RULES[name].trigger)
        assert (outcome.screen is not None) is outcome.triggered
        if name in LASTING:
            self.fired[name] += outcome.triggered
        self.said.add(name)
        self.last = name

    @rule()
    @precondition(lambda self: self.last is not None)
    def slip(self) -> None:
        assert self.last is not None
        outcome = self.gate.pressed_wrong_button(self.last)
        if self.last in LASTING:
            self.fired[self.last] += 1 if outcome.triggered else -1

    @rule(name=st.sampled_from(sorted(LASTING)))
    def confirm(self, name: str) -> None:
        if not self.fired[name] or not RULES[name].lasts:
            with pytest.raises(UsageFailure, match="gate_nothing_open"):
                self.gate.confirm_seen_clinician(name)
            return
        self.gate.confirm_seen_clinician(name)
        self.fired[name] = 0
        self.last = None

    @rule(day=st.dates())
    def date_of_the_clinician(self, day: date) -> None:
        if self.fired["RF10_procedure"]:
            found = self.gate.ask_again_from("RF10_procedure", day)
            (lock,) = (lock for lock in found.locks if lock.rule == "RF10_procedure")
            assert lock.ask_again_from is not None

    @rule(hours=st.integers(-24 * 400, 24 * 400))
    def time_passes(self, hours: int) -> None:
        before = self.gate.standing()
        self.clock.time += timedelta(hours=hours)
        after = self.gate.standing()
        assert (after.locks, after.left_out, after.unanswered) == (
            before.locks,
            before.left_out,
            before.unanswered,
        )
        self.last = None

    @rule()
    def restart(self) -> None:
        before = self.gate.standing()
        self.gate = Gate(LIBRARY, self.journal, self.clock)
        assert self.gate.standing() == before
        self.last = None

    @rule()
    def log_is_restored(self) -> None:
        before = self.gate.standing()
        self.is_dizziness_asked |= self.gate.ask_anew()
        after = self.gate.standing()
        assert after.locks == before.locks
        assert after.left_out == before.left_out
        self.said.clear()
        self.last = None

    @rule()
    def log_is_lost(self) -> None:
        self.journal = MemoryJournal()
        self.gate = Gate(LIBRARY, self.journal, self.clock)
        assert all(self.gate.standing().is_locked(routine) for routine in Routine)
        assert len(self.gate.due(Occasion.ONBOARDING)) == 13
        self.fired = dict.fromkeys(LASTING, 0)
        self.said.clear()
        self.last = None
        self.is_dizziness_asked = False

    @invariant()
    def exactly_what_fired_is_locked(self) -> None:
        found = self.gate.standing()
        expected = {name for name, count in self.fired.items() if count}
        assert {lock.rule for lock in found.locks} == {n for n in expected if RULES[n].locks}
        for routine in Routine:
            is_locked = any(routine in RULES[name].locks for name in expected)
            assert found.is_locked(routine) is (is_locked or bool(found.unanswered))
        assert ("RF11_neck_history" in expected or "RF08_dizzy_in_session" in expected) is (
            "platysma" in found.left_out_steps
        )

    @invariant()
    def exactly_what_nobody_answered_is_asked(self) -> None:
        asked = {flag.id for flag in self.gate.due(Occasion.ONBOARDING)}
        assert asked == set(self.gate.standing().unanswered)
        # Only a button asks about dizziness, until a log was restored that may have lost a yes.
        never = {"RF14_mood"}
        never |= set() if self.is_dizziness_asked else {"RF08_dizzy_in_session"}
        in_force = {name for name, count in self.fired.items() if count}
        in_force |= {each.rule for each in self.gate.standing().left_out}
        assert asked == set(RULES) - self.said - in_force - never

    @invariant()
    def mood_stays_private(self) -> None:
        told = reportable(self.journal.all)
        assert not any("RF14" in entry.subject for entry in told)


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
