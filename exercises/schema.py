"""What a content file may contain.

Everything the person can read or hear is a `Bilingual`. A plain string is for those who maintain
the files (a reason, a rule, a citation) and is never shown. Unknown keys are refused.
"""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION: Final = 1
PLACEHOLDERS: Final = frozenset({"side"})
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_BREAK: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _one_line(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty")
    if _BREAK.search(text):
        raise ValueError("the text holds a line break or a control character")
    return text


Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Text = Annotated[str, AfterValidator(_one_line)]
Count = Annotated[int, Field(strict=True, ge=1, le=100)]
Seconds = Annotated[float, Field(strict=True, ge=0, le=600, allow_inf_nan=False)]
Flag = Annotated[bool, Field(strict=True)]

Kind = Literal["baseline", "sunnybrook", "extra", "drill"]
Driver = Literal["smile", "pucker", "closure", "brow", "puff", "snarl", "none"]
Index = Literal["eye", "corner", "brow", "none"]
Cue = Literal["ready", "go", "hold", "release", "rest", "smaller", "rescue", "stop", "match", "end"]
Requirement = Literal[
    "doctor_confirmed_synkinesis", "onset_months>=3", "some_movement_returned", "not_stroke_palsy"
]
Trigger = Literal[
    "unwanted_movement_seen", "unwanted_movement_seen_3_reps_running", "pain_or_new_twitch",
    "face_fatigue>=6"
]  # fmt: skip


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(Strict):
    """One text in both languages, holding the same placeholders in each."""

    fillable: ClassVar[frozenset[str]] = PLACEHOLDERS

    zh: Text
    en: Text

    @model_validator(mode="after")
    def _placeholders_agree(self) -> Self:
        zh, en = (set(_PLACEHOLDER.findall(text)) for text in (self.zh, self.en))
        if zh != en:
            raise ValueError("the placeholders in zh and en differ")
        if unknown := sorted(zh - self.fillable):
            raise ValueError(f"nothing fills the placeholder {{{unknown[0]}}}")
        return self

    def of(self, lang: str) -> str:
        """Return the text in `zh` or `en`.

        Raises: ValueError for any other language.
        """
        if lang not in ("zh", "en"):
            raise ValueError(f"the content speaks zh and en, not {lang!r}")
        return self.zh if lang == "zh" else self.en


class ContentFile(Strict):
    """The head of every file: its format, and the id that is also its file name."""

    schema_version: Literal[1]
    id: Id
    order: Annotated[int, Field(strict=True)] = 1000
    """Place in lists; a file without it comes last."""


class Source(Strict):
    citation: Text
    url: str
    grade: Literal["S", "A", "B", "C", "D", "-"]


class SourceList(Strict):
    schema_version: Literal[1]
    sources: Mapping[Id, Source]


class Dose(Strict):
    """How one exercise is timed; `rest_s` follows every repetition, the last one too."""

    move_in_s: Seconds
    hold_s: Seconds
    move_out_s: Seconds
    rest_s: Seconds
    reps: Count

    @property
    def rep_s(self) -> float:
        return self.move_in_s + self.hold_s + self.move_out_s + self.rest_s

    @property
    def total_s(self) -> float:
        return self.reps * self.rep_s


class Doses(Strict):
    starter: Dose
    standard: Dose


class Sunnybrook(Strict):
    """Which items of the clinicians' form the exercise shows. The app never computes its score."""

    domain: Literal["resting_symmetry", "voluntary_and_synkinesis"]
    items: Annotated[tuple[Bilingual, ...], Field(min_length=1)]


class Exercise(ContentFile):
    kind: Kind
    measured: Flag = True
    """False where a hand covers what would be measured: such an exercise is never judged."""
    driver: Driver
    """The measured movement that shows when the person is in the hold."""
    sunnybrook: Sunnybrook | None
    name: Bilingual
    instruct: Bilingual
    watch: tuple[Id, ...]
    watch_note: Bilingual
    goal: Bilingual
    avoid: Bilingual
    eyes_closed: Flag
    doses: Doses
    evidence: Annotated[tuple[Id, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sunnybrook_is_said(self) -> Self:
        if self.kind == "sunnybrook" and self.sunnybrook is None:
            raise ValueError('kind "sunnybrook" needs the key "sunnybrook"')
        return self


class Pattern(ContentFile):
    """A linked movement: what the person does on purpose, and what comes along."""

    seed: Flag
    type: Literal[
        "ocular-oral", "oral-ocular", "ocular-frontal", "oral-cervical", "oral-mental", "autonomic"
    ]
    name: Bilingual
    voluntary: Bilingual
    unwanted: Bilingual
    metric: Id
    index: Index
    """The index that judges it; none means that the app shows and asks, but does not judge."""
    exercises: tuple[Id, ...]
    evidence: Annotated[tuple[Id, ...], Field(min_length=1)]


class ExerciseSet(ContentFile):
    """A ready-made sequence. `est_s` is checked against the computed time when it is loaded."""

    name: Bilingual
    level: Literal["starter", "standard", "record"]
    exercises: Annotated[tuple[Id, ...], Field(min_length=1)]
    break_after: tuple[Id, ...] = ()
    intro_s: Seconds
    dose_kind: Literal["starter", "standard", "own"]
    own_dose: Dose | None = None
    overrides: Mapping[Id, Dose] = Field(default_factory=dict[str, Dose])
    est_s: Annotated[int, Field(strict=True, ge=1)]
    src: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if (self.dose_kind == "own") != (self.own_dose is not None):
            raise ValueError('"own_dose" stands there exactly when "dose_kind" is "own"')
        if len(set(self.exercises)) != len(self.exercises):
            raise ValueError('"exercises" names one exercise twice')
        for key, names in (("break_after", self.break_after), ("overrides", self.overrides)):
            if strangers := sorted(set(names) - set(self.exercises)):
                raise ValueError(f'"{key}" names "{strangers[0]}", which the set does not hold')
        return self

    def dose_for(self, exercise: Exercise) -> Dose:
        """Return the dose of this exercise in this set."""
        if exercise.id in self.overrides:
            return self.overrides[exercise.id]
        if self.own_dose is not None:
            return self.own_dose
        return exercise.doses.standard if self.dose_kind == "standard" else exercise.doses.starter


class SideWords(Strict):
    left: Bilingual
    right: Bilingual
    unknown: Bilingual


class Placeholders(Strict):
    side: SideWords


class Gate(Strict):
    """What must be true before the exercises open."""

    requires: tuple[Requirement, ...]
    otherwise: Text
    src: tuple[Id, ...]


class ViewMode(Strict):
    id: Literal["mirror", "outline", "blur", "healthy_side", "off"]
    name: Bilingual


class Cues(Strict):
    """The short sentences that any exercise may say."""

    ready: Bilingual
    go: Bilingual
    hold: Bilingual
    release: Bilingual
    rest: Bilingual
    smaller: Bilingual
    rescue: Bilingual
    stop: Bilingual
    match: Bilingual
    end: Bilingual


class StopRule(Strict):
    when: Trigger
    then: Literal["halve_amplitude", "end_exercise", "end_session_and_screen", "offer_end"]
    cue: Cue


class SelfRatingStep(Strict):
    value: Annotated[int, Field(strict=True, ge=0)]
    label: Bilingual


class SelfRating(Strict):
    steps: Annotated[tuple[SelfRatingStep, ...], Field(min_length=2)]
    note: Text


class Metric(Strict):
    definition: Text
    after: tuple[Id, ...]
    label: Bilingual


class Avoid(Strict):
    id: Id
    text: Bilingual
    why: Text
    src: tuple[Id, ...]


class Recording(Strict):
    interval_days: Annotated[int, Field(strict=True, ge=1)]
    setup: Bilingual
    store: Text
    preview: Text
    compare: Text
    note: Text
    src: tuple[Id, ...]


class MirrorLibrary(ContentFile):
    """What all mirror exercises share."""

    kind: Literal["exercise_library"]
    title: Bilingual
    principles: tuple[Bilingual, ...]
    effort_max_of_10: Annotated[int, Field(strict=True, ge=1, le=10)]
    block_rest_s: Seconds
    placeholders: Placeholders
    gate: Gate
    view_modes: tuple[ViewMode, ...]
    stop_rules: tuple[StopRule, ...]
    self_rating: SelfRating
    metrics: Mapping[Id, Metric]
    metrics_rule: Text
    avoid: tuple[Avoid, ...]
    cues_common: Cues
    recording: Recording
