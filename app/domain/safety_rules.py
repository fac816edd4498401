"""What a warning-sign rule is: when it is asked, which answer fires it, and what follows."""

from dataclasses import dataclass
from enum import StrEnum


class Occasion(StrEnum):
    """When a question is asked."""

    STARTUP = "startup"
    ONBOARDING = "onboarding"
    DAILY = "daily"
    WEEKLY = "weekly"
    PRE_SESSION = "pre_session"
    PRE_MASSAGE = "pre_massage"
    IN_SESSION_BUTTON = "in_session_button"
    ANY_TIME_BUTTON = "any_time_button"
    POST_SESSION = "post_session"
    MOOD_CHECK = "mood_check"


class Routine(StrEnum):
    """What can be locked."""

    MASSAGE = "massage"
    MIRROR = "mirror"


class Until(StrEnum):
    """What ends the effect of an answer that fired; time passing never does."""

    CLINICIAN_SEEN = "clinician_seen"
    """The person says that they have spoken with a clinician about it."""
    ANSWERED_OTHERWISE = "answered_otherwise"
    """The same question is answered again, and differently."""


class Scope(StrEnum):
    ALL = "all"
    SESSION = "session"


class Panel(StrEnum):
    """A screen of its own."""

    EMERGENCY = "emergency"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Stop:
    """Whatever runs is stopped: this session, or everything."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Show:
    panel: Panel


@dataclass(frozen=True, slots=True)
class LockUp:
    """A routine is locked; `until` names the log field with the day to ask again."""

    routine: Routine
    until: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A massage step is left out; its time goes to the others."""

    step: str


@dataclass(frozen=True, slots=True)
class KeepOpen:
    """This part stays usable whatever is locked."""

    part: str


@dataclass(frozen=True, slots=True)
class SuggestVisit:
    pass


@dataclass(frozen=True, slots=True)
class WriteDown:
    """The answer is written down; a private one never enters a report."""

    is_private: bool


Action = Stop | Show | LockUp | LeaveOut | KeepOpen | SuggestVisit | WriteDown


@dataclass(frozen=True, slots=True)
class Rule:
    """One question. `urgency`: 1 is the most urgent; `trigger`: the answer that fires it."""

    id: str
    urgency: int
    order: int
    asked: frozenset[Occasion]
    trigger: bool
    actions: tuple[Action, ...]
    until: Until = Until.CLINICIAN_SEEN
    profile_flags: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[int, int, str]:
        """Sort key: the most urgent first."""
        return (self.urgency, self.order, self.id)

    @property
    def locks(self) -> frozenset[Routine]:
        return frozenset(a.routine for a in self.actions if isinstance(a, LockUp))

    @property
    def lasts(self) -> bool:
        """Whether a firing answer has an effect that goes on until it is ended."""
        lasting = LockUp | LeaveOut | SuggestVisit
        return bool(self.profile_flags) or any(isinstance(a, lasting) for a in self.actions)

    @property
    def is_emergency(self) -> bool:
        return Show(Panel.EMERGENCY) in self.actions

    @property
    def is_private(self) -> bool:
        return WriteDown(is_private=True) in self.actions
