"""What the files of daily care and of the warning-sign questions may contain."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final, Literal, Self, cast, get_args

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from exercises.schema import Bilingual, ContentFile, Flag, Id, Strict, Text

Country = Literal["CN", "HK", "MO", "TW", "GB", "EU", "US"]
Level = Literal["emergency", "urgent_eye", "same_day", "revisit", "pause", "gate", "support"]
Occasion = Literal[
    "startup", "onboarding", "daily", "weekly", "pre_session", "pre_massage", "in_session_button",
    "any_time_button", "post_session", "mood_check"
]  # fmt: skip
Schedule = Literal[
    "daily", "daily_short_blocks", "weekly", "morning_log", "when_outdoors", "user_set",
    "as_prescribed", "weekly_optional"
]  # fmt: skip
FieldType = Literal[
    "bool", "int", "str", "text", "date", "datetime", "enum", "list[str]", "list[dict]"
]  # fmt: skip
Verb = Literal[
    "stop_all", "stop_session", "show_emergency_screen", "show_support", "suggest_visit",
    "log_event", "log_private", "keep", "lock", "disable_step"
]  # fmt: skip
_ALONE: Final = frozenset(get_args(Verb)) - {"keep", "lock", "disable_step"}
_LOCK: Final = re.compile(r"lock:(massage|mirror)(?:_until:([a-z][a-z0-9_]*))?")
_STEP: Final = re.compile(r"disable_step:([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Action:
    """What follows when a question fires: `verb`, and for three verbs what it is done to."""

    verb: Verb
    target: str | None = None
    """The routine that is locked, the massage step that is left out, or what stays open."""
    until: str | None = None
    """The log field that says from which day the app asks about the lock again."""

    def __str__(self) -> str:
        end = f"_until:{self.until}" if self.until else ""
        return f"{self.verb}:{self.target}{end}" if self.target else self.verb


def _read_action(value: object) -> Action:
    text = value if isinstance(value, str) else ""
    if text in _ALONE:
        return Action(cast("Verb", text))
    if text == "keep:care":
        return Action("keep", "care")
    if found := _LOCK.fullmatch(text):
        return Action("lock", found[1], found[2])
    if found := _STEP.fullmatch(text):
        return Action("disable_step", found[1])
    raise ValueError(f"there is no action {value!r}")


ActionText = Annotated[Action, BeforeValidator(_read_action), PlainSerializer(str)]
"""Written `verb`, `verb:target` or `lock:massage_until:field`."""


class Plain(Bilingual):
    """A text in which nothing is filled in."""

    fillable: ClassVar[frozenset[str]] = frozenset()


class Advice(Bilingual):
    """A text in which telephone numbers are filled in; see `CareLibrary.fill`."""

    fillable: ClassVar[frozenset[str]] = frozenset({"emergency", "support"})


class Option(Strict):
    id: Id
    name: Plain


class LogField(Strict):
    """One thing that is written down with an item; `auto`: by the app, not by the person."""

    key: Id
    type: FieldType
    label: Plain
    required: Flag = False
    auto: Flag = False
    min: Annotated[int, Field(strict=True)] | None = None
    max: Annotated[int, Field(strict=True)] | None = None
    options: tuple[Option, ...] = ()
    multiple: Flag = False

    @model_validator(mode="after")
    def _agrees_with_its_type(self) -> Self:
        if (self.min is not None or self.max is not None) != (self.type == "int"):
            raise ValueError('"min" and "max" stand there exactly when "type" is int')
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise ValueError('"min" is not below "max"')
        if bool(self.options) != (self.type == "enum"):
            raise ValueError('"options" stands there exactly when "type" is enum')
        if len({option.id for option in self.options}) != len(self.options):
            raise ValueError('"options" names one option twice')
        if self.multiple and self.type != "enum":
            raise ValueError('"multiple" is for enum')
        return self


class CareItem(ContentFile):
    """One line of the daily care list, with what is logged about it."""

    origin: Literal["seed", "extra"]
    schedule: Schedule
    linked_to: (
        Annotated[str, Field(pattern=r"^(massage|mirror)(:[A-Za-z][A-Za-z0-9_]*)?$")] | None
    ) = None
    """The routine, and in it the step or set, that does this item."""
    private: Flag = False
    """What is logged here never enters a report."""
    title: Plain
    why: Plain
    reminder: Plain
    exceptions: Plain | None = None
    log: Annotated[tuple[LogField, ...], Field(min_length=1)]
    basis: Text
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        if len({field.key for field in self.log}) != len(self.log):
            raise ValueError('"log" holds one key twice')
        return self


class RedFlag(ContentFile):
    """A warning-sign question: when it is asked, what fires it, what is said and done then."""

    level: Level
    asked: Annotated[tuple[Occasion, ...], Field(min_length=1)]
    ask: Plain
    say: Advice
    note: Text | None = None
    trigger: Literal["yes", "no"]
    actions: Annotated[tuple[ActionText, ...], Field(min_length=1)]
    lasts_until: Literal["clinician_seen", "answered_otherwise"] = "clinician_seen"
    """What ends the effect of an answer that fired: never the passing of time."""
    profile_flags: tuple[Id, ...] = ()
    """What the massage knows about the person while the answer is in force."""
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        done = [str(action) for action in self.actions]
        for key, names in (("asked", self.asked), ("actions", tuple(done))):
            if len(set(names)) != len(names):
                raise ValueError(f'"{key}" holds one entry twice')
        locked = [action.target for action in self.actions if action.verb == "lock"]
        if len(set(locked)) != len(locked):
            raise ValueError('"actions" locks one routine twice')
        if locked and self.lasts_until != "clinician_seen":
            raise ValueError("a lock lasts until a clinician was seen")
        if {"log_event", "log_private"} <= set(done):
            raise ValueError('"actions" logs both openly and privately')
        return self

    @property
    def is_private(self) -> bool:
        """Whether answers never enter a report."""
        return any(action.verb == "log_private" for action in self.actions)


class LevelName(Strict):
    order: Annotated[int, Field(strict=True, ge=1)]
    """1 is the most urgent; where several questions fire, only the most urgent is shown."""
    name: Plain


class Numbers(Strict):
    emergency: Mapping[Country, Annotated[str, Field(pattern=r"^[0-9]{2,6}$")]]
    support: Mapping[Country, Plain]


class NumberWords(Strict):
    """What stands for a number where the country is not known or has none."""

    emergency: Plain
    support: Plain


class Disclaimer(Strict):
    short: Plain
    full: Plain


class Claims(Strict):
    """What the app says about itself, and words that stand nowhere in it."""

    allowed: tuple[Plain, ...]
    forbidden: tuple[Plain, ...]
    regulatory_note: Text
    src: tuple[Id, ...]


class Accessibility(Strict):
    id: Id
    need: Plain
    setting: Text
    facts: Text
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]


class CareCommon(ContentFile):
    """What all items and questions share."""

    kind: Literal["checklist_and_screening"]
    title: Plain
    numbers: Numbers
    placeholders: NumberWords
    levels: Mapping[Level, LevelName]
    disclaimer: Disclaimer
    claims: Claims
    accessibility: tuple[Accessibility, ...]

    @model_validator(mode="after")
    def _every_level_has_its_own_place(self) -> Self:
        if missing := sorted(set(get_args(Level)) - set(self.levels)):
            raise ValueError(f'"levels" lacks "{missing[0]}"')
        if len({level.order for level in self.levels.values()}) != len(self.levels):
            raise ValueError('"levels" gives one place twice')
        return self
