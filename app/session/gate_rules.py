"""From the warning-sign questions of the content to the rules of the domain."""

from collections.abc import Mapping
from typing import Final

from app.domain.safety_rules import (
    Action,
    KeepOpen,
    LeaveOut,
    LockUp,
    Occasion,
    Panel,
    Routine,
    Rule,
    Scope,
    Show,
    Stop,
    SuggestVisit,
    Until,
    WriteDown,
)
from exercises.care_library import CareLibrary
from exercises.schema_care import Action as Written
from exercises.schema_care import RedFlag


def rules_of(care: CareLibrary) -> tuple[Rule, ...]:
    """Return every question as a rule, in the order of lists."""
    return tuple(rule_of(care, flag) for flag in care.red_flags.values())


def rule_of(care: CareLibrary, flag: RedFlag) -> Rule:
    return Rule(
        id=flag.id,
        urgency=care.level(flag).order,
        order=flag.order,
        asked=frozenset(Occasion(name) for name in flag.asked),
        trigger=flag.trigger == "yes",
        actions=tuple(_action(written) for written in flag.actions),
        until=Until(flag.lasts_until),
        profile_flags=frozenset(flag.profile_flags),
    )


_ALONE: Final[Mapping[str, Action]] = {
    "stop_all": Stop(Scope.ALL),
    "stop_session": Stop(Scope.SESSION),
    "show_emergency_screen": Show(Panel.EMERGENCY),
    "show_support": Show(Panel.SUPPORT),
    "suggest_visit": SuggestVisit(),
    "log_event": WriteDown(is_private=False),
    "log_private": WriteDown(is_private=True),
}


def _action(written: Written) -> Action:
    if written.target is None:
        return _ALONE[written.verb]
    if written.verb == "lock":
        return LockUp(Routine(written.target), written.until)
    if written.verb == "disable_step":
        return LeaveOut(written.target)
    return KeepOpen(written.target)
